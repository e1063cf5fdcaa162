-- :quit

return {
    name = "quit",
    usage = ":quit",
    doc = "leaves; so do ^D, exit and quit",
    run = function() return "quit" end,
}

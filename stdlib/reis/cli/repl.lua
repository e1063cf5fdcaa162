-- reis repl [FILE]

return {
    name = "repl",
    summary = "explore",
    doc = "Runs FILE, if given, and then what is typed, line by line; prints values as tables. Tab completes, ^C stops a\n"
        .. "running line and keeps the session, ^D leaves.",
    run = function(job) return require("reis.repl.repl").run(job) end,
}

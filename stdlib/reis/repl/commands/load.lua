-- :load FILE

local host = require "host"
local say = require "reis.repl.say"

return {
    name = "load",
    usage = ":load FILE.lua",
    doc = "begins anew with another script",
    run = function(R, arguments)
        if arguments == "" then return say.wrong("a script is needed: :load shop.lua") end
        local path, text = host.read("typed", arguments)
        if not path then return say.wrong(("%s: %s"):format(arguments, text)) end
        require("reis.repl.session").start(R, arguments, text)
    end,
}

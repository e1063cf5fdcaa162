-- :time EXPRESSION

local host = require "host"
local say = require "reis.repl.say"

return {
    name = "time",
    usage = ":time EXPRESSION",
    doc = "runs it and tells how long it took",
    run = function(R, arguments)
        if arguments == "" then return say.wrong("something to run: :time plan()") end
        local before = host.clock()
        require("reis.repl.session").run(R, arguments)
        host.out(("took %.3g s\n"):format(host.clock() - before))
    end,
}

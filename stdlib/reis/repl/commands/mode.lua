-- :mode table|json|csv|markdown

local host = require "host"
local say = require "reis.repl.say"
local show = require "reis.repl.show"

return {
    name = "mode",
    usage = ":mode table|json|csv|markdown",
    complete = function() return show.modes end,
    doc = "how results are shown; alone says which way",
    run = function(R, arguments)
        if arguments == "" then return host.out(R.mode .. "\n") end
        for _, mode in ipairs(show.modes) do
            if mode == arguments then
                R.mode = mode
                return
            end
        end
        say.wrong(("no mode '%s'; :mode takes %s"):format(arguments, table.concat(show.modes, ", ")))
    end,
}

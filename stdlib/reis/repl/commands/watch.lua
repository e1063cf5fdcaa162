-- :watch experience, completion

local host = require "host"
local schema = require "reis.language.schema"
local ordered = require "reis.words.ordered"
local say = require "reis.repl.say"
local sketch = require "reis.repl.sketch"

return {
    name = "watch",
    usage = ":watch experience, completion",
    several = true,
    complete = function() return schema.measures end,
    doc = "shows after each declaration how these measures moved; :watch off ends it",
    run = function(R, arguments)
        if arguments == "" then return host.out((R.watch and table.concat(R.watch, ", ") or "off") .. "\n") end
        if arguments == "off" then
            R.watch, R.watched = nil, nil
            return
        end
        local list = {}
        for name in arguments:gmatch("[^%s,]+") do
            if not ordered.holds(schema.measures, name) then
                local near = require("reis.language.nearest").of(name, schema.measures)
                return say.wrong(("no measure '%s'; %s"):format(name, near and ("did you mean %s?"):format(near)
                    or "there are " .. table.concat(schema.measures, ", ")))
            end
            list[#list + 1] = name
        end
        R.watch = list
        R.watched = sketch.figures(R)
    end,
}

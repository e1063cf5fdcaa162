-- :help, ?NAME and help "NAME"

local host = require "host"
local help = require "reis.command.help"
local form = require "reis.command.form"
local say = require "reis.repl.say"
local show = require "reis.repl.show"

local SHORT = [[
score()                     every measure           ?score tells more, ?touchpoint.leave too
whatif { with = { "X" } }   what if                 help "whatif" shows a page of the manual
plan(), plan():explain "X"  the roadmap, and why    model lists what is declared
sweep { … }, simulate { … } further questions       plot "A journey", draw.map("A journey", "map.pdf")
touchpoint "X" { … }        changes what is there   : lists the commands of the REPL
]]

--- The things of the model that are called so, as they are shown.
local function things(R, name)
    local V, out = show.seen(R), {}
    for _, kinds in ipairs { { "journey" }, { "phase" }, { "touchpoint" }, { "action" }, { "persona" }, { "killer" }, { "pain" }, { "need" },
        { "scenario" }, { "roadmap" }, { "goal" }, { "channel" }, { "team" }, { "partner" }, { "system" }, { "value" } } do
        for _, thing in ipairs(require("reis.model.model").find(V.model, kinds, name)) do out[#out + 1] = form.thing(thing, V) end
    end
    return #out > 0 and table.concat(out, "\n") or nil
end

return {
    name = "help",
    usage = ":help [NAME], ?NAME",
    complete = function() return help.names() end,
    doc = "a page, a kind, a field (touchpoint.leave), a function, a library, or a thing of the model",
    run = function(R, arguments)
        local name = arguments:gsub('^"(.*)"$', "%1")
        if name == "" then return host.out(SHORT) end
        local text = help.topic(name) or things(R, name) or help.library(name)
        if text then return show.page(R, text) end
        local near = help.near(name)
        say.wrong(("no page '%s'; %s"):format(name, near and ("did you mean ?%s"):format(near) or 'help "start" is where to begin'))
    end,
}

-- An action: what it was given, and what it changes, with what it requires.

local tables = require "reis.words.tables"
local result = require "reis.figures.result"
local moved = require "reis.figures.moved"
local words = require "reis.command.field_words"

--- What taking it changes, in words; nil where it cannot be taken alone.
local function change(action, V)
    if action.status == "done" then return "done: its effects are in the marks already" end
    if action.status == "dropped" then return "dropped" end
    local with, names = {}, {}
    local function add(one)
        if with[one] or one.status == "done" then return end
        with[one] = true
        for _, other in ipairs(one.ref.requires) do add(other) end
        names[#names + 1] = one.name
    end
    add(action)
    local scenario = require("reis.model.model").scenario(V.model, { with = names })
    local found = scenario and require("reis.figures.whatif").of(V.model, V.F, scenario)
    local after = found and found:utility() and found:scores()
    if not after then return nil end
    local text = moved.text(V.model, result.difference(after, V.F.scores()), "en"):gsub("\n+$", "")
    return (#names > 1 and ("with what it requires (%s):\n"):format(table.concat(names, ", ", 1, #names - 1)) or "") .. text
end

--- thing -> text. V: { model =, F = figures or nil, currency = }
return function(action, V)
    local text = "action " .. action.name .. "\n" .. tables.format(words.fields(action, V.currency), { indent = 2 })
    local what = V.F and change(action, V)
    return what and text .. "\n" .. what .. "\n" or text
end

-- Any thing of the model as a card: its kind and name, and what it was given.

local words = require "reis.command.field_words"
local tables = require "reis.words.tables"

--- thing -> text. V: { model =, F = figures or nil, currency = }
return function(thing, V)
    local rows = words.fields(thing, V.currency)
    return thing.kind .. " " .. thing.name .. "\n" .. (#rows > 0 and tables.format(rows, { indent = 2 }) or "")
end

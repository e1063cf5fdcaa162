-- What changed between two models in words: values near to how a script writes them.

local format = require "reis.words.format"
local ordered = require "reis.words.ordered"

local text = {}

local PARTS = { pert = { "between", "low", "likely", "high" }, uniform = { "uniform", "low", "high" },
    around = { "around", "mean", "sd" } }

--- A value of a field of a type as a text, near to how it is written.
function text.written(v, type_of, V)
    if v == nil then return "–" end
    if type(v) == "number" then
        if type_of == "duration" then return format.duration(v, V.lang) end
        if type_of == "money" then return format.money(v, V.currency, V.lang) end
        return format.short(v, 4, V.lang)
    end
    if type(v) == "boolean" then return V.L(v and "diff.yes" or "diff.no") end
    if type(v) ~= "table" then return tostring(v) end
    local form = PARTS[v.dist]
    local out = {}
    if form then
        for i = 2, #form do out[i - 1] = text.written(v[form[i]], type_of, V) end
        return ("%s(%s)"):format(form[1], table.concat(out, "; "))
    end
    for key, part in ordered.pairs(v) do
        if key ~= "dist" and type(part) ~= "function" then
            local name = type(key) == "string" and key .. " " or ""
            out[#out + 1] = name .. (type(part) == "table" and not part.dist and "(" .. text.written(part, type_of, V) .. ")" or text.written(part, type_of, V))
        end
    end
    return table.concat(out, ", ")
end

--- From what to what something went, as two texts.
function text.both(one, V)
    if one.type == "phase" then return one.from, one.to end
    if one.type == "place" then return V.L("diff.place", one.from), V.L("diff.place", one.to) end
    return text.written(one.from, one.type, V), text.written(one.to, one.type, V)
end

return text

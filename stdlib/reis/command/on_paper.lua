-- How a script wants a picture drawn: draw.map("A journey", "map.pdf", { paper = "a3", portrait = true, dpi = 300, lang = "nl" }).

local nearest = require "reis.language.nearest"
local pictures = require "reis.pictures.pictures"

local on_paper = {}

local FIELDS = { "paper", "portrait", "dpi", "lang" }
local TAKES = { paper = "one of a3, a4, a5 and letter", portrait = "true or false", dpi = "a number from 36 to 600", lang = '"en" or "nl"' }

local function fits(field, v)
    if field == "paper" then return v == "a3" or v == "a4" or v == "a5" or v == "letter" end
    if field == "portrait" then return type(v) == "boolean" end
    if field == "dpi" then return math.type(v) ~= nil and v >= 36 and v <= 600 end
    return v == "en" or v == "nl"
end

--- Reads what a script gives. -> { paper =, dpi =, lang = } for pictures; nil and what is wrong
function on_paper.read(given)
    for field, v in next, given do
        if not TAKES[field] then
            local near = type(field) == "string" and nearest.of(field, FIELDS)
            return nil, ("a picture takes %s, not %s%s"):format(table.concat(FIELDS, ", "), tostring(field):sub(1, 40),
                near and ("; did you mean %s?"):format(near) or "")
        end
        if not fits(field, v) then return nil, ("a picture's %s is %s"):format(field, TAKES[field]) end
    end
    return { paper = pictures.paper(given.paper, given.portrait), dpi = given.dpi, lang = given.lang }
end

--- Functions that draw into a file, each taking such a table after the file as well. keep(how, f, ...) calls f. No call here
-- is a tail call: who may write is seen by who asked.
function on_paper.each(functions, keep)
    local out = {}
    for name, f in pairs(functions) do
        out[name] = function(...)
            local n = select("#", ...)
            local last = n > 1 and select(n, ...)
            if type(last) == "table" then keep(last, f, table.unpack({ ... }, 1, n - 1)) else keep(nil, f, ...) end
        end
    end
    return out
end

return on_paper

-- How a script wants a picture drawn: draw.map("A journey", "map.pdf", { paper = "a3", portrait = true, dpi = 300, lang = "nl" }),
-- and draw.ecosystem("all.pdf", { group = "owner" }).

local nearest = require "reis.language.nearest"
local ordered = require "reis.words.ordered"
local pictures = require "reis.pictures.pictures"
local groups = require "reis.pictures.ecosystem.groups"

local on_paper = {}

local FIELDS = { "paper", "portrait", "dpi", "lang" }
local GROUPED = { "paper", "portrait", "dpi", "lang", "group" } -- of an ecosystem
local TAKES = { group = "one of tag, owner, persona and phase",
    paper = "one of a3, a4, a5 and letter", portrait = "true or false", dpi = "a number from 36 to 600", lang = '"en" or "nl"' }

local function fits(field, v)
    if field == "paper" then return v == "a3" or v == "a4" or v == "a5" or v == "letter" end
    if field == "portrait" then return type(v) == "boolean" end
    if field == "dpi" then return math.type(v) ~= nil and v >= 36 and v <= 600 end
    if field == "group" then return ordered.holds(groups.KEYS, v) end
    return v == "en" or v == "nl"
end

--- Reads what a script gives for the picture drawn by draw[name]. -> { paper =, dpi =, lang =, group = } for pictures;
-- nil and what is wrong
function on_paper.read(given, name)
    local fields = name == "ecosystem" and GROUPED or FIELDS
    for field, v in next, given do
        if not ordered.holds(fields, field) then
            local near = type(field) == "string" and nearest.of(field, fields)
            return nil, ("a picture takes %s, not %s%s"):format(table.concat(fields, ", "), tostring(field):sub(1, 40),
                near and ("; did you mean %s?"):format(near) or "")
        end
        if not fits(field, v) then return nil, ("a picture's %s is %s"):format(field, TAKES[field]) end
    end
    return { paper = pictures.paper(given.paper, given.portrait), dpi = given.dpi, lang = given.lang, group = given.group }
end

--- Functions that draw into a file, each taking such a table after the file as well. keep(name, how, f, ...) calls f. No call here
-- is a tail call: who may write is seen by who asked.
function on_paper.each(functions, keep)
    local out = {}
    for name, f in pairs(functions) do
        out[name] = function(...)
            local n = select("#", ...)
            local last = n > 1 and select(n, ...)
            if type(last) == "table" then keep(name, last, f, table.unpack({ ... }, 1, n - 1)) else keep(name, nil, f, ...) end
        end
    end
    return out
end

return on_paper

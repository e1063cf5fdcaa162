-- A journey as Mermaid draws it: phases as sections, touchpoints as tasks, experiences as scores from 1 to 5, personas as people. What
-- Mermaid would take for its own is written as entity codes, so that it reads the very names.

local i18n = require "reis.words.i18n"
local slug = require "reis.words.slug"

local CODES = { ["#"] = "#35;", [";"] = "#59;", [":"] = "#58;", ["%"] = "#37;", ["{"] = "#123;", ["}"] = "#125;", ["<"] = "#lt;", [">"] = "#gt;",
    ["&"] = "#amp;", [","] = "#44;" }
-- Words that Mermaid takes for its own: where a statement begins, and anywhere.
local FIRST, ANYWHERE = { "journey", "title", "section", "acctitle", "accdescr" }, { "style", "classDef", "C4Con", "C4Com", "C4D" }

local BREAK = "<[bB][rR]%s*/?>" -- with which Mermaid itself breaks a line

local function coded(c) return ("#%d;"):format(c:byte()) end

--- A text in which nothing is Mermaid's. at_start: it begins a statement; comma: one would part it.
local function text(s, at_start, comma)
    local parts, from = {}, 1
    for at, stop in s:gmatch("()" .. BREAK .. "()") do
        parts[#parts + 1] = s:sub(from, at - 1):gsub("[#;:%%{}<>&]", CODES) .. s:sub(at, stop - 1)
        from = stop
    end
    s = table.concat(parts) .. s:sub(from):gsub("[#;:%%{}<>&]", CODES)
    if comma then s = s:gsub(",", CODES) end
    for _, word in ipairs(FIRST) do
        if at_start and s:lower():find(word, 1, true) == 1 then s = coded(s:sub(1, 1)) .. s:sub(2) end
    end
    for _, word in ipairs(ANYWHERE) do s = s:gsub(word, function(found) return coded(found) .. found:sub(2) end) end
    return s
end

local function personas(t)
    local out = {}
    for i, persona in ipairs(t.ref.personas or {}) do out[i] = text(persona.name, false, true) end
    return out
end

--- The experience of each touchpoint of a journey, together over who meets it, whether or not anybody gets there: { [index] = mark }
local function experiences(all, journey)
    local sums, weights, marks = {}, {}, {}
    for _, p in ipairs(all.F.scores().journeys[journey.index].personas) do
        for _, one in ipairs(p.touchpoints) do
            if one.experience then
                local weight = p.share or 1
                sums[one.index] = (sums[one.index] or 0) + weight * one.experience
                weights[one.index] = (weights[one.index] or 0) + weight
            end
        end
    end
    for i, sum in pairs(sums) do marks[i] = weights[i] > 0 and sum / weights[i] or nil end
    return marks
end

--- A mark as a score -> 1 to 5, whether it was rounded; nil where there is none.
local function score(mark)
    if not mark then return nil end
    local exact = mark / 2.5 + 1
    local whole = math.floor(exact + 0.5)
    return math.max(1, math.min(5, whole)), math.abs(whole - exact) > 1e-9
end

local function diagram(all, journey, W, notes)
    local lines, rounded, marks = { "journey", "  title " .. text(journey.name) }, 0, experiences(all, journey)
    for _, phase in ipairs(journey.phases) do
        lines[#lines + 1] = "  section " .. text(phase.name)
        for _, t in ipairs(phase.touchpoints) do
            local mark, inexact = score(marks[t.index])
            if not mark then notes[#notes + 1] = W("mermaid.unscored", journey.name, t.name) end
            if inexact then rounded = rounded + 1 end
            local people = personas(t)
            local with = #people > 0 and people or all.everyone
            lines[#lines + 1] = ("    %s: %d%s"):format(text(t.name, true), mark or 3, #with > 0 and ": " .. table.concat(with, ", ") or "")
        end
    end
    if rounded > 0 then notes[#notes + 1] = W("mermaid.rounded", journey.name, rounded) end
    return table.concat(lines, "\n") .. "\n"
end

--- Who makes a journey, where a touchpoint does not say who meets it.
local function makers(all, journey)
    local list = #(journey.ref.personas or {}) > 0 and journey.ref.personas or all.model.personas
    local out = {}
    for i, persona in ipairs(list) do out[i] = text(persona.name, false, true) end
    return out
end

local function write(all)
    local W, notes, out = i18n.of(all.lang, "interchange"), {}, {}
    if #all.journeys == 0 then return nil, W "journeys.none" end
    local slugs = slug.all(all.journeys)
    for i, journey in ipairs(all.journeys) do
        local told = setmetatable({ everyone = makers(all, journey) }, { __index = all })
        out[i] = { name = #all.journeys > 1 and slugs[journey] or "", bytes = diagram(told, journey, W, notes) }
    end
    return out, notes
end

return { name = "mermaid", suffixes = { "mmd", "mermaid" }, needs_plan = false, by_journey = true, write = write }

-- Two plans beside each other: what comes in, what goes out, what starts at another time, and what it does to the gain.

local format = require "reis.words.format"
local say = require "reis.roadmap.say"

local beside = {}

local function starts(plan)
    local out = {}
    for _, row in ipairs(plan.actions) do out[row.name] = row.start end
    return out
end

--- present, other: plans of reis.roadmap. -> { into = names, out = names, moved = { { name =, from =, to = (periods) } } },
-- in order of start
function beside.of(present, other)
    local before, after = starts(present), starts(other)
    local found = { into = {}, out = {}, moved = {} }
    for _, row in ipairs(other.actions) do
        local from = before[row.name]
        if not from then
            found.into[#found.into + 1] = row.name
        elseif from ~= row.start then
            found.moved[#found.moved + 1] = { name = row.name, from = from, to = row.start }
        end
    end
    for _, row in ipairs(present.actions) do
        if not after[row.name] then found.out[#found.out + 1] = row.name end
    end
    return found
end

local function names(list, V) return #list > 0 and table.concat(list, ", ") or V.L "beside.none" end

--- The same in words, a line each: { "gain …; now …", "in: …", "out: …", "moved: …" }.
function beside.lines(present, other, lang)
    local V, found, moves = say.voice(other, lang), beside.of(present, other), {}
    local function gain(x)
        if V.money then return V.L("plan.a_year", format.money(x, V.currency, V.lang)) end
        return V.L("plan.points", format.signed(x, 2, V.lang))
    end
    for i, one in ipairs(found.moved) do moves[i] = V.L("beside.move", one.name, one.from, one.to) end
    local out = { V.L("beside.gain", gain(other.gain), gain(present.gain), format.money(other.cost, V.currency, V.lang),
        format.money(present.cost, V.currency, V.lang)) }
    if #found.into + #found.out + #moves == 0 then
        out[2] = V.L "beside.same"
        return out
    end
    out[2], out[3] = V.L("beside.in", names(found.into, V)), V.L("beside.out", names(found.out, V))
    if #moves > 0 then out[4] = V.L("beside.moved", table.concat(moves, ", ")) end
    return out
end

return beside

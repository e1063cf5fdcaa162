-- A map's journey as it will be: the curve of another time through the same touchpoints, and what changes at which.

local ink = require "reis.pictures.ink"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"
local data = require "reis.pictures.map.data"
local notes = require "reis.pictures.twin.notes"
local pair = require "reis.pictures.twin.pair"
local voice = require "reis.pictures.twin.journey".voice

local against = {}

local LOOK = { stroke = ink.GREEN, width = 1.3, dash = { 4.6, 1.8 } }

--- The journey that stands in a journey's place then.
local function then_of(found, journey)
    if found.journey then return found.journey end
    for _, one in ipairs(found.use or {}) do
        if one.ref.instead_of == journey then return one end
    end
    return journey
end

local function emotion_of(row) return row and (row.emotional_emotion or row.emotion) end

--- Places for touchpoints that are not there yet: between those that stand beside them in their phase. at: { [column] = x }
local function between(columns, at, phases, edges)
    local i = 1
    while i <= #columns do
        if at[i] or not phases[columns[i].phase] then
            i = i + 1
        else
            local to = i
            while to < #columns and not at[to + 1] and phases[columns[to + 1].phase] do to = to + 1 end
            local left, right = i > 1 and at[i - 1] or edges[1], at[to + 1] or edges[2]
            for k = i, to do at[k] = left + (right - left) * (k - i + 1) / (to - i + 2) end
            i = to + 1
        end
    end
end

--- The points of the other curve on a page: list of { x =, v =, changed = }. list: the page's points; phases: set of names
local function points_of(columns, met, list, phases, edges)
    local by, at, out = {}, {}, {}
    for _, p in ipairs(list) do by[p.index] = p.x end
    for i, c in ipairs(columns) do at[i] = c.was and by[c.was.index] or nil end
    local on_page = {}
    for i, c in ipairs(columns) do
        if not c.was then on_page[#on_page + 1] = i end
    end
    if #on_page > 0 then between(columns, at, phases, edges) end
    for i in ipairs(columns) do
        local v = emotion_of(met[i].after)
        if at[i] and v then out[#out + 1] = { x = at[i], v = v, changed = met[i].fate ~= nil, new = not columns[i].was } end
    end
    return out
end

--- What is drawn beside a map of a journey. ctx.against: as command/against.lua gives it, or with said(touchpoint) -> what is told of
-- it, or nil; met: as of data.of
-- -> { label =, name =, look =, points(list, phases, edges), notes = { [phase name] = items },
-- rows = (the same as a table: number, name, phase, what changes), fate = { [index] = }, row = }
function against.of(ctx, journey, persona)
    local found, V = ctx.against, voice(ctx)
    local new = then_of(found, journey)
    local from = data.row(ctx, journey, persona)
    local to = data.row({ F = found.F, scores = found.F.scores() }, new, persona)
    local columns = pair.columns(journey, new)
    local met = pair.of(columns, from, to)
    local out = { notes = {}, rows = {}, fate = {}, row = to, look = LOOK }
    local what = found.name or ctx.L "against.plan"
    out.label, out.name = ctx.L("against.curve", what), ctx.L("against.curve.name", what)
    out.what = what
    for i, c in ipairs(columns) do
        local words
        if found.said then words = c.was and found.said(c.was) else words = notes.said(met[i], V) end
        if c.moved then words = V.W "twin.moved" .. (words and "; " .. words or "") end
        if words then
            local list = out.notes[c.phase] or {}
            out.notes[c.phase] = list
            words = words:gsub(" %%", "\u{A0}%%") -- no line begins with a sign
            list[#list + 1] = { text = c.was and words or c.name .. ": " .. words, number = c.was and numbering.of(c.was) or "+",
                at = c.was and c.was.index, color = met[i].fate == "gone" and ink.VERM or nil }
            out.rows[#out.rows + 1] = { c.was and numbering.of(c.was) or "+", (c.was or c.is).name, c.phase, words }
            if c.was then out.fate[c.was.index] = met[i].fate or "moved" end
        end
    end
    function out.points(list, phases, edges) return points_of(columns, met, list, phases, edges) end
    out.verdict = to and ctx.L("against.verdict", measures.headline(to, ctx.lang)) or nil
    return out
end

return against

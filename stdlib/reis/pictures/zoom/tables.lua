-- All that is known of a phase, as tables: what the map tells, and the ways and the marks at each touchpoint.

local format = require "reis.words.format"
local numbering = require "reis.model.numbering"
local ordered = require "reis.words.ordered"
local parts = require "reis.pictures.listed.parts"
local data = require "reis.pictures.zoom.data"

local LEAST = 0.0005 -- a share below this is no way

--- From which touchpoint customers go on to which, and where they come from and end.
local function ways(S, all, tables)
    local rows, journey = {}, S.journey
    local function name(index) return numbering.at(journey, index) .. " " .. journey.touchpoints[index].name end
    local columns = #S.touchpoints > 0 and data.columns(S.ctx, all, 1, #S.touchpoints) or {}
    for _, c in ipairs(columns) do
        for _, from in ipairs(c.arrivals) do
            rows[#rows + 1] = { from.index == 0 and S.W "end.start" or name(from.index), name(c.t.index),
                from.index == 0 and S.percent(from.n) or S.percent(all.flow[from.index].next[c.t.index]) }
        end
    end
    for _, c in ipairs(columns) do
        local flow = all.flow[c.t.index]
        for to = 1, #all.flow do
            if (flow.next[to] or 0) > LEAST then rows[#rows + 1] = { name(c.t.index), name(to), S.percent(flow.next[to]) } end
        end
        if flow.done > LEAST then rows[#rows + 1] = { name(c.t.index), S.W "end.done", S.percent(flow.done) } end
        if flow.leave > LEAST then rows[#rows + 1] = { name(c.t.index), S.W "end.leave", S.percent(flow.leave) } end
    end
    parts.add(S, tables, "ways", { "from", "to", ">share" }, rows)
end

--- The mark of each persona for each value at each touchpoint, against what is expected.
local function marks(S, all, tables)
    local rows, ctx = {}, S.ctx
    local function mark(x) return x and format.number(x, 1, ctx.lang) or "" end
    for _, t in ipairs(S.touchpoints) do
        for _, person in ipairs(all.people) do
            if person.met[t.index] and (not ctx.persona or person.thing == ctx.persona) then
                for _, value in ipairs(ctx.model.values) do
                    local own, expected, pass = data.mark(ctx, person, t, value.index)
                    if own then
                        rows[#rows + 1] = { numbering.of(t), t.name, person.name, value.name, mark(own), pass and "" or mark(expected) }
                    end
                end
            end
        end
    end
    parts.add(S, tables, "marks", { "number", "touchpoint", "persona", "value", ">mark", ">expected" }, rows)
end

local function rivals(S, tables)
    local rows = {}
    for _, t in ipairs(S.touchpoints) do
        for name, mark in ordered.pairs(t.rivals or {}) do
            rows[#rows + 1] = { numbering.of(t), t.name, name, S.count(S.mean(mark)) }
        end
    end
    parts.add(S, tables, "rivals", { "number", "touchpoint", "rival", ">mark" }, rows)
end

--- ctx: { journey =, phase =, persona = (or nil) } -> tables
return function(ctx)
    local tables = {}
    if not ctx.phase then return tables end
    local all = data.of(ctx)
    local first = all.shown[1]
    local S = parts.scope(ctx, ctx.journey, { ctx.phase }, ctx.persona or first and first.thing)
    parts.phases(S, tables)
    parts.touchpoints(S, tables)
    ways(S, all, tables)
    if not ctx.persona then parts.emotions(S, tables) end
    marks(S, all, tables)
    rivals(S, tables)
    parts.known(S, tables)
    parts.evidence(S, tables)
    return tables
end

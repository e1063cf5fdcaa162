-- What a persona expects of each value, and what it finds, over all touchpoints that it meets.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local zoom = require "reis.pictures.zoom.data"
local column = require "reis.pictures.card.column"

local values = {}

local NAME, FIGURES, USUAL = 78, 52, 5 -- widths of the names and figures; the importance of a touchpoint that has none

--- The mean of two figures of a persona's touchpoints, each with the weight of the mean experience; journeys of the future left out.
-- read(t, figures) -> mark, expected
local function means(ctx, persona, read)
    local found, expected = { sum = 0, w = 0 }, { sum = 0, w = 0 }
    local function count(m, x, w)
        if x then m.sum, m.w = m.sum + w * x, m.w + w end
    end
    for _, journey in ipairs(ctx.model.journeys) do
        for _, row in ipairs(journey.state ~= "to-be" and ctx.scores.journeys[journey.index].personas or {}) do
            for _, m in ipairs(ctx.model.personas[row.persona] == persona and row.touchpoints or {}) do
                local mark, expects = read(journey.touchpoints[m.index], m)
                local w = (m.importance or USUAL) * (m.reach or 0)
                count(found, mark, w)
                count(expected, mark and expects, w)
            end
        end
    end
    return found.w > 0 and found.sum / found.w or nil, expected.w > 0 and expected.sum / expected.w or nil
end

--- What a persona expects of a value anywhere, by its own word.
local function declared(ctx, persona, index)
    local flat = ctx.F.flat.personas[persona.index]
    local expects = flat and flat.expects
    if type(expects) == "table" then return expects[index] end
    return expects
end

local function row(V, ctx, label, found, expected, w, bold)
    local lines = scene.wrap(label, NAME - 6, { size = 7, bold = bold })
    local h = math.max(17, #lines * 8.4 + 6)
    local function number(x) return x and format.number(x, 1, ctx.lang) or "–" end
    local name = V("card.value", label, number(found), number(expected))
    return { h = h, draw = function(at, y)
        local page, x0, mid = at.page, at.x + NAME, y + h / 2
        local wide = w - NAME - FIGURES - 6
        local function place(mark) return x0 + wide * math.max(0, math.min(10, mark)) / 10 end
        page:text(at.x, mid - #lines * 4.2, lines, { size = 7, lead = 8.4, bold = bold, tip = label })
        for _, mark in ipairs { 0, 5, 10 } do page:rule(place(mark), y, place(mark), y + h, mark == 5 and ink.RULE or ink.HAIR, 0.5) end
        if found and expected then
            local a, b = place(math.min(found, expected)), place(math.max(found, expected))
            page:add { "box", x = a, y = mid - 1.5, w = math.max(0.4, b - a), h = 3, fill = found < expected and ink.BELOW or ink.ABOVE, name = name }
        end
        if expected then page:stroke(place(expected), mid - 4, place(expected), mid + 4, { stroke = ink.INK, width = 1.2, name = name }) end
        if found then page:add { "circle", x = place(found), y = mid, r = 2.8, fill = ink.BLUE, name = name } end
        page:line(at.x + w - FIGURES, mid, number(found), { size = 7.6, bold = true, tip = name })
        if found and expected then
            page:line(at.x, mid, format.signed(found - expected, 1, ctx.lang), { size = 6.8, color = found < expected and ink.VERM or ink.BLUE,
                align = "right", w = w })
        end
    end }
end

local function scale(w)
    return { head = true, h = 9, draw = function(at, y)
        local wide = w - NAME - FIGURES - 6
        for _, mark in ipairs { 0, 5, 10 } do
            at.page:line(at.x + NAME + wide * mark / 10 - 10, y + 4, tostring(mark), { size = 6, color = ink.INK3, align = "center", w = 20 })
        end
    end }
end

--- Each value, and all of them together: list of { label =, found = (nil: no marks), expected =, all = }.
function values.of(ctx, V, persona)
    local list = {}
    for i, value in ipairs(ctx.model.values) do
        local found, expected = means(ctx, persona, function(t) return zoom.mark(ctx, { thing = persona }, t, value.index) end)
        list[i] = { label = value.name, found = found, expected = expected or declared(ctx, persona, value.index) }
    end
    local found, expected = means(ctx, persona, function(_, m) return m.experience, m.expectation end)
    if found or #list == 0 then list[#list + 1] = { label = V "card.together", found = found, expected = expected, all = true } end
    return list
end

--- Adds them as rows.
function values.add(out, ctx, V, persona, w)
    column.heading(out, V "card.values", w, V "card.values.sub", true)
    out[#out + 1] = scale(w)
    for _, one in ipairs(values.of(ctx, V, persona)) do out[#out + 1] = row(V, ctx, one.label, one.found, one.expected, w, one.all) end
end

return values

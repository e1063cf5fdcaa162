-- The journey map: one A4 page of at most nine phases for one journey and one persona, more pages
-- where needed.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local cards = require "reis.pictures.map.cards"
local cells = require "reis.pictures.map.cells"
local data = require "reis.pictures.map.data"
local fit = require "reis.pictures.map.fit"
local head = require "reis.pictures.map.head"
local lanes = require "reis.pictures.map.lanes"
local legend = require "reis.pictures.map.legend"
local mood = require "reis.pictures.map.mood"
local paging = require "reis.pictures.map.paging"
local people = require "reis.pictures.map.people"
local plates = require "reis.pictures.map.plates"

local NARROWEST = 82  -- of a phase: nine of them on A4
local TALLEST = 330   -- the most that the curve's lane takes while others can use the room
local MOST_SPARE = 22 -- what another lane takes of that at most
local FEW, LOW = 3, 210 -- so few points need no more than this

--- Where the lanes of a page stand: top, bottom, left, right.
local function room_of(ctx, map)
    local cyclic = map.journey and map.journey.cyclic and not map.blank
    local y = ink.TOP + 40 + (cyclic and plates.LOOP or 6)
    return { plates = y, top = y + 30, bottom = ctx.paper.h - 31, x0 = ink.M + lanes.LABEL, x1 = ctx.paper.w - ink.M,
        curve = map.curve }
end

--- What the curve's lane needs where it is not what a curve takes: nothing without the lane, little without marks.
local function curve_of(map, scored)
    if not lanes.has(map, "experience") then return 0 end
    return scored == 0 and not map.blank and 44 or nil
end

local function mean_of(a, b)
    return a and b and (a + b) / 2 or nil
end

--- What the curve comes from and goes to: the neighbours on other pages, or round the loop.
local function ends_of(map, slice)
    local here, scored, first, last = {}, {}, nil, nil
    for _, column in ipairs(slice.phases) do
        for _, t in ipairs(column.touchpoints) do here[t] = true end
    end
    for _, p in ipairs(map.points) do
        if p.emotion then
            scored[#scored + 1] = p
            if here[p] then first, last = first or #scored, #scored end
        end
    end
    if not first then return nil, nil end
    local function around(i, j)
        local a, b = scored[i], scored[j]
        return a and b and mean_of(a.emotion, b.emotion) or nil
    end
    local cyclic = map.journey.cyclic
    local before = first > 1 and around(first - 1, first) or cyclic and first == 1
        and around(#scored, 1) or nil
    local after = last < #scored and around(last, last + 1) or cyclic and last == #scored
        and around(#scored, 1) or nil
    return before, after
end

--- The points of a page, evenly over the width of their phase.
local function points_of(slice, columns)
    local points = {}
    for i, phase in ipairs(slice.phases) do
        local k = #phase.touchpoints
        for j, t in ipairs(phase.touchpoints) do
            t.x = columns[i].x + columns[i].w * (j - 0.5) / k
            points[#points + 1] = t
        end
    end
    return points
end

-- Heights of the lanes of an empty map on A4, on which people write.
local BLANK = { touchpoints = 104, pains = 50, needs = 46, systems = 36, actions = 46, channels = 30 }

--- Gives the lanes of an empty map their heights. -> what is left for the curve
local function blank_heights(lay, map, room)
    local rest = room.bottom - room.top
    local scale = rest / 460
    for _, lane in ipairs(map.lanes) do
        if lane.key ~= "experience" then
            lay.heights[lane.key] = math.max((BLANK[lane.key] or 38) * scale, lane.label.h)
            rest = rest - lay.heights[lane.key]
        end
    end
    return rest
end

--- How much of what the curve has is spared for each of the other lanes.
local function spare_of(map, rest)
    local n = #map.lanes - 1
    if n < 1 or map.blank then return 0 end
    if map.curve == 0 then return math.min(3 * MOST_SPARE, rest / (n + 1)) end
    if map.curve then return math.min(3 * MOST_SPARE, (rest - map.curve) / (n + 1)) end
    if not map.all and map.scored <= FEW then return math.max(0, rest - LOW) / n * 0.9 end
    return math.min(MOST_SPARE, math.max(0, rest - TALLEST) / n)
end

--- Gives every lane its place; what the curve can do without goes to the others.
local function place(lay, map, room, rest)
    local extra, y = spare_of(map, rest), room.top
    lay.lanes = {}
    for i, lane in ipairs(map.lanes) do
        local curve = lane.key == "experience"
        local h = curve and rest - (#map.lanes - 1) * extra or lay.heights[lane.key] + extra
        lay.lanes[i] = { key = lane.key, kind = lane.kind, label = lane.label, y = y, h = h, band = i % 2 == 0 and not map.blank }
        y = y + h
    end
end

local function draw_mood(page, ctx, lane, lay, map, slice, room)
    local before, after
    if map.journey and not map.blank then before, after = ends_of(map, slice) end
    local who, names = map.persona and map.persona.name or ctx.L "everyone", {}
    for _, phase in ipairs(slice.phases) do names[phase.name] = true end
    local left = mood.draw(page, ctx, lane, { x0 = room.x0, x1 = room.x1, points = points_of(slice, lay.columns), body = lay.body,
        main = not map.all, others = map.others, all = map.all, before = before, after = after, blank = map.blank, scored = map.scored,
        bare = map.scored == 0 and not map.blank and not map.all, why = #map.points == 0 and "mood.empty" or nil,
        phases = names, quotes = not lanes.has(map, "quotes"), name = ctx.L("curve.emotional", who), functional_name = ctx.L("curve.functional", who),
        band_name = ctx.L "simulate.key.band" })
    for _, one in ipairs(left) do page:compromise("left out", ctx.L("map.quote.left", one.words, one.number)) end
end

local function build_page(ctx, map, slice, of)
    local journey, L = map.journey, ctx.L
    local title = journey and L("page.title.map", journey.name) or L "kicker.map"
    if map.persona then title = title .. " — " .. frame.full_name(map.persona, ctx.lang) end
    local page, room = ink.page(ctx, title), room_of(ctx, map)
    head.draw(page, ctx, map, slice.number, of)
    if journey then head.verdict(page, ctx, map) end
    local lay, rest = fit.page(slice.phases, room, map.lanes)
    local made = plates.measure(ctx, slice.phases, lay.columns)
    if made.h + 2 > room.top - room.plates then -- titles of more lines than most
        room.top = room.plates + made.h + 2
        lay, rest = fit.page(slice.phases, room, map.lanes)
        made = plates.measure(ctx, slice.phases, lay.columns)
    end
    if journey and journey.cyclic and not map.blank then plates.loop(page, ctx, map, slice, room.x0, room.x1, room.plates, of) end
    if map.blank then rest = blank_heights(lay, map, room) end
    place(lay, map, room, rest)
    lanes.ground(page, lay, room.x1, slice.phases)
    plates.draw(page, ctx, made, journey, slice, room.plates, slice.number == of)
    local part = { phases = slice.phases, journey = journey }
    for _, lane in ipairs(lay.lanes) do
        lanes.label(page, lane)
        if lane.key == "experience" then
            draw_mood(page, ctx, lane, lay, map, slice, room)
        else
            local draw = lane.key == "touchpoints" and cards.draw or cells.draw
            draw(page, lay, lane, part, ctx)
        end
    end
    legend.draw(page, ctx, map, slice.number, of)
    return page
end

--- The map of a context, its lanes filled.
local function map_of(ctx)
    local journey = ctx.journey
    if ctx.blank or not journey then
        local map = data.blank(ctx, journey)
        lanes.fill(ctx, map, {}, nil)
        return map
    end
    local map, met = people.map(ctx, journey)
    for _, p in ipairs(map.points) do
        if p.emotion then map.scored = map.scored + 1 end
    end
    lanes.fill(ctx, map, { ctx = ctx, journey = journey, persona = map.persona, met = met, only = ctx.persona ~= nil },
        map.persona and ink.called(ctx, map.persona.name))
    return map
end

--- ctx.journey (may be nil for an empty map) and ctx.persona -> pages
local function build(ctx)
    local map = map_of(ctx)
    if #map.phases == 0 then
        map.phases[1] = data.phase { index = 1 }
        for _, lane in ipairs(map.lanes) do map.phases[1].lists[lane.key] = {} end
    end
    map.curve = curve_of(map, map.all and 1 or map.scored)
    local room = room_of(ctx, map)
    local sets = paging.pages(map.phases, (room.x1 - room.x0) // NARROWEST, function(phases)
        return map.blank or fit.fits(phases, room, map.lanes)
    end)
    local pages = {}
    for n, columns in ipairs(sets) do
        pages[n] = build_page(ctx, map, { number = n, phases = columns, first = n == 1 }, #sets)
    end
    return pages
end

return { name = "map", build = build }

-- The service blueprint of a whole journey: what a customer holds and does, what we do before and behind their eyes, what that
-- rests on and where it fails; a column for each touchpoint.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local i18n = require "reis.words.i18n"
local sheet = require "reis.pictures.twin.sheet"
local crowd = require "reis.pictures.lanes.crowd"
local boxes = require "reis.pictures.lanes.boxes"
local grid = require "reis.pictures.lanes.grid"
local service = require "reis.pictures.lanes.service"
local parts = require "reis.pictures.blueprint.parts"

local LABEL = 80
local TRIES = { { 8, 8.2 }, { 8, 7.6 }, { 8, 7 }, { 8, 6.6 }, { 7, 7 }, { 7, 6.6 }, { 6, 6.8 }, { 5, 6.8 }, { 4, 6.6 } } -- columns of a page, size of texts

--- The plates of the phases over touchpoints of a list.
local function plates(ctx, G, list)
    local spans = {}
    for i, t in ipairs(list) do
        local last = spans[#spans]
        if last and last.phase == t.phase then
            last.to = i
        else
            local continued = i == 1 and t.phase.touchpoints[1] ~= t
            spans[#spans + 1] = { phase = t.phase, from = i, to = i, name = ctx.L("phase.name", t.phase.index, t.phase.name),
                text = ("%d  %s"):format(t.phase.index, t.phase.name) .. (continued and " (" .. ctx.L "phase.continued" .. ")" or ""),
                url = ctx.link("zoom", t.journey, t.phase) }
        end
    end
    return grid.plates(G, spans)
end

--- The blocks of one page's touchpoints.
local function blocks_of(ctx, V, list, size)
    local G, out = grid.new(ctx, #list, LABEL), {}
    out[1] = plates(ctx, G, list)
    local lane = parts.of(ctx, list, G.box, size)
    if next(lane.evidence) then service.row(out, G, V, lane, "evidence", {}) end
    service.row(out, G, V, lane, "action", { open = true })
    service.divider(out, G, V, "interaction", service.arrows(list, lane.front, lane.action, parts.meets(V)))
    service.stages(out, G, V, list, lane)
    return out
end

--- The touchpoints of a journey on as few pages as hold each lane whole; where that takes more, lanes go on overleaf. -> list of blocks
local function pages_of(ctx, V, list)
    local room = ctx.paper.h - sheet.FOOT - sheet.TOP
    local laid
    for _, try in ipairs(TRIES) do
        laid = {}
        local fits = true
        for _, part in ipairs(grid.parts(#list, try[1])) do
            local blocks = blocks_of(ctx, V, table.move(list, part.from, part.to, 1, {}), try[2])
            fits = fits and grid.height(blocks) <= room
            laid[#laid + 1] = blocks
        end
        if fits then return laid end
    end
    return laid
end

local function legend(ctx, V)
    local key, L = frame.key, ctx.L
    return { key.dashed(L "legend.unmanaged"), boxes.key(V "blue.key.silence", "silent"),
        key.swatch(V "blue.key.fail", ink.FAIL, { stroke = ink.VERM, width = 0.8 }), key.moment(L "legend.moment"),
        key.killer(V "blue.key.killer"), key.arrow(V "blue.key.arrow", { stroke = ink.INK2, width = 0.8 }) }
end

local function build(ctx)
    local V, list = i18n.of(ctx.lang, "service"), {}
    for _, journey in ipairs(crowd.journeys(ctx)) do
        local all = {}
        for _, phase in ipairs(journey.phases) do table.move(phase.touchpoints, 1, #phase.touchpoints, #all + 1, all) end
        local some = #all > 0
        list[#list + 1] = { title = journey.name, name = V("blue.page", journey.name), legend = some and legend(ctx, V) or {},
            evidence = some and frame.evidence(ctx, journey) or V "service.empty",
            blocks = some and grid.join(ctx, pages_of(ctx, V, all)) or {} }
    end
    if #list == 0 then list[1] = { title = V "service.none", legend = {}, blocks = {} } end
    return sheet.pages(ctx, V "blue.kicker", list)
end

return { name = "blueprint", build = build }

-- The title band of a map: what journey it is, whose eyes it is seen through, and the verdict with the killers by name.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local measures = require "reis.figures.measures"
local data = require "reis.pictures.map.data"

local head = {}

--- The title band. n, of: which page of how many
function head.draw(page, ctx, map, n, of)
    local L, journey = ctx.L, map.journey
    local kicker = L(map.against and "kicker.against" or "kicker.map")
    if of > 1 then kicker = L("kicker.page", kicker, n, of) end
    frame.header(page, { back = { label = L "back.ecosystem", url = ctx.link "ecosystem", name = L "to.ecosystem" }, kicker = kicker,
        title = journey and scene.clean(journey.name) or "", evidence = journey and not map.blank and frame.evidence(ctx, journey) or nil })
    if map.blank then
        if not journey then page:rule(ink.M, 46, 320, 46) end
        page:add { "circle", x = page.w - 364, y = 35, r = 13, fill = ink.WHITE, stroke = ink.RULE, width = 0.7 }
        page:rule(page.w - 345, 31, page.w - 190, 31)
        page:rule(page.w - 345, 44, page.w - 190, 44)
    elseif map.persona then
        frame.persona(page, page.w - 364, map.persona, { title = L("name.persona", map.persona.name), w = 178 })
    end
end

--- Whom the killers veto: the map's persona, else the first one they do.
local function vetoed_row(ctx, map)
    local kills = not map.all and data.vetoes(map.journey, map.row) or nil
    if kills then return kills, nil end
    local scored = ctx.scores and ctx.scores.journeys[map.journey.index]
    for _, row in ipairs(scored and scored.personas or {}) do
        kills = row.share > 0 and data.vetoes(map.journey, row)
        if kills then return kills, row.persona end
    end
    return nil
end

--- What becomes of the verdict, where the map shows another time as well.
local function later(lines, map)
    if map.against then lines[#lines + 1] = map.against.verdict end
    return lines
end

--- The verdict of a journey that is not vetoed: its headline in two parts.
local function figure_verdict(page, ctx, map, row)
    local L = ctx.L
    local figure, beside = measures.parts(row, ctx.lang)
    local words = not row.experience and L "verdict.unscored" or beside and L "measure.experience" or L "verdict.fine"
    frame.verdict(page, page.w - 148, { figure = figure, beside = beside, lines = later({ words }, map),
        name = L("verdict.name", measures.headline(row, ctx.lang)) })
end

--- Names in two lines at most, as many as there is room for, and how many more there are.
local function some(names, w, size)
    for kept = #names, 2, -1 do
        local s = table.concat(names, ", ", 1, kept) .. (kept < #names and ", +" .. #names - kept or "")
        local lines = scene.wrap(s, w, { size = size })
        if #lines <= 2 then return lines end
    end
    return scene.wrap(names[1] .. (#names > 1 and ", +" .. #names - 1 or ""), w, { size = size, max = 3 })
end

--- The verdict at the right of the band.
function head.verdict(page, ctx, map)
    local L, row = ctx.L, map.row
    if map.blank or not row then return end
    local kills, whom = vetoed_row(ctx, map)
    if not kills then return figure_verdict(page, ctx, map, row) end
    local ids, names = {}, {}
    for i, k in ipairs(kills) do ids[i], names[i] = k.id, k.name end
    local lines = some(names, 107, 6.4)
    if whom then lines[#lines + 1] = L("verdict.for", ink.called(ctx, whom)) end
    if row.experience then
        lines[#lines + 1] = L("verdict.experience", whom and measures.headline(row, ctx.lang)
            or measures.mark(row.experience, ctx.lang))
        if not whom and row.killer_risk > 0 then
            lines[#lines] = lines[#lines] .. " · " .. L("verdict.risk", format.percent(row.killer_risk, ctx.lang))
        end
    end
    later(lines, map)
    frame.verdict(page, page.w - 148, { killers = ids, headline = L "verdict.vetoed", lines = lines,
        name = L("verdict.name.vetoed", table.concat(names, ", ")) })
end

return head

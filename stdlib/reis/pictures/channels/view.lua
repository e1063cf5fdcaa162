-- Channel × phase: what customers find on each channel, where channels differ, and where one has nothing though others do.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"
local sheet = require "reis.pictures.twin.sheet"
local boxes = require "reis.pictures.lanes.boxes"
local crowd = require "reis.pictures.lanes.crowd"
local glance = require "reis.pictures.lanes.glance"
local grid = require "reis.pictures.lanes.grid"
local cells = require "reis.pictures.channels.cells"

local LABEL, MOST = 92, 9 -- the width of names, phases beside each other
local SAME = 0.25          -- emotion within this is neither above nor below what is expected
local FAR = 1.5            -- marks between two channels that are told in red

local function tint(emotion)
    if not emotion then return ink.WHITE end
    return emotion > SAME and ink.BLUET or emotion < -SAME and ink.VERMT or ink.BACK
end

--- The box of a cell: experience, touchpoints and reach, and their names. bare: without names
local function item(ctx, V, cell, row, w, bare)
    local lines = {}
    for _, one in ipairs(bare and {} or cell.list) do
        for i, line in ipairs(scene.wrap(numbering.of(one.t) .. "  " .. one.t.name, w - 11, { size = 6 })) do
            lines[#lines + 1] = { line, first = i == 1, tip = one.t.name }
        end
    end
    local figure = cell.experience and format.number(cell.experience, 1, ctx.lang) or "–"
    local count, reach = V(i18n.plural("chan.touchpoints", cell.n), cell.n), format.percent(cell.reach, ctx.lang)
    local said = V("chan.cell", row.channel and row.channel.name or V "chan.none", figure, count, V("chan.reach", reach))
    local dashed = row.channel and row.channel.managed == false
    return { h = 27 + #lines * 7.1 + (#lines > 0 and 3 or 0), draw = function(page, x, y, wide, h)
        page:add { "box", x = x, y = y, w = wide, h = h, round = true, fill = tint(cell.emotion), stroke = dashed and ink.DASH or ink.EDGE,
            width = dashed and 0.8 or 0.5, dash = dashed and { 2.4, 1.7 } or nil, name = said }
        page:line(x + 5, y + 10.5, figure, { size = 11, bold = true, tip = said })
        local after = x + 9 + scene.width(figure, 11, true)
        if cell.emotion and math.abs(cell.emotion) > SAME then
            page:add { "triangle", x = after + 2.5, y = y + 10.5, w = 5.4, h = 4.8, down = cell.emotion < 0, fill = cell.emotion > 0
                and ink.BLUE or ink.VERM, name = V(cell.emotion > 0 and "chan.key.above" or "chan.key.below") }
        end
        page:line(x, y + 10.5, reach, { size = 6.2, color = ink.INK2, align = "right", w = wide - 5, tip = V("chan.reach", reach) })
        page:line(x + 5, y + 21.5, count, { size = ink.fit(count, wide - 8, 6.2), color = ink.INK2 })
        for i, line in ipairs(lines) do
            page:text(x + 5, y + 26.5 + (i - 1) * 7.1, line[1], { size = 6, lead = 7.1, tip = line.tip })
        end
    end }
end

local function gap(V, name)
    return { h = 28, draw = function(page, x, y, w, h)
        page:add(boxes.outline("gap", x, y, w, h, { name = V("chan.gap.name", name) }))
        page:line(x, y + h / 2, V "chan.gap", { size = 6.4, italic = true, color = ink.INK3, align = "center", w = w })
    end }
end

--- A figure with small words under it, in the middle of a cell.
local function remark(figure, words, color)
    return { h = 24, draw = function(page, x, y, w, h)
        page:line(x, y + h / 2 - 4, figure, { size = 9, bold = true, color = color, align = "center", w = w })
        page:line(x, y + h / 2 + 6, words, { size = 6, color = ink.INK3, align = "center", w = w })
    end }
end

local function spread(ctx, V, far)
    return remark(format.number(far, 1, ctx.lang), V "chan.apart", far >= FAR and ink.VERM or ink.INK)
end

--- The blocks of phases from..to, and the whole journey beside them.
local function blocks_of(ctx, V, journey, M, part)
    local out, n = {}, part.to - part.from + 1
    local G, plates = grid.new(ctx, n + 1, LABEL), {}
    for i = 1, n do
        local phase = journey.phases[part.from + i - 1]
        plates[i] = { from = i, to = i, text = ("%d  %s"):format(phase.index, phase.name), url = ctx.link("zoom", journey, phase),
            name = ctx.L("phase.name", phase.index, phase.name) }
    end
    plates[n + 1] = { from = n + 1, to = n + 1, text = V "chan.whole", name = V "chan.whole", plain = true }
    out[1] = grid.plates(G, plates)
    local between = {}
    for i = 1, n do
        local far = M.phases[part.from + i - 1].apart
        between[i] = far and { spread(ctx, V, far) } or nil
    end
    between[n + 1] = M.apart and { spread(ctx, V, M.apart) } or nil
    if next(between) then grid.row(out, G, { label = V "chan.between", sub = V "chan.between.sub", cells = between }) end
    for k, row in ipairs(M.rows) do
        local own, name = {}, row.channel and row.channel.name or V "chan.none"
        for i = 1, n do
            local index = part.from + i - 1
            local cell = row.cells[index]
            if cell then own[i] = { item(ctx, V, cell, row, G.box) }
            elseif row.channel and M.phases[index].n > 0 then own[i] = { gap(V, name) } end
        end
        own[n + 1] = { item(ctx, V, row.all, row, G.box, true) }
        local sub = row.gaps > 0 and V(i18n.plural("chan.gaps", row.gaps), row.gaps) or row.channel and V "chan.gaps.none" or nil
        grid.row(out, G, { label = name, sub = sub, cells = own, fill = k % 2 == 0 and ink.BAND or nil,
            sign = function(page, x, y) page:icon(x, y, row.channel, 9) end })
    end
    return out
end

--- All of it at a glance: a channel a row, in a cell the experience.
local function rows_of(ctx, V, journey, M)
    local rows = {}
    for k, row in ipairs(M.rows) do
        local name = row.channel and row.channel.name or V "chan.none"
        local function small(cell, where)
            local figure = cell.experience and format.number(cell.experience, 1, ctx.lang) or "–"
            local e = cell.emotion
            return { text = figure, fill = tint(e), up = e and e > SAME, down = e and e < -SAME, name = where .. ": " .. V("chan.cell", name, figure,
                V(i18n.plural("chan.touchpoints", cell.n), cell.n), V("chan.reach", format.percent(cell.reach, ctx.lang))) }
        end
        local own = {}
        for _, phase in ipairs(journey.phases) do
            local cell, where = row.cells[phase.index], ctx.L("phase.name", phase.index, phase.name)
            if cell then own[phase.index] = small(cell, where)
            elseif row.channel and #phase.touchpoints > 0 then own[phase.index] = { gap = true, name = where .. ": " .. V("chan.gap.name", name) } end
        end
        rows[k] = { label = name, tip = name, cells = own, all = small(row.all, V "chan.whole"),
            sign = function(page, x, y) page:icon(x, y, row.channel, 9) end }
    end
    return rows
end

--- The consistency of a journey, of the persona for whom it is lowest, and what decides it.
local function consistency(ctx, V, journey)
    local least
    for _, row in ipairs(ctx.scores.journeys[journey.index].personas) do
        local mine = not ctx.persona or ctx.model.personas[row.persona] == ctx.persona
        if mine and row.consistency and (not least or row.consistency < least.consistency) then least = row end
    end
    if not least then return V "chan.consistency.none" end
    local why = measures.spread(ctx.model, least, ctx.lang)
    local text = V("chan.consistency", format.number(least.consistency, 1, ctx.lang))
    return why and ("%s (%s)"):format(text, why) or text
end

local function evidence(ctx, V, journey, M)
    local parts, channels = {}, 0
    for _, row in ipairs(M.rows) do channels = channels + (row.channel and 1 or 0) end
    parts[1] = consistency(ctx, V, journey)
    parts[2] = V(i18n.plural("chan.count", channels), channels)
    parts[3] = V(i18n.plural("chan.gaps", M.gaps), M.gaps)
    return table.concat(parts, " · ")
end

local function legend(V)
    local key = frame.key
    local function triangle(label, down, color)
        return key.of(6, label, function(page, x, y)
            page:add { "triangle", x = x + 3, y = y, w = 5.4, h = 4.8, down = down, fill = color }
        end)
    end
    return { key.words(V "chan.key.figure"), triangle(V "chan.key.above", false, ink.BLUE), triangle(V "chan.key.below", true, ink.VERM),
        boxes.key(V "chan.key.gap", "gap"), key.dashed(V "chan.key.unmanaged"),
        key.words(V "chan.key.reach") }
end

local function build(ctx)
    local V, list = i18n.of(ctx.lang, "service"), {}
    for _, journey in ipairs(crowd.journeys(ctx)) do
        local all = crowd.of(ctx, journey)
        local M = cells.of(ctx, journey, all)
        local some, laid = #M.rows > 0, {}
        for k, part in ipairs(some and grid.parts(#journey.phases, MOST) or {}) do laid[k] = blocks_of(ctx, V, journey, M, part) end
        if some and #M.unused > 0 then
            flow.text(laid[#laid], V("chan.unused", table.concat(M.unused, " · ")), ctx.paper.w - 2 * ink.M, { size = 6.6 })
        end
        if some and glance.asked(ctx, laid, sheet.FOOT + sheet.TOP) then
            local first = {}
            glance.blocks(first, ctx, V, journey, rows_of(ctx, V, journey, M), V "chan.glance")
            table.insert(laid, 1, first)
        end
        list[#list + 1] = { title = journey.name, name = V("chan.page", journey.name), legend = some and legend(V) or {},
            evidence = some and evidence(ctx, V, journey, M) or V "service.empty", blocks = grid.join(ctx, laid) }
    end
    if #list == 0 then list[1] = { title = V "service.none", legend = {}, blocks = {} } end
    return sheet.pages(ctx, V "chan.kicker", list)
end

return { name = "channels", build = build }

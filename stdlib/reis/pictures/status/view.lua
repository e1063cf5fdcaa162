-- Where the work stands: the five steps, what to do next, and per journey the layers of research for each persona and phase.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"
local frame = require "reis.pictures.frame"
local i18n = require "reis.words.i18n"
local asked = require "reis.status.asked"
local text = require "reis.status.text"
local grid = require "reis.pictures.lanes.grid"
local sheet = require "reis.pictures.twin.sheet"
local sign = require "reis.pictures.status.sign"

local LABEL, WORDY, MOST = 128, 84, 12 -- the names of layers; the least column with words in it; phases beside each other
local LINES, TOGETHER = 4, 10 -- of the reasons in a cell; so many layers of a persona stay on one page

-- the five steps -----------------------------------------------------------------------------------

local function step_card(step, i, w, W)
    local title = scene.wrap(("%d  %s"):format(i, step.title), w - 16, { size = 8, bold = true })
    local lines, said = {}, {}
    for k, one in ipairs(step.why) do
        said[k] = one.text
        local wrapped = scene.wrap(one.text, w - 22, { size = 6.4 })
        for r, line in ipairs(wrapped) do lines[#lines + 1] = { line, first = r == 1 } end
    end
    return { step = step, title = title, lines = lines, h = 38 + #lines * 7.8 + 5, head_h = #title * 9.6 + 7,
        name = ("%d %s: %s%s"):format(i, step.title, W("state." .. step.state), #said > 0 and ": " .. table.concat(said, "; ") or "") }
end

local function draw_step(page, card, x, y, w, h, i, n, head_h, W)
    local state = card.step.state
    page:back { "poly", points = ink.plate(x, y, w - 2, head_h, { first = i == 1, flat_end = i == n }), fill = ink.DEEP }
    page:text(x + (i == 1 and 6 or 9), y + (head_h - #card.title * 9.6) / 2, card.title, { size = 8, lead = 9.6, bold = true, color = ink.WHITE,
        tip = card.name })
    page:add { "box", x = x, y = y + head_h + 3, w = w - 5, h = h - head_h - 3, fill = sign.FILL[state], stroke = ink.EDGE, width = 0.5,
        round = true, name = card.name }
    sign.draw(page, x + 10, y + head_h + 14, state, { name = card.name })
    page:line(x + 18, y + head_h + 14, W("state." .. state), { size = 7.4, bold = true, color = sign.INK[state] })
    for k, line in ipairs(card.lines) do
        local at = y + head_h + 21 + k * 7.8
        if line.first then page:add { "circle", x = x + 7, y = at, r = 1, fill = ink.INK3 } end
        page:line(x + 10.5, at, line[1], { size = 6.4, color = ink.INK2 })
    end
end

local function steps_block(ctx, R, W)
    local w, cards, h, head_h = (ctx.paper.w - 2 * ink.M) / #R.steps, {}, 0, 0
    for i, step in ipairs(R.steps) do
        cards[i] = step_card(step, i, w, W)
        head_h = math.max(head_h, cards[i].head_h)
    end
    for _, card in ipairs(cards) do h = math.max(h, head_h + 27 + #card.lines * 7.8 + 4) end
    return { h = h + 10, draw = function(page, y)
        for i, card in ipairs(cards) do draw_step(page, card, ink.M + (i - 1) * w, y, w, h, i, #cards, head_h, W) end
    end }
end

local function next_block(ctx, R, W)
    local w = ctx.paper.w - 2 * ink.M
    local what = scene.wrap(R.next and R.next.what or W "next.none", w - 24, { size = 9.6, bold = true })
    local why = R.next and scene.wrap(W("next.because", R.next.why), w - 24, { size = 7 }) or {}
    local h = 18 + #what * 11.6 + #why * 8.6 + 6
    return { h = h + 10, draw = function(page, y)
        page:add { "box", x = ink.M, y = y, w = w, h = h, fill = ink.BLUET, stroke = ink.BLUE, width = 0.8, round = true,
            name = W "next" .. ": " .. table.concat(what, " ") }
        page:line(ink.M + 10, y + 10, W "next", { size = 6.4, bold = true, color = ink.BLUE })
        page:text(ink.M + 10, y + 16, what, { size = 9.6, lead = 11.6, bold = true })
        page:text(ink.M + 10, y + 18 + #what * 11.6, why, { size = 7, lead = 8.6, color = ink.INK2 })
    end }
end

-- the layers of a journey ---------------------------------------------------------------------------

--- The phases from..to over the columns; stays on top of each page.
local function head_block(ctx, journey, part, cw)
    local heads, h = {}, 0
    for i = part.from, part.to do
        local phase = journey.phases[i]
        local lines, size = ink.gentle(("%d  %s"):format(i, phase.name), cw - 12, 7.2, { bold = true })
        heads[#heads + 1] = { lines = lines, size = size, phase = phase }
        h = math.max(h, #lines * size * 1.17 + 7)
    end
    return { head = true, h = h + 3, draw = function(page, y)
        for i, one in ipairs(heads) do
            local x, name = ink.M + LABEL + (i - 1) * cw, ctx.L("phase.name", one.phase.index, one.phase.name)
            local url, lead = ctx.link("zoom", journey, one.phase), one.size * 1.17
            page:back { "poly", points = ink.plate(x, y, cw - 1.2, h, { first = i == 1, flat_end = i == #heads }), fill = ink.DEEP }
            page:hit(x, y, cw - 3, h, { name = name, url = url, class = "phase" })
            page:text(x + (i == 1 and 5.5 or 8), y + (h - #one.lines * lead) / 2, one.lines, { size = one.size, lead = lead, bold = true,
                color = ink.WHITE, url = url, tip = name })
        end
    end }
end

--- A cell laid out: its sign, and beside it why, where there is room for words.
local function cell_of(row, w, W)
    local name = ("%s: %s%s"):format(row.title, W("state." .. row.state), row.why ~= "" and ", " .. row.why or "")
    local lines = w >= WORDY and row.why ~= "" and scene.wrap(row.why, w - 22, { size = 6, max = LINES }) or {}
    return { row = row, lines = lines, name = name, h = math.max(15, #lines * 7.1 + 5) }
end

local function draw_cell(page, cell, x, y, w, h)
    local state = cell.row.state
    page:add { "box", x = x + 1, y = y + 1, w = w - 3, h = h - 2, fill = sign.FILL[state], stroke = ink.HAIR, width = 0.4, name = cell.name }
    local words = #cell.lines > 0
    sign.draw(page, words and x + 9 or x + w / 2 - 0.5, y + h / 2, state, { r = 3.6, name = cell.name })
    if words then
        page:text(x + 16, y + (h - #cell.lines * 7.1) / 2, cell.lines, { size = 6, lead = 7.1, color = ink.INK2, tip = cell.name })
    end
end

--- A row of a grid: a layer of one persona, over the phases of a part or (per persona) over all of them.
local function row_block(line, part, cw, W, again, last)
    local n, cells, h = part.to - part.from + 1, {}, 15
    if line.cells[0] then
        cells[1] = cell_of(line.cells[0], n * cw, W)
        cells[1].span = n
    else
        for i = 1, n do
            local row = line.cells[part.from + i - 1]
            cells[i] = row and cell_of(row, cw, W) or nil
        end
    end
    local label = scene.wrap(line.title, LABEL - 22, { size = 7 })
    for i = 1, n do h = math.max(h, cells[i] and cells[i].h or 0, #label * 8.4 + 4) end
    return { h = h + (last and 3 or 0), again = again, draw = function(page, y)
        page:text(ink.M + 14, y + (h - #label * 8.4) / 2, label, { size = 7, lead = 8.4, tip = line.title })
        for i = 1, n do
            if cells[i] then draw_cell(page, cells[i], ink.M + LABEL + (i - 1) * cw, y, (cells[i].span or 1) * cw, h) end
        end
        if last then page:rule(ink.M, y + h + 1.5, ink.M + LABEL + n * cw, y + h + 1.5) end
    end }
end

local function persona_block(ctx, line, W, again)
    local who = line.persona and line.persona.name or ink.capital(W "everyone")
    local role = line.persona and line.persona.role
    local lines = scene.wrap(who, ctx.paper.w / 2, { size = 7.6, bold = true })
    return { head = true, h = #lines * 9 + 4, again = again, draw = function(page, y)
        page:text(ink.M, y + 2, lines, { size = 7.6, lead = 9, bold = true, tip = who })
        if role then
            page:line(ink.M + scene.width(lines[#lines], 7.6, true) + 8, y + 2 + #lines * 9 - 4.4, ink.cut(role, ctx.paper.w / 3, 6.4),
                { size = 6.4, color = ink.INK3, tip = role })
        end
    end }
end

--- The rows of a journey, those per persona before the others of that persona.
local function lines_of(R, journey)
    local out, whole = {}, text.grid(R, nil)
    local list, last = text.grid(R, journey), nil
    for _, line in ipairs(list) do
        if line.persona ~= last or #out == 0 then
            for _, one in ipairs(whole) do
                if one.persona == line.persona then out[#out + 1] = one end
            end
        end
        last = line.persona
        out[#out + 1] = line
    end
    return out
end

local function add_journey(out, ctx, R, journey, W)
    for k, part in ipairs(grid.parts(#journey.phases, MOST)) do
        local cw = (ctx.paper.w - 2 * ink.M - LABEL) / (part.to - part.from + 1)
        if k == 1 then out[#out + 1] = flow.heading(W("layers.of", journey.name), nil, ctx.paper.w - 2 * ink.M) end
        local head, lines = head_block(ctx, journey, part, cw), lines_of(R, journey)
        out[#out + 1] = head
        for i, line in ipairs(lines) do
            if i == 1 or lines[i - 1].persona ~= line.persona then out[#out + 1] = persona_block(ctx, line, W, head) end
            local last = not lines[i + 1] or lines[i + 1].persona ~= line.persona
            local block = row_block(line, part, cw, W, head, last)
            block.head = not last and #R.names <= TOGETHER
            out[#out + 1] = block
        end
        out[#out + 1] = { h = 8, draw = function() end }
    end
end

local function legend(W)
    local list = {}
    for i, state in ipairs { "done", "thin", "missing" } do
        list[i] = frame.key.of(9, W("state." .. state), function(page, x, y) sign.draw(page, x + 4.5, y, state) end)
    end
    return list
end

--- ctx.status: of reis.status, else of the model with the layers beside the script
local function build(ctx)
    local W, R = i18n.of(ctx.lang, "status"), ctx.status
    if not R then
        local message
        R, message = asked.of(ctx.model, ctx.F, ctx.lang)
        if not R then error(message, 0) end
    end
    local blocks = { steps_block(ctx, R, W), next_block(ctx, R, W) }
    for _, journey in ipairs(text.journeys(R)) do
        if not ctx.only or ctx.only == journey then add_journey(blocks, ctx, R, journey, W) end
    end
    local company = ctx.model.company
    return sheet.pages(ctx, W "kicker", { { title = #R.layers > 0 and W "title" .. ": " .. text.sum(R, ctx.lang) or W "title", name = W "title",
        evidence = company and company.name or nil, legend = legend(W), blocks = blocks } })
end

return { name = "status", build = build }

-- The interview guide to print and take along: how to ask and whom, what is worth knowing first; then for each persona the opening,
-- the open questions phase by phase with lines to write on, and the closing.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local asked = require "reis.pictures.guide.asked"
local flow = require "reis.pictures.flow"
local frame = require "reis.pictures.frame"
local i18n = require "reis.words.i18n"
local question = require "reis.pictures.guide.question"
local sheet = require "reis.pictures.twin.sheet"
local text = require "reis.guide.text"

local function width(ctx) return ctx.paper.w - 2 * ink.M end

-- parts of both kinds of page ----------------------------------------------------------------------

--- A text in a list, with a number or a dot before it.
local function item(s, w, mark, o)
    local size = o and o.size or 7.6
    local lines = scene.wrap(s, w - 16, { size = size })
    return { h = #lines * size * 1.25 + 3.5, draw = function(page, y)
        if mark then
            page:line(ink.M, y + size * 0.62, mark, { size = size, bold = true, color = ink.BLUE })
        else
            page:add { "circle", x = ink.M + 4, y = y + size * 0.62, r = 1.3, fill = ink.INK3 }
        end
        page:text(ink.M + 14, y, lines, { size = size, lead = size * 1.25, color = o and o.color or ink.INK, tip = s })
    end }
end

local function gap(h) return { h = h, draw = function() end } end

--- Lines to write on.
local function lines_block(n, w)
    return { h = n * 17 + 4, draw = function(page, y)
        for i = 1, n do page:rule(ink.M + 14, y + i * 17 - 2, ink.M + w, y + i * 17 - 2, ink.RULE, 0.5) end
    end }
end

-- the first page -----------------------------------------------------------------------------------

--- A row of those to be asked; guide: nil for the head.
local function who_row(ctx, guide, w, W)
    local cols, cells = { 26, w * 0.34, w * 0.44, w * 0.6 }, nil
    if guide then
        local share = guide.share and require("reis.words.format").percent(guide.share, ctx.lang) or "–"
        cells = { guide.name, share, tostring(guide.total), text.most_in(guide, 3) }
    else
        cells = { W "col.persona", W "col.share", W "col.count", W "col.where" }
    end
    local name = scene.wrap(cells[1], cols[2] - 34, { size = 7.6, bold = true, max = 2 })
    local phases = scene.wrap(cells[4], w - cols[4] - 4, { size = 7, max = 3 })
    local h = guide and math.max(20, #name * 9.4 + 5, #phases * 8.6 + 5) or 13
    return { head = not guide, h = h, draw = function(page, y)
        local mid = y + h / 2
        if guide then
            page:rule(ink.M, y, ink.M + w, y, ink.HAIR, 0.5)
            if guide.persona then page:avatar(ink.M + 11, mid, 7.5, guide.name, { fill = ink.DEEP }) end
            page:text(ink.M + cols[1], mid - #name * 4.7, name, { size = 7.6, lead = 9.4, bold = true, tip = guide.name })
        else
            page:line(ink.M + cols[1], mid, cells[1], { size = 6.4, color = ink.INK3 })
        end
        for c = 2, 3 do page:line(ink.M + cols[c], mid, cells[c], { size = guide and 7.6 or 6.4, color = guide and ink.INK or ink.INK3 }) end
        if guide then
            page:text(ink.M + cols[4], mid - #phases * 4.3, phases, { size = 7, lead = 8.6, color = ink.INK2, tip = cells[4] })
        else
            page:line(ink.M + cols[4], mid, cells[4], { size = 6.4, color = ink.INK3 })
        end
    end }
end

--- A figure that is worth knowing first, as a bar.
local function knowing_row(one, most, w, W)
    local label = scene.wrap(one.name, w * 0.44, { size = 7.2, max = 2 })
    local h = math.max(15, #label * 8.8 + 5)
    return { h = h, draw = function(page, y)
        local mid, x, wide = y + h / 2, ink.M + w * 0.47, w * 0.26
        local long = math.max(1, wide * one.n / most)
        page:text(ink.M, mid - #label * 4.4, label, { size = 7.2, lead = 8.8, tip = one.name })
        page:add { "box", x = x, y = mid - 4, w = long, h = 8, fill = one.ask and ink.GREEN or ink.GREENT, stroke = ink.GREEN, width = 0.5,
            name = ("%s: %s, %s"):format(one.name, one.worth, W(one.ask and "knowing.asked" or "knowing.inside")) }
        page:line(x + long + 5, mid, one.worth, { size = 7.2, bold = true })
        page:line(ink.M + w, mid, W(one.ask and "knowing.asked" or "knowing.inside"), { size = 6.4, color = ink.INK2, align = "right", w = 0 })
    end }
end

--- The questions of a guide that are worth most, the first of them first: a block a question under the name of whom it is put to.
local function add_worth_most(out, ctx, guide, most, W)
    local w, list = width(ctx), {}
    for _, one in ipairs(guide.questions) do
        if one.first and one.first <= most then list[one.first] = one end
    end
    for i, one in ipairs(list) do
        local name = i == 1 and scene.wrap(guide.name, 92, { size = 7.6, bold = true, max = 2 }) or {}
        local ask = scene.wrap(one.ask, w * 0.46, { size = 7.6 })
        local at = text.heading(one, W, #ctx.model.journeys > 1)
        local where = scene.wrap(at, w * 0.54 - 126, { size = 7, max = 2 })
        local h = math.max(#name * 9.4, #ask * 9.4, #where * 8.6, 11) + 4
        out[#out + 1] = { h = h, head = i == 1 and #list > 1, draw = function(page, y)
            if i == 1 then page:rule(ink.M, y, ink.M + w, y, ink.HAIR, 0.5) end
            page:text(ink.M, y + 3, name, { size = 7.6, lead = 9.4, bold = true, tip = guide.name })
            page:chip(ink.M + 100, y + 7.8, tostring(i), "now", { size = 6.4, name = ("%s %d: %s"):format(guide.name, i, one.ask) })
            page:text(ink.M + 118, y + 3, ask, { size = 7.6, lead = 9.4, tip = one.ask })
            page:text(ink.M + 126 + w * 0.46, y + 3.4, where, { size = 7, lead = 8.6, color = ink.INK2, tip = at })
        end }
    end
end

local function first_blocks(ctx, G, W)
    local w, out = width(ctx), {}
    out[1] = flow.heading(W "head.how", W("people", G.people[1], G.people[2]), w)
    out[2] = gap(4)
    out[2].head = true
    for i, s in ipairs(G.how) do out[#out + 1] = item(s, w, tostring(i)) end
    if #G.guides > 1 then
        out[#out + 1] = gap(6)
        out[#out + 1] = flow.heading(W "head.who", nil, w)
        local head = who_row(ctx, nil, w, W)
        out[#out + 1] = head
        for _, guide in ipairs(G.guides) do
            local row = who_row(ctx, guide, w, W)
            row.again = head
            out[#out + 1] = row
        end
    end
    local knowing = text.knowing(G)
    if #knowing > 0 then
        out[#out + 1] = gap(6)
        out[#out + 1] = flow.heading(W "head.knowing", W "knowing.sub", w)
        out[#out + 1] = gap(3)
        out[#out].head = true
        for _, one in ipairs(knowing) do out[#out + 1] = knowing_row(one, knowing[1].n, w, W) end
    end
    if G.by ~= "nothing" and G.total > 0 then
        out[#out + 1] = gap(6)
        out[#out + 1] = flow.heading(W "head.first", nil, w)
        out[#out + 1] = gap(4)
        out[#out].head = true
        for _, guide in ipairs(G.guides) do add_worth_most(out, ctx, guide, #G.guides > 4 and 3 or 5, W) end
    end
    if #G.guides == 0 then
        for _, part in ipairs { "opening", "closing" } do
            out[#out + 1] = flow.heading(W("head." .. part), nil, w)
            for _, s in ipairs(G[part]) do out[#out + 1] = item(s, w) end
            out[#out + 1] = lines_block(6, w)
        end
    end
    return out
end

-- the pages of a persona ---------------------------------------------------------------------------

--- Who was asked, when, where and by whom: to be filled in.
local function sheet_block(w, W)
    local labels, at = { W "sheet.who", W "sheet.date", W "sheet.where", W "sheet.by" }, { 0, 0.4, 0.56, 0.8, 1 }
    return { h = 34, draw = function(page, y)
        for i, label in ipairs(labels) do
            local x, x2 = ink.M + w * at[i], ink.M + w * at[i + 1] - 5
            page:add { "box", x = x, y = y, w = x2 - x, h = 26, fill = ink.WHITE, stroke = ink.EDGE, width = 0.5, round = true, name = label }
            page:line(x + 5, y + 6, ink.cut(label, x2 - x - 10, 6), { size = 6, color = ink.INK3, tip = label })
        end
    end }
end

--- The opening or the closing: sentences to say, on a tint.
local function script_block(title, list, w)
    local rows, h = {}, 17
    for i, s in ipairs(list) do
        rows[i] = scene.wrap(s, w - 28, { size = 8 })
        h = h + #rows[i] * 9.8 + 3
    end
    h = h + 3
    return { h = h + 8, draw = function(page, y)
        page:add { "box", x = ink.M, y = y, w = w, h = h, fill = ink.BLUET, stroke = ink.BLUE, width = 0.5, round = true, name = title }
        page:line(ink.M + 9, y + 9.5, title, { size = 6.8, bold = true, color = ink.BLUE })
        local at = y + 16
        for i, lines in ipairs(rows) do
            page:add { "circle", x = ink.M + 12, y = at + 5, r = 1.3, fill = ink.BLUE }
            page:text(ink.M + 19, at, lines, { size = 8, lead = 9.8, tip = list[i] })
            at = at + #lines * 9.8 + 3
        end
    end }
end

--- The plate over the questions of a phase, with what leads back to it; plain for those as a whole.
local function plate_block(ctx, one, w, W)
    local title = text.heading(one, W, #ctx.model.journeys > 1)
    local lines = scene.wrap(title, w - 22, { size = 9, bold = true })
    local back = one.phase and scene.wrap(text.goback(one, W), w - 4, { size = 7.2 }) or {}
    local plate = #lines * 10.8 + 7
    local url = one.phase and ctx.link("zoom", one.journey, one.phase)
    return { head = true, h = plate + #back * 8.8 + 13, draw = function(page, y)
        page:back { "poly", points = ink.plate(ink.M, y + 3, w - 6, plate, { first = true }), fill = ink.DEEP }
        page:hit(ink.M, y + 3, w - 6, plate, { name = title, url = url, class = "phase" })
        page:text(ink.M + 8, y + 3 + (plate - #lines * 10.8) / 2, lines, { size = 9, lead = 10.8, bold = true, color = ink.WHITE, url = url, tip = title })
        page:text(ink.M + 1, y + plate + 6, back, { size = 7.2, lead = 8.8, color = ink.INK2, tip = text.goback(one, W) })
    end }
end

local function persona_blocks(ctx, G, guide, W)
    local w, out = width(ctx), {}
    out[1] = sheet_block(w, W)
    out[2] = script_block(W "head.opening", G.opening, w)
    out[3] = lines_block(guide.total == 0 and 12 or 3, w)
    local last
    for i, one in ipairs(guide.questions) do
        if i == 1 or one.phase ~= last then
            out[#out + 1] = plate_block(ctx, one, w, W)
            last = one.phase
        end
        out[#out + 1] = question.block(ctx, one, i, w, W)
    end
    out[#out + 1] = gap(4)
    out[#out + 1] = script_block(W "head.closing", G.closing, w)
    out[#out].head = true
    out[#out + 1] = lines_block(4, w)
    if #guide.later > 0 then
        out[#out + 1] = flow.heading(W "head.later", W("later.sub", #guide.questions), w)
        for _, s in ipairs(text.later(guide, W, #ctx.model.journeys > 1)) do flow.text(out, s, w, { size = 7 }) end
    end
    return out
end

local function legend(G, W)
    local key, list = frame.key, {}
    if G.total == 0 then return list end
    list[1] = key.of(7, W "key.asked", function(page, x, y)
        page:add { "box", x = x, y = y - 3, w = 6, h = 6, fill = ink.WHITE, stroke = ink.EDGE, width = 0.8 }
    end)
    if G.by ~= "nothing" then
        list[2] = key.of(ink.chip_width("1", 5.6), W "key.first", function(page, x, y) page:chip(x, y, "1", "now", { size = 5.6 }) end)
    end
    list[#list + 1] = key.of(12, W "key.field", function(page, x, y) page:rect(x, y - 3, 11, 6, ink.BAND) end)
    list[#list + 1] = key.words(W "hear" .. ": " .. W "key.hear")
    return list
end

--- ctx: as of reis.pictures.guide.asked
local function build(ctx)
    local W, G = i18n.of(ctx.lang, "guide"), asked(ctx)
    local company, keys = ctx.model.company, legend(G, W)
    local parts = { { title = text.sum(G, W), name = W "title", evidence = G.total > 0 and W("by." .. G.by) or company and company.name or nil,
        legend = keys, blocks = first_blocks(ctx, G, W) } }
    for _, guide in ipairs(G.guides) do
        local role = guide.persona and guide.persona.role
        local count = guide.total == 0 and W("done.of", guide.name) or W(i18n.plural("questions", guide.total), guide.total)
        parts[#parts + 1] = { title = ink.capital(guide.name), name = W("page", guide.name), evidence = role and role .. " · " .. count or count,
            legend = keys, blocks = persona_blocks(ctx, G, guide, W) }
    end
    return sheet.pages(ctx, W "kicker", parts)
end

return { name = "guide", build = build, upright = true, usual = "text" }

-- What was done, looked back upon: of each action the effect that was expected against the one that was measured, what
-- follows from it, and what is due for a new look.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"
local frame = require "reis.pictures.frame"
local calendar = require "reis.words.calendar"
local i18n = require "reis.words.i18n"
local review = require "reis.figures.review"
local text = require "reis.figures.review_text"
local due = require "reis.pictures.review.due"
local whiskers = require "reis.pictures.review.whiskers"
local journey = require "reis.pictures.twin.journey"
local sheet = require "reis.pictures.twin.sheet"

local NAMES, WORDS = 0.262, 0.237 -- of the width of a page: what is read, and the verdict

--- Judgements of the same actions together: list of { actions =, rows = list of { one =, texts = } }.
local function gathered(ctx, R)
    local list, by, rows = {}, {}, text.rows(ctx.model, R, ctx.lang)
    for i, one in ipairs(R.judged) do
        local row = rows[i + 1]
        local key = row[1]
        for _, action in ipairs(one.actions) do key = key .. "\0" .. action.index end
        if not by[key] then
            by[key] = { name = row[1], actions = one.actions, rows = {} }
            list[#list + 1] = by[key]
        end
        table.insert(by[key].rows, { one = one, metric = row[2], before = row[3], after = row[4], expected = row[5], measured = row[6],
            interval = row[7], verdict = row[8] })
    end
    return list
end

local function done_on(group, V, lang)
    local dates = {}
    for i, action in ipairs(group.actions) do dates[i] = calendar.said(rawget(action, "done"), lang) end
    return V.W("twin.review.done", table.concat(dates, ", "))
end

local function head_block(V, x0, w)
    return { head = true, h = 15, draw = function(page, y)
        local o = { size = 6.4, bold = true, color = ink.INK2 }
        page:line(ink.M, y + 5, V.W "twin.review.read", o)
        page:line(x0, y + 5, V.W "twin.review.worse", { size = 6.4, color = ink.INK3 })
        page:line(x0, y + 5, V.W "twin.review.none", { size = 6.4, color = ink.INK3, align = "center", w = w })
        page:line(x0 + w, y + 5, V.W "twin.review.better", { size = 6.4, color = ink.INK3, align = "right", w = 0 })
        page:line(x0 + w + 16, y + 5, V.W "twin.review.verdict", o)
        page:rule(ink.M, y + 12, page.w - ink.M, y + 12, ink.INK3, 0.6)
    end }
end

local function row_block(ctx, V, row, x0, w)
    local one, named, worded = row.one, x0 - ink.M - 10, ctx.paper.w - ink.M - x0 - w - 16
    local names = scene.wrap(row.metric, named, { size = 7, bold = true })
    local readings = V.W("twin.review.reading", row.before, calendar.said(one.before.date, ctx.lang), row.after,
        calendar.said(one.after.date, ctx.lang))
    local reading = scene.wrap(readings, named, { size = 6.2 })
    local words = one.low and V.W("twin.review.words", row.measured, row.interval)
        or ("%s (%s)"):format(V.W("twin.review.measured", row.measured), V.L("review.why." .. one.why))
    if one.expected then words = V.W("twin.review.expected", row.expected) .. "; " .. words end
    local said = scene.wrap(words, worded, { size = 6.4 })
    local verdict = scene.wrap(ink.capital(row.verdict), worded, { size = 8, bold = true })
    local h = math.max(34, #names * 8.4 + #reading * 7.6 + 8, #verdict * 9.4 + #said * 7.8 + 8)
    local name = ("%s, %s: %s; %s"):format(row.metric, row.verdict, words, readings)
    local function change(x) return text.change(ctx.model, one, x, ctx.lang) end
    return { h = h, draw = function(page, y)
        page:text(ink.M, y + 4, names, { size = 7, lead = 8.4, bold = true, tip = row.metric })
        page:text(ink.M, y + 4 + #names * 8.4, reading, { size = 6.2, lead = 7.6, color = ink.INK2 })
        whiskers.draw(page, one, { x = x0, y = y + h / 2 - 14, w = w, h = 28 }, { measured = row.measured, expected = row.expected,
            low = change(one.low), high = change(one.high), expected_name = V.W("twin.review.expected", row.expected) }, name)
        page:text(x0 + w + 16, y + 4, verdict, { size = 8, lead = 9.4, bold = true, color = whiskers.color(one.verdict), name = name })
        page:text(x0 + w + 16, y + 4 + #verdict * 9.4, said, { size = 6.4, lead = 7.8, color = ink.INK2 })
        page:rule(ink.M, y + h, page.w - ink.M, y + h, ink.HAIR, 0.4)
    end }
end

--- What follows: effects as they are to be counted now, criteria that flip, what nobody can judge.
local function follows(out, ctx, V, R)
    local w, lines = ctx.paper.w - 2 * ink.M, {}
    for _, line in ipairs(text.follows(ctx.model, R, ctx.lang)) do lines[#lines + 1] = (line:gsub("\n$", "")) end
    if #lines == 0 then return end
    out[#out + 1] = flow.heading(V.W "twin.review.follows", nil, w)
    for _, line in ipairs(lines) do flow.text(out, line, w, { size = 6.8, after = 3 }) end
    out[#out + 1] = { h = 4, draw = function() end }
end

local function blocks_of(ctx, V, R)
    local out, w = {}, ctx.paper.w - 2 * ink.M
    local x0 = ink.M + NAMES * w
    local wide = w - (NAMES + WORDS) * w - 16
    local head = head_block(V, x0, wide)
    for _, group in ipairs(gathered(ctx, R)) do
        if #group.actions <= 4 then
            out[#out + 1] = flow.heading(group.name, done_on(group, V, ctx.lang), w)
        else
            out[#out + 1] = flow.heading(V.W("twin.review.together", #group.actions), nil, w)
            flow.text(out, group.name, w, { size = 6.8, color = ink.INK })
            flow.text(out, done_on(group, V, ctx.lang), w, { size = 6.2, color = ink.INK3, after = 5 })
        end
        out[#out + 1] = head
        for _, row in ipairs(group.rows) do
            local block = row_block(ctx, V, row, x0, wide)
            block.again = head
            out[#out + 1] = block
        end
        out[#out + 1] = { h = 6, draw = function() end }
    end
    follows(out, ctx, V, R)
    due.add(out, ctx, V, R)
    return out
end

local function title_of(V, R)
    local n, order, parts = {}, { "better", "as expected", "worse", "not shown", "not compared", "no interval" }, {}
    for _, one in ipairs(R.judged) do n[one.verdict] = (n[one.verdict] or 0) + 1 end
    for _, verdict in ipairs(order) do
        if n[verdict] then parts[#parts + 1] = n[verdict] .. " " .. V.L("review.verdict." .. verdict) end
    end
    if #parts > 0 then return table.concat(parts, ", ") end
    return #R.unjudged > 0 and V.W "twin.review.unjudged" or ink.capital(V.L "review.nothing")
end

local function legend(V)
    local key, W = frame.key, V.W
    local function dot(verdict)
        return key.of(8, V.L("review.verdict." .. verdict), function(page, x, y)
            page:add { "circle", x = x + 4, y = y, r = 3, fill = whiskers.color(verdict), stroke = whiskers.color(verdict), width = 1 }
        end)
    end
    return { key.of(16, W "twin.review.key.interval", function(page, x, y)
        page:stroke(x, y, x + 16, y, { stroke = ink.INK2, width = 1.6 })
        for _, at in ipairs { x, x + 16 } do page:stroke(at, y - 3, at, y + 3, { stroke = ink.INK2, width = 1 }) end
        page:add { "circle", x = x + 8, y = y, r = 2.6, fill = ink.INK2 }
    end), key.of(9, W "twin.review.key.expected", function(page, x, y)
        page:add { "diamond", x = x + 4.5, y = y, r = 4.5, fill = ink.WHITE, stroke = ink.INK, width = 0.9 }
    end), dot "better", dot "as expected", dot "worse", dot "not shown" }
end

--- ctx.reviewed: of reis.figures.review, else of the model today
local function build(ctx)
    local V = journey.voice(ctx)
    local R = ctx.reviewed or review.of(ctx.F, { today = ctx.today })
    local evidence = V.W(i18n.plural("twin.review.sub", #R.judged), #R.judged)
    return sheet.pages(ctx, V.W "twin.kicker.review", { { title = title_of(V, R), evidence = #R.judged > 0 and evidence or nil,
        legend = #R.judged > 0 and legend(V) or {}, blocks = blocks_of(ctx, V, R) } })
end

return { name = "review", build = build }

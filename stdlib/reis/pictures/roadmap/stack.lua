-- A roadmap of bars that hold all they say, packed into the rows of their lanes.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local time = require "reis.pictures.roadmap.time"
local words = require "reis.pictures.roadmap.words"

local stack = {}

-- Sizes of title (t) and other text (b), lines of the title, room above and below a text (pad), between bars (gap), the lowest
-- bar (least).
stack.LEVELS = {
    { t = 11, b = 8.8, title = 3, pad = 20, gap = 9, least = 74 },
    { t = 9.2, b = 7.6, title = 3, pad = 14, gap = 7, least = 56 },
    { t = 8.2, b = 6.9, title = 3, pad = 11, gap = 6, least = 46 },
    { t = 7.2, b = 6.2, title = 4, pad = 8, gap = 4.5, least = 36 },
    { t = 6.6, b = 5.8, title = 4, pad = 5.5, gap = 3, least = 27 },
}

local STYLE = {
    now = { color = ink.WHITE, second = ink.WHITE, block = ink.WHITE },
    next = { color = ink.INK, second = ink.LEAF, block = ink.GREEN },
    later = { color = ink.INK, second = ink.INK2, block = ink.GREY },
}

local MARK, EDGE = 5, 4 -- radius of a mark on the corner, room between text and the bar's edge

--- Room of the id and rank at the left of a text.
local function id_width(task, level)
    return math.max(2.7 * level.t, scene.width(task.id, level.t, true) + 5, scene.width(task.rank_text, level.b) + 5)
end

local function measure(ctx, task, axis, level)
    local inset = time.inset(axis, task.from)
    task.x = time.at(axis, task.from - 1) + inset
    task.w = time.at(axis, task.to) - inset - task.x
    task.id_w = id_width(task, level)
    local marks = (task.killer and 12 or 0) + (task.moment and 12 or 0)
    local w = task.w - task.id_w - 3.5 - EDGE
    if w < 5 * level.t then return false end
    task.said = words.of(ctx, task, w, level, marks)
    return task.said ~= nil
end

--- Gives every task its bar at a level and packs each lane into rows; a row is as tall as its tallest.
-- Sets lane.rows = list of { h =, tasks = }. -> false where some action would not stand whole in its bar
function stack.layout(ctx, lanes, axis, level)
    for _, lane in ipairs(lanes) do
        local order = time.in_order(lane.tasks)
        lane.rows = {}
        for _, task in ipairs(order) do
            if not measure(ctx, task, axis, level) then return false end
            local k = 1
            while lane.rows[k] and lane.rows[k].right > task.x - 2 do k = k + 1 end
            local row = lane.rows[k] or { tasks = {}, h = level.least }
            lane.rows[k], row.right = row, task.x + task.w
            row.h = math.max(row.h, task.said.h + level.pad)
            row.tasks[#row.tasks + 1] = task
        end
    end
    return true
end

--- A bar fills its row.
function stack.settle() end

--- Draws the bar of a task that is in its place.
function stack.draw(page, ctx, task, level)
    local style, text = ink.CHIP[task.horizon] or ink.CHIP.later, STYLE[task.horizon] or STYLE.later
    local o = { tip = task.sentence, url = task.link }
    page:add { "box", x = task.x, y = task.y, w = task.w, h = task.h, round = true, fill = style.fill, stroke = style.stroke,
        width = 0.8, name = task.sentence, id = task.id, class = "action " .. task.horizon, url = task.link }
    local x, y = task.x + 3.5, task.y + (task.h - task.said.h) / 2
    page:line(x, y + level.t * words.LEAD_T / 2, task.id, { size = level.t, bold = true, color = text.color, tip = o.tip, url = o.url })
    page:line(x, y + level.t * words.LEAD_T + level.b * words.LEAD_B / 2, task.rank_text,
        { size = level.b, color = text.second, tip = o.tip, url = o.url })
    words.draw(page, task, task.said, level, x + task.id_w, y, text, o)
    local mx = task.x + task.w - 7
    if task.killer then
        page:killer(mx, task.y + 1.5, MARK, task.removes)
        mx = mx - 2.3 * MARK
    end
    if task.moment then page:moment(mx, task.y + 1.5, MARK, ctx.L "legend.moment") end
end

return stack

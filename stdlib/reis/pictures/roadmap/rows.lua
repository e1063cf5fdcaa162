-- A roadmap of a row an action: all it says stands in a column before the time axis, its bar on the axis. For periods that are
-- too short to hold a name.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local time = require "reis.pictures.roadmap.time"
local words = require "reis.pictures.roadmap.words"

local rows = {}

rows.ruled = true -- a hairline leads from a name to its bar

rows.LEVELS = {
    { t = 7.6, b = 6.4, joined = true, pad = 7, gap = 3, least = 22 },
    { t = 7.2, b = 6, joined = true, pad = 4.5, gap = 2.5, least = 19 },
    { t = 6.6, b = 5.7, joined = true, pad = 2.6, gap = 2, least = 16 },
}

local STYLE = { color = ink.INK, second = ink.INK2, block = ink.GREEN }

--- How much of the page the column of names takes.
function rows.column(page_w) return 0.29 * (page_w - 2 * ink.M) end

--- Gives every task its lines and its bar; a row an action, in the order of their starts. axis.names = where the names begin.
-- -> true, as every name stands whole
function rows.layout(ctx, lanes, axis, level)
    local wide = 0
    for _, lane in ipairs(lanes) do
        for _, task in ipairs(lane.tasks) do
            wide = math.max(wide, ink.chip_width(task.id, level.b) + 5, scene.width(task.rank_text, level.b) + 5)
        end
    end
    for _, lane in ipairs(lanes) do
        local order = time.in_order(lane.tasks)
        lane.rows = {}
        for i, task in ipairs(order) do
            local inset = time.inset(axis, task.from)
            task.x = time.at(axis, task.from - 1) + inset
            task.w = time.at(axis, task.to) - inset - task.x
            task.names = axis.names
            task.id_w = wide
            local marks = (task.killer and 11 or 0) + (task.moment and 11 or 0)
            task.room = axis.x0 - axis.names - 10
            task.said = words.of(ctx, task, task.room - task.id_w - marks, level, 0)
            lane.rows[i] = { tasks = { task }, h = math.max(level.least, task.said.h + level.pad) }
        end
    end
    return true
end

--- The place of a task's bar within its row.
function rows.settle(task)
    task.row_y, task.row_h = task.y, task.h
    task.h = math.min(12, task.row_h - 4)
    task.y = task.row_y + (task.row_h - task.h) / 2
end

--- Draws a task that is in its place.
function rows.draw(page, ctx, task, level)
    local style, o = ink.CHIP[task.horizon] or ink.CHIP.later, { tip = task.sentence, url = task.link }
    local x, y = task.names + 4, task.row_y + (task.row_h - task.said.h) / 2
    local middle = y + level.t * words.LEAD_T / 2
    page:chip(x, middle - 0.8, task.id, task.horizon, { size = level.b, name = task.sentence, url = task.link })
    if #task.said.title + #task.said.rows > 1 then
        page:line(x + 1, y + level.t * words.LEAD_T + level.b * words.LEAD_B / 2 + 2, task.rank_text,
            { size = level.b, color = ink.INK2, tip = o.tip, url = o.url })
    end
    words.draw(page, task, task.said, level, x + task.id_w, y, STYLE, o)
    local mx = task.names + task.room + 1
    if task.killer then
        page:killer(mx, middle, 4.4, task.removes)
        mx = mx - 11
    end
    if task.moment then page:moment(mx, middle, 4.4, ctx.L "legend.moment") end
    page:add { "box", x = task.x, y = task.y, w = task.w, h = task.h, round = task.w > 10, fill = style.fill,
        stroke = style.stroke, width = 0.8, name = task.sentence, id = task.id, class = "action " .. task.horizon, url = task.link }
    local w = scene.width(task.id, 5.8, true)
    if w + 5 <= task.w then
        page:line(task.x + (task.w - w) / 2, task.y + task.h / 2, task.id, { size = 5.8, bold = true, color = style.color,
            tip = o.tip, url = o.url })
    end
end

return rows

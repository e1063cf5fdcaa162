-- What an action says on a roadmap, in lines of a width: its name whole, where it works, what it costs and adds, its effort.

local scene = require "scene"
local tasks = require "reis.pictures.roadmap.tasks"

local words = {}

words.LEAD_T, words.LEAD_B = 1.16, 1.22

local BLOCK, MOST = 0.66, 12 -- a block's width in sizes, and how many are drawn before words tell it better

--- How wide the effort is in blocks of ten days; nil where that is too many.
local function blocks_width(task, size)
    local n = math.ceil(task.effort / 10 - 1e-9)
    return n <= MOST and n * size * BLOCK or nil
end

--- Where the action works, in so many lines at most: in full, else with the first phase only; nil where that is too long too.
local function where_lines(task, w, size, most)
    if not task.where then return {} end
    for _, s in ipairs { task.where, task.short } do
        local lines = scene.wrap(s, w, { size = size })
        if #lines <= most then return lines end
    end
    return nil
end

--- The lines of a task at a level of detail. level: t, b (sizes of title and other text), title (lines of it at most, nil: any),
-- joined (all but the title in one text). first = what marks take of the first line.
-- -> { title =, rows =, after = x of the blocks in the last row, or nil, h = } | nil where the name would not stand whole, or not
-- without broken words, or where it works takes too much
function words.of(ctx, task, w, level, first)
    local title, _, forced = scene.wrap(task.name, w, { size = level.t, bold = true, first = first })
    if level.title and (forced or #title > level.title) then return nil end
    local rows
    local blocks = blocks_width(task, level.b)
    local money = task.money
    if not blocks or blocks > w then
        blocks = nil
        money = (money ~= "" and money .. tasks.DOT or "") .. tasks.weeks(ctx, task.effort, 15)
    end
    if level.joined then
        local one = table.concat({ task.where or "", money }, task.where and money ~= "" and tasks.DOT or "")
        rows = scene.wrap(one, w, { size = level.b })
        if #rows > 2 then rows = scene.wrap((task.short or "") .. tasks.DOT .. money, w, { size = level.b }) end
        if rows[1] == "" then rows = {} end
    else
        rows = where_lines(task, w, level.b, 3)
        if not rows then return nil end
        if money ~= "" then
            for _, s in ipairs(scene.wrap(money, w, { size = level.b })) do rows[#rows + 1] = s end
        end
    end
    local after
    if blocks and blocks > 0 then
        local last = rows[#rows] and (money ~= "" or level.joined) and scene.width(rows[#rows], level.b) + 6 or math.huge
        if last + blocks > w then
            rows[#rows + 1], last = "", 0
        end
        after = last
    end
    return { title = title, rows = rows, after = after,
        h = #title * level.t * words.LEAD_T + #rows * level.b * words.LEAD_B }
end

--- Draws the lines of a task with their top left at (x, y). style: color, second, block; o: what every text gets (tip, url).
function words.draw(page, task, said, level, x, y, style, o)
    local lead_t, lead_b = level.t * words.LEAD_T, level.b * words.LEAD_B
    page:text(x, y - 0.02 * level.t, said.title, { size = level.t, lead = lead_t, bold = true, color = style.color, tip = o.tip, url = o.url })
    y = y + #said.title * lead_t
    local n = #said.rows - (said.rows[#said.rows] == "" and 1 or 0) -- the last may be of blocks alone
    if n > 0 then
        page:text(x, y - 0.02 * level.b, table.move(said.rows, 1, n, 1, {}), { size = level.b, lead = lead_b, color = style.second,
            tip = o.tip, url = o.url })
    end
    if said.after then
        local middle, side, left, bx = y + (#said.rows - 0.5) * lead_b, level.b * 0.54, task.effort / 10, x + said.after
        while left > 1e-9 do
            page:add { "box", x = bx, y = middle - side / 2, w = side * math.max(0.25, math.min(1, left)), h = side,
                fill = style.block, tip = o.tip }
            bx, left = bx + level.b * BLOCK, left - 1
        end
    end
end

return words

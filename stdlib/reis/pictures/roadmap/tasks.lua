-- A plan's actions as bars: what each says, the lanes they stand in, rows without overlap.

local scene = require "scene"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local numbering = require "reis.model.numbering"

local tasks = {}

local CORRIDOR = 7 -- between a bar and the text beside it, where lines may leave

--- What a bar says at a level of detail: sizes of title (t) and other text (b), height, lines of
-- the title.
tasks.LEVELS = {
    { h = 62, t = 9.2, b = 7.6, title = 2, rows = 2, gap = 7 },
    { h = 50, t = 8.2, b = 6.9, title = 2, rows = 2, gap = 6 },
    { h = 38, t = 7.2, b = 6.2, title = 2, rows = 2, gap = 4.5 },
    { h = 30, t = 7.2, b = 6, title = 1, rows = 2, gap = 4 },
    { h = 25, t = 7, b = 5.8, title = 1, rows = 2, gap = 3.5 },
    { h = 21, t = 6.8, b = 5.8, title = 1, rows = 1, gap = 3 },
    { h = 17, t = 6.6, b = 5.75, title = 1, rows = 1, gap = 2.4 },
    { h = 12.5, t = 6.2, b = 5.75, title = 1, rows = 0, gap = 2 },
}

local function several_journeys(plan)
    local first
    for _, a in ipairs(plan.actions) do
        for _, t in ipairs(a.thing.ref.touchpoints) do
            if first and t.journey ~= first then return true end
            first = t.journey
        end
    end
    return false
end

--- "6 Delivery · tp 12": where an action works. -> in full, and short where it works in several
-- phases
local function where(ctx, action, name_journey)
    local list = action.ref.touchpoints
    if #list == 0 then return nil end
    local phases, seen, numbers = {}, {}, {}
    for _, t in ipairs(list) do
        if t.journey == list[1].journey then
            numbers[#numbers + 1] = numbering.of(t)
            if not seen[t.phase] then
                seen[t.phase] = true
                phases[#phases + 1] = t.phase.index .. " " .. scene.clean(t.phase.name)
            end
        end
    end
    local tail = " · " .. ctx.L "road.tp" .. " " .. table.concat(numbers, ", ")
    local journey = name_journey and " · " .. scene.clean(list[1].journey.name) or ""
    local short = phases[1] .. (#phases > 1 and " +" .. #phases - 1 or "") .. tail
    return table.concat(phases, ", ") .. tail .. journey, short
end

local function gain_text(ctx, plan, gain)
    if not gain then return nil end
    local currency = ctx.model.company and ctx.model.company.currency
    if plan.money then return ctx.L("road.a_year", format.short_money(gain, currency, ctx.lang)) end
    return ctx.L("road.points", format.signed(gain, 2, ctx.lang))
end
tasks.gain_text = gain_text

local function money_text(ctx, plan, a)
    local currency = ctx.model.company and ctx.model.company.currency
    local cost = (a.cost ~= 0 or rawget(a.thing, "cost") ~= nil) and format.short_money(a.cost, currency, ctx.lang)
    local gain = gain_text(ctx, plan, a.adds)
    if cost and gain then return cost .. " → " .. gain end
    return cost or gain or ""
end

local function has_moment(action)
    for _, one in ipairs(action.ref.improves) do
        for _, t in ipairs(one.touchpoints) do
            local m = t.moment_of_truth
            if m == true then return true end
            if type(m) == "table" then
                for _, persona in pairs(m.per or {}) do
                    if persona == true then return true end
                end
            end
        end
    end
    return false
end

local function task_of(ctx, plan, a, name_journey)
    local thing = a.thing
    local full, short = where(ctx, thing, name_journey)
    local task = { action = a, thing = thing, id = "A" .. thing.index, name = thing.name,
        rank = a.rank, from = a.start, to = a.finish, horizon = a.horizon or ctx.horizon(thing),
        owner = a.owner, effort = a.effort or 0, where = full, short = short,
        money = money_text(ctx, plan, a), killer = #thing.ref.removes > 0,
        moment = has_moment(thing) }
    local days = format.number(task.effort, 0, ctx.lang)
    task.said = ctx.L("action.name", task.id, ctx.L("action.horizon." .. task.horizon),
        scene.clean(task.name)) .. ". " .. (task.where and task.where .. ". " or "") .. task.money
        .. ". " .. ctx.L(i18n.plural("road.effort", days), days)
    local waits = {}
    for i, other in ipairs(thing.ref.requires) do waits[i] = "A" .. other.index end
    if #waits > 0 then
        task.said = task.said .. ". " .. ctx.L("road.requires", task.id, table.concat(waits, ", "))
    end
    return task
end

--- Lanes of a plan, in the order in which their first action starts. -> { { name, thing, tasks,
-- effort, cost } … }
function tasks.lanes(ctx, plan)
    local lanes, by = {}, {}
    local journey = several_journeys(plan)
    for _, a in ipairs(plan.actions) do
        local key = a.owner or ""
        local lane = by[key]
        if not lane then
            lane = { name = a.owner or ctx.L "road.no_owner", none = not a.owner, tasks = {},
                effort = 0, cost = 0, thing = a.thing.ref.owner }
            by[key] = lane
            lanes[#lanes + 1] = lane
        end
        lane.tasks[#lane.tasks + 1] = task_of(ctx, plan, a, journey)
        lane.effort, lane.cost = lane.effort + (a.effort or 0), lane.cost + (a.cost or 0)
    end
    return lanes
end

--- The lines of a task at a level, in w. -> title lines, further rows, width they take
local function texts(task, level, w)
    local title = scene.wrap(task.name, w, { size = level.t, bold = true, max = level.title })
    local rows = {}
    if level.rows == 2 then
        if task.where then
            rows[1] = scene.width(task.where, level.b) <= w and task.where or task.short
        end
        rows[#rows + 1] = task.money
    elseif level.rows == 1 then
        rows[1] = task.money .. (task.where and " · " .. task.short or "")
    end
    local wide = 0
    for _, s in ipairs(title) do wide = math.max(wide, scene.width(s, level.t, true)) end
    for i, s in ipairs(rows) do
        local blocks = i == #rows and level.rows == 2 and tasks.blocks_width(task, level.b) + 6 or 0
        wide = math.max(wide, math.min(w, scene.width(s, level.b) + blocks))
    end
    return title, rows, wide
end

--- How wide the effort of a task is, drawn in blocks of ten days.
function tasks.blocks_width(task, size)
    local n = math.min(task.effort / 10, 12)
    return n > 0 and math.ceil(n - 1e-9) * size * 0.66 or 0
end

-- Room of the id at the left of a text.
function tasks.id_width(level) return level.t * 2.7 end

--- Gives every task its bar and text at a level, and packs each lane into rows.
-- axis = { x0, x1, cw }. -> the height that all lanes take together
function tasks.layout(lanes, axis, level)
    local inset = math.min(5, axis.cw * 0.12)
    local total = 0
    for _, lane in ipairs(lanes) do
        local order = table.move(lane.tasks, 1, #lane.tasks, 1, {})
        table.sort(order, function(a, b)
            if a.from ~= b.from then return a.from < b.from end
            return a.rank < b.rank
        end)
        local rows, last = {}, {}
        for _, task in ipairs(order) do
            tasks.measure(task, axis, level, inset)
            local k = 1
            while rows[k] and rows[k] > task.left - 2 do k = k + 1 end
            if last[k] then tasks.widen(last[k], task.left - 4, level) end
            rows[k], task.row, last[k] = task.right, k, task
        end
        for _, task in ipairs(last) do tasks.widen(task, axis.x1, level) end
        lane.rows = #rows
        lane.h = math.max(#rows * level.h + (#rows - 1) * level.gap + 2 * level.gap, 25)
        total = total + lane.h
    end
    return total
end

--- The bar of a task and where its text stands: within, or beside it where the bar is too short.
function tasks.measure(task, axis, level, inset)
    task.x = axis.x0 + (task.from - 1) * axis.cw + inset
    task.w = (task.to - task.from + 1) * axis.cw - 2 * inset
    task.left, task.right = task.x, task.x + task.w
    local id = tasks.id_width(level)
    local inside = task.w - id - 9
    task.within = inside >= (level.rows == 0 and 62 or 66) * level.t / 7.2
    local head = (task.killer and 6 or 0) + (task.moment and 6 or 0)
    task.beyond = nil
    if task.within then
        task.title, task.rows = texts(task, level, inside - (level.title == 1 and head * 1.8
            or head > 0 and 5 or 0))
        task.text_x = task.x + 3.5
        return
    end
    local marks = head > 0 and head * 1.9 or 0
    local most = math.max(64, math.min(118 * level.t / 7.2, axis.x1 - task.right - 10 - id - marks))
    local wide
    task.title, task.rows, wide = texts(task, level, most)
    local need = id + wide + 4
    if task.right + CORRIDOR + marks + need > axis.x1 and task.x - CORRIDOR - need >= axis.x0 then
        task.text_x = task.x - CORRIDOR - need
        task.left = task.text_x
    else
        task.text_x = task.right + CORRIDOR + marks
        task.right = math.min(axis.x1, task.text_x + need)
        task.beyond = true
    end
end

--- Lets a text that stands at the right of its bar run on to x, once it is known what comes next
-- in the row.
function tasks.widen(task, x, level)
    if not task.beyond or x <= task.right + 8 then return end
    local id = tasks.id_width(level)
    local wide
    task.title, task.rows, wide = texts(task, level, math.min(x - task.text_x - id - 4, 190))
    task.right = math.max(task.right, math.min(x, task.text_x + id + wide + 4))
end

--- Person-days as weeks of five: "1 week", "2.4 weeks"; whole ones from `whole` days on.
function tasks.weeks(ctx, days, whole)
    local said = format.short(days / 5, days < whole and 1 or 0, ctx.lang)
    return ctx.L(said == "1" and "road.weeks.one" or "road.weeks", said)
end

return tasks

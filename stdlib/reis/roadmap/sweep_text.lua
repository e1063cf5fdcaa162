-- A sweep and a frontier as text for people, JSON for programs and CSV for sheets.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local csv = require "reis.words.csv"
local tables = require "reis.words.tables"
local measures = require "reis.figures.measures"
local moved = require "reis.figures.moved"

local text = {}

--- How figures are written: V.x (the quantity), V.gain, V.cost.
function text.voice(model, result, lang)
    local V = { L = i18n.of(lang), lang = lang or "en", currency = model.company and model.company.currency, money = result.money }
    function V.money_of(x) return format.money(x, V.currency, V.lang) end
    function V.gain(x)
        if x == nil then return "–" end
        return V.money and V.money_of(x) or format.number(x, 2, V.lang)
    end
    function V.x(x, name)
        name = name or result.name or "budget"
        if name == "budget" or name:find("%.cost$") or name:find("%.budget$") then return V.money_of(x) end
        return (format.significant(x, 6, V.lang):gsub("([.,]%d-)0+$", "%1"):gsub("[.,]$", ""))
    end
    return V
end

local function names(list, sign)
    local out = {}
    for i, name in ipairs(list) do out[i] = sign .. name end
    return out
end

--- What a change of plan brings: "+Live stock, −Plain sizes".
function text.change(V, into, out, moves)
    local parts = names(into, "+")
    table.move(names(out, "−"), 1, #out, #parts + 1, parts)
    for _, one in ipairs(moves or {}) do parts[#parts + 1] = V.L("beside.move", one.name, one.from, one.to) end
    return table.concat(parts, ", ")
end

--- A break point in words.
function text.break_line(V, one, name)
    local c, what = one.change, nil
    if c.what == "plan" then
        local change = text.change(V, c.into, c.out, c.moved)
        what = V.L("sweep.break.plan", c.message and V.L "sweep.infeasible" or change ~= "" and change or V.L "beside.none")
    else
        local key = ("sweep.break.%s.%s"):format(c.what, c.holds and "on" or "off")
        what = V.L(c.after_plan and "sweep.break.after" or "sweep.break.now", V.L(key, c.name))
    end
    if not one.proven and c.what == "plan" then
        return V.L("sweep.break.about", V.x(one.below, name), V.x(one.above, name), what)
    end
    return V.L("sweep.break.at", V.x(one.at, name), what)
end

-- the table -------------------------------------------------------------------------------------

local SHOWN = { "experience", "completion" }

--- The measures that move over the points: { { journey = index, name =, measure = }, … }, at most four.
local function moving(points)
    local out, first = {}, nil
    for _, p in ipairs(points) do first = first or p.scores end
    for j, journey in ipairs(first and first.journeys or {}) do
        for _, measure in ipairs(SHOWN) do
            local moves = false
            for _, p in ipairs(points) do
                local row = p.scores and p.scores.journeys[j]
                moves = moves or row and math.abs((row[measure] or 0) - (journey[measure] or 0)) > 1e-9
            end
            if moves and #out < 4 then out[#out + 1] = { journey = j, name = journey.name, measure = measure } end
        end
    end
    return out
end

local function plan_words(V, plan)
    local list = {}
    for i, row in ipairs(plan.actions) do list[i] = row.name end
    return #list > 0 and table.concat(list, ", ") or V.L "beside.none"
end

local function point_row(V, result, p, columns, utility)
    local row = { V.x(p.x) }
    if utility then row[#row + 1] = p.utility and V.gain(p.utility) or "–" end
    for _, c in ipairs(columns) do
        local j = p.scores and p.scores.journeys[c.journey]
        row[#row + 1] = j and (c.measure == "experience" and measures.headline(j, V.lang)
            or measures.show(c.measure, j[c.measure], V.lang, V.currency)) or "–"
    end
    if result.plans then
        row[#row + 1], row[#row + 2] = V.gain(p.gain), p.cost and V.money_of(p.cost) or "–"
        row[#row + 1] = p.plan and plan_words(V, p.plan) .. (p.proven and "" or " " .. V.L "sweep.unproven")
            or p.plan_message or p.message or ""
    elseif p.message then
        row[#row + 1] = p.message
    end
    return row
end

--- A row for each point, the first is the head; and which columns hold numbers.
function text.points(V, result, points)
    local columns, utility = moving(points), false
    for _, p in ipairs(points) do
        utility = utility or p.utility and points[1].utility and math.abs(p.utility - points[1].utility) > 1e-9
    end
    utility = utility or not result.plans
    local head = { result.name }
    if utility then head[2] = V.L "whatif.utility" end
    for _, c in ipairs(columns) do head[#head + 1] = c.name .. ": " .. measures.label(c.measure, V.lang) end
    local right = {}
    if result.plans then
        for _, key in ipairs { "sweep.gain", "sweep.cost", "sweep.plan" } do head[#head + 1] = V.L(key) end
    end
    for c = 1, #head do right[c] = not result.plans or c < #head end
    local rows = { head }
    for _, p in ipairs(points) do rows[#rows + 1] = point_row(V, result, p, columns, utility) end
    return rows, right
end

--- The figure that is charted: the plan's gain where a plan can be made, else U.
function text.figure(result, p) return result.plans and p.gain or not result.plans and p.utility or nil end

--- What is charted, a column for each of the lines; the first row is the head. All columns hold numbers.
function text.grid(V, result)
    local rows, right = { { result.name .. " \\ " .. result.other } }, { true }
    for c, one in ipairs(result.lines) do rows[1][c + 1], right[c + 1] = V.x(one.value, result.other), true end
    for i, x in ipairs(result.values) do
        rows[i + 1] = { V.x(x) }
        for c, one in ipairs(result.lines) do rows[i + 1][c + 1] = V.gain(text.figure(result, one.points[i])) end
    end
    return rows, right, V.L(result.plans and "sweep.grid.gain" or "sweep.grid.utility")
end

local function break_lines(V, result, breaks, before)
    local out = {}
    for i, one in ipairs(breaks) do out[i] = before .. text.break_line(V, one, result.name) .. "\n" end
    return table.concat(out)
end

--- A sweep as text.
function text.sweep(model, result, lang)
    local V = text.voice(model, result, lang)
    if result.lines then
        local rows, right, title = text.grid(V, result)
        local out = { title .. "\n" .. tables.format(rows, { head = true, right = right }) }
        for _, one in ipairs(result.lines) do
            out[#out + 1] = break_lines(V, result, one.breaks, ("%s %s: "):format(result.other, V.x(one.value, result.other)))
        end
        return table.concat(out)
    end
    local rows, right = text.points(V, result, result.points)
    local out = tables.format(rows, { head = true, right = right })
    if #result.breaks == 0 then return out .. "\n" .. V.L "sweep.break.none" .. "\n" end
    return out .. "\n" .. break_lines(V, result, result.breaks, "")
end

-- for programs ----------------------------------------------------------------------------------

local function names_of(plan)
    local list = {}
    for i, row in ipairs(plan and plan.actions or {}) do list[i] = row.name end
    return list
end

local function point_json(p)
    local journeys = {}
    for i, j in ipairs(p.scores and p.scores.journeys or {}) do journeys[i] = json.fields(j, { "name", table.unpack(moved.measures) }) end
    local object = json.fields(p, { "x", "utility", "gain", "cost", "proven" })
    object.object[#object.object + 1] = { "actions", names_of(p.plan) }
    object.object[#object.object + 1] = { "journeys", journeys }
    return object
end

local function break_json(one)
    local c = one.change
    local object = json.fields(one, { "at", "below", "above", "proven" })
    table.insert(object.object, { "what", c.what })
    if c.what == "plan" then
        table.insert(object.object, { "in", c.into })
        table.insert(object.object, { "out", c.out })
        local list = {}
        for i, m in ipairs(c.moved) do list[i] = json.fields(m, { "name", "from", "to" }) end
        table.insert(object.object, { "moved", list })
    else
        for _, field in ipairs { "name", "holds", "after_plan" } do table.insert(object.object, { field, c[field] }) end
    end
    return object
end

local function each(list, f)
    local out = {}
    for i, one in ipairs(list) do out[i] = f(one) end
    return out
end

--- A sweep (and the frontier with it, or nil) as JSON.
function text.json(result, frontier)
    local object = json.object { { "quantity", result.name } }
    if result.lines then
        table.insert(object.object, { "other", result.other })
        table.insert(object.object, { "lines", each(result.lines, function(one)
            return json.object { { "value", one.value }, { "points", each(one.points, point_json) }, { "breaks", each(one.breaks, break_json) } }
        end) })
    else
        table.insert(object.object, { "points", each(result.points, point_json) })
        table.insert(object.object, { "breaks", each(result.breaks, break_json) })
    end
    if frontier then
        table.insert(object.object, { "frontier", each(frontier.points, function(p)
            local one = json.fields(p, { "cost", "gain", "proven", "ranked" })
            table.insert(one.object, { "adds", p.adds })
            table.insert(one.object, { "without", p.without })
            return one
        end) })
    end
    return json.encode(object)
end

--- A sweep as CSV: a row for each point.
function text.csv(result)
    local rows = { { result.name, "utility", "gain", "cost", "proven", "plan" } }
    if result.lines then table.insert(rows[1], 1, result.other) end
    for _, one in ipairs(result.lines or { { points = result.points } }) do
        for i, j in ipairs(#rows == 1 and one.points[1].scores and one.points[1].scores.journeys or {}) do
            for _, measure in ipairs(moved.measures) do rows[1][#rows[1] + 1] = j.name .. ": " .. measure end
        end
        for _, p in ipairs(one.points) do
            local row = { p.x, p.utility, p.gain, p.cost, p.proven == nil and "" or tostring(p.proven), table.concat(names_of(p.plan), "; ") }
            local at = #row
            for _, j in ipairs(p.scores and p.scores.journeys or {}) do
                for _, measure in ipairs(moved.measures) do
                    at = at + 1
                    row[at] = j[measure]
                end
            end
            if one.value then
                table.move(row, 1, at, 2)
                row[1] = one.value
            end
            rows[#rows + 1] = row
        end
    end
    return csv(rows)
end

-- the frontier ----------------------------------------------------------------------------------

--- What following a ranking loses, in a sentence.
function text.loses(V, frontier)
    local way = V.L("sweep.method." .. frontier.method)
    if not frontier.loses then return V.L("sweep.loses.none", way) end
    return V.L("sweep.loses", way, V.gain(frontier.loses.gain), V.money_of(frontier.loses.budget))
end

--- The frontier: a row for each plan on it, named by what it adds to the one before; the first is the head.
function text.frontier_rows(V, frontier)
    local rows = { { V.L "sweep.from", V.L "sweep.gain", V.L "sweep.ranked", V.L "sweep.adds" } }
    for i, p in ipairs(frontier.points) do
        local change = text.change(V, p.adds, p.without)
        if change == "" then change = i == 1 and V.L "beside.none" or V.L "sweep.timing" end
        rows[i + 1] = { V.money_of(p.cost), V.gain(p.gain), V.gain(p.ranked), change .. (p.proven and "" or " " .. V.L "sweep.unproven") }
    end
    return rows
end

--- The same as text.
function text.frontier(model, frontier, lang)
    local V = text.voice(model, frontier, lang)
    return V.L "sweep.frontier" .. "\n" .. tables.format(text.frontier_rows(V, frontier), { head = true, right = { true, true, true } })
        .. text.loses(V, frontier) .. "\n"
end

return text

-- What a simulation comes to, as text for people and as JSON for programs.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local csv = require "reis.words.csv"
local json = require "reis.words.json"
local tables = require "reis.words.tables"
local measures = require "reis.figures.measures"

local text = {}

local QUANTILES = { "p05", "p25", "p50", "p75", "p95" }
local ROW = { "mean", table.unpack(QUANTILES) }

-- JSON ------------------------------------------------------------------------------------------

local function named_rows(result)
    local list = {}
    for _, row in ipairs(result.measures) do list[#list + 1] = { row.name, json.fields(row, ROW) } end
    if result.gain then list[#list + 1] = { "gain", json.fields(result.gain, ROW) } end
    if result.cost then list[#list + 1] = { "cost", json.fields(result.cost, ROW) } end
    return json.object(list)
end

local function list_of(rows, names)
    local list = {}
    for i, row in ipairs(rows or {}) do list[i] = json.fields(row, names) end
    return list
end

--- result (of reis.roadmap.simulate) -> the JSON of `reis simulate --json`
function text.json(result)
    local object = json.fields(result, { "n", "seed", "complete" })
    local list = object.object
    list[#list + 1] = { "measures", named_rows(result) }
    list[#list + 1] = { "actions", list_of(result.actions, { "name", "in_best", "core_index", "in_plan", "ranks" }) }
    for _, name in ipairs { "failed", "planned", "candidates", "beats_nothing", "over_budget", "over_capacity" } do
        list[#list + 1] = { name, result[name] }
    end
    list[#list + 1] = { "tornado", list_of(result.tornado, { "name", "low", "high", "at_low", "at_high" }) }
    list[#list + 1] = { "evpi", result.perfect }
    list[#list + 1] = { "evppi", list_of(result.knowing, { "name", "worth", "sd" }) }
    if result.robust then
        local usual, robust = require("reis.roadmap.robust_text").json(result)
        list[#list + 1] = { "plan", usual }
        list[#list + 1] = { "robust", robust }
    end
    return json.encode(object)
end

--- The rows of figures, as CSV.
function text.csv(result)
    local rows = { { "measure", table.unpack(ROW) } }
    local function add(row)
        local cells = { row.name }
        for k, name in ipairs(ROW) do cells[k + 1] = row[name] end
        rows[#rows + 1] = cells
    end
    for _, row in ipairs(result.measures) do add(row) end
    if result.gain then add(result.gain) end
    if result.cost then add(result.cost) end
    return csv(rows)
end

-- text ------------------------------------------------------------------------------------------

--- A function show(measure, x) for what a simulation holds.
local function shower(model, result, lang)
    local currency = model.company and model.company.currency
    return function(measure, x)
        if x == nil then return "–" end
        local worth = measure == "utility" or measure == "gain"
        if worth and result.money or measure == "cost" then return format.money(x, currency, lang) end
        if worth then return measure == "gain" and format.signed(x, 2, lang) or format.number(x, 2, lang) end
        return measures.show(measure, x, lang, currency)
    end
end
text.shower = shower

local function head(L, key)
    local words = {}
    for word in L(key):gmatch("[^|]+") do words[#words + 1] = word end
    return words
end

local OWN = { utility = true, gain = true, cost = true }

--- What a row is called: "Buy a bike/killer risk", "the plan's gain"; a goal by its own name.
local function called(L, row, lang)
    if row.journey then return row.journey .. "/" .. measures.label(row.measure, lang) end
    return OWN[row.name] and row.name == row.measure and L("simulate.name." .. row.name) or row.name
end

--- Rows of quantiles; the first is the head. Those that do not move are left out, unless all is said of one plan.
local function spread_rows(L, show, list, lang)
    local rows = { head(L, "simulate.head") }
    for _, row in ipairs(list) do
        local cells = { called(L, row, lang) }
        for k, name in ipairs(ROW) do cells[k + 1] = show(row.measure, row[name]) end
        rows[#rows + 1] = cells
    end
    return rows
end

local RIGHT = { false, true, true, true, true, true, true }

local function moving(result)
    local list, still = {}, 0
    for _, row in ipairs(result.measures) do
        if row.p05 ~= row.p95 or row.name == "utility" then list[#list + 1] = row else still = still + 1 end
    end
    return list, still
end

--- What was drawn, in one line.
function text.about(L, result, lang)
    return L(i18n.plural("simulate.line", result.uncertain), format.count(result.n, lang), result.seed, result.uncertain)
        .. (result.complete and "" or " · " .. L "simulate.incomplete")
end

--- How far the gain or the utility spreads, in one line.
function text.headline(L, show, result, row, lang)
    if row.p05 == row.p95 then return L("simulate.headline.still." .. result.of, show(result.of, row.mean)) end
    return L("simulate.headline." .. result.of, show(result.of, row.p50), show(result.of, row.p05), show(result.of, row.p95))
end

--- How often the plan beats doing nothing, and is over its limits, in one line; nil without a plan.
function text.chances(L, result, lang)
    if not result.beats_nothing then return nil end
    local parts = { L "simulate.beats" .. " " .. format.percent(result.beats_nothing, lang) }
    for _, name in ipairs { "budget", "capacity" } do
        local chance = result["over_" .. name]
        if chance then parts[#parts + 1] = L("simulate." .. name) .. " " .. format.percent(chance, lang) end
    end
    return table.concat(parts, "; ")
end

--- How sure the plan is: the chances.
local function chances_rows(L, result, lang)
    local rows = { { L "simulate.beats", format.percent(result.beats_nothing, lang) } }
    if result.over_budget then rows[#rows + 1] = { L "simulate.budget", format.percent(result.over_budget, lang) } end
    if result.over_capacity then rows[#rows + 1] = { L "simulate.capacity", format.percent(result.over_capacity, lang) } end
    return rows
end

--- The rank that an action has most often in the best plans.
local function usual_rank(action, lang)
    local best, at = 0, nil
    for k, share in ipairs(action.ranks) do
        if share > best then best, at = share, k end
    end
    return at and ("%d (%s)"):format(at, format.percent(best, lang)) or "–"
end

local function actions_table(L, result, lang)
    local rows = { head(L, "simulate.actions") }
    for _, action in ipairs(result.actions) do
        rows[#rows + 1] = { action.name, L(action.in_plan and "simulate.in" or "simulate.out"),
            format.percent(action.in_best, lang), usual_rank(action, lang), format.number(action.core_index, 2, lang) }
    end
    return { title = L "simulate.title.actions",
        rows = rows, right = { false, false, true, true, true }, foot = L("simulate.planned", result.planned, result.candidates) }
end

local function significant(x, lang) return x and format.significant(x, 3, lang) or "–" end

local function tornado_table(L, show, result, lang)
    local rows = { head(L, "simulate.tornado." .. result.of) }
    for i, one in ipairs(result.tornado) do
        if i > 12 then break end
        rows[#rows + 1] = { one.name, significant(one.low, lang), significant(one.high, lang),
            show(result.of, one.at_low), show(result.of, one.at_high) }
    end
    return { title = L "simulate.title.tornado", rows = rows, right = { false, true, true, true, true } }
end

local function knowing_table(L, show, result)
    local rows = { head(L, "simulate.knowing") }
    for i, one in ipairs(result.knowing) do
        if i > 12 then break end
        rows[#rows + 1] = { one.name, show("gain", one.worth), "± " .. show("gain", one.sd):gsub("^%+", ""):gsub("^±", "") }
    end
    return { title = L "simulate.title.knowing", rows = rows, right = { false, true, true }, foot = L("simulate.perfect", show("gain", result.perfect)) }
end

--- The tables, in order: { { title =, rows = (the first is the head, unless headless), right = columns of numbers, foot = a line below it
-- or nil, headless = } }.
function text.tables(model, result, lang)
    local L, show = i18n.of(lang), shower(model, result, lang)
    local list, still = moving(result)
    local out = {}
    if result.gain then
        out[1] = { title = L "simulate.title.gain", rows = spread_rows(L, show, { result.gain, result.cost }, lang), right = RIGHT }
        out[2] = { title = L "simulate.title.chances", rows = chances_rows(L, result, lang), headless = true, right = {} }
    end
    if result.robust then out[3] = require("reis.roadmap.robust_text").table(result, show, lang) end
    out[#out + 1] = { title = L "simulate.title.spread", rows = spread_rows(L, show, list, lang), right = RIGHT,
        foot = still > 0 and L(i18n.plural("simulate.still", still), still) or nil }
    if result.actions and #result.actions > 0 then out[#out + 1] = actions_table(L, result, lang) end
    if #result.tornado > 0 then out[#out + 1] = tornado_table(L, show, result, lang) end
    if result.knowing and #result.knowing > 0 then out[#out + 1] = knowing_table(L, show, result) end
    return out
end

--- What was drawn, and how many draws could not be.
function text.about_lines(L, result, lang)
    return { text.about(L, result, lang), result.failed > 0 and L("simulate.failed", format.count(result.failed, lang)) or nil }
end

--- The whole as text.
function text.text(model, result, lang)
    local L = i18n.of(lang)
    local out = { table.concat(text.about_lines(L, result, lang), "\n") .. "\n" }
    for _, one in ipairs(text.tables(model, result, lang)) do
        out[#out + 1] = "\n" .. tables.format(one.rows, { head = not one.headless, right = one.right })
        if one.foot then out[#out + 1] = one.foot .. "\n" end
    end
    return table.concat(out)
end

return text

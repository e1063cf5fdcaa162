-- The robust plan of a simulation beside the plan on the means, as a table and for programs.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local plan_text = require "reis.roadmap.text"

local text = {}

local function columns(line)
    local out = {}
    for word in line:gmatch("[^|]+") do out[#out + 1] = word end
    return out
end

local function period(row) return row.start == row.finish and tostring(row.start) or row.start .. "–" .. row.finish end

--- Rows of the actions that either plan takes, in order of start: name, and when each plan has it.
local function action_rows(one, other)
    local rows, at = {}, {}
    for k, plan in ipairs { one, other } do
        for _, row in ipairs(plan.actions) do
            if not at[row.name] then
                rows[#rows + 1] = { row.name, "–", "–" }
                at[row.name] = rows[#rows]
            end
            at[row.name][k + 1] = period(row)
        end
    end
    return rows
end

--- A table as of reis.roadmap.simulate_text. result: of reis.roadmap.simulate, with robust; show(measure, x): as it shows figures.
function text.table(result, show, lang)
    local L, own = i18n.of(lang), result.robust
    local line = plan_text.robust(own.plan, lang)
    if own.same then return { title = L "simulate.title.robust", rows = { { L "simulate.robust.same" } }, headless = true, right = {}, foot = line } end
    local rows = { columns(L "simulate.robust") }
    for _, row in ipairs(action_rows(result.plan, own.plan)) do rows[#rows + 1] = row end
    for _, name in ipairs { "mean", "p05", "p50", "p95" } do
        local label = L("simulate.robust.gain", name == "mean" and columns(L "simulate.head")[2] or name)
        rows[#rows + 1] = { label, show("gain", result.gain[name]), show("gain", own.gain[name]) }
    end
    local function plain(x) return x and (show("gain", x):gsub("^%+", ""):gsub("^±", "")) or "–" end
    rows[#rows + 1] = { L "simulate.robust.regret", plain(own.plan.robust.usual), plain(own.plan.robust.regret) }
    rows[#rows + 1] = { L "simulate.name.cost", format.money(result.plan.cost, result.plan.currency, lang),
        format.money(own.plan.cost, result.plan.currency, lang) }
    return { title = L "simulate.title.robust", rows = rows, right = { false, true, true }, foot = line }
end

local function plain_plan(plan, gain, regret)
    local actions = {}
    for i, row in ipairs(plan.actions) do actions[i] = json.fields(row, { "name", "start", "finish" }) end
    return json.object { { "gain", json.fields(gain, { "mean", "p05", "p25", "p50", "p75", "p95" }) }, { "cost", plan.cost },
        { "regret", regret }, { "actions", actions } }
end

--- { plan =, robust = }: the plan on the means and the robust one, each with its gain over the draws, cost and regret.
function text.json(result)
    local own = result.robust
    return plain_plan(result.plan, result.gain, own.plan.robust.usual), plain_plan(own.plan, own.gain, own.plan.robust.regret)
end

return text

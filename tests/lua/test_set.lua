-- What `set` reaches: for every field of the schema that holds numbers, either the figures are those of the script with that
-- number edited by hand, or it is refused with a reason, and then the edit moves no figure either.

local h = require "harness"
local criteria = require "reis.figures.criteria"
local figures = require "reis.figures.figures"
local model = require "reis.model.model"
local roadmap = require "reis.roadmap.roadmap"
local schema = require "reis.language.schema"
local taken = require "reis.model.taken"
local whatif = require "reis.figures.whatif"

-- a script as data ------------------------------------------------------------------------------

local function thing(kind, name, fields, children)
    return { kind = kind, name = name, fields = fields, children = children or {} }
end

local function code(text) return { code = text } end

--- A model that has every field with numbers in it.
local function full()
    return {
        thing("company", "C", { fresh = 10 }),
        thing("value", "ease", { weight = 3, kind = "functional" }), thing("value", "trust", { weight = 2 }),
        thing("channel", "web", { cost = 1, upkeep = 3 }), thing("channel", "phone", { cost = 6, upkeep = 2 }),
        thing("team", "it", { capacity = { 4, 4 } }), thing("team", "shop", { capacity = 7 }), thing("team", "desk", {}),
        thing("system", "ERP", { upkeep = 9 }),
        thing("interview", "Talks", { n = 12 }), thing("survey", "Sheets", { n = 40 }), thing("usertest", "Trials", { n = 4 }),
        thing("observation", "Days", { n = 3 }), thing("log", "Clicks", { n = 900 }), thing("review", "Stars", { n = 30 }),
        thing("assumption", "Guess", { n = 1 }),
        thing("persona", "Anna", { share = 0.6, age = 30, income = 40000, expects = { ease = 7, trust = 6 } }),
        thing("persona", "Bram", { share = 0.4, expects = 6 }),
        thing("goal", "More", { measure = "completion", journey = "Buy", worth = 90000, target = 0.9 }),
        thing("goal", "Faster", { measure = "duration", worth = 40, per = 30, target = 20 }),
        thing("goal", "Nicer", { measure = "experience", worth = 5000 }), thing("goal", "Often", { measure = "lifetime", worth = 800 }),
        thing("goal", "Cheap", { measure = "cost_to_serve", worth = 900 }), thing("goal", "Hands", { measure = "handovers", worth = 70 }),
        thing("metric", "Reading", { measure = "ease", touchpoint = "Page", scale = { low = 1, high = 5 }, target = 4, readings = {
            { date = "2025-01", n = 10, mean = 3, sd = 1 }, { date = "2025-02", n = 10, hits = 4 },
            { date = "2025-03", n = 10, promoters = 4, detractors = 3 } } }),
        thing("journey", "Buy", { weight = 2, customers = 900, memory = 0.4, killer_score = -12, tolerance = 0.1,
            cyclic = { probability = 0.3, rounds = 3 }, starts = { Page = 0.7, Checkout = 0.3 }, leads_to = { Own = 0.5 } }, {
            thing("criterion", "Good", { measure = "experience", at = "Checkout", min = 5, max = 9, evidence = { Talks = 2 } }),
            thing("phase", "Orient", { duration = 60 }, {
                thing("touchpoint", "Page", { channel = { web = 0.6, phone = 0.4 }, owner = { shop = 0.6, it = 0.4 },
                    score = { ease = code "seen { Talks = 7, Sheets = 5 }", trust = 6, Bram = { ease = 4 } },
                    expects = { ease = 6, trust = 7, Bram = { ease = 5 } }, importance = 6, leave = 0.25, duration = 20, wait = 5,
                    rivals = { Other = 6 }, evidence = { Talks = 3 } }, {
                    thing("need", "Know", { importance = 9, satisfaction = 4, mentions = 7, evidence = { Talks = 4 } }),
                    thing("pain", "Jargon", { severity = 6, frequency = 0.4, mentions = 5, evidence = { Talks = 2 } }),
                    thing("fail", "Down", { probability = 0.1, evidence = { Clicks = 2 } }) }) }),
            thing("phase", "Purchase", {}, {
                thing("touchpoint", "Checkout", { channel = "web", owner = "it", score = { ease = 5, trust = 7 }, leave = 0.2, duration = 9,
                    next = { Delivery = 0.7, Page = 0.1 } }, {
                    thing("killer", "Lost", { probability = 0.1, evidence = { Clicks = 3 } }) }),
                thing("touchpoint", "Delivery", { channel = "phone", owner = "shop", experience = 6, duration = 30, expects = 7 }) }) }),
        thing("journey", "Own", { weight = 1 }, { thing("phase", "Use", {}, { thing("touchpoint", "Ride", { experience = 7 }) }) }),
        thing("opportunity", "Chance", { needs = { "Know" }, evidence = { Talks = 2 } }),
        thing("action", "Stock", { effort = { it = 6, shop = 3 }, cost = 9000, upkeep = 100, benefit = 300, periods = 2, feasibility = 0.9,
            improves = { Checkout = { ease = 1, leave = -0.05, duration = -2 }, Delivery = { experience = 1, expects = 0.5 }, Page = { wait = -2 } },
            removes = { Lost = 0.8 }, serves = { "Know" }, evidence = { Sheets = 3 } }),
        thing("action", "Sizes", { owner = "shop", effort = 5, cost = { 3000 }, improves = { Orient = { trust = 1 } }, horizon = "next" }),
        thing("action", "Signs", { effort = { desk = 3 }, cost = 2000, reroutes = { Checkout = { Delivery = 0.95, Page = 0.05 } } }),
        thing("roadmap", "R", { periods = 4, lookahead = 6, budget = 13000, budget_per_period = 12500, capacity = { desk = 2 },
            horizons = { now = 1, next = 2, later = 6 } }),
        thing("scenario", "Poor", { budget = 4000, capacity = { shop = 2 }, drop = { Delivery = 0.2 } }),
    }
end

local function key_text(key) return type(key) == "number" and "" or ("[%q] = "):format(key) end

local function value_text(v)
    if type(v) ~= "table" then return type(v) == "string" and ("%q"):format(v) or ("%.17g"):format(v) end
    if v.code then return v.code end
    local keys, out = {}, {}
    for k in pairs(v) do keys[#keys + 1] = k end
    table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
    for i, k in ipairs(keys) do out[i] = key_text(k) .. value_text(v[k]) end
    return "{ " .. table.concat(out, ", ") .. " }"
end

local function thing_text(one)
    local out = { value_text(one.fields):sub(2, -2) }
    for _, child in ipairs(one.children) do out[#out + 1] = thing_text(child) end
    if out[1]:match "^%s*$" then table.remove(out, 1) end
    return ("%s %q { %s }"):format(one.kind, one.name, table.concat(out, ",\n "))
end

local function text_of(script)
    local out = {}
    for i, one in ipairs(script) do out[i] = thing_text(one) end
    return table.concat(out, "\n")
end

--- Calls found(thing) for every thing of a script.
local function each_thing(list, found)
    for _, one in ipairs(list) do
        found(one)
        each_thing(one.children, found)
    end
end

-- what a model comes to -------------------------------------------------------------------------

local function model_of(text)
    local m, diags = h.run(text)
    for _, d in ipairs(diags) do
        if d.level == "error" then error(d.line .. ": " .. d.message .. "\n" .. text) end
    end
    return m
end

--- Adds all numbers and truths of a table to a flat list by path.
local function flat(out, path, t, depth)
    for k, v in pairs(t) do
        local at = path .. "/" .. tostring(k)
        if type(v) == "number" or type(v) == "boolean" then
            out[at] = v
        elseif type(v) == "table" and depth > 0 and k ~= "thing" and k ~= "journey" then
            flat(out, at, v, depth - 1)
        end
    end
end

local METHODS = { "optimal", "odi", "rice", "wsjf" }

--- All figures of a model with figures F: scores, with every action, criteria, and plans by several methods.
local function all_of(m, F)
    local out = {}
    flat(out, "now", F.scores(), 6)
    local every = {}
    for i in ipairs(m.actions) do every[i] = i end
    flat(out, "done", F.engine:score { actions = every }, 6)
    for i, one in ipairs(criteria.all(m, F)) do flat(out, "criterion" .. i, { one.met, one.figure, one.min, one.max }, 1) end
    for _, method in ipairs(METHODS) do
        local P = assert(roadmap.plan(m, F, { method = method }))
        local rows = { gain = P.gain, cost = P.cost, horizons = P.horizons }
        for _, list in ipairs { P.actions, P.left_out } do
            for _, a in ipairs(list) do
                rows[a.name] = { a.start or 0, a.adds or 0, a.gain_alone or 0, a.rank or 0, a.effort, a.cost, a.facts.reach,
                    a.facts.opportunity or -1, a.reasons and a.reasons[1].amount or 0 }
            end
        end
        flat(out, method, rows, 3)
    end
    return out
end

--- The first path at which two lists differ; nil where they are the same.
local function first_difference(a, b)
    local paths = {}
    for path in pairs(a) do paths[#paths + 1] = path end
    for path in pairs(b) do if a[path] == nil then paths[#paths + 1] = path end end
    table.sort(paths)
    for _, path in ipairs(paths) do
        local x, y = a[path], b[path]
        local same = x == y or type(x) == "number" and type(y) == "number" and math.abs(x - y) <= 1e-9 * math.max(1, math.abs(x), math.abs(y))
        if not same then return ("%s: %s, %s"):format(path, tostring(x), tostring(y)) end
    end
end

-- one number edited -----------------------------------------------------------------------------

local function copy(v)
    if type(v) ~= "table" then return v end
    local out = {}
    for k, one in pairs(v) do out[k] = copy(one) end
    return out
end

local WHOLE_NUMBERS = {}
for key in ("periods rounds lookahead now next n hits promoters detractors mentions Talks Sheets Clicks"):gmatch "%a+" do
    WHOLE_NUMBERS[key] = true
end

--- Another number of the same kind as x.
local function other(x, key)
    if WHOLE_NUMBERS[key] then return x + 1 end
    if key == "later" then return x - 3 end
    if key == "min" then return x + 2 end
    return x < 0 and x * 1.5 or x <= 1 and x * 0.75 or x * 0.6
end

-- Numbers that make 1 together (beside what else is given): edited whole.
local WHOLE = { starts = { Page = 0.4, Checkout = 0.6 }, channel = { web = 0.3, phone = 0.7 }, owner = { shop = 0.2, it = 0.8 },
    next = { Delivery = 0.5, Page = 0.3 } }

--- Calls found(path, new) for each number in a field: path of keys, new what is put there.
local function numbers(field, v, path, found)
    if WHOLE[field] and #path == 1 then
        if type(v) == "table" then found(path, WHOLE[field]) end
    elseif field == "reroutes" and #path == 2 then
        found(path, { Delivery = 0.8, Page = 0.2 })
    elseif type(v) == "number" then
        local key = path[#path]
        found(path, other(v, type(key) == "string" and key or field))
    elseif type(v) == "table" then
        if v.code then return found(path, 3) end
        local keys = {}
        for k in pairs(v) do keys[#keys + 1] = k end
        table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
        for _, k in ipairs(keys) do
            local at = table.move(path, 1, #path, 1, {})
            at[#at + 1] = k
            numbers(field, v[k], at, found)
        end
    end
end

--- The nested table that holds v at a path; lists are given whole.
local function nested(declared, path, v, depth)
    if depth > #path then return v end
    local key = path[depth]
    local inner = nested(type(declared) == "table" and declared[key], path, v, depth + 1)
    if type(key) == "number" then
        local list = copy(declared)
        list[key] = inner
        return list
    end
    return { [key] = inner }
end

local function put(fields, path, v)
    local at = fields
    for i = 1, #path - 1 do at = at[path[i]] end
    at[path[#path]] = v
end

--- A mark that is set for everyone holds for everyone, those with a mark of their own among them.
local function for_everyone(fields, path)
    if (path[1] ~= "score" and path[1] ~= "expects") or #path ~= 2 then return end
    for _, own in pairs(fields[path[1]]) do
        if type(own) == "table" then own[path[2]] = nil end
    end
end

--- The model with number `path` of the named thing edited in the script, beside the rest that has to go with it.
local function edited(kind, name, path, v)
    local script = full()
    each_thing(script, function(one)
        if one.kind == kind and one.name == name then
            for_everyone(one.fields, path)
            put(one.fields, path, copy(v))
        end
        -- what makes 1 together with what is edited
        if kind == "persona" and path[1] == "share" and one.kind == "persona" and one.name ~= name then one.fields.share = 1 - v end
        if name == "Checkout" and path[1] == "leave" and one.name == name then
            local rest = (1 - v) / 0.8
            one.fields.next = { Delivery = 0.7 * rest, Page = 0.1 * rest }
        end
    end)
    return model_of(text_of(script))
end

local function set_of(kind, name, path, v, declared)
    local set = { [name] = nested(declared, path, copy(v), 1) }
    if kind == "persona" and path[1] == "share" then set[name == "Anna" and "Bram" or "Anna"] = { share = 1 - v } end
    return set
end

local function has_number(field)
    if field.number or field.type == "next" or field.type == "shares" then return true end
    for _, list in ipairs { field.options or {}, field.fields or {}, { type(field.value) == "table" and field.value or nil } } do
        for _, part in ipairs(list) do
            if has_number(part) then return true end
        end
    end
    return false
end

-- A figure does hang on these, and it is refused all the same, for the reason that is said.
local REFUSED_YET_COUNTS = { ["interview.n"] = true, ["survey.n"] = true }
-- What a scenario holds is not the model's; set itself is what is tested.
local SKIPPED = { ["scenario.set"] = true }

local base_model = model_of(text_of(full()))
local base = all_of(base_model, figures.of(base_model))

h.test("the full model has every field that holds numbers", function()
    local seen = {}
    each_thing(full(), function(one)
        for field in pairs(one.fields) do seen[one.kind .. "." .. field] = true end
    end)
    for _, kind in ipairs(schema.order) do
        for _, field in ipairs(schema.kinds[kind].fields) do
            local name = kind .. "." .. field.name
            if has_number(field) and not SKIPPED[name] and not seen[name] then error("no " .. name .. " in the full model") end
        end
    end
end)

local function where(kind, name, path)
    local words = {}
    for i, key in ipairs(path) do words[i] = tostring(key) end
    return ("%s %s.%s"):format(kind, name, table.concat(words, "."))
end

--- Checks one number: what is set is what is edited, laid over the figures and counted anew; or refused, and nothing moves.
local function check(kind, name, path, v, declared)
    local said = where(kind, name, path)
    local changed = edited(kind, name, path, v)
    local want = all_of(changed, figures.of(changed))
    local scenario, diags = model.scenario(base_model, { set = set_of(kind, name, path, v, declared) })
    if not scenario then
        local message = diags[1].message
        if not message:find "enters no figure" and not message:find "is a metric" and not message:find "is evidence"
            and not message:find "is a scenario" and not message:find "is the company" then
            error(said .. " is refused with: " .. message)
        end
        local moved = first_difference(base, want)
        if moved and not REFUSED_YET_COUNTS[kind .. "." .. path[1]] then error(said .. " is refused, but moves " .. moved) end
        return
    end
    local F = figures.of(base_model, { set = scenario.ref.set })
    local got = all_of(base_model, F)
    local different = first_difference(want, got)
    if different then error(said .. " edited and set: " .. different) end
    if not first_difference(base, got) then error(said .. " is set and moves nothing") end
    if taken.limited(scenario) then return end -- which takes actions as well
    local found = assert(whatif.of(base_model, figures.of(base_model), scenario))
    local a, b = {}, {}
    flat(a, "scores", assert(found:scores()), 6)
    flat(b, "scores", F.scores(), 6)
    different = first_difference(a, b)
    if different then error(said .. " laid over and counted anew: " .. different) end
end

local checked = 0
each_thing(full(), function(one)
    local fields = {}
    for field in pairs(one.fields) do fields[#fields + 1] = field end
    table.sort(fields)
    for _, field in ipairs(fields) do
        local known = schema.kinds[one.kind].fields[field]
        if has_number(known) then
            numbers(field, one.fields[field], { field }, function(path, v)
                checked = checked + 1
                h.test(where(one.kind, one.name, path), function() check(one.kind, one.name, path, v, one.fields) end)
            end)
        end
    end
end)

h.test("a hundred numbers and more were set", function()
    if checked < 100 then error(checked) end
end)

h.done()

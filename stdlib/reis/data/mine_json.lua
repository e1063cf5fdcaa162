-- What happened, as JSON, with the keys that the manual names: those of every log first, then what a log in files shows beside.

local json = require "reis.words.json"

local STEP = { "from", "to", "count" }
local QUANTILES = { "p05", "p25", "p50", "p75", "p90", "p95" }
local SPREAD = { "n", "median_s", "mean_s" }

local function objects(list, names)
    local out = {}
    for i, item in ipairs(list) do out[i] = json.fields(item, names) end
    return out
end

local function steps(found)
    local out = {}
    for i, a in ipairs(found.activities) do
        out[i] = json.object { { "name", a.name }, { "cases", a.cases }, { "repeated", a.repeated }, { "repeats", a.repeats },
            { "drop_off", a.ends / a.cases }, { "duration", a.duration and json.fields(a.duration, SPREAD) },
            { "wait", a.wait and json.fields(a.wait, SPREAD) }, { "channels", objects(a.channels, { "name", "count" }) } }
    end
    return out
end

--- found: as mine.of gives it; without its further figures (throughput) only the keys that every log has. hidden: what
-- coverage.choose left off (nil: nothing was asked)
return function(found, hidden)
    local pairs_list = {
        { "cases", found.cases }, { "events", found.events },
        { "activities", objects(found.activities, { "name", "count", "starts", "ends" }) },
        { "follows", objects(found.follows, { "from", "to", "count", "median_s", "mean_s" }) },
        { "variants", found.variants }, { "top_variants", objects(found.top_variants, { "count", "activities" }) },
        { "median_case_s", found.median_case_s },
    }
    local function add(key, value) pairs_list[#pairs_list + 1] = { key, value } end
    if found.throughput then
        add("mean_case_s", found.mean_case_s)
        add("throughput_s", json.fields(found.throughput, QUANTILES))
        add("slow_variants", objects(found.slow_variants, { "count", "median_s", "activities" }))
        add("channels", objects(found.channels, { "name", "count" }))
        add("channel_steps", objects(found.channel_steps, STEP))
        add("loops", objects(found.loops, STEP))
        add("rework", found.rework)
        add("steps", steps(found))
    end
    if hidden then add("hidden", json.fields(hidden, { "edges", "steps", "activities", "events" })) end
    return json.encode(json.object(pairs_list))
end

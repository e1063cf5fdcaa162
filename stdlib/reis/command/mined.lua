-- A log in a script: local log = mine "clicks.csv". What a log shows, as plain tables that are made when they are read.

local host = require "host"
local between = require "reis.data.mine_between"
local copied = require "reis.words.copied"
local mine = require "reis.data.mine"
local mine_tables = require "reis.data.mine_tables"
local mine_text = require "reis.data.mine_text"
local result = require "reis.figures.result"

local mined = {}

local CASES, EVENTS, VARIANTS = 50000, 1000000, 1000 -- at most of each, as tables; EVENTS in all CASES together

-- What a value stands for: { found =, asks = }.
local stands_for = setmetatable({}, { __mode = "k" })

--- What mine.of gave for a value that `mine` gave a script, and the asks of that script; nil for anything else.
function mined.of(value)
    local kept = stands_for[value]
    if kept then return kept.found, kept.asks end
end

--- What can be read of a value, each made when it is first asked for.
local FIELDS = {
    activities = function(found) return copied(found.activities) end,
    follows = function(found) return copied(found.follows) end,
    variants = function(found) return copied(found.top_variants) end,
    channels = function(found) return copied(found.channels) end,
    throughput = function(found) return copied(found.throughput) end,
    total = function(found) return { cases = found.cases, events = found.events, activities = #found.activities, variants = found.variants } end,
    cases = function(found) return found.log:cases(CASES, EVENTS) end,
}

-- The methods of a value: f(value, …). Others may add theirs.
mined.methods = {}

local function show(found)
    return (mine_text.all(found, host.job().options.lang or "en"):gsub("\n+$", ""))
end

local kind

--- The kind of these values: as other results, but with fields that come one by one.
local function kind_of_values()
    kind = kind or result.kind(function() return "" end, nil, mined.methods)
    function kind.__index(value, key)
        if mined.methods[key] then return mined.methods[key] end
        local make, kept = FIELDS[key], stands_for[value]
        if not make or not kept then return nil end
        local made = make(kept.found)
        rawset(value, key, made)
        return made
    end
    kind.__newindex = rawset
    function kind.__pairs(value)
        for key in next, FIELDS do
            if rawget(value, key) == nil then rawset(value, key, FIELDS[key](stands_for[value].found)) end
        end
        return next, value, nil
    end
    function kind.__tostring(value) return show(stands_for[value].found) end
    return kind
end

local function value_of(found, asks)
    local value = result.of(kind_of_values(), {})
    stands_for[value] = { found = found, asks = asks }
    return value
end

--- What a value stands for; raises where it is called with a dot: log.filter { }.
local function kept_of(value, name)
    local kept = stands_for[value]
    if not kept then error(("a log is asked with a colon: log:%s"):format(name), 3) end
    return kept.found, kept.asks
end

--- A list of texts, or one; nil for nil.
local function texts(asks, what, v)
    if v == nil then return nil end
    if type(v) == "string" then return { v } end
    if type(v) ~= "table" then asks.raise(("%s is a name or a list of names"):format(what)) end
    local list = {}
    for i = 1, rawlen(v) do
        list[i] = rawget(v, i)
        if type(list[i]) ~= "string" then asks.raise(("%s is a name or a list of names"):format(what)) end
    end
    return list
end

local function moment(asks, what, v)
    if v == nil then return nil end
    local seconds = type(v) == "number" and v or mine.when(host.tostring(v))
    return seconds or asks.raise(('%s is a day or a time, as "2026-03-01" or "2026-03-01 14:30", not %s'):format(what, host.tostring(v)))
end

local function known(asks, what, given, names)
    if type(given) ~= "table" then asks.raise(("%s takes a table"):format(what)) end
    for key in next, given do
        if not names[key] then
            local list = {}
            for name in pairs(names) do list[#list + 1] = name end
            table.sort(list)
            asks.raise(("%s knows no '%s'; it takes %s"):format(what, host.tostring(key), table.concat(list, ", ")))
        end
    end
end

--- Another value, of some of a log's events or with other names.
local function made_of(found, asks, filter)
    local made = asks.working(function() return mine.of(found.log:filter(filter), VARIANTS) end)
    made.source = found.source
    return value_of(made, asks)
end

--- log:filter { from =, ["until"] =, keep =, drop = }: some events only.
function mined.methods.filter(value, given)
    local found, asks = kept_of(value, "filter { … }")
    known(asks, "filter", given, { from = true, ["until"] = true, keep = true, drop = true })
    return made_of(found, asks, { from = moment(asks, "from", given.from), ["until"] = moment(asks, "until", given["until"]),
        keep = texts(asks, "keep", given.keep), drop = texts(asks, "drop", given.drop) })
end

--- One rule of log:relabel: { to = name, where = { activity =, channel =, … } }.
local function rule(asks, found, given)
    local form = 'log:relabel { { to = "Complaint", where = { activity = "call*", channel = "phone" } } }'
    if type(given) ~= "table" or type(given.to) ~= "string" or type(given.where) ~= "table" then asks.raise("relabel takes rules: " .. form) end
    local where = {}
    for key, pattern in next, given.where do
        local there = key == "activity" or key == "channel" or found.told.columns[key] ~= nil
        if type(pattern) ~= "string" then asks.raise("relabel takes patterns, as texts: " .. form) end
        if not there then
            asks.raise(('the log was read without the column "%s": mine { "log.csv", columns = { "%s" } }'):format(host.tostring(key), host.tostring(key)))
        end
        where[key] = pattern
    end
    return { to = given.to, where = where }
end

--- log:relabel { { to =, where = { activity =, channel =, a column kept = pattern } }, …, only = true }: the first rule that fits says
-- an event's activity; only: events that none fits are left out.
function mined.methods.relabel(value, given)
    local found, asks = kept_of(value, "relabel { … }")
    if type(given) ~= "table" then asks.raise "relabel takes a list of rules" end
    local rules = {}
    for i = 1, rawlen(given) do rules[i] = rule(asks, found, rawget(given, i)) end
    return made_of(found, asks, { rename = rules, only = given.only == true })
end

--- log:between("Look", "Pay"): the times between two steps, case by case.
function mined.methods.between(value, a, b)
    local found, asks = kept_of(value, 'between("One", "Other")')
    if type(a) ~= "string" or type(b) ~= "string" then asks.raise 'between takes two activities: log:between("Look", "Pay")' end
    local made, lacking = asks.working(between.of, found.log, a, b)
    if not made then asks.raise(('no activity is called "%s"'):format(lacking)) end
    return result.new({ n = made.n, mean = made.mean, quantiles = made.quantiles, cases = made.rows }, function()
        return (between.text(made, host.job().options.lang or "en"):gsub("\n+$", ""))
    end)
end

--- log:table "loops": one table of those that `reis mine --table` shows, as text.
function mined.methods.table(value, name)
    local found, asks = kept_of(value, 'table "loops"')
    local t = mine_tables.named(name)
    if not t then asks.raise(("there is no table '%s'; there is: %s"):format(host.tostring(name), table.concat(mine_tables.names(), ", "))) end
    return (mine_tables.text(t, found, host.job().options.lang or "en"):gsub("\n+$", ""))
end

local OPTIONS = { case = true, activity = true, time = true, channel = true, lifecycle = true, columns = true }

--- A file's name without folders and suffixes: the channel of its events, where there are several files.
local function stem(file) return file:match("[^/]*$"):gsub("%.gz$", ""):gsub("%.[^.]*$", "") end

--- What a script gives `mine` -> names of files, what log.read takes beside them
local function asked(asks, given)
    if type(given) == "string" then return { given }, {} end
    if type(given) ~= "table" or rawlen(given) == 0 then
        asks.raise 'mine takes the path of a log beside the script: mine "clicks.csv", or mine { "calls.csv", "mails.csv", case = "customer" }'
    end
    local files, options = {}, {}
    for key, v in next, given do
        if math.type(key) ~= "integer" then
            if not OPTIONS[key] then
                asks.raise(("mine knows no '%s'; it takes activity, case, channel, columns, lifecycle and time"):format(host.tostring(key)))
            end
            if key == "columns" then v = texts(asks, "columns", v) end
            if key ~= "columns" and type(v) ~= "string" then asks.raise(("mine: %s is the name of a column, a text"):format(key)) end
            options[key] = v
        end
    end
    for i = 1, rawlen(given) do
        files[i] = rawget(given, i)
        if type(files[i]) ~= "string" then asks.raise "mine takes names of files" end
    end
    return files, options
end

--- Raises what is wrong with a log, with its line.
local function refuse(asks, path, message, line, types)
    if types then message = mine.types(types, host.job().options.lang or "en") end
    asks.raise(line > 0 and ("%s:%d: %s"):format(path, line, message) or ("%s: %s"):format(path, message))
end

local function read(asks, given)
    local files, options = asked(asks, given)
    local paths = {}
    options.files, options.names, options.variants = {}, {}, VARIANTS
    for i, file in ipairs(files) do
        local path, bytes = host.read("log", file)
        if not path then asks.raise(("cannot read '%s': %s"):format(file:sub(1, 100), bytes)) end
        paths[i], options.files[i], options.names[i] = path, bytes, #files > 1 and stem(file) or ""
    end
    local found, message, line, file, _, _, types = asks.working(mine.read, options)
    if not found then refuse(asks, paths[file], message, line, types) end
    found.source = table.concat(files, ", ")
    return value_of(found, asks)
end

local function pass(...) return ... end

--- Adds `mine` to an environment. asks: { raise(message), working(f, …), guard(file), project() }
function mined.install(env, asks)
    require "reis.command.mined_journey"
    env.mine = function(...) return pass(read(asks, ...)) end
end

return mined

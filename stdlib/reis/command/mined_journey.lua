-- What a log in a script gives besides its figures: log:journey { … } declares the journey that it shows, log:draw "x.svg" draws the
-- map of what happened.

local happened = require "reis.command.happened"
local host = require "host"
local journey = require "reis.data.mine_journey"
local language = require "reis.command.language"
local map = require "reis.data.mine_map"
local mine = require "reis.data.mine"
local mined = require "reis.command.mined"
local on_paper = require "reis.command.on_paper"
local ordered = require "reis.words.ordered"
local pictures = require "reis.pictures.pictures"
local text = require "reis.language.text"

local function lang_of(asks) return host.job().options.lang or language.of_script(nil, asks.script()) end

--- The log that a value stands for; raises where it is asked with a dot.
local function kept_of(value, name)
    local found, asks = mined.of(value)
    if not found then error(("a log is asked with a colon: log:%s"):format(name), 3) end
    return found, asks
end

-- log:journey -------------------------------------------------------------------------------------------

local FORM = 'log:journey { name = "Buy a bike", phases = { { "Looking", "page*" }, { "Buying", "Checkout", "Paid" } }, goal = "Paid" }'

local function names_in(asks, what, v)
    if v == nil then return {} end
    local list = type(v) == "string" and { v } or v
    if type(list) ~= "table" then asks.raise(("%s is a name or a list of names: %s"):format(what, FORM)) end
    local names = {}
    for i = 1, rawlen(list) do
        names[i] = rawget(list, i)
        if type(names[i]) ~= "string" then asks.raise(("%s is a name or a list of names: %s"):format(what, FORM)) end
    end
    return names
end

--- Phases as rules of a mapping file: a list of { "Phase", "activity", "pattern*" }, or { ["Phase"] = { "activity" } } by name.
local function rules_of(asks, given)
    local rules = {}
    local function add(phase, patterns)
        for _, pattern in ipairs(patterns) do rules[#rules + 1] = { activity = pattern, phase = phase } end
    end
    if given == nil then return rules end
    if type(given) ~= "table" then asks.raise("phases is a table: " .. FORM) end
    for i = 1, rawlen(given) do
        local names = names_in(asks, "a phase", rawget(given, i))
        if #names < 2 then asks.raise("a phase has a name and the activities in it: " .. FORM) end
        add(table.remove(names, 1), names)
    end
    for name, patterns in ordered.pairs(given) do
        if type(name) == "string" then add(name, names_in(asks, "a phase", patterns)) end
    end
    return rules
end

local FIELDS = { "name", "phases", "goal", "coverage" }

local function check_fields(asks, given)
    if type(given) ~= "table" then asks.raise("journey takes a table: " .. FORM) end
    for key in next, given do
        if not ordered.holds(FIELDS, key) then
            asks.raise(("journey knows no '%s'; it takes %s"):format(host.tostring(key), table.concat(FIELDS, ", ")))
        end
    end
    local share = given.coverage
    if share ~= nil and (type(share) ~= "number" or not (share > 0 and share <= 1)) then asks.raise "coverage is a share, above 0 and at most 1" end
    if given.name ~= nil and type(given.name) ~= "string" then asks.raise "the name of a journey is a text" end
end

local declared

--- A value of a node as a script would have made it. g: what declares (the session's globals)
local function value_of(g, v)
    if type(v) ~= "table" then return v end
    if v.raw then
        local unit, n = v.raw:match "^(%a+)%((.+)%)$"
        local above, below = v.raw:match "^(%d+)/(%d+)$"
        return unit and g[unit](tonumber(n)) or tonumber(above) / tonumber(below)
    end
    local made = {}
    for i, one in ipairs(v.entries or v) do
        if v.entries then made[one[1]] = value_of(g, one[2]) else made[i] = value_of(g, one) end
    end
    return v.head and g[v.head](made) or made
end

--- Declares a node of language/printer.lua -> its handle
function declared(g, node)
    local fields = {}
    for _, field in ipairs(node.fields or {}) do fields[field[1]] = value_of(g, field[2]) end
    for i, child in ipairs(node.children or {}) do fields[i] = declared(g, child) end
    local first = node.name and g[node.kind](node.name) or g[node.kind]
    return first(fields)
end

--- Whether a thing that stands on its own was declared before.
local function there(s, node)
    return node.kind ~= "journey" and node.name and s.known[node.kind][text.key(node.name)] ~= nil
end

--- log:journey { name =, phases =, goal =, coverage = }: declares the journey that the log shows, with the channels and the evidence
-- that it names where these are not there yet. -> the journey
function mined.methods.journey(value, given)
    local found, asks = kept_of(value, "journey { … }")
    check_fields(asks, given or {})
    given = given or {}
    local rules, goals = rules_of(asks, given.phases), names_in(asks, "goal", given.goal)
    local name, share = given.name or found.source or "log", given.coverage
    local nodes, message = asks.working(function()
        local own = #rules > 0 and mine.of(found.log:filter { rename = map.renames(rules) }) or found
        return journey.nodes(own, { name = name, source = found.source or name, lang = lang_of(asks), rules = rules, goals = goals, coverage = share })
    end)
    if not nodes then asks.raise(message) end
    local s, made = asks.session(), nil
    for _, node in ipairs(nodes) do
        if node.kind and not there(s, node) then
            local handle = declared(s.globals, node)
            if node.kind == "journey" then made = handle end
        end
    end
    return made
end

-- log:draw -----------------------------------------------------------------------------------------------

local SUFFIXES = { svg = true, pdf = true, png = true, dot = true, txt = true, md = true }

--- What a picture of a log takes -> { paper =, lang =, dpi = }, coverage, activities at most
local function how_of(asks, given)
    local own = {}
    if given ~= nil and type(given) ~= "table" then asks.raise 'draw takes a file and a table: log:draw("x.svg", { coverage = 0.8 })' end
    for key, v in next, given or {} do own[key] = v end
    local share, most = own.coverage, own.activities
    own.coverage, own.activities = nil, nil
    if share ~= nil and (type(share) ~= "number" or not (share > 0 and share <= 1)) then asks.raise "coverage is a share, above 0 and at most 1" end
    if most ~= nil and (math.type(most) ~= "integer" or most < 1 or most > 300) then asks.raise "activities is a whole number from 1 to 300" end
    local how, message = on_paper.read(own, "log")
    return how or asks.raise(message), share, most
end

--- log:draw("x.svg", { coverage =, activities = at most, paper =, portrait =, dpi =, lang = }): the map of what happened, in a file
-- beneath --write.
function mined.methods.draw(value, file, given)
    local found, asks = kept_of(value, 'draw "x.svg"')
    local suffix = type(file) == "string" and file:match "%.(%w+)$"
    if not SUFFIXES[suffix] then asks.raise "a picture needs a file name that ends in .svg, .pdf, .png, .dot, .txt or .md" end
    local how, share, most = how_of(asks, given)
    asks.guard(file)
    asks.working(function()
        if found.events == 0 then asks.raise "there is nothing to draw: the log has no events" end
        local lang = how.lang or lang_of(asks)
        local ctx, message = happened.context(found, { name = found.source or file, lang = lang, paper = how.paper or pictures.paper(),
            coverage = share, nodes = most })
        if not ctx then asks.raise(message) end
        local path
        path, message = happened.write(ctx, file, suffix, how.dpi)
        if not path then asks.raise(("%s: %s"):format(file, message)) end
    end)
end

return mined.methods

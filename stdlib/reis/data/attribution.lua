-- Which channels carry the conversion: the credit that interp/log/paths.c gives them, as text, JSON and rows.

local log = require "log"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local nearest = require "reis.language.nearest"
local tables = require "reis.words.tables"

local attribution = {}

local RULES = { "markov", "first", "last", "linear", "decay", "position" }

--- That there is no such activity, and which one may be meant.
local function unknown(L, goal)
    local names = {}
    for i, a in ipairs(L:counts(0).activities) do names[i] = a.name end
    local near = nearest.of(goal, names)
    return ('no activity is called "%s"'):format(goal) .. (near and ('; did you mean "%s"?'):format(near) or "")
end

--- Reads a file named on the command line. options: order =, goal = (nil: the file is a table of paths), log = what log.read is
-- asked for where there is a goal -> { chance =, conversions =, value =, paths =, order =, channels = } with the most conversions
-- first | nil, message, line
function attribution.read(file, options)
    local paths, message, line
    if options.goal then
        local L
        L, message, line = log.read(options.log)
        if not L then return nil, message, line end
        paths = L:paths(options.goal)
        if not paths then return nil, unknown(L, options.goal), 0 end
    else
        paths, message, line = log.paths(file)
        if not paths then return nil, message, line end
    end
    local found = paths:credit(options.order)
    found.order = options.order
    table.sort(found.channels, function(a, b)
        if a.removal ~= b.removal then return a.removal > b.removal end
        return a.name < b.name
    end)
    return found
end

function attribution.text(found, lang)
    local W = i18n.of(lang, "mine")
    local function many(key, shown) return W(i18n.plural("attribute.n." .. key, shown), shown) end
    local out = { W("attribute.head", many("conversions", format.short(found.conversions, 1, lang)), many("channels", format.count(#found.channels, lang)),
        format.percent(found.chance, lang), tostring(found.order)) .. "\n" }
    local head, rows = { W "attribute.channel", W "attribute.removal" }, {}
    for i, rule in ipairs(RULES) do head[i + 2] = W("attribute." .. rule) end
    rows[1] = head
    for i, c in ipairs(found.channels) do
        local row = { c.name, format.percent(c.removal, lang) }
        for k, rule in ipairs(RULES) do row[k + 2] = format.short(c.conversions[rule], 1, lang) end
        rows[i + 1] = row
    end
    local right = {}
    for c = 2, #head do right[c] = true end
    out[#out + 1] = "\n" .. tables.format(rows, { right = right, head = true })
    return table.concat(out)
end

function attribution.json(found)
    local channels = {}
    for i, c in ipairs(found.channels) do
        channels[i] = json.object { { "name", c.name }, { "removal_effect", c.removal }, { "conversions", json.fields(c.conversions, RULES) },
            { "value", json.fields(c.value, RULES) } }
    end
    return json.encode(json.object { { "order", found.order }, { "conversions", found.conversions }, { "value", found.value },
        { "probability", found.chance }, { "channels", channels } })
end

--- Rows for CSV: a channel each.
function attribution.rows(found)
    local rows = { { "channel", "removal_effect" } }
    for _, rule in ipairs(RULES) do
        table.insert(rows[1], rule .. "_conversions")
        table.insert(rows[1], rule .. "_value")
    end
    for i, c in ipairs(found.channels) do
        rows[i + 1] = { c.name, c.removal }
        for _, rule in ipairs(RULES) do
            table.insert(rows[i + 1], c.conversions[rule])
            table.insert(rows[i + 1], c.value[rule])
        end
    end
    return rows
end

return attribution

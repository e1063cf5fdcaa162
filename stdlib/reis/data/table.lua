-- A table of a database as an event log: which of its columns say what.

local log = require "log"

local of_table = {}

--- The parts of a table's name: shop.events, "shop.2026".events -> list, or nil where it is none
function of_table.parts(name)
    local parts, at = {}, 1
    repeat
        local quoted, after = name:match('^"([^"]+)"()', at)
        local part, next_at = quoted, after
        if not quoted then part, next_at = name:match('^([^."]+)()', at) end
        if not part then return nil end
        parts[#parts + 1] = part
        local more = name:match("^%.()", next_at)
        at = more or next_at
        if not more then return at > #name and parts or nil end
    until false
end

local ASKED = { case = "case", activity = "activity", time = "time-column", channel = "channel", lifecycle = "lifecycle-column" }

local function names_of(columns)
    local names = {}
    for i, c in ipairs(columns) do names[i] = c.name end
    return names
end

--- The source that reis.data.sql counts, of the columns that a table has. table: list of its name's parts; columns: list of { name =, kind =,
-- type = }; o: the options of the command line -> source | nil, key of a message, its values (a part that begins with "sql." is a key)
function of_table.source(parts, columns, o)
    local names = names_of(columns)
    local found = log.columns { names = names, case = o.case, activity = o.activity, time = o["time-column"], channel = o.channel }
    local source = { table = parts, columns = {}, lifecycle = o.lifecycle }
    if found.start == found.time then found.start = nil end
    for _, what in ipairs { "case", "activity", "time", "channel", "lifecycle", "start" } do
        local optional = what == "channel" and not o.channel or what == "lifecycle" and not o.lifecycle or what == "start"
        source.columns[what] = columns[found[what]]
        if not found[what] and not optional then
            return nil, "sql.no_column", { "sql." .. what, table.concat(names, ", "), ASKED[what] }
        end
    end
    if o["order-column"] then
        local at = log.columns({ names = names, case = o["order-column"] }).case
        if not at then return nil, "sql.no_order", { o["order-column"], table.concat(names, ", ") } end
        if columns[at].kind == "text" then return nil, "sql.text_order", { columns[at].name } end
        source.columns.order = columns[at]
    end
    return source
end

local function some(patterns, name)
    for _, pattern in ipairs(patterns) do
        if log.fits(pattern, name) then return true end
    end
    return false
end

--- Of activities those that are kept and not dropped. filter: { keep =, drop = (lists of patterns, or nil) }
function of_table.kept(names, filter)
    local kept = {}
    for _, name in ipairs(names) do
        if (not filter.keep or some(filter.keep, name)) and not (filter.drop and some(filter.drop, name)) then kept[#kept + 1] = name end
    end
    return kept
end

--- The moments of a filter, which has them in seconds, in milliseconds. -> { from =, until = }
function of_table.moments(filter)
    local function ms(seconds) return seconds and math.floor(seconds * 1000 + 0.5) end
    return { from = ms(filter.from), ["until"] = ms(filter["until"]) }
end

--- The same where there is no database to ask: columns are called as the options say, else case_id, activity and timestamp. filter: as
-- L:filter takes it, or nil
function of_table.supposed(parts, o, filter)
    local function named(name) return name and { name = name } end
    local only = of_table.moments(filter or {})
    only.keep, only.drop = (filter or {}).keep, (filter or {}).drop
    return {
        table = parts, only = only, lifecycle = o.lifecycle,
        columns = {
            case = named(o.case or "case_id"), activity = named(o.activity or "activity"), time = { name = o["time-column"] or "timestamp", kind = "time" },
            channel = named(o.channel), lifecycle = o.lifecycle and named "lifecycle" or nil, order = named(o["order-column"]),
        },
    }
end

return of_table

-- The database that a command line names as odbc:…: what is asked of it, and what is said where it cannot answer.

local host = require "host"
local answers = require "reis.data.sql_answers"
local dialects = require "reis.data.dialects"
local i18n = require "reis.words.i18n"
local nearest = require "reis.language.nearest"
local mine = require "reis.data.mine"
local of_table = require "reis.data.table"
local sql = require "reis.data.sql"

local database = {}

local VARIANTS = 10 -- that are kept of the most frequent and of the slowest
local SHOWN = 12    -- tables that a message names

local STATUS = { L = 3, I = 4, X = 4 } -- of what the host refuses; else 1

--- Whether a word of the command line names a database.
local function named(word) return word:lower():find("^odbc:") ~= nil end

--- Whether the command line names a database among its files.
function database.asked(job)
    for _, file in ipairs(job.files) do
        if named(file) then return true end
    end
    return false
end

--- The job as of a file that is called as the database's table, for what is drawn and written of it; any other as it is.
function database.called(job)
    return database.asked(job) and setmetatable({ files = { job.options.table } }, { __index = job }) or job
end

--- Says what is wrong -> nil, exit status
local function fail(job, status, message)
    host.diag { level = "error", file = job.files[1], message = message }
    return nil, status
end

--- The words of a message from its key and values; a value that is a key is told too.
local function words(W, key, values)
    local told = {}
    for i, value in ipairs(values) do told[i] = value:find("^sql%.%l+$") and W(value) or value end
    return W(key, table.unpack(told))
end

--- What a database said, without the number of its state and what drivers add.
local function said(message) return (message:gsub("^%w%w%w%w%w ", ""):gsub(";?\n.*", "")) end

--- Asks the host; says what it refuses. -> list of texts | nil, exit status
local function ask(job, W, ...)
    local texts, message, code = host.database(...)
    if texts then return texts end
    local theirs = code == "-"
    return fail(job, STATUS[code] or 1, theirs and W("sql.said", said(message)) or message)
end

--- ---- which database ----

--- The names of ODBC's sources or drivers, as text and as a list.
local function known(kind)
    local texts, names = host.database "sources" or {}, {}
    for i = 1, #texts, 2 do
        if texts[i] == kind then names[#names + 1] = texts[i + 1] end
    end
    return #names > 0 and table.concat(names, ", ") or "–", names
end

--- Connects; says why not, and which sources or drivers there are. -> { kind, version, driver } | nil, exit status
local function connect(job, W)
    local about, message, code = host.database "connect"
    if about then return about end
    if code ~= "-" then return fail(job, STATUS[code] or 1, message) end
    local state, name = message:sub(1, 5), job.files[1]:match "[Dd][Ss][Nn]=([^;]*)"
    if state == "IM002" and name then
        local shown, names, there = known "source"
        for _, source in ipairs(names) do there = there or source == name end
        local near = nearest.of(name, names)
        if not there then return fail(job, 1, W("sql.no_source", name, near and W("sql.did_you_mean", near) or "", shown)) end
    end
    if state:find "^IM" or state == "01000" then return fail(job, 1, W("sql.no_driver", said(message), (known "driver"))) end
    return fail(job, 1, W("sql.unreachable", said(message)))
end

--- ---- which table ----

local function is_ours(schema) return schema ~= "information_schema" and not schema:find "^pg_" end

local function tables_of(texts)
    local list = {}
    for i = 1, #texts, 2 do
        if is_ours(texts[i]) then list[#list + 1] = { schema = texts[i], name = texts[i + 1] } end
    end
    return list
end

local function full(t) return t.schema ~= "" and t.schema ~= "public" and t.schema ~= "main" and t.schema .. "." .. t.name or t.name end

local function listed(list)
    local names = {}
    for i, t in ipairs(list) do names[i] = full(t) end
    table.sort(names)
    if #names > SHOWN then
        names[SHOWN] = "…"
        names = table.move(names, 1, SHOWN, 1, {})
    end
    return table.concat(names, ", "), names
end

local function fitting(list, parts, same)
    local fits = {}
    for _, t in ipairs(list) do
        if same(t.name, parts[#parts]) and (not parts[2] or same(t.schema, parts[#parts - 1])) then fits[#fits + 1] = t end
    end
    return fits
end

local function alike(a, b) return a:lower() == b:lower() end

--- The table that --table names, as the database calls it. -> { schema =, name = } | nil, exit status
local function find_table(job, W)
    local texts, status = ask(job, W, "tables")
    if not texts then return nil, status end
    local list, name = tables_of(texts), job.options.table
    if #list == 0 then return fail(job, 1, W "sql.no_tables") end
    local shown, names = listed(list)
    if not name then return fail(job, 2, W("sql.no_table", shown)) end
    local parts = of_table.parts(name)
    if not parts then return fail(job, 2, W("sql.table_name", name)) end
    local fits = fitting(list, parts, rawequal)
    if #fits == 0 then fits = fitting(list, parts, alike) end
    if #fits == 1 then return fits[1] end
    if #fits > 1 then return fail(job, 2, W("sql.several_schemas", parts[#parts], (listed(fits):gsub(", ", " / ")))) end
    local near = nearest.of(name, names)
    return fail(job, 1, W("sql.unknown_table", name, near and W("sql.did_you_mean", near) or "", shown))
end

--- ---- what it is asked ----

local function columns_of(texts)
    local list = {}
    for i = 1, #texts, 3 do list[#list + 1] = { name = texts[i], kind = texts[i + 1], type = texts[i + 2] } end
    return list
end

--- Whether the table's parts lie on other servers, by the case: each can bring its own cases together.
local function is_spread(source, dialect)
    local c, by_case = source.columns, dialect.by_case
    local typed = c.time.type == (by_case and by_case.needs) and (not c.start or c.start.type == c.time.type)
    if not by_case or not c.order or not typed then return false end
    local texts = host.database("select", dialect.spread(sql.table_name(source.table, dialect), c.case.name))
    return texts ~= nil and texts[2] ~= "0"
end

--- What the filter lets through, its patterns held against the names that there are, as in a file. -> only, as reis.data.sql has it | nil,
-- exit status
local function only_of(job, W, source, dialect, filter)
    local only = of_table.moments(filter)
    if not filter.keep and not filter.drop then return only end
    local texts, status = ask(job, W, "select", sql.names(source, dialect))
    if not texts then return nil, status end
    only.names = of_table.kept(table.move(texts, 2, #texts, 1, {}), filter)
    return only
end

local function find_source(job, W, dialect, filter)
    local t, status = find_table(job, W)
    if not t then return nil, status end
    local texts, failed = ask(job, W, "columns", t.schema, t.name)
    if not texts then return nil, failed end
    local source, key, values = of_table.source(t.schema ~= "" and { t.schema, t.name } or { t.name }, columns_of(texts), job.options)
    if not source then return fail(job, 1, words(W, key, values)) end
    source.by_case = not filter and is_spread(source, dialect)
    if not filter then return source end
    source.only, status = only_of(job, W, source, dialect, filter)
    if not source.only then return nil, status end
    return source
end

--- Whether what failed is that there are no window functions.
local function lacks_windows()
    return host.database("select", "SELECT 1") ~= nil and host.database("select", "SELECT COUNT(*) OVER () FROM (SELECT 1 AS x) q") == nil
end

--- Runs one statement. -> texts | nil, what is to be said, exit status
local function runner(W, kind)
    local function run(name, text)
        host.progress(W("sql.counting", W("sql." .. name)))
        local texts, message, code = host.database("select", text)
        if texts then return texts end
        if code ~= "-" then return nil, message, STATUS[code] end
        if lacks_windows() then return nil, W("sql.no_windows", kind), 1 end
        return nil, W("sql.said", said(message)), 1
    end
    return run
end

--- What is told of the reading, as a log's L:told() tells it.
local function told_of(W, source, counts)
    local c = source.columns
    local function name(of) return of and of.name or "" end
    return { case = c.case.name, activity = c.activity.name, time = c.time.name, channel = name(c.channel), start = name(c.start),
        way = c.time.type and c.time.type ~= "" and c.time.type or W "sql.way", left = {}, left_out = counts.left_out, left_file = 1,
        lifecycles = counts.lifecycles and not source.lifecycle, ties = not c.order and W "sql.ties" or nil }
end

--- Has a source counted -> found, as mine.read gives it, but that found.log can only tell the places | nil, exit status
local function count(job, W, source, dialect, about)
    local run, how = runner(W, about[1] .. " " .. about[2]), 1
    local counts, more, places = answers.read(source, dialect, math.tointeger(job.options.variants or VARIANTS), function(name, text)
        local texts, message, status = run(name, text)
        how = status or how
        return texts, message
    end)
    if not counts then return fail(job, more and 1 or how, more and words(W, more, places) or places) end
    local found = mine.ordered(counts, more)
    found.told, found.log = told_of(W, source, counts), { places = function() return places end, between = function(_, a, b)
        if not more.activities[a] or not more.activities[b] then return nil, more.activities[a] and 2 or 1 end
        local texts, message, status = run("between", sql.between(source, dialect, a, b))
        if not texts then return nil, nil, (select(2, fail(job, status, message))) end
        return answers.between(texts)
    end }
    return found
end

--- Says what cannot be asked of a database -> exit status, or nil where nothing is wrong or none is asked
function database.refuses(job)
    local W = i18n.of(job.options.lang, "sql")
    if not database.asked(job) then return nil end
    if #job.files > 1 then return (select(2, fail(job, 2, W "sql.alone"))) end
    if job.options.against then return (select(2, fail(job, 2, W("sql.no_cases", "against")))) end
end

--- Reads the table that the command line names as a log. filter: as L:filter takes it, or nil -> found | nil, exit status
function database.read(job, filter)
    local W, o = i18n.of(job.options.lang, "sql"), job.options
    local about, status = connect(job, W)
    if not about then return nil, status end
    local dialect = dialects.named(o.dialect) or dialects.spoken(about[1])
    if not dialect then return fail(job, 2, W("sql.dialect", about[1], dialects.names "|")) end
    local source, failed = find_source(job, W, dialect, filter)
    if not source then return nil, failed end
    return count(job, W, source, dialect, about)
end

--- Prints the statements in a dialect (--sql). filter: as L:filter takes it, or nil -> exit status
function database.print(job, filter)
    local W, o = i18n.of(job.options.lang, "sql"), job.options
    local dialect, name = dialects.named(o.dialect), o.table or "events"
    local parts = of_table.parts(name)
    if not dialect or not parts then
        host.diag { level = "error", message = dialect and W("sql.table_name", name) or W("sql.which_dialect", dialects.names "|") }
        return 2
    end
    local source, out = of_table.supposed(parts, o, filter), {}
    local list = sql.statements(source, dialect, math.tointeger(o.variants or VARIANTS))
    if job.every.between then list[#list + 1] = { name = "between", text = sql.between(source, dialect, table.unpack(job.every.between)) } end
    for i, statement in ipairs(list) do
        out[i] = ("-- %d. %s\n%s;\n"):format(i, W("sql." .. statement.name), statement.text)
    end
    host.out(table.concat(out, "\n"))
    return 0
end

return database

-- reis mine FILE…

local host = require "host"
local csv = require "reis.words.csv"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local between = require "reis.data.mine_between"
local coverage = require "reis.data.mine_coverage"
local json = require "reis.data.mine_json"
local mine = require "reis.data.mine"
local conform = require "reis.command.conform"
local database = require "reis.command.database"
local happened = require "reis.command.happened"
local mine_tables = require "reis.data.mine_tables"
local nearest = require "reis.language.nearest"
local output = require "reis.command.output"
local progress = require "reis.command.progress"
local text = require "reis.data.mine_text"

--- A file's name without folders and suffixes: the channel of its events, where there are several files.
local function stem(file) return file:match("[^/]*$"):gsub("%.gz$", ""):gsub("%.[^.]*$", "") end

--- What is wrong with the command line -> the exit status 2
local function wrong(message)
    host.diag { level = "error", message = message }
    return 2
end

--- The names that an option was given, each time parted by commas; nil where it was not.
local function names_of(job, option)
    if not job.every[option] then return nil end
    local names = {}
    for _, value in ipairs(job.every[option]) do
        for name in value:gmatch "[^,]+" do names[#names + 1] = name:match "^%s*(.-)%s*$" end
    end
    return names
end

--- The filter that the options ask for -> filter (nil: none), or false and an exit status
local function filter_of(job, W)
    local o = job.options
    if not (o.from or o["until"] or o.keep or o.drop) then return nil end
    local filter = { keep = names_of(job, "keep"), drop = names_of(job, "drop") }
    for _, option in ipairs { "from", "until" } do
        filter[option] = o[option] and mine.when(o[option])
        if o[option] and not filter[option] then return false, wrong(W("mine.no_moment", option, o[option])) end
    end
    if filter.from and filter["until"] and filter.from >= filter["until"] then return false, wrong(W("mine.no_span", o.from, o["until"])) end
    return filter
end

--- Tells on a terminal how far the reading of the files is, and how long the one that is being read will take yet: f(number of the
-- file, share of it that is read)
local function reading(job, W, lang)
    local of, began, told = nil, nil, host.clock()
    return function(file, share)
        local now = host.clock()
        if file ~= of then of, began = file, now end
        if now - told < 0.2 or share <= 0 then return end
        told = now
        progress.tell("%s", W("mine.reading", job.files[file], format.percent(share, lang),
            mine_tables.took(W, math.ceil((now - began) / share * (1 - share)), lang)))
    end
end

--- What mine.read is asked for. columns: others that are kept, or nil
local function asked(job, filter, W, columns)
    local o, files, names = job.options, {}, {}
    for i, file in ipairs(job.files) do files[i], names[i] = i, #job.files > 1 and stem(file) or "" end
    return { files = files, names = names, case = o.case, activity = o.activity, time = o["time-column"], channel = o.channel,
        lifecycle = o.lifecycle, threads = math.tointeger(o.threads), filter = filter, columns = columns, variants = math.tointeger(o.variants),
        progress = reading(job, W, o.lang or "en") }
end

--- Says what is wrong with a file, each bad row by itself; where it does not know which objects are the
-- cases, which there are -> the exit status
local function refuse(job, W, message, line, file, rows, count, types)
    if types then
        host.diag { level = "error", file = job.files[file], message = mine.types(types, job.options.lang or "en") }
        return #types > 0 and 2 or 1
    end
    host.diag { level = "error", file = job.files[file], line = line > 0 and line or nil, message = message }
    for i = 2, #(rows or {}) do
        host.diag { level = "error", file = job.files[file], line = rows[i].line, message = W("mine.no_time", rows[i].value) }
    end
    if rows and count > #rows then
        host.diag { level = "error", file = job.files[file], message = W("mine.bad_more", format.count(count - #rows, job.options.lang or "en")) }
    end
    return 1
end

--- Tells how the files were read -> whether that there are no events, or rows that were left out, is an error
local function tell(job, found, filter, lang)
    local strict, quiet, W = job.options.strict, job.options.quiet, i18n.of(lang, "mine")
    if found.events == 0 and job.options.lifecycle and not filter then
        host.diag { level = "error", file = #job.files == 1 and job.files[1] or nil, message = W("mine.no_transition", job.options.lifecycle) }
        return true
    end
    if found.events == 0 and filter and not quiet then host.diag { level = "note", message = W "mine.none_left" } end
    for _, note in ipairs(quiet and {} or mine.notes(found, lang)) do host.diag { level = "note", message = note } end
    for _, row in ipairs((strict or not quiet) and mine.left_out(found, lang) or {}) do
        host.diag { level = strict and "error" or "warning", file = job.files[found.told.left_file], line = row.line, message = row.message }
    end
    return strict and found.told.left_out > 0
end

local function show_between(job, found, W, lang)
    local made, lacking, status = between.of(found.log, job.every.between[1], job.every.between[2])
    if status then return status end
    if not made then
        local names = {}
        for i, a in ipairs(found.activities) do names[i] = a.name end
        local near = nearest.of(lacking, names)
        return wrong(W("mine.no_activity", lacking) .. (near and ('; did you mean "%s"?'):format(near) or ""))
    end
    return output.figures(job, { json = function() return between.json(made) end, csv = function() return csv(between.rows(made)) end,
        text = function() return between.text(made, lang) end }, "times.csv")
end

--- The table that is asked for alone -> table or nil; false and an exit status where there is none of that name
local function table_asked(job, W)
    local name = job.options.show or not database.asked(job) and job.options.table or job.options.edges and "follows"
    local t = name and mine_tables.named(name)
    if name and not t then
        local near = nearest.of(name, mine_tables.names())
        return false, wrong(W("mine.no_table", name, table.concat(mine_tables.names(), ", ")) .. (near and ('; did you mean "%s"?'):format(near) or ""))
    end
    return t
end

local function show(job, found, t, lang)
    if happened.draws(job) then return happened.draw(job, found) end
    local choice = job.options.coverage and coverage.choose(found, job.options.coverage)
    if choice then found.follows = choice.edges end
    local hidden = choice and text.hidden(choice, lang) or ""
    hidden = hidden ~= "" and hidden .. "\n" or ""
    return output.figures(job, { json = function() return json(found, choice and choice.hidden) end,
        csv = function() return csv(mine_tables.rows(t or mine_tables.named "follows", found)) end,
        text = function()
            return t and mine_tables.text(t, found, lang) .. (t.name == "follows" and hidden or "") or text.all(found, lang, hidden)
        end }, "steps.csv")
end

return {
    name = "mine",
    summary = "the journeys that customers really made, from event logs",
    doc = "Reads event logs, CSV (parted by , ; | or tab), XES or OCEL 2.0, packed with gzip or not, and tells what followed what: how often,\n"
        .. "how long after, which ways through there are, where cases end, which channels were changed, what was done again.\n"
        .. "Columns are found by their usual names, English or Dutch, or given. Several files are joined on the case; one without a\n"
        .. "column for it is a channel of its file's name. -o x.csv writes the steps, or what --show names:\n"
        .. table.concat(mine_tables.names(), ", ") .. ". -o x.svg (pdf, png, dot) draws the map of what happened.",
    run = function(job)
        local lang = job.options.lang or "en"
        local W = i18n.of(lang, "mine")
        local filter, status = filter_of(job, W)
        if filter == false then return status end
        if job.options.sql then return database.print(job, filter) end
        local t
        t, status = table_asked(job, W)
        if t == false then return status end
        status = database.refuses(job)
        if status then return status end
        local misfit = happened.misfit(job)
        if misfit then return wrong(misfit) end
        local against
        if job.options.against then
            against, status = conform.open(job)
            if not against then return status end
            lang = job.options.lang or "en"
        end
        local found, message, line, file, rows, count, types
        if database.asked(job) then
            found, message = database.read(job, filter)
        else
            found, message, line, file, rows, count, types = mine.read(asked(job, filter, W, against and against.columns))
        end
        if not found and not file then return message end -- an exit status: it has been said why
        if not found then return refuse(job, W, message, line, file, rows, count, types) end
        if tell(job, found, filter, lang) then return 1 end
        if against then return conform.show(job, against, found) end
        job = database.called(job)
        if job.options.emit then
            status = happened.emit(job, found)
            if status ~= 0 or not (job.options.output or job.options.format) then return status end
        end
        if job.every.between then return show_between(job, found, W, lang) end
        return show(job, found, t, lang)
    end,
}

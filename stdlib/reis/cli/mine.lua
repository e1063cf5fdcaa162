-- reis mine FILE…

local host = require "host"
local csv = require "reis.words.csv"
local mine = require "reis.data.mine"
local output = require "reis.command.output"

local THREADS = 2

--- A file's name without folders and suffixes: the channel of its events, where there are several files.
local function stem(file) return file:match("[^/]*$"):gsub("%.gz$", ""):gsub("%.[^.]*$", "") end

--- What log.read is asked for.
local function asked(job)
    local o, files, names = job.options, {}, {}
    for i, file in ipairs(job.files) do files[i], names[i] = i, #job.files > 1 and stem(file) or "" end
    return { files = files, names = names, case = o.case, activity = o.activity, time = o["time-column"], channel = o.channel,
        lifecycle = o.lifecycle, threads = math.tointeger(o.threads) or THREADS }
end

return {
    name = "mine",
    summary = "the journeys that customers really made, from event logs",
    doc = "Reads event logs, CSV (parted by , ; | or tab) or XES, packed with gzip or not, and tells what followed what: how often,\n"
        .. "how long after, which ways through there are. Columns are found by their usual names, English or Dutch, or given.\n"
        .. "Several files are joined on the case; one without a column for it is a channel of its file's name.\n"
        .. "-o x.csv writes the steps.",
    run = function(job)
        local lang = job.options.lang or "en"
        local found, message, line, file = mine.read(asked(job))
        if not found then
            host.diag { level = "error", file = job.files[file], line = line > 0 and line or nil, message = message }
            return 1
        end
        for _, note in ipairs(job.options.quiet and {} or mine.notes(found, lang)) do host.diag { level = "note", message = note } end
        return output.figures(job, { json = function() return mine.json(found) end, csv = function() return csv(mine.rows(found)) end,
            text = function() return mine.text(found, lang) end }, "steps.csv")
    end,
}

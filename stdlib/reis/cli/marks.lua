-- reis marks SURVEY…

local host = require "host"
local csv = require "reis.words.csv"
local marks = require "reis.data.marks"
local names = require "reis.data.marks.names"
local output = require "reis.command.output"
local project = require "reis.command.project"

--- What marks.read is asked for.
local function asked(job, known)
    local o, files = job.options, {}
    for i = 1, #job.files do files[i] = i end
    return { files = files, paths = job.files, map = job.numbers.map, map_file = o.map, overall = o.overall, metric = o.metric, scale = o.scale,
        missing = o.missing, low = o.low, high = o.high, names = known and names.matcher(known) }
end

--- A file that is named twice, whose answers would count double -> its name | nil
local function twice(files)
    local seen = {}
    for _, file in ipairs(files) do
        if seen[file] then return file end
        seen[file] = true
    end
end

--- Says what is wrong with a file, the map or the command line -> exit status
local function refused(job, message, line, of)
    local file = of == "map" and job.options.map or job.files[of or 0]
    host.diag { level = "error", file = file, line = file and line and line > 0 and line or nil, message = message }
    return message:find "^limit" and 3 or of == 0 and 2 or 1
end

return {
    name = "marks",
    summary = "answers of customers become marks: of touchpoints and values, with n and interval",
    doc = "Reads answers (CSV, a row a respondent or a row an answer; gzip or not). Columns say what they are about by their headings,\n"
        .. "\"Checkout/ease\", \"NPS\", \"toelichting\", or by a --map. Scales become marks from 0 to 10. Where there is an overall answer:\n"
        .. "what it hangs on, and which low answer decides by itself. Metrics (NPS, CSAT, CES), pairs of Kano, needs, voices that\n"
        .. "stand out, sources that contradict each other. --emit writes what to paste into a script.",
    run = function(job)
        local p, status
        if job.options.against then
            p, status = project.open(job, { file = job.numbers.against, path = job.options.against })
            if not p then return status end
        end
        local lang, known = job.options.lang or "en", p and names.of(p.model)
        if job.options.low and job.options.high and job.options.low >= job.options.high then
            return refused(job, "--low must be below --high", 0, 0)
        end
        if twice(job.files) then return refused(job, twice(job.files) .. " is named twice: its answers would count double", 0, 0) end
        local found, message, line, of, empty = marks.read(asked(job, known))
        local told = require "reis.data.marks.told"
        for _, note in ipairs(job.options.quiet and {} or found and told.notes(found, lang) or empty and told.of_survey(empty, lang) or {}) do
            host.diag(note)
        end
        if not found then return refused(job, message, line, of) end
        if job.options.emit then
            local bad = output.bytes("e", "", require "reis.data.marks.emit".script(found, { known = known, against = job.options.against }, lang))
            if bad ~= 0 then return bad end
        end
        return output.figures(job, { json = function() return require "reis.data.marks.json"(found, lang) end,
            csv = function() return csv(told.rows(found)) end, text = function() return told.text(found, lang) end }, "marks.csv")
    end,
}

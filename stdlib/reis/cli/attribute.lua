-- reis attribute FILE

local host = require "host"
local attribution = require "reis.data.attribution"
local csv = require "reis.words.csv"
local output = require "reis.command.output"

return {
    name = "attribute",
    summary = "which channels carry the conversion: the removal effect, and rules of thumb beside it",
    doc = "FILE is a table of paths (a column `path` of channels parted by >, and total_conversions, total_conversion_value,\n"
        .. "total_null), or an event log, of which --goal names the activity with which customers convert. The removal effect is\n"
        .. "how much smaller the chance to convert is without a channel, in a Markov chain: exact, no simulation. Beside it the\n"
        .. "first, the last, all alike, the later the more, and 40 % each for first and last.",
    run = function(job)
        local o, lang = job.options, job.options.lang or "en"
        local found, message, line = attribution.read(1, { order = math.tointeger(o.order) or 1, goal = o.goal,
            log = { files = { 1 }, names = { "" }, case = o.case, activity = o.activity, time = o["time-column"], channel = o.channel,
                threads = 2 } })
        if not found then
            host.diag { level = "error", file = job.files[1], line = line > 0 and line or nil, message = message }
            return 1
        end
        return output.figures(job, { json = function() return attribution.json(found) end,
            csv = function() return csv(attribution.rows(found)) end, text = function() return attribution.text(found, lang) end }, "credit.csv")
    end,
}

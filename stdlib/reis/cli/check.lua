-- reis check FILE…

local host = require "host"
local findings = require "reis.command.findings"
local i18n = require "reis.words.i18n"
local project = require "reis.command.project"
local json = require "reis.words.json"

--- "2 files: 0 errors, 3 warnings, 1 note"
local function total(files, totals, lang)
    local L = i18n.of(lang, "rules")
    local function count(level) return L(i18n.plural("total." .. level, totals[level]), totals[level]) end
    return L("total", #files == 1 and files[1] or L("total.files", #files), count "error", count "warning", count "note")
end

local function as_json(d, main)
    return json.fields({ file = d.file or main, line = d.line, column = d.column, level = d.level, message = d.message,
        rule = d.rule }, { "file", "line", "column", "level", "message", "rule" })
end

return {
    name = "check",
    summary = "errors and method findings",
    doc = "Reports what is wrong with a script (errors) and what the method asks and misses (warnings, notes), as\n"
        .. "FILE:LINE: level: message [rule]. The exit status is 1 where there is an error.\n"
        .. "With --lang nl, or a company that speaks it, all is said in Dutch; levels and names of rules stay English.",
    run = function(job)
        local totals, list, worst = { error = 0, warning = 0, note = 0 }, {}, 0
        for i = 1, #job.files do
            local p, status = project.open(job, { file = i, all = not job.options.json and not job.options.quiet, keep = true,
                more = function(p) findings.add(p, job.options) end, images = true })
            if not p then
                worst = math.max(worst, status)
            else
                for _, d in ipairs(p.diags) do
                    totals[d.level] = totals[d.level] + 1
                    list[#list + 1] = as_json(d, p.script.main)
                end
            end
        end
        if job.options.json then
            host.out(json.encode(list))
        elseif not job.options.quiet then
            host.out(total(job.files, totals, job.options.lang) .. "\n")
        end
        return totals.error > 0 and 1 or worst
    end,
}

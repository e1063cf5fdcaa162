-- reis check FILE…

local host = require "host"
local project = require "reis.command.project"
local json = require "reis.words.json"

local function count(n, word)
    return ("%d %s%s"):format(n, word, n == 1 and "" or "s")
end

--- The method's findings are added to the script's own, in line order.
local function add_findings(job)
    return function(p)
        local errors = 0
        for _, d in ipairs(p.diags) do
            if d.level == "error" then errors = errors + 1 end
        end
        if errors > 0 then return end
        local F = require("reis.figures.figures").of(p.model)
        local found = require("reis.rules.rules").check(p.model, F, { strict = job.options.strict, today = host.today() })
        for _, d in ipairs(found) do p.diags[#p.diags + 1] = d end
        require("reis.language.dsl").sort(p.diags, p.script.main)
    end
end

local function as_json(d, main)
    return json.fields({ file = d.file or main, line = d.line, column = d.column, level = d.level, message = d.message,
        rule = d.rule }, { "file", "line", "column", "level", "message", "rule" })
end

return {
    name = "check",
    summary = "errors and method findings",
    doc = "Reports what is wrong with a script (errors) and what the method asks and misses (warnings, notes), as\n"
        .. "FILE:LINE: level: message [rule]. The exit status is 1 where there is an error.",
    run = function(job)
        local totals, list, worst = { error = 0, warning = 0, note = 0 }, {}, 0
        for i = 1, #job.files do
            local p, status = project.open(job, { file = i, all = not job.options.json and not job.options.quiet, keep = true, more = add_findings(job) })
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
            local files = #job.files == 1 and job.files[1] or #job.files .. " files"
            host.out(("%s: %s, %s, %s\n"):format(files, count(totals.error, "error"), count(totals.warning, "warning"),
                count(totals.note, "note")))
        end
        return totals.error > 0 and 1 or worst
    end,
}

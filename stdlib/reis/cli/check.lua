-- reis check FILE…

local host = require "host"
local findings = require "reis.command.findings"
local i18n = require "reis.words.i18n"
local language = require "reis.command.language"
local ordered = require "reis.words.ordered"
local project = require "reis.command.project"
local rules = require "reis.rules.rules"
local written = require "reis.command.written"

--- The rules that are off in the files, each once, with how many findings that hides; set: only of these (nil: all): "offer-missing (3), goal-alone (0)".
local function off(done, set)
    local n = {}
    for _, p in ipairs(done) do
        for _, one in ipairs(p.offs or {}) do
            if not set or set[one.id] then n[one.id] = (n[one.id] or 0) + one.n end
        end
    end
    local list = {}
    for i, id in ipairs(next(n) and ordered.keys(n) or {}) do list[i] = ("%s (%d)"):format(id, n[id]) end
    return list
end

--- "2 files: 0 errors, 3 warnings, 1 note; off: offer-missing (3)"
local function total(files, totals, done, set, lang)
    local L = i18n.of(lang, "rules")
    local function count(level) return L(i18n.plural("total." .. level, totals[level]), totals[level]) end
    local said = L("total", #files == 1 and files[1] or L("total.files", #files), count "error", count "warning", count "note")
    local list = off(done, set)
    return #list > 0 and L("total.off", said, table.concat(list, ", ")) or said
end

--- The set of ids that --rule names; nil where none is. extra: the user's rules. -> set, or false and the exit status 2
local function only(job)
    local ids = job.every.rule
    if not ids then return nil end
    local extra, set = findings.own(nil), {}
    for _, id in ipairs(ids) do
        if not rules.find(id, extra) then
            language.tell { level = "error", message = findings.no_rule(id, extra, job.options.lang or "en") }
            return false, 2
        end
        set[id] = true
    end
    return set
end

--- Adds what the rules find; where only some are asked for, of all else the errors stay.
local function add(p, job, set, format)
    findings.add(p, { lang = job.options.lang, strict = job.options.strict, all = job.options.all or format ~= "text", only = set })
    if not set then return end
    local kept = {}
    for _, d in ipairs(p.diags) do
        if d.level == "error" or set[d.rule] then kept[#kept + 1] = d end
    end
    p.diags = table.move(kept, 1, math.max(#kept, #p.diags), 1, p.diags)
end

return {
    name = "check",
    summary = "errors and method findings",
    doc = "Reports what is wrong with a script (errors) and what the method asks and misses (warnings, notes), as\n"
        .. "FILE:LINE: level: message [rule]. The exit status is 1 where there is an error; with --strict, where there is a\n"
        .. "warning too. `reis help rules` lists the rules, `reis help rule ID` tells of one. --format sarif or github is for what\n"
        .. "reads findings elsewhere. With --lang nl, or a company that speaks it, all is said in Dutch; levels and names of\n"
        .. "rules stay English.",
    run = function(job)
        local totals, done, worst = { error = 0, warning = 0, note = 0 }, {}, 0
        local format = job.options.json and "json" or job.options.format or "text"
        local set, bad = only(job)
        if set == false then return bad end
        for i = 1, #job.files do
            local p, status = project.open(job, { file = i, all = format == "text" and not job.options.quiet, keep = true,
                more = function(p) add(p, job, set, format) end, images = true })
            if not p then
                worst = math.max(worst, status)
            else
                done[#done + 1] = p
                for _, d in ipairs(p.diags) do totals[d.level] = totals[d.level] + 1 end
            end
        end
        if format ~= "text" then
            host.out(written[format](done, { version = host.version, lang = job.options.lang or "en" }))
        elseif not job.options.quiet then
            host.out(total(job.files, totals, done, set, job.options.lang) .. "\n")
        end
        if totals.error > 0 or job.options.strict and totals.warning > 0 then return math.max(1, worst) end
        return worst
    end,
}

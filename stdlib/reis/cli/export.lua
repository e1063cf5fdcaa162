-- reis export FILE

local host = require "host"
local export = require "reis.data.export"
local language = require "reis.command.language"
local options = require "reis.command.options"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local plans = require "reis.roadmap.text"
local project = require "reis.command.project"
local roadmap = require "reis.roadmap.roadmap"

local function fail(message, status)
    language.tell { level = "error", message = message }
    return nil, status
end

--- The writer that --to or the suffix of -o names -> writer, or nil and an exit status
local function writer_of(job)
    local path, to = job.options.output, job.options.to
    local name = to or path and path:match("%.(%w+)$")
    local writer = name and export.writer(name:lower())
    if writer then return writer end
    if not name then return fail(("what to export as is said by -o FILE.json, or by --to: %s"):format(export.list()), 2) end
    return fail(("nothing is exported as '%s'; there are %s"):format(name:sub(1, 40), export.list()), 2)
end

--- The journeys that are asked for -> list, or nil and an exit status
local function journeys_of(job, p, writer)
    if not job.options.journey then return p.model.journeys end
    if not writer.by_journey then
        return fail(("--journey is for cjml and mermaid: as %s the whole script is written"):format(writer.name), 2)
    end
    local journey, bad = options.pick(job, "journey", "journey", p.model.journeys)
    if not journey then return nil, bad end
    return { journey }
end

--- The plan, where there are actions; where none can be made the rest is exported all the same, and why is said.
-- -> plan or nil; false and an exit status where the command line asks for what is not there
local function plan_of(job, p)
    local asked, bad = options.plan(job, p.model)
    if not asked then return false, bad end
    if #p.model.actions == 0 then return nil end
    local plan, diags = roadmap.plan(p.model, p.figures(), asked)
    if plan then return plan end
    if diags.status then return false, project.fail(p, diags) end
    for _, d in ipairs(diags) do
        host.diag { level = "note", file = d.file, line = d.line, message = "no plan is exported: " .. d.message }
    end
    return nil
end

--- Puts what a writer made in its place: one file, or several that begin with the name of -o. -> exit status
local function put(job, made)
    local path = job.options.output
    if made.workbook then return (output.outcome(pictures.workbook(path and "o" or "-", "", made.workbook))) end
    if type(made) == "string" then made = { { name = "", bytes = made } } end
    if not path then
        if #made > 1 and not job.options.quiet then
            host.diag { level = "note", message = ("this is the first of %d files; -o FILE writes them all"):format(#made) }
        end
        return (output.bytes("-", "", made[1].bytes))
    end
    for _, file in ipairs(made) do
        local status, wrote = output.bytes("o", file.name == "" and "" or "-" .. file.name, file.bytes)
        if status ~= 0 then return status end
        if #made > 1 and not job.options.quiet then host.out("wrote " .. wrote .. "\n") end
    end
    return 0
end

return {
    name = "export",
    summary = "the model, its figures and the plan for other programs",
    doc = "Writes the model with its figures and its plan in the format that the suffix of -o names, or --to on the terminal.\n"
        .. "Texts that a spreadsheet would take for a formula get a ' before them; --raw-csv leaves them as they are.",
    run = function(job)
        local writer, bad = writer_of(job)
        if not writer then return bad end
        local p, status = project.open(job)
        if not p then return status end
        local journeys
        journeys, bad = journeys_of(job, p, writer)
        if not journeys then return bad end
        local plan
        if writer.needs_plan then
            plan, status = plan_of(job, p)
            if plan == false then return status end
        end
        local made, told = writer.write { model = p.model, journeys = journeys, F = p.figures(), plan = plan, plan_json = plan and plans.json(plan),
            lang = job.options.lang or p.model.company and p.model.company.language or "en", raw = job.options["raw-csv"],
            today = host.today(), name = job.files[1]:match("[^/]*$"):gsub("%.[^.]*$", "") }
        if not made then return select(2, fail(told, 1)) end
        for _, note in ipairs(not job.options.quiet and told or {}) do host.diag { level = "note", message = note } end
        return put(job, made)
    end,
}

-- Looks a script over as `reis check` does, and keeps of it what completion and hover ask: each time within the limits of a script.

local host = require "host"
local findings = require "reis.command.findings"
local i18n = require "reis.words.i18n"
local project = require "reis.command.project"

local look = {}

--- A job of its own for each script: in which language one is answered is not the next one's.
local function job_of()
    local job = host.job()
    job.args, job.files, job.options.all = {}, {}, true -- each finding at its place
    return job
end

--- What went wrong with the looking itself: a limit, or a fault of ours. protected: what host.protect gave
local function failure(doc, protected)
    local message, reason, file, line = host.tostring(protected[2]), protected[3], protected[4], protected[5]
    if not reason then message = i18n.of(job_of().options.lang, "editor")("bug", message) end
    return { { level = "error", file = file ~= "" and file or look.name(doc), line = line and line > 0 and line or 1, message = message } }
end

--- The name by which a script calls itself in messages.
function look.name(doc) return doc.path or doc.uri end

--- What a script reads lies beside it from now on; of one whose folder is not there (yet) in the current one.
function look.beside(doc)
    if not host.read("opened", doc.path or "") then host.read("opened", "") end
end

--- Runs a document. instead: path -> text of other open documents.
-- -> { diags =, project = (nil where it could not be run), files = (set of the paths that it consists of) }; nil where the editor said
-- something meanwhile, and it was broken off
function look.at(doc, instead)
    local job = job_of()
    look.beside(doc)
    local name = look.name(doc)
    local got = table.pack(host.protect(function()
        return project.look(job, name, doc.text, instead, { images = true, more = function(p) findings.add(p, job.options) end })
    end))
    host.phase "work"
    if not got[1] and got[3] == "break" then return nil end
    local out = { files = { [name] = true } }
    if not got[1] then
        out.diags = failure(doc, got)
        return out
    end
    out.project, out.diags = got[2], got[2].diags
    for _, path in ipairs(out.project.script.files) do out.files[path] = true end
    return out
end

--- What the forms of command/form.lua need of a project: figures only where it has no errors.
function look.seen(p)
    if p.seen then return p.seen end
    local model, F = p.model, nil
    for _, d in ipairs(p.diags) do
        if d.level == "error" then model = nil end
    end
    if model and #model.journeys > 0 then
        local ok, figures = host.protect(p.figures)
        F = ok and figures or nil
    end
    p.seen = { model = p.model, F = F, currency = p.model and p.model.company and rawget(p.model.company, "currency") }
    return p.seen
end

return look

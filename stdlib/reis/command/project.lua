-- Opens the script of a command: runs it, prints what is wrong, gives the model and its figures.

local host = require "host"
local language = require "reis.command.language"
local script = require "reis.language.script"

local project = {}

local SHOWN = { error = true }
local ALL = { error = true, warning = true, note = true }

--- Prints diagnostics with their source lines, in the language that the script is answered in; levels: the set of levels to
-- show. -> number of errors
function project.print(s, diags, levels)
    local errors, lang = 0, language.of_script(host.job().options.lang, s)
    for _, d in ipairs(diags) do
        if d.level == "error" then errors = errors + 1 end
        if levels[d.level] then
            host.diag { level = d.level, file = d.file or s.main, line = d.line, column = d.column,
                message = d.rule and d.message or language.say(d.message, lang), rule = d.rule, source = script.line(s, d.file or s.main, d.line) }
        end
    end
    return errors
end

--- What a script may ask, loaded when its environment first needs it. -> install(env, script)
local function asks(job)
    local api
    return function(env, s)
        api = api or require("reis.command.api").installer(job)
        api.install(env, s)
    end
end

--- A project of a script that has run; its figures are made when they are asked for.
local function made_of(s, model, diags)
    local figures
    return { script = s, model = model, diags = diags, figures = function()
        figures = figures or require("reis.figures.figures").of(model)
        return figures
    end }
end

--- The project of a script that has run, with what else there is to find. options: images, more as project.open has them
local function read(job, s, install, options)
    local model, diags = require("reis.model.model").of(s.session)
    job.options.lang = language.answer(job.options.lang, s)
    local self = made_of(s, model, diags)
    self.ended, self.install = s.session.ended, install
    if options.images and model and not self.ended then
        local found = require("reis.pictures.images").check(model)
        table.move(found, 1, #found, #diags + 1, diags)
    end
    if options.more and model and not self.ended then options.more(self) end
    return self
end

--- Runs the text of a script and prints nothing -> project, whose diags are in the language that the script is answered in.
-- instead: path of an included file -> the text to take in the place of its own; options: as project.open has them
function project.look(job, main, text, instead, options)
    local install = asks(job)
    local s = script.load(main, text, install, job.args, false, instead)
    local self = read(job, s, install, script.speaks(s) and options or {})
    for _, d in ipairs(self.diags) do
        if not d.rule then d.message = language.say(d.message, job.options.lang) end
    end
    return self
end

--- Runs the text of a script that is no file yet, named main -> project, or nil after saying what is wrong.
function project.of_text(job, main, text)
    local s = script.load(main, text, asks(job), {})
    local model, diags = require("reis.model.model").of(s.session)
    if project.print(s, diags, SHOWN) > 0 or not model then return nil end
    return made_of(s, model, diags)
end

--- The text of the i-th file of a job: a script, or a file of another program's made one -> text, nil, whether it is the
-- latter | nil, exit status after saying why
local function source(job, i, main)
    if main:find "%.%w+$" and not main:find "%.lua$" then -- the readers are loaded for what may be theirs
        local imported = require "reis.command.imported"
        if imported.is(main) then
            local text, status = imported.text(job, i, main)
            return text, status, text ~= nil
        end
    end
    local text, message = host.text(i)
    if text then return text end
    host.diag { level = "error", file = main, message = message }
    return nil, message:find("^limit") and 3 or 4
end

--- Runs the i-th file of a job. -> project, or nil and the exit status after saying why.
-- project = { script, model, diags, errors, ended, install, figures = function() -> F }
-- options: file = its number (1), path = its name where it is no word of the command line,
-- all = also show warnings and notes; keep = do not fail on errors; images = look whether those it names are there; run = there need be no model
function project.open(job, options)
    options = options or {}
    local i = options.file or 1
    local main = options.path or job.files[i]
    local text, status, made = source(job, i, main)
    if not text then return nil, status end
    local install = asks(job)
    local s = script.load(main, text, install, job.args, job.options.traceback)
    if options.run and not script.speaks(s) then return { script = s } end
    local self = read(job, s, install, options)
    self.errors = project.print(s, self.diags, options.all and ALL or SHOWN)
    if made and not job.options.quiet and (self.errors > 0 or options.all and #self.diags > 0) then
        host.diag { level = "note", file = main, message = require("reis.words.i18n").of(job.options.lang, "spreadsheet")("import.lines", main) }
    end
    if s.traceback then host.diag { level = "note", message = s.traceback } end
    if (self.errors > 0 or not self.model) and not options.keep then return nil, 1 end
    return self
end

--- The project of a command that can do without a script: nothing is declared in it.
function project.empty(job)
    local s = script.load("", "", asks(job), {})
    local model = require("reis.model.model").of(s.session)
    local F = require("reis.figures.figures").of(model)
    return { script = s, model = model, diags = {}, errors = 0, figures = function() return F end }
end

--- Prints the diagnostics of a later step (a plan that cannot be made …) -> exit status: diags.status, or 1
function project.fail(self, diags)
    if diags.status == 2 then -- the command line is wrong, not the script
        host.diag { level = "error", message = diags[1].message }
    else
        project.print(self.script, diags, ALL)
    end
    return diags.status or 1
end

return project

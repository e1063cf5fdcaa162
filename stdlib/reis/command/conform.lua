-- What `reis mine LOG --against FILE` does: a script's journey held against the log, as text, data or a picture.

local csv = require "reis.words.csv"
local conformance = require "reis.data.conformance"
local format = require "reis.words.format"
local happened = require "reis.command.happened"
local i18n = require "reis.words.i18n"
local language = require "reis.command.language"
local mine_tables = require "reis.data.mine_tables"
local model_of = require "reis.model.model"
local options = require "reis.command.options"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local project = require "reis.command.project"
local tables = require "reis.data.conformance_tables"

local conform = {}

local function fail(message, status)
    language.tell { level = "error", message = message }
    return nil, status
end

--- Opens the script that --against names and picks its journey. -> { p = project, journey = thing, columns = of the log that its matches
-- ask for } | nil, exit status
function conform.open(job)
    local n = job.numbers.against
    local own = setmetatable({ files = { [n] = job.options.against } }, { __index = job })
    local p, status = project.open(own, { file = n })
    if not p then return nil, status end
    local W, journeys = i18n.of(job.options.lang, "conformance"), p.model.journeys
    local journey, bad = options.pick(job, "journey", "journey", journeys)
    if journey == false then return nil, bad end
    if not journey and #journeys == 0 then return fail(W "conf.no_journey", 1) end
    if not journey and #journeys > 1 then return fail(W("conf.which", #journeys), 2) end
    return { p = p, journey = journey or journeys[1], columns = conformance.columns(p.model) }
end

--- The figures of the model with what the log shows in the place of what is declared. -> F, the scenario it is | nil, message
local function as_seen(p, C)
    local scenario, diags = model_of.scenario(p.model, { set = conformance.as_seen(C) })
    if not scenario then return nil, diags[1].message end
    local found, message = require "reis.roadmap.scenarios".of(p.model, p.figures(), { scenario }, pictures.SEARCH)
    if not found then return nil, message end
    local F
    F, message = found.columns[1].found:figures()
    return F, F and scenario or message
end

-- What the map says of the plan is said of what happened.
local SEEN = { "lane.changes", "against.curve", "against.curve.name", "against.verdict", "against.changed", "against.card.changed",
    "against.card.gone", "kicker.against" }

local function voiced(L, W)
    local seen = {}
    for _, key in ipairs(SEEN) do seen[key] = "seen." .. key end
    return function(key, ...)
        if seen[key] then return W(seen[key], ...) end
        return L(key, ...)
    end
end

--- What the map tells of a touchpoint: chances and times that differ, or that nobody uses it -> f(touchpoint) -> text or nil
local function said_of(C, W, lang)
    local words = {}
    local function add(name, text) words[name] = (words[name] and words[name] .. ", " or "") .. text end
    for _, c in ipairs(C.chances) do
        if c.from and c.differs then
            add(c.from, W("conf.step", c.to and W("conf.onward", c.to) or W "conf.ends", format.apart(c.declared, c.actual, true, lang)))
        end
    end
    for _, t in ipairs(C.times) do
        if conformance.is_apart(t) then
            add(t.touchpoint, W("conf.step", W("conf." .. t.what), mine_tables.took(W, t.declared_s, lang), mine_tables.took(W, t.median_s, lang)))
        end
    end
    for _, name in ipairs(C.unused) do words[name] = W "conf.nobody" end
    return function(t) return words[t.name] end
end

--- The context of the picture. -> ctx | nil, message, exit status
local function context_of(job, opened, C)
    local p, lang = opened.p, job.options.lang or "en"
    local W, paper, log = i18n.of(lang, "conformance"), output.paper(job), happened.name(job.files)
    local F, message = as_seen(p, C)
    if not F then return nil, message, 1 end
    local base = pictures.context(p, { lang = lang, paper = paper, link = output.linker(job, p.model) })
    local own = pictures.with(base, { journey = C.journey, plan = false, L = voiced(base.L, W),
        against = { what = "scenario", name = W("conf.curve", log), F = F, use = {}, said = said_of(C, W, lang) } })
    local fit = W("conf.flow", C.journey.name, format.count(C.fitting, lang), format.count(C.tied_cases, lang))
    local flow, bad, status = happened.context(C.found, { name = fit, lang = lang, paper = paper,
        coverage = job.options.coverage, nodes = job.options["max-activities"], model = p.model, allowed = C.allowed, conformance = C })
    if not flow then return nil, bad, status end
    return pictures.with(base, { map = own, flow = flow, conformance = C, plan = false })
end

local function draw(job, opened, C)
    if not output.format(job) then return 2 end
    local ctx, message, status = context_of(job, opened, C)
    if not ctx then return select(2, fail(message, status)) end
    local title = i18n.of(ctx.lang, "conformance")("conf.head", C.journey.name, happened.name(job.files))
    return output.pictures(job, { output.set("conformance", title, pictures.view "conformance", ctx) }, { lang = ctx.lang })
end

--- Holds the journey that was opened against a log, and shows what comes of it. -> exit status
function conform.show(job, opened, found)
    local lang = job.options.lang or "en"
    local W = i18n.of(lang, "conformance")
    local C = conformance.of(opened.p.model, opened.journey, found)
    if not C then return select(2, fail(W "conf.many", 1)) end
    if C.tied_events == 0 then return select(2, fail(W("conf.nothing", opened.journey.name), 1)) end
    for _, a in ipairs(job.options.quiet and {} or C.forgotten) do
        if a.near then language.tell { level = "note", message = W("conf.near.note", a.name, a.count, a.near) } end
    end
    if happened.draws(job) then return draw(job, opened, C) end
    return output.figures(job, { json = function() return tables.json(C) end, csv = function() return csv(tables.rows(C)) end,
        text = function() return tables.text(C, happened.name(job.files), lang) end }, "chances.csv")
end

return conform

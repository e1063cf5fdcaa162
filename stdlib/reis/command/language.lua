-- In which language a command speaks.

local host = require "host"
local tongue = require "reis.language.tongue"

local language = {}

--- The company of a script that may be wrong elsewhere.
local function company_of(s)
    for _, thing in ipairs(s.session and s.session.top or {}) do
        if thing.kind == "company" then return thing end
    end
end

--- The language that a script says it is in, where it could not be run.
local function said_in(s)
    local source = s.sources[s.main] or ""
    return source:match '["\']reis%.(nl)["\']' or source:match '%f[%a]language%s*=%s*["\'](nl)["\']'
end

--- In which language a script is answered: the one asked for, its company's, the one that it is written in.
function language.of_script(asked, s)
    local company = company_of(s)
    local own = company and rawget(company, "language")
    local written = s.tongues[s.env]
    if own ~= "en" and own ~= "nl" then own = nil end
    return asked or own or written and written.lang or said_in(s) or "en"
end

--- A message of the language in a language; what is in it already stays as it is.
function language.say(message, lang)
    local T = lang ~= "en" and tongue.plain(lang)
    return T and T:say(message) or message
end

--- The language in whose words the script of a model is written; nil where it has words of its own only, or none.
local function written_in(model)
    local T = model and model.session and model.session.tongues and model.session.tongues[model.file]
    return T and T.lang
end

--- The language asked for (--lang, or nil), else the company's, that in which the script is written, else English. model: may
-- be nil. -> "en" | "nl"
function language.of(asked, model)
    return asked or model and model.company and rawget(model.company, "language") or written_in(model) or "en"
end

local spoken -- the language of the script that was opened last

--- Answers a script in its language from now on. -> the language
function language.answer(asked, s)
    spoken = language.of_script(asked, s)
    return spoken
end

--- Says what is wrong with a command, in the language asked for or the script's; d as host.diag takes it.
function language.tell(d)
    d.message = language.say(d.message, host.job().options.lang or spoken or "en")
    host.diag(d)
end

--- The language of a command's results for a model: a script's own, unless the command line asks for one.
function language.now(model) return language.of(host.job().options.lang, model) end

return language

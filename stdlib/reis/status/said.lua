-- How the status says what it found: reasons, places and what to ask, in a language.

local i18n = require "reis.words.i18n"
local tongue = require "reis.language.tongue"

local said = {}

--- A text, or that of a language in { en =, nl = }.
function said.text(v, lang)
    if type(v) ~= "table" then return v end
    return v[lang] or v.en or v.nl
end

--- Whether a value is such a text.
function said.is_text(v) return type(v) == "string" or type(v) == "table" and type(v.en or v.nl) == "string" end

--- What a field is called in a sentence.
local function field(path, W, lang)
    local own = W("field." .. path)
    if own ~= "field." .. path then return own end
    local name = path:match "%.(.*)$"
    local T = tongue.of("reis." .. lang)
    return ((T and T:word("fields", name) or name):gsub("_", " "))
end

--- The reasons of a judge as one text: "no context; rests on surveys only".
function said.reasons(reasons, lang)
    local W, out = i18n.of(lang, "status"), {}
    for i, one in ipairs(reasons) do
        local key = one[1]
        if key == "no" then out[i] = W("why.no", (field(one[2], W, lang):gsub("^an? ", "")))
        elseif key == "some" then out[i] = W("why.some", one[2], one[3], field(one[4], W, lang))
        elseif key == "kinds" then
            local kinds = {}
            for k, kind in ipairs(one[2]) do kinds[k] = W("kinds." .. kind) end
            out[i] = W("why.kinds", table.concat(kinds, ", "))
        elseif key == "few" then out[i] = W("why.few", one[2], one[3])
        else out[i] = W("why." .. key) end
    end
    return table.concat(out, "; ")
end

--- Where a row is: "Anna, Purchase".
function said.place(row, W)
    local parts = { row.persona and row.persona.name or W "everyone" }
    if row.phase then parts[2] = row.phase.name end
    return table.concat(parts, ", ")
end

--- What to do about a layer, its names filled in; nil where it does not say.
function said.ask(layer, at, lang)
    local text = said.text(layer.ask, lang)
    if not text then return nil end
    local names = { persona = at.persona and at.persona.name or i18n.of(lang, "status") "everyone", phase = at.phase and at.phase.name,
        journey = at.journey and at.journey.name }
    return (text:gsub("{(%l+)}", names))
end

return said

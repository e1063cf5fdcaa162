-- Labels in the languages we draw and report in: i18n/LANG.lua is a flat table of key -> text or format; a part of the
-- house with many words of its own has them in i18n/PART_LANG.lua.

local i18n = {}

local LANGUAGES = { en = true, nl = true }

local function labels(name) return require("reis.words.i18n." .. name) end

--- A function L(key, ...) -> text for a language; English where it lacks one, the key where both do.
-- part: whose own words come before the labels (rules); word(english): what stands for a word of the language in a label,
-- which it has as $name (nil: the word itself)
function i18n.of(lang, part, word)
    lang = LANGUAGES[lang] and lang or "en"
    local own, english = labels(lang), labels "en"
    local words = part and labels(part .. "_" .. lang) or own
    return function(key, ...)
        local text = words[key] or own[key] or english[key] or key
        if type(text) == "string" and text:find("$", 1, true) then text = text:gsub("%$([%a_]+)", word or "%1") end
        if select("#", ...) == 0 then return text end
        return (text:format(...))
    end
end

--- The key of the label for a number of things: its ".one" where the number, as it is shown, is 1.
function i18n.plural(key, shown) return tostring(shown) == "1" and key .. ".one" or key end

return i18n

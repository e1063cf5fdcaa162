-- Labels in the languages we draw and report in: i18n/LANG.lua is a flat table of key -> text or format.

local i18n = {}

local LANGUAGES = { en = true, nl = true }

--- A function L(key, ...) -> text for a language; English where it lacks one, the key where both do.
function i18n.of(lang)
    local own = require("reis.words.i18n." .. (LANGUAGES[lang] and lang or "en"))
    local english = require "reis.words.i18n.en"
    return function(key, ...)
        local text = own[key] or english[key] or key
        if select("#", ...) == 0 then return text end
        return (text:format(...))
    end
end

--- The key of the label for a number of things: its ".one" where the number, as it is shown, is 1.
function i18n.plural(key, shown) return tostring(shown) == "1" and key .. ".one" or key end

return i18n

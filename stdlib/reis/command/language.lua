-- In which language a command speaks.

local language = {}

--- The language asked for (--lang, or nil), else the company's, else English. model: may be nil. -> "en" | "nl"
function language.of(asked, model)
    return asked or model and model.company and model.company.language or "en"
end

return language

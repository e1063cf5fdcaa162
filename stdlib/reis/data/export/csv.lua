-- Everything as CSV: the touchpoints in the file itself, each other sheet in one beside it that bears its name.

local csv = require "reis.words.csv"
local sheets = require "reis.data.sheets"
local slug = require "reis.words.slug"

--- A cell as words/csv takes it. What begins with ' before a sign of a formula gets another: the first one goes when it is read.
local function cell(v, lang, raw)
    if type(v) == "table" then return v.date end
    if type(v) == "boolean" then return lang == "nl" and (v and "ja" or "nee") or lang ~= "nl" and (v and "yes" or "no") end
    if type(v) == "string" and not raw and v:find "^'+[=+%-@\t\r]" then return "'" .. v end
    return v
end

return {
    name = "csv",
    suffixes = { "csv" },
    needs_plan = true,
    write = function(all)
        local out = {}
        for i, sheet in ipairs(sheets.of(all)) do
            local rows = { {} }
            for c, heading in ipairs(sheet.head) do rows[1][c] = cell(heading, all.lang, all.raw) end
            for r, row in ipairs(sheet.rows) do
                rows[r + 1] = {}
                for c = 1, #sheet.head do rows[r + 1][c] = cell(row[c], all.lang, all.raw) end
            end
            out[i] = { name = i > 1 and slug.of(sheet.name) or "", bytes = csv(rows, all.raw) }
        end
        return out
    end,
}

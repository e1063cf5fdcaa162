-- The writers of other programs' files: which one is meant.
--
-- A writer, export/NAME.lua, is a table { name =, suffixes = { "json" }, needs_plan = whether it has something to say of a plan,
-- by_journey = whether it can write some of the journeys alone,
-- write = function(all) -> bytes | list of { name = what follows the file's name ("" for the file itself), bytes }
-- | { workbook = records of interp/draw/workbook.h }, each with a list of notes (texts) or nil | nil, message }.
-- all: { model =, journeys = those of it that are asked for, F = its figures, plan = the plan of reis.roadmap, or nil where there is
-- none to be made, plan_json = the same as the JSON of `reis roadmap --json` or nil, lang = "en" or "nl", raw = whether texts that look
-- like formulas are left as they are, today = "2026-11-23", name = of the script without folder and suffix }.

local export = {}

export.names = { "cjml", "csv", "ics", "jira", "json", "mermaid", "theydo", "xlsx" }

--- The writer of a format by its name or suffix -> its table, or nil
function export.writer(name)
    for _, one in ipairs(export.names) do
        local writer = require("reis.data.export." .. one)
        if one == name then return writer end
        for _, suffix in ipairs(writer.suffixes) do
            if suffix == name then return writer end
        end
    end
end

--- The names of all formats, as a text.
function export.list() return table.concat(export.names, ", ") end

return export

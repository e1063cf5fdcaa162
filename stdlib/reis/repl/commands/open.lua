-- :open map

local host = require "host"
local slug = require "reis.words.slug"
local say = require "reis.repl.say"

-- What can be opened: how it is drawn with the words of a script, and the name it needs.
local PICTURES = { map = "journey", zoom = "phase", ecosystem = false, roadmap = false, matrix = false, frontier = false, compare = false }

--- The journey or phase that is meant: the one named, else the only journey, or the first.
local function named(R, what, name)
    if name ~= "" then return (name:gsub('^"(.*)"$', "%1")) end
    local model = R.project().model
    local journey = model.journeys[1]
    if not journey then return nil end
    if what == "map" then return journey.name end
    return journey.phases[1] and journey.name .. "/" .. journey.phases[1].name
end

local function draw(R, what, name)
    local words = R.script.bring_words()
    if what == "report" then
        words.report "report.html"
        return "report.html"
    end
    if not PICTURES[what] then
        words.draw[what](what .. ".svg")
        return what .. ".svg"
    end
    local thing = named(R, what, name)
    if not thing then error(("there is no %s to draw"):format(PICTURES[what]), 0) end
    local file = what .. "-" .. slug.of(thing) .. ".svg"
    words.draw[what](thing, file)
    return file
end

return {
    name = "open",
    usage = ":open map|zoom|ecosystem|roadmap|… [NAME]",
    doc = "draws it here, and opens it where there is a display; report too",
    run = function(R, arguments)
        local what, name = arguments:match("^(%a*)%s*(.-)$")
        if PICTURES[what] == nil and what ~= "report" then
            return say.wrong(("no picture '%s'; there are map, zoom, ecosystem, roadmap, matrix, frontier, compare and report"):format(what))
        end
        R.script.commanded = true -- it is the typist who asks
        local ok, file = pcall(draw, R, what, name)
        R.script.commanded = nil
        if not ok then return say.wrong((host.tostring(file):gsub("^line:%d*:? ?", ""))) end
        host.out(("drawn into %s\n"):format(file))
        host.read("open", file)
    end,
}

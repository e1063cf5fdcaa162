-- The chapters of a report after those on the journeys, in order. chapters/NAME.lua is a function: context -> the chapter, or nil
-- where the script declares nothing for it:
--
--     { title =, parts = list of { text =, class = (of HTML, or nil) } | { head = } | { rows = (the first is the head, unless
--       headless), right = { [column] = true }, headless = } | { pages = function() -> pages, caption = } }
--
-- The context is that of pictures (pictures.context) with W, the words of reports; correlated, of the script; and large, whether
-- the model is one in which what is asked again and again has to be asked less.

local host = require "host"
local i18n = require "reis.words.i18n"
local pictures = require "reis.pictures.pictures"

local chapters = {}

local ORDER = { "roadmap", "actions", "matrix", "frontier", "scenarios", "criteria", "uncertainty", "review", "status", "guide", "own", "evidence" }
local LARGE = 3000 -- touchpoints, as many times as there are personas

--- How much there is to count: touchpoints, once for each persona.
local function size_of(model)
    local n = 0
    for _, journey in ipairs(model.journeys) do n = n + #journey.touchpoints end
    return n * math.max(1, #model.personas)
end

--- A context for chapters, from that of the report's pictures.
function chapters.context(ctx, project)
    return pictures.with(ctx, { W = i18n.of(ctx.lang, "report"), correlated = project.script and project.script.correlated,
        large = size_of(ctx.model) > LARGE, today = host.today() })
end

--- The pages of a view as a part of a chapter. fields: what the view is given, beside the context.
function chapters.picture(ctx, view, caption, fields)
    return { caption = caption, pages = function()
        local own = { prefix = view .. "-" }
        for k, v in pairs(fields or {}) do own[k] = v end
        return pictures.view(view).build(pictures.with(ctx, own))
    end }
end

--- All that there are: list of { name =, title =, parts = }.
function chapters.of(ctx)
    local list = {}
    for _, name in ipairs(ORDER) do
        host.progress("chapter " .. name)
        local chapter = require("reis.report.chapters." .. name)(ctx, chapters)
        if chapter then
            chapter.name = name
            list[#list + 1] = chapter
        end
    end
    return list
end

return chapters

-- The canvases, and what can be compared: the company, its models and its promises, tied to the journeys by links; two of a kind
-- beside each other.

local canvas = require "reis.pictures.canvas.view"
local i18n = require "reis.words.i18n"
local pages = require "reis.report.pages"

--- Each canvas under its name.
local function canvases(ctx, things)
    local parts = {}
    for i, thing in ipairs(things) do
        parts[#parts + 1] = { head = thing.name }
        parts[#parts + 1] = pages.picture(ctx, "canvas", thing.name, { thing = thing, prefix = "canvas" .. i .. "-" })
    end
    return parts
end

--- Whether a script gives two of a kind: a journey in the place of another, or two who make one.
local function comparable(ctx)
    for _, journey in ipairs(ctx.model.journeys) do
        if journey.ref.instead_of or #ctx.scores.journeys[journey.index].personas > 1 then return true end
    end
    return false
end

return function(ctx)
    local list, things = {}, canvas.things(ctx)
    if #things > 0 then
        list[1] = { id = "canvas", title = i18n.of(ctx.lang, "canvas") "canvas.title", menu = 1, kind = "canvas",
            parts = function() return canvases(ctx, things) end }
    end
    if comparable(ctx) then
        local title = i18n.of(ctx.lang, "comparison") "comparison.title"
        list[#list + 1] = { id = "comparison", title = title, menu = 1, kind = "comparison",
            parts = function() return { pages.picture(ctx, "comparison", title) } end }
    end
    return list
end

-- A user's own views, views/NAME.lua beside the script or in a folder of libraries: each with its pages, of the first journey as
-- `reis view NAME` draws it. What is wrong with one is said in its place.

local libraries = require "reis.language.libraries"
local pictures = require "reis.pictures.pictures"

--- The pages of a view -> list | nil, what is wrong
local function pages_of(ctx, name)
    local view, message = pictures.view(name)
    if not view then return nil, message end
    local journey = ctx.model.journeys[1]
    local own = pictures.with(ctx, { journey = journey, phase = journey and journey.phases[1], prefix = "own-" .. name .. "-" })
    local ok, pages = pcall(view.build, own)
    if ok and type(pages) == "table" then return pages end
    return nil, ok and ("views/%s.lua: build must return a list of pages"):format(name) or tostring(pages)
end

return function(ctx)
    local parts = {}
    for _, name in ipairs(libraries.own "views") do
        local pages, message = pages_of(ctx, name)
        parts[#parts + 1] = { head = name }
        parts[#parts + 1] = pages and { caption = name, pages = function() return pages end } or { text = message, class = "veto" }
    end
    return #parts > 0 and { title = ctx.W "report.own", parts = parts } or nil
end

-- A plan as a chart: what runs when, period by period.

local calendar = require "reis.pictures.roadmap.calendar"
local i18n = require "reis.words.i18n"

--- plan: { actions = list of { name =, start =, finish =, thing = (or nil) }, roadmap_thing = (or nil) } -> what is drawn, as of
-- pictures/plot/text.lua
return function(plan, lang)
    local list, last, W = {}, 1, i18n.of(lang, "table")
    for i, a in ipairs(plan.actions) do
        list[i], last = { (a.thing and "A" .. a.thing.index .. " " or "") .. a.name, a.start, a.finish }, math.max(last, a.finish)
    end
    last = math.max(last, plan.periods or 1)
    return { draws = "spans", list = list, periods = last, title = W "plot.plan", untitled = true, empty = W "plot.empty",
        heads = plan.roadmap_thing and calendar.names(plan.roadmap_thing, last, i18n.of(lang)) or nil }
end

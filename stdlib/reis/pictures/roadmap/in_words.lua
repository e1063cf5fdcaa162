-- A roadmap in words: what to do first and why, what the whole comes to, then period by period.

local calendar = require "reis.pictures.roadmap.calendar"
local i18n = require "reis.words.i18n"
local plans = require "reis.roadmap.text"
local sentences = require "reis.pictures.listed.sentences"

--- What starts in each period: "Q1 2026: A3 Live stock, until Q2 2026; …", in the order of ranks.
local function periods(ctx, W, plan)
    local names, items = calendar.names(plan.roadmap_thing, math.max(plan.periods or 1, 1), ctx.L), {}
    local function name(q) return names[q] or tostring(q) end
    local by, last = {}, 0
    for _, a in ipairs(plan.actions) do
        by[a.start] = by[a.start] or {}
        local text = "A" .. a.thing.index .. " " .. a.name .. (a.owner and " (" .. a.owner .. ")" or "")
        table.insert(by[a.start], a.finish > a.start and W("say.until", text, name(a.finish)) or text)
        last = math.max(last, a.start)
    end
    for q = 1, last do
        if by[q] then items[#items + 1] = sentences.join { name(q) .. ": " .. table.concat(by[q], "; ") } end
    end
    return items
end

--- ctx: with the plan -> blocks, as of map/in_words.lua
return function(ctx)
    local plan, W = ctx.plan, i18n.of(ctx.lang, "table")
    if not plan then return { title = ctx.L "road.none", { text = sentences.join { ctx.L "road.none.sub" } } } end
    local blocks = { title = ctx.L("road.page", plan.roadmap), { text = plans.headline(plan, ctx.lang) },
        { text = sentences.join { plans.line(plan, ctx.lang) } } }
    local beware = plans.beware(plan, ctx.lang)
    if beware then blocks[#blocks + 1] = { text = beware } end
    blocks[#blocks + 1] = { chart = require "reis.pictures.roadmap.plotted"(plan, ctx.lang) }
    local items = periods(ctx, W, plan)
    if #items > 0 then
        blocks[#blocks + 1] = { head = W "say.periods" }
        blocks[#blocks + 1] = { items = items }
    end
    return blocks
end

-- The canvases: the golden circle of a company, its business models and its value propositions, a page each, tied to the journeys.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local i18n = require "reis.words.i18n"
local model = require "reis.pictures.canvas.model"
local proposition = require "reis.pictures.canvas.proposition"
local circle = require "reis.pictures.canvas.circle"

--- All that can be drawn: list of { draw =, thing = }.
local function all(ctx)
    local list, company = {}, ctx.model.company
    if company and (company.why or company.how or company.what) then list[1] = { draw = circle.pages, thing = company } end
    for _, one in ipairs(ctx.model.business_models) do list[#list + 1] = { draw = model, thing = one } end
    for _, one in ipairs(ctx.model.value_propositions) do list[#list + 1] = { draw = proposition, thing = one } end
    return list
end

local function none(ctx, V)
    local page = ink.page(ctx, V "canvas.none")
    frame.header(page, { kicker = V "canvas.kicker", title = V "canvas.none", evidence = V "canvas.none.hint" })
    frame.legend(page, {}, ctx.L("footer", 1, 1, ctx.paper.name or ""), 1)
    return { page }
end

return {
    name = "canvas",
    --- What it draws one of, for the command line: list of things with a name.
    things = function(ctx)
        local list = {}
        for i, one in ipairs(all(ctx)) do list[i] = one.thing end
        return list
    end,
    --- ctx.thing: the one that is asked for, else all.
    build = function(ctx)
        local V, pages = i18n.of(ctx.lang, "canvas"), {}
        for _, one in ipairs(all(ctx)) do
            if not ctx.thing or ctx.thing == one.thing then
                local drawn = one.draw(ctx, V, one.thing)
                table.move(drawn, 1, #drawn, #pages + 1, pages)
            end
        end
        return #pages > 0 and pages or none(ctx, V)
    end,
}

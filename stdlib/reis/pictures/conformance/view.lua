-- A journey held against a log: its map with what happened beside what is declared, and the steps that customers made, those that the
-- map does not have among them.

local frame = require "reis.pictures.frame"
local happened = require "reis.pictures.happened.view"
local i18n = require "reis.words.i18n"
local ink = require "reis.pictures.ink"
local map = require "reis.pictures.map.view"

local view = { name = "conformance" }

--- ctx: { map = the context of the map, with `against`, flow = that of the map of what happened, conformance = of reis.data.conformance }
-- -> list of pages
function view.build(ctx)
    if not ctx.conformance then
        local W = i18n.of(ctx.lang, "happened")
        local page = ink.page(ctx, W "map.kicker")
        frame.header(page, { kicker = W "map.kicker", title = W "map.no_log" })
        frame.legend(page, {}, frame.footer(ctx, 1, 1))
        return { page }
    end
    ctx.map.after = 1
    local pages = map.build(ctx.map)
    ctx.flow.before = #pages
    return table.move(happened.build(ctx.flow), 1, 1, #pages + 1, pages)
end

return view

-- The status as tables: the five steps, what to do next, and each layer at each place.

local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local asked = require "reis.status.asked"
local text = require "reis.status.text"

--- ctx: { status = (nil: of the model with the layers beside the script) } -> tables
return function(ctx)
    local W, tables = i18n.of(ctx.lang, "status"), {}
    local R = ctx.status or asked.of(ctx.model, ctx.F, ctx.lang)
    if not R then return tables end
    listed.rows(tables, W "steps", text.steps(R, ctx.lang))
    listed.add(tables, W "next", { W "next", W "col.lacks" }, { R.next and { R.next.what, R.next.why } or { W "next.none", "" } })
    local rows = {}
    for i, row in ipairs(R.layers) do
        rows[i] = { row.title, row.persona and row.persona.name or W "everyone", row.journey and row.journey.name or "",
            row.phase and row.phase.name or "", W("state." .. row.state), row.why }
    end
    listed.add(tables, W "layers", { W "col.layer", W "col.persona", ctx.L "ecosystem.journey", W "col.phase", W "col.state", W "col.lacks" }, rows)
    return tables
end

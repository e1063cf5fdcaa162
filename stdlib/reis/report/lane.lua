-- A journey on a narrow screen: a touchpoint a row, the curve beside it (the data of pictures/map/column.lua).

local markup = require "reis.report.markup"
local format = require "reis.words.format"

local lane = {}

local escape, attribute = markup.escape, markup.attribute

local function n(x) return (("%.1f"):format(x):gsub("%.0$", "")) end

local function path(piece)
    return ('<path class="curve" d="M%s %sC%s %s %s %s %s %s"/>'):format(n(piece[1]), n(piece[2]), n(piece[3]), n(piece[4]), n(piece[5]),
        n(piece[6]), n(piece[7]), n(piece[8]))
end

local function drawing(row)
    local out = { '<svg class="lane" aria-hidden="true"><svg viewBox="0 0 100 100" preserveAspectRatio="none"><path class="zero" d="M50 0v100"/>' }
    if row.above then out[#out + 1] = path(row.above) end
    if row.below then out[#out + 1] = path(row.below) end
    out[#out + 1] = "</svg>"
    if row.x then
        local class = row.point.killers and "killer" or row.point.emotion >= 0 and "good" or "bad"
        out[#out + 1] = ('<circle class="%s" cx="%s%%" cy="50%%" r="11"/><text class="%s" x="%s%%" y="50%%" dy=".35em">%s</text>'):format(class,
            n(row.x), class, n(row.x), escape(row.point.number))
    end
    out[#out + 1] = "</svg>"
    return table.concat(out)
end

local function item(row, ctx, fresh)
    local p, out = row.point, {}
    local t = p.thing
    if fresh then
        out[1] = ('<p class="phase"><a href="#%s">%d %s</a></p>'):format(escape(ctx.ids[t.phase]), t.phase.index, escape(t.phase.name))
    end
    out[#out + 1] = ('<p class="name"><a href="#%s">%s %s</a></p>'):format(escape(ctx.ids[t]), escape(p.number), escape(p.name))
    local small = {}
    for _, c in ipairs(p.channels or {}) do small[#small + 1] = c.name end
    if p.owner then small[#small + 1] = p.owner end
    if p.emotion then small[#small + 1] = ctx.P("pages.emotion", format.signed(p.emotion, 1, ctx.lang)) end
    if p.moment then small[#small + 1] = ctx.P "pages.moment" end
    if not p.managed then small[#small + 1] = ctx.L "tp.unmanaged" end
    if #small > 0 then out[#out + 1] = ("<p><small>%s</small></p>"):format(escape(table.concat(small, " · "))) end
    for _, killer in ipairs(p.killers or {}) do out[#out + 1] = ('<p class="killer">%s</p>'):format(escape(ctx.L("tp.killer", killer))) end
    for _, q in ipairs(p.quotes) do out[#out + 1] = ("<p><q>%s</q></p>"):format(escape(q)) end
    return ("<li%s>%s%s</li>\n"):format(fresh and ' class="fresh"' or "", drawing(row), table.concat(out))
end

--- Writes the column of a part.
function lane.write(put, part, ctx)
    if #part.column == 0 then return end
    put(('<ol class="column"%s%s>\n'):format(attribute("aria-label", part.caption), attribute("data-p", part.persona)))
    local phase
    for _, row in ipairs(part.column) do
        put(item(row, ctx, row.point.thing.phase ~= phase))
        phase = row.point.thing.phase
    end
    put "</ol>\n"
end

return lane

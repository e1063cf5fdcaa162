-- The cards of a zoom's flow: number, name, who runs it, time, and how many customers get there.

local scene = require "scene"
local several = require "reis.model.several"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local share = require "reis.pictures.zoom.share"

local cards = {}

local function time_of(Z, t)
    local ctx, parts = Z.ctx, {}
    local function minutes(field)
        local q = rawget(t, field)
        if q == nil then return nil end
        return require "reis.language.quantity".mean(q, Z.all.flow_person and Z.all.flow_person.thing)
    end
    local takes, waits = minutes "duration", minutes "wait"
    if takes and takes > 0 then parts[1] = format.duration(takes, ctx.lang) end
    if waits and waits > 0 then
        parts[#parts + 1] = ctx.L("zoom.wait", format.duration(waits, ctx.lang))
    end
    return #parts > 0 and table.concat(parts, " · ") or nil
end

local function runs_it(Z, t)
    local channel, owner = several.names(t, "channel"), several.names(t, "owner")
    if owner and channel then return channel .. " · " .. owner end
    if owner or channel then return owner or channel end
    return t.silence and Z.ctx.L "zoom.nobody" or nil
end

--- What stands on a card, wrapped: name, small lines, and its height.
function cards.measure(Z, c)
    local size, small, left = Z.size, Z.small, Z.indent
    local w = Z.card_w - left - 4
    local name, font = ink.gentle(c.t.name, (c.killer or c.moment) and w - 5 or w, size,
        {})
    local under, who = {}, runs_it(Z, c.t)
    if who then
        for _, s in ipairs(scene.wrap(who, w, { size = small })) do
            under[#under + 1] = { s }
        end
    end
    local time = time_of(Z, c.t)
    if time then
        for _, s in ipairs(scene.wrap(time, w, { size = small })) do
            under[#under + 1] = { s }
        end
    end
    if c.t.ref.zoom then
        for _, s in ipairs(scene.wrap("› " .. c.t.ref.zoom.name, w, { size = small })) do
            under[#under + 1] = { s, url = Z.ctx.link("map", c.t.ref.zoom), link = c.t.ref.zoom }
        end
    end
    c.text = { name = name, font = font, under = under }
    return math.max(#name * font * 1.15 + #under * small * 1.16, 2.6 * size) + 4 + small * 1.2 + 8.5
end

local function card_sentence(Z, c)
    local L, t = Z.ctx.L, c.t
    local s = L("zoom.card", c.id, t.name)
    local who = runs_it(Z, t)
    if who then s = s .. " – " .. who end
    if not t.managed then s = s .. " (" .. L "tp.unmanaged" .. ")" end
    return s .. ", " .. L("zoom.reached", share.percent(Z, c.flow.reach))
end

function cards.draw(Z, c, y)
    local page, t, size, small = Z.page, c.t, Z.size, Z.small
    local x, w, h = c.card_x, Z.card_w, Z.card_h
    local url = t.ref.zoom and Z.ctx.link("map", t.ref.zoom) or Z.ctx.link("map", Z.ctx.journey, nil, t)
    local style = { name = card_sentence(Z, c), url = url, id = "tp" .. t.index,
        class = t.managed and "touchpoint" or "touchpoint unmanaged" }
    if c.killer then style.stroke, style.width = ink.VERM, 1 end
    page:card(x, y, w, h, t.managed, style)
    page:line(x + 5, y + 3 + c.text.font * 0.6, c.id, { size = Z.size, bold = true })
    page:icon(x + 5, y + 4.5 + size * 1.25, t.ref.channel, size * 1.3,
        { tip = several.names(t, "channel") })
    local ty = y + 3
    page:text(x + Z.indent, ty, c.text.name, { size = c.text.font, lead = c.text.font * 1.15,
        tip = style.name,
        url = url })
    ty = ty + #c.text.name * c.text.font * 1.15 + 0.5
    for _, row in ipairs(c.text.under) do
        page:text(x + Z.indent, ty, { row[1] }, { size = small, color = row.link and ink.BLUE
            or ink.INK3,
            lead = small * 1.16,
            italic = not t.managed and not row.link, url = row.url, name = row.link
                and row.link.name })
        ty = ty + small * 1.16
    end
    local foot, bar = y + h - 4.5, w - 10
    local said = Z.ctx.L("zoom.reached", share.percent(Z, c.flow.reach))
    if scene.width(said, small) > bar then said = share.percent(Z, c.flow.reach) end -- the bar says the rest
    page:line(x + w - 5, foot - 1.6 - small * 0.6, said,
        { size = small, color = ink.INK2, align = "right", w = 0 })
    page:add { "box", x = x + 5, y = foot - 1.1, w = bar, h = 2.2, fill = ink.HAIR }
    if c.flow.reach > 0 then
        page:add { "box", x = x + 5, y = foot - 1.1, w = math.max(0.6,
            bar * math.min(1, c.flow.reach)), h = 2.2,
            fill = ink.INK2 }
    end
    if c.killer then
        local names = {}
        for i, k in ipairs(t.killers) do names[i] = k.name end
        page:killer(x + w - 4, y + 3, 5.6, Z.ctx.L("tp.killer", table.concat(names, "; ")))
    end
    if c.moment then
        page:moment(x + w - (c.killer and 17 or 4), y + 3, 6, Z.ctx.L("tp.moment", t.name))
    end
end

return cards

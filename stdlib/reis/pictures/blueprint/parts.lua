-- What stands in the lanes of a blueprint, for each touchpoint.

local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local quantity = require "reis.language.quantity"
local numbering = require "reis.model.numbering"
local several = require "reis.model.several"
local boxes = require "reis.pictures.lanes.boxes"

local parts = {}

local function each_text(list, w, o)
    local out = {}
    for _, text in ipairs(list or {}) do boxes.text(out, text, w, o) end
    return out
end

local function action(ctx, t, w, size)
    local rows, out = {}, {}
    if t.step then rows[1] = { t.step, color = ink.INK2 } end
    for _, job in ipairs(t.jobs or {}) do rows[#rows + 1] = { job, color = ink.INK2 } end
    local owner = several.names(t, "owner")
    if owner then rows[#rows + 1] = { owner, italic = t.managed == false } end
    boxes.touchpoint(out, ctx, t, w, { size = size, rows = rows })
    return out
end

local function front(ctx, t, w, size)
    local out = {}
    if t.silence and #t.frontstage == 0 then
        boxes.text(out, ctx.L "zoom.silence", w, { size = size, style = "silent", italic = true, color = ink.VERM })
        return out
    end
    if #t.frontstage > 0 then
        return each_text(t.frontstage, w, { size = size, style = t.managed == false and "dashed" or "box" })
    end
    local channel = several.names(t, "channel")
    if channel then boxes.text(out, channel, w, { size = size, color = ink.INK3, style = t.managed == false and "dashed" or "box" }) end
    return out
end

--- The systems and partners of a touchpoint in a fail point: { [thing] = true }, and their names.
local function failing(fail)
    local names, set = {}, {}
    for _, field in ipairs { "systems", "partners" } do
        for _, one in ipairs(fail.ref and fail.ref[field] or {}) do
            names[#names + 1] = one.name
            set[one] = true
        end
    end
    return set, names
end

local function support(ctx, t, w, size)
    local out, fails = {}, {}
    for _, fail in ipairs(t.fails) do
        for thing in pairs((failing(fail))) do fails[thing] = true end
    end
    for _, kind in ipairs { "system", "partner" } do
        for _, thing in ipairs(t.ref[kind .. "s"] or {}) do
            local third = kind == "partner" or thing.managed == false
            local name = ctx.L("zoom." .. kind .. ".name", thing.name) .. (third and " (" .. ctx.L "tp.unmanaged" .. ")" or "")
            boxes.text(out, thing.name, w, { size = size, round = true, italic = kind == "partner", name = name,
                style = fails[thing] and "fail" or third and "dashed" or "box", color = fails[thing] and ink.VERM or nil,
                under = kind == "system" and rawget(thing, "realtime") == false and ctx.L "zoom.batch" or nil })
        end
    end
    return out
end

local function fails(ctx, t, w, size)
    local out = {}
    for _, fail in ipairs(t.fails) do
        local text, p = fail.name, quantity.mean(rawget(fail, "probability"))
        if p then text = ("%s (%s)"):format(text, (format.percent(p, ctx.lang):gsub(" ", "\u{A0}"))) end
        local _, names = failing(fail)
        boxes.text(out, text, w, { size = size, round = true, bold = true, style = "fail", color = ink.VERM,
            name = ctx.L("zoom.fail.name", text), under = #names > 0 and ctx.L("zoom.fail.at", table.concat(names, ", ")) or nil })
    end
    return out
end

--- The lanes: { evidence, action, front, back, support, fails }, each { [column] = items, nil where nothing stands }.
function parts.of(ctx, list, w, size)
    local lanes = { evidence = {}, action = {}, front = {}, back = {}, support = {}, fails = {} }
    local function put(lane, i, items) lanes[lane][i] = #items > 0 and items or nil end
    for i, t in ipairs(list) do
        put("evidence", i, each_text(t.physical, w, { size = size, color = ink.INK2 }))
        put("action", i, action(ctx, t, w, size))
        put("front", i, front(ctx, t, w, size))
        put("back", i, each_text(t.backstage, w, { size = size }))
        put("support", i, support(ctx, t, w, size))
        put("fails", i, fails(ctx, t, w, size))
    end
    return lanes
end

--- What an arrow of a touchpoint says.
function parts.meets(V) return function(t) return V("blue.meets", numbering.of(t)) end end
function parts.carries(V) return function(t) return V("zoom.carries", numbering.of(t)) end end
function parts.serves(V) return function(t) return V("zoom.serves", numbering.of(t)) end end

return parts

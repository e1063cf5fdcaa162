-- What was added, removed, moved and re-marked between two models, thing by thing.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"
local i18n = require "reis.words.i18n"
local notes = require "reis.pictures.twin.notes"
local text = require "reis.figures.diff_text"

local changes = {}

local SIGN = { added = { "+", ink.GREEN }, removed = { "−", ink.VERM }, moved = { "→", ink.PURPLE }, changed = { "●", ink.BLUE } }
local ORDER = { "added", "removed", "moved", "changed" }

--- How many there are of each change, as words: "2 added, 1 removed".
function changes.count(D, V)
    local n, parts = {}, {}
    for _, one in ipairs(D.changes) do n[one.change] = (n[one.change] or 0) + 1 end
    for _, change in ipairs(ORDER) do
        if n[change] then parts[#parts + 1] = V.W(i18n.plural("twin.count." .. change, n[change]), n[change]) end
    end
    return table.concat(parts, ", ")
end

--- The changes of one thing below one another: list of { change =, kind =, thing =, lines = texts }, in order.
local function gathered(D, change, V)
    local list, by = {}, {}
    for _, one in ipairs(D.changes) do
        if one.change == change then
            local known = by[one.kind .. "\0" .. one.thing]
            if not known then
                known = { change = change, kind = one.kind, thing = one.thing, lines = {} }
                by[one.kind .. "\0" .. one.thing] = known
                list[#list + 1] = known
            end
            if change == "changed" or change == "moved" then
                local from, to = text.both(one, V)
                known.lines[#known.lines + 1] = (one.field and one.field .. ": " or "") .. from .. " → " .. to
            end
        end
    end
    return list
end

--- The sign of a change: a disc in its colour, so that it is told by its sign in grey as well.
function changes.sign(page, x, y, change)
    page:add { "circle", x = x, y = y, r = 3.8, fill = SIGN[change][2], label = change == "changed" and "" or SIGN[change][1], size = 6.4,
        bold = true, color = ink.WHITE }
    if change == "changed" then page:add { "circle", x = x, y = y, r = 1.4, fill = ink.WHITE } end
end

local function row(one, w)
    local heads = scene.wrap(one.thing, w - 14, { size = 6.8, bold = true })
    local lines = {}
    for _, line in ipairs(one.lines) do
        for _, part in ipairs(scene.wrap(line, w - 14, { size = 6.4 })) do lines[#lines + 1] = part end
    end
    return { h = #heads * 8.2 + 7.4 + #lines * 7.7 + 5, draw = function(page, x, y)
        changes.sign(page, x + 4, y + 4.2, one.change)
        page:text(x + 12, y, heads, { size = 6.8, lead = 8.2, bold = true, tip = one.thing })
        page:line(x + 12, y + #heads * 8.2 + 3.6, one.kind, { size = 5.8, color = ink.INK3 })
        if #lines > 0 then
            page:text(x + 12, y + #heads * 8.2 + 7.6, lines, { size = 6.4, lead = 7.7, color = ink.INK2, tip = table.concat(one.lines, "; ") })
        end
    end }
end

--- Adds all changes to blocks, kind after kind.
function changes.add(out, ctx, V, D)
    local w = ctx.paper.w - 2 * ink.M
    for _, change in ipairs(ORDER) do
        local rows = {}
        for _, one in ipairs(gathered(D, change, V)) do rows[#rows + 1] = row(one, w / 3 - 8) end
        if #rows > 0 then
            out[#out + 1] = flow.heading(ink.capital(V.L("diff." .. change)), nil, w)
            notes.grid(out, rows, 3, w)
            out[#out + 1] = { h = 4, draw = function() end }
        end
    end
end

return changes

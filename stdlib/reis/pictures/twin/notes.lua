-- What changed at each touchpoint in words, by its number; and the names of those that did not change.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"
local format = require "reis.words.format"
local pair = require "reis.pictures.twin.pair"

local notes = {}

--- What of a touchpoint changed for one person, as text; nil where nothing did. one: of pair.of; V: as of journey.voice
function notes.said(one, V)
    if not one.fate then return nil end
    if one.fate ~= "changed" and not (one.before and one.after) then return V.W("twin." .. one.fate) end
    local parts, a, b = {}, one.before, one.after
    local function step(label, from, to, show)
        if pair.differs(from, to) then parts[#parts + 1] = ("%s %s → %s"):format(label, show(from), show(to)) end
    end
    step(V.L "measure.name.experience", a.experience, b.experience, function(x) return format.number(x, 1, V.lang) end)
    local from, to = format.apart(a.leave, b.leave, true, V.lang)
    if pair.differs(a.leave, b.leave) then parts[#parts + 1] = ("%s %s → %s"):format(V.L "moved.leave", from, to) end
    step(V.L "measure.name.duration", a.minutes, b.minutes, function(x) return format.duration(x, V.lang) end)
    step(V.L "measure.name.killer_risk", one.killed or 0, one.kills or 0, function(x) return format.percent(x, V.lang) end)
    for _, one in ipairs(one.routes) do
        parts[#parts + 1] = ("%s %s → %s"):format(V.W("twin.onward", one.name), format.percent(one.from, V.lang), format.percent(one.to, V.lang))
    end
    if #parts == 0 then step(V.W "twin.emotion", a.emotion, b.emotion, function(x) return format.signed(x, 1, V.lang) end) end
    return #parts > 0 and table.concat(parts, ", ") or nil
end

--- The same for all persons of a journey: once where it is alike for all, else for whom.
local function together(people, i, V, moved)
    local texts, by = {}, {}
    for _, person in ipairs(people) do
        local text = notes.said(person.met[i], V)
        if text and not by[text] then texts[#texts + 1], by[text] = text, {} end
        if text then table.insert(by[text], person.name) end
    end
    local met = 0
    for _, person in ipairs(people) do
        if person.met[i].before or person.met[i].after then met = met + 1 end
    end
    for k, text in ipairs(texts) do
        if #by[text] < met then texts[k] = ("%s (%s)"):format(text, table.concat(by[text], ", ")) end
    end
    if moved then table.insert(texts, 1, V.W "twin.moved") end
    return #texts > 0 and table.concat(texts, "; ") or nil
end

local function row(column, text, w)
    local head = column.number .. "  " .. column.name
    local heads = scene.wrap(head, w - 10, { size = 6.8, bold = true })
    local lines = scene.wrap(text, w - 20, { size = 6.4 })
    return { h = #heads * 8.2 + #lines * 7.7 + 4, draw = function(page, x, y)
        page:text(x, y, heads, { size = 6.8, lead = 8.2, bold = true, tip = column.name })
        page:text(x + 10, y + #heads * 8.2, lines, { size = 6.4, lead = 7.7, color = ink.INK2, tip = text })
    end }
end

--- Rows in columns beside each other, a block for each line of them.
function notes.grid(out, rows, count, w)
    local wide = w / count
    for i = 1, #rows, count do
        local h, line = 0, {}
        for k = 0, count - 1 do
            line[k] = rows[i + k]
            h = math.max(h, rows[i + k] and rows[i + k].h or 0)
        end
        out[#out + 1] = { h = h, draw = function(page, y)
            for k = 0, count - 1 do
                if line[k] then line[k].draw(page, ink.M + k * wide, y) end
            end
        end }
    end
end

--- Adds what changed at which touchpoint; what is new or gone for all in a line each. named: whether the others are named
-- elsewhere.
function notes.add(out, ctx, V, columns, people, named)
    local rows, lists, w = {}, { new = {}, gone = {}, others = {} }, ctx.paper.w - 2 * ink.M
    for i, column in ipairs(columns) do
        local text = together(people, i, V, column.moved)
        local list = text == V.W "twin.new" and lists.new or text == V.W "twin.gone" and lists.gone or not text and lists.others or nil
        if list then
            list[#list + 1] = column.number .. " " .. column.name
        else
            rows[#rows + 1] = row(column, text, w / 3 - 8)
        end
    end
    if #rows + #lists.new + #lists.gone > 0 then out[#out + 1] = flow.heading(V.W "twin.through", nil, w) end
    for _, which in ipairs { "new", "gone" } do
        local list = lists[which]
        if #list > 0 then
            flow.text(out, ("%s: %s"):format(ink.capital(V.W("twin." .. which)), table.concat(list, " · ")), w, { size = 6.8,
                color = which == "new" and ink.GREEN or ink.VERM, after = 5 })
        end
    end
    notes.grid(out, rows, 3, w)
    if not named and #lists.others > 0 then
        flow.text(out, V.W("twin.others", table.concat(lists.others, " · ")), w, { size = 6.2, color = ink.INK3, after = 6 })
    end
end

return notes

-- A grid that goes on overleaf: named rows, columns under the plates of phases, a cell holds items below one another.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local sheet = require "reis.pictures.twin.sheet"

local grid = { PAD = 4, GAP = 3 }

local LABEL_LINES = 24 -- of a row's name, at most
local MOST_SPARE = 16  -- points that a row is stretched by where a page has room left

--- A grid of n columns with label points for the names of rows. -> G: x0 and cw, where columns begin and how wide they are
function grid.new(ctx, n, label)
    local G = { ctx = ctx, n = n, label = label, x0 = ink.M + label, x1 = ctx.paper.w - ink.M }
    G.cw = (G.x1 - G.x0) / math.max(1, n)
    G.box = math.min(G.cw - 8, 240)
    G.room = ctx.paper.h - sheet.FOOT - sheet.TOP
    return G
end

--- Numbers 1..n in as few even parts as hold `most` each. -> list of { from =, to = }; none for n = 0
function grid.parts(n, most)
    local count, list = math.ceil(n / most), {}
    for k = 1, count do list[k] = { from = (k - 1) * n // count + 1, to = k * n // count } end
    return list
end

--- The middle of a column, and the left edge of what stands in it.
function grid.middle(G, i) return G.x0 + (i - 0.5) * G.cw end
local function left_of(G, i) return grid.middle(G, i) - G.box / 2 end

--- The plates over the columns: list of { from =, to =, text =, url =, name =, plain = (no phase: drawn light) } -> block, kept on top of
-- every page
function grid.plates(G, list)
    local h = 0
    for i, one in ipairs(list) do
        one.w = (one.to - one.from + 1) * G.cw - 1.2
        one.left = i > 1 and not one.plain and 8 or 5.5
        one.lines, one.size = ink.gentle(one.text, one.w - one.left - 6, 7.6, { bold = true })
        local small = ink.fit(one.text, one.w - one.left - 4, 7.6, { bold = true, least = 6.6 })
        if #one.lines > 1 and scene.width(one.text, small, true) <= one.w - one.left - 4 then one.lines, one.size = { one.text }, small end
        h = math.max(h, #one.lines * one.size * 1.17 + 8)
    end
    G.room, G.rules = G.room - h - 5, {}
    for i = 2, #list do G.rules[i - 1] = G.x0 + (list[i].from - 1) * G.cw end
    G.head = { h = h + 5, head = true, draw = function(page, y)
        for i, one in ipairs(list) do
            local x = G.x0 + (one.from - 1) * G.cw
            if one.plain then
                page:rect(x + 6, y, one.w - 6, h, ink.PALE)
            else
                page:back { "poly", points = ink.plate(x, y, one.w, h, { first = i == 1, flat_end = i == #list }), fill = ink.DEEP }
            end
            page:hit(x, y, one.w - 3, h, { name = one.name, url = one.url, class = "phase" })
            local lead = one.size * 1.17
            page:text(x + one.left + (one.plain and 4 or 0), y + (h - #one.lines * lead) / 2, one.lines, { size = one.size, lead = lead,
                bold = true, color = one.plain and ink.INK or ink.WHITE, url = one.url, tip = one.name })
        end
    end }
    return G.head
end

--- The items of a row's cells in slices, each no higher than the room of a page. -> list of { h =, [column] = items }
local function slices_of(G, row)
    local slices, room = {}, G.room - 2 * grid.PAD
    for i = 1, G.n do
        local k, h = 1, 0
        for _, item in ipairs(row.cells[i] or {}) do
            if h > 0 and h + grid.GAP + item.h > room then k, h = k + 1, 0 end
            h = h + (h > 0 and grid.GAP or 0) + item.h
            slices[k] = slices[k] or { h = 0 }
            slices[k][i] = slices[k][i] or {}
            table.insert(slices[k][i], item)
            slices[k].h = math.max(slices[k].h, h)
        end
    end
    if #slices == 0 then slices[1] = { h = 0 } end
    return slices
end

local function draw_items(page, G, items, i, y, inner)
    local own = 0
    for k, item in ipairs(items) do own = own + item.h + (k > 1 and grid.GAP or 0) end
    local more = inner and math.max(0, inner - own) / #items or 0
    for _, item in ipairs(items) do
        item.draw(page, left_of(G, i), y, G.box, item.h + more)
        y = y + item.h + more + grid.GAP
    end
end

local function draw_label(page, row, words, y)
    local x = ink.M + 4
    if row.sign then row.sign(page, x, y + grid.PAD) end
    page:text(x + words.at, y + grid.PAD, words.label, { size = 7.4, lead = 8.8, bold = true, tip = row.label })
    page:text(x, y + grid.PAD + words.label_h, words.sub, { size = 6, lead = 7.2, color = ink.INK3 })
end

local function words_of(G, row, continued)
    local at, w = row.sign and 12 or 0, G.label - 10
    local label = scene.wrap(row.label, w - at, { size = 7.4, bold = true, max = LABEL_LINES })
    local sub = continued and { G.ctx.L "phase.continued" } or row.sub and scene.wrap(row.sub, w, { size = 6 }) or {}
    return { at = at, label = label, sub = sub, label_h = #label * 8.8 + 1, h = #label * 8.8 + 1 + #sub * 7.2 }
end

--- Adds a row, a block for each page it takes. row: label, sub, sign (draws 9 × 9 before the name), fill, cells = { [column] = items },
-- through = { [column] = true where a line passes an empty cell }, natural (items keep their own height, else they end at one),
-- open (no rule below)
function grid.row(out, G, row)
    for k, slice in ipairs(slices_of(G, row)) do
        local words = words_of(G, row, k > 1)
        local block = { row = slice.h > 0, again = G.head, h = math.max(slice.h, words.h) + 2 * grid.PAD }
        function block.draw(page, y)
            if row.fill then page:rect(ink.M, y, G.x1 - ink.M, block.h, row.fill) end
            for _, at in ipairs(G.rules or {}) do page:rule(at, y, at, y + block.h, ink.COL, 0.4) end
            draw_label(page, row, words, y)
            for i = 1, G.n do
                if slice[i] then
                    draw_items(page, G, slice[i], i, y + grid.PAD, not row.natural and block.h - 2 * grid.PAD or nil)
                elseif row.through and row.through[i] then
                    page:stroke(grid.middle(G, i), y - grid.PAD, grid.middle(G, i), y + block.h + grid.PAD, { stroke = ink.INK2, width = 0.8 })
                end
            end
            if not row.open then page:rule(ink.M, y + block.h, G.x1, y + block.h) end
        end
        out[#out + 1] = block
    end
end

--- The height of all blocks, each on one page.
function grid.height(blocks)
    local h = 0
    for _, block in ipairs(blocks) do h = h + block.h end
    return h
end

--- Lets the rows have what a page leaves free, where all of them stand on one.
local function stretch(ctx, blocks)
    local spare, n = ctx.paper.h - sheet.FOOT - sheet.TOP - grid.height(blocks), 0
    for _, block in ipairs(blocks) do n = n + (block.row and 1 or 0) end
    if spare <= 0 or n == 0 then return end
    for _, block in ipairs(blocks) do
        if block.row then block.h = block.h + math.min(MOST_SPARE, spare / n) end
    end
end

local APART = 14 -- points between groups that share a page

--- Whether any two groups that follow one another have room on one page.
local function short(ctx, pages)
    local room = ctx.paper.h - sheet.FOOT - sheet.TOP
    for k = 2, #pages do
        if grid.height(pages[k - 1]) + APART + grid.height(pages[k]) > room then return false end
    end
    return #pages > 1
end

--- Groups of blocks as one list, each stretched over a page of its own; where all are short, as many on a page as it holds.
function grid.join(ctx, pages)
    local out, together = {}, short(ctx, pages)
    for k, blocks in ipairs(pages) do
        if together then
            for i = 1, #blocks - 1 do blocks[i].head = true end -- a group stays together
            if k < #pages then blocks[#blocks + 1] = { h = APART, draw = function() end } end
        else
            stretch(ctx, blocks)
            if k > 1 then blocks[1].fresh = true end
        end
        table.move(blocks, 1, #blocks, #out + 1, out)
    end
    return out
end

return grid

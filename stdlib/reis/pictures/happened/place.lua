-- Where the activities of a map of what happened lie: as many as can be read on the page, laid out by the drawing program.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local pictures = require "reis.pictures.pictures"
local graph = require "reis.pictures.happened.graph"
local order = require "reis.data.mine_order"

local place = {}

--- Sizes at scale 1, at which the smallest text is as small as a text may be.
place.NAME, place.SMALL, place.LEAD, place.BETWEEN = 6.6, ink.MICRO, 7.6, 4
local NARROW, MOST_LINES = 46, 3
local WIDE = { LR = 78, TB = 122 } -- from left to right room across is scarce, from top to bottom that below
local LARGEST = 1.45 -- the scale beyond which a small map does not grow
local SPREAD = 1.5   -- how far it is spread over a page that it does not fill

--- The longest line that a word of it makes, with the edges.
local function words_width(name, wide)
    local w = NARROW
    for word in name:gmatch "%S+" do w = math.max(w, scene.width(word, place.NAME, true) + 9) end
    return math.min(w, wide)
end

--- How a node is set: the lines of its name, its width and height, whether begins and ends stand beside the caption. counts: texts
-- of begins and ends, or none
function place.box(node, caption, counts, direction)
    local wide, foot, ends = WIDE[direction], scene.width(caption, place.SMALL) + (node.channel and 20 or 9), 0
    for _, text in ipairs(counts) do ends = ends + scene.width(text, place.SMALL) + 14.5 end
    local beside = direction == "TB" and foot + ends <= wide
    local name = scene.width(node.name, place.NAME, true) + 9
    local w = math.max(words_width(node.name, wide), math.min(direction == "TB" and name or name / 2 + 8, wide), beside and foot + ends or foot,
        beside and 0 or ends + 9)
    local lines = scene.wrap(node.name, w - 7, { size = place.NAME, bold = true, max = MOST_LINES })
    return { lines = lines, w = w, h = #lines * place.LEAD + (ends > 0 and not beside and 25.5 or 17), beside = beside }
end

local MARK = { w = 34, h = 15 } -- of the begin and the end

--- The lines of a request for a layout. part: of graph.part; direction: "LR" | "TB"; spread: { w =, h = } or nil
local function request(part, direction, boxes, spread)
    local lines = { ("graph %s %g %g %g %g"):format(direction, direction == "TB" and 11 or 8, direction == "TB" and 14 or 16,
        spread and spread.w or 0, spread and spread.h or 0) }
    local number = {}
    local function node(key, box)
        number[key] = #lines
        lines[#lines + 1] = ("node %.2f %.2f"):format(box.w, box.h)
    end
    for _, one in ipairs(part.keys) do node(one, boxes[one] or MARK) end
    for _, e in ipairs(part.drawn) do
        local w, h = e.size(direction)
        local from, to = number[e.from], number[e.to]
        if e.back then from, to = to, from end -- so that dot has nothing to turn
        lines[#lines + 1] = ("edge %d %d %d %.2f %.2f"):format(from, to, e.weight, w, h)
    end
    return table.concat(lines, "\n") .. "\n"
end

local function numbers(line)
    local list = {}
    for s in line:gmatch "%S+" do list[#list + 1] = tonumber(s) end
    return list
end

--- The chain of a line of the answer from its end to its begin.
local function turned(v)
    local chain = {}
    for k = #v - 1, 3, -2 do chain[#chain + 1], chain[#chain + 2] = v[k], v[k + 1] end
    return chain
end

--- The answer: { w =, h =, at = { [node, "begin" or "end"] = { x, y } }, paths = list of chains, labels = list of { x, y } }
local function read(part, text)
    local laid, k = { at = {}, paths = {}, labels = {} }, 0
    for what, rest in text:gmatch "(%l+)([^\n]*)\n" do
        local v = numbers(rest)
        if what == "graph" then
            laid.w, laid.h = v[1], v[2]
        elseif what == "node" then
            k = k + 1
            laid.at[part.keys[k]] = v
        else
            laid.labels[#laid.labels + 1] = { v[1], v[2] }
            local i = #laid.paths + 1
            laid.paths[i] = part.drawn[i].back and turned(v) or table.move(v, 3, #v, 1, {})
        end
    end
    return laid
end

--- Adds all that is drawn to a part: keys (of its nodes, with "begin" and "end" where these are nodes), drawn (what runs between
-- them, with how much dot minds how long it is). label(edge) -> list of texts, one or two
local function complete(part, apart, label)
    local list, most = {}, 1
    local rank = order.of(part.nodes, part.edges)
    table.sort(part.nodes, function(a, b) return rank[a] < rank[b] end)
    part.keys = table.move(part.nodes, 1, #part.nodes, apart and 2 or 1, apart and { "begin" } or {})
    part.keys[#part.keys + 1] = apart and "end" or nil
    for _, e in ipairs(part.edges) do list[#list + 1] = { from = e.from, to = e.to, count = e.count, edge = e } end
    for _, node in ipairs(apart and part.nodes or {}) do
        if part.starts[node] then list[#list + 1] = { from = "begin", to = node, count = node.starts } end
        if part.ends[node] then list[#list + 1] = { from = node, to = "end", count = node.ends } end
    end
    for _, e in ipairs(list) do most = math.max(most, e.count) end
    for _, e in ipairs(list) do
        e.share = e.count / most
        e.back = e.edge ~= nil and rank[e.from] >= rank[e.to]
        e.weight = 1 + math.floor(20 * e.share)
        e.texts = label(e)
        function e.size(direction) -- beside each other where there is more room across, else below
            local a, b = scene.width(e.texts[1], place.SMALL, true), e.texts[2] and scene.width(e.texts[2], place.SMALL) or 0
            if direction == "LR" then return math.max(a, b) + 4, b > 0 and 16 or 10 end
            return a + b + (b > 0 and place.BETWEEN or 0) + 7, 8
        end
    end
    part.drawn = list
end

--- One part laid out in the direction that leaves it larger. area: { w =, h = } -> laid, with scale = | nil, message, status
local function lay(part, area, boxes)
    local best
    for _, direction in ipairs { "TB", "LR" } do
        local text, message, status = pictures.layout(request(part, direction, boxes[direction]))
        if not text then return nil, message, status end
        local laid = read(part, text)
        laid.scale, laid.direction = math.min(area.w / laid.w, area.h / laid.h), direction
        if not best or laid.scale > best.scale then best = laid end
    end
    return best
end

--- The same with its ranks apart as far as the page allows.
local function spread(part, area, boxes, laid)
    local scale = math.min(laid.scale, LARGEST)
    local text = pictures.layout(request(part, laid.direction, boxes[laid.direction],
        { w = math.min(area.w / scale, laid.w * SPREAD), h = math.min(area.h / scale, laid.h * SPREAD) }))
    local wide = text and read(part, text)
    if wide and math.min(area.w / wide.w, area.h / wide.h) >= scale * 0.98 then
        wide.direction, laid = laid.direction, wide
    end
    laid.scale = math.min(area.w / laid.w, area.h / laid.h, LARGEST)
    return laid
end

local function boxes_of(box, apart)
    local by_direction = {}
    for direction in pairs(WIDE) do
        by_direction[direction] = setmetatable({}, { __index = function(t, node)
            local made = type(node) == "table" and box(node, apart, direction) or nil
            t[node] = made
            return made
        end })
    end
    return by_direction
end

local LEVELS, FINER = 22, { 0.5, 0.25 }
local APART = 8 -- lines from the begin and to the end, beyond which each activity rather says how many journeys begin and end there

local function ends_of(part)
    local n = 0
    for _, key in ipairs { "starts", "ends" } do
        for _ in pairs(part[key]) do n = n + 1 end
    end
    return n
end

--- The largest part of a graph that can be read in an area. asked: { coverage =, nodes = at most }; box(node, whether begins and ends
-- are nodes of their own, direction) -> as place.box; label(edge) -> list of one or two texts
-- -> part, laid (positions at scale 1, the scale, boxes), whether less is shown than was asked | nil, message, status
function place.legible(whole, area, asked, box, label)
    local nodes = math.min(asked.nodes, #whole.nodes)
    local function try(level, apart)
        local n = math.max(1, math.floor(nodes * 0.87 ^ level + 0.5))
        local part = graph.part(whole, asked.coverage * 0.96 ^ level, n, math.max(n, math.floor(2.4 * n)))
        if #part.nodes > 48 or apart and ends_of(part) > APART then return nil end
        complete(part, apart, label)
        local boxes = boxes_of(box, apart)
        local laid, message, status = lay(part, area, boxes)
        if not laid then return false, message, status end
        laid.boxes, laid.apart = boxes, apart
        return { part = part, laid = laid, good = laid.scale >= 1 }
    end
    local found, last, message, status
    for level = 0, LEVELS do
        for _, apart in ipairs(level == 0 and { true, false } or { false }) do
            last, message, status = try(level, apart)
            if last == false then return nil, message, status end
            if last and last.good then break end
        end
        if last and (last.good or #last.part.nodes <= 2) or level == LEVELS then
            found = last
            local at = level
            for _, step in ipairs(level > 0 and FINER or {}) do
                local more = try(at - step, false)
                if more and more.good then found, at = more, at - step end
            end
            local laid = spread(found.part, area, found.laid.boxes, found.laid)
            laid.boxes, laid.apart = found.laid.boxes[laid.direction], found.laid.apart
            return found.part, laid, level > 0
        end
    end
end

return place

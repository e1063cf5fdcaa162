-- The map of what happened: activities of a log and the steps between them, how often and how long after, as many as can be read.

local calendar = require "reis.words.calendar"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local mine_tables = require "reis.data.mine_tables"
local paint = require "reis.pictures.happened.paint"
local place = require "reis.pictures.happened.place"

local HEAD, FOOT = 64, 34

--- What a map says: the words of its nodes and edges, in the language of the picture.
local function words(ctx)
    local V, lang = i18n.of(ctx.lang, "happened"), ctx.lang
    local function count(n) return format.count(n, lang) end
    local function took(s) return mine_tables.took(V, s, lang) end
    local own = { V = V, count = count, took = took }
    function own.caption(node) return V("map.caption", count(node.count), format.percent(node.cases / ctx.graph.cases, lang)) end
    function own.node(node)
        local s = V("map.node", node.name, count(node.count), count(node.cases), format.percent(node.cases / ctx.graph.cases, lang))
        if node.channel then s = s .. V("map.node.channel", node.channel) end
        if node.wait_s then s = s .. V("map.node.wait", took(node.wait_s)) end
        return s
    end
    --- What is declared of a step, where the map is held against a journey.
    function own.held(e)
        return ctx.held and ctx.held[(e.from == "begin" and "" or e.from.name) .. "\0" .. (e.to == "end" and "" or e.to.name)]
    end
    function own.label(e)
        local held = own.held(e)
        if held then return { format.percent(held.actual, lang), V("map.declared", format.percent(held.declared, lang)) } end
        return { count(e.count), e.edge and took(e.edge.median_s) or nil }
    end
    function own.begins(node) return node.starts > 0 and { count(node.starts), V("map.begins", node.name, count(node.starts)) } or nil end
    function own.ends(node) return node.ends > 0 and { count(node.ends), V("map.ends", node.name, count(node.ends)) } or nil end
    function own.both(node)
        local list = {}
        for _, n in ipairs { node.starts, node.ends } do list[#list + 1] = n > 0 and count(n) or nil end
        return list
    end
    local function said(e)
        if e.from == "begin" then return V("map.begins", e.to.name, count(e.count)) end
        if e.to == "end" then return V("map.ends", e.from.name, count(e.count)) end
        return V("map.step", e.from.name, e.to.name, count(e.count), format.percent(e.count / e.from.count, lang), took(e.edge.median_s))
    end
    function own.step(e)
        local held = own.held(e)
        return held and V("map.step.held", said(e), format.percent(held.declared, lang)) or said(e)
    end
    return own
end

local function day(ms) return calendar.date(ms // 86400000 + calendar.day "1970-01-01") end

--- What the log holds, in one line.
local function evidence(ctx, W)
    local found, p = ctx.found, ctx.places
    local line = W.V("map.evidence", W.count(found.cases), W.count(found.events), W.count(#found.activities), W.count(found.variants))
    if found.events == 0 or found.told.clock then return line end
    local from, to = calendar.said(day(p.from_ms), ctx.lang), calendar.said(day(p.to_ms), ctx.lang)
    return line .. (from == to and " · " .. from or W.V("map.between", from, to))
end

--- What the journey that the log is held against lacks, and what of it nobody uses: list of texts.
local function lacks(ctx, W)
    local C, list = ctx.conformance, {}
    local function add(key, names)
        if #names == 0 then return end
        local first = table.move(names, 1, math.min(#names, 4), 1, {})
        list[#list + 1] = W.V(key, table.concat(first, ", ") .. (#names > 4 and ", +" .. #names - 4 or ""))
    end
    local forgotten = {}
    for i, a in ipairs(C and C.forgotten or {}) do forgotten[i] = ("%s (%s)"):format(a.name, W.count(a.count)) end
    add("map.forgotten", forgotten)
    add("map.unused", C and C.unused or {})
    return list
end

--- What of the log is drawn, as a sentence. ctx.drawn: { edges =, of_edges =, share =, nodes =, of_nodes = }
local function drawn_words(ctx, W)
    local d = ctx.drawn
    if d.edges == d.of_edges and d.nodes == d.of_nodes then return W.V "map.all" end
    return W.V("map.drawn", W.count(d.edges), W.count(d.of_edges), format.percent(d.share, ctx.lang), W.count(d.nodes), W.count(d.of_nodes))
end

local function header(page, ctx, W)
    local found = ctx.found
    local wide = page.w > 500
    frame.header(page, { kicker = W.V "map.kicker", title = ctx.name, sub = drawn_words(ctx, W),
        evidence = table.concat({ evidence(ctx, W), table.unpack(lacks(ctx, W)) }, " · ")
            .. (ctx.less and " · " .. W.V "map.less" or ""), max = wide and page.w - 260 or page.w - 2 * ink.M })
    if not wide then return end
    local x = page.w - 200
    page:stroke(x - 12, 21, x - 12, 52, { stroke = ink.RULE, width = 0.5 })
    frame.figure(page, x, W.count(found.cases), W.V "map.cases")
    if found.median_case_s then frame.figure(page, x + 80, W.took(found.median_case_s), W.V "map.median") end
end

local function legend(page, ctx, W)
    local key, V = frame.key, W.V
    local entries = {
        key.of(22, V "map.key.node", function(p, x, y)
            p:card(x, y - 3.6, 22, 7.2, true)
            p:add { "box", x = x + 2, y = y + 1, w = 12, h = 1.6, fill = ink.BLUE }
        end),
        key.arrow(V(ctx.held and "map.key.held" or "map.key.step"), { stroke = ink.FLOW, width = 1.4 }),
        key.arrow(V "map.key.back", { stroke = ink.GREEN, width = 1.4 }),
        key.of(8, V "map.key.begin", function(p, x, y) p:add { "box", x = x, y = y - 2.6, w = 8, h = 5.2, round = true, fill = ink.DEEP } end),
        key.of(8, V "map.key.end", function(p, x, y)
            p:add { "box", x = x, y = y - 2.6, w = 8, h = 5.2, round = true, fill = ink.WHITE, stroke = ink.DEEP, width = 0.8 }
        end),
    }
    if ctx.allowed then
        table.insert(entries, 4, key.of(16, V "map.key.off", function(p, x, y)
            p:stroke(x, y, x + 16, y, { stroke = ink.VERM, width = 1.4, dash = { 3.4, 1.8 }, arrow = true })
        end))
    end
    local seen = {}
    for _, node in ipairs(ctx.part.nodes) do
        if node.channel and not seen[node.channel] and #entries < 16 then
            seen[node.channel] = true
            entries[#entries + 1] = key.icon({ name = node.channel })
        end
    end
    local n = 1 + (ctx.before or 0)
    frame.legend(page, entries, frame.footer(ctx, n, n))
end

--- Whether a step is none of those that a journey has, where the map is held against one.
local function is_off(ctx, e)
    if not ctx.allowed then return false end
    if not ctx.has_step then
        ctx.has_step = {}
        for _, pair in ipairs(ctx.allowed) do ctx.has_step[(pair[1] or "") .. "\0" .. (pair[2] or "")] = true end
    end
    local from, to = e.from == "begin" and "" or e.from.name, e.to == "end" and "" or e.to.name
    return not ctx.has_step[from .. "\0" .. to]
end

local function draw(page, ctx, laid, area, W)
    local part, s, at = ctx.part, laid.scale, paint.at(area, laid)
    local steps = {}
    for i, e in ipairs(part.drawn) do
        local chain, v = {}, laid.paths[i]
        for k = 1, #v - 1, 2 do chain[k], chain[k + 1] = at(v[k], v[k + 1]) end
        steps[i] = { e = e, chain = chain, name = W.step(e), i = i, off = is_off(ctx, e) }
    end
    table.sort(steps, function(a, b) -- the frequent ones above the others
        if a.e.count ~= b.e.count then return a.e.count < b.e.count end
        return a.i < b.i
    end)
    for _, one in ipairs(steps) do
        paint.step(page, one.chain, { share = one.e.share, name = one.name,
            color = one.off and ink.VERM or one.e.back and ink.GREEN or one.e.edge and ink.FLOW or ink.GREY, dash = one.off and { 3.4, 1.8 } or nil })
    end
    local function mark(key, n, filled)
        local x, y = at(table.unpack(laid.at[key]))
        paint.mark(page, x, y, 34, 15, s, W.V("map." .. key), filled, W.V("map." .. key .. ".name", W.count(n)))
    end
    if laid.apart then
        mark("begin", ctx.graph.cases, true)
        mark("end", ctx.graph.cases, false)
    end
    for i, node in ipairs(part.nodes) do
        local x, y = at(table.unpack(laid.at[node]))
        paint.node(page, x, y, laid.boxes[node], s, { caption = W.caption(node), share = node.cases / ctx.graph.cases, name = W.node(node),
            channel = node.channel, id = "a" .. i, begins = not laid.apart and W.begins(node) or nil,
            ends = not laid.apart and W.ends(node) or nil })
    end
    for _, one in ipairs(steps) do
        local x, y = at(table.unpack(laid.labels[one.i]))
        local held = W.held(one.e)
        paint.label(page, x, y, one.e.texts, s, laid.direction == "LR", one.name, held and held.differs and ink.VERM)
    end
end

local view = { name = "happened" }

--- What a map of what happened shows: fills ctx.part, ctx.laid, ctx.drawn, ctx.less. ctx: { graph = of pictures/happened/graph, found =,
-- places =, coverage =, nodes = at most, paper =, lang = } -> true | nil, message, exit status
function view.choose(ctx)
    if ctx.part then return true end
    if ctx.conformance then
        ctx.held = {}
        for _, c in ipairs(ctx.conformance.chances) do ctx.held[(c.from or "") .. "\0" .. (c.to or "")] = c end
    end
    local W = words(ctx)
    local area = { x = ink.M, y = HEAD + 6, w = ctx.paper.w - 2 * ink.M, h = ctx.paper.h - HEAD - FOOT - 10 }
    local part, laid, less = place.legible(ctx.graph, area, { coverage = ctx.coverage, nodes = ctx.nodes },
        function(node, apart, direction) return place.box(node, W.caption(node), apart and {} or W.both(node), direction) end, W.label)
    if not part then return nil, laid, less end
    ctx.part, ctx.laid, ctx.less, ctx.area = part, laid, less, area
    ctx.drawn = { edges = #part.edges, of_edges = #ctx.graph.edges, nodes = #part.nodes, of_nodes = #ctx.graph.nodes,
        share = ctx.graph.steps > 0 and part.steps / ctx.graph.steps or 1 }
    return true
end

--- What is drawn of the log, as a sentence.
function view.told(ctx) return drawn_words(ctx, words(ctx)) end

--- Of a script, which has no log.
local function nothing(ctx, W)
    local page = ink.page(ctx, W.V "map.kicker")
    frame.header(page, { kicker = W.V "map.kicker", title = W.V "map.no_log" })
    frame.legend(page, {}, frame.footer(ctx, 1, 1))
    return { page }
end

--- -> the one page
function view.build(ctx)
    local W = words(ctx)
    if not ctx.graph then return nothing(ctx, W) end
    local page = ink.page(ctx, W.V("map.page", ctx.name))
    header(page, ctx, W)
    draw(page, ctx, ctx.laid, ctx.area, W)
    legend(page, ctx, W)
    return { page }
end

return view

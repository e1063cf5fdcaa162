-- What happened as a graph: activities and the steps between them, and the part of it that a reader can take in.

local coverage = require "reis.data.mine_coverage"

local graph = {}

local function by_count(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.order < b.order
end

--- The whole graph of a log. found: of reis.data.mine; places: of log's L:places()
-- -> { nodes = { { name =, count =, cases =, place =, wait_s =, channel = (through which most went), starts =, ends = } }, the most
-- frequent first, edges = { { from =, to = (nodes), count =, median_s = } }, the most frequent first, cases =, steps = of all edges }
function graph.of(found, places)
    local whole, by_name = { nodes = {}, edges = {}, cases = found.cases, steps = 0 }, {}
    for i, a in ipairs(found.activities) do
        local channel = a.channels[1] and a.channels[1].name
        local node = { name = a.name, count = a.count, starts = a.starts, ends = a.ends, cases = a.cases, place = places.places[a.name],
            wait_s = a.wait and a.wait.median_s, channel = channel ~= "" and channel or nil, order = i }
        whole.nodes[i], by_name[a.name] = node, node
    end
    for i, f in ipairs(found.follows) do
        whole.edges[i] = { from = by_name[f.from], to = by_name[f.to], count = f.count, median_s = f.median_s, order = i }
        whole.steps = whole.steps + f.count
    end
    table.sort(whole.nodes, by_count)
    table.sort(whole.edges, by_count)
    return whole
end

--- The most frequent nodes of a graph and the edges among them, as reis.data.mine_coverage takes them.
local function among(whole, nodes)
    local list, sum = { activities = {}, follows = {} }, 0
    for i = 1, math.min(nodes, #whole.nodes) do
        local node = whole.nodes[i]
        list.activities[i], list[node] = node, true
    end
    for _, e in ipairs(whole.edges) do
        if list[e.from] and list[e.to] then
            list.follows[#list.follows + 1] = { from = e.from.name, to = e.to.name, count = e.count, edge = e }
            sum = sum + e.count
        end
    end
    return list, sum
end

--- The share of a sum that the first so many of a list hold.
local function share_of(list, n, sum)
    local held = 0
    for i = 1, math.min(n, #list) do held = held + list[i].count end
    return sum > 0 and held / sum or 1
end

--- The nodes with which most journeys begin, or end: those that hold a share of them.
local function most(nodes, key, share, all)
    local sorted, set, held = table.move(nodes, 1, #nodes, 1, {}), {}, 0
    table.sort(sorted, function(a, b)
        if a[key] ~= b[key] then return a[key] > b[key] end
        return a.order < b.order
    end)
    for _, node in ipairs(sorted) do
        if held >= share * all or node[key] == 0 then break end
        set[node], held = true, held + node[key]
    end
    return set
end

--- Nodes to which nothing leads from another begin, those from which nothing leads end, where journeys do.
local function close(part)
    local to, from = {}, {}
    for _, e in ipairs(part.edges) do
        if e.from ~= e.to then to[e.to], from[e.from] = true, true end
    end
    for _, node in ipairs(part.nodes) do
        if not to[node] and node.starts > 0 then part.starts[node] = true end
        if not from[node] and node.ends > 0 then part.ends[node] = true end
    end
end

--- The part of a graph with the most frequent steps. share: of the steps it shows, 0..1; nodes: how many it has at most, edges: how
-- many beside those that lead to and from them -> { nodes =, edges =, starts =, ends = (sets of nodes with which journeys begin, end),
-- has = set of both, steps = those it shows }
function graph.part(whole, share, nodes, edges)
    local list, sum = among(whole, nodes)
    local own = sum > 0 and share * whole.steps / sum or 1
    local chosen = coverage.choose(list, math.min(own, share_of(list.follows, edges, sum)))
    local part = { nodes = chosen.activities, edges = {}, has = {}, steps = chosen.steps }
    for i, f in ipairs(chosen.edges) do part.edges[i], part.has[f.edge] = f.edge, true end
    for _, node in ipairs(part.nodes) do part.has[node] = true end
    part.starts, part.ends = most(part.nodes, "starts", share, whole.cases), most(part.nodes, "ends", share, whole.cases)
    close(part)
    return part
end

return graph

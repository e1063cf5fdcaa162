-- The order of activities against which the fewest steps lead: what comes first on the map, and which steps are steps back.

local order = {}

--- Source: Eades, Lin & Smyth 1993, A fast and effective heuristic for the feedback arc set problem, with edges weighted by how often
-- they are taken. nodes: list; edges: list of { from =, to =, count = } among them -> { [node] = its place, from 1 }
function order.of(nodes, edges)
    local into, out, links, left = {}, {}, {}, {}
    for i, node in ipairs(nodes) do into[node], out[node], links[node], left[i] = 0, 0, {}, node end
    for _, e in ipairs(edges) do
        if e.from ~= e.to then
            out[e.from], into[e.to] = out[e.from] + e.count, into[e.to] + e.count
            table.insert(links[e.from], e)
            table.insert(links[e.to], e)
        end
    end
    local first, last, gone = {}, {}, {}
    local function take(i, to)
        local node = table.remove(left, i)
        gone[node] = true
        to[#to + 1] = node
        for _, e in ipairs(links[node]) do
            if e.from == node and not gone[e.to] then into[e.to] = into[e.to] - e.count end
            if e.to == node and not gone[e.from] then out[e.from] = out[e.from] - e.count end
        end
    end
    local function find(rest)
        for i, node in ipairs(left) do
            if rest[node] == 0 then return i end
        end
    end
    while #left > 0 do
        local sink, source = find(out), find(into)
        if sink and not (source and #left == 1) then
            take(sink, last)
        elseif source then
            take(source, first)
        else
            local best = 1
            for i, node in ipairs(left) do
                if out[node] - into[node] > out[left[best]] - into[left[best]] then best = i end
            end
            take(best, first)
        end
    end
    local place = {}
    for i, node in ipairs(first) do place[node] = i end
    for i, node in ipairs(last) do place[node] = #nodes + 1 - i end
    return place
end

return order

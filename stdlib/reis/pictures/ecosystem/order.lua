-- Orders the nodes of a column so that its ribbons cross as little as can be: exact up to a dozen
-- nodes, adjacent swaps beyond. A crossing of two ribbons counts the product of their widths.

local order = {}

local EXACT = 11

--- cost[a][b]: the crossings when node a lies above node b. ends: per node a list of { position,
-- weight } of the other ends, positions rising downwards, one list per side.
local function pair_costs(nodes, sides)
    local cost = {}
    for i in ipairs(nodes) do
        cost[i] = {}
        for k in ipairs(nodes) do
            local sum = 0
            for _, side in ipairs(sides) do
                for _, a in ipairs(side[nodes[i]] or {}) do
                    for _, b in ipairs(side[nodes[k]] or {}) do
                        if a[1] > b[1] then sum = sum + a[2] * b[2] end
                    end
                end
            end
            cost[i][k] = sum
        end
    end
    return cost
end

-- The best order of n nodes by dynamic programming over the sets that can lie on top; ties keep
-- declared order.
local function exact(n, cost)
    local best, last = { [0] = 0 }, {}
    for set = 1, (1 << n) - 1 do
        local least, which = math.huge, nil
        for v = n, 1, -1 do
            local bit = 1 << (v - 1)
            if set & bit ~= 0 then
                local before, sum = set ~ bit, best[set ~ bit]
                for u = 1, n do
                    if before & (1 << (u - 1)) ~= 0 then sum = sum + cost[u][v] end
                end
                if sum < least - 1e-9 then least, which = sum, v end
            end
        end
        best[set], last[set] = least, which
    end
    local out, set = {}, (1 << n) - 1
    for i = n, 1, -1 do
        out[i] = last[set]
        set = set ~ (1 << (out[i] - 1))
    end
    return out
end

local function swaps(nodes, sides, cost)
    local seat, out = {}, {}
    for i, node in ipairs(nodes) do
        local sum, weight = 0, 0
        for _, side in ipairs(sides) do
            for _, e in ipairs(side[node] or {}) do sum, weight = sum + e[1] * e[2],
                weight + e[2] end
        end
        seat[i] = weight > 0 and sum / weight or i
        out[i] = i
    end
    table.sort(out, function(a, b)
        if seat[a] ~= seat[b] then return seat[a] < seat[b] end
        return a < b
    end)
    for _ = 1, #nodes do
        local moved = false
        for i = 1, #out - 1 do
            local a, b = out[i], out[i + 1]
            if cost[b][a] < cost[a][b] - 1e-9 then out[i], out[i + 1], moved = b, a, true end
        end
        if not moved then break end
    end
    return out
end

-- For each node at one end of ribbons: where the others end. key, other: "from" and "to" or the
-- reverse.
local function ends(ribbons, key, other, position)
    local out = {}
    for _, r in ipairs(ribbons) do
        local list = out[r[key]] or {}
        out[r[key]] = list
        list[#list + 1] = { position[r[other]], r.n }
    end
    return out
end

local function positions(...)
    local at, n = {}, 0
    for _, list in ipairs { ... } do
        for _, node in ipairs(list) do
            n = n + 1
            at[node] = n
        end
    end
    return at
end

local function arrange(nodes, sides)
    local cost = pair_costs(nodes, sides)
    local out, total = {}, 0
    local perm = #nodes <= EXACT and exact(#nodes, cost) or swaps(nodes, sides, cost)
    for i, v in ipairs(perm) do
        out[i] = nodes[v]
        for k = i + 1, #perm do total = total + cost[v][perm[k]] end
    end
    return out, total
end

--- The weight of all crossings between two columns.
local function crossings(ribbons, from, to)
    local sum = 0
    for i, a in ipairs(ribbons) do
        for k = i + 1, #ribbons do
            local b = ribbons[k]
            if (from[a.from] - from[b.from]) * (to[a.to] - to[b.to]) < 0 then
                sum = sum + a.n * b.n
            end
        end
    end
    return sum
end

--- Orders channels, own units and third parties of flows in turns until nothing improves.
-- Journeys stay where they are. -> the weight of the crossings left
function order.least_crossings(f)
    local cards = positions(f.cards)
    local direct = #f.channels == 0
    local best, least
    local channels, units, thirds = f.channels, f.units, f.thirds
    for _ = 1, 6 do
        if direct then
            local sides = { ends(f.left, "to", "from", cards) }
            units, thirds = arrange(units, sides), arrange(thirds, sides)
        else
            local owners = positions(units, thirds)
            channels = arrange(channels, { ends(f.left, "to", "from", cards),
                best and ends(f.right, "from", "to", owners) or {} })
            local sides = { ends(f.right, "to", "from", positions(channels)) }
            units, thirds = arrange(units, sides), arrange(thirds, sides)
        end
        local owners, mid = positions(units, thirds), positions(channels)
        local total = crossings(f.left, cards, direct and owners or mid) + crossings(f.right, mid,
            owners)
        if least and total >= least then break end
        best, least = { channels, units, thirds }, total
    end
    f.channels, f.units, f.thirds = best[1], best[2], best[3]
    return least
end

return order

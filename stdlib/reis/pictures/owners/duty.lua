-- Who is responsible for what in a journey, and how often customers are handed over from one to another.

local several = require "reis.model.several"

local duty = {}

--- The owners of a journey's touchpoints: teams as customers come by them, partners, then nobody.
-- -> list of { owner = (nil: nobody), n =, cells = { [phase index] = touchpoints } }
function duty.rows(journey)
    local by, nobody, list, found = {}, { n = 0, cells = {} }, {}, {}
    local function put(row, t)
        row.n = row.n + 1
        row.cells[t.phase.index] = row.cells[t.phase.index] or {}
        table.insert(row.cells[t.phase.index], t)
    end
    for _, phase in ipairs(journey.phases) do
        for _, t in ipairs(phase.touchpoints) do
            local owners = several.of(t, "owner")
            for _, owner in ipairs(owners) do
                if not by[owner] then
                    by[owner] = { owner = owner, n = 0, cells = {} }
                    found[#found + 1] = by[owner]
                end
                put(by[owner], t)
            end
            if #owners == 0 then put(nobody, t) end
        end
    end
    for _, kind in ipairs { "team", "partner" } do
        for _, row in ipairs(found) do
            if row.owner.kind == kind then list[#list + 1] = row end
        end
    end
    if nobody.n > 0 then list[#list + 1] = nobody end
    return list
end

--- The hand-overs of a journey: where both touchpoints have an owner, and another. The measure `handovers` counts those who
-- complete; these are of all who start. flow: visits and ways on.
-- -> list of { from =, to = (owners), n = (times per customer who starts), at = list of { t =, to =, n = } }, most first;
-- and { [touchpoint] = list of { to = (owner), n = } }
function duty.handovers(journey, flow)
    local list, by, out_of = {}, {}, {}
    for _, t in ipairs(journey.touchpoints) do
        local f, from = flow[t.index], t.ref.owner
        for _, to in ipairs(f and from and journey.touchpoints or {}) do
            local n, other = f.visits * (f.next[to.index] or 0), to.ref.owner
            if n > 0 and other and other ~= from then
                by[from] = by[from] or {}
                local pair = by[from][other]
                if not pair then
                    pair = { from = from, to = other, n = 0, at = {}, order = #list }
                    by[from][other], list[#list + 1] = pair, pair
                end
                pair.n = pair.n + n
                table.insert(pair.at, { t = t, to = to, n = n })
                out_of[t] = out_of[t] or {}
                table.insert(out_of[t], { to = other, n = n })
            end
        end
    end
    table.sort(list, function(a, b)
        if math.abs(a.n - b.n) > 1e-12 then return a.n > b.n end
        return a.order < b.order
    end)
    return list, out_of
end

return duty

-- Finds the name that a misspelt one was probably meant to be.

local nearest = {}

local MOST_LENGTH = 60    -- longer names are compared by their start
local MOST_NAMES = 5000   -- of more names only these many are compared

--- The number of insertions, deletions, replacements and swaps of neighbours from a to b
-- (optimal string alignment), or limit + 1 if there are more than limit.
function nearest.distance(a, b, limit)
    local la, lb = #a, #b
    if math.abs(la - lb) > limit then return limit + 1 end
    local before, last, row = {}, {}, {}
    for j = 0, lb do last[j] = j end
    for i = 1, la do
        row[0] = i
        local least, ca = i, a:byte(i)
        for j = 1, lb do
            local cb = b:byte(j)
            local d = math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (ca == cb and 0 or 1))
            if i > 1 and j > 1 and ca == b:byte(j - 1) and a:byte(i - 1) == cb then
                d = math.min(d, before[j - 2] + 1)
            end
            row[j] = d
            if d < least then least = d end
        end
        if least > limit then return limit + 1 end
        before, last, row = last, row, before
    end
    return last[lb]
end

--- The name in the list that is nearest to `name` (case does not count), or nil when none is
-- near. Of equals the first.
function nearest.of(name, names)
    local wanted = name:sub(1, MOST_LENGTH):lower()
    local limit = #wanted <= 3 and 1 or #wanted <= 6 and 2 or math.min(5, #wanted // 3)
    local best, best_distance = nil, limit + 1
    for i = 1, math.min(#names, MOST_NAMES) do
        local candidate = names[i]:sub(1, MOST_LENGTH):lower()
        local d = nearest.distance(wanted, candidate, best_distance - 1)
        if d < best_distance and names[i] ~= name then best, best_distance = names[i], d end
        if best_distance == 0 then break end
    end
    return best
end

return nearest

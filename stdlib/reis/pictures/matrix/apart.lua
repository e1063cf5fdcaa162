-- Bubbles that would lie over one another, moved apart as little as it takes; where they belong stays marked.

local apart = {}

local ROUNDS, NEAR, PULL = 400, 1.2, 0.04

--- How far a bubble has to stay within its field.
local function keep(one, field)
    one.x = math.max(field.x + one.r + 1, math.min(field.x + field.w - one.r - 1, one.x))
    one.y = math.max(field.y + one.r + 1, math.min(field.y + field.h - one.r - 1, one.y))
end

--- Pushes a and b apart along the line between them; of two in one place the later goes up and to the right.
local function push(a, b, k)
    local dx, dy = b.x - a.x, b.y - a.y
    local far, want = math.sqrt(dx * dx + dy * dy), a.r + b.r + NEAR
    if far >= want then return false end
    if far < 1e-6 then
        local turn = k * 2.399963 -- the golden angle: each of a heap goes its own way
        dx, dy, far = math.cos(turn), math.sin(turn), 1
    end
    local part = (want - math.min(far, want)) / 2
    if far == 1 and a.x == b.x and a.y == b.y then part = want / 2 end
    a.x, a.y = a.x - dx / far * part, a.y - dy / far * part
    b.x, b.y = b.x + dx / far * part, b.y + dy / far * part
    return true
end

--- Moves bubbles { x, y, r } within a field; each keeps where it belongs as at_x, at_y.
function apart.spread(list, field)
    for _, one in ipairs(list) do one.at_x, one.at_y = one.x, one.y end
    for round = 1, ROUNDS do
        local moved = false
        for i = 1, #list do
            for k = i + 1, #list do moved = push(list[i], list[k], i + k) or moved end
        end
        for _, one in ipairs(list) do
            if round < ROUNDS // 2 then -- back towards its place, while there is time to part again
                one.x, one.y = one.x + (one.at_x - one.x) * PULL, one.y + (one.at_y - one.y) * PULL
            end
            keep(one, field)
        end
        if not moved and round >= ROUNDS // 2 then return end
    end
end

return apart

-- Finds room for words among curves and marks: what is taken is kept on a fine grid, and any
-- rectangle can
-- be asked for in constant time.

local scene = require "scene"

local place = {}
place.__index = place

local CELL = 1.5
local WIDTHS = { 140, 100, 80, 62, 48 }
local FARTHEST = 70

--- An empty field between two corners.
function place.new(left, top, right, bottom)
    local cols = math.max(1, math.ceil((right - left) / CELL))
    local rows = math.max(1, math.ceil((bottom - top) / CELL))
    return setmetatable({ left = left, top = top, right = right, bottom = bottom, cols = cols,
        rows = rows,
        taken = {}, sums = nil, late = {}, lines = {} }, place)
end

function place:cell(x, y)
    local c = math.floor((x - self.left) / CELL)
    local r = math.floor((y - self.top) / CELL)
    return math.max(0, math.min(self.cols - 1, c)), math.max(0, math.min(self.rows - 1, r))
end

--- A thin line at y that words may cross, but would rather not.
function place:line(y)
    self.lines[#self.lines + 1] = y
end

--- Marks a rectangle as taken.
function place:block(x, y, w, h)
    if self.sums then -- a few late ones are compared one by one
        self.late[#self.late + 1] = { x = x, y = y, w = w, h = h }
        return
    end
    local c0, r0 = self:cell(x, y)
    local c1, r1 = self:cell(x + w, y + h)
    for r = r0, r1 do
        for c = c0, c1 do self.taken[r * self.cols + c] = true end
    end
end

--- Marks a Bézier chain as taken.
function place:curve(chain)
    local along = scene.sample(chain, CELL)
    for i = 1, #along, 2 do self:block(along[i] - 0.6, along[i + 1] - 0.6, 1.2, 1.2) end
end

local function summed(self)
    local cols, rows, sums = self.cols, self.rows, {}
    for i = 0, cols do sums[i] = 0 end
    for r = 1, rows do
        local line, base, above = 0, r * (cols + 1), (r - 1) * (cols + 1)
        sums[base] = 0
        for c = 1, cols do
            if self.taken[(r - 1) * cols + c - 1] then line = line + 1 end
            sums[base + c] = sums[above + c] + line
        end
    end
    self.sums = sums
    return sums
end

--- Whether nothing is in a rectangle that lies inside the field.
function place:free(x, y, w, h)
    if x < self.left or y < self.top or x + w > self.right
        or y + h > self.bottom then return false end
    for _, b in ipairs(self.late) do
        if x < b.x + b.w and b.x < x + w and y < b.y + b.h and b.y < y + h then return false end
    end
    local sums, n = self.sums or summed(self), self.cols + 1
    local c0, r0 = self:cell(x, y)
    local c1, r1 = self:cell(x + w, y + h)
    local above, below = r0 * n, (r1 + 1) * n
    return sums[below + c1 + 1] - sums[above + c1 + 1] - sums[below + c0] + sums[above + c0] == 0
end

local function gap(low, high, at)
    return at < low and low - at or at > high and at - high or 0
end

--- The best free place for a text near (x, y): nearest, in the half given, in few lines. nil when
-- none is near. wide (may be nil): by how much its lines may be longer than most
function place:seek(x, y, text, size, upper, zero, wide)
    local best
    for _, width in ipairs(WIDTHS) do
        local lines = scene.wrap(text, width * (wide or 1) * math.max(1, size / 7.5), { size = size })
        local w = 0
        for _, line in ipairs(lines) do w = math.max(w, scene.width(line, size) * 1.03) end
        local h = #lines * size * 1.2
        for dx = -70, 70, 5 do
            local left = dx < 0 and x + dx - w + 60 or x + dx - 60
            local ty = self.top
            while ty + h <= self.bottom do
                local side = gap(left, left + w, x)
                local up = gap(ty, ty + h, y)
                local cost = math.sqrt(side * side + (1.3 * up) ^ 2) + 1.5 * #lines
                if (ty + h / 2 < zero) ~= upper then cost = cost + 4 end
                for _, line in ipairs(self.lines) do
                    if ty < line and line < ty + h then cost = cost + 4 end
                end
                if cost < FARTHEST and (not best or cost < best.cost) and self:free(left - 1,
                    ty - 1, w + 2, h + 2) then
                    best = { cost = cost, x = left, y = ty, w = w, h = h, lines = lines }
                end
                ty = ty + 3
            end
        end
    end
    return best
end

return place

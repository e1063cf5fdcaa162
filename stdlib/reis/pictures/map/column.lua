-- A journey map for a narrow screen: a touchpoint a row, from top to bottom, and the curve beside them, a piece a row.

local scene = require "scene"
local data = require "reis.pictures.map.data"

local column = {}

local LIMIT = 5 -- marks above and below the expectation
local ROW = 100 -- how high the piece of a row is; its middle is the touchpoint

local function across(v) return (math.max(-LIMIT, math.min(LIMIT, v)) + LIMIT) * 100 / (2 * LIMIT) end

--- The half of a Bézier piece (8 numbers) before its middle, or after it.
local function half(c, second)
    local function mid(i, j) return (c[i] + c[j]) / 2, (c[i + 1] + c[j + 1]) / 2 end
    local ax, ay = mid(1, 3)
    local bx, by = mid(3, 5)
    local cx, cy = mid(5, 7)
    local dx, dy = (ax + bx) / 2, (ay + by) / 2
    local ex, ey = (bx + cx) / 2, (by + cy) / 2
    local fx, fy = (dx + ex) / 2, (dy + ey) / 2
    if second then return { fx, fy, ex, ey, cx, cy, c[7], c[8] } end
    return { c[1], c[2], ax, ay, dx, dy, fx, fy }
end

--- The curve through the points that have a mark, as pieces by row: { [row] = { above = piece, below = piece } }, each 8
-- numbers x1 y1 … with x from 0 to 100 across and y from 0 to 100 down the row.
local function pieces(points)
    local flat, rows, out = {}, {}, {}
    for i, p in ipairs(points) do
        if p.emotion then
            flat[#flat + 1], flat[#flat + 2] = i * ROW, across(p.emotion)
            rows[#rows + 1] = i
        end
    end
    if #rows < 2 then return out end
    local chain = scene.curve(flat)
    for k = 1, #rows - 1 do
        if rows[k + 1] == rows[k] + 1 then -- a gap in what is known is a gap in the curve
            local from, piece = (k - 1) * 6, {}
            for n = 1, 8, 2 do -- down the page: along and across change places
                piece[n], piece[n + 1] = chain[from + n + 1], chain[from + n] - rows[k] * ROW
            end
            local first, second = half(piece, false), half(piece, true)
            for n = 2, 8, 2 do first[n], second[n] = first[n] + ROW / 2, second[n] - ROW / 2 end
            out[rows[k]] = out[rows[k]] or {}
            out[rows[k]].below = first
            out[rows[k + 1]] = { above = second }
        end
    end
    return out
end

--- The column of a journey for a persona (nil: everyone). -> list of { point = (as of map.data: thing, number, name, channel,
-- emotion, killers, moment, quotes, phase), x = (the point's place across, or nil), above =, below = }
function column.of(ctx, journey, persona)
    local map, out = data.of(ctx, journey, persona), {}
    local curve = pieces(map.points)
    for i, p in ipairs(map.points) do
        local piece = curve[i] or {}
        out[i] = { point = p, x = p.emotion and across(p.emotion) or nil, above = piece.above, below = piece.below }
    end
    return out
end

return column

-- SQLite, 3.25 or later. It has no type for times: texts as ISO 8601 has them, or numbers.

local standard = require "reis.data.dialects.standard"

local sqlite = standard { name = "sqlite", title = "SQLite", typeless = true }

function sqlite.text(x) return ("CAST(%s AS TEXT)"):format(x) end
function sqlite.bytes(x) return x .. " COLLATE BINARY" end

-- it has no FLOOR
local NUMBER = "CASE WHEN ABS({x}) < 100000000000 THEN CAST({x} * 1000 + 0.0005 AS INTEGER) - ({x} * 1000 + 0.0005 < CAST({x} * 1000 + 0.0005 AS INTEGER))\n"
    .. "      WHEN ABS({x}) < 9000000000000000 THEN CAST({x} AS INTEGER) - ({x} < CAST({x} AS INTEGER)) END"

--- The clock of a text: what follows the eleventh sign, up to a zone.
function sqlite.prepared(x, clock)
    local rest = ("SUBSTR(%s, 12)"):format(x)
    local zone = ("INSTR(REPLACE(REPLACE(REPLACE(%s, 'Z', '+'), '-', '+'), 'U', '+') || '+', '+')"):format(rest)
    return ("TRIM(SUBSTR(%s, 1, %s - 1)) AS %s"):format(rest, zone, clock)
end

--- SQLite itself would reckon with the zone, and take a 30th of February for the first of March.
local TEXT = "CASE WHEN DATE(SUBSTR({x}, 1, 10), '+0 days') = SUBSTR({x}, 1, 10) THEN CAST(STRFTIME('%s', SUBSTR({x}, 1, 10) || ' ' || "
    .. "SUBSTR({clock} || SUBSTR('00:00:00', LENGTH({clock}) + 1), 1, 8)) AS INTEGER) * 1000\n"
    .. "      + CASE WHEN SUBSTR({clock}, 9, 1) IN ('.', ',') THEN CAST(SUBSTR(SUBSTR({clock}, 10) || '000', 1, 3) AS INTEGER) ELSE 0 END END"

function sqlite.millis(x, _, _, clock)
    local function as(form) return (form:gsub("{x}", (x:gsub("%%", "%%%%"))):gsub("{clock}", clock)) end
    return ("CASE WHEN TYPEOF(%s) IN ('integer', 'real') THEN %s ELSE\n    %s END"):format(x, as(NUMBER), as(TEXT))
end

--- Its LIKE does not tell capitals from small letters.
function sqlite.like(x, pattern) return ("%s GLOB %s"):format(x, sqlite.literal((pattern:gsub("%[", "[[]")))) end

--- GROUP_CONCAT has no order of its own before 3.44: it is opened as a window, whose last row holds all.
function sqlite.ways(place)
    return ([[
ways AS (
  SELECT s.c, MAX(CASE WHEN s.r = s.n THEN s.way END) AS way, MAX(s.t) - MIN(s.t) AS d, %s
  FROM (SELECT s.*, GROUP_CONCAT(i.k, ',') OVER (PARTITION BY s.c ORDER BY s.r) AS way FROM s JOIN i ON i.a = s.a) s
  GROUP BY s.c
)]]):format(place)
end

return sqlite

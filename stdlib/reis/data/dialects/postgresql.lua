-- PostgreSQL, and what is made of it: Citus, Timescale, Redshift's younger kin.

local standard = require "reis.data.dialects.standard"

-- an enum, a boolean, a JSON is a text to the driver; what fills up a character(n) is none of its value
local postgresql = standard { name = "postgresql", title = "PostgreSQL", boundless = true, texts = { text = true, varchar = true } }

function postgresql.text(x) return ("CAST(%s AS text)"):format(x) end
function postgresql.bytes(x) return x .. ' COLLATE "C"' end

--- Milliseconds since 1970 on the clock. A text is read as ISO 8601, without regard to its zone; a timestamptz is shown in UTC.
function postgresql.millis(x, kind, of_type)
    if kind == "number" then return standard.since_1970(x) end
    if kind ~= "time" then x = ("CAST(%s AS timestamp)"):format(x) end
    local clock = of_type == "timestamptz" and ("(%s AT TIME ZONE 'UTC')"):format(x)
        or (of_type == "timestamp" or kind ~= "time") and x or ("CAST(%s AS timestamp)"):format(x)
    return ("CASE WHEN ISFINITE(%s) THEN CAST(ROUND(EXTRACT(EPOCH FROM DATE_TRUNC('milliseconds', %s)) * 1000) AS bigint) END"):format(x, clock)
end

function postgresql.joined(x, order) return ("STRING_AGG(CAST(%s AS text), ',' ORDER BY %s)"):format(x, order) end

--- On a table whose partitions are other servers', by a hash of the case, each server can gather its own cases; the windows that follow
-- are opened where the statement runs. postgres_fdw hands on an aggregate of a case only where it knows each part of it to mean the same
-- there. That leaves out what takes a text of ours, as EXTRACT and DATE_TRUNC do, and COLLATE. So times are cut to milliseconds by a
-- cast: it rounds, away from the year 2000, hence the half millisecond, and the 2,000 years that bring all times on one side of it.
postgresql.by_case = {
    needs = "timestamp", -- the type of the time's column
    time = function(x) return ("CAST(%s + INTERVAL '730485 days' - INTERVAL '500 microseconds' AS timestamp(3))"):format(x) end,
    took = "CAST(ROUND(EXTRACT(EPOCH FROM MAX(t) - MIN(t)) * 1000) AS bigint)",
    rows = [[
SELECT SUM(n) AS all_rows, SUM(m) AS whole_rows, 0 AS no_times, NULL AS one_of_them, SUM(l) AS other_lifecycles
FROM (
  SELECT %case%, COUNT(*) AS n, COUNT(*) FILTER (WHERE %whole%) AS m, COUNT(*) FILTER (WHERE %other%) AS l
  FROM %table%%conditions%
  GROUP BY %case%
) x]],
}

local GATHERED = [[
g AS MATERIALIZED (
  SELECT c, MIN(o) AS o, ARRAY_AGG(a ORDER BY t, o) AS aa, ARRAY_AGG(t ORDER BY t, o) AS tt%gathered%
  FROM e
  GROUP BY c
),
s AS (
  SELECT x.*%beside%
  FROM (
    SELECT g.c, g.o, CAST(y.a AS text) COLLATE "C" AS a, %t%, y.r%parted%
    FROM g CROSS JOIN LATERAL UNNEST(g.aa, g.tt%arrays%) WITH ORDINALITY AS y (a, t%names%, r)
  ) x
)]]

--- Milliseconds of a time that was moved and cut.
local function moved_back(x) return ("CAST(ROUND(EXTRACT(EPOCH FROM %s) * 1000) AS bigint) - 63113904000000"):format(x) end

local WINDOW = { p = "LAG(a)", q = "LAG(a, 2)", u = "LAG(t)", g = "LAG(h)" }

--- The events in their order within their case, `s`, from those that were gathered. need: letters, as reis.data.sql has them; columns: {
-- h =, l =, b = } of which there are
function postgresql.by_case.steps(need, columns)
    local parts = { gathered = "", parted = "", arrays = "", names = "", beside = "", t = moved_back "y.t" .. " AS t" }
    local function add(part, text) parts[part] = parts[part] .. ", " .. text end
    for _, name in ipairs { "h", "l", "b" } do
        if columns[name] then
            add("gathered", ("ARRAY_AGG(%s ORDER BY t, o) AS %s%s"):format(name, name, name))
            add("arrays", "g." .. name .. name)
            add("names", name)
            add("parted", name == "b" and moved_back "y.b" .. " AS b" or "y." .. name)
        end
    end
    for letter in need:gmatch "%a" do
        if WINDOW[letter] then add("beside", ("%s OVER (PARTITION BY c ORDER BY r) AS %s"):format(WINDOW[letter], letter)) end
        if letter == "n" then add("beside", "COUNT(*) OVER (PARTITION BY c) AS n") end
        if letter == "v" then add("beside", "ROW_NUMBER() OVER (PARTITION BY c, a ORDER BY r) AS v") end
    end
    return (GATHERED:gsub("%%(%l+)%%", parts))
end

--- A statement that counts the partitions of a table that are other servers' and parted by the column of the case alone.
function postgresql.spread(name, case)
    return ([[
SELECT COUNT(*)
FROM pg_catalog.pg_partitioned_table t
  JOIN pg_catalog.pg_attribute a ON a.attrelid = t.partrelid AND a.attnum = t.partattrs[0]
  JOIN pg_catalog.pg_inherits i ON i.inhparent = t.partrelid
  JOIN pg_catalog.pg_class p ON p.oid = i.inhrelid
  LEFT JOIN pg_catalog.pg_collation k ON k.oid = a.attcollation
WHERE t.partrelid = CAST(%s AS regclass) AND t.partnatts = 1 AND a.attname = %s AND p.relkind = 'f' AND COALESCE(k.collisdeterministic, true)
  AND CAST(CURRENT_SETTING('server_version_num') AS integer) >= 120000]]):format(
        postgresql.literal(name), postgresql.literal(case))
end

return postgresql

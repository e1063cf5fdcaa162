-- The statements with which a database counts what interp/log counts of a file. Only counts, sums, middles and the most frequent ways
-- come back; the events stay where they are.

local sql = {}

--- The name of a table, schema and all, as it stands in a statement. parts: list of names
function sql.table_name(parts, dialect)
    local quoted = {}
    for i, part in ipairs(parts) do quoted[i] = dialect.quote(part) end
    return table.concat(quoted, ".")
end

local function fill(text, values)
    return (text:gsub("%%([%w_]+)%%", function(name) return values[name] or error("no value for " .. name) end))
end

--- ---- what a statement says of a table ----

--- What a column holds, where that can be known: SQLite's may hold anything, and drivers call texts what are none.
local function kind_of(c, dialect)
    local texts = dialect.texts
    if dialect.typeless or c.kind == "text" and texts and not texts[c.type] then return "other" end
    return c.kind or "other"
end

--- A column by its raw name, as text where it is none, and where it has a value at all.
local function column(c, dialect)
    local raw, kind = dialect.quote(c.name), kind_of(c, dialect)
    local text = kind == "text" and raw or dialect.text(raw)
    local there = raw .. " IS NOT NULL"
    if kind == "text" or kind == "other" then there = there .. (" AND %s <> ''"):format(text) end
    return raw, text, there
end

local function all(conditions) return table.concat(conditions, "\n    AND ") end

local function any(list, of)
    local parts = {}
    for i, item in ipairs(list) do parts[i] = of(item) end
    return #parts == 0 and "1 = 0" or "(" .. table.concat(parts, " OR ") .. ")"
end

--- What an event must be beside whole: conditions on its time t and its activity a.
local function wanted(only, dialect)
    local conditions = {}
    if only.from then conditions[#conditions + 1] = ("t >= %d"):format(only.from) end
    if only["until"] then conditions[#conditions + 1] = ("t < %d"):format(only["until"]) end
    if only.names then
        local names = {}
        for i, name in ipairs(only.names) do names[i] = dialect.literal(name) end
        conditions[#conditions + 1] = #names > 0 and ("a IN (%s)"):format(table.concat(names, ", ")) or "1 = 0"
    end
    local function fits(pattern) return dialect.like("LOWER(a)", pattern:lower()) end
    if only.keep then conditions[#conditions + 1] = any(only.keep, fits) end
    if only.drop then conditions[#conditions + 1] = "NOT " .. any(only.drop, fits) end
    return #conditions > 0 and conditions or nil
end

--- The parts of the statements that depend on the source and the dialect.
local function parts_of(source, dialect)
    local c, p = source.columns, { dialect = dialect, by_case = source.by_case and dialect.by_case }
    local case_there, activity_there, time_there
    p.raw_case, p.case, case_there = column(c.case, dialect)
    p.raw_activity, p.activity, activity_there = column(c.activity, dialect)
    p.raw_time, p.time, time_there = column(c.time, dialect)
    local kind, clocks = kind_of(c.time, dialect), {}
    local function millis(at, raw)
        if dialect.prepared then clocks[#clocks + 1] = dialect.prepared(raw, "reis_clock" .. #clocks) end
        return dialect.millis(raw, kind_of(at, dialect), at.type, "reis_clock" .. #clocks - 1)
    end
    p.typed = kind == "time" and not dialect.boundless
    p.millis = millis(c.time, p.raw_time)
    p.start = c.start and (p.by_case and p.by_case.time(dialect.quote(c.start.name)) or millis(c.start, dialect.quote(c.start.name)))
    p.order = c.order and dialect.quote(c.order.name)
    p.channel = c.channel and select(2, column(c.channel, dialect))
    p.lifecycle = c.lifecycle and ("LOWER(%s)"):format((select(2, column(c.lifecycle, dialect))))
    p.table = sql.table_name(source.table, dialect)
    if #clocks > 0 then p.table = ("(SELECT *, %s FROM %s) q"):format(table.concat(clocks, ", "), p.table) end
    p.whole = { case_there, activity_there, time_there }
    p.transition = p.lifecycle and source.lifecycle and ("%s = %s"):format(p.lifecycle, dialect.literal(source.lifecycle:lower()))
    p.wanted = wanted(source.only or {}, dialect)
    return p
end

--- ---- the events ----

local EVENTS = [[
e AS (
  SELECT %columns%
  FROM %table%
  WHERE %conditions%
)]]

-- Where only some events are wanted: a case keeps the place that it has with all of them.
local SOME_EVENTS = [[
e AS (
  SELECT *
  FROM (
    SELECT x.*, %place%
    FROM (
      SELECT %columns%
      FROM %table%
      WHERE %conditions%
    ) x
  ) y
  WHERE %wanted%
)]]

--- The events, `e`: case c, activity a, time t, and where the source has them order o, channel h, lifecycle l, begin b.
local function events(p)
    local bytes = p.by_case and function(x) return x end or p.dialect.bytes
    local columns = { (p.by_case and p.raw_case or bytes(p.case)) .. " AS c", bytes(p.activity) .. " AS a",
        (p.by_case and p.by_case.time(p.raw_time) or p.millis) .. " AS t" }
    for _, also in ipairs { { p.order, "o" }, { p.channel and bytes(p.channel), "h" }, { p.lifecycle, "l" }, { p.start, "b" } } do
        if also[1] then columns[#columns + 1] = also[1] .. " AS " .. also[2] end
    end
    local conditions = table.move(p.whole, 1, #p.whole, 1, {})
    conditions[#conditions + 1] = p.transition
    return "WITH " .. fill(p.wanted and SOME_EVENTS or EVENTS, {
        columns = table.concat(columns, ", "), table = p.table, conditions = all(conditions), wanted = p.wanted and all(p.wanted) or "",
        place = p.order and "MIN(o) OVER (PARTITION BY c) AS f" or "MIN(t) OVER (PARTITION BY c) AS f, FIRST_VALUE(a) OVER (PARTITION BY c ORDER BY t, a) AS k",
    })
end

-- What an event can have beside its case c, activity a and time t: its number r in its case, how many n there are; the activity p, the
-- time u, the channel g before it, the activity q before that; which occurrence v of its activity in the case it is.
local BESIDE = {
    r = function(over) return ("ROW_NUMBER() OVER (%s)"):format(over) end,
    n = function() return "COUNT(*) OVER (PARTITION BY c)" end,
    p = function(over, lag) return lag("a", 1, over) end,
    q = function(over, lag) return lag("a", 2, over) end,
    u = function(over, lag) return lag("t", 1, over) end,
    g = function(over, lag) return lag("h", 1, over) end,
    v = function(_, _, order) return ("ROW_NUMBER() OVER (PARTITION BY c, a ORDER BY %s)"):format(order) end,
}

--- In what order events of a case are. What is equal in all of it is equal.
local function in_case(p)
    return (p.order and "t, o, a" or "t, a") .. (p.channel and ", COALESCE(h, '')" or "") .. (p.lifecycle and ", COALESCE(l, '')" or "")
        .. (p.start and ", COALESCE(b, -9000000000000000)" or "")
end

--- The events in their order within their case, `s`. need: letters of BESIDE
local function steps(p, need)
    if p.by_case then return events(p) .. ",\n" .. p.by_case.steps(need, { h = p.channel, l = p.lifecycle, b = p.start }) end
    local order, lines = in_case(p), {}
    for letter in need:gmatch "%a" do
        lines[#lines + 1] = ("%s AS %s"):format(BESIDE[letter]("PARTITION BY c ORDER BY " .. order, p.dialect.lag, order), letter)
    end
    return ("%s,\ns AS (\n  SELECT e.*,\n    %s\n  FROM e\n)"):format(events(p), table.concat(lines, ",\n    "))
end

--- ---- the statements ----

local ROWS = [[
SELECT COUNT(*) AS all_rows,
  SUM(CASE WHEN %whole% THEN 1 ELSE 0 END) AS whole_rows,
  %no_times%
  %lifecycles% AS other_lifecycles
FROM %table%%conditions%]]

local NO_TIMES = [[
SUM(CASE WHEN %whole% AND %millis% IS NULL THEN 1 ELSE 0 END) AS no_times,
  MIN(CASE WHEN %whole% AND %millis% IS NULL THEN %time% END) AS one_of_them,]]

local function rows(p)
    local whole = all(p.whole):gsub("\n *", " ")
    local other = p.lifecycle and ("%s <> '' AND %s <> 'complete'"):format(p.lifecycle, p.lifecycle)
    return fill(p.by_case and p.by_case.rows or ROWS, {
        whole = whole, table = p.table, conditions = p.transition and "\nWHERE " .. p.transition or "", case = p.raw_case,
        no_times = p.typed and "0 AS no_times, NULL AS one_of_them," or fill(NO_TIMES, { whole = whole, millis = p.millis, time = p.time }),
        lifecycles = other and ("SUM(CASE WHEN %s THEN 1 ELSE 0 END)"):format(other) or "0", other = other or "1 = 0",
    })
end

--- The names of all activities: what patterns are held against.
local function names(p) return fill("SELECT DISTINCT %a% AS a\nFROM %table%\nWHERE %conditions%", { a = p.dialect.bytes(p.activity), table = p.table,
    conditions = all(table.move({ p.transition }, 1, 1, #p.whole + 1, { table.unpack(p.whole) })) }) end

local ACTIVITIES = [[

SELECT x.*, ROW_NUMBER() OVER (ORDER BY a) AS k
FROM (
  SELECT a, COUNT(*) AS events, SUM(CASE WHEN r = 1 THEN 1 ELSE 0 END) AS starts, SUM(CASE WHEN r = n THEN 1 ELSE 0 END) AS ends,
    SUM(CASE WHEN v = 1 THEN 1 ELSE 0 END) AS cases, SUM(CASE WHEN v = 2 THEN 1 ELSE 0 END) AS repeated, MIN(t) AS since, MAX(t) AS till,
    SUM(CASE WHEN v = 1 AND n > 1 THEN 1 ELSE 0 END) AS placed, SUM(CASE WHEN v = 1 AND n > 1 THEN (r - 1) * 1.0E0 / (n - 1) ELSE 0 END) AS places
  FROM s
  GROUP BY a
) x
ORDER BY a]]

local CHANNELS = [[

SELECT a, COALESCE(h, '') AS h, COUNT(*) AS events
FROM s
GROUP BY a, COALESCE(h, '')
ORDER BY a, 2]]

local CHANNEL_STEPS = [[

SELECT COALESCE(g, '') AS g, COALESCE(h, '') AS h, COUNT(*) AS steps
FROM s
WHERE r > 1
GROUP BY COALESCE(g, ''), COALESCE(h, '')
ORDER BY 1, 2]]

local LOOPS = [[

SELECT a, p, COUNT(*) AS loops
FROM s
WHERE r > 2 AND q = a AND p <> a
GROUP BY a, p
ORDER BY a, p]]

-- The count and the sum of times d, and the two in the middle of n that are numbered r. (ClickHouse takes no column in the list of an IN.)
local MIDDLE = [[
COUNT(*) AS times, SUM(d) AS total,
  MAX(CASE WHEN 2 * r = n OR 2 * r = n + 1 THEN d END) AS low,
  MAX(CASE WHEN 2 * r = n + 1 OR 2 * r = n + 2 THEN d END) AS high]]

local SPREAD = [[

SELECT %by%, %middle%
FROM (
  SELECT %by%, d, ROW_NUMBER() OVER (PARTITION BY %by% ORDER BY d) AS r, COUNT(*) OVER (PARTITION BY %by%) AS n
  FROM (%times%) x
) y
GROUP BY %by%
ORDER BY %by%]]

local function spread(by, times) return fill(SPREAD, { by = by, middle = MIDDLE, times = times }) end

-- Starts and completions of an activity in a case: x, y of them so far; each completion ends the first start that still waits, one that
-- finds none is `lost`.
local QUEUE = [[
,
x AS (
  SELECT c, a, t, r, u, %lifecycle% AS l, %begin% AS b,
    SUM(CASE WHEN %lifecycle% = 'start' THEN 1 ELSE 0 END) OVER (PARTITION BY c, a ORDER BY r ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS x,
    SUM(CASE WHEN %lifecycle% = 'complete' AND %begin% IS NULL THEN 1 ELSE 0 END)
      OVER (PARTITION BY c, a ORDER BY r ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS y
  FROM s
),
z AS (
  SELECT w.*, CASE WHEN least < 0 THEN -least ELSE 0 END AS lost,
    CASE WHEN least_before < 0 THEN -least_before ELSE 0 END AS lost_before
  FROM (
    SELECT x.*, MIN(x - y) OVER (PARTITION BY c, a ORDER BY r ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS least,
      MIN(x - y) OVER (PARTITION BY c, a ORDER BY r ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS least_before
    FROM x
  ) w
),
d AS (
  SELECT v.*, CASE WHEN l = 'start' THEN x WHEN ending = 1 THEN y - lost END AS pair
  FROM (
    SELECT z.*, CASE WHEN l = 'complete' AND b IS NULL AND lost = lost_before THEN 1 ELSE 0 END AS ending,
      CASE WHEN l = 'complete' AND b IS NOT NULL AND x - y + lost > 0 THEN 1 ELSE 0 END AS late
    FROM z
  ) v
)]]

-- A start and the completion that ends it are a pair: no table is joined with itself.
local ENDED = [[

    SELECT 'duration' AS what, a, CASE WHEN t > since THEN t - since ELSE 0 END AS d
    FROM (SELECT a, t, ending, %since% AS since FROM d WHERE pair IS NOT NULL) o
    WHERE ending = 1
    UNION ALL
    SELECT 'duration', a, CASE WHEN t > b THEN t - b ELSE 0 END FROM d WHERE b IS NOT NULL
    UNION ALL
    SELECT 'wait', a, CASE WHEN COALESCE(b, t) > u THEN COALESCE(b, t) - u ELSE 0 END FROM d WHERE r > 1 AND ending = 0 AND late = 0
  ]]

local function times(p)
    if not p.start and not p.lifecycle then return steps(p, "ru") .. spread("what, a", "SELECT 'wait' AS what, a, t - u AS d FROM s WHERE r > 1") end
    local begin = p.start and "b" or p.dialect.no_number
    local queue = fill(QUEUE, { begin = begin, lifecycle = p.lifecycle and "l" or "''" })
    return steps(p, "ru") .. queue .. spread("what, a", fill(ENDED, { since = p.dialect.lag("t", 1, "PARTITION BY c, a, pair ORDER BY r") }))
end

-- Of the times of all cases those about the quantiles; which they are is reckoned where they come to.
local CASES = [[

SELECT r, n, total, rework, d
FROM (
  SELECT d, ROW_NUMBER() OVER (ORDER BY d) AS r, COUNT(*) OVER () AS n, SUM(d) OVER () AS total,
    SUM(CASE WHEN m > k THEN 1 ELSE 0 END) OVER () AS rework
  FROM (SELECT c, %took% AS d, COUNT(*) AS m, COUNT(DISTINCT a) AS k FROM e GROUP BY c) x
) y
WHERE %near%
ORDER BY r]]

local function cases(p)
    local near = any({ 5, 25, 50, 75, 90, 95 }, function(percent) return ("ABS((r - 1) * 100 - (n - 1) * %d) <= 200"):format(percent) end)
    return events(p) .. fill(CASES, { took = p.by_case and p.by_case.took or "MAX(t) - MIN(t)", near = near })
end

local NUMBERED = [[
,
i AS (
  SELECT a, ROW_NUMBER() OVER (ORDER BY a) AS k FROM (SELECT DISTINCT a FROM s) x
),
]]

local WAYS = [[
ways AS (
  SELECT s.c, %joined% AS way, MAX(s.t) - MIN(s.t) AS d, %place%
  FROM s JOIN i ON i.a = s.a
  GROUP BY s.c
)]]

local VARIANTS = [[

SELECT way, cases, twice_median, variants, place, slow
FROM (
  SELECT z.*, ROW_NUMBER() OVER (ORDER BY twice_median DESC, place) AS slow
  FROM (
    SELECT y.*, COUNT(*) OVER () AS variants, ROW_NUMBER() OVER (ORDER BY cases DESC, %ties%) AS place
    FROM (
      SELECT way, n AS cases, MAX(CASE WHEN 2 * r = n OR 2 * r = n + 1 THEN d END) + MAX(CASE WHEN 2 * r = n + 1 OR 2 * r = n + 2 THEN d END) AS twice_median,
        %first_of%
      FROM (
        SELECT ways.*, COUNT(*) OVER (PARTITION BY way) AS n, ROW_NUMBER() OVER (PARTITION BY way ORDER BY d) AS r,
          ROW_NUMBER() OVER (PARTITION BY way ORDER BY %ties%) AS i
        FROM ways
      ) x
      GROUP BY way, n
    ) y
  ) z
) w
WHERE place <= %most% OR slow <= %most%
ORDER BY place]]

--- What says which case comes first: aggregates of a case's rows of s, and the names that they have.
local function place_of(p)
    if p.order then return (p.wanted and "MIN(s.f)" or "MIN(s.o)") .. " AS f", { "f" } end
    if p.wanted then return "MIN(s.f) AS f, MIN(s.k) AS k", { "f", "k" } end
    return "MIN(s.t) AS f, MIN(CASE WHEN s.r = 1 THEN s.a END) AS k", { "f", "k" }
end

--- The case as it is compared.
local function case_of(p) return p.by_case and p.dialect.bytes(p.dialect.text "c") or "c" end

--- The most frequent and the slowest ways. Of as many cases: in the order of their first cases, by the order of rows; where there is
-- none by the first time f and the activity k at it, then the case.
local function variants(p, most)
    local place, letters = place_of(p)
    local ties, first_of = table.concat(letters, ", ") .. ", " .. case_of(p), {}
    letters[#letters + 1] = "c"
    for i, letter in ipairs(letters) do first_of[i] = ("MAX(CASE WHEN x.i = 1 THEN x.%s END) AS %s"):format(letter, letter) end
    local ways = p.dialect.ways and p.dialect.ways(place) or fill(WAYS, { joined = p.dialect.joined("i.k", "s.r"), place = place })
    return steps(p, "rn") .. NUMBERED .. ways .. fill(VARIANTS, { ties = ties, first_of = table.concat(first_of, ", "), most = ("%d"):format(most) })
end

local BETWEEN = [[

SELECT c, since, till
FROM (
  SELECT s.c, MIN(CASE WHEN s.r = s.z THEN s.t END) AS since, MIN(CASE WHEN s.a = %b% AND s.r > s.z THEN s.t END) AS till, %place%
  FROM (SELECT s.*, MIN(CASE WHEN a = %a% THEN r END) OVER (PARTITION BY c) AS z FROM s) s
  GROUP BY s.c
) x
WHERE till IS NOT NULL
ORDER BY %ties%]]

--- The statement that gives of each case that has activity a and b after it the times of the first a and of the first b after it.
function sql.between(source, dialect, a, b)
    local p = parts_of(source, dialect)
    local place, letters = place_of(p)
    return steps(p, "r") .. fill(BETWEEN, { a = dialect.literal(a), b = dialect.literal(b), place = place,
        ties = table.concat(letters, ", ") .. ", " .. case_of(p) })
end

--- The statements, in the order in which they are to be run. source: { table = list of names, columns = { case =, activity =, time =, and
-- channel =, lifecycle =, start =, order =, where there are such: { name =, kind =, type = } }, lifecycle = only this transition, only = {
-- from =, until = (milliseconds since 1970), names = list of activities, or keep =, drop = (lists of patterns) }, by_case = flag }; most:
-- how many variants -> list of { name =, text = }
function sql.statements(source, dialect, most)
    local p = parts_of(source, dialect)
    local list = {
        { name = "rows", text = rows(p) },
        { name = "activities", text = steps(p, "rnv") .. ACTIVITIES },
        { name = "follows", text = steps(p, "rpu") .. spread("p, a", "SELECT p, a, t - u AS d FROM s WHERE r > 1") },
        { name = "loops", text = steps(p, "rpq") .. LOOPS },
        { name = "times", text = times(p) },
        { name = "cases", text = cases(p) },
        { name = "variants", text = variants(p, most) },
    }
    if p.channel then
        table.insert(list, 3, { name = "channels", text = steps(p, "r") .. CHANNELS })
        table.insert(list, 5, { name = "channel_steps", text = steps(p, "rg") .. CHANNEL_STEPS })
    end
    return list
end

--- The statement that gives the names of all activities.
function sql.names(source, dialect) return names(parts_of(source, dialect)) end

return sql

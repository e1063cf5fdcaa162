-- ClickHouse. Outside a window its LAG gives what is no NULL: who asks looks at the number of the row.

local standard = require "reis.data.dialects.standard"

local clickhouse = standard {
    name = "clickhouse", title = "ClickHouse", quote = function(name) return "`" .. name:gsub("[\\`]", "\\%0") .. "`" end,
    literal = standard.literal_with_backslashes,
}

function clickhouse.text(x) return ("toString(%s)"):format(x) end

function clickhouse.millis(x, kind)
    -- it has no type for a whole number or one with decimals, and NULL only where a type says so
    if kind == "number" then return standard.since_1970(("toFloat64(%s)"):format(x), "Nullable(Int64)") end
    return ("toUnixTimestamp64Milli(toDateTime64(%s, 3, 'UTC'))"):format(x)
end

function clickhouse.joined(x, order)
    return ("arrayStringConcat(arrayMap(y -> toString(y.2), arraySort(groupArray((%s, %s)))), ',')"):format(order, x)
end

function clickhouse.lag(x, by, over)
    return ("lagInFrame(%s, %d) OVER (%s ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)"):format(x, by, over)
end

clickhouse.no_number = "CAST(NULL AS Nullable(Int64))"

clickhouse.like = standard.like_with_backslashes(clickhouse)

return clickhouse

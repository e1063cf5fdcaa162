-- Spark SQL, and Databricks with it.

local standard = require "reis.data.dialects.standard"

local spark = standard { name = "spark", title = "Spark SQL", quote = standard.quoted "`", literal = standard.literal_with_backslashes }

function spark.text(x) return ("CAST(%s AS STRING)"):format(x) end

--- By the hands of the session's clock: the milliseconds since 1970 of an instant would jump where its zone changes to summer time.
function spark.millis(x, kind)
    if kind == "number" then return standard.since_1970(x) end
    local at = ("CAST(%s AS TIMESTAMP)"):format(x)
    return ("(CAST(DATEDIFF(%s, DATE '1970-01-01') AS BIGINT) * 86400000 + HOUR(%s) * 3600000 + MINUTE(%s) * 60000"
        .. " + CAST(FLOOR(EXTRACT(SECOND FROM %s) * 1000) AS BIGINT))"):format(at, at, at, at)
end

--- Lists have no order of their own: pairs are sorted by their first.
function spark.joined(x, order)
    return ("ARRAY_JOIN(TRANSFORM(SORT_ARRAY(COLLECT_LIST(NAMED_STRUCT('r', %s, 'x', CAST(%s AS STRING)))), y -> y.x), ',')"):format(order, x)
end

return spark

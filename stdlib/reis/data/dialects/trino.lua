-- Trino, and Presto, Athena, Starburst with it.

local standard = require "reis.data.dialects.standard"

local trino = standard { name = "trino", title = "Trino" }

function trino.text(x) return ("CAST(%s AS varchar)"):format(x) end

function trino.millis(x, kind)
    if kind == "number" then return standard.since_1970(x) end
    -- cut first: DATE_DIFF cuts towards 1970
    return ("DATE_DIFF('millisecond', TIMESTAMP '1970-01-01 00:00:00', DATE_TRUNC('millisecond', CAST(%s AS timestamp(6))))"):format(x)
end

function trino.joined(x, order) return ("ARRAY_JOIN(ARRAY_AGG(CAST(%s AS varchar) ORDER BY %s), ',')"):format(x, order) end

return trino

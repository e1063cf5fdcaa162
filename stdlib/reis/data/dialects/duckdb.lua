-- DuckDB.

local standard = require "reis.data.dialects.standard"

local duckdb = standard { name = "duckdb", title = "DuckDB" }

function duckdb.text(x) return ("CAST(%s AS VARCHAR)"):format(x) end

function duckdb.millis(x, kind)
    if kind == "number" then return standard.since_1970(x) end
    return ("EPOCH_MS(CAST(%s AS TIMESTAMP))"):format(x)
end

function duckdb.joined(x, order) return ("STRING_AGG(CAST(%s AS VARCHAR), ',' ORDER BY %s)"):format(x, order) end

return duckdb

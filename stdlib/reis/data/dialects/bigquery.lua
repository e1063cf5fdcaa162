-- BigQuery. A table is project.dataset.name.

local standard = require "reis.data.dialects.standard"

local bigquery = standard {
    name = "bigquery", title = "BigQuery", quote = function(name) return "`" .. name:gsub("[\\`]", "\\%0") .. "`" end,
    literal = standard.literal_with_backslashes,
}

function bigquery.text(x) return ("CAST(%s AS STRING)"):format(x) end

function bigquery.millis(x, kind)
    if kind == "number" then return standard.since_1970(x, "INT64") end
    return ("UNIX_MILLIS(TIMESTAMP(CAST(%s AS DATETIME)))"):format(x)
end

function bigquery.joined(x, order) return ("STRING_AGG(CAST(%s AS STRING), ',' ORDER BY %s)"):format(x, order) end

bigquery.no_number = "CAST(NULL AS INT64)"
bigquery.like = standard.like_with_backslashes(bigquery)

return bigquery

-- The dialects of SQL that are spoken, and which a database speaks.

local dialects = {}

local LIST = {
    require "reis.data.dialects.postgresql", require "reis.data.dialects.spark", require "reis.data.dialects.trino",
    require "reis.data.dialects.clickhouse", require "reis.data.dialects.snowflake", require "reis.data.dialects.bigquery",
    require "reis.data.dialects.duckdb", require "reis.data.dialects.sqlite",
}

--- The one of that name, as --dialect has it; nil: there is none.
function dialects.named(name)
    for _, dialect in ipairs(LIST) do
        if dialect.name == name then return dialect end
    end
    return nil
end

--- The one that a database speaks which calls itself so ("PostgreSQL", "Spark SQL", "Google BigQuery"); nil: not known.
function dialects.spoken(kind)
    local bare = kind:lower():gsub("[^%a]", "")
    for _, dialect in ipairs(LIST) do
        if bare:find(dialect.name, 1, true) then return dialect end
    end
    return (bare:find("presto", 1, true) or bare:find("athena", 1, true)) and dialects.named "trino"
        or (bare:find("databricks", 1, true) or bare:find("hive", 1, true)) and dialects.named "spark" or nil
end

--- Their names, joined as in `one, two or three`. word: "or"
function dialects.names(word)
    local names = {}
    for i, dialect in ipairs(LIST) do names[i] = dialect.name end
    return table.concat(names, ", ", 1, #names - 1) .. " " .. word .. " " .. names[#names]
end

return dialects

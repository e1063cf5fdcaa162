-- Snowflake. Names in quotes are as they are given: one that was made without quotes is in capitals.

local standard = require "reis.data.dialects.standard"

local snowflake = standard { name = "snowflake", title = "Snowflake", literal = standard.literal_with_backslashes }

function snowflake.text(x) return ("CAST(%s AS VARCHAR)"):format(x) end

function snowflake.millis(x, kind)
    if kind == "number" then return standard.since_1970(x) end
    return ("DATE_PART(EPOCH_MILLISECOND, CAST(%s AS TIMESTAMP_NTZ))"):format(x)
end

function snowflake.joined(x, order) return ("LISTAGG(CAST(%s AS VARCHAR), ',') WITHIN GROUP (ORDER BY %s)"):format(x, order) end

return snowflake

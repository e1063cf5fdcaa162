-- Says in words what a field takes: "a number from 0 to 1", "a text", "one of as-is and to-be".

local function bounds(field, schema)
    local low, high = field.min, field.max
    local has_low, has_high = low > -schema.LARGEST, high < schema.LARGEST
    if has_low and has_high then return (" from %g to %g"):format(low, high) end
    if has_low and low == 0 and field.positive then return " above 0" end
    if has_low then return (" of at least %g"):format(low) end
    return ""
end

local function listed(values, word)
    if #values == 1 then return values[1] end
    return table.concat(values, ", ", 1, #values - 1) .. " " .. word .. " " .. values[#values]
end

local function kinds(field, schema)
    local evidence = field.kinds[1] == "interview"
    return evidence and "a piece of evidence" or schema.a(listed(field.kinds, "or"))
end

local words = {
    text = function() return "a text" end,
    texts = function() return "a text or a list of texts" end,
    url = function() return "a url: https, http, mailto or a relative path" end,
    color = function() return 'a colour as "#0072B2"' end,
    font = function() return 'the name of a font, as "Arial"' end,
    image = function() return 'a PNG or JPEG beneath the script\'s folder, as "photos/anna.jpg"' end,
    flag = function() return "true or false" end,
    date = function() return 'a date as "2026-03-14" or "2026-03"' end,
    enum = function(field) return "one of " .. listed(field.values, "and") end,
    ref = function(field, schema) return "the name of " .. kinds(field, schema) end,
    refs = function(field, schema) return "a list of names (each " .. kinds(field, schema) .. ")" end,
    shares = function(field, schema)
        return ("the name of %s, a list of names, or a table { [\"name\"] = share }"):format(kinds(field, schema))
    end,
    things = function(field) return "a list of " .. field.kind .. " declarations" end,
    record = function(field)
        local names = {}
        for i, part in ipairs(field.fields) do names[i] = part.name end
        return "a table with " .. listed(names, "and")
    end,
    records = function(field)
        return field.text and "a text, or a list of texts" or "a list of tables"
    end,
    map = function(field) return "a table { [\"name\"] = " .. field.value.name .. " }" end,
    numbers = function(field, schema) return "a list, one per period, each " .. schema.takes(field.value) end,
    duration = function(field)
        return ("a number of minutes of at least %g, or minutes(5), hours(2), days(1)"):format(field.min or 0)
    end,
    effort = function() return "a number of person-days of at least 0" end,
    int = function(field, schema) return "a whole number" .. bounds(field, schema) end,
    next = function()
        return 'a touchpoint\'s name, "done", or a table { ["name"] = probability }'
    end,
    measure = function() return "a measure" end,
    change = function() return "a table of fields with their new numbers" end,
}

local function takes(field, schema)
    if field.type == "alt" then
        local parts = {}
        for i, option in ipairs(field.options) do parts[i] = takes(option, schema) end
        return listed(parts, "or")
    end
    local word = words[field.type]
    if word then return word(field, schema) end
    return "a number" .. bounds(field, schema)
end

return takes

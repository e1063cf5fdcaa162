-- Any list of rows as a head and columns, for a table, CSV and Markdown: records, lists, or single values.

local rows = {}

-- Columns that come first where a record has them; the others follow by name.
local FIRST = { "name", "journey", "phase", "touchpoint", "persona", "share", "rank", "start", "finish", "experience",
    "completion", "lifetime", "duration", "cost_to_serve", "handovers", "channel_switches", "consistency", "killer_risk" }

--- A value in one cell: itself, its word, or the words of a list; nil and true for a table that has no place in one.
local function cell(v, word)
    if type(v) ~= "table" then return v end
    if word(v) then return word(v) end
    local parts = {}
    for i = 1, #v do
        parts[i] = type(v[i]) ~= "table" and tostring(v[i]) or word(v[i])
        if not parts[i] then return nil, true end
    end
    for key in pairs(v) do
        if type(key) ~= "number" then return nil, true end
    end
    if #parts > 0 then return table.concat(parts, "; ") end
end

local function keys_of(list)
    local seen, others, out = {}, {}, {}
    for i = 1, #list do
        for key in pairs(list[i]) do
            if type(key) == "string" and not seen[key] then
                seen[key] = true
                others[#others + 1] = key
            end
        end
    end
    for _, key in ipairs(FIRST) do
        if seen[key] then out[#out + 1], seen[key] = key, nil end
    end
    table.sort(others)
    for _, key in ipairs(others) do
        if seen[key] then out[#out + 1] = key end
    end
    return out
end

--- The cells of a column, and whether some had no place in one.
local function column(list, key, word)
    local out, nested = {}, false
    for i = 1, #list do
        local v, is_nested = cell(list[i][key], word)
        out[i], nested = v, nested or is_nested
    end
    return out, nested
end

--- The columns that were named, else every one whose values fit in cells.
local function of_records(list, columns, word)
    local head, cells = {}, {}
    for _, key in ipairs(columns or keys_of(list)) do
        local values, nested = column(list, key, word)
        if columns or not nested then head[#head + 1], cells[#cells + 1] = tostring(key), values end
    end
    return head, cells
end

--- The first list is the head, unless names for it are given.
local function of_lists(list, columns, word)
    local cells, n, head = {}, 0, {}
    if not columns then columns = table.remove(list, 1) end
    for i = 1, #list do n = math.max(n, #list[i]) end
    for c = 1, math.max(n, #columns) do
        local name = cell(columns[c], word)
        head[c], cells[c] = name == nil and "" or tostring(name), (column(list, c, word))
    end
    return head, cells, #list
end

--- list: records ({ name =, … }), lists ({ 1, 2 }) or single values; one record is a list of one.
-- columns: the names of the columns wanted, for lists their heads; nil: all that fit in a cell, and of lists the
-- first is the head.
-- word(v): what a table that is one word stands as (a thing of the model, a date), nil for any other.
-- -> head, columns (each of n cells, with holes), n
function rows.of(list, columns, word)
    if #list == 0 and pairs(list)(list) ~= nil then list = { list } end
    local lists, first = {}, list[1]
    for i = 1, #list do
        local row = list[i]
        local single = type(row) ~= "table" or word(row) and #list > 0 and not columns and pairs(row)(row) == nil
        lists[i] = single and { row } or row
    end
    if first ~= nil and lists[1] ~= first then columns = columns or { "value" } end
    if lists[1] and #lists[1] > 0 then return of_lists(lists, columns, word) end
    local head, cells = of_records(lists, columns, word)
    return head, cells, #lists
end

return rows

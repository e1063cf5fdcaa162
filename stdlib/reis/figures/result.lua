-- Results that scripts get: plain readable tables that print themselves and can be subtracted.

local host = require "host"
local copied = require "reis.words.copied"

local result = {}

local difference

-- What tells a row from the others of its list, and stays what it is in a difference.
local ROW = { index = true, killer = true }

local function key_of(row) return ("%s/%s"):format(row.index, row.killer or "") end

--- Rows of a that are in b as well, subtracted; those of only one of them by their name, with came or went.
local function rows_between(a, b)
    local old, d = {}, {}
    for _, row in ipairs(b) do old[key_of(row)] = row end
    for _, row in ipairs(a) do
        local key = key_of(row)
        local before = old[key]
        old[key] = nil
        d[#d + 1] = before and difference(row, before)
            or { name = row.name, persona = row.persona, index = row.index, killer = row.killer, came = true }
    end
    for _, row in ipairs(b) do
        if old[key_of(row)] then
            d[#d + 1] = { name = row.name, persona = row.persona, index = row.index, killer = row.killer, went = true }
        end
    end
    return d
end

--- a − b, of figures and of results that hold figures; nil where there is nothing to subtract.
function difference(a, b)
    if type(a) == "number" and type(b) == "number" then return a - b end
    if type(a) ~= "table" or type(b) ~= "table" then return nil end
    local first = a[1] or b[1]
    if type(first) == "table" and first.index then return rows_between(a, b) end
    local d = {}
    for k, v in next, a do
        if ROW[k] then
            d[k] = v
        elseif type(v) == "table" or type(v) == "number" then
            d[k] = difference(v, b[k])
        elseif v == b[k] then
            d[k] = v -- names stay, so that the difference can be read
        end
    end
    return d
end

result.difference = difference

-- What is still to be put in a result when it is read: result -> { rest = function that gives it, known = the keys that the
-- result had from the start }.
local waiting = setmetatable({}, { __mode = "k" })

-- The methods of results and of their kinds, for completion.
local made, methods_of = setmetatable({}, { __mode = "k" }), setmetatable({}, { __mode = "k" })

--- Puts in a result all that belongs in it.
local function fill(r)
    local late = waiting[r]
    if not late then return r end
    waiting[r] = nil
    for k, v in next, late.rest() do
        if not late.known[k] then rawset(r, k, copied(v)) end -- one that was taken out stays out
    end
    return r
end

--- show(r), or an error at the script's line where the script has changed r so that it is no table any more.
local function shown(show, r)
    local ok, text = pcall(show, fill(r))
    if ok then return text end
    local file, line = host.where()
    error(("%sthis result was changed, and can no longer be shown as a table; print its fields one by one, or keep "
        .. "what you change in a table of your own"):format(line > 0 and ("%s:%d: "):format(file, line) or ""), 0)
end

--- What results of one kind have in common: show(data) -> text; show_difference likewise for a - b, methods
-- (both may be nil).
function result.kind(show, show_difference, methods)
    local meta = { __name = "result", __metatable = false }
    methods_of[meta] = methods
    function meta.__index(r, key)
        if methods and methods[key] then return methods[key] end
        if waiting[r] then return rawget(fill(r), key) end
    end
    function meta.__newindex(r, key, v) rawset(fill(r), key, v) end
    function meta.__pairs(r) return next, fill(r), nil end
    function meta.__tostring(r) return shown(show, r) end
    if show_difference then
        function meta.__sub(a, b)
            local d = difference(fill(a), fill(b))
            if not d then error("only results of the same kind can be subtracted", 2) end
            return result.new(d, show_difference)
        end
    end
    return meta
end

--- A result of a kind: a copy of plain data. rest (may be nil): a function that gives the data that is not in
-- it yet, called when it is first read.
function result.of(kind, data, rest)
    local r, known = copied(data), {}
    for k in next, rest and r or known do known[k] = true end
    waiting[r] = rest and { rest = rest, known = known }
    made[r] = methods_of[kind] or {}
    return setmetatable(r, kind)
end

--- The methods of a result; empty for anything else. Reads nothing of the result.
function result.methods(r) return made[r] or {} end

--- The only result of its kind.
function result.new(data, show, show_difference, methods, rest)
    return result.of(result.kind(show, show_difference, methods), data, rest)
end

--- Any value as the REPL shows it: results as their tables, other tables by their keys in order.
function result.show(value, depth)
    if type(value) == "string" then return depth and ("%q"):format(value) or value end
    if type(value) ~= "table" or getmetatable(value) == false then return host.tostring(value) end
    depth = depth or 0
    fill(value)
    if next(value) == nil then return "{}" end
    if depth > 3 then return "{ … }" end
    local keys, lines, pad = {}, {}, ("  "):rep(depth + 1)
    for k in next, value do keys[#keys + 1] = k end
    table.sort(keys, function(a, b)
        if type(a) ~= type(b) then return type(a) == "number" end
        if type(a) == "number" or type(a) == "string" then return a < b end
        return false
    end)
    for i, k in ipairs(keys) do
        if i > 60 then
            lines[#lines + 1] = pad .. ("… %d more"):format(#keys - 60)
            break
        end
        local name = type(k) == "string" and (k:find("^[%a_][%w_]*$") and k or ("[%q]"):format(k)) or "[" .. host.tostring(k) .. "]"
        lines[#lines + 1] = pad .. name .. " = " .. result.show(value[k], depth + 1)
    end
    return "{\n" .. table.concat(lines, ",\n") .. "\n" .. ("  "):rep(depth) .. "}"
end

return result

-- The messages of the Language Server Protocol: JSON-RPC 2.0, written from tables and read into them.

local host = require "host"
local json = require "reis.words.json"
local json_read = require "reis.words.json_read"

local message = {}

message.CODES = { parse = -32700, request = -32600, method = -32601, params = -32602, internal = -32603, early = -32002, failed = -32803 }

local LIMITS = { depth = 64, size = 32 << 20, values = 1000000 }

--- A text that may be in a message: bytes that are no UTF-8 are shown as they are elsewhere.
local function text_of(s) return utf8.len(s) and s or (host.shown(s)) end

--- A table as what JSON is written from: a list where it is one or is empty and marked, else an object with its keys in order.
local function made(v)
    if type(v) == "string" then return text_of(v) end
    if type(v) ~= "table" or v == json.null then return v end
    local list = getmetatable(v) == json_read.list
    if list or #v > 0 then
        local out = {}
        for i, one in ipairs(v) do out[i] = made(one) end
        return out
    end
    local keys, object = {}, {}
    for key in pairs(v) do keys[#keys + 1] = key end
    table.sort(keys)
    for i, key in ipairs(keys) do object[i] = { text_of(key), made(v[key]) } end
    return json.object(object)
end

--- A list that stays one when it is empty.
function message.list(t) return setmetatable(t or {}, json_read.list) end

local function send(t)
    t.jsonrpc = "2.0"
    host.tell((json.encode(made(t)):gsub("\n$", "")))
end

--- The answer to a request; nil is null.
function message.answer(id, result) send { id = id, result = result == nil and json.null or result } end

--- The answer to a request that failed; id nil: to nobody knows what.
function message.refuse(id, code, why) send { id = id == nil and json.null or id, error = { code = message.CODES[code], message = why } } end

function message.notify(method, params) send { method = method, params = params } end

--- Shows a message to the person. level: 1 error, 2 warning, 3 note
function message.show(level, text) message.notify("window/showMessage", { type = level, message = text }) end

--- A value without the fields that are null: they are as if they were not there.
local function without_null(v)
    if v == json.null or type(v) ~= "table" then return v end
    local list = getmetatable(v) == json_read.list
    for key, one in pairs(v) do
        if one == json.null and not list then v[key] = nil else without_null(one) end
    end
    return v
end

--- A message that came: { id =, method =, params = } | nil, code, why. Of its parameters those that are null are left out.
function message.read(text)
    local m, why = json_read.decode(text, LIMITS)
    if not m then return nil, "parse", why or "no message" end
    if type(m) ~= "table" or getmetatable(m) == json_read.list then return nil, "request", "a message is an object" end
    if m.id ~= nil and m.id ~= json.null and type(m.id) ~= "string" and type(m.id) ~= "number" then
        return nil, "request", "an id is a text or a number"
    end
    if m.id == json.null then m.id = nil end
    if m.method ~= nil and type(m.method) ~= "string" then return nil, "request", "a method is a text" end
    m.params = type(m.params) == "table" and m.params ~= json.null and without_null(m.params) or {}
    if m.method == nil and m.result == nil and m.error == nil then return nil, "request", "a message without a method" end
    return m
end

-- what is asked for of the parameters -------------------------------------------------------------------

local TAKES = { integer = "a whole number from 0 on", table = "an object", string = "a text" }

local function refuse_params(path, type_of) error({ params = ("%s must be %s"):format(path, TAKES[type_of]) }, 0) end

--- A value within parameters by its path, which must be of a type ("string", "integer", "table"); raises else.
function message.get(params, path, type_of)
    local value = params
    for key in path:gmatch("[^.]+") do
        value = type(value) == "table" and value or refuse_params(path, type_of)
        value = value[key]
    end
    if type_of == "integer" then
        if math.type(value) == "float" and value == value // 1 then value = math.tointeger(value) end
        if math.type(value) ~= "integer" or value < 0 then refuse_params(path, type_of) end
    elseif type(value) ~= type_of or value == json.null then
        refuse_params(path, type_of)
    end
    return value
end

--- A place: { line =, character = }.
function message.position(params, path)
    return { line = message.get(params, path .. ".line", "integer"), character = message.get(params, path .. ".character", "integer") }
end

return message

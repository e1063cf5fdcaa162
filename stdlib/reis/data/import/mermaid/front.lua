-- The front matter of a diagram: YAML, of which the title is wanted. Mermaid reads it with js-yaml and the scalars of JSON; what that
-- refuses beyond libyaml, a key that is given twice, an alias of nothing, a tag that nobody knows, is refused here.

local yaml = require "yaml"

local front = {}

local NULL, TRUE, FALSE = {}, { ["true"] = true, True = true, TRUE = true }, { ["false"] = true, False = true, FALSE = true }
for _, text in ipairs { "", "~", "null", "Null", "NULL" } do NULL[text] = true end
local TAG = "tag:yaml.org,2002:"
local OF_SCALARS = { str = true, null = true, bool = true, int = true, float = true }

--- The number that a plain text is to js-yaml | nil
local function number_of(text)
    local sign, digits = text:match "^([+-]?)(.*)$"
    local whole = digits:gsub("_", "")
    local radix, rest = whole:match "^0([xob])(%w+)$"
    local x
    if text:find "_$" or digits:find "^_" then return nil end
    if radix then
        x = tonumber(rest, ({ x = 16, o = 8, b = 2 })[radix])
    elseif whole:find "^%d+%.?%d*$" or whole:find "^%d+%.?%d*[eE][+-]?%d+$" or sign == "" and (whole:find "^%.%d+$" or whole:find "^%.%d+[eE][+-]?%d+$") then
        x = tonumber(whole)
    elseif whole == ".inf" or whole == ".Inf" or whole == ".INF" then
        x = math.huge
    elseif sign == "" and (whole == ".nan" or whole == ".NaN" or whole == ".NAN") then
        x = 0 / 0
    end
    return x and (sign == "-" and -x or x)
end

--- A number as ECMAScript writes it.
local function written(x)
    if x ~= x then return "NaN" end
    if x == math.huge or x == -math.huge then return x > 0 and "Infinity" or "-Infinity" end
    if math.tointeger(x) then return ("%d"):format(math.tointeger(x)) end
    for digits = 15, 17 do
        local text = ("%%.%dg"):format(digits):format(x)
        if tonumber(text) == x then return text end
    end
end

--- What a scalar is -> { text = as ECMAScript writes it, false where it is as good as nothing (null, false, 0, "") }
local function scalar(event)
    local text, tag = event.text, event.tag
    if tag == "!" or tag == TAG .. "str" or not tag and not event.plain then return { text = text, truth = text ~= "" } end
    if NULL[text] then return { text = "null", truth = false, null = true } end
    if TRUE[text] or FALSE[text] then return { text = text:lower(), truth = TRUE[text] == true } end
    local x = number_of(text)
    if x then return { text = written(x), truth = x == x and x ~= 0 } end
    return { text = text, truth = true }
end

local PARTS = 1000 -- of a list that become a text: aliases of aliases make more of them than there is memory

--- A value as ECMAScript makes a text of it.
local function text_of(node, budget)
    if node.kind == "mapping" then return "[object Object]" end
    if node.kind ~= "sequence" then return node.text end
    local parts = {}
    budget = budget or { PARTS }
    for i, item in ipairs(node) do
        budget[1] = budget[1] - 1
        if budget[1] < 0 then break end
        parts[i] = item.null and "" or text_of(item, budget)
    end
    return table.concat(parts, ",")
end

local compose

--- The pairs of a mapping, up to its end.
local function pairs_of(X, node)
    node.keys, node.values = {}, {}
    local seen = {}
    while X.events[X.at].kind ~= "close" do
        local event = X.events[X.at]
        local key = compose(X)
        if not key then return false end
        local text = text_of(key)
        if seen[text] then return X.fail(('"%s" is given twice'):format(text), event.line) end
        seen[text] = true
        local value = compose(X)
        if not value then return false end
        node.keys[#node.keys + 1] = { text = text, line = event.line }
        node.values[#node.values + 1] = value
    end
    return true
end

local function items_of(X, node)
    while X.events[X.at].kind ~= "close" do
        local item = compose(X)
        if not item then return false end
        node[#node + 1] = item
    end
    return true
end

--- Whether js-yaml knows the tag of an event, for what it is.
local function known(event)
    local name = event.tag and event.tag ~= "!" and (event.tag:sub(1, #TAG) == TAG and event.tag:sub(#TAG + 1) or "?")
    if not name then return true end
    if event.kind == "mapping" then return name == "map" end
    if event.kind == "sequence" then return name == "seq" end
    if not OF_SCALARS[name] then return false end
    local number = number_of(event.text)
    return name == "str" or name == "null" and NULL[event.text] or name == "bool" and (TRUE[event.text] or FALSE[event.text])
        or name == "float" and number ~= nil or name == "int" and number ~= nil and not event.text:find "[.eEnN]"
end

--- The value that the next events are -> node | false, X.message, X.line
function compose(X)
    local event = X.events[X.at]
    X.at = X.at + 1
    if event.kind == "alias" then
        return X.anchors[event.anchor] or X.fail(("an alias has no anchor: *%s"):format(event.anchor), event.line)
    end
    if not known(event) then return X.fail(("there is no tag %s for it"):format(event.tag:gsub("^" .. TAG, "!!")), event.line) end
    local node = event.kind == "scalar" and scalar(event) or { kind = event.kind, truth = true }
    if event.anchor then X.anchors[event.anchor] = node end
    if event.kind == "scalar" then return node end
    local good
    if event.kind == "mapping" then good = pairs_of(X, node) else good = items_of(X, node) end
    X.at = X.at + 1
    return good and node
end

--- The value of a document -> node | nil, message, line
local function document(events)
    local X = { events = events, at = 2, anchors = {} }
    function X.fail(message, line)
        X.message, X.line = message, line
        return false
    end
    if not events[1] then return { null = true } end
    local node = compose(X)
    if not node then return nil, X.message, X.line end
    if events[X.at] then return nil, "it holds several documents", events[X.at].line end
    return node
end

local function split(body)
    local lines = {}
    for line in (body .. "\n"):gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
    return lines
end

--- Lines from one to another as one text.
local function joined(lines, from, to)
    local parts = {}
    for n = from, to do
        local said = lines[n]:match "^%s*(.-)%s*$"
        if said ~= "" then parts[#parts + 1] = said end
    end
    return table.concat(parts, "; ")
end

-- What to do about what libyaml finds most.
local WAYS = {
    ["mapping values are not allowed in this context"] = "a value with a colon in it stands between quotes",
    ["found character that cannot start any token"] = "a line is indented with spaces, and a text that begins with @, ` or % stands between quotes",
    ["could not find expected ':'"] = "a line is a key, a colon and a value",
    ["found unexpected end of stream"] = "a quote or a bracket is not closed",
}

--- Whether a text that is the whole goes on with a line that is less indented than its first, at which js-yaml stops.
local function ragged(events, lines)
    local first = events[2]
    if not first or first.kind ~= "scalar" or not first.plain then return false end
    for n = first.line + 1, first.last do
        if lines[n]:find "%S" and #lines[n]:match "^ *" < first.column - 1 then return true end
    end
    return false
end

--- The body between the lines of --- -> { title = text or nil, others = { { line =, text = "key: …" }, … } } | nil, message, line in it
function front.read(body)
    local events, message, line = yaml.events(body)
    local lines = split(body)
    if not events then return nil, message .. (WAYS[message] and ": " .. WAYS[message] or ""), line end
    if ragged(events, lines) then return nil, "a line is less indented than the text it goes on with", events[2].line end
    local root
    root, message, line = document(events)
    if not root then return nil, message, line end
    local found, value = { others = {} }, {}
    for i, key in ipairs(root.keys or {}) do
        value[key.text] = root.values[i]
        local after = root.keys[i + 1]
        if key.text ~= "title" and (i == 1 or root.keys[i - 1].line ~= key.line) then
            found.others[#found.others + 1] = { line = key.line, text = joined(lines, key.line, after and math.max(after.line - 1, key.line) or #lines) }
        end
    end
    if value.displayMode and value.displayMode.truth and value.config and value.config.truth and not value.config.kind then
        return nil, "config is no mapping, in which displayMode could stand", 1
    end
    if value.title and value.title.truth then found.title = text_of(value.title) end
    return found
end

return front

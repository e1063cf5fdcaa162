-- The front matter of a diagram: YAML, of which the title is wanted. What commonly makes YAML invalid is found, as Mermaid refuses
-- the diagram then; anchors, tags and several documents are not looked into.

local front = {}

local LINE_MOST = 2000

local ESCAPES = { n = "\n", t = "\t", ["\\"] = "\\", ['"'] = '"', ["/"] = "/", ["0"] = "\0", e = "\27", r = "\r", a = "\a", b = "\b",
    v = "\v", f = "\f", [" "] = " ", _ = "\u{A0}", N = "\u{85}", L = "\u{2028}", P = "\u{2029}" }
local HEX = { x = 2, u = 4, U = 8 }

--- A quoted scalar whose quote is the first character -> text, what follows it | nil, message
local function quoted(s)
    if s:sub(1, 1) == "'" then
        local at = 2
        while true do
            local close = s:find("'", at, true)
            if not close then return nil, "a quoted text does not end" end
            if s:sub(close + 1, close + 1) ~= "'" then return (s:sub(2, close - 1):gsub("''", "'")), s:sub(close + 1) end
            at = close + 2
        end
    end
    local parts, at = {}, 2
    while true do
        local stop = s:find('["\\]', at)
        if not stop then return nil, "a quoted text does not end" end
        parts[#parts + 1] = s:sub(at, stop - 1)
        if s:sub(stop, stop) == '"' then return table.concat(parts), s:sub(stop + 1) end
        local c = s:sub(stop + 1, stop + 1)
        local hex = HEX[c] and s:match("^" .. ("%x"):rep(HEX[c]), stop + 2)
        if not hex and not ESCAPES[c] then return nil, ("there is no escape \\%s"):format(c) end
        parts[#parts + 1] = hex and utf8.char(tonumber(hex, 16) & 0x1FFFFF) or ESCAPES[c]
        at = stop + 2 + (hex and #hex or 0)
    end
end

--- What stands after "key:" -> text, or nil where it is empty or null; false, message where no YAML has it
local function scalar(s)
    local first = s:sub(1, 1)
    if first == '"' or first == "'" then
        local said, rest = quoted(s)
        if not said then return false, rest end
        if not rest:find("^%s*$") and not rest:find("^%s+#") then return false, "text follows a closing quote" end
        return said ~= "" and said or nil
    end
    if first:find("[-?]") and (#s == 1 or s:find("^.%s")) then return false, "a list or a key of its own begins on the next line" end
    if first == "*" then return false, "an alias has no anchor here" end
    if first == "!" and not s:find("^!!%a+%s") and not s:find("^!!%a+$") or s:find("^&%s") then return false, "it has a tag or an anchor without a name" end
    s = s:gsub("^[&!]%S+%s*", "")
    first = s:sub(1, 1)
    s = s:gsub("^#.*$", ""):gsub("%s+#.*$", ""):gsub("%s+$", "")
    if s == "" or s == "~" or s:lower() == "null" then return nil end
    if first:find("[@`%%]") then return false, ("a value may not begin with %s; put it between quotes"):format(first) end
    if first == "{" or first == "[" then
        local _, open = s:gsub("[{%[]", "")
        local _, close = s:gsub("[}%]]", "")
        if open ~= close then return false, "its brackets do not match" end
        return s
    end
    if s:find(":%s") or s:find(":$") then return false, "a value with a colon in it stands between quotes" end
    return s
end

--- The lines below a key that are deeper than it, joined; after the key itself stands | or >, or the beginning of a plain text.
local function below(lines, at)
    local parts = {}
    while lines[at] and (lines[at]:find("^%s") or lines[at] == "") do
        if lines[at]:find("%S") then parts[#parts + 1] = lines[at]:match("^%s*(.-)%s*$") end
        at = at + 1
    end
    return parts, at
end

local function split(body)
    local lines = {}
    for line in (body .. "\n"):gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
    return lines
end

--- Whether what stands below a key is a text of several lines and not a structure of its own.
local function is_text(first, parts)
    return first:find("^[|>][+-]?%d?%s*$") or first ~= "" and not first:find("^[#{%[\"']") and not (parts[1] or ""):find("^[%w_.-]+:%s")
end

--- The lines of a body without what all of them are indented by -> list | nil, message, line
local function level(body)
    local lines = split(body)
    local base
    for n, line in ipairs(lines) do
        if #line > LINE_MOST then return nil, ("a line has more than %d bytes"):format(LINE_MOST), n end
        if line:find("^ *\t%s*%S") then return nil, "a tab indents it, which YAML does not allow", n end
        local indent = line:match("^( *)[^%s#]")
        if indent then
            base = base or #indent
            if #indent < base then return nil, "it is less indented than the lines before it", n end
        end
        lines[n] = line:find("%S") and line:sub(math.min(#line:match("^ *"), base or 0) + 1) or ""
    end
    return lines
end

--- A line as a key and what stands after its colon; nil where it is none.
local function keyed(line)
    local key, rest = line:match('^"?([^%s:#"][^:"]-)"?%s*:%s+(.-)%s*$')
    if not key then key, rest = line:match('^"?([^%s:#"][^:"]-)"?%s*:()$'), "" end
    return key, rest
end

--- The value of a key and of what stands deeper below it -> text or nil | false, message
local function value_of(rest, parts)
    if #parts == 0 or not is_text(rest, parts) then return scalar(rest) end
    local value = table.concat(parts, " ")
    return rest:find("^[|>]") and value or rest .. " " .. value
end

--- The body between the lines of --- -> { title = text or nil, others = { { line =, text = "key: …" }, … } } | nil, message, line in it
function front.read(body)
    local lines, message, wrong = level(body)
    if not lines then return nil, message, wrong end
    local found, seen, at, text = { others = {} }, {}, 1, nil
    while at <= #lines do
        local line, here = lines[at], at
        local key, rest = keyed(line)
        at = at + 1
        if key then
            if text then return nil, "a text or a list stands before its keys", text end
            if seen[key] then return nil, ('"%s" is given twice'):format(key), here end
            seen[key] = true
            local parts, value
            parts, at = below(lines, at)
            value, message = value_of(rest, parts)
            if value == false then return nil, message, here end
            if key ~= "title" then
                found.others[#found.others + 1] = { line = here, text = ("%s: %s"):format(key, rest ~= "" and rest or table.concat(parts, "; ")) }
            elseif value and value ~= "false" and value ~= "0" then
                found.title = value
            end
        elseif line:find('^"[^"]*":%S') or line:find("^'[^']*':%S") then
            return nil, "a space follows the colon after a quoted key", here
        elseif line:find("%S") and not line:find("^%s*#") and (line ~= "---" or next(seen)) then
            if next(seen) and not line:find("^%- ") then return nil, "a line is no `key: value`", here end
            text = not next(seen) and here or text
        end
    end
    return found
end

return front

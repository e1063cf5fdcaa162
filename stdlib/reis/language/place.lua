-- Finds where in the source text a field of a declaration stands.
-- Only used once something is wrong.

local place = {}

--- A finder over source(file) -> text or nil.
function place.new(source)
    return { source = source, files = {}, left = 500 }
end

local function line_starts(text)
    local starts, at = { 1 }, 1
    while true do
        at = text:find("\n", at, true)
        if not at then return starts end
        at = at + 1
        starts[#starts + 1] = at
    end
end

local function read(finder, file)
    local known = finder.files[file]
    if known == nil then
        local text = finder.source and finder.source(file)
        known = type(text) == "string" and #text <= 4 << 20
            and { text = text, starts = line_starts(text) } or false
        finder.files[file] = known
    end
    return known
end

local function line_of(starts, at)
    local low, high = 1, #starts
    while low < high do
        local middle = (low + high + 1) // 2
        if starts[middle] <= at then low = middle else high = middle - 1 end
    end
    return low, at - starts[low] + 1
end

--- Past a long bracket that opens at `at`, or nil if none does.
local function long_bracket(text, at)
    local level = text:match("^%[(=*)%[", at)
    if not level then return nil end
    local _, last = text:find("]" .. level .. "]", at, true)
    return (last or #text) + 1
end

--- The next token from `at`: its kind ("name", "string", a character), its text, start, end + 1.
local function token(text, at)
    while true do
        at = text:find("%S", at)
        if not at then return nil end
        if text:find("^%-%-", at) then
            at = long_bracket(text, at + 2) or text:find("\n", at, true)
            if not at then return nil end
        else
            break
        end
    end
    local name, stop = text:match("^([%a_][%w_]*)()", at)
    if name then return "name", name, at, stop end
    local number = text:match("^%.?%d[%w_.]*()", at)
    if number then return "number", nil, at, number end
    local c = text:sub(at, at)
    if c == '"' or c == "'" then
        local i = at + 1
        while true do
            i = text:find("[\\" .. c .. "\n]", i)
            if not i then return "string", "", at, #text + 1 end
            local found = text:sub(i, i)
            if found ~= "\\" then return "string", text:sub(at + 1, i - 1), at, i + 1 end
            i = i + 2
        end
    end
    local past = long_bracket(text, at)
    if past then
        return "string", text:sub(at, past - 1):match("^%[=*%[(.*)%]=*%]$") or "", at, past
    end
    return c, c, at, at + 1
end

place.token = token

-- The words before a table that keeps its keys: each { default = 0.1 }, in Dutch too.
local FORMS = { each = true, seen = true, count = true, per = true, elk = true, volgens = true, tel = true }

--- Where the table of the declaration begins: past its opening brace, or nil. The word before the name is not looked
-- at: it can be a slip that was understood.
local function opening(text, from, to, name)
    local at = from
    while at <= to do
        local what, _, _, stop = token(text, at)
        if not what then return nil end
        at = stop
        if what == "name" then
            local what2, word2, _, stop2 = token(text, at)
            if what2 == "(" then what2, word2, _, stop2 = token(text, stop2) end
            if what2 == "string" and (word2 == name or word2:find("\\", 1, true)) then
                local what3, _, _, stop3 = token(text, stop2)
                if what3 == ")" or what3 == "," then what3, _, _, stop3 = token(text, stop3) end
                return what3 == "{" and stop3 or nil
            end
        end
    end
end

local closing = { ["}"] = true, [")"] = true, ["]"] = true }

--- Where key stands in the table that opens just before `at`: its start, and past "key =".
local function key_in(text, at, key)
    local depth, first = 0, true
    while true do
        local what, word, start, stop = token(text, at)
        if not what then return nil end
        if depth == 0 and closing[what] then return nil end
        local fits = depth == 0 and first and
            (what == "name" and word == key or what == "[" and text:sub(stop):match("^%s*[\"']()"))
        if fits then
            local past = stop
            if what == "[" then
                local _, inner, _, after = token(text, stop)
                fits = inner == key
                _, _, _, past = token(text, after)
            end
            local equals, _, _, after = token(text, past or stop)
            if fits and equals == "=" then return start, after end
        end
        first = depth == 0 and (what == "," or what == ";")
        if what == "{" or what == "(" or what == "[" then depth = depth + 1
        elseif closing[what] then depth = depth - 1 end
        at = stop
    end
end

--- The file of a thing; where the deepest key of path begins that is found; past its "key ="; past the { of its
-- table, or nil; and whether that is the whole path.
local function follow(finder, thing, path)
    if finder.left <= 0 then return nil end
    finder.left = finder.left - 1
    local file = read(finder, thing.file)
    local from = file and file.starts[thing.line]
    if not from then return nil end
    local to = file.starts[thing.line + 1] or #file.text
    local at = opening(file.text, from, to, thing.name)
    local start, value, depth = nil, nil, 0
    for i = 1, #path do
        if not at then break end
        local found, past = key_in(file.text, at, path[i])
        if not found then break end
        start, value, depth = found, past, i
        local what, word, _, stop = token(file.text, past)
        if what == "name" and FORMS[word] then
            what, _, _, stop = token(file.text, stop)
        end
        at = what == "{" and stop or nil
    end
    return file, start, value, at, depth == #path
end

--- The line and column of a field of a thing; path = { "score", "ease" }. nil when not found.
function place.field(finder, thing, path)
    local file, start = follow(finder, thing, path)
    if start then return line_of(file.starts, start) end
end

--- The word or number that is written for a field: "1.500". nil when not found.
function place.written(finder, thing, path)
    local file, _, value, _, whole = follow(finder, thing, path)
    return whole and value and file.text:match("^%s*(%-?[%w_.]+)%f[^%w_.]", value) or nil
end

--- A number with a comma for a point in the table at path: what it is given for ("ease = 7.5", or "7.5"), its line and
-- column. nil where there is none.
function place.comma(finder, thing, path)
    local file, _, _, at, whole = follow(finder, thing, path)
    if not at or not whole then return nil end
    local text, depth, numbers, key, last = file.text, 0, {}, nil, nil
    while true do
        local what, word, start, stop = token(text, at)
        if not what or depth == 0 and closing[what] then what = "end" end
        if what == "number" and depth == 0 and numbers.comma then
            local name = numbers.key
            local number = numbers[1] .. "." .. text:sub(start, stop - 1)
            return name and name .. " = " .. number or number, line_of(file.starts, numbers.start)
        end
        if what == "end" then return nil end
        numbers.comma = what == "," and numbers[1] and numbers.stop == start and text:find("^,%d", start) ~= nil
        if not numbers.comma then
            local whole_number = what == "number" and text:sub(start, stop - 1):find("^%d+$")
            numbers = whole_number and { text:sub(start, stop - 1), start = start, stop = stop,
                key = last == "=" and key or nil } or {}
        end
        if what == "name" then key = word elseif what == "string" then key = ("[%q]"):format(word) end
        if what ~= "]" then last = what end
        if what == "{" or what == "(" then depth = depth + 1 elseif what == "}" or what == ")" then depth = depth - 1 end
        at = stop
    end
end

--- The text of a line of a file, and a function of the session's source; nil when there is none.
function place.line(finder, file, n)
    local source = read(finder, file)
    local from = source and source.starts[n]
    return from and source.text:sub(from, (source.starts[n + 1] or #source.text + 2) - 2) or nil
end

--- The line of a text on which a word first stands; 1 where it does not (word may be nil).
function place.line_of_word(text, word)
    local at = type(word) == "string" and text:find("%f[%w_]" .. word:gsub("%W", "%%%0") .. "%f[^%w_]") or 1
    return (line_of(line_starts(text), at))
end

return place

-- The ten questions of `reis new --ask`. An empty answer takes what stands between brackets, `?` explains, `<` goes back.

local host = require "host"
local first = require "reis.command.first"

local ask = {}

local MARK = "6" -- where nothing is answered
local ANSWER_MOST = 20000 -- characters
local AGAIN = { expects = "mark", mark = "mark", where = "where" } -- what is asked again where it cannot be read; all else is a text

--- The questions in order, as far as the answers so far tell: { key, number, default, parse, words of the question … }.
local function questions(given, L)
    local list = {}
    local function add(key, n, default, parse, ...)
        list[#list + 1] = { key = key, topic = key:match "^%a+", n = n, default = default, parse = parse, L("ask." .. key:match "^%a+", ...) }
    end
    add("company", 1, L "default.company", first.name)
    add("goal", 2, L "default.goal", first.clean)
    add("who", 3, L "default.who", first.name)
    add("job", 4, L "default.job", first.clean)
    add("expects", 5, "7", first.mark)
    add("phases", 6, L "default.phases", first.names)
    local touchpoints = {}
    for i, phase in ipairs(given.phases or {}) do
        add("meets/" .. i, 7, L("default.meets", phase), first.names, phase)
        table.move(given["meets/" .. i] or {}, 1, #(given["meets/" .. i] or {}), #touchpoints + 1, touchpoints)
    end
    for i, name in ipairs(touchpoints) do add("mark/" .. i, 8, MARK, first.mark, name) end
    add("worst", 9, L "default.worst", first.name)
    if given.worst and given.worst ~= L "default.worst" then
        for i, name in ipairs(touchpoints) do touchpoints[i] = ("%d %s"):format(i, name) end
        add("where", 9, tostring(#touchpoints), function(typed)
            local n = math.tointeger(tonumber(typed))
            return n and n >= 1 and n <= #touchpoints and n or nil
        end, table.concat(touchpoints, ", "))
    end
    add("first", 10, L "default.first", first.name)
    return list
end

--- What a question makes of a text; nil where that says nothing.
local function parsed(q, typed)
    local value = q.parse(typed)
    if value ~= "" and (type(value) ~= "table" or #value > 0) then return value end
end

--- Asks one question until it is answered -> "next" | "back" | "end"
local function put(q, given, L)
    local before = "typed " .. q[1] -- the same question, answered before
    local standard = given[before] and parsed(q, given[before]) and given[before] or q.default
    host.out(("\n%d/10 %s\n"):format(q.n, q[1]))
    while true do
        local typed = host.line(("[%s] > "):format(standard), {})
        if not typed then return "end" end
        typed = first.clean(typed, ANSWER_MOST)
        if typed == "<" then return "back" end
        if typed == "?" then
            host.out(L("help." .. q.topic) .. "\n" .. L "help.keys" .. "\n")
        else
            local value = parsed(q, typed == "" and standard or typed)
            if not value and not AGAIN[q.topic] then typed, value = "", parsed(q, standard) end
            if value then
                given[q.key], given[before] = value, typed == "" and standard or typed
                return "next"
            end
            host.out(L("again." .. AGAIN[q.topic]) .. "\n")
        end
    end
end

--- The answers as a sketch takes them.
local function gathered(given, L)
    local answers, n = { phases = {} }, 0
    for _, key in ipairs { "company", "goal", "who", "job", "expects", "where", "first" } do answers[key] = given[key] end
    answers.worst = given.worst ~= L "default.worst" and given.worst or nil
    for i, name in ipairs(given.phases) do
        local phase = { name = name, touchpoints = {} }
        for k, meets in ipairs(given["meets/" .. i]) do
            n = n + 1
            phase.touchpoints[k] = { name = meets, mark = given["mark/" .. n] }
        end
        answers.phases[i] = phase
    end
    answers.today = tostring(host.today())
    return answers
end

--- Asks everything -> the answers, as first.script takes them; nil when the input ended before the last.
function ask.all(L)
    local given, at = {}, 1
    host.out(L "ask.hello" .. "\n")
    while true do
        local list = questions(given, L)
        if at > #list then return gathered(given, L) end
        local went = put(list[at], given, L)
        if went == "end" then return nil end
        at = went == "back" and math.max(1, at - 1) or at + 1
    end
end

return ask

-- What a script asks of `reis check`: check.off "RULE" { reason = "…", at = "Touchpoint" } and check.set { interviews = 12 }.
-- Kept in the session as { off = { { id =, reason =, at = list or nil, file =, line = } }, set = { { key =, value =, … } },
-- word = what a script has }; which rules and figures there are is known where they are run.

local nearest = require "reis.language.nearest"
local text = require "reis.language.text"

local checking = {}

local FIELDS = { "reason", "at" }
local ALSO = { reden = "reason", bij = "at" } -- as they are in Dutch

--- Where the script is now, as a place that a finding may have.
local function here(s, kind, name)
    local file, line = s.where()
    return { kind = kind, name = name, file = file, line = line }
end

local function is_text(v) return type(v) == "string" and v:find "%S" ~= nil and #v <= 10000 end

--- The names of at: one text or a list of them -> list | nil where it is neither
local function names_of(at)
    if is_text(at) then return { at } end
    if type(at) ~= "table" or rawlen(at) == 0 then return nil end
    local list = {}
    for i = 1, rawlen(at) do
        if not is_text(rawget(at, i)) then return nil end
        list[i] = rawget(at, i)
    end
    return list
end

--- The table of an off with its Dutch keys in English; anything else as it is.
local function in_english(given)
    if type(given) ~= "table" then return given end
    local out = {}
    for key, v in next, given do out[ALSO[key] or key] = v end
    return out
end

--- What is wrong with the table of an off; nil where nothing is.
local function slip(id, given)
    local shown = text.quote(id)
    if type(given) ~= "table" then return ("check.off %s needs a table: { reason = \"…\" }"):format(shown) end
    for key in next, given do
        if key ~= "reason" and key ~= "at" then
            local near = nearest.of(tostring(key), FIELDS)
            return ("check.off %s has no field '%s'%s"):format(shown, text.plain(tostring(key), 40),
                near and "; did you mean " .. near .. "?" or "; it takes reason and at")
        end
    end
    if not is_text(rawget(given, "reason")) then
        return ("check.off %s needs a reason, for who reads it later: { reason = \"…\" }"):format(shown)
    end
    if rawget(given, "at") ~= nil and not names_of(rawget(given, "at")) then
        return ("check.off %s: at takes the name of a thing, or a list of names"):format(shown)
    end
end

local function off(s, id)
    if not is_text(id) then
        s:problem_here "check.off needs the name of a rule: check.off \"offer-missing\" { reason = \"…\" }"
        id = "?"
    end
    local one = here(s, "off", id)
    one.open = id ~= "?"
    table.insert(s.check.off, one)
    return function(given)
        given = in_english(given)
        local wrong = one.open and slip(id, given)
        one.open = false
        if wrong then
            s:problem_here(wrong)
        elseif id ~= "?" then
            one.id, one.reason, one.at = id, rawget(given, "reason"), rawget(given, "at") and names_of(rawget(given, "at"))
        end
    end
end

local function set(s, given)
    if type(given) ~= "table" then
        s:problem_here "check.set needs a table: check.set { interviews = 12 }"
        return
    end
    local keys = {}
    for key in next, given do keys[#keys + 1] = tostring(key) end
    table.sort(keys)
    for _, key in ipairs(keys) do
        local one = here(s, "set", key)
        one.key, one.value = key, given[key]
        table.insert(s.check.set, one)
    end
end

--- Says at its line what was begun and not ended: check.off "x" without its table. Once for each.
function checking.close(s)
    for _, one in ipairs(s.check.off) do
        if one.open then
            one.open = false
            s:add(one.file, one.line, ("check.off %s needs a reason, for who reads it later: { reason = \"…\" }"):format(text.quote(one.name)))
        end
    end
end

--- Gives a session what its scripts call `check`, in check.word; a script may give that name another meaning.
function checking.install(s)
    s.check = { off = {}, set = {} }
    local words = { off = function(id) return off(s, id) end, set = function(given) set(s, given) end }
    local dutch = { uit = words.off, stel = words.set } -- as `controle` has them
    s.check.word = setmetatable({}, {
        __index = function(_, key)
            local word = words[key] or dutch[key]
            if word then return word end
            local near = nearest.of(tostring(key), { "off", "set" })
            error(("check has no '%s'%s"):format(text.plain(tostring(key), 40), near and "; did you mean " .. near .. "?"
                or "; it has check.off and check.set"), 2)
        end,
        __newindex = function() error("check cannot be changed; it has check.off and check.set", 2) end,
        __metatable = false, __name = "check",
    })
end

return checking

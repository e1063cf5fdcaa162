-- Which layers of research a script is held against: ours, or a file of the user's in their place.

local extension = require "reis.language.extension"
local nearest = require "reis.language.nearest"
local said = require "reis.status.said"
local schema = require "reis.language.schema"

local own = {}

local KINDS = { "interview", "survey", "usertest", "observation", "log", "review" }
local PARTS = { persona = true, journey = true, phase = true, touchpoint = true, criterion = true }
local FILLED = { persona = true, phase = true, journey = true }

local function is_kind(name)
    for _, kind in ipairs(KINDS) do
        if kind == name then return true end
    end
    return false
end

--- What is wrong with a list of texts, each of which has to pass; nil where nothing is.
local function listed(v, test)
    if v == nil then return nil end
    if type(v) ~= "table" then return "is no list" end
    for i = 1, #v do
        if type(v[i]) ~= "string" or not test(v[i]) then return ("has '%s'"):format(type(v[i]) == "string" and v[i]:sub(1, 60) or type(v[i])) end
    end
end

local function is_field(path)
    local of, name = path:match "^(%a+)%.([%a_]+)$"
    return of ~= nil and schema.fields(of)[name] ~= nil
end

--- "; did you mean phase.goal?" for the first of some paths that is no field of its kind, and that path; nil where all are.
local function misnamed(paths)
    for _, path in ipairs(paths or {}) do
        if not is_field(path) then
            local of, name = path:match "^(%a+)%.([%a_]+)$"
            local names = {}
            for i, field in ipairs(schema.fields(of)) do names[i] = field.name end
            local near = nearest.of(name, names)
            return near and ("; did you mean %s.%s?"):format(of, near) or ("; `reis help %s` lists its fields"):format(of), path
        end
    end
end

--- The first {word} in an ask that nothing is filled in for; nil for none.
local function unfilled(ask)
    for _, one in ipairs(type(ask) == "table" and { ask.en or "", ask.nl or "" } or { ask or "" }) do
        for word in one:gmatch "{(%l+)}" do
            if not FILLED[word] then return word end
        end
    end
end

--- What is wrong with a layer; nil where nothing is.
local function slip(layer, i)
    local function say(what) return ("layer %d %s"):format(i, what) end
    if type(layer) ~= "table" then return say "is no table" end
    if type(layer.id) ~= "string" or layer.id == "" then return say "has no id" end
    if layer.title ~= nil and not said.is_text(layer.title) then return say "has a title that is no text" end
    if layer.ask ~= nil and not said.is_text(layer.ask) then return say "has an ask that is no text" end
    if layer.per ~= "persona" and layer.per ~= "phase" then return say 'needs per = "persona" or "phase"' end
    if layer.judge ~= nil and type(layer.judge) ~= "function" then return say "has a judge that is no function" end
    if layer.judge == nil and layer.fields == nil then return say "needs fields, or a judge" end
    local wrong = listed(layer.fields, function(path)
        local of = path:match "^(%a+)%.[%a_]+$"
        return PARTS[of] == true and not (layer.per == "persona" and of ~= "persona")
    end)
    if wrong then return say(("in fields %s; a field is as persona.job, phase.goal, touchpoint.offers, criterion.measure"):format(wrong)) end
    local near, path = misnamed(layer.fields)
    if path then return say(("in fields has '%s', which is no field%s"):format(path:sub(1, 60), near)) end
    local word = unfilled(layer.ask)
    if word then return say(("has an ask with {%s}; what is filled in are {persona}, {phase} and {journey}"):format(word:sub(1, 40))) end
    wrong = listed(layer.evidence, is_kind)
    if wrong then return say(("in evidence %s; it is of %s"):format(wrong, table.concat(KINDS, ", "))) end
    if layer.people ~= nil and layer.people ~= "interviews" and math.type(layer.people) == nil then
        return say 'has people that is neither a number nor "interviews"'
    end
end

--- The layers in a table that a file returned: a list of them, or one in its field `layers`.
local function read(found, path)
    local list = found.layers or found
    if type(list) ~= "table" or #list == 0 then return nil, path .. ": returns no list of layers" end
    local seen = {}
    for i = 1, #list do
        local wrong = slip(list[i], i)
        if not wrong and seen[list[i].id] then wrong = ("layer %d has the id of another, %s"):format(i, list[i].id) end
        if wrong then return nil, path .. ": " .. wrong end
        seen[list[i].id] = true
    end
    return list
end

--- The layers by a name: of method/NAME.lua; without one those of status/layers.lua beside the script, else ours.
-- -> list, where it is from (nil: ours) | nil, message
function own.layers(name)
    local found, path = extension.instead("status", "layers", name, "layers")
    if not found then
        if path then return nil, path end
        return require "reis.status.layers"
    end
    local list, wrong = read(found, path)
    if not list then return nil, wrong end
    return list, path
end

return own

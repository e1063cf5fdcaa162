-- Says that a value does not fit its field: what the checkers of numbers and of all else share.

local schema = require "reis.language.schema"
local text = require "reis.language.text"

local judge = {}

--- Reports what is wrong with a field, or with something deeper in it at path.
function judge.wrong(s, thing, field, path, problem)
    s:wrong(thing, path or field.name, problem)
end

--- Whether a field takes a number, perhaps beside other things.
local function takes_number(field)
    if field.number then return true end
    for _, option in ipairs(field.options or {}) do
        if option.number then return true end
    end
    return false
end

--- Reports that a number in the table v of a field was written with a comma, where one was. -> whether it was
function judge.comma(s, thing, field, v, path)
    if type(v) ~= "table" or s.made[v] or s.things[v] or math.type(rawget(v, 1)) ~= "integer" then return false end
    local meant, line, column = s:comma(thing, type(path) == "table" and path or { path or field.name })
    if not meant then return false end
    s:mark_wrong(thing, path and path[1] or field.name)
    s:report_on(thing, line, column, ("%s %s: a number is written with a point, not with a comma: %s"):format(thing.kind,
        text.quote(thing.name), meant))
    return true
end

--- Reports that v is not what the field takes, and what it takes.
function judge.not_fit(s, thing, field, v, path)
    if s:overfull() then return s:mark_wrong(thing, path and path[1] or field.name) end
    if judge.comma(s, thing, field, v, path) then return end
    local more = ""
    if type(v) == "string" and takes_number(field) then
        local meant = require "reis.language.notation".number(v, field)
        more = meant and ", as " .. meant or ""
    elseif math.type(v) and math.abs(v) > schema.LARGEST and math.abs(v) < math.huge and takes_number(field) then
        more = ("; numbers run to %g"):format(schema.LARGEST) -- takes leaves out a bound that few ever meet
    end
    judge.wrong(s, thing, field, path, ("is %s; give %s%s"):format(text.show(v), schema.takes(field), more))
end

--- The path one key deeper than path (nil: the field itself).
function judge.deeper(path, field, key)
    local out = path and table.move(path, 1, #path, 1, {}) or { field.name }
    out[#out + 1] = key
    return out
end

--- Whether v is a table that a script made itself, without a metatable.
function judge.plain_table(s, thing, field, v, path)
    if type(v) ~= "table" or s.made[v] or s.things[v] then return false end
    if getmetatable(v) == nil then return true end
    judge.wrong(s, thing, field, path, "has a metatable; give a plain table")
    return nil
end

return judge

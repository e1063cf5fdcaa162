-- The status of a project as commands, views and reports ask for it: with the layers that stand beside the script, and the figures
-- that the script sets.

local quantity = require "reis.language.quantity"
local own = require "reis.status.own"
local status = require "reis.status.status"

local asked = {}

--- How many people in interviews are enough by the script: check.set { interviews = 8 }; nil where it says nothing of use.
local function people(model)
    local n
    for _, one in ipairs(model.session.check.set) do
        local v = quantity.mean(model.session.made[one.value] or one.value)
        if one.key == "interviews" and type(v) == "number" and v >= 1 then n = v end
    end
    return n
end

--- -> the status (reis.status.status) | nil, message of what is wrong with the user's layers. name: as --layers has it, or nil
function asked.of(model, F, lang, name)
    local layers, from = own.layers(name)
    if not layers then return nil, from end
    local ok, R = pcall(status.of, model, F, { lang = lang, layers = layers, from = from, people = people(model) })
    if not ok then return nil, R end
    return R
end

return asked

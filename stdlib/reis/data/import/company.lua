-- The company of a spreadsheet: it declares the fields that no other knows, and speaks the map's language; each such field of a
-- touchpoint is a lane of the map.

local gather = require "reis.data.import.gather"
local schema = require "reis.language.schema"
local text = require "reis.language.text"

local company = {}

local LANES_MOST = 8 -- of one's own: a map has to stay legible

--- A heading of a map of touchpoints that is not known is a lane of the map, as it was in the sheet.
local function lane_of(G, one)
    if one.known or one.kind ~= "touchpoint" or one.type == "flag" or not one.heading then return end
    if #(G.things.lane or {}) >= LANES_MOST then return gather.note(G, "no_lane", tostring(LANES_MOST)) end
    local lane = gather.thing(G, "lane", text.clean(one.heading, schema.MAX_NAME - 12))
    if not lane.slots.from then gather.put(G, lane, schema.kinds.lane.fields.from, {}, { is = "touchpoint." .. one.name }) end
end

--- The company that declares its own fields and speaks the map's language, where one is needed.
function company.own(G)
    local own = {}
    for _, one in ipairs(G.own_types) do
        if not one.known then own[#own + 1] = { one.kind == "touchpoint" and one.name or one.kind .. "." .. one.name, one.type } end
    end
    local owner = (G.things.company or {})[1]
    local dutch = G.dutch > G.english
    if not owner and #own == 0 and not dutch then return end
    owner = owner or gather.thing(G, "company", G.stem)
    if dutch and not owner.slots.language then gather.put(G, owner, schema.kinds.company.fields.language, {}, { is = "nl" }) end
    for _, one in ipairs(G.own_types) do lane_of(G, one) end
    for _, one in ipairs(own) do gather.put(G, owner, schema.kinds.company.fields.fields, { key = one[1] }, { is = one[2] }) end
end

return company

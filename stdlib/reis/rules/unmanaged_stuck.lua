-- What is not ours to steer can still fail us; know who could take its place.
local text = require "reis.language.text"
local several = require "reis.model.several"

--- Whether the owners do it through channels that are not ours either (word of mouth): nobody can replace neighbours.
local function of_their_own_accord(t)
    local channels = several.of(t, "channel")
    for _, channel in ipairs(channels) do
        if channel.managed ~= false then return false end
    end
    return #channels > 0
end

return {
    id = "unmanaged-stuck",
    severity = "note",
    doc = "An unmanaged touchpoint of a partner for whom there is no alternative.",
    why = "What is not ours to steer can still fail us.",
    mend = "Give the partner an alternative.",
    source = "Nielsen Norman Group on omnichannel journeys",
    example = { wrong = [[
partner "Parcels" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { owner = "Parcels" },
} }
]], right = [[
partner "Parcels" { alternative = "Our own van" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { owner = "Parcels" },
} }
]] },
    check = function(model, _, report, options)
        local function partners_of(t)
            local out = table.move(t.ref.partners, 1, #t.ref.partners, 1, {})
            if of_their_own_accord(t) then return out end
            for _, owner in ipairs(several.of(t, "owner")) do
                if owner.kind == "partner" then out[#out + 1] = owner end
            end
            return out
        end
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                if not t.managed then
                    local partners, way_out = partners_of(t), false
                    for _, partner in ipairs(partners) do
                        way_out = way_out or rawget(partner, "alternative") ~= nil
                    end
                    if #partners > 0 and not way_out then
                        report("note", t, options.L("unmanaged-stuck", text.quote(partners[1].name)))
                    end
                end
            end
        end
    end,
}

-- Journeys as CJML 2.0 (Customer Journey Modelling Language, SINTEF; cjml.no): phases, actors, touchpoints with their channels. A
-- touchpoint with a channel is a communication of the end user with who answers for it, one without is an action of the end user.

local i18n = require "reis.words.i18n"
local slug = require "reis.words.slug"

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

local function escaped(s) return (s:gsub('[&<>"]', ENTITIES)) end

local function line(out, depth, format, ...)
    local given = { ... }
    for i, s in ipairs(given) do given[i] = escaped(s) end
    out[#out + 1] = ("  "):rep(depth) .. format:format(table.unpack(given))
end

--- The personas that meet a touchpoint of a journey.
local function customers(all, journey, t)
    for _, list in ipairs { t and t.ref.personas or {}, journey.ref.personas or {}, all.model.personas } do
        if #list > 0 then return list end
    end
    return {}
end

--- Who answers for a touchpoint: its owner, or the first of several; else the company.
local function provider(T, t)
    local owner = t.ref.owner
    if type(owner) == "table" and not owner.kind then owner = owner[1] and (owner[1].thing or owner[1]) end
    return owner and owner.name or T.company
end

local function channels(t)
    local names, given = {}, t.channel
    if type(given) == "string" then return { given } end
    for key, one in pairs(given or {}) do names[#names + 1] = type(key) == "string" and key or one end
    table.sort(names)
    return names
end

local function id_of(T, kind, name)
    local key = kind .. name
    if not T.ids[key] then T.ids[key] = slug.free(T.taken, slug.of(name), "-") end
    return T.ids[key]
end

local function actor(out, T, kind, name)
    local known = T.ids[kind .. name] ~= nil
    local tag = kind == "persona" and "endUser" or "serviceProvider"
    line(out, 3, "<" .. tag .. (known and ' actorIDref="%s">' or ' actorID="%s">'), id_of(T, kind, name))
    line(out, 4, kind == "persona" and "<actorName>%s</actorName>" or "<companyName>%s</companyName>", name)
    line(out, 3, "</" .. tag .. ">")
end

local function actors(out, T, journey)
    local seen = {}
    local function once(kind, name)
        if seen[kind .. name] then return end
        seen[kind .. name] = true
        actor(out, T, kind, name)
    end
    line(out, 2, "<actors>")
    for _, persona in ipairs(customers(T.all, journey)) do once("persona", persona.name) end
    for _, t in ipairs(journey.touchpoints) do
        for _, persona in ipairs(customers(T.all, journey, t)) do once("persona", persona.name) end
    end
    for _, t in ipairs(journey.touchpoints) do if #channels(t) > 0 then once("team", provider(T, t)) end end
    line(out, 2, "</actors>")
end

local function party(out, T, tag, kind, name, label)
    line(out, 4, "<" .. tag .. ">")
    line(out, 5, '<refersTo actorIDref="%s"/>', id_of(T, kind, name))
    line(out, 5, ("<%sLabel>%%s</%sLabel>"):format(tag, tag), label)
    line(out, 4, "</" .. tag .. ">")
end

local function touchpoint(out, T, journey, t, number, phase)
    local via = channels(t)
    local tag = #via > 0 and "plannedCommunicationPoint" or "plannedAction"
    local people = customers(T.all, journey, t)
    line(out, 3, "<" .. tag .. ">")
    line(out, 4, "<touchpointID>%s</touchpointID>", ("T%d"):format(number))
    line(out, 4, '<belongsTo phaseIDref="%s"/>', phase)
    party(out, T, "initiator", "persona", people[1] and people[1].name or T.nobody, t.name)
    if #via > 0 then
        local front = type(t.frontstage) == "table" and t.frontstage[1] or t.frontstage
        party(out, T, "receiver", "team", provider(T, t), type(front) == "string" and front or t.name)
        line(out, 4, "<channel>")
        line(out, 5, "<channelName>%s</channelName>", table.concat(via, ", "))
        line(out, 4, "</channel>")
    end
    if t.note then line(out, 4, "<comment>%s</comment>", t.note) end
    line(out, 3, "</" .. tag .. ">")
    if #people > 1 then T.several = T.several + 1 end
end

local function journey_of(out, T, journey, number)
    line(out, 1, "<plannedJourney>")
    line(out, 2, "<journeyID>%s</journeyID>", ("PJ%d"):format(number))
    line(out, 2, "<journeyTitle>%s</journeyTitle>", journey.name)
    line(out, 2, "<journeyPhases>")
    for i, phase in ipairs(journey.phases) do
        line(out, 3, '<journeyPhase phaseID="%s">', ("P%d"):format(i))
        line(out, 4, "<phaseName>%s</phaseName>", phase.name)
        if phase.goal then line(out, 4, "<phaseDescription>%s</phaseDescription>", phase.goal) end
        line(out, 3, "</journeyPhase>")
    end
    line(out, 2, "</journeyPhases>")
    if journey.goal then line(out, 2, "<journeyShortSummary>%s</journeyShortSummary>", journey.goal) end
    if #customers(T.all, journey) == 0 then
        line(out, 2, "<actors>")
        actor(out, T, "persona", T.nobody)
        for _, t in ipairs(journey.touchpoints) do
            if #channels(t) > 0 and not T.ids["team" .. provider(T, t)] then actor(out, T, "team", provider(T, t)) end
        end
        line(out, 2, "</actors>")
    else
        actors(out, T, journey)
    end
    line(out, 2, "<touchpoints>")
    local n = 0
    for i, phase in ipairs(journey.phases) do
        for _, t in ipairs(phase.touchpoints) do
            n = n + 1
            touchpoint(out, T, journey, t, n, ("P%d"):format(i))
        end
    end
    line(out, 2, "</touchpoints>")
    line(out, 1, "</plannedJourney>")
end

local function write(all)
    local W = i18n.of(all.lang, "interchange")
    if #all.journeys == 0 then return nil, W "journeys.none" end
    local T = { all = all, ids = {}, taken = {}, several = 0, nobody = W "cjml.customer",
        company = all.model.company and all.model.company.name or W "cjml.company" }
    local out = { '<?xml version="1.0" encoding="UTF-8"?>', '<CJML version="2.0">' }
    for i, journey in ipairs(all.journeys) do journey_of(out, T, journey, i) end
    out[#out + 1] = "</CJML>\n"
    local notes = { W "cjml.lost" }
    if T.several > 0 then notes[2] = W("cjml.several", T.several) end
    return table.concat(out, "\n"), notes
end

return { name = "cjml", suffixes = { "cjml", "xml" }, needs_plan = false, by_journey = true, write = write }

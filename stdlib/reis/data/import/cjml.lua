-- CJML 2.0 (Customer Journey Modelling Language, SINTEF; cjml.no) as XML: phases and touchpoints, channels, who is the customer and who
-- serves. An action of the end user and a communication with one are touchpoints; what providers do among themselves is backstage. What
-- has no place in a script stands in a remark, or is told.

local i18n = require "reis.words.i18n"
local printer = require "reis.language.printer"
local schema = require "reis.language.schema"
local text = require "reis.language.text"
local xml = require "xml"

local cjml = { name = "cjml", suffixes = { "cjml", "xml" } }

local KINDS = { plannedAction = "action", actualAction = "action", plannedCommunicationPoint = "communication",
    actualCommunicationPoint = "communication" }
-- Elements that are read where they stand; all others are told.
local READ = {}
for name in ([[CJML cjml plannedJourney actualJourney journeyID journeyTitle journeyPhases journeyPhase phaseName phaseDescription
    journeyShortSummary journeyLongSummary actors endUser serviceProvider actorName companyName touchpoints plannedAction actualAction
    plannedCommunicationPoint actualCommunicationPoint touchpointID belongsTo initiator receiver refersTo initiatorLabel receiverLabel channel
    channelName comment compliance touchpointExperience experienceDescription experienceRating]]):gmatch "%a+" do READ[name] = true end

-- What a channel is, by what its name holds (CJML's own names among them).
local CHANNELS = { { "phone", "human", "phone" }, { "call", "human", "phone" }, { "face", "human", "person" }, { "meet", "human", "person" },
    { "letter", "print", "letter" }, { "post", "print", "letter" }, { "mail", "digital", "mail" }, { "sms", "digital", "chat" },
    { "chat", "digital", "chat" }, { "message", "digital", "chat" }, { "internet", "digital", "web" }, { "web", "digital", "web" },
    { "app", "digital", "portal" }, { "machine", "digital", "portal" }, { "self", "digital", "portal" } }

--- Whether bytes are XML whose first element is CJML.
function cjml.sniff(bytes)
    local head = bytes:sub(1, 4096):gsub("<%?.-%?>", ""):gsub("<!%-%-.-%-%->", "")
    return head:find("<[%w_]*:?[Cc][Jj][Mm][Ll][%s>]") ~= nil
end

--- A text as a script may hold it, on one line.
local function trimmed(s) return text.clean(s, schema.MAX_TEXT // 4) end -- several may be put together

local function child(element, name)
    for _, one in ipairs(element) do if one.name == name then return one end end
end

--- The text of a child, nil where there is none or it is empty.
local function said(element, name)
    local one = element and child(element, name)
    local words = one and trimmed(one.text)
    return words ~= "" and words or nil
end

local function tell(T, line, key, ...) T.notes[#T.notes + 1] = T.W("at", line, T.W(key, ...)) end

--- Declares a thing once, by the key that CJML knows it by -> its name
local function declared(T, list, kind, key, wanted, fields)
    if not list[key] then
        list[key] = T.namer[kind](wanted)
        T.nodes[#T.nodes + 1] = { kind = kind, name = list[key], fields = fields }
    end
    return list[key]
end

local function actors(T, journey)
    for _, actor in ipairs(child(journey, "actors") or {}) do
        local id = actor.attributes.actorID or actor.attributes.actorIDref
        local name = said(actor, "actorName") or said(actor, "companyName") or id
        if id and actor.name == "endUser" then
            T.who[id] = { kind = "persona", name = declared(T, T.personas, "persona", id, name) }
        elseif id and actor.name == "serviceProvider" then
            T.who[id] = { kind = "team", name = declared(T, T.teams, "team", id, name) }
        end
    end
end

--- Who begins or receives -> the actor or nil, what it is called there
local function side(T, point, name, label)
    local of = child(point, name)
    if not of then return nil end
    local refers = child(of, "refersTo")
    local id = refers and refers.attributes.actorIDref
    if id and not T.who[id] then
        tell(T, of.line, "cjml.actor", id)
        T.who[id] = { kind = "team", name = declared(T, T.teams, "team", id, id) }
    end
    return id and T.who[id], said(of, label)
end

local function channel(T, point)
    local of = child(point, "channel")
    local name = said(of, "channelName") or of and #of == 0 and trimmed(of.text) ~= "" and trimmed(of.text)
    if not name then return nil end
    local kind, icon
    for _, one in ipairs(CHANNELS) do
        if name:lower():find(one[1], 1, true) then
            kind, icon = one[2], one[3]
            break
        end
    end
    return declared(T, T.channels, "channel", name, name, { { "kind", kind }, { "icon", icon } })
end

--- What has no field of its own, as one remark.
local function remark(point)
    local parts, felt = {}, child(point, "touchpointExperience")
    parts[1] = said(point, "comment")
    parts[#parts + 1] = said(felt, "experienceDescription")
    local rating = felt and said(felt, "experienceRating")
    if rating then parts[#parts + 1] = "experienceRating: " .. rating end
    return #parts > 0 and table.concat(parts, "; ") or nil
end

local function tags(point)
    local list, id = {}, said(point, "touchpointID")
    if id and id:find "^D" then list[1] = "deviation" end
    local compliance = said(point, "compliance")
    if compliance then list[#list + 1] = compliance end
    return list
end

--- A touchpoint; or, where no end user is in it, what is done backstage: nil, text
local function touchpoint(T, point, namer)
    local from, from_label = side(T, point, "initiator", "initiatorLabel")
    local to, to_label = side(T, point, "receiver", "receiverLabel")
    local customer = from and from.kind == "persona" and from or to and to.kind == "persona" and to
    if not customer and (from or to) then
        local who = from and from.name or to.name
        return nil, ("%s: %s"):format(who, from_label or to_label or said(point, "touchpointID") or "?")
    end
    local provider = from and from.kind == "team" and from or to and to.kind == "team" and to
    local own, other = from_label, to_label
    if customer and customer == to and customer ~= from then own, other = to_label, from_label end
    local name = namer(own or other or said(point, "touchpointID"))
    return { kind = "touchpoint", name = name, fields = { { "channel", channel(T, point) }, { "owner", provider and provider.name },
        { "personas", customer and { customer.name } or nil }, { "frontstage", provider and other and other ~= own and { other } or nil },
        { "tags", tags(point) }, { "note", remark(point) } } }
end

local function phases(T, journey)
    local list, by_id, namer = {}, {}, printer.namer("phase", T.W "untitled")
    for _, phase in ipairs(child(journey, "journeyPhases") or {}) do
        local id = phase.attributes.phaseID and trimmed(phase.attributes.phaseID)
        local node = { kind = "phase", name = namer(said(phase, "phaseName") or id), children = {},
            fields = { { "note", said(phase, "phaseDescription") } } }
        list[#list + 1] = node
        if id then by_id[id] = node end
    end
    return list, by_id, namer
end

local function points(T, journey)
    local list, by_id, namer = phases(T, journey)
    local names, at, last = printer.namer("touchpoint", T.W "untitled"), list[1], nil
    local waiting = {}
    for _, point in ipairs(child(journey, "touchpoints") or {}) do
        if KINDS[point.name] then
            local belongs = child(point, "belongsTo")
            local id = belongs and belongs.attributes.phaseIDref and trimmed(belongs.attributes.phaseIDref)
            if id and id ~= "" and not by_id[id] then tell(T, point.line, "cjml.phase", id) end
            at = id and by_id[id] or at
            if not at then
                at = { kind = "phase", name = namer(T.W "before"), children = {}, fields = {} }
                list[1] = at
            end
            local node, backstage = touchpoint(T, point, names)
            if node then
                last = node
                table.insert(at.children, node)
                if #waiting > 0 then node.fields[#node.fields + 1], waiting = { "backstage", waiting }, {} end
            else
                local done = last and last.fields[#last.fields]
                if not last then
                    waiting[#waiting + 1] = backstage
                elseif done and done[1] == "backstage" then
                    table.insert(done[2], backstage)
                else
                    last.fields[#last.fields + 1] = { "backstage", { backstage } }
                end
            end
        end
    end
    if #waiting > 0 then tell(T, journey.line, "cjml.backstage", table.concat(waiting, "; ")) end
    return list
end

local function journey_of(T, journey)
    actors(T, journey)
    local name = T.journey(said(journey, "journeyTitle") or said(journey, "journeyID"))
    local summary = {}
    for _, key in ipairs { "journeyShortSummary", "journeyLongSummary" } do summary[#summary + 1] = said(journey, key) end
    return { kind = "journey", name = name, fields = { { "note", #summary > 0 and table.concat(summary, " ") or nil },
        { "tags", { journey.name == "plannedJourney" and "planned" or "actual" } } }, children = points(T, journey) }
end

--- Tells of elements that are not read, each kind once.
local function unread(T, root)
    local counts, order, lines = {}, {}, {}
    local function walk(element)
        if not READ[element.name] then
            if not counts[element.name] then order[#order + 1], lines[element.name] = element.name, element.line end
            counts[element.name] = (counts[element.name] or 0) + 1
            return
        end
        for _, one in ipairs(element) do walk(one) end
    end
    walk(root)
    for _, name in ipairs(order) do tell(T, lines[name], "cjml.unread", name, counts[name]) end
end

--- See data/import.lua.
function cjml.read(bytes, options)
    local root, message, line = xml.read(bytes)
    if not root then return nil, "it " .. message, line end
    if root.name:lower() ~= "cjml" then return nil, ("its first element is <%s>, not <CJML>"):format(root.name:sub(1, 40)), root.line end
    local T = { W = i18n.of(options.lang, "interchange"), notes = {}, nodes = {}, who = {}, personas = {}, teams = {}, channels = {}, namer = {} }
    for _, kind in ipairs { "persona", "team", "channel" } do T.namer[kind] = printer.namer(kind, kind) end
    T.journey = printer.namer("journey", T.W "untitled")
    local journeys = {}
    for _, one in ipairs(root) do
        if one.name == "plannedJourney" or one.name == "actualJourney" then
            journeys[#journeys + 1] = { blank = true }
            journeys[#journeys + 1] = journey_of(T, one)
        end
    end
    if #journeys == 0 then return nil, "it holds no plannedJourney and no actualJourney", root.line end
    unread(T, root)
    table.insert(T.nodes, 1, { comment = T.W "from cjml" })
    table.move(journeys, 1, #journeys, #T.nodes + 1, T.nodes)
    return T.nodes, T.notes
end

return cjml

-- A phase, and what stands in it, in sentences: for the text alternative of the map and the zoom. S: of listed/parts.lua.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local ink = require "reis.pictures.ink"
local listed = require "reis.pictures.listed.table"
local lists = require "reis.pictures.map.lists"
local numbering = require "reis.model.numbering"
local concerns = require "reis.model.concerns"
local quantity = require "reis.language.quantity"
local several = require "reis.model.several"

local sentences = {}

local ENDS = { "%.", "!", "?", "…", "%.”", "!”", "?”", "…”", '%."', '!"', '?"' }

--- Whether a text ends as a sentence does.
local function ended(text)
    for _, mark in ipairs(ENDS) do
        if text:find(mark .. "$") then return true end
    end
    return false
end

--- Sentences one after another, each with a capital and its point.
local function join(list)
    for i, one in ipairs(list) do list[i] = ink.capital(one) .. (ended(one) and "" or ".") end
    return table.concat(list, " ")
end
sentences.join = join

--- "1 Website (web; Marketing)"
local function name_of(t)
    local beside = {}
    for _, field in ipairs { "channel", "owner" } do beside[#beside + 1] = several.names(t, field) end
    local name = numbering.of(t) .. " " .. t.name
    return #beside > 0 and ("%s (%s)"):format(name, table.concat(beside, "; ")) or name
end
sentences.name = name_of

--- What is felt at a touchpoint: "experience 6.4, expected 7.0: emotion −0.6".
local function felt(S, t)
    local W, lang, m = S.W, S.ctx.lang, S.met(t)
    if not m then return W "say.unmet" end
    if not m.experience then return W "say.unscored" end
    local emotion = m.emotional_emotion or m.emotion
    local mark = format.number(m.experience, 1, lang)
    if not emotion or not m.expectation then return W("say.experience", mark) end
    local expected = format.number(m.expectation, 1, lang)
    local other = m.functional_emotion
    if m.emotional_emotion and other and math.abs(other - emotion) > 0.05 then
        return W("say.felt.apart", mark, expected, format.signed(emotion, 1, lang), format.signed(other, 1, lang))
    end
    return W("say.felt", mark, expected, format.signed(emotion, 1, lang))
end

--- A touchpoint in one line: who and where, how it feels, what is special, what is said. headed: its name stands above
function sentences.touchpoint(S, t, headed)
    local W, out = S.W, {}
    out[1] = headed and felt(S, t) or name_of(t) .. ": " .. felt(S, t)
    if quantity.pick(t.moment_of_truth, S.persona) == true then out[#out + 1] = W "say.moment" end
    for _, killer in ipairs(t.killers) do
        local p = concerns(killer, S.persona) and S.mean(killer.probability or 1) or 0
        if p > 0 then out[#out + 1] = W("say.killer", killer.name, format.percent(p, S.ctx.lang)) end
    end
    if t.managed == false then out[#out + 1] = W "say.unmanaged" end
    if t.silence then out[#out + 1] = W "say.silent" end
    for _, quote in ipairs(t.quote or {}) do out[#out + 1] = "“" .. (type(quote) == "table" and quote.text or quote) .. "”" end
    return join(out)
end

--- What a phase is about, in one paragraph: its goal, how long, pains, needs, what is behind it, what is being done.
function sentences.phase(S, phase)
    local W, ctx, out = S.W, S.ctx, {}
    local goal = phase.goal
    if goal then out[1] = W("say.goal", type(goal) == "table" and table.concat(goal, ", ") or goal) end
    local duration = S.duration(phase.duration)
    if duration ~= "" then out[#out + 1] = W("say.takes", duration) end
    for _, field in ipairs { "activities", "thinks", "feels", "questions" } do
        local said = {}
        for i, one in ipairs(lists.said(phase, field)) do said[i] = one.text end
        if #said > 0 then out[#out + 1] = W("say." .. field, table.concat(said, "; ")) end
    end
    for _, field in ipairs { "pains", "needs" } do
        local texts = {}
        for i, one in ipairs(lists.evidenced(phase, field, true, S.persona, ctx.lang)) do texts[i] = one.text end
        if #texts > 0 then out[#out + 1] = W("say." .. field, table.concat(texts, "; ")) end
    end
    local systems = {}
    for i, one in ipairs(lists.systems(phase)) do systems[i] = one.text end
    if #systems > 0 then out[#out + 1] = W("say.systems", table.concat(systems, ", ")) end
    return join(out)
end

--- What is behind a touchpoint, in one paragraph; "" where nothing is.
function sentences.stage(S, t)
    local W, out = S.W, {}
    for _, one in ipairs { { "offers", t.offers }, { "physical", t.physical }, { "front", t.frontstage }, { "back", t.backstage },
        { "systems", t.ref.systems }, { "partners", t.ref.partners }, { "fails", t.fails } } do
        local text = listed.all(one[2])
        if text ~= "" then out[#out + 1] = W("col." .. one[1]) .. ": " .. text end
    end
    return join(out)
end

--- The actions of a phase in one sentence; nil where there are none. actions: of lists.actions
function sentences.actions(S, actions)
    local texts = {}
    for i, a in ipairs(actions or {}) do texts[i] = ("%s %s (%s)"):format(a.id, a.text, S.ctx.L("action.horizon." .. a.horizon)) end
    return #texts > 0 and join { S.W("say.actions", table.concat(texts, "; ")) } or nil
end

--- The highest and the lowest touchpoint of some: "Highest at 3 Test ride (+1.2), lowest at 7 Delivery (−3.0)"; nil without figures.
function sentences.ends(S, touchpoints)
    local high, low, n = nil, nil, 0
    for _, t in ipairs(touchpoints) do
        local m = S.met(t)
        local x = m and (m.emotional_emotion or m.emotion)
        if x then
            n = n + 1
            if not high or x > high[1] then high = { x, t } end
            if not low or x < low[1] then low = { x, t } end
        end
    end
    if n < 2 then return nil end
    local function name(one) return numbering.of(one[2]) .. " " .. one[2].name, format.signed(one[1], 1, S.ctx.lang) end
    local a, x = name(high)
    local b, y = name(low)
    return S.W("say.ends", a, x, b, y)
end

--- Whom it is told of: "For Sanne, 34 % of customers: a role."
function sentences.persona(S)
    local persona = S.persona
    if not persona then return nil end
    local share = quantity.mean(persona.share)
    local name = persona.name .. (persona.role and (" (%s)"):format(persona.role) or "")
    return share and S.W("say.persona", name, format.percent(share, S.ctx.lang)) or S.W("say.persona.alone", name)
end

--- "2 touchpoints"
function sentences.count(S, key, n) return S.ctx.L(i18n.plural(key, n), n) end

return sentences

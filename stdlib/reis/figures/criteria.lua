-- Criteria as tests of a model: what is measured, whether it is met, and which flip from one set of figures to another.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local measure = require "reis.figures.measure"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"
local quantity = require "reis.language.quantity"

local criteria = {}

local LEAST = 1e-9

--- One criterion by the figures F. A journey that another stands in for is measured there.
-- -> { criterion =, what =, at = thing, persona = thing or nil, figure = (nil: it cannot be tested), min =, max =, met = }
-- | nil for one that nobody has made testable
function criteria.test(F, criterion)
    local what = rawget(criterion, "measure")
    local at = criterion.ref.at or rawget(criterion, "parent")
    if not what or not at then return nil end
    at = F.state.replaced_by[at] or at
    local one = { criterion = criterion, what = what, at = at, persona = criterion.ref.persona,
        min = quantity.mean(F.get(criterion, "min")), max = quantity.mean(F.get(criterion, "max")) }
    one.figure = measure(F, F.model, what, at, one.persona)
    one.low = one.figure and one.min and one.figure < one.min - LEAST or false
    one.high = one.figure and one.max and one.figure > one.max + LEAST or false
    one.met = one.figure ~= nil and not one.low and not one.high
    return one
end

--- All of a model that can be tested, by its figures F, in declared order.
function criteria.all(model, F)
    local list = {}
    for _, criterion in ipairs(model.criteria) do list[#list + 1] = criteria.test(F, criterion) end
    return list
end

--- Where a criterion stands, by names: what two models that both hold it call it.
function criteria.path(criterion)
    local names, thing = {}, criterion
    while thing do
        table.insert(names, 1, thing.name)
        thing = rawget(thing, "parent")
    end
    return table.concat(names, "/")
end

--- All that can be tested, as they stand before and after: figures, of one model or of two.
-- -> list of { criterion =, what =, at =, persona =, min =, max =, met = (after), from = figure, to = figure, flips = whether
-- one meets it and the other does not }
function criteria.standing(before, after)
    local known, list = {}, {}
    for _, one in ipairs(criteria.all(before.model, before)) do known[criteria.path(one.criterion)] = one end
    for _, one in ipairs(criteria.all(after.model, after)) do
        local old = known[criteria.path(one.criterion)]
        list[#list + 1] = { criterion = one.criterion, what = one.what, at = one.at, persona = one.persona, min = one.min,
            max = one.max, met = one.met, from = old and old.figure, to = one.figure, flips = old ~= nil and old.met ~= one.met }
    end
    return list
end

--- Of a list as of standing those that flip.
function criteria.flipping(list)
    local out = {}
    for _, one in ipairs(list) do
        if one.flips then out[#out + 1] = one end
    end
    return out
end

--- Those that are met by one and not by the other.
function criteria.flips(before, after) return criteria.flipping(criteria.standing(before, after)) end

--- What a criterion asks for: "at least 7.0".
function criteria.bounds(one, lang, currency)
    local L = i18n.of(lang)
    local function show(x) return measures.show(one.what, x, lang, currency) end
    if one.min and one.max then return L("criterion.between", show(one.min), show(one.max)) end
    return one.min and L("criterion.least", show(one.min)) or one.max and L("criterion.most", show(one.max)) or L "criterion.figure"
end

--- One that flips, as a sentence.
function criteria.line(one, lang, currency)
    local L = i18n.of(lang)
    local function show(x) return x and measures.show(one.what, x, lang, currency) or format.number(nil) end
    local at = one.at.kind == "touchpoint" and numbering.name(one.at) or one.at.name
    return L(one.met and "criterion.met" or "criterion.fails", one.criterion.name, measures.label(one.what, lang),
        one.persona and L("criterion.for", at, one.persona.name) or at, show(one.from), show(one.to), criteria.bounds(one, lang, currency))
end

--- Several, a line each; "" for none.
function criteria.text(flips, lang, currency)
    local out = {}
    for i, one in ipairs(flips) do out[i] = criteria.line(one, lang, currency) .. "\n" end
    return table.concat(out)
end

--- A list as of standing as plain values for scripts: { { criterion =, measure =, at =, persona =, min =, max =, from =, to =,
-- met =, flips =, why = (a sentence, of those that flip) } }
function criteria.plain(list, lang, currency)
    local out = {}
    for i, one in ipairs(list) do
        out[i] = { criterion = one.criterion.name, measure = one.what, at = one.at.name, persona = one.persona and one.persona.name,
            min = one.min, max = one.max, from = one.from, to = one.to, met = one.met, flips = one.flips,
            why = one.flips and criteria.line(one, lang, currency) or nil }
    end
    return out
end

--- The same for programs -> list of json objects
function criteria.json(flips)
    local list = {}
    for i, one in ipairs(flips) do
        list[i] = json.fields({ criterion = one.criterion.name, measure = one.what, at = one.at.name,
            persona = one.persona and one.persona.name, min = one.min, max = one.max, from = one.from, to = one.to, met = one.met },
            { "criterion", "measure", "at", "persona", "min", "max", "from", "to", "met" })
    end
    return list
end

return criteria

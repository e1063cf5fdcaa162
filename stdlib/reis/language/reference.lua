-- The reference of the language, made from the schema: a kind with its fields, all kinds, and where a
-- field occurs; wrapped to the terminal. In English, or in a tongue (T, language/tongue.lua; nil for English): in its words, and
-- in its language.

local host = require "host"
local i18n = require "reis.words.i18n"
local schema = require "reis.language.schema"

local reference = {}

-- Units that what a field takes has said already.
local SAID = {
    number = true, difference = true, minutes = true, ["person-days"] = true, ["whole number"] = true,
}

local GROUPS = {
    { "who and what is involved", { "company", "business_model", "value_proposition", "value", "principle",
        "channel", "team", "system", "partner", "persona" } },
    { "what is known (evidence)", schema.evidence_kinds },
    { "the journey", { "journey", "phase", "touchpoint", "need", "pain", "killer", "fail", "question",
        "criterion", "lane" } },
    { "what is aimed at and followed", { "goal", "metric", "match" } },
    { "change", { "opportunity", "action", "roadmap", "scenario" } },
}

local function terminal_width()
    local job = host.job and host.job()
    local width = job and job.width or 0
    if width <= 0 then width = 80 end
    return math.max(50, math.min(width, 100))
end

local function columns(text)
    return utf8.len(text) or #text
end

--- Breaks a text at its spaces into lines of at most `width` columns.
local function wrap(text, width)
    local lines, line = {}, nil
    for word in text:gmatch("%S+") do
        if line and columns(line) + 1 + columns(word) > width then
            lines[#lines + 1], line = line, word
        else
            line = line and line .. " " .. word or word
        end
    end
    lines[#lines + 1] = line
    return lines
end

--- A term and its explanation, the latter wrapped beside it.
local function entry(out, term, texts, indent, gap, width)
    local first = true
    for _, text in ipairs(texts) do
        for _, line in ipairs(wrap(text, width - indent - gap)) do
            local left = first and term or ""
            out[#out + 1] = (" "):rep(indent) .. left .. (" "):rep(math.max(1, gap - columns(left))) .. line
            first = false
        end
    end
end

local function voice(T) return i18n.of(T and T.lang, "help") end

--- A word of a list (tongue.lua) as the tongue has it.
local function word(T, list, english) return T and T:word(list, english) or english end

--- What a kind or a field is for.
local function doc(T, text)
    return T and T.lang ~= "en" and require("reis.language.vocabulary." .. T.lang .. "_docs")[text] or text
end

local function default_of(field, L, T)
    local value = field.default
    if field.computed then return L "computed" end
    if value == nil and field.type == "flag" then value = false end
    if value == nil then return nil end
    if type(value) == "number" then return L("default", ("%g"):format(value)) end
    if type(value) == "boolean" then return L("default", T and T:say(tostring(value)) or tostring(value)) end
    return L("default", word(T, "values", tostring(value)))
end

--- How a field's number may be given beside plainly: uncertain, per persona, with its sources.
local function forms_of(field, L)
    local forms = {}
    local number = field.number and field.type ~= "int" and not field.plain
    if number then forms[#forms + 1] = L "uncertain" end
    if field.each then forms[#forms + 1] = L "each" end
    if number and field.seen then forms[#forms + 1] = L "seen" end
    return forms
end

local function measures_of(field, L, T)
    local names = {}
    for i, name in ipairs(field.values) do names[i] = word(T, "measures", name) end
    return L("one.of", table.concat(names, ", ")) .. (field.value and L "or.value" or "") .. (field.other and L "or.other" or "")
end

--- A unit as the tongue has it.
local function unit_of(field, L)
    local unit = L("unit." .. field.unit)
    return unit ~= "unit." .. field.unit and unit or field.unit
end

--- What a field takes in words: type and bounds, unit, default, and the forms it may have.
function reference.takes(field, T)
    local L = voice(T)
    local parts = { field.type == "measure" and field.values and measures_of(field, L, T)
        or T and T:say(schema.takes(field)) or schema.takes(field) }
    if field.unit and not SAID[field.unit] then parts[1] = parts[1] .. " (" .. unit_of(field, L) .. ")" end
    if field.required then parts[#parts + 1] = L "needed" end
    parts[#parts + 1] = default_of(field, L, T)
    for _, form in ipairs(forms_of(field, L)) do parts[#parts + 1] = form end
    return table.concat(parts, "; ")
end

--- What it is for, if that is said, and what it takes.
local function about(field, T)
    return field.doc ~= "" and { doc(T, field.doc), reference.takes(field, T) } or { reference.takes(field, T) }
end

local function fields(out, list, indent, gap, width, T)
    for _, field in ipairs(list) do
        entry(out, word(T, "fields", field.name), about(field, T), indent, gap, width)
        if field.fields then fields(out, field.fields, indent + 2, gap, width, T) end
    end
end

local function longest(list, indent, T)
    local most = 0
    for _, field in ipairs(list) do
        most = math.max(most, columns(word(T, "fields", field.name)) + indent)
        if field.fields then most = math.max(most, longest(field.fields, indent + 2, T)) end
    end
    return most
end

local function holders(kind, T)
    local names = {}
    for i, parent in ipairs(kind.parents or {}) do names[i] = T and T:say(schema.a(parent)) or schema.a(parent) end
    return table.concat(names, ", ")
end

--- Where a kind stands, what it holds and how a script reads it.
local function place(out, kind, width, T)
    local L = voice(T)
    local where = kind.parents and L("stands", holders(kind, T)) .. (kind.free and L "free" or "") or L "alone"
    local held = {}
    for child in pairs(kind.children) do held[#held + 1] = word(T, "kinds", child) end
    table.sort(held)
    local text = where .. (#held > 0 and L("holds", table.concat(held, ", ")) or "") .. (kind.table and L "table" or "")
        .. (kind.parents and not kind.free and "" or L("read", kind.collection)) .. "."
    for _, line in ipairs(wrap(text, width)) do out[#out + 1] = line end
end

--- A kind with all its fields, as text for the terminal.
function reference.kind(name, T)
    local kind, width = schema.kinds[name], terminal_width()
    local out = {}
    for _, line in ipairs(wrap(("%s: %s"):format(word(T, "kinds", name), doc(T, kind.doc or "")), width)) do out[#out + 1] = line end
    place(out, kind, width, T)
    out[#out + 1] = ""
    local all = schema.fields(name)
    fields(out, all, 2, longest(all, 0, T) + 2, width, T)
    return table.concat(out, "\n") .. "\n"
end

--- All kinds, a line each, in groups.
function reference.all()
    local out, width = {}, terminal_width()
    for i, group in ipairs(GROUPS) do
        out[#out + 1] = (i > 1 and "\n" or "") .. group[1]
        for _, name in ipairs(group[2]) do
            entry(out, name, { schema.kinds[name].doc }, 2, 19, width)
        end
    end
    out[#out + 1] = "\n`reis help touchpoint` shows a kind's fields, `reis help leave` a field."
    return table.concat(out, "\n") .. "\n"
end

--- Where a field of that name occurs and what it is there, as text; nil where no kind has it. only: of this kind alone, or nil
function reference.field(name, only, T)
    local out, width, L = {}, terminal_width(), voice(T)
    for _, kind in ipairs(schema.order) do
        local field = schema.kinds[kind].fields[name]
        if field and (not only or only == kind) then
            out[#out + 1] = L("field.of", word(T, "fields", name), T and T:say(schema.a(kind)) or schema.a(kind))
            entry(out, "", about(field, T), 1, 1, width)
            if field.fields then fields(out, field.fields, 2, longest(field.fields, 0, T) + 2, width, T) end
        end
    end
    return #out > 0 and table.concat(out, "\n") .. "\n" or nil
end

--- The names of the kinds in the order in which reference.all shows them.
function reference.kinds()
    local names = {}
    for _, group in ipairs(GROUPS) do
        for _, name in ipairs(group[2]) do names[#names + 1] = name end
    end
    return names
end

return reference

-- The reference of the language, made from the schema: a kind with its fields, all kinds, and where a
-- field occurs; wrapped to the terminal.

local host = require "host"
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
        "criterion" } },
    { "what is aimed at and followed", { "goal", "metric" } },
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

local function default_of(field)
    local value = field.default
    if field.computed then return "worked out where it is not given" end
    if value == nil and field.type == "flag" then value = false end
    if value == nil then return nil end
    return "default " .. (type(value) == "number" and ("%g"):format(value) or tostring(value))
end

--- How a field's number may be given beside plainly: uncertain, per persona, with its sources.
local function forms_of(field)
    local forms = {}
    local number = field.number and field.type ~= "int" and not field.plain
    if number then forms[#forms + 1] = "may be uncertain" end
    if field.each then forms[#forms + 1] = "may differ per persona: each { … }" end
    if number and field.seen then forms[#forms + 1] = "may name its sources: seen { … }" end
    return forms
end

local function measures_of(field)
    return "one of " .. table.concat(field.values, ", ") .. (field.value and ", or a value's name" or "")
        .. (field.other and ', or "other"' or "")
end

--- What a field takes in words: type and bounds, unit, default, and the forms it may have.
function reference.takes(field)
    local parts = { field.type == "measure" and field.values and measures_of(field) or schema.takes(field) }
    if field.unit and not SAID[field.unit] then parts[1] = parts[1] .. " (" .. field.unit .. ")" end
    if field.required then parts[#parts + 1] = "needed" end
    parts[#parts + 1] = default_of(field)
    for _, form in ipairs(forms_of(field)) do parts[#parts + 1] = form end
    return table.concat(parts, "; ")
end

local function fields(out, list, indent, gap, width)
    for _, field in ipairs(list) do
        local doc = field.doc ~= "" and { field.doc, reference.takes(field) } or { reference.takes(field) }
        entry(out, field.name, doc, indent, gap, width)
        if field.fields then fields(out, field.fields, indent + 2, gap, width) end
    end
end

local function longest(list, indent)
    local most = 0
    for _, field in ipairs(list) do
        most = math.max(most, columns(field.name) + indent)
        if field.fields then most = math.max(most, longest(field.fields, indent + 2)) end
    end
    return most
end

local function holders(kind)
    local names = {}
    for i, parent in ipairs(kind.parents or {}) do names[i] = schema.a(parent) end
    return table.concat(names, ", ")
end

--- Where a kind stands, what it holds and how a script reads it.
local function place(out, kind, width)
    local where = kind.parents and "stands in " .. holders(kind) .. (kind.free and ", or on its own" or "")
        or "stands on its own"
    local held = {}
    for child in pairs(kind.children) do held[#held + 1] = child end
    table.sort(held)
    local text = where .. (#held > 0 and "; holds " .. table.concat(held, ", ") or "")
        .. (kind.table and "; needs its table { … }" or "")
        .. (kind.parents and not kind.free and "" or "; read as model." .. kind.collection) .. "."
    for _, line in ipairs(wrap(text, width)) do out[#out + 1] = line end
end

--- A kind with all its fields, as text for the terminal.
function reference.kind(name)
    local kind, width = schema.kinds[name], terminal_width()
    local out = {}
    for _, line in ipairs(wrap(("%s: %s"):format(name, kind.doc or ""), width)) do out[#out + 1] = line end
    place(out, kind, width)
    out[#out + 1] = ""
    fields(out, kind.fields, 2, longest(kind.fields, 0) + 2, width)
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

--- Where a field of that name occurs and what it is there, as text; nil where no kind has it. only: of this kind alone
function reference.field(name, only)
    local out, width = {}, terminal_width()
    for _, kind in ipairs(schema.order) do
        local field = schema.kinds[kind].fields[name]
        if field and (not only or only == kind) then
            out[#out + 1] = ("%s of %s:"):format(name, schema.a(kind))
            entry(out, "", { field.doc, reference.takes(field) }, 1, 1, width)
            if field.fields then fields(out, field.fields, 2, longest(field.fields, 0) + 2, width) end
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

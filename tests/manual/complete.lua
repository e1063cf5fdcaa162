-- Whether the reference and the manual tell of everything there is: kinds, fields, rules, measures, methods.
-- Run from the top of the tree: lua5.4 tests/manual/complete.lua; prints TAP without a plan.

package.path = "stdlib/?.lua;" .. package.path
local WIDTH = 80
package.preload.host = function()
    return { job = function() return { width = WIDTH, options = {}, args = {}, files = {} } end }
end

package.preload.engine = function() return {} end -- nothing is counted here

local schema = require "reis.language.schema"
local reference = require "reis.language.reference"

local function say(good, name, lines)
    print((good and "ok - " or "not ok - ") .. name)
    for _, line in ipairs(good and {} or lines or {}) do print("#   " .. line) end
end

local function page(name)
    local file = assert(io.open("stdlib/manual/" .. name .. ".md", "r"))
    local text = file:read "a"
    file:close()
    return text
end

--- All names must occur in a page between backticks or as a heading.
local function tells(name, what, words)
    local text, missing = page(name), {}
    for _, word in ipairs(words) do
        local plain = word:gsub("%p", "%%%0")
        if not text:find("`" .. plain .. "`") and not text:find("\n#+ " .. plain .. "\n") then
            missing[#missing + 1] = word
        end
    end
    say(#missing == 0, ("%s.md tells of every %s"):format(name, what), missing)
end

-- docs --------------------------------------------------------------------------------------------------

local function without_doc(list, path, found)
    for _, field in ipairs(list) do
        if type(field.doc) ~= "string" or not field.doc:find "%a" then found[#found + 1] = path .. field.name end
        if field.fields then without_doc(field.fields, path .. field.name .. ".", found) end
    end
    return found
end

for _, name in ipairs(schema.order) do
    local kind = schema.kinds[name]
    say(type(kind.doc) == "string" and kind.doc:find "%a" ~= nil, "kind " .. name .. " has a doc")
    local found = without_doc(kind.fields, name .. ".", {})
    say(#found == 0, "every field of " .. name .. " has a doc", found)
end

-- the reference -----------------------------------------------------------------------------------------

local listed, missing = {}, {}
for _, name in ipairs(reference.kinds()) do listed[name] = true end
for _, name in ipairs(schema.order) do
    if not listed[name] then missing[#missing + 1] = name end
end
say(#missing == 0, "reis help kinds lists every kind", missing)

local function too_wide(text, width)
    local found = {}
    for line in text:gmatch "[^\n]+" do
        if utf8.len(line) > width then found[#found + 1] = line end
    end
    return found
end

for _, width in ipairs { 72, 80, 100 } do
    WIDTH = width
    local wide = too_wide(reference.all(), width)
    for _, name in ipairs(schema.order) do
        local text = reference.kind(name)
        table.move(too_wide(text, width), 1, 1000, #wide + 1, wide)
        for _, field in ipairs(schema.kinds[name].fields) do
            if not text:find("\n  " .. field.name .. " ", 1, true) then wide[#wide + 1] = name .. "." .. field.name end
        end
    end
    say(#wide == 0, ("the reference shows every field within %d columns"):format(width), wide)
end

-- the manual --------------------------------------------------------------------------------------------

local rules, docs = {}, {}
for i, rule in ipairs(require("reis.rules.rules").all()) do rules[i], docs[i] = rule.name, rule.doc end
tells("check", "rule", rules)

local text, unlike = page "check":gsub("%s+", " "), {}
for i, doc in ipairs(docs) do
    if not text:find(doc:gsub("%s+", " "), 1, true) then unlike[#unlike + 1] = rules[i] .. ": " .. doc end
end
say(#unlike == 0, "check.md says of each rule what the rule says of itself", unlike)

tells("figures", "measure", schema.measures)
tells("roadmap", "method", require("reis.roadmap.ranking").methods)
local others = {}
for _, name in ipairs(schema.order) do others[#others + 1] = name end
tells("language", "kind", others)

-- The file that says which activities of a log make which touchpoint, and in which phase, channel and hands these are.

local csv_read = require "reis.words.csv_read"
local fold = require "reis.words.fold"

local map = {}

local HEADINGS = {
    activity = { "activity", "activiteit", "event", "gebeurtenis" }, touchpoint = { "touchpoint", "contactmoment" },
    phase = { "phase", "fase" }, channel = { "channel", "kanaal" }, owner = { "owner", "eigenaar", "team" }, ends = { "ends", "einde" },
}
local ENDS = { done = "done", klaar = "done", voltooid = "done", leave = "leave", afhaken = "leave" }

--- The fields by the headings of a file -> { [heading] = field }
local function fields_of(names)
    local known, of = {}, {}
    for field, list in pairs(HEADINGS) do
        for _, name in ipairs(list) do known[name] = field end
    end
    for _, name in ipairs(names) do of[name] = known[fold(name)] end
    return of
end

local function rule_of(row, names, of)
    local rule = {}
    for _, name in ipairs(names) do
        local cell = of[name] and row[name] and row[name]:match "^%s*(.-)%s*$"
        if cell and cell ~= "" then rule[of[name]] = cell end
    end
    if rule.ends then rule.ends = ENDS[fold(rule.ends)] or false end
    return rule
end

--- A mapping file, CSV with a heading activity and any of phase, touchpoint, channel, owner, ends (done or leave: what it means that a
-- case ends there). An activity may be a pattern: * is any text, ? one character; the first row that fits counts.
-- -> list of { activity =, phase =, touchpoint =, channel =, owner =, ends = } | nil, message, line
function map.read(text)
    local rows, names, line = csv_read.records(text, { texts = true })
    if not rows then return nil, names, line end
    local of, rules, there = fields_of(names), {}, {}
    for _, field in pairs(of) do there[field] = true end
    if not there.activity then return nil, "it has no column activity; its others are phase, touchpoint, channel, owner and ends", 1 end
    for i, row in ipairs(rows) do
        local rule = rule_of(row, names, of)
        if rule.ends == false then return nil, "ends is done or leave", i + 1 end
        if rule.activity then rules[#rules + 1] = rule end
    end
    return rules
end

--- Whether a pattern fits a name, whatever its capitals.
function map.fits(pattern, name)
    local p, s = fold(pattern), fold(name)
    p = p:gsub("[%^%$%(%)%%%.%[%]%+%-]", "%%%0"):gsub("%*", ".*"):gsub("%?", "[%%z\1-\127\194-\244][\128-\191]*")
    return s:find("^" .. p .. "$") ~= nil
end

--- The names of all activities where a rule fits none of them; nil where it fits one.
function map.idle(rule, activities)
    local names = {}
    for i, a in ipairs(activities) do
        if map.fits(rule.activity, a.name) then return nil end
        names[i] = a.name
    end
    return names
end

--- What L:filter is to rename, so that activities are called as their touchpoints.
function map.renames(rules)
    local list = {}
    for _, rule in ipairs(rules) do
        local name = rule.touchpoint or not rule.activity:find "[*?]" and rule.activity
        if name then list[#list + 1] = { to = name, where = { activity = rule.activity } } end
    end
    return list
end

--- The rule of an activity after it has been renamed, and the patterns of all that go by its name; nil where there is none.
function map.of(rules, name)
    local found, patterns = nil, {}
    for _, rule in ipairs(rules) do
        if rule.touchpoint == name then
            found = found or rule
            patterns[#patterns + 1] = rule.activity
        end
    end
    if found then return found, patterns end
    for _, rule in ipairs(rules) do
        if not rule.touchpoint and map.fits(rule.activity, name) then return rule, { name } end
    end
    return nil, {}
end

return map

-- A company's own colours and font, put in the place of ours when a page is drawn. Views keep to the palette of ink, so
-- that what a colour means is known here by which one it is.

local contrast = require "reis.words.contrast"

local theme = {}

local WHITE, NIGHT = "#FFFFFF", "#11171D" -- the paper, and a dark screen

-- What each colour of a theme stands for: ours; the tints of it, with how much of the colour is in them; darker ones.
local ROLES = {
    accent = { ours = { "#213B50", "#2F4A60" }, tints = {}, darker = {}, seen = 2, words = "#D5E0EA" }, -- a plate with pale words
    good = { ours = { "#0072B2" }, tints = { ["#D6E7F2"] = 0.16, ["#8DBCDB"] = 0.45, ["#77AAD3"] = 0.55, ["#7FB4D8"] = 0.5,
        ["#EFF5F8"] = 0.06 }, darker = {} },
    poor = { ours = { "#B54700" }, tints = { ["#F6D2BC"] = 0.25, ["#FBE9DF"] = 0.12, ["#E9A684"] = 0.5, ["#E08A63"] = 0.62 }, darker = {} },
    action = { ours = { "#00795A" }, tints = { ["#D9EFE7"] = 0.15, ["#E6F3EE"] = 0.1 }, darker = { "#00523D" } },
    second = { ours = { "#8F4A7A" }, tints = {}, darker = {} },
}

local ORDER = { "accent", "good", "poor", "action", "second" }

--- A shade of a colour that can be seen on a dark screen, and on which words of another can be read.
local function for_fill(color, seen, words)
    return contrast.shade(contrast.shade(color, WHITE, NIGHT, seen), "#000000", words, 4.5)
end

local function rule(list, what, from, to)
    list[#list + 1] = ("%s %s %s"):format(what, from:lower(), to)
end

--- Replaces one role: fills swap (ours -> theirs) and the rules for dark screens.
local function replace(made, role, color)
    local swap, dark = made.swap, made.dark
    for _, ours in ipairs(role.ours) do swap[ours] = color end
    rule(dark, "ink", color, contrast.shade(color, WHITE, "#1E262E", 4.5))
    rule(dark, "fill", color, for_fill(color, role.seen or 3, role.words or WHITE))
    for ours, part in pairs(role.tints) do swap[ours] = contrast.mix(color, WHITE, part) end
    local tints = {}
    for ours, part in pairs(role.tints) do tints[#tints + 1] = { swap[ours], contrast.mix(color, NIGHT, 0.15 + 0.5 * part) } end
    table.sort(tints, function(a, b) return a[1] < b[1] end)
    for _, one in ipairs(tints) do rule(dark, "all", one[1], one[2]) end
    for _, ours in ipairs(role.darker) do
        swap[ours] = contrast.shade(color, "#000000", swap["#D9EFE7"], 7)
        if swap[ours] ~= color then rule(dark, "all", swap[ours], contrast.shade(color, WHITE, NIGHT, 9)) end
    end
end

local kept = setmetatable({}, { __mode = "k" })

--- The theme of a model: { swap = { [our colour] = theirs }, dark = rules of the drawing program, font = a family or nil,
-- poor = their colour of it or nil }; nil where the company has none.
function theme.of(model)
    local own = model.company and model.company.theme
    if not own then return nil end
    if kept[own] then return kept[own] end
    local made = { swap = {}, dark = {}, font = own.font, poor = own.poor }
    for _, name in ipairs(ORDER) do
        if own[name] then replace(made, ROLES[name], own[name]) end
    end
    kept[own] = made
    return made
end

local PAINTED = { "fill", "stroke", "color" }

--- An item in the colours of a theme: a copy where one of them changes.
local function painted(item, made)
    local copy
    local function change(field, v)
        if not copy then
            copy = {}
            for k, old in next, item do copy[k] = old end
        end
        copy[field] = v
    end
    for _, field in ipairs(PAINTED) do
        local v = item[field]
        local own = type(v) == "string" and made.swap[v:sub(1, 7):upper()]
        if own then change(field, own .. v:sub(8)) end
    end
    if item[1] == "killer" and made.poor then change("fill", made.poor) end
    return copy or item
end

--- A page in the colours of its theme: a copy, or the page itself where it has none.
function theme.paint(page)
    local made = page.theme
    if not made then return page end
    local copy = {}
    for k, v in next, page do copy[k] = v end
    for _, list in ipairs { "items", "background", "clusters" } do
        local out = {}
        for i, item in ipairs(page[list] or {}) do out[i] = painted(item, made) end
        copy[list] = out
    end
    return copy
end

--- The lines of a request to the drawing program.
function theme.lines(page)
    local made, lines = page.theme, {}
    if not made then return lines end
    if made.font then lines[1] = "font " .. made.font end
    for _, one in ipairs(made.dark) do lines[#lines + 1] = "dark " .. one end
    return lines
end

return theme

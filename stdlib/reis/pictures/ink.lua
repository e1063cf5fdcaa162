-- The visual language of every picture: palette, sizes, and a page on which views put boxes, texts
-- and marks.
-- Header, legend and footer are in reis.frame.

local scene = require "scene"
local called = require "reis.words.called"
local images = require "reis.pictures.images"
local theme = require "reis.pictures.theme"

local ink = {
    INK = "#1B2733", INK2 = "#465462", INK3 = "#5E6C79", EDGE = "#8695A3", DASH = "#5F6E7C",
    RULE = "#C6CED6", HAIR = "#DFE4E9", COL = "#DCE2E7", BAND = "#F4F6F8", BACK = "#EEF1F4",
    DEEP = "#213B50", PALE = "#D5E0EA", BLUE = "#0072B2", VERM = "#B54700", GREEN = "#00795A",
    PURPLE = "#8F4A7A", ORANGE = "#E69F00", BLUET = "#D6E7F2", VERMT = "#F6D2BC",
        GREENT = "#D9EFE7",
    BELOW = "#D0703C", ABOVE = "#4A8FC0", -- bars of marks: 3 to 1 and more on white, bands and tints
    FAIL = "#FBE9DF", LEAF = "#00523D", GREY = "#7F8D99", FLOW = "#2F4A60", WHITE = "#FFFFFF",
        CLEAR = "#ffffff00",
    GOOD = "#0072B255", NEUTRAL = "#7F8D993C", POOR = "#B5470091", STRIP = "#B5470018",
    M = 20, TOP = 18, MICRO = 5.6, LEAD = 1.19,
}

local Page = {}
Page.__index = Page

--- A new page, points, origin top left. ctx gives paper and prefix. Pass it to scene.encode as it
-- is.
function ink.page(ctx, title)
    return setmetatable({ w = ctx.paper.w, h = ctx.paper.h, title = scene.clean(title),
        prefix = ctx.prefix or "", lang = ctx.lang, letters = called.of(ctx.model).letters,
        items = {}, background = {}, clusters = {}, compromises = {}, theme = theme.of(ctx.model), model = ctx.model }, Page)
end

--- An image beneath the script's folder, cut to its place, over all else on the page. o: round (a circle), whole (nothing of
-- it is cut), name. What cannot be read is left out, and said.
function Page:image(x, y, w, h, path, o)
    self.shown = self.shown or {}
    local image, message = images.on(self.shown, path)
    if not image then
        self:compromise("left out", message)
        return nil
    end
    local item = { "image", x = x, y = y, w = w, h = h, image = image }
    for k, v in pairs(o or {}) do item[k] = v end
    item.align = item.whole and "center" or nil
    return self:add(item)
end

--- Adds an item to the drawing; its name becomes the title, its id gets the prefix. -> the item
function Page:add(item)
    if item.name then item.name = scene.clean(item.name) end
    if item.id then item.id = self.prefix .. item.id end
    self.items[#self.items + 1] = item
    return item
end

--- Ink without meaning: it lies under everything.
function Page:back(item)
    self.background[#self.background + 1] = item
    return item
end

function Page:rect(x, y, w, h, fill)
    return self:back { "rect", x = x, y = y, w = w, h = h, fill = fill }
end

function Page:rule(x1, y1, x2, y2, stroke, width)
    return self:back { "line", x1 = x1, y1 = y1, x2 = x2, y2 = y2, stroke = stroke or ink.RULE,
        width = width or 0.5 }
end

local LRM = "\u{200E}"

--- A line whose number or sign stays at its left although the name after it is written from right to left.
local function from_left(line)
    if not line:find("[\214-\223]") or line:find("^[%a\194-\223]") then return line end
    return LRM .. line
end

--- Keeps what a page had to do for lack of room. kind: "cut" (a text), "left out" (an item) or "thinned" (a lane); text: what
-- it was done to, as a person would name it.
function Page:compromise(kind, text)
    self.compromises[#self.compromises + 1] = { kind = kind, text = scene.clean(text) }
end

--- What lines were cut from, or nil.
local function whole_of(lines)
    if lines.whole then return lines.whole end
    for _, line in ipairs(lines) do
        local whole = line:find("…", 1, true) and scene.whole(line)
        if whole then return whole end
    end
    return nil
end

--- A text that was cut is a compromise, and stands whole in its tip where nothing else says it.
local function own_up(page, item)
    local whole = whole_of(item.lines)
    if not whole then return end
    whole = scene.clean(whole)
    page:compromise("cut", whole)
    local said = item.tip or item.name
    if not said or not scene.clean(said):find(whole, 1, true) then
        item.tip = said and said ~= "" and whole .. " · " .. said or whole
    end
end

--- A text whose first row begins at y. o: size, bold, italic, color, lead, align + w, name, url,
-- id, tip. What was cut to fit is kept as a compromise.
function Page:text(x, y, lines, o)
    local item = { "text", x = x, y = y, lines = type(lines) == "string" and { scene.clean(lines) }
        or lines }
    for k, v in pairs(o or {}) do item[k] = v end
    own_up(self, item)
    local lines = {}
    for i, line in ipairs(item.lines) do lines[i] = from_left(line) end
    item.lines = lines
    item.size = item.size or 7
    item.lead = item.lead or item.size * ink.LEAD
    return self:add(item)
end

--- A text of one line whose middle is at y.
function Page:line(x, y, s, o)
    local size = o and o.size or 7
    return self:text(x, y - size * ink.LEAD / 2 - size * 0.02, s, o)
end

--- A straight stroke of meaning. o: stroke, width, dash, arrow, name, url.
function Page:stroke(x1, y1, x2, y2, o)
    local item = { "path", points = ink.straight(x1, y1, x2, y2) }
    for k, v in pairs(o or {}) do item[k] = v end
    return self:add(item)
end

--- A box that is not seen but catches the pointer.
function Page:hit(x, y, w, h, o)
    local item = { "box", x = x, y = y, w = w, h = h, fill = ink.CLEAR }
    for k, v in pairs(o) do item[k] = v end
    return self:add(item)
end

-- ---- geometry ----

--- A straight line as a Bézier chain.
function ink.straight(x1, y1, x2, y2)
    local dx, dy = (x2 - x1) / 3, (y2 - y1) / 3
    return { x1, y1, x1 + dx, y1 + dy, x2 - dx, y2 - dy, x2, y2 }
end

local K = 0.5523

--- A polyline with rounded corners as a Bézier chain: points {x1,y1,x2,y2,…}, radius r.
function ink.elbow(points, r)
    local chain = { points[1], points[2] }
    local n = #points // 2
    local function to(x, y)
        local k = #chain
        local x0, y0 = chain[k - 1], chain[k]
        for _, v in ipairs { x0 + (x - x0) / 3, y0 + (y - y0) / 3, x - (x - x0) / 3,
            y - (y - y0) / 3, x, y } do
            chain[#chain + 1] = v
        end
    end
    for i = 2, n - 1 do
        local x, y = points[2 * i - 1], points[2 * i]
        local ax, ay = points[2 * i - 3] - x, points[2 * i - 2] - y
        local bx, by = points[2 * i + 1] - x, points[2 * i + 2] - y
        local la, lb = math.sqrt(ax * ax + ay * ay), math.sqrt(bx * bx + by * by)
        local cut = math.min(r, la / 2, lb / 2)
        if la > 0 and lb > 0 and cut > 0 then
            local sx, sy, ex, ey = x + ax / la * cut, y + ay / la * cut, x + bx / lb * cut,
                y + by / lb * cut
            to(sx, sy)
            for _, v in ipairs { sx + (x - sx) * K, sy + (y - sy) * K, ex + (x - ex) * K,
                ey + (y - ey) * K, ex, ey } do
                chain[#chain + 1] = v
            end
        end
    end
    to(points[2 * n - 1], points[2 * n])
    return chain
end

--- The outline of a plate with a point at its right and a notch at its left (sharp = false: flat
-- there).
function ink.plate(x, y, w, h, o)
    o = o or {}
    local tip, mid = 5, y + h / 2
    local points = { x, y, x + w, y, x + w + tip, mid, x + w, y + h, x, y + h }
    if o.flat_end then points = { x, y, x + w, y, x + w, y + h, x, y + h } end
    if not o.first then
        points[#points + 1] = x + tip
        points[#points + 1] = mid
    end
    return points
end

-- ---- texts ----

--- The largest size, from `size` down by `step` to `least`, at which s fits in w.
function ink.fit(s, w, size, o)
    o = o or {}
    local step, least = o.step or 0.2, o.least or ink.MICRO
    while size > least and scene.width(s, size, o.bold) > w do size = size - step end
    return math.max(size, least)
end

--- s in one line of w at most, cut with an ellipsis where it must be.
function ink.cut(s, w, size, bold)
    return scene.wrap(s, w / 0.98, { size = size, bold = bold, max = 1 })[1] or ""
end

--- Wraps, but rather shrinks a little than breaks a word by force. -> lines, size
function ink.gentle(s, w, size, o)
    local least = size * 0.84
    while true do
        local lines, _, forced = scene.wrap(s, w, { size = size, bold = o and o.bold, max = o
            and o.max })
        if not forced or size - 0.2 < least then return lines, size end
        size = size - 0.2
    end
end

--- A name in `most` lines at most (1): smaller, down to the smallest, rather than cut or broken by force. o: bold, lines, least
-- -> lines, size
function ink.whole(s, w, size, o)
    local most, least = o and o.lines or 1, o and o.least or ink.MICRO
    while true do
        local lines, clipped, forced = scene.wrap(s, w / 0.98, { size = size, bold = o and o.bold, max = most })
        if not clipped and not forced or size - 0.2 < least then return lines, size end
        size = size - 0.2
    end
end

--- As many names as fit in w, and how many more: "Anna, Bram, +3".
function ink.some(names, w, size, between)
    local s = names[1] or ""
    for i = 2, #names do
        local longer = s .. between .. names[i]
        local more = i < #names and between .. "+" .. #names - i or ""
        if scene.width(longer .. more, size) > w then return s .. between .. "+" .. #names - i + 1 end
        s = longer
    end
    return s
end

--- With a capital to begin with; Dutch "één" becomes "Eén".
function ink.capital(s)
    return (s:gsub("^één", "Eén"):gsub("^%l", string.upper))
end

--- What a persona is called in few words, as no other is.
function ink.called(ctx, name)
    return called.of(ctx.model).short[name] or name
end

--- The letters that stand for a persona, as for no other.
function ink.letters(ctx, name) return called.of(ctx.model).letters[name] end

--- name in one line of w at most, as ink.cut, but told apart from the others (things with a name) that
-- would read the same: the middle gives way where their ends differ.
function ink.cut_apart(name, others, w, size, bold)
    name = scene.clean(name)
    local cut, parts = ink.cut(name, w, size, bold), 0
    if cut == name then return cut end
    for _, other in ipairs(others) do
        other = scene.clean(other.name)
        if other ~= name and ink.cut(other, w, size, bold) == cut then
            local at = 1
            while at <= #name and name:byte(at) == other:byte(at) do at = at + 1 end
            parts = math.max(parts, at)
        end
    end
    if parts == 0 then return cut end
    while parts > 1 and (name:byte(parts) or 0) >= 128 and (name:byte(parts) or 0) < 192 do parts = parts - 1 end
    local tail = name:sub(parts)
    for at in name:sub(1, parts - 1):reverse():gmatch("()%s") do -- from the beginning of the word
        if at <= 12 then tail = name:sub(parts - at + 1) end
        break
    end
    tail = "…" .. tail:gsub("^%s+", "")
    local stem = cut:gsub("…$", "")
    while stem ~= "" and scene.width(stem .. tail, size, bold) > w do
        stem = stem:sub(1, (utf8.offset(stem, -1) or 1) - 1)
    end
    local short = ink.cut(stem:gsub("%s+$", "") .. tail, w, size, bold)
    return scene.whole(short, name)
end

-- ---- marks ----

local CHIP = {
    now = { fill = ink.GREEN, stroke = ink.GREEN, color = ink.WHITE },
    next = { fill = ink.GREENT, stroke = ink.GREEN, color = ink.LEAF },
    later = { fill = ink.WHITE, stroke = ink.GREY, color = ink.INK2 },
    out = { fill = ink.CLEAR, stroke = ink.DASH, color = ink.INK3, dash = { 1.6, 1.2 }, plain = true },
}
ink.CHIP = CHIP

--- Width of an action's chip at a font size.
function ink.chip_width(id, size)
    return scene.width(id, size, true) + 1.1 * size
end

--- The chip of an action: y is its middle. o: size, name, url, id, tip. -> width
function Page:chip(x, y, id, horizon, o)
    local style = CHIP[horizon] or CHIP.later
    local size, w = o.size, ink.chip_width(id, o.size)
    self:add { "box", x = x, y = y - size * 0.68, w = w, h = size * 1.36, round = true,
        fill = style.fill,
        stroke = style.stroke, width = 0.6, dash = style.dash, name = o.name, tip = o.tip,
        url = o.url, id = o.id, class = "action " .. horizon }
    local text = style.plain and scene.width(id, size) or w - 1.1 * size
    self:line(x + (w - text) / 2, y + 0.09 * size, id, { size = size, bold = not style.plain,
        italic = style.plain, color = style.color, url = o.url, tip = o.tip or o.name })
    return w
end

--- A box with a dashed outline when somebody else runs what it shows. o: name, url, id, fill,
-- class.
function Page:card(x, y, w, h, managed, o)
    local item = { "box", x = x, y = y, w = w, h = h, fill = ink.WHITE, round = true,
        stroke = ink.EDGE, width = 0.5 }
    if not managed then
        item.stroke, item.width, item.dash = ink.DASH, 0.7, { 2.4, 1.7 }
    end
    for k, v in pairs(o or {}) do item[k] = v end
    return self:add(item)
end

--- The downward triangle of a pain; side in points, (x, y) its centre.
function Page:pain(x, y, side, name)
    return self:add { "triangle", x = x, y = y, w = side, h = side * 0.9, down = true,
        fill = ink.VERM, name = name }
end

--- The ring of a need.
function Page:need(x, y, r, name)
    return self:add { "circle", x = x, y = y, r = r, fill = ink.WHITE, stroke = ink.BLUE,
        width = 1, name = name }
end

--- A disc with initials, or the photo of the persona of that name.
function Page:avatar(x, y, r, name, o)
    o = o or {}
    local letters = self.letters[name] or called.letters({ name })[name]
    local disc = self:add { "circle", x = x, y = y, r = r, fill = o.fill or ink.DEEP, label = letters,
        color = ink.WHITE, bold = true,
        size = ink.fit(letters, 1.5 * r, r * 0.77, { bold = true }), name = o.name or name,
            tip = o.tip }
    local persona = self.model.personas[name]
    if persona and persona.image then -- the rim keeps the colour that stands for the persona
        local inner = r - math.max(0.8, r * 0.06)
        self:image(x - inner, y - inner, 2 * inner, 2 * inner, persona.image, { round = true })
    end
    return disc
end

local BY_WORD = {
    { "word of mouth", "mouth" }, { "mond", "mouth" }, { "neighbo", "mouth" }, { "app", "portal" },
        { "portal", "portal" },
    { "mijn", "portal" }, { "e%-?mail", "mail" }, { "newsletter", "mail" }, { "chat", "chat" },
        { "whatsapp", "chat" },
    { "social", "chat" }, { "phone", "phone" }, { "telefo", "phone" }, { "call", "phone" },
        { "bel", "phone" },
    { "web", "web" }, { "site", "web" }, { "online", "web" }, { "shop", "org" }, { "store",
        "org" }, { "winkel", "org" },
    { "branch", "org" }, { "office", "org" }, { "counter", "person" }, { "balie", "person" },
        { "desk", "person" },
    { "letter", "letter" }, { "brief", "letter" }, { "post", "letter" }, { "visit", "visit" },
        { "bezoek", "visit" },
    { "home", "visit" }, { "huis", "visit" },
}
local BY_KIND = { digital = "web", human = "person", physical = "org", print = "letter" }

--- The icon of a channel: its own, else one that suits its name or kind; "none" for no channel.
function ink.icon_of(channel)
    if not channel then return "none" end
    if channel.icon then return channel.icon end
    local name = channel.name:lower()
    for _, pair in ipairs(BY_WORD) do
        if name:find(pair[1]) then return pair[2] end
    end
    return BY_KIND[channel.category] or "other"
end

--- A channel's icon, (x, y) its top left. size 9 gives strokes of .65.
function Page:icon(x, y, channel, size, o)
    o = o or {}
    return self:add { "icon", icon = ink.icon_of(channel), x = x, y = y, size = size or 9,
        stroke = o.stroke or ink.INK2,
        tip = o.tip or channel and channel.name, url = o.url }
end

function Page:killer(x, y, r, name, url)
    return self:add { "killer", x = x, y = y, r = r or 4.8, name = name, url = url }
end

function Page:moment(x, y, r, name)
    return self:add { "moment", x = x, y = y, r = r or 4.8, name = name }
end

return ink

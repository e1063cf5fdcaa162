-- Where the columns of an ecosystem stand and how tall their boxes are, for a ribbon width that
-- fits all.

local place = {}

-- BOTTOM and SCALE are those of the paper, set at the start of place.all
local TOP, BOTTOM = 82, 551
local SCALE = 1
local GAP = 64 -- the widest between channels or owners
local THICK = 36 -- a thicker ribbon would fold over itself where it bends

--- x and width of the columns, by which of them there are.
local function columns(f)
    local owners = #f.units + #f.thirds > 0
    if #f.channels > 0 and owners then
        return { customers = { 20, 96 }, cards = { 196, 206 }, channels = { 478, 92 },
            owners = { 688, 134 } }
    elseif #f.channels > 0 then
        return { customers = { 20, 110 }, cards = { 236, 270 }, channels = { 706, 116 } }
    elseif owners then
        return { customers = { 20, 110 }, cards = { 236, 270 }, owners = { 680, 142 } }
    end
    return { customers = { 20, 120 }, cards = { 270, 552 } }
end

-- The tallest a card gets, by how many there are.
local CARD = { 469, 205, 138, 102 }

local function widest(f)
    return (#f.cards == 1 and 1.3 * GAP or GAP) * SCALE
end

local function spread(list, height, most_gap, least_gap)
    local sum = 0
    for _, node in ipairs(list) do sum = sum + node.h end
    local n = #list
    local gap = n > 1 and math.min(most_gap, (height - sum) / (n - 1)) or 0
    return gap, sum + gap * (n - 1), gap >= (n > 1 and least_gap or 0) - 1e-9
end

local function put(list, y, gap)
    for _, node in ipairs(list) do
        node.y = y
        y = y + node.h + gap
    end
    return y - gap
end

--- Heights of channels and owners for ribbons of width u a touchpoint.
local function sizes(f, u, low_channel, low_owner)
    for _, node in ipairs(f.channels) do node.h = math.max(low_channel, node.low or 0, u * node.wide) end
    for _, list in ipairs { f.units, f.thirds } do
        for _, node in ipairs(list) do node.h = math.max(low_owner, node.low or 0, u * node.wide) end
    end
end

-- Owners stand in two groups with a gap of 24 between them.
local GROUPS = 24

local function owners_fit(f, gap)
    local sum, n = 0, 0
    for _, list in ipairs { f.units, f.thirds } do
        for _, node in ipairs(list) do sum, n = sum + node.h, n + 1 end
    end
    local between = #f.units > 0 and #f.thirds > 0 and GROUPS or 0
    return sum + gap * math.max(0, n - (between > 0 and 2 or 1)) + between <= BOTTOM - TOP
end

local function fits(f, u, low_channel, low_owner, gap_channel, gap_owner)
    sizes(f, u, low_channel, low_owner)
    local _, _, ok = spread(f.channels, BOTTOM - TOP, 1e9, gap_channel)
    if not ok or not owners_fit(f, gap_owner) then return false end
    for _, card in ipairs(f.cards) do
        if not card.future and u * card.n > card.h - 6 then return false end
    end
    for _, list in ipairs { f.left, f.right } do
        for _, r in ipairs(list) do
            if u * r.n > THICK then return false end
        end
    end
    return true
end

--- The widest ribbons that fit, with easy gaps where they can be had.
local function ribbon_width(f)
    local most = (({ 24, 16, 13, 10 })[#f.cards] or 3.3) * SCALE
    for _, try in ipairs { { 30, 21, 18, 8, 3.3 }, { 30, 21, 8, 5, 1.6 }, { 24, 17, 6, 4, 0.8 },
        { 20, 15, 4, 3, 0.2 } } do
        local u = most
        while u >= try[5] - 1e-9 do
            if fits(f, u, try[1], try[2], try[3], try[4]) then return u end
            u = u - 0.1
        end
    end
    local u = 0.2
    while u > 0.02 and not fits(f, u, 15, 12, 2, 1.5) do u = u - 0.02 end
    return u
end

--- The height that suits a journey: few touchpoints ask for little.
local function wanted(card)
    return (card.n <= 2 and 62 + 13 * math.max(1, card.n) or 84 + 11 * card.n) * SCALE
end

--- Heights of cards that share n times h: what small ones leave goes to the others.
local function share(list, h)
    local left, small = h * #list, {}
    local function equal() return left / math.max(1, #list - #small) end
    local sorted = table.move(list, 1, #list, 1, {})
    table.sort(sorted, function(a, b)
        if a.n ~= b.n then return a.n < b.n end
        return a.thing.index < b.thing.index
    end)
    for _, card in ipairs(sorted) do
        local w = wanted(card)
        if w >= math.min(h, equal()) then break end
        card.h, left, small[#small + 1] = w, left - w, card
    end
    for i = #small + 1, #sorted do
        sorted[i].h = math.min(left / (#sorted - #small), math.max(h, 1.6 * wanted(sorted[i])))
    end
end

local function cards(f)
    local n = #f.cards
    local least = n > 6 and 12 or 17
    local h = math.min((CARD[n] or 64) * SCALE, (BOTTOM - TOP - least * (n - 1)) / n)
    if n == 1 then f.cards[1].h = math.min(BOTTOM - TOP, 250 + 12 * f.cards[1].n)
    else share(f.cards, h) end
    local gap, tall = spread(f.cards, BOTTOM - TOP, 40, 0)
    put(f.cards, (TOP + BOTTOM - tall) / 2, gap)
    return tall
end

local function owners(f, tall)
    local both = #f.units > 0 and #f.thirds > 0
    local sum, n = 0, 0
    for _, list in ipairs { f.units, f.thirds } do
        for _, node in ipairs(list) do sum, n = sum + node.h, n + 1 end
    end
    local gaps = n - (both and 2 or 1)
    local room = math.max(tall, sum + 9 * gaps + (both and GROUPS or 0))
    room = math.min(room, BOTTOM - TOP)
    local gap = gaps > 0 and math.min(widest(f), (room - sum - (both and GROUPS or 0)) / gaps) or 0
    local all = sum + gap * math.max(0, gaps) + (both and math.max(GROUPS, gap + 10) or 0)
    if all > BOTTOM - TOP then all = sum + gap * math.max(0, gaps) + GROUPS end
    local y = (TOP + BOTTOM - all) / 2
    local between = all - sum - gap * math.max(0, gaps)
    if #f.units > 0 then y = put(f.units, y, gap) + between end
    put(f.thirds, y, gap)
end

local function customers(f, tall)
    local n = #f.customers
    local h = math.min(52 * SCALE, (BOTTOM - TOP - 6 * (n - 1)) / n)
    for _, one in ipairs(f.customers) do one.h = h end
    local used = tall * (n <= 3 and 0.86 or 0.96)
    local gap, all = spread(f.customers, math.min(BOTTOM - TOP, math.max(used, n * h + 8 * (n - 1))), 116 * SCALE, 0)
    put(f.customers, (TOP + BOTTOM - all) / 2, gap)
end

--- Gives every box of f x, y, w, h and the flows their width f.u, for a page of w by h. labels(f, columns, height) says how low
-- boxes may be that hold their names. -> the columns
function place.all(f, w, h, labels)
    BOTTOM = h - 44
    SCALE = (BOTTOM - TOP) / 469
    local C = columns(f)
    local wide = (w - 40) / 802
    for _, column in pairs(C) do column[1], column[2] = 20 + (column[1] - 20) * wide, column[2]
        * wide end
    labels(f, C, BOTTOM - TOP)
    local tall = cards(f)
    f.u = ribbon_width(f)
    local _, all = spread(f.channels, BOTTOM - TOP, widest(f), 0)
    local gap
    local most = math.max(tall, all)
    gap, all = spread(f.channels, math.min(most, BOTTOM - TOP), widest(f), 0)
    put(f.channels, (TOP + BOTTOM - all) / 2, gap)
    owners(f, tall)
    customers(f, tall)
    local function widen(list, column)
        for _, node in ipairs(list) do node.x, node.w = column[1], column[2] end
    end
    widen(f.customers, C.customers)
    widen(f.cards, C.cards)
    if C.channels then widen(f.channels, C.channels) end
    if C.owners then
        widen(f.units, C.owners)
        widen(f.thirds, C.owners)
    end
    return C
end

local function centre(node) return node.y + node.h / 2 end

--- Where ribbons leave and arrive: attachments at a side stand in the order of their other ends.
-- Sets y1 and y2 (their middles) of each ribbon. width(ribbon) -> points
function place.attach(ribbons, width)
    for _, ends in ipairs { { "from", "to", "y1" }, { "to", "from", "y2" } } do
        local at, list = {}, {}
        for _, r in ipairs(ribbons) do
            local node = r[ends[1]]
            if not at[node] then
                at[node] = {}
                list[#list + 1] = node
            end
            table.insert(at[node], r)
        end
        for _, node in ipairs(list) do
            local sum = 0
            for i, r in ipairs(at[node]) do sum, r.seat = sum + width(r), i end
            table.sort(at[node], function(a, b)
                local ya, yb = centre(a[ends[2]]), centre(b[ends[2]])
                if ya ~= yb then return ya < yb end
                return a.seat < b.seat
            end)
            local y = centre(node) - sum / 2
            for _, r in ipairs(at[node]) do
                r[ends[3]] = y + width(r) / 2
                y = y + width(r)
            end
        end
    end
end

place.centre = centre

return place

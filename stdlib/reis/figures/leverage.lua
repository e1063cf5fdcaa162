-- What is decisive: how much U would gain if a touchpoint's marks were one higher.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local numbering = require "reis.model.numbering"
local tables = require "reis.words.tables"

local leverage = {}

--- The touchpoints of a journey, or of all that count, by what raising their marks by 1 adds to U; most first.
-- -> { { journey=, touchpoint=, number=, leverage= }, … }, or nil and why there are no figures (a trap)
function leverage.list(model, F, journey)
    local list = {}
    for _, j in ipairs(journey and { journey } or model.journeys) do
        local gains, message = F.engine:leverage(j.index)
        if not gains then return nil, message end
        for _, t in ipairs(j.touchpoints) do
            list[#list + 1] = { journey = j.name, touchpoint = t.name, number = numbering.of(t),
                leverage = gains[t.index], order = #list }
        end
    end
    table.sort(list, function(a, b)
        if a.leverage ~= b.leverage then return a.leverage > b.leverage end
        return a.order < b.order
    end)
    for _, row in ipairs(list) do row.order = nil end
    return list
end

--- The list as a table for people; money: whether U is money.
function leverage.text(model, list, money, lang)
    local L = i18n.of(lang)
    local currency = model.company and model.company.currency
    local several = #model.journeys > 1
    local rows = { { "", L "score.touchpoint", L(money and "lever.money" or "lever.points") } }
    if several then rows[1][4] = L "lever.journey" end
    for i, row in ipairs(list) do
        rows[i + 1] = { row.number, row.touchpoint,
            money and format.money(row.leverage, currency, lang) or format.signed(row.leverage, 3, lang) }
        if several then rows[i + 1][4] = row.journey end
    end
    return L "lever.title" .. "\n" .. tables.format(rows, { head = true, right = { true, false, true } })
end

return leverage

-- The names of a roadmap's periods: Q1 2026, Jan 2026, week 49, 2026; numbers where no start is
-- given.

local calendar = {}

local MONTHS = { week = 0, month = 1, quarter = 3, year = 12 }

local function days_of(y, m, d) -- days since 0000-03-01, of the proleptic Gregorian calendar
    y, m = m <= 2 and y - 1 or y, m <= 2 and m + 9 or m - 3
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m + 2) // 5 + d - 1
end

local function year_of(days)
    local y = math.floor((days + 0.5) / 365.2425)
    while days_of(y + 1, 1, 1) <= days do y = y + 1 end
    while days_of(y, 1, 1) > days do y = y - 1 end
    return y
end

--- ISO week of a day: its year and number.
local function week_of(days)
    local weekday = (days + 2) % 7 -- 0 = Monday; day 0 is a Wednesday
    local thursday = days - weekday + 3
    local y = year_of(thursday)
    return y, (thursday - days_of(y, 1, 1)) // 7 + 1
end

local function month_name(L, m)
    local i = 0
    for word in L("road.months"):gmatch("%S+") do
        i = i + 1
        if i == m then return word end
    end
end

local function parts(start)
    local y, m, d = tostring(start or ""):match("^(%d%d%d%d)%-(%d%d)%-?(%d?%d?)")
    if not y then
        y = tostring(start or ""):match("^(%d%d%d%d)$")
        m, d = "1", "1"
    end
    if not y then return nil end
    return tonumber(y), tonumber(m), tonumber(d) or 1
end

--- Names of n periods. roadmap: a thing with start and period, or nil. -> { long, … }, { short, …
-- }, period
function calendar.names(roadmap, n, L)
    local period = roadmap and roadmap.period or "quarter"
    local y, m, d = parts(roadmap and rawget(roadmap, "start"))
    local long, short = {}, {}
    for i = 1, n do
        if not y then
            long[i], short[i] = L("road.nth." .. period, i), tostring(i)
        elseif period == "week" then
            local year, week = week_of(days_of(y, m, d) + 7 * (i - 1))
            short[i] = tostring(week)
            long[i] = (i == 1 or week == 1) and L("road.week.year", week, year)
                or L("road.nth.week", week)
        elseif period == "year" and m == 1 then
            long[i], short[i] = tostring(y + i - 1), tostring(y + i - 1)
        else
            local first = m - 1 + MONTHS[period] * (i - 1)
            local year, month = y + first // 12, first % 12 + 1
            if period == "quarter" and month % 3 == 1 then
                short[i] = "Q" .. (month + 2) // 3
            elseif period == "month" then
                short[i] = month_name(L, month)
            else
                local last = first + MONTHS[period] - 1
                short[i] = month_name(L, month) .. "–" .. month_name(L, last % 12 + 1)
                if last // 12 ~= first // 12 then
                    long[i] = ("%s %d–%s %d"):format(month_name(L, month), year, month_name(L,
                        last % 12 + 1), y + last // 12)
                end
            end
            long[i] = long[i] or short[i] .. " " .. year
        end
    end
    return long, short, period
end

--- The month in which a share t of period i (from 1) has passed; for weeks and without a start
-- the period's name.
function calendar.moment(roadmap, i, t, L)
    local period = roadmap and roadmap.period or "quarter"
    local y, m = parts(roadmap and rawget(roadmap, "start"))
    if not y or period == "week" then return calendar.names(roadmap, i, L)[i] end
    local month = m - 1 + math.floor(MONTHS[period] * (i - 1 + math.min(t, 0.999)))
    return month_name(L, month % 12 + 1) .. " " .. y + month // 12
end

--- From and to of a horizon in words: "0–6 months", "weeks 1–2".
function calendar.span(period, from, to, L)
    local months = MONTHS[period]
    if months == 0 then return L("road.span.weeks", from - 1, to) end
    if months == 12 then return L("road.span.years", from - 1, to) end
    return L("road.span.months", (from - 1) * months, to * months)
end

return calendar

-- Measured effects: figures printed in the papers the methods come from, and slow computations of their own.

local harness = require "harness"
local readings = require "reis.figures.readings"
local calendar = require "reis.words.calendar"
local review = require "reis.figures.review"

local function close(got, want, within, what)
    if math.abs(got - want) > within then error(("%s: got %.10g, want %.10g"):format(what, got, want), 2) end
end

local function figure(reading, options) return readings.figure(reading, options or {}) end

--- P(T <= t) by Simpson's rule over the angle whose tangent is t / sqrt(df): no distribution function is asked.
local function t_below(t, df)
    local function integral(to)
        local n, from = 20000, -math.pi / 2
        local h, sum = (to - from) / n, 0
        for i = 0, n do
            local w = (i == 0 or i == n) and 1 or i % 2 == 1 and 4 or 2
            sum = sum + w * math.max(0, math.cos(from + i * h)) ^ (df - 1)
        end
        return sum * h / 3
    end
    return integral(math.atan(t / math.sqrt(df))) / integral(math.pi / 2)
end

harness.test("Wilson's interval, as Newcombe (1998) prints it", function()
    for _, row in ipairs { { 81, 263, 0.2553, 0.3662 }, { 15, 148, 0.0624, 0.1605 }, { 0, 20, 0, 0.1611 }, { 1, 29, 0.0061, 0.1718 } } do
        local low, high = readings.wilson(row[1] / row[2], row[2])
        close(low, row[3], 6e-5, row[1] .. "/" .. row[2])
        close(high, row[4], 6e-5, row[1] .. "/" .. row[2])
    end
end)

harness.test("Newcombe's method 10, as the paper prints it", function()
    local rows = { { 56, 70, 48, 80, 0.0524, 0.3339 }, { 9, 10, 3, 10, 0.1705, 0.8090 }, { 6, 7, 2, 7, 0.0582, 0.8062 },
        { 5, 56, 0, 29, -0.0381, 0.1926 }, { 0, 10, 0, 20, -0.1611, 0.2775 }, { 10, 10, 0, 20, 0.6791, 1 } }
    for _, row in ipairs(rows) do
        local found = readings.effect(figure { hits = row[3], n = row[4] }, figure { hits = row[1], n = row[2] })
        harness.equal(found.test, "Newcombe")
        close(found.effect, row[1] / row[2] - row[3] / row[4], 1e-15, "effect")
        close(found.low, row[5], 6e-5, "low")
        close(found.high, row[6], 6e-5, "high")
    end
end)

harness.test("Welch's interval: as many degrees of freedom as Satterthwaite says, and t by integration", function()
    for _, row in ipairs { { 15, 20.8, 2.79, 15, 23, 3.1 }, { 10, 20.6, 3, 20, 22.1, 0.9 }, { 100, 6, 2.5, 120, 7.25, 2.25 }, { 2, 5, 1, 3, 7, 4 } } do
        local a, b = { n = row[1], mean = row[2], sd = row[3] }, { n = row[4], mean = row[5], sd = row[6] }
        local found = readings.effect(figure(a), figure(b))
        local va, vb = a.sd * a.sd / a.n, b.sd * b.sd / b.n
        local df = (va + vb) * (va + vb) / (va * va / (a.n - 1) + vb * vb / (b.n - 1))
        local se = math.sqrt(va + vb)
        close(found.df, df, 1e-9, "df")
        close((found.low + found.high) / 2, b.mean - a.mean, 1e-9, "middle")
        close(t_below((found.high - found.effect) / se, df), 0.975, 1e-8, "its upper end")
        close(found.p, 2 * (1 - t_below(math.abs(b.mean - a.mean) / se, df)), 1e-8, "p")
    end
end)

harness.test("promoters and detractors: the variance of an answer that is 1, 0 or -1", function()
    local found = readings.effect(figure { n = 200, promoters = 60, detractors = 50 }, figure { n = 240, promoters = 96, detractors = 40 })
    local function variance(n, up, down) -- answer by answer
        local mean, sum = (up - down) / n, 0
        for i = 1, n do sum = sum + ((i <= up and 1 or i <= up + down and -1 or 0) - mean) ^ 2 end
        return sum / n / n
    end
    local se = math.sqrt(variance(200, 60, 50) + variance(240, 96, 40))
    close(found.effect, 56 / 240 - 10 / 200, 1e-12, "effect")
    close(found.high - found.effect, 1.959963984540054 * se, 1e-12, "half")
end)

harness.test("a reading of a mark is brought to 0..10; without n and sd, or of another kind, there is no interval", function()
    local options = { mark = true, scale = { low = 1, high = 5 } }
    local a = figure({ n = 9, mean = 3.4, sd = 0.8 }, options)
    close(a.value, 6, 1e-12, "value")
    close(a.sd, 2, 1e-12, "sd")
    harness.equal(figure({ mean = 7 }, { mark = true }).value, 7)
    harness.equal(readings.effect(figure { mean = 6 }, figure { mean = 7 }).why, "n_sd")
    harness.equal(readings.effect(figure { mean = 6 }, figure { hits = 1, n = 2 }).why, "kinds")
    local still = readings.effect(figure { n = 5, mean = 6, sd = 0 }, figure { n = 5, mean = 7, sd = 0 })
    harness.equal(still.low == 1 and still.high == 1, true, "no spread")
end)

harness.test("dates and rhythms", function()
    harness.equal(calendar.day "1970-01-01" - calendar.day "1969-12-31", 1)
    harness.equal(calendar.day "2025-01-01" - calendar.day "2024-01-01", 366)
    harness.equal(calendar.day "2101-01-01" - calendar.day "2100-01-01", 365)
    for day = calendar.day "1999-12-25", calendar.day "2005-01-10" do harness.equal(calendar.day(calendar.date(day)), day) end
    local function later(date, words) return calendar.date(calendar.later(calendar.day(date), calendar.rhythm(words))) end
    harness.equal(later("2026-01-31", "every month"), "2026-02-28")
    harness.equal(later("2025-11-30", "Elk kwartaal met het panel"), "2026-02-28")
    harness.equal(later("2026-01-01", "6 weeks"), "2026-02-12")
    harness.equal(later("2024-02-29", "1 year"), "2025-02-28")
    harness.equal(calendar.rhythm "now and then", nil)
end)

--- The review of an action that is done, with readings of completion before and after it.
local function judged(before, after, delta)
    local text = ([[
journey "J" { phase "P" { touchpoint "A" { experience = 6, leave = 0.3 } } }
action "X" { status = "done", done = "2026-03-01", improves = { A = { leave = %g } } }
metric "M" { measure = "completion", journey = "J", readings = { { date = "2026-02", n = 400, hits = %d }, { date = "2026-03-01", n = 400, hits = %d } } }
]]):format(delta, before, after)
    local model = harness.run(text)
    return review.of(require "reis.figures.figures".of(model), {}).judged[1]
end

harness.test("the verdicts", function()
    harness.equal(judged(280, 320, -0.1).verdict, "as expected")
    harness.equal(judged(280, 350, -0.05).verdict, "better")
    harness.equal(judged(280, 250, -0.1).verdict, "worse")
    harness.equal(judged(280, 284, -0.25).verdict, "not shown")
    harness.equal(judged(280, 310, -0.25).verdict, "worse")
    close(judged(280, 320, -0.1).factor, 1, 1e-9, "factor")
end)

harness.done()

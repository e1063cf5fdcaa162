-- Figures as people read them: every double has its words, in both languages.

local harness = require "harness"
local format = require "reis.words.format"

local VAST = { 2 ^ 53, 2 ^ 63, 2 ^ 64, 1e15, -1e15, 1e16, 1e100, 1.7976931348623157e308, -1.7976931348623157e308,
    5e-324, -5e-324, 0.0, -0.0, math.maxinteger, math.mininteger, 1 / 0, -1 / 0, 0 / 0 }

local WAYS = { format.number, format.short, format.signed,
    function(x, _, lang) return format.percent(x, lang) end,
    function(x, _, lang) return format.duration(x, lang) end,
    function(x, _, lang) return format.count(x, lang) end,
    function(x, _, lang) return format.money(x, "EUR", lang) end,
    function(x, _, lang) return format.short_money(x, "CHF", lang) end,
    function(x, _, lang) return format.significant(x, 3, lang) end,
    function(x, _, lang) return format.span(1, x, lang) end }

harness.test("every figure that a double can hold is shown, and none as inf or nan", function()
    for _, lang in ipairs { "en", "nl" } do
        for _, x in ipairs(VAST) do
            for i, way in ipairs(WAYS) do
                local s = way(x, 1, lang)
                if s:lower():find "inf" or s:lower():find "nan" or #s > 60 then error(("way %d of %s: %s"):format(i, x, s)) end
            end
        end
    end
end)

harness.test("large figures are grouped, vast ones in powers of ten", function()
    harness.equal(format.money(1234567, "EUR", "nl"), "€ 1.234.567")
    harness.equal(format.money(5e20, "EUR", "nl"), "€ 5,0·10^20")
    harness.equal(format.money(-2 ^ 63, "EUR", "en"), "−€ 9.2·10^18")
    harness.equal(format.count(123456789012345, "en"), "123,456,789,012,345")
    harness.equal(format.number(12345.67, 1, "en"), "12,345.7")
    harness.equal(format.number(1 / 0, 1, "en"), "∞")
    harness.equal(format.number(0 / 0, 1, "en"), "–")
end)

harness.test("money in few characters, in the language's words", function()
    for x, want in pairs { [999] = "€999", [1000] = "€1k", [1500] = "€1.5k", [999499] = "€999k", [999500] = "€1.00M",
        [12.5e6] = "€12.5M", [2.1e9] = "€2.10bn", [3e12] = "€3.00T", [-2e6] = "−€2.00M" } do
        harness.equal(format.short_money(x, "EUR", "en"), want)
    end
    harness.equal(format.short_money(1.5e6, "EUR", "nl"), "€1,50 mln")
    harness.equal(format.short_money(2e9, "EUR", "nl"), "€2,00 mld")
    harness.equal(format.short_money(1500, "CHF", "en"), "CHF 1.5k")
end)

harness.test("no more digits than say something", function()
    for x, want in pairs { [34] = "34", [34.5] = "34.5", [100] = "100", [0.04] = "0" } do
        harness.equal(format.short(x, 1, "en"), want)
    end
    for x, want in pairs { [0.0412] = "0.0412", [12.34] = "12.3", [835000] = "835,000", [1.00049] = "1", [-0.5] = "−0.5" } do
        harness.equal(format.significant(x, 3, "en"), want)
    end
    harness.equal(format.short(12500, 1, "en"), "12,500")
    harness.equal(format.short(12500, 1, "nl"), "12.500")
end)

harness.test("spans of time share their unit where they can", function()
    harness.equal(format.span(10080, 20160, "en"), "1–2 weeks")
    harness.equal(format.span(15120, 20160, "nl"), "1,5–2 weken")
    harness.equal(format.span(1440, 20160, "en"), "1 day – 2 weeks")
    harness.equal(format.span(60, 60, "nl"), "1 uur")
end)

harness.test("dates are said in the language's own way, as far as they are known", function()
    local calendar = require "reis.words.calendar"
    harness.equal(calendar.said("2026-03-04", "en"), "4 Mar 2026")
    harness.equal(calendar.said("2026-03-14", "nl"), "14 mrt. 2026")
    harness.equal(calendar.said("2026-05", "nl"), "mei 2026")
    harness.equal(calendar.said("2026", "nl"), "2026")
    harness.equal(calendar.said("2026-13-01", "en"), "2026-13-01")
    harness.equal(calendar.said("soon", "en"), "soon")
end)

harness.done()

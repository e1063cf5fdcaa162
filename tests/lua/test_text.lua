-- Text, dates, urls, nearest names and order.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local text = require "reis.language.text"
local nearest = require "reis.language.nearest"
local ordered = require "reis.words.ordered"

h.test("good text passes", function()
    for _, s in ipairs { "", "Buy a bike", "één café", "日本語", "🚲", "a\u{AD}b", "\u{10FFFF}" } do
        h.equal(text.problem(s, 200), nil, s)
    end
end)

h.test("bytes that are no UTF-8 are refused", function()
    for _, s in ipairs { "\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                         "\xF5\x80\x80\x80", "a\xE9", "\xE2\x82", "\xFF" } do
        h.equal(text.problem(s, 200):match("UTF%-8"), "UTF-8", text.plain(s))
    end
end)

h.test("control characters are refused by name", function()
    h.equal(text.problem("a\0b", 200):match("NUL"), "NUL")
    for _, s in ipairs { "\27[2J", "a\rb", "a\127", "\u{9B}31m", "\u{202E}x", "\u{FEFF}" } do
        h.equal(text.problem(s, 200):match("control character"), "control character", text.plain(s))
    end
    h.equal(text.problem("a\nb", 200), "has a line break at position 2; it stands on one line: put a space there")
    h.equal(text.problem("\t", 200), "has a tab at position 1; it stands on one line: put a space there")
    h.equal(text.folded(" a\r\n\tb \n"), "a b")
    h.equal(text.folded "a  b", "a  b")
end)

h.test("length counts characters, not bytes", function()
    h.equal(text.problem(("é"):rep(200), 200), nil)
    h.equal(text.problem(("é"):rep(201), 200):match("201 characters"), "201 characters")
    h.equal(#text.problem(("x"):rep(20 << 20), 200) < 100, true)
end)

h.test("what is shown is printable and short", function()
    h.equal(text.plain("a\27b"), "a\\x1Bb")
    h.equal(text.plain("\u{9B}"), "\\u{9B}")
    h.equal(text.plain("\xFF"), "\\xFF")
    h.equal(text.plain(("é"):rep(100), 9), "éééé…")
end)

h.test("urls", function()
    for _, s in ipairs { "https://x.nl/a?b=c#d", "HTTP://x", "mailto:a@b.nl", "a/b.html", "/a", "#top", "a?b:c",
                         "./a:b" } do
        h.equal(text.url_problem(s), nil, s)
    end
    for _, s in ipairs { "javascript:alert(1)", "JaVaScRiPt:x", " a", "java\tscript:x", "data:text/html,x", "//evil",
                         "file:///etc", 'https://x/"a', "https://", "http:x", "a:b", "", "\\\\evil", ":x" } do
        h.equal(type(text.url_problem(s)), "string", text.plain(s))
    end
end)

h.test("dates", function()
    for _, s in ipairs { "2026-03-14", "2026-03", "2026", "2024-02-29", "2000-02-29" } do
        h.equal(text.date_problem(s), nil, s)
    end
    for _, s in ipairs { "2026-3-14", "2026-13", "2026-02-29", "1900-02-29", "14-03-2026", "", "2026-03-14T" } do
        h.equal(type(text.date_problem(s)), "string", s)
    end
end)

h.test("nearest names", function()
    h.equal(nearest.of("chanel", { "channel", "change" }), "channel")
    h.equal(nearest.of("Chekcout", { "Delivery", "Checkout" }), "Checkout")
    h.equal(nearest.of("zzz", { "Delivery" }), nil)
    h.equal(nearest.distance("ab", "ba", 3), 1)
    h.equal(nearest.distance("kitten", "sitting", 5), 3)
    h.equal(nearest.distance("", "abc", 5), 3)
end)

h.test("order is the same on every run", function()
    h.equal(table.concat(ordered.keys { "x", "y", b = 1, a = 2, [10] = 3 }, " "), "1 2 10 a b")
end)

h.done()

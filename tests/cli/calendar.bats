#!/usr/bin/env bats
# The plan as iCalendar, as another program reads it (python3-icalendar) where there is one.

load common

plan() {
    cat >plan.lua <<'LUA'
company "Vélo" {}
team "it" { capacity = 90 }
persona "Anna" {}
journey "J" { phase "P" { touchpoint "T" { experience = 4, pain "Slow" {} } } }
action "Long; with, signs \\ and ééééééééééééééééééééééééééééééééééééééééééééééééééééé letters" {
  owner = "it", effort = 5, cost = 10, periods = 2, area = "website", tags = { "a,b" }, resolves = "Slow", note = "A remark",
  url = "https://example.org/x", status = "planned", improves = { T = { experience = 2 } } }
action "After that" { cost = 5, requires = "Long; with, signs \\ and ééééééééééééééééééééééééééééééééééééééééééééééééééééé letters",
  improves = { T = { experience = 1 } } }
action "Not now" { moscow = "wont" }
roadmap "Year" { start = "2026-11", period = "quarter", periods = 4 }
LUA
}

@test "lines end in CRLF and are at most 75 octets, the same bytes on the same day, no byte of a character alone" {
    plan
    SOURCE_DATE_EPOCH=1767225600 "$REIS" export plan.lua -o a.ics -q
    SOURCE_DATE_EPOCH=1767225600 "$REIS" export plan.lua --to ics -q >b.ics
    cmp a.ics b.ics
    /usr/bin/python3 - <<'PY'
lines = open("a.ics", "rb").read().split(b"\r\n")
assert lines.pop() == b""
assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines), lines
for line in lines:
    line.decode("utf-8")
assert b"DTSTAMP:20260101T000000Z" in lines
PY
    "$REIS" export plan.lua -o c.ics 2>told
    grep -q 'not in the plan.*(1): Not now' told
}

@test "another program reads the events: days, texts, a UID that stays" {
    /usr/bin/python3 -c 'import icalendar' 2>/dev/null || skip "no python3-icalendar: scripts/setup"
    plan
    "$REIS" export plan.lua -o a.ics -q
    sed 's/experience = 4/experience = 6/' plan.lua >other.lua
    "$REIS" export other.lua -o b.ics -q
    /usr/bin/python3 - <<'PY'
import datetime
import icalendar
a, b = (icalendar.Calendar.from_ical(open(name, "rb").read()) for name in ("a.ics", "b.ics"))
first, second = a.walk("VEVENT")
assert str(a["VERSION"]) == "2.0" and a["PRODID"]
assert str(first["SUMMARY"]) == "Long; with, signs \\ and " + "é" * 53 + " letters", first["SUMMARY"]
assert first["DTSTART"].dt == datetime.date(2026, 11, 1) and first["DTEND"].dt == datetime.date(2027, 5, 1)
assert second["DTSTART"].dt == datetime.date(2027, 5, 1) and second["DTEND"].dt == datetime.date(2027, 8, 1)
said = str(first["DESCRIPTION"]).split("\n")
assert said[:3] == ["it", "A remark", "Takes away: Slow"], said
assert b"CATEGORIES:website,a\\,b\r\n" in open("a.ics", "rb").read()
assert str(first["STATUS"]) == "CONFIRMED" and str(first["URL"]) == "https://example.org/x"
assert str(second["DESCRIPTION"]).startswith("After: Long; with")
assert [e["UID"] for e in a.walk("VEVENT")] == [e["UID"] for e in b.walk("VEVENT")] and first["UID"] != second["UID"]
PY
}

-- The plan as iCalendar (RFC 5545): an event a planned action, from the first day of the period it begins in to the last of that it
-- ends in. The same plan gives the same bytes on the same day, and an action the same UID for ever.

local calendar = require "reis.words.calendar"
local i18n = require "reis.words.i18n"
local planned = require "reis.data.export.planned"
local sha256 = require "reis.words.sha256"

local OCTETS = 75

--- A text as a value (3.3.11).
local function escaped(s)
    return (s:gsub("[\\;,]", "\\%0"):gsub("\r?\n", "\\n"):gsub("%c", " "))
end

--- A content line in lines of at most 75 octets, which no character is cut by (3.1).
local function folded(line)
    local out, room = {}, OCTETS
    while #line > room do
        local cut = room
        while cut > 1 and line:byte(cut + 1) >= 0x80 and line:byte(cut + 1) < 0xC0 do cut = cut - 1 end
        out[#out + 1] = line:sub(1, cut)
        line, room = line:sub(cut + 1), OCTETS - 1 -- the space at its beginning counts
    end
    out[#out + 1] = line
    return table.concat(out, "\r\n ") .. "\r\n"
end

local function day(n) return (calendar.date(n):gsub("-", "")) end

local function uid(all, name)
    local company = all.model.company and all.model.company.name or ""
    return (sha256.bytes(company .. "\0" .. name):sub(1, 16):gsub(".", function(c) return ("%02x"):format(c:byte()) end)) .. "@reis"
end

local STATUS = { idea = "TENTATIVE", planned = "CONFIRMED", doing = "CONFIRMED", done = "CONFIRMED" }

local function event(all, one)
    local about = table.move(one.about, 1, #one.about, one.owner and 2 or 1, one.owner and { one.owner } or {})
    local lines = { "BEGIN:VEVENT", "UID:" .. uid(all, one.name), ("DTSTAMP:%sT000000Z"):format((all.today:gsub("-", ""))),
        "DTSTART;VALUE=DATE:" .. day(one.from), "DTEND;VALUE=DATE:" .. day(one.to + 1), "SUMMARY:" .. escaped(one.name) }
    if #about > 0 then lines[#lines + 1] = "DESCRIPTION:" .. escaped(table.concat(about, "\n")) end
    local kinds = {}
    for _, kind in ipairs { one.action.area or "", table.unpack(one.action.tags) } do if kind ~= "" then kinds[#kinds + 1] = escaped(kind) end end
    if #kinds > 0 then lines[#lines + 1] = "CATEGORIES:" .. table.concat(kinds, ",") end
    if one.action.url and one.action.url:find("^%a+:") then lines[#lines + 1] = "URL:" .. one.action.url end
    lines[#lines + 1] = "STATUS:" .. STATUS[one.action.status]
    lines[#lines + 1] = "TRANSP:TRANSPARENT"
    lines[#lines + 1] = "END:VEVENT"
    for i, line in ipairs(lines) do lines[i] = folded(line) end
    return table.concat(lines)
end

local function write(all)
    local W = i18n.of(all.lang, "interchange")
    if not all.plan then return nil, W "plan.none" end
    local roadmap = all.plan.roadmap_thing
    if not (roadmap and roadmap.start) then return nil, W("plan.start", all.plan.roadmap) end
    local out, left = {}, {}
    for _, one in ipairs(planned.actions(all, W)) do
        if one.from then out[#out + 1] = event(all, one) else left[#left + 1] = one.name end
    end
    if #out == 0 then return nil, W("plan.empty", #left, table.concat(left, ", ")) end -- a calendar holds something (3.6)
    local notes = #left > 0 and { W("plan.left", #left, table.concat(left, ", ")) } or nil
    return folded "BEGIN:VCALENDAR" .. folded "VERSION:2.0" .. folded("PRODID:-//reis//export//" .. all.lang:upper()) .. folded "CALSCALE:GREGORIAN"
        .. folded("X-WR-CALNAME:" .. escaped(roadmap.name)) .. table.concat(out) .. folded "END:VCALENDAR", notes
end

return { name = "ics", suffixes = { "ics", "ical" }, needs_plan = true, write = write }

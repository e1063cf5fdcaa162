-- Versions of libraries and what is asked of them, in LuaRocks' sense: "1.2.0", ">= 1.2, < 2".

local version = {}

--- The numbers of a version, and its word where it is an early one ("1.2.0-rc1"); nil for a text that is none.
local function parts(text)
    local numbers, word = text:match "^(%d[%d.]*)%-?(%a*%d*)$"
    if not numbers or numbers:find "%.%." or numbers:find "%.$" then return nil end
    local list = { word = word }
    for n in numbers:gmatch "%d+" do list[#list + 1] = tonumber(n) end
    return list
end

--- Whether a text is a version.
function version.is(text) return parts(text) ~= nil end

--- Below 0, 0 or above 0, as a is before, equal to or after b: by numbers, a missing one is 0; an early one comes before.
function version.compare(a, b)
    local x, y = parts(a), parts(b)
    for i = 1, math.max(#x, #y) do
        local d = (x[i] or 0) - (y[i] or 0)
        if d ~= 0 then return d end
    end
    if x.word == y.word then return 0 end
    if x.word == "" or y.word == "" then return x.word == "" and 1 or -1 end
    return x.word < y.word and -1 or 1
end

local FITS = {
    [">="] = function(d) return d >= 0 end, [">"] = function(d) return d > 0 end, ["<="] = function(d) return d <= 0 end,
    ["<"] = function(d) return d < 0 end, ["=="] = function(d) return d == 0 end,
}

--- "~> 1.2": 1.2, 1.2.5, not 1.3.
local function within(have, wanted)
    local x, y = parts(have), parts(wanted)
    for i, n in ipairs(y) do
        if (x[i] or 0) ~= n then return false end
    end
    return true
end

--- What is asked, as a list; nil and a message where it cannot be read. A version alone means that one.
function version.wanted(text)
    local list = {}
    for one in (text .. ","):gmatch "([^,]*)," do
        local operator, number = one:match "^%s*([<>=~]*)%s*([%w.-]+)%s*$"
        if operator == "" then operator = "==" end
        if not operator or not (FITS[operator] or operator == "~>") or not version.is(number) then
            return nil, ('%q is no version that can be asked for; write it like ">= 1.2, < 2", with >= > < <= == or ~>'):format(text)
        end
        list[#list + 1] = { operator, number }
    end
    return list
end

--- Whether a version (nil: it says none) is one that is asked for; wanted as version.wanted gives.
function version.fits(have, wanted)
    if not have then return false end
    for _, one in ipairs(wanted) do
        if one[1] == "~>" then
            if not within(have, one[2]) then return false end
        elseif not FITS[one[1]](version.compare(have, one[2])) then
            return false
        end
    end
    return true
end

return version

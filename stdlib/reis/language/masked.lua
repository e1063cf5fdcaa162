-- A source text with the insides of its strings and comments blanked, so that what stands in its code can be
-- looked for with patterns. Only used once something is wrong.

local place = require "reis.language.place"

local function blank(s)
    return (s:gsub("[^\n]", " "))
end

--- The text with as many bytes and lines: strings as "   ", comments as spaces.
return function(source)
    local out, at, n = {}, 1, 0
    while true do
        local what, _, start, stop = place.token(source, at)
        n = n + 1
        if not what then
            out[n] = blank(source:sub(at))
            return table.concat(out)
        end
        local token = source:sub(start, stop - 1)
        if what == "string" then
            local ends = token:find("[\n\r]$") and token:sub(-1) or #token > 1 and '"' or ""
            token = '"' .. blank(token:sub(2, -1 - #ends)) .. ends
        end
        out[n] = blank(source:sub(at, start - 1)) .. token
        at = stop
    end
end

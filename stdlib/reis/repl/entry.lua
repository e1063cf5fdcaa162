-- What was typed, as texts that can be run one after another: when one is whole, and where one begins.

local host = require "host"

local entry = {}

--- Compiles a text as an expression or as a statement. -> chunk | nil, message, incomplete
-- before: how many lines were typed before it, for the numbers of its own
function entry.compile(s, text, before)
    local pad = ("\n"):rep(before or 0)
    local chunk, expression = host.load(pad .. "return " .. text, "=line", s.env)
    if chunk then return chunk end
    local message
    chunk, message = host.load(pad .. text, "=line", s.env)
    if chunk then return chunk end
    return nil, message, (message .. "\n" .. expression):find("near <eof>", 1, true) ~= nil
end

--- How many lines a text has.
function entry.lines(text)
    return select(2, text:gsub("\n", "\n")) + 1
end

--- The name and the arguments of a line for the REPL itself: ":load x.lua" -> "load", "x.lua", "?leave" -> "help", "leave"; nil
-- where it is Lua.
function entry.command(text)
    local asked = text:match("^%s*%?%s*(.-)%s*$")
    if asked then return "help", asked end
    return text:match("^%s*:%s*([%a_]*)%s*(.-)%s*$")
end

--- The statements and expressions of a text of several lines (pasted at once), each as if it were typed by itself.
-- What keeps something local for the next ones stays one text with them; a line for the REPL itself is one of its own.
-- -> list of texts
function entry.split(s, text)
    local out, open, first, commands = {}, nil, false, false
    for line in (text .. "\n"):gmatch("([^\n]*)\n") do
        if not open and entry.command(line) then
            out[#out + 1], commands = line, true
        else
            open = open and open .. "\n" .. line or line
            local _, _, incomplete = entry.compile(s, open)
            if not incomplete then
                first = first or open:find("^%s*local%f[^%w_]") ~= nil
                out[#out + 1], open = open, nil
            end
        end
    end
    out[#out + 1] = open
    if first and not commands and entry.compile(s, text) then return { text } end
    return out
end

--- Whether a text goes on: its last entry is not whole.
function entry.goes_on(s, text)
    local list = entry.split(s, text)
    local last = list[#list]
    if entry.command(last) then return false end
    local _, _, incomplete = entry.compile(s, last)
    return incomplete
end

return entry

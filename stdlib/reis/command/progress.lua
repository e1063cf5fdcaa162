-- Long work: how far it is, and a ^C that shortens it.

local host = require "host"

local progress = {}

--- Tells on a terminal how far long work is. -> whether it is to end with what it has
function progress.tell(text, ...)
    host.progress(text:format(...))
    return host.noted()
end

--- f(...), during which a first ^C only makes progress.tell say so. -> what f gives
function progress.shortened(f, ...)
    host.phase "draws"
    local results = table.pack(pcall(f, ...))
    host.phase "work"
    if not results[1] then error(results[2], 0) end
    return table.unpack(results, 2, results.n)
end

return progress

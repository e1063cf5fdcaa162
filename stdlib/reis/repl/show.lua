-- How a value that an expression gives is shown.

local host = require "host"
local result = require "reis.figures.result"

local show = {}

--- Prints values as the session's mode has it. R: the session (repl/session.lua); values: table.pack of them.
function show.values(_, values)
    for i = 1, values.n do host.out(result.show(values[i]) .. "\n") end
end

return show

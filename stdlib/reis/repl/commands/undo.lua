-- :undo

local host = require "host"
local say = require "reis.repl.say"
local sketch = require "reis.repl.sketch"

return {
    name = "undo",
    usage = ":undo",
    doc = "takes the last declaration back",
    run = function(R)
        local text, message = sketch.back(R)
        if not text then return say.wrong(message) end
        local first = text:match("^[^\n]*")
        host.out(("taken back: %s%s\n"):format(first, #first < #text and " …" or ""))
        if R.watch then sketch.moved(R) end
    end,
}

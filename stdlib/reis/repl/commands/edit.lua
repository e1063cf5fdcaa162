-- :edit

local host = require "host"
local say = require "reis.repl.say"

return {
    name = "edit",
    usage = ":edit",
    doc = "the script in your own editor (VISUAL, EDITOR), then :reload",
    run = function(R)
        if R.changed then
            return say.wrong("what was typed would be gone: :save it first, or :undo it")
        end
        local done, message = host.read("edit", "")
        if not done then return say.wrong(message) end
        require("reis.repl.commands.reload").run(R)
    end,
}

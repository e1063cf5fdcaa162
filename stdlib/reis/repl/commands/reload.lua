-- :reload

local host = require "host"
local say = require "reis.repl.say"

local reload = {}

--- The figures of the session as it is, or nil.
local function figures(R)
    local ok, F = pcall(function() return R.project().figures() end)
    return ok and F or nil
end

--- Reads the session's script again, and says what that changed.
function reload.run(R)
    if not R.file or R.file == "-" then return say.wrong("no script is loaded; :load FILE.lua loads one") end
    local path, text = host.read("include", R.file:match("[^/]*$"))
    if not path then return say.wrong(("%s: %s"):format(R.file, text)) end
    local before = figures(R)
    require("reis.repl.session").start(R, R.file, text)
    local after = figures(R)
    if not before or not after then return host.out("loaded " .. R.file .. "\n") end
    local D = require("reis.figures.diff").of(before, after)
    if #D.changes == 0 then return host.out("nothing changed in " .. R.file .. "\n") end
    local text = require "reis.figures.diff_text"
    require("reis.repl.show").page(R, text.all(D, text.voice(after.model, require("reis.command.language").now(after.model))))
end

return {
    name = "reload",
    usage = ":reload",
    doc = "reads the script again, and shows what changed since; what was typed is gone",
    run = reload.run,
}

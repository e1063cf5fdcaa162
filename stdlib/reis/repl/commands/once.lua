-- :once FILE

local say = require "reis.repl.say"

local SUFFIX = { csv = "csv", json = "json", md = "markdown", txt = "table" }

return {
    name = "once",
    usage = ":once FILE",
    files = "w",
    doc = "writes the next result into a file (.csv, .json, .md or .txt)",
    run = function(R, arguments)
        local mode = SUFFIX[arguments:match("%.(%w+)$") or ""]
        if not mode then return say.wrong("a file that ends in .csv, .json, .md or .txt: :once plan.csv") end
        R.once = { file = arguments, mode = mode }
    end,
}

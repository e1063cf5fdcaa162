-- reis help [TOPIC]

local host = require "host"
local help = require "reis.command.help"
local nearest = require "reis.language.nearest"

--- What a library says of itself; nil where there is none of that name.
local function library_text(name)
    local found = require("reis.language.libraries").find(name)
    local one = found and found[1]
    if not one then return nil end
    local out = { ("%s%s   %s\n"):format(name, one.doc.version and " " .. one.doc.version or "", one.path) }
    out[#out + 1] = (one.doc.text or "It says nothing of itself: its first comment does not begin with ---.") .. "\n"
    for _, f in ipairs(one.doc.functions or {}) do
        out[#out + 1] = ("%s\n    %s\n"):format(f.name, (f.text:gsub("\n", "\n    ")))
    end
    return table.concat(out, "\n")
end

return {
    name = "help",
    summary = "the manual",
    doc = "Shows a page of the manual, a command (your own too, beside you), the fields of a kind, or where a field occurs; `reis help kinds`\n"
        .. "lists the kinds. Of a library (`reis help retail.returns`) what its comments say.",
    run = function(job)
        local topic = job.args[1]
        if not topic then
            host.out(help.overview())
            return 0
        end
        local text = help.topic(topic) or library_text(topic)
        if not text then
            local near = nearest.of(topic, help.names())
            host.diag { level = "error", message = ("no page '%s'; %s"):format(topic,
                near and "did you mean `reis help " .. near .. "`?" or "`reis help` lists them") }
            return 2
        end
        host.out(text)
        return 0
    end,
}

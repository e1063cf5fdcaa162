-- reis help [TOPIC]

local host = require "host"
local commands = require "reis.command.commands"
local help = require "reis.command.help"
local nearest = require "reis.language.nearest"
local schema = require "reis.language.schema"

--- Everything of that name: the page of the manual, the command, the kind; else the field.
local function topic_text(name)
    local reference, parts = require "reis.language.reference", {}
    if name == "kinds" then return reference.all() end
    parts[#parts + 1] = host.asset("manual/" .. name .. ".md")
    local command = commands.ours(name) or schema.kinds[name] == nil and #parts == 0 and commands.own(name) or nil
    if command then parts[#parts + 1] = help.command(command) end
    if schema.kinds[name] then parts[#parts + 1] = reference.kind(name) end
    if #parts == 0 then return reference.field(name) end
    return table.concat(parts, "\n" .. ("─"):rep(40) .. "\n\n")
end

local function all_topics()
    local names = help.topics()
    names[#names + 1] = "kinds"
    for _, kind in ipairs(schema.order) do
        names[#names + 1] = kind
        for _, field in ipairs(schema.kinds[kind].fields) do names[#names + 1] = field.name end
    end
    for _, name in ipairs(commands.names()) do names[#names + 1] = name end
    return names
end

return {
    name = "help",
    summary = "the manual",
    doc = "Shows a page of the manual, a command (your own too, beside you), the fields of a kind, or where a field occurs; `reis help kinds`\n"
        .. "lists the kinds.",
    run = function(job)
        local topic = job.args[1]
        if not topic then
            host.out(help.overview())
            return 0
        end
        local text = topic_text(topic)
        if not text then
            local near = nearest.of(topic, all_topics())
            host.diag { level = "error", message = ("no page '%s'; %s"):format(topic,
                near and "did you mean `reis help " .. near .. "`?" or "`reis help` lists them") }
            return 2
        end
        host.out(text)
        return 0
    end,
}

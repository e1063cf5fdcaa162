-- reis new DIR

local host = require "host"

local PREFIX = "reis/templates/"

--- The files of a template: { name = text }, in order of name.
local function files_of(template)
    local list = {}
    for _, asset in ipairs(host.assets(PREFIX .. template .. "/")) do
        list[#list + 1] = { asset:sub(#PREFIX + #template + 2), host.asset(asset) }
    end
    return list
end

return {
    name = "new",
    summary = "a project to start from",
    doc = "Makes a folder with a small journey that checks, scores and draws, to be made your own.",
    run = function(job)
        local dir = job.args[1]
        if not dir then
            host.diag { level = "error", message = "`reis new` needs a folder to make; for example `reis new my-journey`" }
            return 2
        end
        local name = dir:gsub("/+$", ""):match("([^/]*)$")
        for _, file in ipairs(files_of "journey") do
            local text = file[2]:gsub("@NAME@", (name:gsub("%%", "%%%%")))
            local path, message, code = host.write("n", file[1], text)
            if not path then
                if code ~= "I" then host.diag { level = "error", file = dir, message = message } end
                return code == "I" and 4 or 1
            end
            if not job.options.quiet then host.out("wrote " .. path .. "\n") end
        end
        if not job.options.quiet then
            host.out(("next: reis check %s/journey.lua; reis map %s/journey.lua -o map.pdf\n"):format(dir, dir))
        end
        return 0
    end,
}

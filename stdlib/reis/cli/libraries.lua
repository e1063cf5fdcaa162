-- reis libraries [FILE]

local host = require "host"
local json = require "reis.words.json"
local libraries = require "reis.language.libraries"
local tables = require "reis.words.tables"

return {
    name = "libraries",
    summary = "the shared libraries that are found",
    doc = "Lists the libraries that `require` finds for a script (or beside you), from where, with version and one line. Only their\n"
        .. "comments are read: none is run. `reis help NAME` shows what one of them says of itself.",
    run = function(job)
        local list, others = libraries.list()
        if job.options.json then
            local rows = {}
            for i, one in ipairs(list) do
                rows[i] = json.fields(one, { "name", "version", "summary", "path", "from", "hidden" })
            end
            host.out(json.encode(rows))
            return 0
        end
        local rows = {}
        for i, one in ipairs(list) do
            rows[i] = { one.name, one.version or "", one.summary, one.path .. (one.hidden and " (another comes before it)" or "") }
        end
        host.out(tables.format(rows, {}))
        if #list == 0 then
            host.out "no library is found; reis help libraries says where they are looked for\n"
        end
        if others > 0 then
            host.out(("%d more file%s without a --- comment at the top\n"):format(others, others == 1 and "" or "s"))
        end
        return 0
    end,
}

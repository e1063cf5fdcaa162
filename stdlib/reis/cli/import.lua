-- reis import FILE…

local host = require "host"
local import = require "reis.data.import"
local language = require "reis.command.language"
local imported = require "reis.command.imported"
local output = require "reis.command.output"

--- The reader that --from names, or that the first file is for -> reader, or nil and an exit status
local function reader_of(job, first)
    local from = job.options.from
    local reader
    if from then reader = import.reader(from:lower()) else reader = import.of(first.name, first.bytes) end
    if not from and first.name:find "%.lua$" then
        language.tell { level = "error", file = job.files[1], message = "it is a script of reis as it is; `reis check` looks it over" }
        return nil, 1
    end
    if reader then return reader end
    if from then
        language.tell { level = "error", message = ("there is no format '%s' to import from; there are %s"):format(from:sub(1, 40), import.list()) }
        return nil, 2
    end
    language.tell { level = "error", file = job.files[1],
        message = ("neither its name nor its contents say what it is; say it with --from: %s"):format(import.list()) }
    return nil, 1
end

return {
    name = "import",
    summary = "a script from other programs' files: spreadsheets, diagrams",
    doc = "Reads a file of another program and prints it as a script of reis, or writes it with -o. The format is known by the file's\n"
        .. "suffix and contents, or named with --from. Several files of a spreadsheet (CSV, one a sheet) become one script. Wherever\n"
        .. "a script is expected such a file may stand: reis map MAP.xlsx -o map.pdf",
    run = function(job)
        local all, status = {}, nil
        for i in ipairs(job.files) do
            all[i], status = imported.file(job, i)
            if not all[i] then return status end
        end
        local reader, bad = reader_of(job, all[1])
        if not reader then return bad end
        local script
        script, status = imported.script(job, reader, all, job.files[1])
        if not script then return status end
        if job.options.output then return (output.bytes("o", "", script)) end
        host.out(script)
        return 0
    end,
}

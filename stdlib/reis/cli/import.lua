-- reis import FILE…

local host = require "host"
local import = require "reis.data.import"
local output = require "reis.command.output"
local printer = require "reis.language.printer"

local function fail(message, status, file, line)
    host.diag { level = "error", file = file, line = line, message = message }
    return nil, status
end

--- A file's name without its folders.
local function leaf(file) return file:match("[^/]*$") end

--- All files of the command line -> list of { name, bytes }, or nil and an exit status
local function files(job)
    local all = {}
    for i, file in ipairs(job.files) do
        local bytes, message = host.input(i)
        if not bytes then return fail(message, message:find("^limit") and 3 or 4, file) end
        all[i] = { name = leaf(file), bytes = bytes }
    end
    return all
end

--- The reader that --from names, or that the first file is for -> reader, or nil and an exit status
local function reader_of(job, all)
    local from = job.options.from
    if from then
        local reader = import.reader(from:lower())
        if reader then return reader end
        return fail(("there is no format '%s' to import from; there are %s"):format(from:sub(1, 40), import.list()), 2)
    end
    local reader = import.of(all[1].name, all[1].bytes)
    if reader then return reader end
    return fail(("neither its name nor its contents say what it is; say it with --from: %s"):format(import.list()), 1, job.files[1])
end

return {
    name = "import",
    summary = "a script from other programs' files: spreadsheets, diagrams",
    doc = "Reads a file of another program and prints it as a script of reis, or writes it with -o. The format is known by the file's\n"
        .. "suffix and contents, or named with --from.",
    run = function(job)
        local all, status = files(job)
        if not all then return status end
        local reader, bad = reader_of(job, all)
        if not reader then return bad end
        if #all > 1 and not reader.joins then
            return select(2, fail(("files of the format %s are read one at a time"):format(reader.name), 2))
        end
        local lang = job.options.lang or "en"
        local nodes, notes, line = reader.read(all[1].bytes, { name = all[1].name, lang = lang, all = all })
        if not nodes then return select(2, fail(notes, 1, job.files[1], line)) end
        for _, note in ipairs(not job.options.quiet and notes or {}) do
            host.diag { level = "note", file = job.files[1], message = note }
        end
        local script = printer.script(nodes)
        if job.options.output then return (output.bytes("o", "", script)) end
        host.out(script)
        return 0
    end,
}

-- Files of other programs as scripts: `reis import` prints what they come to, and where a script is expected they may stand for it.

local host = require "host"
local import = require "reis.data.import"
local language = require "reis.command.language"
local printer = require "reis.language.printer"

local imported = {}

local function fail(message, status, file, line)
    language.tell { level = "error", file = file, line = line, message = message }
    return nil, status
end

--- The bytes of the i-th file of the command line -> { name = without folders, bytes = } | nil, exit status after saying why
-- path: its name, where it is that of an option
function imported.file(job, i, path)
    path = path or job.files[i]
    local bytes, message = host.input(i)
    if not bytes then return fail(message, message:find "^limit" and 3 or 4, path) end
    return { name = path:match "[^/]*$", bytes = bytes }
end

--- Whether a file's name is that of a format that can be imported.
function imported.is(path) return path ~= nil and import.named(path) ~= nil end

--- Files of one format as the text of a script, after telling what there is to be told of them.
-- all: list of imported.file; path: of the first -> text | nil, exit status after saying why
function imported.script(job, reader, all, path)
    if #all > 1 and not reader.joins then return fail(("files of the format %s are read one at a time"):format(reader.name), 2) end
    local nodes, notes, line = reader.read(all[1].bytes, { name = all[1].name, lang = job.options.lang or "en", all = all })
    if not nodes then return fail(notes, 1, path, line) end
    for _, note in ipairs(not job.options.quiet and notes or {}) do host.diag { level = "note", file = path, message = note } end
    return printer.script(nodes)
end

--- The i-th file of the command line, which is no script, as the text of one. path: its name -> text | nil, exit status after
-- saying why
function imported.text(job, i, path)
    local file, status = imported.file(job, i, path)
    if not file then return nil, status end
    local reader = import.of(file.name, file.bytes)
    return imported.script(job, reader, { file }, path)
end

return imported

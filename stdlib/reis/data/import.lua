-- The readers of other programs' files: which one a file is for.
--
-- A reader, import/NAME.lua, is a table { name =, suffixes = { "mmd" }, sniff = function(bytes) -> whether they are of this
-- format, read = function(bytes, options) -> nodes of reis.language.printer, list of notes (texts) or nil | nil, message, line }.
-- options: name (of the file, without folders), lang ("en" or "nl", of what is told), all (list of { name, bytes }: several files
-- of one format on the command line, for a reader with joins = true). It opens nothing.

local import = {}

-- In the order in which they are asked whether bytes are theirs.
import.names = { "mermaid", "cjml", "spreadsheet" }

local function by_name(name)
    for _, one in ipairs(import.names) do
        if one == name then return require("reis.data.import." .. name) end
    end
end

--- The suffix of a file's name, in small letters; "" where it has none.
function import.suffix(file) return (file:match("%.(%w+)$") or ""):lower() end

local function by_suffix(suffix)
    for _, name in ipairs(import.names) do
        local reader = by_name(name)
        for _, one in ipairs(reader.suffixes) do
            if one == suffix then return reader end
        end
    end
end

--- The reader of a format by its name or a suffix of its files -> its table, or nil
function import.reader(name) return by_name(name) or by_suffix(name) end

--- The reader whose suffix a file's name has; nil where none does.
function import.named(file) return by_suffix(import.suffix(file)) end

--- The reader of a file: the one whose suffix it has, if its bytes agree or nobody else's do; else the first to whom the bytes
-- belong. -> reader, or nil
function import.of(file, bytes)
    local named = import.named(file)
    if named and named.sniff(bytes) then return named end
    for _, name in ipairs(import.names) do
        local reader = by_name(name)
        if reader.sniff(bytes) then return reader end
    end
    return named
end

--- The names of all formats, as a text.
function import.list() return table.concat(import.names, ", ") end

return import

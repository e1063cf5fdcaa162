-- What a script writes and reads besides pictures: show, csv, json and markdown of any list of rows, read_csv.

local host = require "host"
local result = require "reis.figures.result"
local rows = require "reis.words.rows"
local tables = require "reis.words.tables"
local quantity = require "reis.language.quantity"
local view = require "reis.model.view"

local writers = {}

-- The columns of what read_csv gave, in their order.
local columns_of = setmetatable({}, { __mode = "k" })

--- The columns of a list in the order of its file, where it has one.
function writers.columns(list) return columns_of[list] end

local MOST = 200000 -- rows that are written

--- What a table that is one word stands as: a thing of the model by its name, an uncertain number of it by its mean, a date
-- or a number of the language by its text.
function writers.word(session)
    return function(v)
        local thing = view.thing(v)
        if thing then return thing.name end
        if view.mean(v) then return view.mean(v) end
        return session and session.made[v] and host.tostring(v) or nil
    end
end

--- Head, columns and number of rows of what a script gives; raises what is wrong with it.
local function read(self, what, list, columns)
    if type(list) ~= "table" then
        self.raise(("%s takes a list of rows, as %s(plan().actions), not a %s"):format(what, what, type(list)))
    end
    if columns ~= nil and (type(columns) ~= "table" or rawlen(columns) == 0) then
        self.raise(('the columns are a list of names: %s(list, { "name", "cost" })'):format(what))
    end
    if #list > MOST then self.raise(("%s writes at most %d rows"):format(what, MOST)) end
    local names = columns and table.move(columns, 1, rawlen(columns), 1, {}) or columns_of[list]
    return rows.of(list, names, writers.word(self.session()))
end

--- Writes a text into a file beneath the folder that a script may write in, or gives it where there is no file.
local function put(self, what, text, file, suffix)
    if file == nil then return (text:gsub("\r\n", "\n"):gsub("\n$", "")) end
    if type(file) ~= "string" then self.raise(('%s writes into a file by its name: "x.%s"'):format(what, suffix)) end
    self.guard(file)
    local path, message = self.working(host.write, "w", file, text)
    if not path then self.raise(("%s: %s"):format(file, message)) end
end

--- A file and columns in either order: csv(list, "x.csv"), csv(list, { "name" }, "x.csv").
local function asked(columns, file)
    if type(columns) == "string" then return file, columns end
    return columns, file
end

--- Rows as CSV: what words/rows.lua gives. -> text
function writers.csv(head, cells, n)
    local out = { head }
    for r = 1, n do
        local row = {}
        for c = 1, #head do row[c] = cells[c][r] end
        out[r + 1] = row
    end
    return require "reis.words.csv"(out)
end

--- The cells as they are read, and which columns hold numbers only.
local function shown(head, cells, n)
    local texts, right = {}, {}
    for c = 1, #head do
        texts[c], right[c] = {}, n > 0
        for r = 1, n do
            local v = cells[c][r]
            if type(v) ~= "number" then right[c] = right[c] and v == nil end
            texts[c][r] = v == nil and "" or type(v) == "number" and quantity.show(v) or tostring(v)
        end
    end
    return texts, right
end

--- Rows as a table in Markdown. -> text
function writers.markdown(head, cells, n)
    local texts, right = shown(head, cells, n)
    return require "reis.words.markdown".table(head, texts, right, n)
end

--- The function of a script that gives any list of rows as a text of a kind, or writes it into a file.
local function writer(what, suffix)
    return function(self, list, ...)
        local columns, file = asked(...)
        return put(self, what, writers[what](read(self, what, list, columns)), file, suffix)
    end
end

local csv, markdown = writer("csv", "csv"), writer("markdown", "md")

--- Any list of rows as a table for a terminal. -> text
function writers.table(head, cells, n)
    local texts, right = shown(head, cells, n)
    local lines = { head }
    for r = 1, n do
        local line = {}
        for c = 1, #head do line[c] = texts[c][r] end
        lines[r + 1] = line
    end
    return tables.format(lines, { head = true, right = right })
end

--- show(rows): prints them as a table; show(value): prints it as the REPL does.
local function show(self, value, columns)
    if type(value) ~= "table" then return host.out(host.tostring(value) .. "\n") end
    local head, cells, n = read(self, "show", value, columns)
    if n == 0 or #head == 0 then return host.out((view.is_list(value) and "none" or result.show(value)) .. "\n") end
    host.out(writers.table(head, cells, n))
end

local function json(self, value, file)
    local made, message = require("reis.words.plain").json(value, writers.word(self.session()))
    if not made then self.raise("json: " .. message) end
    return put(self, "json", require("reis.words.json").encode(made), file, "json")
end

local OPTIONS = { separator = "string", texts = "boolean", head = "boolean" }

local function read_csv(self, name, options)
    if type(name) ~= "string" then self.raise 'read_csv takes the path of a file beside the script: read_csv "targets.csv"' end
    options = options or {}
    if type(options) ~= "table" then self.raise 'read_csv(name, { separator = ";", texts = true, head = false })' end
    local plain = {}
    for key, v in next, options do
        if OPTIONS[key] ~= type(v) then
            self.raise(("read_csv knows no such '%s'; it takes separator, texts and head"):format(host.tostring(key)))
        end
        plain[key] = v
    end
    if plain.separator and #plain.separator ~= 1 then self.raise "read_csv: a separator is one character" end
    local path, text = host.read("include", name)
    if not path then self.raise(("cannot read '%s': %s"):format(name:sub(1, 100), text)) end
    local list, names, line = require("reis.words.csv_read").records(text, plain)
    if not list then self.raise(("%s:%d: %s"):format(path, line, names)) end
    columns_of[list] = names
    return list
end

--- date "2026-03-14"; date() is today.
local function date(self, v)
    local made, message = require("reis.language.date").of(self.session(), v, host.today())
    return made or self.raise(message)
end

local function pass(...) return ... end

--- Adds the writers to an environment. asks: { raise(message), guard(file) (raises where it may not be written),
-- working(f, …), session() -> the session of the language }
function writers.install(env, asks)
    for name, f in pairs { show = show, csv = csv, json = json, markdown = markdown, read_csv = read_csv, date = date } do
        env[name] = function(...) return pass(f(asks, ...)) end -- no tail call: asks.guard sees who calls
    end
end

return writers

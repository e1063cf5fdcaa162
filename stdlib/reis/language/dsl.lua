-- The session of one script: the functions that declare things, and what was found wrong so far.

local schema = require "reis.language.schema"
local text = require "reis.language.text"
local place = require "reis.language.place"
local declare = require "reis.language.declare"
local uncertain = require "reis.language.uncertain"
local checking = require "reis.language.checking"
local nearest = require "reis.language.nearest"

local dsl = {}

local session = {}
session.__index = session

local MOST_DIAGS = 10000

-- recording -------------------------------------------------------------------------------------

--- Adds a diagnostic at a line of a file; level is "error" unless given. from: as session:caller gives it (may be nil)
function session:add(file, line, message, column, level, rule, from)
    local diags = self.diags
    if #diags >= MOST_DIAGS then return end
    local tongue, called = self.tongues[file], from and "called from " .. from
    if tongue then message, called = tongue:say(message), called and tongue:say(called) end
    if called then message = message .. "; " .. called end
    local d = { level = level or "error", file = file, line = line, column = column,
                message = message, rule = rule }
    diags[#diags + 1] = d
    return d
end

--- Where the script asked a library for what it does now: "shop.lua:3"; nil where file is no library.
function session:caller(file)
    if not self.libraries[file] then return nil end
    local from, line = self.where(self.libraries)
    return line > 0 and ("%s:%d"):format(from, line) or nil
end

--- Whether so much is wrong that more of it need not be said.
function session:overfull()
    return #self.diags >= MOST_DIAGS
end

--- Adds the error that ended the script: it comes after all that was found before it.
function session:error(file, line, message, column, from)
    if self:overfull() then self.diags[#self.diags] = nil end
    self:add(file, line, message, column, nil, nil, from).last = true
end

--- The tongue in which a thing was declared; nil where that is English.
function session:tongue(thing)
    return self.spoken[thing] or self.tongues[thing.file]
end

--- The keys of a path as the script spells them.
local function spelled(self, thing, path)
    local words, out = self.spelled[thing], {}
    for i, key in ipairs(path) do out[i] = words and words[key] or key end
    return out
end

--- Reports at the line where a thing is declared.
function session:report(thing, message)
    self.faulty[thing] = true
    self:add(thing.file, thing.line, message, nil, nil, nil, self.asked[thing])
end

--- Reports at the line of a field (path = keys from the thing on) where that can be found.
function session:report_at(thing, path, message)
    self.faulty[thing] = true
    local line, column = place.field(self.finder, thing, spelled(self, thing, path))
    self:add(thing.file, line or thing.line, message, column, nil, nil, self.asked[thing])
end

--- Reports at a line and column that were found in the file of a thing.
function session:report_on(thing, line, column, message, level)
    if (level or "error") == "error" then self.faulty[thing] = true end
    self:add(thing.file, line or thing.line, message, column, level, nil, self.asked[thing])
end

--- A number that was written with a comma in the table at path: as place.comma.
function session:comma(thing, path)
    return place.comma(self.finder, thing, spelled(self, thing, path))
end

--- Warns where a sum was written with a point for its thousands: 1.500 is one and a half.
function session:thousands(thing, path, v)
    local written = place.written(self.finder, thing, spelled(self, thing, path))
    if not written or not written:find("^[1-9]%d?%d?%.%d%d%d$") then return end
    local line, column = place.field(self.finder, thing, spelled(self, thing, path))
    self:report_on(thing, line, column, ("%s %s: %s = %s is %g, for a point parts decimals; write %s, or %g where that "
        .. "is meant"):format(thing.kind, text.quote(thing.name), path[#path], written, v, (written:gsub("%.", "")), v),
        "warning")
end

--- Reports at the line the script is at now.
function session:problem_here(message, column)
    local file, line = self.where()
    self:add(file, line, message, column, nil, nil, self:caller(file))
end

function session:mark_wrong(thing, field)
    local fields = self.wrong_fields[thing]
    if not fields then
        fields = {}
        self.wrong_fields[thing] = fields
    end
    fields[field] = true
end

--- Whether a field of a thing was reported as wrong already.
function session:is_wrong(thing, field)
    local fields = self.wrong_fields[thing]
    return fields ~= nil and fields[field] == true
end

local function path_text(path)
    local out = {}
    for i, key in ipairs(path) do out[i] = text.plain(tostring(key), 40) end
    return table.concat(out, ".")
end

--- Reports a wrong field: path is its name, or a list of keys for something deeper in it.
function session:wrong(thing, path, problem)
    if type(path) == "string" then path = { path } end
    self:mark_wrong(thing, path[1])
    if self:overfull() then return end
    self:report_at(thing, path, ("%s %s: %s %s"):format(thing.kind, text.quote(thing.name),
        path_text(spelled(self, thing, path)), problem))
end

function session:unknown_field(thing, path, key, fields)
    self:mark_wrong(thing, path and path[1] or key)
    if self:overfull() then return end
    declare.unknown_field(self, thing, path, key, fields)
end

--- The nearest of names, as long as there is patience for more hints.
function session:near(name, names)
    self.hints = self.hints - 20 - #names
    if self.hints < 0 then return nil end
    return nearest.of(name, names)
end

--- "line 3", or "shop.lua:3" from another file.
function session.at(_, thing, from)
    if from and from.file == thing.file then return "line " .. thing.line end
    return ("%s:%d"):format(thing.file, thing.line)
end

function session:duplicate(thing, first)
    self.left_out[thing] = true
    local function whose(one)
        local library = self.libraries[one.file]
        return library and (', by library "%s",'):format(library) or ""
    end
    self:report(thing, ("%s %s is declared twice: here%s and at %s%s; give one another name"):format(thing.kind,
        text.quote(thing.name), whose(thing), self:at(first, thing), (whose(first):gsub(",$", ""))))
end

function session:needs_table(thing)
    self.left_out[thing] = true
    self:report(thing, ("%s %s has no table; write %s %s { … }"):format(thing.kind,
        text.quote(thing.name), thing.kind, text.quote(thing.name)))
end

function session:adopt(parent, item, i, field)
    declare.adopt(self, parent, item, i, field)
end

-- globals ---------------------------------------------------------------------------------------

--- As unknown.meant, unknown.message and unknown.keeps.
function session:meant(name, known) return require "reis.language.unknown".meant(self, name, known) end
function session:unknown(name, others) return require "reis.language.unknown".message(self, name, others) end
function session:keeps(name) return require "reis.language.unknown".keeps(self, name) end

local function handle_meta(s)
    return {
        __call = function(handle, ...) return declare.fill(s, handle, ...) end,
        __newindex = function(handle)
            local thing = s.things[handle]
            error(("a declared %s cannot be changed; use whatif or a scenario to try other "
                .. "figures"):format(thing and thing.kind or "thing"), 2)
        end,
        __tostring = function(handle)
            local thing = s.things[handle]
            return thing and ("%s %s"):format(thing.kind, text.quote(thing.name)) or "declaration"
        end,
        __metatable = false,
        __name = "declaration",
    }
end

local FORGETS = { __mode = "k" } -- what is gone from a session that goes on is not held

--- Starts a session; see the functions above for what it answers.
-- options: main (file), where(files to pass over, or nil) -> file, line ; source(file) -> text or nil.
function dsl.session(options)
    local s = setmetatable({
        main = options.main,
        where = options.where,
        finder = place.new(options.source),
        diags = {}, globals = {},
        changes = 0,          -- counts what was declared, so that figures made before are known to be old
        hints = 100000,       -- how many names may still be compared
        things = setmetatable({}, { __mode = "k" }),   -- handle -> thing
        made = setmetatable({}, { __mode = "k" }),     -- opaque value -> what it stands for
        top = {},            -- things that stand on their own, in declared order
        nested = {},         -- things that need a parent
        known = {},          -- kind -> name -> thing
        top_count = {},      -- kind -> its first thing
        open = {},           -- things that still need their table
        full = setmetatable({}, FORGETS), -- things that need no table and have got one
        filled = setmetatable({}, FORGETS), -- things whose table came in the place of a name
        placed = setmetatable({}, FORGETS), -- things reported for where they stand
        left_out = setmetatable({}, FORGETS), -- things reported so that they take no part
        wrong_fields = setmetatable({}, FORGETS), -- thing -> names of fields reported
        faulty = setmetatable({}, FORGETS), -- things that a message is about
        again = {},          -- what was typed once more: { new =, old = } each (the REPL, amend.lua)
        typed = false,       -- whether it is a session of the REPL
        shy = false,         -- whether a name with soft hyphens was seen
        libraries = {},      -- file -> the name of the library in it
        asked = setmetatable({}, FORGETS), -- thing of a library -> where the script asked for it
        tongues = {},        -- file -> the tongue it asked for (require "reis.nl")
        spoken = setmetatable({}, FORGETS), -- thing -> the tongue whose word declared it
        spelled = setmetatable({}, FORGETS), -- thing -> English key -> the key as it was written
        own = {},            -- kind -> name -> a field of the script's own (own_fields.lua)
        decimal = {},        -- things in which a number seems to be written with a comma
    }, session)
    s.handle = handle_meta(s)
    s.opaque = uncertain.opaque(s)
    for _, name in ipairs(schema.order) do
        local kind = schema.kinds[name]
        s.known[name] = {}
        s.globals[name] = function(...) return declare.name(s, kind, ...) end
    end
    uncertain.install(s)
    checking.install(s)
    return s
end

-- the end ---------------------------------------------------------------------------------------

local function report_loose(s)
    for _, thing in ipairs(s.nested) do
        local kind = schema.kinds[thing.kind]
        if not thing.parent and not s.placed[thing] and not s.left_out[thing] and not kind.free then
            local holders = {}
            for i, holder in ipairs(kind.parents) do holders[i] = schema.a(holder) end
            s:report(thing, ("%s %s stands on its own; put it in %s"):format(thing.kind,
                text.quote(thing.name), table.concat(holders, " or ")))
        end
    end
end

local function report_open(s)
    local open = {}
    for thing in pairs(s.open) do
        if not s.left_out[thing] then open[#open + 1] = thing end
    end
    for _, thing in ipairs(open) do
        s:needs_table(thing)
        s.placed[thing] = true
    end
end

--- A text in which "2" sorts before "13".
local function natural(s)
    return (s:gsub("%d+", function(digits) return ("0"):rep(20 - #digits) .. digits end))
end

--- Sorts diagnostics by file (in the order the files came), line, column and message.
function dsl.sort(diags, main)
    local files, n, keys = { [main or ""] = 0 }, 0, {}
    for _, d in ipairs(diags) do
        keys[d] = natural(d.message)
        if not files[d.file] then
            n = n + 1
            files[d.file] = n
        end
    end
    table.sort(diags, function(a, b)
        if (a.last or false) ~= (b.last or false) then return b.last or false end
        if a.file ~= b.file then return files[a.file] < files[b.file] end
        if a.line ~= b.line then return (a.line or 0) < (b.line or 0) end
        if (a.column or 0) ~= (b.column or 0) then return (a.column or 0) < (b.column or 0) end
        if keys[a] ~= keys[b] then return keys[a] < keys[b] end
        return a.message < b.message
    end)
    return diags
end

--- Reports what the end of the script leaves open: things without their table, things in nothing.
function session:close()
    report_open(self)
    checking.close(self)
    if not self.typed then report_loose(self) end -- what is typed may find its place yet
end

return dsl

-- The session as a script that checks: what was changed is changed in the text of the script that was loaded, what is new is
-- added at its end. The outcome is run and held against the session before it is written.

local host = require "host"
local script = require "reis.language.script"
local lexer = require "reis.language.lexer"
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local uncertain = require "reis.language.uncertain"
local printer = require "reis.language.printer"
local patch = require "reis.repl.patch"
local entry = require "reis.repl.entry"

local save = {}

-- the texts that change -----------------------------------------------------------------------------------

local PARTS, CALLED = uncertain.PARTS, uncertain.CALLED

--- A value of `next` as a script writes it: numbers by name, `each`, uncertain numbers.
local function written(v)
    if type(v) == "number" then return printer.number(v) end
    if type(v) == "string" then return patch.quote(v) end
    local parts = {}
    if PARTS[v.dist] then
        for i, part in ipairs(PARTS[v.dist]) do parts[i] = written(v[part]) end
        return ("%s(%s)"):format(CALLED[v.dist] or v.dist, table.concat(parts, ", "))
    end
    if v.dist == "each" then
        if v.default ~= nil then parts[1] = "default = " .. written(v.default) end
        for name, one in ordered.pairs(v.per) do parts[#parts + 1] = patch.key(name) .. " = " .. written(one) end
        return "each { " .. table.concat(parts, ", ") .. " }"
    end
    for name, one in ordered.pairs(v) do parts[#parts + 1] = patch.key(name) .. " = " .. written(one) end
    return "{ " .. table.concat(parts, ", ") .. " }"
end

--- The numbers of a `next` with their paths: list of { path =, source = }.
local function leaves(v, path, out)
    if type(v) ~= "table" or PARTS[v.dist] then
        out[#out + 1] = { path = path, source = written(v) }
        return out
    end
    local parts = v.dist == "each" and ordered.pairs(v.per) or ordered.pairs(v)
    local function below(key, one)
        local longer = table.move(path, 1, #path, 1, {})
        longer[#longer + 1] = key
        leaves(one, longer, out)
    end
    if v.dist == "each" and v.default ~= nil then below("default", v.default) end
    for key, one in parts do below(key, one) end
    return out
end

--- Writes a scaled `next`: number by number where all of them stand there, so that the layout stays.
local function set_next(target, brace, ways, path)
    local list, all = leaves(ways, path, {}), true
    for _, one in ipairs(list) do all = all and target:value(brace(), one.path) ~= nil end
    if not all then return target:set(brace(), path, written(ways)) end
    for _, one in ipairs(list) do target:set(brace(), one.path, one.source) end
end

--- A change and those within it as one list.
local function flat(change, out)
    out[#out + 1] = change
    for _, own in ipairs(change.within) do flat(own, out) end
    return out
end

--- The entry of the session that a line of it is in.
local function entry_at(W, line)
    for _, one in ipairs(W.entries) do
        if line >= one.line and line < one.line + entry.lines(one.text) then return one end
    end
end

--- Where a thing is declared: the text, and the line in it. -> P, line | nil, message
local function place_of(W, thing)
    if thing.file == "line" then
        local one = entry_at(W, thing.line)
        if not one then return nil, "what declared it is no longer known" end
        return one.patch, thing.line - one.line + 1
    end
    if not W.files[thing.file] then
        local text = W.sources[thing.file]
        if not text then return nil, ("the text of %s is not known"):format(thing.file) end
        W.files[thing.file] = patch.open(text)
        W.order[#W.order + 1] = thing.file
    end
    return W.files[thing.file], thing.line
end

--- A path of keys as a thing has them in its text: a script in Dutch has its own word for a field.
local function spelled(thing, other, path)
    local words = thing.spelled or other and other.spelled
    local out = table.move(path, 1, #path, 1, {})
    out[1] = words and words[path[1]] or path[1]
    return out
end

--- Puts one change in the text of what it changes. one: the entry that says it. -> true | nil, message
local function apply(W, one, change)
    if #change.fields + #change.added == 0 then return true end
    local called = ("%s %s"):format(change.kind, patch.quote(change.name))
    local target, line = place_of(W, change.thing)
    if not target then return nil, called .. ": " .. line end
    local from = one.patch:declaration(change.new.name, change.new.line - one.line + 1)
    if not from or not target:declaration(change.thing.name, line) then
        return nil, called .. " is not written out with its table where it is declared, so its text cannot be changed"
    end
    for _, path in ipairs(change.fields) do
        local source = one.patch:value(from, spelled(change.new, nil, path))
        if not source then return nil, ("%s: %s is not written out"):format(called, table.concat(path, ".")) end
        local done, message = target:set(target:declaration(change.thing.name, line), spelled(change.thing, change.new, path), source)
        if not done then return nil, called .. ": " .. message end
    end
    if change.next then
        set_next(target, function() return target:declaration(change.thing.name, line) end, change.next,
            spelled(change.thing, change.new, { "next" }))
    end
    for _, child in ipairs(change.added) do
        local source, indent = one.patch:whole(child.name, child.line - one.line + 1)
        source = source or ("%s %s {}"):format(child.kind, patch.quote(child.name))
        target:child(target:declaration(change.thing.name, line), source, indent or "")
    end
    return true
end

--- The changes that are to what was typed itself, and those that are to files: the first go first.
local function changes_of(R, typed)
    local out = {}
    for _, one in ipairs(R.log) do
        for _, change in ipairs(one.changes) do
            for _, own in ipairs(flat(change, {})) do
                if (own.thing.file == "line") == typed then out[#out + 1] = { entry = one, change = own } end
            end
        end
    end
    return out
end

-- what is new ---------------------------------------------------------------------------------------------

local function words_in(text, into)
    for _, one in ipairs(lexer.read(text)) do
        if one.what == "word" then into[text:sub(one.from, one.to)] = true end
    end
    return into
end

--- The entries to be added to the script: those that declared something new, after what gave a value to names they use.
local function added(R)
    local used, out = {}, {}
    for _, one in ipairs(R.log) do
        if one.new and #one.changes == 0 then words_in(one.patch.text, used) end
    end
    for i = #R.givers, 1, -1 do
        local giver = R.givers[i]
        if used[giver.name] then words_in(giver.text, used) end
    end
    local all, there = {}, {}
    for _, one in ipairs(R.log) do
        if one.new and #one.changes == 0 then
            all[#all + 1] = { line = one.line, text = one.patch.text }
            there[one.line] = true
        end
    end
    for _, giver in ipairs(R.givers) do
        if used[giver.name] and not there[giver.line] then all[#all + 1] = giver end
    end
    table.sort(all, function(a, b) return a.line < b.line end)
    for i, one in ipairs(all) do out[i] = one.text end
    return out
end

--- The texts of a session: main's, and those of included files that changed. -> { main =, files = { [path] = text } } | nil,
-- message
function save.texts(R)
    local s = R.script
    local W = { entries = R.log, sources = s.sources, files = {}, order = {} }
    for _, one in ipairs(R.log) do
        if one.new and #one.changes > 0 then
            return nil, ("line %d declares something new and changes what is there: type them one after the other"):format(one.line)
        end
        one.patch = patch.open(one.text)
    end
    for _, typed in ipairs { true, false } do
        for _, each in ipairs(changes_of(R, typed)) do
            local done, message = apply(W, each.entry, each.change)
            if not done then return nil, message end
        end
    end
    local out = { files = {} }
    for _, name in ipairs(W.order) do
        if name ~= s.main then out.files[name] = W.files[name].text end
    end
    local main = W.files[s.main] and W.files[s.main].text or s.main ~= "line" and s.sources[s.main] or ""
    local more = added(R)
    if #more > 0 then
        main = (main ~= "" and main:gsub("\n*$", "\n\n") or "") .. table.concat(more, "\n") .. "\n"
    end
    out.main = main
    return out
end

-- whether it is the same ------------------------------------------------------------------------------------

--- What differs between two models: the first thing of a diff, in words; nil where nothing does.
local function difference(before, after)
    local D = require("reis.figures.diff").of(before, after)
    local first = D.changes[1]
    if first then return ("%s %s is %s%s"):format(first.kind, first.thing, first.change, first.field and ": " .. first.field or "") end
    local a, b = before.scores(), after.scores()
    if quantity.show(a.utility or 0, 9) ~= quantity.show(b.utility or 0, 9) then return "its utility is another" end
end

--- Runs the texts as a script of its own. -> true | nil, what is wrong
function save.check(R, texts)
    local project = R.project()
    local before = project.figures()
    host.phase "script"
    local ok, s = host.protect(script.load, R.script.main == "line" and "session.lua" or R.script.main, texts.main,
        require("reis.command.api").installer().install, R.job.args, nil, texts.files)
    host.phase "work"
    if not ok then return nil, host.tostring(s) end
    local model, diags = require("reis.model.model").of(s.session)
    for _, d in ipairs(diags) do
        if d.level == "error" then return nil, ("%s:%s: %s"):format(d.file or "", d.line or "?", d.message) end
    end
    local what = difference(before, require("reis.figures.figures").of(model))
    if what then return nil, "it would not be the session: " .. what end
    return true
end

return save

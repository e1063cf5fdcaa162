-- What a session has declared so far, entry by entry: what :undo takes back, :save writes and :watch looks at.
--
-- R.log: list of { text = as typed, line = (its first line in the session), mark = (what was before, for undo: only of the
-- last ones, and but for the newest as what differs in it from that of the next), changes = (what it changed of things that
-- were there, language/amend.lua), new = (whether it declared more) }
-- R.givers: list of { name =, text =, line = }: the last entry that gave each global its value

local host = require "host"
local undo = require "reis.language.undo"
local amend = require "reis.language.amend"
local measures = require "reis.figures.measures"
local say = require "reis.repl.say"

local sketch = {}

local MARKS = 100 -- entries that can be taken back

local function key_of(change) return ("%s\0%s\0%s"):format(change.thing.file, change.thing.line, change.name) end

--- Whether a later change says all that an earlier one did.
local function covers(later, earlier)
    if key_of(later) ~= key_of(earlier) or #earlier.added + #earlier.within > 0 or #later.within > 0 then return false end
    local given = {}
    for _, path in ipairs(later.fields) do given[table.concat(path, "\0")] = true end
    for _, path in ipairs(earlier.fields) do
        if not given[table.concat(path, "\0")] then return false end
    end
    return true
end

--- Forgets entries that are too old to be taken back and that the new one makes needless.
local function thin(R, entry)
    for i = #R.log - MARKS, 1, -1 do
        local old = R.log[i]
        old.mark = nil
        if not old.new and #old.changes == 1 and not entry.new and #entry.changes == 1 and covers(entry.changes[1], old.changes[1]) then
            table.remove(R.log, i)
        end
    end
end

--- Whether something stands on its own that did not before a mark.
local function is_more(s, mark)
    if #s.top > #mark.top then return true end
    for i = #mark.nested + 1, #s.nested do
        local thing = s.nested[i]
        if not thing.parent and not s.placed[thing] then return true end
    end
    return false
end

--- What :save asks of a thing that was changed; spelled: its fields in the script's own words.
local function outline(s, thing)
    return { kind = thing.kind, name = thing.name, file = thing.file, line = thing.line, spelled = s.spelled[thing] }
end

--- Keeps of a change what is asked later, and not the model as it was, which each change would hold whole.
local function slim(s, change)
    change.thing, change.new = outline(s, change.thing), outline(s, change.new)
    for i, child in ipairs(change.added) do change.added[i] = outline(s, child) end
    for _, own in ipairs(change.within) do slim(s, own) end
end

--- Notes an entry that declared something. mark: what was before; changes: of amend.since
function sketch.note(R, text, line, mark, changes)
    local entry = { text = text, line = line, mark = mark, changes = changes, new = is_more(R.script.session, mark) }
    local before = R.log[#R.log]
    if before and before.mark then before.mark = undo.slim(before.mark, mark) end
    R.log[#R.log + 1] = entry
    thin(R, entry)
    for _, change in ipairs(changes) do
        say.note(amend.words(R.script.session, change))
        slim(R.script.session, change)
    end
end

--- Notes what gives a global a value, for what is declared with it: x = 5, function f() … end.
function sketch.gave(R, text, line)
    local name = text:match("^%s*([%a_][%w_]*)%s*=[^=]") or text:match("^%s*function%s+([%a_][%w_]*)")
    if not name then return end
    for i, one in ipairs(R.givers) do
        if one.name == name then table.remove(R.givers, i) break end
    end
    R.givers[#R.givers + 1] = { name = name, text = text, line = line }
end

--- Takes the last declaration back. -> its text | nil, why not
function sketch.back(R)
    local entry = R.log[#R.log]
    if not entry then return nil, "nothing was declared here that could be taken back" end
    if not entry.mark then return nil, ("only the last %d declarations can be taken back"):format(MARKS) end
    local before = R.log[#R.log - 1]
    if before and before.mark then before.mark = undo.whole(before.mark, entry.mark) end
    undo.back(R.script.session, entry.mark)
    table.remove(R.log)
    return entry.text
end

-- what moves ---------------------------------------------------------------------------------------------

--- The watched measures of every journey now: { [journey] = { [measure] = figure } }; nil where there are no figures.
function sketch.figures(R)
    local ok, project = pcall(R.project)
    if not ok then return nil end
    local got, data = pcall(function() return project.figures().scores() end)
    if not got then return nil end
    local out = {}
    for _, row in ipairs(data.journeys) do
        local figures = {}
        for _, name in ipairs(R.watch) do figures[name] = row[name] end
        out[#out + 1], out[row.name] = row.name, figures
    end
    return out
end

local LEAST = 1e-9

--- What moved of the measures that are watched, a line for each journey.
function sketch.moved(R)
    local before, after = R.watched, sketch.figures(R)
    R.watched = after
    if not after then return host.out("there are no figures now\n") end
    local lines, none = {}, {}
    for _, journey in ipairs(after) do
        local old, parts = before and before[journey] or none, {}
        for _, name in ipairs(R.watch) do
            local x, y = old[name], after[journey][name]
            if (x == nil) ~= (y == nil) or x and math.abs(x - y) > LEAST then
                parts[#parts + 1] = ("%s %s → %s"):format(measures.label(name), measures.show(name, x), measures.show(name, y))
                    .. (x and y and (" (%s)"):format(measures.change(name, y - x)) or "")
            end
        end
        if #parts > 0 then lines[#lines + 1] = journey .. ": " .. table.concat(parts, ", ") .. "\n" end
    end
    host.out(#lines > 0 and table.concat(lines) or "nothing moved of " .. table.concat(R.watch, ", ") .. "\n")
end

return sketch

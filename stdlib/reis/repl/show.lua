-- How a value that an expression gives is shown: as a table that fits the terminal, or as JSON, CSV or Markdown; long ones
-- are cut, and `_.all` shows the last one whole.

local host = require "host"
local result = require "reis.figures.result"
local tables = require "reis.words.tables"
local form = require "reis.command.form"
local say = require "reis.repl.say"
local tone = require "reis.command.tone"

local show = {}

show.modes = { "table", "json", "csv", "markdown" }

local KEPT = 9 -- results that _1 … _9 name

--- What the forms need of the session, made anew after more was declared; without figures where it has errors.
function show.seen(R)
    local s = R.script
    local V = R.seen
    if V and V.changes == s.session.changes then return V end
    local ok, project = pcall(R.project)
    local model = ok and project.model or (require("reis.model.model").of(s.session))
    local figures_ok, F = pcall(function() return ok and #model.journeys > 0 and project.figures() or nil end)
    R.seen = { changes = s.session.changes, model = model, F = figures_ok and F or nil, seen = s.bring_words().model,
        currency = model.company and rawget(model.company, "currency"), word = require("reis.command.writers").word(s.session) }
    return R.seen
end

--- Head and columns of a value in another mode than table, or nil and why not.
local function rows_of(R, value)
    if type(value) ~= "table" then value = { value } end
    local columns = require("reis.command.writers").columns(value)
    local head, cells, n = require("reis.words.rows").of(value, columns, show.seen(R).word)
    if #head == 0 then return nil, "it has no rows; :mode json shows everything" end
    return head, cells, n
end

local MODES = {}

function MODES.table(R, value) return form.of(value, show.seen(R)) end

function MODES.json(R, value)
    local made, message = require("reis.words.plain").json(value, show.seen(R).word)
    if message then return nil, message end
    return require("reis.words.json").encode(made)
end

for _, mode in ipairs { "csv", "markdown" } do
    MODES[mode] = function(R, value)
        local head, cells, n = rows_of(R, value)
        if not head then return nil, cells end
        return (require("reis.command.writers")[mode](head, cells, n):gsub("\r\n", "\n"))
    end
end

--- A value as text in the session's mode, as wide as the terminal; where the mode cannot show it, as a table.
-- coloured: with the tones of a table (command/tone.lua), for tone.paint
function show.text(R, value, coloured)
    tables.width = R.terminal().columns
    if coloured then tables.tone = tone.of(R.job.options.lang) end
    local ok, text, message = pcall(MODES[R.mode], R, value)
    tables.width, tables.tone = nil, nil
    if not ok then error(text, 0) end
    if text then return text end
    say.note(("not as %s: %s"):format(R.mode, message))
    return result.show(value) .. "\n"
end

--- Cuts a text to what fits a screen, with a count of what is left.
local function cut(text, rows)
    local at, lines = 0, 0
    while lines < rows - 3 do
        at = text:find("\n", at + 1, true)
        if not at then return text end
        lines = lines + 1
    end
    local left = select(2, text:sub(at + 1):gsub("\n", ""))
    if left <= 2 then return text end
    return text:sub(1, at) .. ("… %d more lines; _.all shows the last one whole\n"):format(left)
end

--- Keeps a value as `_` and `_1`, those before it as `_2` … `_9`.
local function keep(R, value)
    if value == nil then return end
    table.insert(R.results, 1, value)
    R.results[KEPT + 1] = nil
    for i = 1, #R.results do rawset(R.script.env, "_" .. i, R.results[i]) end
    rawset(R.script.env, "_", value)
end

--- Writes the first of some values into the file that :once named.
local function written(R, values)
    local once, mode = R.once, R.mode
    R.once, R.mode = nil, once.mode
    local ok, text = pcall(show.text, R, values[1])
    R.mode = mode
    if not ok then error(text, 0) end
    keep(R, values[1])
    local path, message = host.write("w", once.file, text)
    if not path then return say.wrong(("%s: %s"):format(once.file, message)) end
    host.out("written " .. once.file .. "\n")
end

--- Whether results are shown in colours: as tables, on a terminal that has them.
local function has_colours(R) return R.mode == "table" and R.page ~= nil and R.terminal().colour == true end

--- Prints values. R: the session (repl/session.lua); values: table.pack of them.
function show.values(R, values)
    if R.once and values.n > 0 then return written(R, values) end
    local rows = R.terminal().rows
    local coloured = has_colours(R)
    for i = 1, values.n do
        local text = show.text(R, values[i], coloured)
        text = rows and cut(text, rows) or text
        if coloured and text:find("\0", 1, true) then R.page(tone.paint(text)) else host.out(text) end
    end
    keep(R, values[1])
end

--- Prints the last result whole, page by page where there is a screen.
function show.all(R)
    if R.results[1] == nil then return say.wrong("there is no result yet") end
    local coloured = has_colours(R)
    local text = show.text(R, R.results[1], coloured)
    show.page(R, coloured and tone.paint(text) or text)
end

--- Prints a long text, page by page where there is a screen.
function show.page(R, text)
    if R.page then R.page(text) else host.out(text) end
end

return show

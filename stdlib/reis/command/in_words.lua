-- Pictures in words: for a screen reader, a log, a terminal, or as Markdown. What a picture says in sentences (its in_words.lua) and
-- all its data as tables (its tables.lua), in reading order; one that is a document has it whole (its document.lua).

local host = require "host"
local fit = require "reis.words.fit"
local i18n = require "reis.words.i18n"
local markdown = require "reis.words.markdown"
local tables = require "reis.words.tables"

local in_words = {}

local WIDTH = 100 -- columns of a file

--- How large charts may be on the terminal.
local function size_of()
    local t = host.terminal()
    return { columns = math.max(30, math.min(t.columns - 12, 120)), rows = math.max(7, math.min(t.rows - 8, 14)), plain = not t.utf8, bare = true }
end

--- What a picture says that has no tables of its own: every text on its pages once, as it is read.
local function of_pages(pages)
    local items, seen = {}, {}
    for _, page in ipairs(pages) do
        for _, item in ipairs(page.items) do
            local text = item.name or item.tip or item.lines and table.concat(item.lines, " ")
            if text and text:find "%S" and not seen[text] then
                seen[text] = true
                items[#items + 1] = text
            end
        end
    end
    return { { items = items } }
end

--- The blocks of a picture. set: of command/output.lua -> list of { head = } | { text = } | { items = } | { chart = } |
-- { part = } | { table = }, with title = (nil: the set's)
local function blocks_of(set, lang)
    local view, ctx = set.view, set.context
    if not view or not view.tables then return of_pages(set.build()) end
    local blocks, found = view.in_words and view.in_words(ctx) or {}, view.tables(ctx)
    if #found > 0 and #blocks > 0 then blocks[#blocks + 1] = { part = i18n.of(lang, "table") "say.tables" } end
    for _, one in ipairs(found) do blocks[#blocks + 1] = { table = one } end
    return blocks
end

-- as text -----------------------------------------------------------------------------------------------

local function underlined(text, mark)
    local _, columns = host.shown(text)
    return text .. "\n" .. mark:rep(columns) .. "\n\n"
end

local function wrapped(text, width, first, rest)
    local out = {}
    for i, line in ipairs(fit.lines(text, width - #first)) do out[i] = (i == 1 and first or rest) .. line[1] .. "\n" end
    return table.concat(out)
end

local function text_table(one)
    local rows, right = { {} }, {}
    for c, column in ipairs(one.columns) do rows[1][c], right[c] = column[1], column.right or nil end
    table.move(one.rows, 1, #one.rows, 2, rows)
    return one.title .. "\n" .. tables.format(rows, { head = true, right = right, indent = 2 }) .. "\n"
end

--- A chart in characters: of lines, bars or spans, or one that a picture draws itself.
local function chart_of(spec, size)
    return type(spec) == "function" and spec(size) or require "reis.pictures.plot.text"(spec, size) or ""
end

--- One block as text; "" for a chart where none is wanted.
local function text_block(block, width, size)
    if block.part or block.head then return underlined(block.part or block.head, block.part and "=" or "-") end
    if block.text then return wrapped(block.text, width, "", "") .. "\n" end
    if block.chart then return size and chart_of(block.chart, size) .. "\n" or "" end
    if block.table then return text_table(block.table) end
    local out = {}
    for i, item in ipairs(block.items) do out[i] = wrapped(item, width, "- ", "  ") end
    return table.concat(out) .. "\n"
end

-- as Markdown ---------------------------------------------------------------------------------------------

local function md_table(one)
    local head, cells, right = {}, {}, {}
    for c, column in ipairs(one.columns) do
        head[c], right[c], cells[c] = column[1], column.right or nil, {}
        for r, row in ipairs(one.rows) do cells[c][r] = row[c] end
    end
    return "### " .. markdown.escape(one.title) .. "\n\n" .. markdown.table(head, cells, right, #one.rows) .. "\n"
end

local function md_block(block)
    local escape = markdown.escape
    if block.part then return "## " .. escape(block.part) .. "\n\n" end
    if block.head then return "### " .. escape(block.head) .. "\n\n" end
    if block.text then return escape(block.text) .. "\n\n" end
    if block.chart then return "" end
    if block.table then return md_table(block.table) end
    local out = {}
    for i, item in ipairs(block.items) do out[i] = "- " .. escape(item) .. "\n" end
    return table.concat(out) .. "\n"
end

--- All sets in words. format: "text" | "md"; lang: of the pictures; to_terminal: whether it is printed, with charts: a file is for
-- who has it read aloud -> text
function in_words.all(sets, format, lang, to_terminal)
    local out, size, before = {}, to_terminal and size_of() or nil, tables.width
    local width = size and math.max(40, host.terminal().columns) or WIDTH
    tables.width = width
    for i, set in ipairs(sets) do
        local document = set.view and set.view.document
        local blocks = document and {} or blocks_of(set, lang)
        local title = blocks.title or set.title
        if document then
            out[#out + 1] = document(set.context, format, width)
        else
            out[#out + 1] = format == "md" and ("# %s\n\n"):format(markdown.escape(title)) or underlined(title, "=")
        end
        for _, block in ipairs(blocks) do
            out[#out + 1] = format == "md" and md_block(block) or text_block(block, width, size)
        end
        if i < #sets and format ~= "md" then out[#out + 1] = "\n" end
    end
    tables.width = before
    return (table.concat(out):gsub("\n+$", "\n"))
end

return in_words

-- The report as Markdown: its texts and tables; where it goes into a file, its pictures as files beside that.

local marked = require "reis.report.pdf"
local markup = require "reis.report.markup"
local pages = require "reis.report.pages"
local pictures = require "reis.pictures.pictures"

local md = {}

local escape = require "reis.words.markdown".escape

--- A cell; what leads to a page of the report leads there. known: the ids of pages
local function cell_md(cell, known)
    if type(cell) ~= "table" or not (cell.to and known[cell.to]) then return escape(markup.plain(cell)) end
    local text = ("%s[%s](#%s)%s"):format(escape(cell.before or ""), escape(cell.text), cell.to, escape(cell.after or ""))
    return cell.sub and cell.sub ~= "" and ("%s (%s)"):format(text, escape(cell.sub)) or text
end

local function table_md(part, known)
    local rows, out = part.rows, {}
    if part.headless then out[1] = "|" .. ("  |"):rep(#rows[1]) .. "\n|" .. (" --- |"):rep(#rows[1]) end
    for r, row in ipairs(rows) do
        local cells = {}
        for c = 1, #rows[1] do cells[c] = cell_md(row[c] or "", known) end
        out[#out + 1] = "| " .. table.concat(cells, " | ") .. " |"
        if r == 1 and not part.headless then out[#out + 1] = "|" .. (" --- |"):rep(#row) end
    end
    return table.concat(out, "\n") .. "\n\n"
end

local write = {}

function write.text(W, part) W.put(escape(part.text) .. "\n\n") end
function write.head(W, part) W.put(("%s %s\n\n"):format(("#"):rep(W.depth + 1), escape(part.head))) end
function write.rows(W, part) if #part.rows > 0 then W.put(table_md(part, W.known)) end end
function write.marks(W, part, ctx) W.put(table_md(marked.marks(part, ctx), W.known)) end

function write.list(W, part)
    for i, one in ipairs(part.list) do W.put(("%s %s\n"):format(part.class == "numbered" and i .. "." or "-", cell_md(one, W.known))) end
    W.put "\n"
end

function write.facts(W, part)
    for _, one in ipairs(part.facts) do W.put(("- **%s**: %s\n"):format(escape(one.label), cell_md(one.cell, W.known))) end
    W.put "\n"
end

function write.quotes(W, part)
    for _, q in ipairs(part.quotes) do W.put(("> “%s”%s\n\n"):format(escape(q.text), q.who and " — " .. escape(q.who) or "")) end
end

function write.tiles(W, part)
    local rows = {}
    for i, one in ipairs(part.tiles) do rows[i] = { one.label, one.value, one.note } end
    W.put(table_md({ rows = rows, headless = true }, W.known))
end

--- A picture is a file of its own, named after the report and the page that it stands on.
function write.pages(W, part, ctx)
    for _, page in ipairs(W.beside and part.pages() or {}) do
        W.count = W.count + 1
        local name = ("-%03d-%s"):format(W.count, W.page.id:sub(1, 60))
        local path, message, status, said = pictures.write("s", name, "svg", pictures.each { page }, { title = part.caption, lang = ctx.lang })
        if not path then return nil, message, status, said end
        W.put(("![%s](%s)\n\n"):format(escape(part.caption), (path:match("[^/]*$"):gsub("[^%w._-]", function(c) return ("%%%02X"):format(c:byte()) end))))
    end
    return true
end

local KINDS = { "text", "head", "list", "facts", "quotes", "tiles", "marks", "rows", "pages" }

local function add(W, parts, ctx)
    for _, part in ipairs(parts) do
        if part.group then
            local ok, message, status, said = add(W, part.group, ctx)
            if not ok then return nil, message, status, said end
        end
        for _, kind in ipairs(KINDS) do
            if part[kind] then
                local ok, message, status, said = write[kind](W, part, ctx)
                if kind == "pages" and not ok then return nil, message, status, said end
            end
        end
    end
    return true
end

--- The report of a project as Markdown. options: lang, paper, plan, beside (pictures are written as files beside it)
-- -> text | nil, message, status, whether that is told
function md.text(project, options)
    local ctx, out = pages.context(project, options), {}
    local W = { beside = options.beside, known = {}, count = 0, put = function(s) out[#out + 1] = s end }
    local list = pages.of(ctx)
    for _, page in ipairs(list) do W.known[page.id] = true end
    local company = ctx.model.company
    W.put(("# %s\n\n"):format(escape(company and company.name or ctx.L "report.journeys")))
    for _, page in ipairs(list) do
        W.page, W.depth = page, page.menu and page.menu + 1 or 4
        W.put(('<a id="%s"></a>\n\n%s %s\n\n'):format(markup.escape(page.id), ("#"):rep(W.depth), escape(page.title)))
        local ok, message, status, said = add(W, page.parts(), ctx)
        if not ok then return nil, message, status, said end
    end
    return table.concat(out)
end

return md

-- The parts of a page as HTML (see pages.lua and chapters.lua for what parts there are).

local format = require "reis.words.format"
local lane = require "reis.report.lane"
local markup = require "reis.report.markup"
local pictures = require "reis.pictures.pictures"

local parts = {}

local escape, cell, attribute, here = markup.escape, markup.cell, markup.attribute, markup.here

local write = {}

function write.text(put, part) put(("<p%s>%s</p>\n"):format(attribute("class", part.class), escape(part.text))) return true end

function write.head(put, part)
    local tag = part.small and "h4" or "h3"
    put(("<%s%s>%s%s</%s>\n"):format(tag, attribute("id", part.id), escape(part.head), here(part.id), tag))
    return true
end

function write.list(put, part)
    local tag = part.class == "numbered" and "ol" or "ul"
    put(("<%s%s>\n"):format(tag, attribute("class", part.class or "points")))
    for _, one in ipairs(part.list) do
        local id = type(one) == "table" and one.id or nil
        put(("<li%s>%s%s</li>\n"):format(attribute("id", id), cell(one), here(id)))
    end
    put(("</%s>\n"):format(tag))
    return true
end

function write.facts(put, part)
    put '<dl class="facts">\n'
    for _, one in ipairs(part.facts) do put(("<div><dt>%s</dt><dd>%s</dd></div>\n"):format(escape(one.label), cell(one.cell))) end
    put "</dl>\n"
    return true
end

function write.quotes(put, part)
    for _, q in ipairs(part.quotes) do
        put(('<blockquote%s><p>%s%s</p>%s</blockquote>\n'):format(attribute("id", q.id), escape("“" .. q.text .. "”"), here(q.id),
            q.who and ("<footer>%s</footer>"):format(escape(q.who)) or ""))
    end
    return true
end

function write.tiles(put, part)
    put '<ul class="tiles">\n'
    for _, one in ipairs(part.tiles) do
        put(('<li%s><span class="label">%s</span><b>%s</b><span>%s</span></li>\n'):format(attribute("class", one.class), cell(one.label),
            escape(one.value), escape(one.note)))
    end
    put "</ul>\n"
    return true
end

local function bar(mark, expected)
    local tick = expected and ('<path class="tick" d="M%.1f 0v12"/>'):format(expected * 10) or ""
    return ('<svg class="bar" viewBox="0 0 100 12" aria-hidden="true"><path class="%s" d="M0 3h%.1fv6h-%.1fz"/>%s</svg>'):format(
        expected and mark < expected and "below" or "above", mark * 10, mark * 10, tick)
end

--- The marks of a touchpoint: values down, personas across.
function write.marks(put, part, ctx)
    local names, by = {}, {}
    for p, one in ipairs(part.marks) do
        for _, v in ipairs(one.values) do
            if not by[v.name] then names[#names + 1], by[v.name] = v.name, {} end
            by[v.name][p] = v
        end
    end
    local caption = escape(ctx.P "pages.marks.caption")
    put(('<div class="wide" tabindex="0" role="group" aria-label="%s"><table class="marks"><caption>%s</caption>\n'):format(caption, caption))
    put "<thead><tr><td></td>"
    for _, one in ipairs(part.marks) do put(('<th scope="col"%s>%s</th>'):format(attribute("data-p", one.persona), escape(one.who))) end
    put "</tr></thead>\n<tbody>"
    for _, name in ipairs(names) do
        put(('<tr><th scope="row">%s</th>'):format(escape(name)))
        for p, one in ipairs(part.marks) do
            local v = by[name][p]
            local text = v and v.mark and format.number(v.mark, 1, ctx.lang) or "–"
            if v and v.expected then text = ctx.P("pages.expected", text, format.number(v.expected, 1, ctx.lang)) end
            put(('<td%s>%s<span>%s</span></td>'):format(attribute("data-p", one.persona), v and v.mark and bar(v.mark, v.expected) or "", escape(text)))
        end
        put "</tr>\n"
    end
    put "</tbody></table></div>\n"
    return true
end

function write.rows(put, part)
    put(markup.table(part))
    return true
end

--- The size of a page as a class of the style.
local function size_of(page)
    return ("s%dx%d"):format(page.w, page.h)
end

--- The data of a picture beside it.
local function add_tables(put, part, ctx)
    local list = part.tables and part.tables() or {}
    if #list == 0 then return end
    put(('<details class="data"%s><summary>%s</summary>\n'):format(attribute("data-p", part.persona), escape(ctx.P "pages.as_table")))
    for _, one in ipairs(list) do
        local head, right = {}, {}
        for c, column in ipairs(one.columns) do head[c], right[c] = column.text, column.right end
        put(markup.table { rows = table.move(one.rows, 1, #one.rows, 2, { head }), right = right, caption = one.title, sort = true })
    end
    put "</details>\n"
end

function write.pages(put, part, ctx)
    local list = part.pages()
    for i, page in ipairs(list) do
        local name = #list > 1 and ("%s %d / %d"):format(part.caption, i, #list) or part.caption
        put(('<figure class="sheet %s%s"%s><div class="pan" tabindex="0" role="group"%s>'):format(size_of(page),
            part.column and " has-column" or "", attribute("data-p", part.persona), attribute("aria-label", name)))
        local done, message, status = pictures.draw(page, "svg", { title = name, lang = ctx.lang, inline = true })
        if not done then return nil, message, status end
        put "</div></figure>\n"
    end
    if part.column then lane.write(put, part, ctx) end
    add_tables(put, part, ctx)
    return true
end

function write.slider(put, part, ctx)
    local data = part.slider:gsub("<", "\\u003c"):gsub("\n$", "")
    put(('<div class="slider" role="group"%s></div>\n<script type="application/json" class="slider-data">%s</script>\n'):format(
        attribute("aria-label", ctx.P "pages.plan"), data))
    return true
end

--- Parts that stay together, beside others where there is room.
function write.group(put, part, ctx)
    put '<div class="group">\n'
    local ok, message, status = parts.write(put, part.group, ctx)
    put "</div>\n"
    return ok, message, status
end

local KINDS = { "group", "text", "head", "list", "facts", "quotes", "tiles", "marks", "rows", "slider", "pages" }

--- Writes parts with put(text). -> true | nil, message, status
function parts.write(put, list, ctx)
    for _, part in ipairs(list) do
        for _, kind in ipairs(KINDS) do
            if part[kind] then
                local ok, message, status = write[kind](put, part, ctx)
                if not ok then return nil, message, status end
            end
        end
    end
    return true
end

return parts

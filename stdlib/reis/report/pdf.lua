-- The whole report as one PDF: its pictures as they are, its texts and tables as pages between them, an outline of all.

local markup = require "reis.report.markup"
local format = require "reis.words.format"
local pages = require "reis.report.pages"
local pictures = require "reis.pictures.pictures"

local pdf = {}

local plain = markup.plain

local function texts(list)
    local out = {}
    for i, cell in ipairs(list) do out[i] = plain(cell) end
    return out
end

local turn = {}

function turn.head(to, part) to[#to + 1] = { head = part.head, depth = part.small and 3 or 2 } end
function turn.text(to, part) to[#to + 1] = { text = part.text } end
function turn.list(to, part) to[#to + 1] = { list = texts(part.list), numbered = part.class == "numbered" } end

function turn.facts(to, part)
    local list = {}
    for i, one in ipairs(part.facts) do list[i] = { one.label, plain(one.cell) } end
    to[#to + 1] = { facts = list }
end

function turn.quotes(to, part)
    for _, q in ipairs(part.quotes) do
        to[#to + 1] = { text = "“" .. q.text .. "”" .. (q.who and " — " .. q.who or ""), italic = true }
    end
end

function turn.tiles(to, part)
    local rows = {}
    for i, one in ipairs(part.tiles) do rows[i] = { plain(one.label), one.value, one.note } end
    to[#to + 1] = { rows = rows, headless = true, right = { [2] = true } }
end

function turn.rows(to, part)
    local rows = {}
    for r, row in ipairs(part.rows) do rows[r] = texts(row) end
    to[#to + 1] = { rows = rows, right = part.right, caption = part.caption, headless = part.headless }
end

function turn.marks(to, part, ctx)
    to[#to + 1] = pdf.marks(part, ctx)
end

local KINDS = { "text", "head", "list", "facts", "quotes", "tiles", "marks", "rows" }

--- The marks of a touchpoint as a table of texts.
function pdf.marks(part, ctx)
    local head, names, by = { "" }, {}, {}
    for p, one in ipairs(part.marks) do
        head[p + 1] = one.who
        for _, v in ipairs(one.values) do
            if not by[v.name] then names[#names + 1], by[v.name] = v.name, {} end
            local text = v.mark and format.number(v.mark, 1, ctx.lang) or "–"
            by[v.name][p] = v.expected and ctx.P("pages.expected", text, format.number(v.expected, 1, ctx.lang)) or text
        end
    end
    local rows, right = { head }, {}
    for i, name in ipairs(names) do
        rows[i + 1] = { name }
        for p in ipairs(part.marks) do rows[i + 1][p + 1], right[p + 1] = by[name][p] or "–", true end
    end
    return { rows = rows, right = right }
end

--- What is yet to be drawn: texts that wait for a picture or for the end of a page. put(page) takes a page of the PDF.
local function writer(ctx, put)
    local self = { waiting = {}, mark = nil }

    --- Gives pages away, the first of them under the name that waits for one.
    function self.give(list)
        for _, page in ipairs(list) do
            page.bookmark = false
            if self.mark then page.bookmark, page.level, self.mark = self.mark.title, self.mark.level, nil end
            put(page)
        end
    end

    --- Whether only headings and a few words wait: they go with what follows a picture, which has a title of its own.
    local function may_wait(texts)
        for _, part in ipairs(self.waiting) do
            if not part.head and not (texts and part.text) then return false end
        end
        return true
    end

    function self.flush()
        if may_wait(false) then self.waiting = {} end
        if #self.waiting == 0 then return end
        local company = ctx.model.company
        local document = { title = self.title, kicker = (company and company.name .. " · " or "") .. self.title, parts = self.waiting }
        self.waiting = {}
        self.give(pictures.view("text").build(pictures.with(ctx, { document = document, prefix = "" })))
    end

    function self.add(parts)
        for _, part in ipairs(parts) do
            if part.group then self.add(part.group) end
            for _, kind in ipairs(KINDS) do
                if part[kind] then turn[kind](self.waiting, part, ctx) end
            end
            if part.pages then
                if not may_wait(true) then self.flush() end
                self.give(part.pages())
            end
        end
    end

    return self
end

--- The report of a project as sets of pages (of command/output.lua), a set for each of its pages, to be built in order.
-- options: lang, paper, plan -> sets, and { title =, author =, lang = } of the PDF
function pdf.sets(project, options)
    local ctx = pages.context(project, options)
    local sets, ready = {}, {}
    local w = writer(ctx, function(page) ready[#ready + 1] = page end)
    local function set(title, build)
        sets[#sets + 1] = { name = title, title = title, build = function()
            ready = {}
            build()
            return ready
        end }
    end
    for _, one in ipairs(pages.of(ctx)) do
        set(one.title, function()
            if one.menu then
                w.flush()
                w.title, w.mark = one.title, { title = one.title, level = one.menu }
            end
            w.waiting[#w.waiting + 1] = { head = one.title, depth = one.menu and 1 or 2 }
            w.add(one.parts())
        end)
    end
    set("", w.flush)
    local company = ctx.model.company
    return sets, { title = company and company.name or ctx.L "report.journeys", author = company and company.name, lang = ctx.lang }
end

return pdf

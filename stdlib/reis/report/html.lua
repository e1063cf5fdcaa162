-- The report as one HTML file: pictures inline, linked to one another; no script, nothing fetched.

local host = require "host"
local chapters = require "reis.report.chapters"
local pictures = require "reis.pictures.pictures"
local plans = require "reis.roadmap.text"
local text = require "reis.figures.verdict"

local html = {}

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

local function escape(s)
    return (tostring(s):gsub("[&<>\"']", ESCAPES):gsub("[%z\1-\8\11\12\14-\31\127]", ""))
end

--- rows: lists of texts, the first the head unless headless; numeric(column) -> whether it holds numbers.
local function table_html(rows, numeric, headless)
    local out = { '<div class="wide"><table>\n' }
    for r, row in ipairs(rows) do
        out[#out + 1] = "<tr>"
        for c, cell in ipairs(row) do
            local tag = r == 1 and not headless and "th" or "td"
            out[#out + 1] = ("<%s%s>%s</%s>"):format(tag, numeric(c) and ' class="n"' or "", escape(cell), tag)
        end
        out[#out + 1] = "</tr>\n"
    end
    out[#out + 1] = "</table></div>\n"
    return table.concat(out)
end

--- Draws pages and adds them as figures; -> true or nil, message, status
local function add_figures(put, pages, caption, lang)
    for i, page in ipairs(pages) do
        host.progress("drawing " .. caption .. (#pages > 1 and (" %d of %d"):format(i, #pages) or ""))
        put "<figure>"
        local done, message, status = pictures.draw(page, "svg", { title = caption, lang = lang, inline = true })
        if not done then return nil, message, status end
        put "</figure>\n"
    end
    return true
end

local function add_head(put, ctx, plan_line)
    local company = ctx.model.company
    local title = company and company.name or ctx.L "report.journeys"
    put(('<!DOCTYPE html>\n<html lang="%s">\n<head>\n<meta charset="utf-8">\n'):format(ctx.lang))
    put('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">\n')
    put('<meta name="viewport" content="width=device-width, initial-scale=1">\n')
    put(("<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n"):format(escape(title),
        host.asset "reis/report/style.css"))
    put(("<h1>%s</h1>\n"):format(escape(title)))
    if company and company.why then put(('<p class="lead">%s</p>\n'):format(escape(company.why))) end
    if plan_line then put(('<p class="first">%s</p>\n'):format(escape(plan_line))) end
end

local function add_contents(put, ctx, name, list)
    put(('<nav aria-label="%s"><ul>\n<li><a href="#ecosystem">%s</a></li>\n'):format(ctx.L "report.contents", ctx.L "report.ecosystem"))
    for _, journey in ipairs(ctx.model.journeys) do
        put(('<li><a href="#%s">%s</a></li>\n'):format(name("map", journey), escape(journey.name)))
    end
    for _, chapter in ipairs(list) do put(('<li><a href="#%s">%s</a></li>\n'):format(chapter.name, escape(chapter.title))) end
    put("</ul></nav>\n")
end

local function add_journey(put, ctx, journey, name)
    local scores = ctx.scores.journeys[journey.index]
    local verdict, vetoed = text.verdict(ctx.model, journey, scores, ctx.lang)
    local id = name("map", journey)
    put(('<section class="page" id="%s">\n<h2>%s</h2>\n'):format(id, escape(journey.name)))
    if journey.goal then put(('<p class="lead">%s</p>\n'):format(escape(journey.goal))) end
    put(("<p%s>%s</p>\n"):format(vetoed and ' class="veto"' or "", escape(verdict)))
    local travellers = pictures.travellers(ctx, journey)
    if #travellers == 0 then travellers = { false } end
    local map = pictures.view "map"
    for i, persona in ipairs(travellers) do
        local own = pictures.with(ctx, { journey = journey, persona = persona or nil, prefix = id .. "-" .. i .. "-" })
        local ok, message, status = add_figures(put, map.build(own), journey.name, ctx.lang)
        if not ok then return nil, message, status end
    end
    put(("<h3>%s</h3>\n"):format(ctx.L "report.measures"))
    put(table_html(text.measures(ctx.model, scores, ctx.lang),
        function(c) return c > 1 end))
    put("</section>\n")
    local zoom = pictures.view "zoom"
    for _, phase in ipairs(journey.phases) do
        local zid = name("zoom", journey, phase)
        put(('<section class="page" id="%s">\n<h3>%s: %d %s</h3>\n'):format(zid, escape(journey.name), phase.index,
            escape(phase.name)))
        local own = pictures.with(ctx, { journey = journey, phase = phase, prefix = zid .. "-" })
        local ok, message, status = add_figures(put, zoom.build(own), journey.name .. ": " .. phase.name, ctx.lang)
        if not ok then return nil, message, status end
        put("</section>\n")
    end
    return true
end

local add = {}

function add.text(put, part) put(("<p%s>%s</p>\n"):format(part.class and (' class="%s"'):format(part.class) or "", escape(part.text))) return true end
function add.head(put, part) put(("<h3>%s</h3>\n"):format(escape(part.head))) return true end

function add.rows(put, part)
    put(table_html(part.rows, function(c) return part.right[c] end, part.headless))
    return true
end

function add.pages(put, part, lang) return add_figures(put, part.pages(), part.caption, lang) end

--- A chapter, part by part. -> true | nil, message, status
local function add_chapter(put, ctx, chapter)
    local drawn = false
    for _, part in ipairs(chapter.parts) do drawn = drawn or part.pages ~= nil end
    put(('<section%s id="%s">\n<h2>%s</h2>\n'):format(drawn and ' class="page"' or "", chapter.name, escape(chapter.title)))
    for _, part in ipairs(chapter.parts) do
        for _, kind in ipairs { "text", "head", "rows", "pages" } do
            if part[kind] then
                local ok, message, status = add[kind](put, part, ctx.lang)
                if not ok then return nil, message, status end
            end
        end
    end
    put("</section>\n")
    return true
end

--- The report of a project, given to `put` piece by piece, its pictures straight into the output that is open.
-- options: lang, plan -> true | nil, message, exit status
function html.write(project, options, put)
    local model = project.model
    local name, ctx = pictures.namer(model), nil
    local function link(kind, first, second)
        if kind == "action" then return ctx.plan and "#roadmap-A" .. first.index or nil end
        if kind == "roadmap" and not ctx.plan then return nil end
        if kind == "map" then second = nil end
        return "#" .. name(kind, first, second)
    end
    ctx = pictures.context(project, { lang = options.lang, link = link, plan = options.plan })
    local list = chapters.of(chapters.context(ctx, project))
    add_head(put, ctx, ctx.plan and plans.headline(ctx.plan, ctx.lang))
    add_contents(put, ctx, name, list)
    put(('<section class="page" id="ecosystem">\n<h2>%s</h2>\n'):format(ctx.L "report.ecosystem"))
    local ok, message, status = add_figures(put, pictures.view("ecosystem").build(pictures.with(ctx, { prefix = "eco-" })),
        ctx.L "report.ecosystem", ctx.lang)
    if not ok then return nil, message, status end
    put("</section>\n")
    for _, journey in ipairs(model.journeys) do
        ok, message, status = add_journey(put, ctx, journey, name)
        if not ok then return nil, message, status end
    end
    for _, chapter in ipairs(list) do
        ok, message, status = add_chapter(put, ctx, chapter)
        if not ok then return nil, message, status end
    end
    put(("<footer>%s %s</footer>\n</main>\n</body>\n</html>\n"):format(ctx.L "report.made_with", host.version))
    return true
end

return html

-- The report as one HTML file: pictures inline, linked to one another; one style and one script of ours, which the file's own
-- policy names by their hashes, so that no other runs; nothing fetched. Without the script it is one long page.

local host = require "host"
local look = require "reis.report.look"
local markup = require "reis.report.markup"
local pages = require "reis.report.pages"
local parts = require "reis.report.parts"
local sha256 = require "reis.words.sha256"
local json = require "reis.words.json"

local html = {}

local escape = markup.escape

local STYLES = { "style", "phone", "dark", "print" }
local SCRIPTS = { "start", "turn", "tables", "search", "personas", "plan", "pictures" }

local function joined(names, suffix)
    local out = {}
    for i, name in ipairs(names) do out[i] = host.asset(("reis/report/%s.%s"):format(name, suffix)) end
    return "\n" .. table.concat(out, "\n")
end

local function title_of(ctx)
    local company = ctx.model.company
    return company and company.name or ctx.L "report.journeys"
end

--- The words that the script writes, as JSON in the document.
local function words(ctx)
    local list = {}
    for _, key in ipairs { "search", "search.none", "search.found", "filter", "everyone", "persona", "theme", "up", "sorted", "contents", "filtered" } do
        list[#list + 1] = { key, ctx.P("script." .. key) }
    end
    return (json.encode(json.object(list)):gsub("<", "\\u003c"):gsub("\n$", ""))
end

local function add_head(put, ctx)
    local style, script = joined(STYLES, "css") .. look.css(ctx.model), joined(SCRIPTS, "js")
    put(('<!DOCTYPE html>\n<html lang="%s">\n<head>\n<meta charset="utf-8">\n'):format(ctx.lang))
    local policy = ("default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'"):format(
        sha256.source(script), sha256.source(style))
    put(('<meta http-equiv="Content-Security-Policy" content="%s">\n'):format(policy))
    put '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
    put(('<meta name="generator" content="reis %s">\n'):format(host.version))
    put(("<title>%s</title>\n<style>%s</style>\n<script>%s</script>\n</head>\n"):format(escape(title_of(ctx)), style, script))
end

--- The contents: pages of the first depth, and below them those of the second.
local function add_menu(put, ctx, list)
    put(('<nav aria-label="%s"><details open><summary>%s</summary><ul>\n'):format(ctx.L "report.contents", ctx.L "report.contents"))
    local open
    for i, page in ipairs(list) do
        if page.menu then
            if page.menu == 2 and not open then put "<ul>\n" elseif page.menu == 1 and i > 1 then put(open and "</ul></li>\n" or "</li>\n") end
            open = page.menu == 2
            put(('<li><a href="#%s">%s</a>%s'):format(escape(page.id), escape(page.title), open and "</li>\n" or ""))
        end
    end
    put((open and "</ul>" or "") .. "</li></ul></details></nav>\n")
end

--- The way up from a page: the pages above it, first the highest.
local function crumbs(page, by)
    local list, at = {}, by[page.up]
    while at do
        table.insert(list, 1, ('<a href="#%s">%s</a> › '):format(escape(at.id), escape(at.title)))
        at = by[at.up]
    end
    return #list > 0 and ('<p class="crumbs">%s</p>\n'):format(table.concat(list)) or ""
end

--- The page before and the one after among those of its kind, or of the contents' first depth.
local function neighbours(list)
    local last, before, after = {}, {}, {}
    for _, page in ipairs(list) do
        local key = page.menu == 1 and "first" or page.kind
        if last[key] then before[page], after[last[key]] = last[key], page end
        last[key] = page
    end
    return before, after
end

local function turn(page, before, after)
    local out = {}
    if before[page] then out[1] = ('<a rel="prev" href="#%s">← %s</a>'):format(escape(before[page].id), escape(before[page].title)) end
    if after[page] then out[#out + 1] = ('<a rel="next" href="#%s">%s →</a>'):format(escape(after[page].id), escape(after[page].title)) end
    return #out > 0 and ('<p class="turn">%s</p>\n'):format(table.concat(out, " ")) or ""
end

local function add_page(put, ctx, page, by, before, after)
    put(('<section class="page %s" id="%s"%s aria-labelledby="%s--title">\n%s'):format(page.kind, escape(page.id), markup.attribute("data-up", page.up),
        escape(page.id), crumbs(page, by)))
    put(('<h2 id="%s--title" tabindex="-1">%s</h2>\n'):format(escape(page.id), escape(page.title)))
    local ok, message, status = parts.write(put, page.parts(), ctx)
    if not ok then return nil, message, status end
    put(turn(page, before, after) .. "</section>\n")
    return true
end

--- The report of a project, given to `put` piece by piece, its pictures straight into the output that is open.
-- options: lang, paper, plan -> true | nil, message, exit status
function html.write(project, options, put)
    local ctx = pages.context(project, options)
    local list, by = pages.of(ctx), {}
    for _, page in ipairs(list) do by[page.id] = page end
    local before, after = neighbours(list)
    add_head(put, ctx)
    put(('<body>\n<a class="skip" href="#main">%s</a>\n<header class="top"><h1>%s</h1><div class="tools" hidden></div></header>\n'):format(
        escape(ctx.P "pages.skip"), escape(title_of(ctx))))
    put(('<script type="application/json" id="words">%s</script>\n'):format(words(ctx)))
    add_menu(put, ctx, list)
    put '<main id="main" tabindex="-1">\n'
    for _, page in ipairs(list) do
        local ok, message, status = add_page(put, ctx, page, by, before, after)
        if not ok then return nil, message, status end
    end
    put(("</main>\n<footer class=\"made\">%s %s</footer>\n</body>\n</html>\n"):format(escape(ctx.L "report.made_with"), host.version))
    return true
end

return html

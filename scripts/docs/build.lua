-- The manual as a static site: the pages of stdlib/manual with the pictures that their own examples make, the reference of every kind
-- from the schema, every command from its help, every rule of the method, and a search that needs no network. Run by `make docs`:
--
-- usage: lua5.4 scripts/docs/build.lua REIS RAN OUT      RAN: where tests/manual/run --keep left each page's folder

local REIS, RAN, OUT = ...
package.path = "stdlib/?.lua;scripts/docs/?.lua;" .. package.path
package.preload.host = function()
    return { job = function() return { width = 100, options = {}, args = {}, files = {} } end }
end
package.preload.engine = function() return {} end -- nothing is counted here

local schema = require "reis.language.schema"
local reference = require "reis.language.reference"
local rules = require "reis.rules.rules"
local i18n = require "reis.words.i18n"
local colour = require "colour"

-- The order of the pages, and what leads to them: { title, pages }.
local CHAPTERS = {
    { "Begin", { "start", "tutorial", "journey", "howto" } },
    { "In het Nederlands", { "nederlands", "leergang" } },
    { "The language", { "language", "actions", "libraries" } },
    { "Figures and plans", { "figures", "method", "roadmap", "whatif", "simulate", "review", "check", "status", "guide" } },
    { "Pictures and reports", { "pictures", "report" } },
    { "From data", { "mine", "marks", "databases", "import", "export" } },
    { "Working with it", { "repl", "editors", "format", "scripting", "extending", "limits" } },
    { "Coming from", { "from-whiteboards", "from-excel", "from-structurizr", "from-mermaid" } },
}

local function read(path)
    local file = io.open(path, "rb")
    if not file then return nil end
    local text = file:read "a"
    file:close()
    return text
end

local function write(name, text)
    local file = assert(io.open(OUT .. "/" .. name, "wb"))
    assert(file:write(text))
    assert(file:close())
end

local function quoted(word) return "'" .. word:gsub("'", "'\\''") .. "'" end

local function output_of(command)
    local pipe = assert(io.popen(command, "r"))
    local text = pipe:read "a"
    assert(pipe:close(), command)
    return text
end

local function lines_of(command)
    local list = {}
    for line in output_of(command):gmatch "[^\n]+" do list[#list + 1] = line end
    return list
end

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }
local function escape(s) return (s:gsub('[&<>"]', ESCAPES)) end

local PLAIN = { amp = "&", lt = "<", gt = ">", quot = '"' }
local function plain(html) return (html:gsub("<[^>]*>", ""):gsub("&(%a+);", PLAIN)) end

--- A heading as an anchor.
local function anchor(text) return (plain(text):lower():gsub("[^%w\128-\255]+", "-"):gsub("^%-+", ""):gsub("%-+$", "")) end

-- pages -------------------------------------------------------------------------------------------------------

local pages = {} -- { name, title, html, chapter } in order
local there = {} -- what a page of that name is in

--- Markdown as HTML: headings with anchors, Lua in colours, `reis help PAGE` as links.
local function of_markdown(text)
    local source = os.tmpname()
    local file = assert(io.open(source, "wb"))
    file:write(text)
    file:close()
    local html = output_of("cmark-gfm --full-info-string -e table --to html " .. quoted(source))
    os.remove(source)
    html = html:gsub("<h([1-3])>(.-)</h%1>", function(level, inner)
        return ('<h%s id="%s">%s</h%s>'):format(level, escape(anchor(inner)), inner, level)
    end)
    html = html:gsub('<pre><code class="language%-(%a+)"([^>]*)>(.-)</code></pre>', function(language, meta, code)
        local named = meta:match 'data%-meta="[^"]-([%w_/.-]+%.%w+)"'
        local body = language == "lua" and not meta:find "repl" and colour(plain(code), escape) or code
        return (named and '<p class="file">' .. named .. "</p>" or "") .. '<pre class="' .. language .. '"><code>' .. body .. "</code></pre>"
    end)
    html = html:gsub("<code>reis help ([%w_-]+)</code>", function(topic)
        return there[topic] and ('<a href="%s.html"><code>reis help %s</code></a>'):format(there[topic], topic)
    end)
    html = html:gsub("<code>([%l-]+)</code>", function(word)
        return rules.find(word) and ('<a href="rules.html#%s"><code>%s</code></a>'):format(word, word)
    end)
    return (html:gsub("<table>", '<div class="wide"><table>'):gsub("</table>", "</table></div>"))
end

--- Pictures that a page shows, which its examples have made, put beside it under the page's name.
local function with_pictures(name, html)
    return (html:gsub('<img src="([^"]+)"', function(file)
        local bytes = read(RAN .. "/" .. name .. "/" .. file)
        if not bytes then error(("stdlib/manual/%s.md shows %s, which its examples do not make"):format(name, file), 0) end
        local beside = name .. "-" .. file:gsub("/", "-")
        write(beside, bytes)
        return '<img loading="lazy" src="' .. beside .. '"'
    end))
end

--- The fields of a kind as rows of a table.
local function rows_of(fields, out, before)
    for _, field in ipairs(fields) do
        out[#out + 1] = ("<tr><td><code>%s%s</code></td><td>%s</td><td>%s</td></tr>"):format(before, escape(field.name),
            escape(field.doc), escape(reference.takes(field)))
        if field.fields then rows_of(field.fields, out, before .. field.name .. ".") end
    end
    return out
end

local function of_kind(name)
    local doc, about = schema.kinds[name].doc, reference.kind(name):match("^(.-)\n\n"):gsub("%s+", " ")
    about = about:sub(#name + #": " + #doc + #" " + 1)
    return ('<h1 id="%s">%s</h1><p>%s.</p><p>It %s</p><div class="wide"><table><tr><th>field</th><th>what for</th><th>takes</th></tr>%s</table></div>'):format(
        name, name, escape(doc:gsub("^%l", string.upper)), escape(about), table.concat(rows_of(schema.fields(name), {}, "")))
end

--- A rule of the method: what `reis help rule ID` says, its scripts in colours.
local function of_rule(rule)
    local W, rows = i18n.of("en", "help"), {}
    local function said(text) return (escape(text):gsub("`([^`]+)`", "<code>%1</code>")) end
    local function row(key, html) rows[#rows + 1] = ("<tr><th>%s</th><td>%s</td></tr>"):format(W("rule." .. key), html) end
    for _, key in ipairs { "doc", "why", "mend", "source" } do
        if rule[key] then row(key, said(rule[key])) end
    end
    local keys = {}
    for key in pairs(rule.settings or {}) do keys[#keys + 1] = key end
    table.sort(keys)
    for _, key in ipairs(keys) do
        row("set", ("<code>check.set { %s = %g }</code> %s"):format(key, rule.settings[key].default, said(rule.settings[key].doc or "")))
    end
    row("off", "<code>" .. escape(('check.off "%s" { reason = "…" }'):format(rule.id)) .. "</code>")
    local out = { ('<h3 id="%s">%s (%s)</h3><div class="wide"><table>%s</table></div>'):format(rule.id, rule.id, rule.severity, table.concat(rows)) }
    for _, which in ipairs(rule.example and { "wrong", "right" } or {}) do
        local script = rule.example[which]
        if type(script) == "string" then
            out[#out + 1] = ('<p class="file">%s</p><pre class="lua"><code>%s</code></pre>'):format(escape(W("rule." .. which)), colour(script, escape))
        end
    end
    return table.concat(out)
end

local function of_rules()
    local out, W = { '<h1 id="rules">The rules of reis check</h1><p>What the method asks of a script, why, and what to do about it. In the terminal: '
        .. "<code>reis help rules</code>, <code>reis help rule ID</code>.</p>" }, i18n.of("en", "help")
    for _, group in ipairs(rules.groups) do
        local title = W("rules." .. group[1])
        out[#out + 1] = ('<h2 id="%s">%s</h2>'):format(anchor(title), escape(title))
        for _, name in ipairs(group[2]) do out[#out + 1] = of_rule(rules.named(name)) end
    end
    return table.concat(out)
end

--- What `reis COMMAND --help` says, its options as a table.
local function of_command(name)
    local said = output_of(("COLUMNS=500 NO_COLOR=1 %s %s --help"):format(quoted(REIS), name))
    local head, options = said:match "^(.-)\noptions:\n(.*)$"
    local rows = {}
    for line in (options or ""):gmatch "[^\n]+" do
        local option, about = line:match "^%s+(.-)%s%s+(.*)$"
        if option and not option:find "^[^-]" then
            rows[#rows + 1] = ("<tr><td><code>%s</code></td><td>%s</td></tr>"):format(escape(option), escape(about))
        end
    end
    return ('<h1 id="%s">reis %s</h1><pre class="text">%s</pre><h2 id="options">Options</h2><div class="wide"><table>%s</table></div>'):format(name, name,
        escape(head or said), table.concat(rows))
end

local function title_of(html) return plain(html:match "<h1[^>]*>(.-)</h1>" or "") end

local function add(name, chapter, html)
    pages[#pages + 1] = { name = name, chapter = chapter, html = html, title = title_of(html) }
end

--- The pages of the manual by their chapters; those that no chapter names come last.
local function manual_chapters()
    local left, chapters = {}, {}
    for _, path in ipairs(lines_of "ls stdlib/manual/*.md") do left[path:match "([^/]+)%.md$"] = true end
    for i, chapter in ipairs(CHAPTERS) do
        chapters[i] = { chapter[1], {} }
        for _, name in ipairs(chapter[2]) do
            if left[name] then table.insert(chapters[i][2], name) end
            left[name] = nil
        end
    end
    local others = {}
    for name in pairs(left) do others[#others + 1] = name end
    table.sort(others)
    if #others > 0 then chapters[#chapters + 1] = { "More", others } end
    return chapters
end

local function commands()
    local names = {}
    for name in output_of(quoted(REIS) .. " help"):match("^(.-)\nThe manual"):gmatch "\n  reis (%l+)" do names[#names + 1] = name end
    return names
end

local chapters = manual_chapters()
for _, chapter in ipairs(chapters) do
    for _, name in ipairs(chapter[2]) do there[name] = name end
end
for _, name in ipairs(reference.kinds()) do there[name] = there[name] or "kind-" .. name end
for _, name in ipairs(commands()) do there[name] = there[name] or "command-" .. name end
there.rules = "rules"

for _, chapter in ipairs(chapters) do
    for _, name in ipairs(chapter[2]) do
        add(name, chapter[1], with_pictures(name, of_markdown(read("stdlib/manual/" .. name .. ".md"))))
    end
end
for _, name in ipairs(commands()) do add("command-" .. name, "Commands", of_command(name)) end
for _, name in ipairs(reference.kinds()) do add("kind-" .. name, "Kinds and fields", of_kind(name)) end
add("rules", "Rules", of_rules())

-- the site ----------------------------------------------------------------------------------------------------

local function navigation(current)
    local out, open = {}, nil
    for _, page in ipairs(pages) do
        if page.chapter ~= open then
            out[#out + 1] = (open and "</ul>" or "") .. "<h2>" .. escape(page.chapter) .. "</h2><ul>"
            open = page.chapter
        end
        out[#out + 1] = ('<li><a href="%s.html"%s>%s</a></li>'):format(page.name, page == current and ' aria-current="page"' or "",
            escape(page.title))
    end
    return table.concat(out) .. "</ul>"
end

local FRAME = [[<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'">
<title>%s · reis</title>
<link rel="stylesheet" href="site.css">
<script src="index.js" defer></script>
<script src="search.js" defer></script>
</head>
<body>
<a class="skip" href="#text">to the text</a>
<header><a class="home" href="index.html">reis</a><a class="pages" href="#pages">pages</a>
<label for="search">Search the manual</label><input id="search" type="search" autocomplete="off" placeholder="search"></header>
<nav id="pages" aria-label="pages"><ol id="found" hidden></ol>%s</nav>
<main id="text">
%s
</main>
</body>
</html>
]]

local DUTCH = { nederlands = true, leergang = true }

local function front()
    local out = { "<h1>The manual of reis</h1><p>Journeys as code: you write a customer journey as a script; reis checks it, measures it, "
        .. "draws it, asks “what if”, and works out which actions to do first. The same pages are in the terminal: <code>reis help</code>.</p>" }
    return table.concat(out) .. '<div class="front">' .. navigation() .. "</div>"
end

--- What is searched: a row a section: page, anchor, titles, words.
local function sections(page, out)
    local html = page.html
    local at, id, heading = 1, "", page.title
    local function keep(to)
        local words = plain(html:sub(at, to)):gsub("%s+", " ")
        out[#out + 1] = ("[%q,%q,%q,%q,%q]"):format(page.name, id, page.title, heading, words:gsub("[\\\"]", " "):gsub("%c", " "))
    end
    for from, next_id, inner, to in html:gmatch '()<h[23] id="([^"]*)">(.-)</h[23]>()' do
        keep(from - 1)
        at, id, heading = to, next_id, plain(inner):gsub("[\\\"]", " ")
    end
    keep(#html)
end

local rows = {}
for _, page in ipairs(pages) do
    sections(page, rows)
    write(page.name .. ".html", FRAME:format(DUTCH[page.name] and "nl" or "en", escape(page.title), navigation(page), page.html))
end
write("index.html", FRAME:format("en", "Manual", navigation(), front()))
write("index.js", "window.SECTIONS = [\n" .. table.concat(rows, ",\n") .. "\n];\n")
write("site.css", assert(read "scripts/docs/site.css"))
write("search.js", assert(read "scripts/docs/search.js"))
print(("%d pages in %s/index.html"):format(#pages, OUT))

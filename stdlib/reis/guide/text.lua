-- The interview guide as Markdown and as text: per persona the opening, the questions phase by phase, the closing; each question with
-- a box to tick, room to write, and the fields that its answer fills in.

local fit = require "reis.words.fit"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local markdown = require "reis.words.markdown"

local text = {}

local MOST = 8 -- figures that are worth knowing first, and fields of one question

--- "12 open questions to 2 personas", or that none is left.
function text.sum(G, W)
    if G.total == 0 then return W(#G.guides > 0 and "done" or "none") end
    local n = #G.guides
    local whom = n == 1 and G.guides[1].name or W(n == 1 and "of" or "of.several", n)
    return W(i18n.plural("sum", G.total), G.total, whom)
end

--- The heading of the questions of a phase. several: whether there is more than one journey
function text.heading(question, W, several)
    local phase = question.phase
    if not phase then return W "head.whole" end
    if several then return W("head.journey", question.journey.name, phase.index, phase.name) end
    return W("head.phase", phase.index, phase.name)
end

--- What to say at the beginning of a phase.
function text.goback(question, W)
    local goal = question.phase and rawget(question.phase, "goal")
    return goal and W("goback", goal) or W "goback.none"
end

--- The fields of a question, the last of too many as "and 3 more".
function text.fields(question, W, most)
    local out = {}
    for i, field in ipairs(question.fields) do
        if i > most and #question.fields > most + 1 then
            out[#out + 1] = W("more.fields", #question.fields - most)
            break
        end
        out[i] = field
    end
    return out
end

--- What is left for a later talk, a line a journey: { "Buy a bike: 2 Purchase (3 questions), …" }.
function text.later(guide, W, several)
    local lines, of = {}, {}
    for _, one in ipairs(guide.later) do
        local key = one.journey or ""
        local line = of[key]
        if not line then
            line = { journey = one.journey, parts = {} }
            of[key], lines[#lines + 1] = line, line
        end
        local count = W(i18n.plural("questions", one.n), one.n)
        line.parts[#line.parts + 1] = one.phase and ("%d %s (%s)"):format(one.phase.index, one.phase.name, count) or count
    end
    for i, line in ipairs(lines) do
        local parts = table.concat(line.parts, ", ")
        lines[i] = several and line.journey and W("later", line.journey.name, parts) or parts
    end
    return lines
end

--- The phases in which most is to be asked of a persona, the fullest first: "Purchase, Use".
function text.most_in(guide, most)
    local n, list = {}, {}
    local function count(phase, k)
        if not phase then return end
        if not n[phase] then list[#list + 1] = phase end
        n[phase] = (n[phase] or 0) + k
    end
    for _, question in ipairs(guide.questions) do count(question.phase, 1) end
    for _, one in ipairs(guide.later) do count(one.phase, one.n) end
    local order = {}
    for i, phase in ipairs(list) do order[phase] = i end
    table.sort(list, function(a, b)
        if n[a] ~= n[b] then return n[a] > n[b] end
        return order[a] < order[b]
    end)
    local out = {}
    for i = 1, math.min(most, #list) do out[i] = list[i].name end
    return table.concat(out, ", ")
end

--- Whom to ask, as rows; the first is the head.
function text.who_rows(G, W, lang)
    local rows = { { W "col.persona", W "col.share", W "col.count", W "col.where" } }
    for i, guide in ipairs(G.guides) do
        rows[i + 1] = { guide.name, guide.share and format.percent(guide.share, lang) or "", tostring(guide.total), text.most_in(guide, 3) }
    end
    return rows
end

--- What is worth knowing first: list of { name =, worth = text, ask = whether a customer could tell }.
function text.knowing(G)
    local out = {}
    for i = 1, math.min(MOST, #G.knowing) do
        local one = G.knowing[i]
        out[i] = { name = one.name, worth = one.said, ask = one.kind ~= nil, n = one.worth }
    end
    return out
end

-- the same document in two notations ---------------------------------------------------------------

--- Writes the guide with a notation: head(level, text), para(text), list(texts), table(rows), ask(question) -> added by it
local function write(G, model, lang, N)
    local W, several = i18n.of(lang, "guide"), #model.journeys > 1
    N.head(1, W "title")
    N.para(text.sum(G, W))
    N.head(2, W "head.how")
    N.list(G.how)
    N.para(W("people", G.people[1], G.people[2]))
    if #G.guides > 1 then
        N.head(2, W "head.who")
        N.table(text.who_rows(G, W, lang))
    end
    if G.total > 0 then N.para(W("by." .. G.by)) end
    if #G.knowing > 0 then
        local rows = { { W "head.knowing", "", "" } }
        for i, one in ipairs(text.knowing(G)) do rows[i + 1] = { one.name, one.worth, W(one.ask and "knowing.asked" or "knowing.inside") } end
        N.table(rows)
    end
    for _, guide in ipairs(#G.guides > 0 and G.guides or { { name = W "everyone", questions = {}, later = {}, total = 0 } }) do
        N.head(2, guide.name)
        N.sheet { W "sheet.who", W "sheet.date", W "sheet.where", W "sheet.by" }
        N.head(3, W "head.opening")
        N.list(G.opening)
        if guide.total == 0 and #G.guides > 0 then N.para(W("done.of", guide.name)) end
        local last
        for i, question in ipairs(guide.questions) do
            if i == 1 or question.phase ~= last then
                N.head(3, text.heading(question, W, several))
                if question.phase then N.para(text.goback(question, W)) end
                last = question.phase
            end
            N.ask(question, i)
        end
        N.head(3, W "head.closing")
        N.list(G.closing)
        if #guide.later > 0 then
            N.head(3, W "head.later")
            N.para(W("later.sub", #guide.questions))
            N.list(text.later(guide, W, several))
        end
    end
end

--- As Markdown, with boxes to tick and a quote to write in.
function text.md(G, model, lang)
    local W, out, N, escape = i18n.of(lang, "guide"), {}, {}, markdown.escape
    local function add(s) out[#out + 1] = s end
    function N.head(level, s) add(("#"):rep(level) .. " " .. escape(s) .. "\n\n") end
    function N.para(s) add(escape(s) .. "\n\n") end
    function N.list(list)
        for _, s in ipairs(list) do add("- " .. escape(s) .. "\n") end
        add "\n"
    end
    function N.sheet(list)
        for i, s in ipairs(list) do list[i] = "**" .. escape(s) .. "**: …" end
        add(table.concat(list, " · ") .. "\n\n")
    end
    function N.table(rows)
        local columns = {}
        for c = 1, #rows[1] do
            columns[c] = {}
            for r = 2, #rows do columns[c][r - 1] = rows[r][c] end
        end
        add(markdown.table(rows[1], columns, {}, #rows - 1) .. "\n")
    end
    function N.ask(question)
        add(("- [ ] **%s**%s\n"):format(escape(question.ask), question.first and (" (%d)"):format(question.first) or ""))
        if question.about ~= "" then add("  - " .. escape(W("at", question.about)) .. "\n") end
        if question.more ~= "" then add("  - " .. escape(question.more) .. "\n") end
        for _, field in ipairs(question.fields) do add(("  - [ ] %s `%s`\n"):format(W "fills", (field:gsub("`", "'")))) end
        if #question.hear > 0 then add("  - " .. escape(W "hear" .. ": " .. table.concat(question.hear, "; ")) .. "\n") end
        if question.why ~= "" then add("  - " .. escape(W "because" .. " " .. question.why) .. "\n") end
        add "\n  > …\n\n"
    end
    write(G, model, lang, N)
    return (table.concat(out):gsub("\n+$", "\n"))
end

--- As text, no wider than so many columns.
function text.text(G, model, lang, width)
    local W, out, N = i18n.of(lang, "guide"), {}, {}
    local function add(s) out[#out + 1] = s end
    local function lines(s, first, rest)
        for i, line in ipairs(fit.lines(s, math.max(20, width - utf8.len(first)))) do add((i == 1 and first or rest) .. line[1] .. "\n") end
    end
    function N.head(level, s)
        if level == 3 then s = "  " .. s end
        add(s .. "\n" .. (level < 3 and ((level == 1 and "=" or "-"):rep(math.min(width, utf8.len(s) or #s)) .. "\n") or ""))
    end
    function N.para(s)
        lines(s, "  ", "  ")
        add "\n"
    end
    function N.list(list)
        for _, s in ipairs(list) do lines(s, "  - ", "    ") end
        add "\n"
    end
    function N.sheet(list)
        for _, s in ipairs(list) do add("  " .. s .. ": ______________________\n") end
        add "\n"
    end
    function N.table(rows) add(require("reis.words.tables").format(rows, { head = true, indent = 2 }) .. "\n") end
    function N.ask(question)
        lines((question.first and ("(%d) "):format(question.first) or "") .. question.ask, "  [ ] ", "      ")
        if question.about ~= "" then lines(W("at", question.about), "      ", "      ") end
        if question.more ~= "" then lines(question.more, "      - ", "        ") end
        for _, field in ipairs(text.fields(question, W, MOST)) do lines(field, "      → ", "        ") end
        if #question.hear > 0 then lines(W "hear" .. ": " .. table.concat(question.hear, "; "), "      ", "      ") end
        if question.why ~= "" then lines(W "because" .. " " .. question.why, "      ", "      ") end
        add "\n"
    end
    write(G, model, lang, N)
    return (table.concat(out):gsub("\n+$", "\n"))
end

return text

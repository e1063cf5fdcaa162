-- What answers came to as text for people, as notes on how they were read, and as rows.

local drivers = require "reis.data.marks.drivers"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local tables = require "reis.words.tables"

local told = {}

local SHOWN = 40     -- rows of a table
local NAME_MOST = 50 -- characters of a name in one
local WARNINGS = {}
for word in ([[unknown unmapped not_there not_there.near outside odd touchpoint.near touchpoint.none value.near value.none need.near need.none
    lost lost.weight stretched nps.narrow noscale nought twice nobody once empty]]):gmatch "%S+" do WARNINGS["marks." .. word] = true end

--- A quote without its own quotation marks.
function told.quote(s) return s:match '^%s*"([^"]*)"%s*$' or s:match "^%s*[“„](.*)”%s*$" or s end

local function short(s)
    if (utf8.len(s) or 0) <= NAME_MOST then return s end
    return s:sub(1, utf8.offset(s, NAME_MOST) - 1) .. "…"
end

--- What an item is called: "Checkout · ease"; a long name is cut.
function told.name(item)
    if item.touchpoint and item.value then return short(item.touchpoint) .. " · " .. short(item.value) end
    return short(item.touchpoint or item.value or item.column)
end

local function written(v, lang)
    if math.type(v) == "integer" then return format.count(v, lang) end
    return type(v) == "number" and format.short(v, 3, lang) or tostring(v)
end

--- How the files of a survey were read, and what was not understood: list of { level = "note" | "warning", message = }.
function told.of_survey(S, lang)
    local W, out = i18n.of(lang, "marks"), {}
    for i, note in ipairs(S.told) do
        local words = {}
        for k = 2, #note do words[k - 1] = note[k] and written(note[k], lang) or "" end
        local key = note[1] == "marks.guessed" and i18n.plural(note[1], words[3]) or note[1]
        out[i] = { level = WARNINGS[note[1]] and "warning" or "note", message = W(key, table.unpack(words)) }
    end
    return out
end

--- The same, and what in the figures is to be read with care.
function told.notes(found, lang)
    local W, S = i18n.of(lang, "marks"), found.survey
    local out = told.of_survey(S, lang)
    local function add(level, key, ...) out[#out + 1] = { level = level, message = W(key, ...) } end
    for _, pair in ipairs(found.unlike) do
        add("note", "marks.unlike", pair[1]:upper(), pair[2].column, pair[3].column)
    end
    for _, item in ipairs(found.single) do add("warning", "marks.single", item.column) end
    for _, source in ipairs(found.few) do add("note", "marks.few", source, tostring(require "reis.data.marks.outliers".FEW)) end
    for _, one in ipairs(found.drivers) do
        for _, item in ipairs(one.left) do add("note", "marks.half", one.source, item.column) end
        if one.fit and one.fit.inflated then add("warning", "marks.inflated", one.source, tostring(drivers.INFLATED)) end
        for _, c in ipairs(one.fit and one.fit.columns or {}) do
            if c.left then add("warning", "marks.combined", one.source, c.item.column) end
        end
        if one.why == "rows" then add("warning", "marks.too_few", one.source, format.count(one.n, lang)) end
    end
    if not S.overall and #S.items > 0 then add("note", "marks.no_overall") end
    return out
end

--- "6.8–7.4", or "–" where there is no interval.
local function interval(f, lang, digits)
    if not f.low then return "–" end
    return format.number(f.low, digits or 1, lang) .. "–" .. format.number(f.high, digits or 1, lang)
end

--- An interval of marks, as far as there are marks.
local function of_marks(f, lang)
    return interval(f.low and { low = math.max(0, f.low), high = math.min(10, f.high) } or f, lang)
end

local function table_of(W, rows, right, lang)
    local left = #rows - 1 - SHOWN
    if left > 0 then rows = table.move(rows, 1, SHOWN + 1, 1, {}) end
    local set = {}
    for _, c in ipairs(right) do set[c] = true end
    local text = tables.format(rows, { right = set, head = true })
    return left > 0 and text .. W("marks.more", format.count(left, lang)) .. "\n" or text
end

local function section(out, title, text) out[#out + 1] = "\n" .. title .. "\n" .. text end

--- Marks of all, with a column a persona.
local function marks_text(found, W, lang)
    local S = found.survey
    local rows = { { W "marks.item", "n", W "marks.mark", W "marks.interval", W "marks.sd" } }
    local right = { 2, 3, 4, 5 }
    if found.overall then
        table.insert(rows[1], "r")
        right[#right + 1] = #rows[1]
    end
    for _, persona in ipairs(S.personas) do
        table.insert(rows[1], persona)
        right[#right + 1] = #rows[1]
    end
    local list = table.move(found.rows, 1, #found.rows, 1, {})
    if found.overall then list[#list + 1] = found.overall end
    for _, row in ipairs(list) do
        local f = row.all
        if f then
            local cells = { row == found.overall and W "marks.overall" or told.name(row.item), format.count(f.n, lang),
                format.number(f.mean, 1, lang), of_marks(f, lang), format.number(f.sd, 1, lang) }
            if found.overall then cells[#cells + 1] = row.pearson and format.number(row.pearson, 2, lang) or "–" end
            for _, persona in ipairs(S.personas) do
                local own = row.personas[persona]
                cells[#cells + 1] = own and ("%s (%s)"):format(format.number(own.mean, 1, lang), format.count(own.n, lang)) or "–"
            end
            rows[#rows + 1] = cells
        end
    end
    return table_of(W, rows, right, lang)
end

local function p_of(p, lang)
    if not p then return "–" end
    return p < 0.001 and "< " .. format.number(0.001, 3, lang) or format.number(p, 3, lang)
end

--- The importance of the items, the most first.
local function fit_text(one, W, lang)
    local list, rows = {}, { { W "marks.item", W "marks.importance", "β", "p", "VIF" } }
    for i, c in ipairs(one.fit.columns) do list[i] = c end
    table.sort(list, function(a, b)
        if (a.share or -1) ~= (b.share or -1) then return (a.share or -1) > (b.share or -1) end
        return told.name(a.item) < told.name(b.item)
    end)
    for i, c in ipairs(list) do
        rows[i + 1] = { told.name(c.item), format.percent(c.importance, lang), c.beta and format.number(c.beta, 2, lang) or "–",
            p_of(c.p, lang), c.vif and format.number(c.vif, 1, lang) or "–" }
    end
    return table_of(W, rows, { 2, 3, 4, 5 }, lang)
end

local function contrast_text(one, W, lang)
    local function cell(c) return c and c.b and ("%s (%s)"):format(format.signed(c.b, 1, lang), p_of(c.p, lang)) or "–" end
    local rows = { { W "marks.item", W "marks.low", W "marks.high", W "marks.penalty", W "marks.reward", W "marks.factor" } }
    for i, c in ipairs(one.contrasts) do
        rows[i + 1] = { told.name(c.item), format.count(c.low, lang), format.count(c.high, lang), cell(c.penalty), cell(c.reward),
            W("marks.factor." .. c.kind) }
    end
    return table_of(W, rows, { 2, 3, 4, 5 }, lang)
end

local function share_text(s, lang)
    return s and ("%s (%s–%s)"):format(format.percent(s.share, lang), format.percent(s.low, lang), format.percent(s.high, lang)) or "–"
end

local function killer_text(one, W, lang)
    local rows = { { W "marks.item", "n", W "marks.killed", W "marks.otherwise", "" } }
    for _, k in ipairs(one.killers) do
        if k.verdict ~= "none" then
            rows[#rows + 1] = { told.name(k.item), format.count(k.killed.n, lang), share_text(k.killed, lang), share_text(k.otherwise, lang),
                W("marks.verdict." .. k.verdict) }
        end
    end
    if #rows == 1 then return W "marks.no_killer" .. "\n" end
    local out = { table_of(W, rows, { 2 }, lang) }
    for _, k in ipairs(one.killers) do
        for _, quote in ipairs(k.quotes) do out[#out + 1] = ("%s: “%s”\n"):format(told.name(k.item), told.quote(quote)) end
    end
    return table.concat(out)
end

local function drivers_text(out, found, W, lang)
    for _, one in ipairs(found.drivers) do
        local of = #found.drivers > 1 and " · " .. one.source or ""
        if one.fit then
            section(out, W("marks.importance.head", format.count(one.n, lang), format.number(one.fit.r2, 2, lang),
                format.number(one.fit.adjusted, 2, lang)) .. of, fit_text(one, W, lang))
            section(out, W(one.together and "marks.contrast.together" or "marks.contrast.alone", format.number(found.low, 1, lang),
                format.number(found.high, 1, lang)) .. of, contrast_text(one, W, lang))
        end
        if #one.killers > 0 then
            section(out, W("marks.killer.head", format.number(found.low, 1, lang), format.number(drivers.PASS, 1, lang)) .. of, killer_text(one, W, lang))
        end
    end
end

local function metrics_text(found, W, lang)
    local rows = { { W "marks.metric", W "marks.column", W "marks.source", "n", W "marks.figure", W "marks.interval", W "marks.scale", W "marks.formula" } }
    for i, m in ipairs(found.metrics) do
        local digits = m.metric == "ces" and 2 or 0
        rows[i + 1] = { m.metric:upper(), m.item.column, m.source or W "marks.all", format.count(m.n, lang), format.number(m.figure, digits, lang),
            m.low and format.number(m.low, digits, lang) .. " … " .. format.number(m.high, digits, lang) or "–",
            W("marks.scale." .. m.item.direction, format.short(m.item.scale[1], 1, lang), format.short(m.item.scale[2], 1, lang)),
            W("marks.formula." .. m.metric) }
    end
    return table_of(W, rows, { 4, 5, 6 }, lang)
end

local function kano_text(found, W, lang)
    local rows = { { W "marks.feature", "n", "M", "O", "A", "I", "R", "Q", W "marks.category", W "marks.better", W "marks.worse" } }
    for i, k in ipairs(found.kano) do
        local c = k.count
        rows[i + 1] = { told.name(k), format.count(k.n, lang), format.count(c.M, lang), format.count(c.O, lang), format.count(c.A, lang),
            format.count(c.I, lang), format.count(c.R, lang), format.count(c.Q, lang),
            k.category and W("marks.kano." .. k.category) .. (k.clear and "" or W("marks.kano.unclear", W("marks.kano." .. k.next))) or "–",
            format.number(k.better, 2, lang), format.number(k.worse, 2, lang) }
    end
    return table_of(W, rows, { 2, 3, 4, 5, 6, 7, 8, 10, 11 }, lang)
end

local function needs_text(found, W, lang)
    local rows = { { W "marks.need", W "marks.of", "n", W "marks.importance", W "marks.interval", W "marks.satisfaction", W "marks.interval",
        W "marks.opportunity" } }
    for i, need in ipairs(found.needs) do
        local a, b = need.importance, need.satisfaction
        rows[i + 1] = { told.name(need), need.persona or W "marks.all", format.count((a or b).n, lang), a and format.number(a.figure, 1, lang) or "–",
            a and interval(a, lang) or "–", b and format.number(b.figure, 1, lang) or "–", b and interval(b, lang) or "–",
            format.number(need.opportunity, 1, lang) }
    end
    return table_of(W, rows, { 3, 4, 5, 6, 7, 8 }, lang)
end

local function outliers_text(found, W, lang)
    local lines = {}
    for i, o in ipairs(found.outliers) do
        if i > SHOWN then
            lines[i] = W("marks.more", format.count(#found.outliers - SHOWN, lang))
            break
        end
        local place = o.voice.touchpoint and o.voice.touchpoint .. ": " or ""
        lines[i] = W("marks.outlier", format.number(o.mark, 1, lang), place, told.quote(o.voice.text), o.source,
            format.number(o.median, 1, lang), format.number(o.mad, 1, lang), format.count(o.n, lang))
    end
    return table.concat(lines, "\n") .. "\n"
end

local function contradictions_text(found, W, lang)
    local lines = {}
    for i, c in ipairs(found.contradictions) do
        lines[i] = W(c.sure and "marks.apart.sure" or "marks.apart.chance", told.name(c.item), c.first, format.number(c.high.mean, 1, lang),
            format.count(c.high.n, lang), c.second, format.number(c.low.mean, 1, lang), format.count(c.low.n, lang),
            c.test and ("%s, %s; p %s"):format(format.number(c.test.difference, 1, lang), interval(c.test, lang), p_of(c.test.p, lang)) or "–")
    end
    return table.concat(lines, "\n") .. "\n"
end

--- All of it as text.
function told.text(found, lang)
    local W, S = i18n.of(lang, "marks"), found.survey
    local out = { W("marks.head", format.count(S.n, lang), format.count(#found.rows, lang), format.count(#S.sources, lang)) .. "\n" }
    if #found.rows > 0 or found.overall then out[#out + 1] = "\n" .. marks_text(found, W, lang) end
    drivers_text(out, found, W, lang)
    if #found.metrics > 0 then section(out, W "marks.metrics.head", metrics_text(found, W, lang)) end
    if #found.kano > 0 then section(out, W "marks.kano.head", kano_text(found, W, lang)) end
    if #found.needs > 0 then section(out, W "marks.needs.head", needs_text(found, W, lang)) end
    if #found.outliers > 0 then section(out, W "marks.outliers.head", outliers_text(found, W, lang)) end
    if #found.contradictions > 0 then section(out, W "marks.contradictions.head", contradictions_text(found, W, lang)) end
    return table.concat(out)
end

--- Rows for CSV: a mark each, of all, of each persona and of each source.
function told.rows(found)
    local out = { { "touchpoint", "value", "persona", "source", "n", "mark", "low", "high", "sd" } }
    local ordered = require "reis.words.ordered"
    local function add(item, f, persona, source, overall)
        if f then
            out[#out + 1] = { overall and "(overall)" or item.touchpoint, item.value, persona, source, f.n, f.mean, f.low, f.high, f.sd }
        end
    end
    local list = table.move(found.rows, 1, #found.rows, 1, {})
    if found.overall then list[#list + 1] = found.overall end
    for _, row in ipairs(list) do
        local overall = row == found.overall
        add(row.item, row.all, nil, nil, overall)
        for persona, f in ordered.pairs(row.personas) do add(row.item, f, persona, nil, overall) end
        for source, f in ordered.pairs(row.sources) do add(row.item, f, nil, source, overall) end
    end
    return out
end

return told

-- What to paste into a script: the evidence, marks with their sources, needs, metrics, and what may be a killer as a comment.
-- Without a script to go by it is a whole one, which checks by itself; with one its top-level part does, and what belongs into
-- a touchpoint stands in comments that say where.

local fold = require "reis.words.fold"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local metrics = require "reis.data.marks.metrics"
local ordered = require "reis.words.ordered"
local printer = require "reis.language.printer"
local text = require "reis.language.text"
local told = require "reis.data.marks.told"

local emit = {}

local QUOTE_MOST = 300 -- characters of a quote in a comment
local LINE_MOST = 95   -- of the marks of a touchpoint

--- A mark to a tenth, within the scale, rounded as it is shown.
local function tenth(x) return math.max(0, math.min(10, tonumber(("%.1f"):format(x)))) end

--- Names for a script, each the same for the same wanted name. known: { [folded] = thing } of names that are there already;
-- others: { [folded] = true } of names that it may not have
local function naming(kind, otherwise, known, others)
    local namer, made = printer.namer(kind, otherwise), {}
    return function(wanted)
        local key = fold(wanted)
        if known and known.by[key] then return known.by[key].name end
        made[key] = made[key] or namer(others and others[key] and wanted .. " (" .. kind .. ")" or wanted)
        return made[key]
    end
end

--- { value = figures of a source } as seen { … }.
local function seen(by_source, N)
    local entries = {}
    for source, f in ordered.pairs(by_source) do entries[#entries + 1] = { N.evidence(source), tenth(f.mean) } end
    return printer.map(entries, "seen")
end

--- Of one persona: the figures by source.
local function of_persona(row, persona)
    local out
    for key, f in pairs(row.both) do
        local who, source = key:match "^(.-)\0(.*)$"
        if who == persona then
            out = out or {}
            out[source] = f
        end
    end
    return out
end

--- What is known of each touchpoint: { name =, rows =, needs =, voices =, killers = }, in the order of the questions.
local function gathered(found)
    local list, by = {}, {}
    local function at(name)
        local key = fold(name or "")
        if not by[key] then
            by[key] = { name = name, rows = {}, needs = {}, voices = {}, killers = {} }
            list[#list + 1] = by[key]
        end
        return by[key]
    end
    for _, row in ipairs(found.rows) do
        if row.all then table.insert(at(row.item.touchpoint).rows, row) end
    end
    for _, need in ipairs(found.needs) do
        if not need.persona then table.insert(at(need.touchpoint).needs, need) end
    end
    for _, m in ipairs(found.metrics) do
        if m.item.touchpoint then at(m.item.touchpoint) end
    end
    for _, o in ipairs(found.outliers) do table.insert(at(o.voice.touchpoint).voices, o) end
    for _, one in ipairs(found.drivers) do
        for _, k in ipairs(one.killers) do
            if k.verdict ~= "none" then table.insert(at(k.item.touchpoint).killers, { k, one }) end
        end
        for _, c in ipairs(one.fit and one.fit.columns or {}) do
            local place = at(c.item.touchpoint)
            place.importance = place.importance or {}
            if c.importance then place.importance[one.source] = (place.importance[one.source] or 0) + c.importance end
        end
    end
    return list
end

--- A table of marks, an entry a line where one line is too long. indent: of the field
local function wrapped(entries, indent)
    local line = printer.value(printer.map(entries))
    if #indent + utf8.len(line) <= LINE_MOST then return printer.raw(line) end
    local lines = { "{" }
    for i, entry in ipairs(entries) do lines[i + 1] = ("%s  %s = %s,"):format(indent, printer.key(entry[1]), printer.value(entry[2])) end
    lines[#lines + 1] = indent .. "}"
    return printer.raw(table.concat(lines, "\n"))
end

--- The field `score`, or `experience` where nothing was asked by value. -> fields, comments
local function marks_of(place, found, N, W, lang, indent)
    local common, fields, comments, plain = {}, {}, {}, nil
    local personas, evidence = {}, {}
    for _, row in ipairs(place.rows) do
        local value = row.item.value
        for source in ordered.pairs(row.sources) do evidence[N.evidence(source)] = true end
        if value then
            common[#common + 1] = { N.value(value), seen(row.sources, N) }
            for _, persona in ipairs(found.survey.personas) do
                local own = of_persona(row, persona)
                if own then
                    personas[persona] = personas[persona] or {}
                    table.insert(personas[persona], { N.value(value), seen(own, N) })
                end
            end
        else
            plain = row
        end
        local f = row.all
        comments[#comments + 1] = W("emit.interval", value or W "marks.mark", format.number(f.mean, 1, lang),
            f.low and format.number(math.max(0, f.low), 1, lang) .. "–" .. format.number(math.min(10, f.high), 1, lang) or "–", format.count(f.n, lang))
    end
    for _, persona in ipairs(found.survey.personas) do
        if personas[persona] then common[#common + 1] = { N.persona(persona), printer.map(personas[persona]) } end
    end
    if #common > 0 then
        fields[1] = { "score", wrapped(common, indent) }
        if plain then comments[#comments + 1] = W("emit.overall", format.number(plain.all.mean, 1, lang)) end
    elseif plain then
        fields[1] = { "experience", seen(plain.sources, N) }
    end
    local names = ordered.keys(evidence)
    if #names > 0 then fields[#fields + 1] = { "evidence", names } end
    for source, share in ordered.pairs(place.importance or {}) do
        comments[#comments + 1] = W("emit.importance", source, format.percent(share, lang))
    end
    return fields, comments
end

local function need_nodes(place, found, N, W, lang)
    local out = {}
    for _, need in ipairs(place.needs) do
        local a, b = need.importance, need.satisfaction
        local evidence = {}
        for i, source in ipairs(need.sources) do evidence[i] = N.evidence(source) end
        out[#out + 1] = { kind = "need", name = N.need(need.value),
            fields = { { "importance", a and tenth(a.figure) or nil }, { "satisfaction", b and tenth(b.figure) or nil }, { "evidence", evidence } },
            note = W("emit.need", format.number(need.opportunity, 1, lang), a and format.count(a.n, lang) or "–", b and format.count(b.n, lang) or "–") }
        for _, own in ipairs(found.needs) do
            if own.persona and own.value == need.value and own.touchpoint == need.touchpoint and own.opportunity then
                out[#out + 1] = { comment = W("emit.need.persona", own.persona, format.number(own.importance.figure, 1, lang),
                    format.number(own.satisfaction.figure, 1, lang), format.number(own.opportunity, 1, lang)) }
            end
        end
    end
    return out
end

--- A quote within one line of a comment.
local function quoted(s) return "“" .. text.clean(told.quote(s), QUOTE_MOST) .. "”" end

--- A name made of a quote.
local function named_by(quote) return text.clean(quote:gsub('["“”„]', ""), 60) end

--- A killer, as the first line of a comment has it.
local function killer_line(name, source, N)
    local node = { kind = "killer", name = name, fields = { { "evidence", { N.evidence(source) } } } }
    return printer.script({ node }):match "^[^\n]*" .. ","
end

--- What may be a killer, as comments: the answers that decide, and voices.
local function killer_comments(place, N, W, lang)
    local out, said = {}, {}
    for _, pair in ipairs(place.killers) do
        local k = pair[1]
        out[#out + 1] = W("emit.decides", k.item.value or k.item.touchpoint or k.item.column, format.count(k.killed.hits, lang),
            format.count(k.killed.n, lang), format.percent(k.killed.low, lang), format.percent(k.killed.high, lang))
        for _, quote in ipairs(k.quotes) do out[#out + 1] = quoted(quote) end
        out[#out + 1] = killer_line(k.quotes[1] and named_by(k.quotes[1]) or W "emit.name", pair[2].source, N)
    end
    for _, o in ipairs(place.voices) do
        out[#out + 1] = W("emit.killer", format.number(o.mark, 1, lang), o.source, format.number(o.median, 1, lang)) .. " " .. quoted(o.voice.text)
        local line = killer_line(named_by(o.voice.text), o.source, N)
        if not said[line] then out[#out + 1], said[line] = line, true end
    end
    return out
end

--- Sources, as evidence that is not there yet. One in which at least half wrote something is a review.
local function evidence_nodes(found, N, known)
    local out, voiced = {}, {}
    for _, voice in ipairs(found.survey.voices) do
        local source = found.survey.source[voice.row]
        voiced[source] = (voiced[source] or 0) + 1
    end
    for _, source in ipairs(found.survey.sources) do
        if not (known and known.evidence.by[fold(source.name)]) then
            local review = 2 * (voiced[source.name] or 0) >= source.n
            out[#out + 1] = { kind = review and "review" or "survey", name = N.evidence(source.name),
                fields = { { "n", source.n }, { "date", source.date } } }
        end
    end
    return out
end

--- One reading of a metric.
local function reading_of(m, date)
    local reading = { { "date", date }, { "n", m.n } }
    if m.metric == "nps" then
        reading[3], reading[4] = { "promoters", m.promoters }, { "detractors", m.detractors }
    elseif m.metric == "csat" then
        reading[3] = { "hits", m.hits }
    else
        reading[3] = { "mean", math.floor(m.figure * 100 + 0.5) / 100 }
        if m.sd then reading[4] = { "sd", math.floor(m.sd * 100 + 0.5) / 100 } end
    end
    return printer.map(reading)
end

--- Metrics, each with its reading; a source without a date gives none, as a reading needs one.
local function metric_nodes(found, N, known)
    local out, dates = {}, {}
    for _, source in ipairs(found.survey.sources) do dates[source.name] = source.date end
    for _, m in ipairs(found.metrics) do
        local source = m.source or #found.survey.sources == 1 and found.survey.sources[1].name
        if source then
            local item, date = m.item, dates[source]
            local at = item.touchpoint
            if known and at and not known.touchpoints.by[fold(at)] then at = nil end
            local name = m.metric:upper() .. (item.touchpoint and " " .. item.touchpoint or "") .. ", " .. source
            out[#out + 1] = { kind = "metric", name = N.metric(name), fields = { { "measure", "other" },
                { "touchpoint", at and N.touchpoint(at) or nil }, { "formula", metrics.FORMULA[m.metric] },
                { "better", item.direction }, { "scale", printer.map { { "low", item.scale[1] }, { "high", item.scale[2] } } },
                { "readings", date and { reading_of(m, date) } or nil } } }
        end
    end
    return out
end

--- Values and personas that are asked about and not declared.
local function declared(found, N, known, W)
    local out, done = {}, {}
    for _, row in ipairs(found.rows) do
        local value = row.item.value
        if value and row.all and not done[fold(value)] and not (known and known.values.by[fold(value)]) then
            out[#out + 1] = { kind = "value", name = N.value(value) }
        end
        if value then done[fold(value)] = true end
    end
    for _, persona in ipairs(found.survey.personas) do
        local node = { kind = "persona", name = N.persona(persona) }
        if not known then
            out[#out + 1] = node
        elseif not known.personas.by[fold(persona)] then -- one more would change what the others' shares come to
            out[#out + 1] = { comment = W "emit.persona" .. " " .. printer.script({ node }):match "^[^\n]*" }
        end
    end
    return out
end

--- The script, without blank lines at its end: `reis format` finds nothing to do.
local function written(nodes) return (printer.script(nodes):gsub("\n+$", "\n")) end

local function append_to(list, more) table.move(more, 1, #more, #list + 1, list) end

local function node_of(place, found, N, W, lang, indent)
    local fields, comments = marks_of(place, found, N, W, lang, indent)
    local children = {}
    for _, line in ipairs(comments) do children[#children + 1] = { comment = line } end
    append_to(children, need_nodes(place, found, N, W, lang))
    for _, line in ipairs(killer_comments(place, N, W, lang)) do children[#children + 1] = { comment = line } end
    return { kind = "touchpoint", name = place.name and N.touchpoint(place.name) or "", fields = fields, children = children }
end

--- Text as lines of comments.
local function commented(nodes, script)
    for line in script:gmatch "[^\n]+" do nodes[#nodes + 1] = { comment = (line:gsub("^%s%s", "")) } end
end

local function into_script(nodes, places, found, N, W, lang, options)
    for _, place in ipairs(places) do
        local node = node_of(place, found, N, W, lang, "  ")
        local thing = place.name and options.known.touchpoints.by[fold(place.name)]
        nodes[#nodes + 1] = { blank = true }
        local lines
        if thing then
            nodes[#nodes + 1] = { comment = W("emit.place", thing.name, ("%s:%d"):format(thing.file or options.against, thing.line or 0)) }
            lines = printer.script { node }
            lines = lines:gsub("^touchpoint [^\n]-{ ?\n?", ""):gsub("\n?%s*}%s*$", "")
        else
            nodes[#nodes + 1] = { comment = place.name and W("emit.new", place.name) or W "emit.unplaced" }
            lines = printer.script { node }
            if not place.name then lines = lines:gsub("^touchpoint [^\n]-{ ?\n?", ""):gsub("\n?%s*}%s*$", "") end
        end
        commented(nodes, lines)
    end
end

--- The script. options: known = of names.of, against = the file of the script; both absent: a whole one -> text
function emit.script(found, options, lang)
    local W, known, files, values = i18n.of(lang, "marks"), options.known, {}, {}
    for _, row in ipairs(found.rows) do values[fold(row.item.value or "")] = true end
    for key in pairs(known and known.values.by or {}) do values[key] = true end
    for i, file in ipairs(found.survey.files) do files[i] = file.file end
    local N = { evidence = naming("survey", "Survey", known and known.evidence), value = naming("value", "value", known and known.values),
        persona = naming("persona", "Persona", known and known.personas, values), need = naming("need", "Need", known and known.needs),
        touchpoint = naming("touchpoint", "Touchpoint", known and known.touchpoints), metric = naming("metric", "Metric") }
    local nodes = { { comment = W("emit.head", table.concat(files, ", ")) }, { comment = W "emit.how" }, { blank = true } }
    if known then nodes[#nodes + 1] = { comment = W "emit.top" } end
    local function append(list)
        append_to(nodes, list)
        if #list > 0 then nodes[#nodes + 1] = { blank = true } end
    end
    append(evidence_nodes(found, N, known))
    append(declared(found, N, known, W))
    local places = gathered(found)
    for _, c in ipairs(found.contradictions) do
        nodes[#nodes + 1] = { comment = W("emit.apart", told.name(c.item) .. ", " .. c.first .. ", " .. c.second) }
    end
    if known then
        append(metric_nodes(found, N, known))
        into_script(nodes, places, found, N, W, lang, options)
        return written(nodes)
    end
    local unplaced = {}
    local phase = { kind = "phase", name = W "emit.phase", children = {} }
    for _, place in ipairs(places) do
        local node = node_of(place, found, N, W, lang, "      ")
        if place.name then
            phase.children[#phase.children + 1] = node
        else
            unplaced = node.children
        end
    end
    append_to(phase.children, unplaced)
    nodes[#nodes + 1] = { kind = "journey", name = W "emit.journey", children = { phase } }
    nodes[#nodes + 1] = { blank = true }
    append(metric_nodes(found, N))
    return written(nodes)
end

return emit

-- The status as text, JSON, CSV and Markdown.

local csv = require "reis.words.csv"
local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local markdown = require "reis.words.markdown"
local tables = require "reis.words.tables"

local text = {}

local SIGN = { done = "●", thin = "◐", missing = "○" }
local MOST = 24 -- reasons that the text lists

--- The five steps as rows, the first the head.
function text.steps(R, lang)
    local W = i18n.of(lang, "status")
    local rows = { { "", W "col.step", W "col.state", W "col.lacks" } }
    for i, step in ipairs(R.steps) do
        local why = {}
        for k, one in ipairs(step.why) do why[k] = one.text end
        rows[i + 1] = { tostring(i), step.title, W("state." .. step.state), table.concat(why, "; ") }
    end
    return rows
end

--- The layers of one journey as a grid: list of { persona, layer = { id, title }, cells = { [phase index] = row } } in order.
-- journey: nil for what is per persona, whose cells have one at 0
function text.grid(R, journey)
    local list, by = {}, {}
    for _, row in ipairs(R.layers) do
        if row.journey == journey then
            local key = (row.persona and row.persona.index or 0) .. "\0" .. row.layer
            if not by[key] then
                by[key] = { persona = row.persona, layer = row.layer, title = row.title, cells = {} }
                list[#list + 1] = by[key]
            end
            by[key].cells[row.phase and row.phase.index or 0] = row
        end
    end
    local order = {}
    for i, name in ipairs(R.names) do order[name.id] = i end
    table.sort(list, function(a, b)
        local pa, pb = a.persona and a.persona.index or 0, b.persona and b.persona.index or 0
        if pa ~= pb then return pa < pb end
        return order[a.layer] < order[b.layer]
    end)
    return list
end

--- The journeys that the layers are about, in order.
function text.journeys(R)
    local list, seen = {}, {}
    for _, row in ipairs(R.layers) do
        if row.journey and not seen[row.journey] then
            seen[row.journey] = true
            list[#list + 1] = row.journey
        end
    end
    table.sort(list, function(a, b) return a.index < b.index end)
    return list
end

--- A grid as rows of signs, the first the head: the phases by number.
local function grid_rows(R, journey, W)
    local rows = { { W "col.persona", W "col.layer" } }
    for i = 1, journey and #journey.phases or 0 do rows[1][i + 2] = tostring(i) end
    if not journey then rows[1][3] = "" end
    local last
    for _, line in ipairs(text.grid(R, journey)) do
        local row = { line.persona ~= last and (line.persona and line.persona.name or W "everyone") or "", line.title }
        if last == nil and #rows == 1 then row[1] = line.persona and line.persona.name or W "everyone" end
        last = line.persona
        for i = 1, journey and #journey.phases or 1 do
            local cell = line.cells[journey and i or 0]
            row[i + 2] = cell and SIGN[cell.state] or "·"
        end
        rows[#rows + 1] = row
    end
    return rows
end

--- What is thin or missing, alike together: list of { title =, state =, why =, where = list of texts }, what is missing first.
function text.lacks(R, lang)
    local W, list, by = i18n.of(lang, "status"), {}, {}
    local journeys = #text.journeys(R)
    local order = {}
    for i, name in ipairs(R.names) do order[name.id] = i end
    for _, row in ipairs(R.layers) do
        if row.state ~= "done" then
            local key = table.concat({ row.layer, row.state, row.why, row.journey and row.journey.index or 0 }, "\0")
            if not by[key] then
                by[key] = { layer = row.layer, title = row.title, state = row.state, why = row.why, where = {}, at = #list, seen = {} }
                list[#list + 1] = by[key]
            end
            local one = by[key]
            local who = row.persona and row.persona.name or W "everyone"
            local phase = row.phase and (journeys > 1 and row.journey.name .. "/" or "") .. row.phase.name
            if not one.seen[who] then
                one.seen[who] = { who = who, phases = {} }
                one.where[#one.where + 1] = one.seen[who]
            end
            table.insert(one.seen[who].phases, phase)
        end
    end
    table.sort(list, function(a, b)
        if a.state ~= b.state then return a.state == "missing" end
        if order[a.layer] ~= order[b.layer] then return order[a.layer] < order[b.layer] end
        return a.at < b.at
    end)
    for _, one in ipairs(list) do
        local same, all = {}, {}
        for _, who in ipairs(one.where) do -- personas of the same phases together
            local phases = table.concat(who.phases, ", ")
            if not same[phases] then
                same[phases] = { names = {}, phases = phases }
                all[#all + 1] = same[phases]
            end
            table.insert(same[phases].names, who.who)
        end
        for i, group in ipairs(all) do
            all[i] = table.concat(group.names, ", ") .. (group.phases ~= "" and ": " .. group.phases or "")
        end
        one.where = all
    end
    return list
end

--- "7 of 20 done, 9 thin, 4 missing"
function text.sum(R, lang)
    local n = { done = 0, thin = 0, missing = 0 }
    for _, row in ipairs(R.layers) do n[row.state] = n[row.state] + 1 end
    return i18n.of(lang, "status")("sub", n.done, #R.layers, n.thin, n.missing), n
end

--- What is thin or missing as rows, the first the head; most: so many, then how many more.
function text.lack_rows(R, lang, most)
    local W, list = i18n.of(lang, "status"), text.lacks(R, lang)
    local rows = { { W "col.layer", W "col.state", W "col.lacks", W "col.where" } }
    for i = 1, math.min(most or #list, #list) do
        local one = list[i]
        rows[i + 1] = { one.title, W("state." .. one.state), one.why, table.concat(one.where, "; ") }
    end
    return rows, #list - (#rows - 1)
end

local function next_text(R, W)
    if not R.next then return W "next.none" end
    return R.next.what .. "\n  " .. W("next.because", R.next.why)
end

--- All of it for a terminal.
function text.text(R, lang)
    local W = i18n.of(lang, "status")
    local out = { W "steps" .. "\n" .. tables.format(text.steps(R, lang), { head = true, indent = 2 }) }
    local function add(title, body) out[#out + 1] = title .. "\n" .. body end
    if #R.layers == 0 then add(W "layers", "  " .. W "none" .. "\n") end
    if #text.grid(R, nil) > 0 then
        add(W "layers" .. "   " .. text.sum(R, lang), "  " .. W "key" .. "\n" .. tables.format(grid_rows(R, nil, W), { indent = 2 }))
    end
    for _, journey in ipairs(text.journeys(R)) do
        local phases = {}
        for i, phase in ipairs(journey.phases) do phases[i] = ("%d %s"):format(i, phase.name) end
        add(journey.name .. ": " .. table.concat(phases, ", "), tables.format(grid_rows(R, journey, W), { head = true, indent = 2 }))
    end
    local rows, more = text.lack_rows(R, lang, MOST)
    if #rows > 1 then
        add(W "lacks", tables.format(rows, { head = true, indent = 2 }) .. (more > 0 and "  " .. W("more", more) .. "\n" or ""))
    end
    local asks = #text.lacks(R, lang) > 0 and "  " .. W "next.guide" .. "\n" or ""
    add(W "next", "  " .. next_text(R, W) .. "\n" .. asks)
    return table.concat(out, "\n")
end

--- As Markdown.
function text.md(R, lang)
    local W, out = i18n.of(lang, "status"), {}
    out[1] = "# " .. W "title" .. "\n\n" .. "**" .. W "next" .. "**: " .. markdown.escape((next_text(R, W):gsub("\n%s*", " "))) .. "\n"
    local function add(title, rows)
        local columns = {}
        for c = 1, #rows[1] do
            columns[c] = {}
            for r = 2, #rows do columns[c][r - 1] = rows[r][c] end
        end
        out[#out + 1] = "## " .. markdown.escape(title) .. "\n\n" .. markdown.table(rows[1], columns, {}, #rows - 1)
    end
    add(W "steps", text.steps(R, lang))
    if #text.grid(R, nil) > 0 then add(W "layers", grid_rows(R, nil, W)) end
    for _, journey in ipairs(text.journeys(R)) do
        local rows = grid_rows(R, journey, W)
        for i, phase in ipairs(journey.phases) do rows[1][i + 2] = phase.name end
        add(journey.name, rows)
    end
    local rows = text.lack_rows(R, lang)
    if #rows > 1 then add(W "lacks", rows) end
    return table.concat(out, "\n")
end

local function name(thing) return thing and thing.name or nil end

--- For sheets: a row for each step, and for each layer at each place.
function text.csv(R)
    local rows = { { "kind", "id", "persona", "journey", "phase", "state", "why" } }
    for _, step in ipairs(R.steps) do
        local why = {}
        for k, one in ipairs(step.why) do why[k] = one.text end
        rows[#rows + 1] = { "step", step.id, [6] = step.state, [7] = table.concat(why, "; ") }
    end
    for _, row in ipairs(R.layers) do
        rows[#rows + 1] = { "layer", row.layer, name(row.persona), name(row.journey), name(row.phase), row.state, row.why }
    end
    return csv(rows)
end

--- For programs.
function text.json(R)
    local steps, layers = {}, {}
    for i, step in ipairs(R.steps) do
        local why = {}
        for k, one in ipairs(step.why) do why[k] = json.fields(one, { "check", "n", "all", "text" }) end
        steps[i] = json.object { { "id", step.id }, { "title", step.title }, { "state", step.state }, { "why", why } }
    end
    for i, row in ipairs(R.layers) do
        layers[i] = json.fields({ persona = name(row.persona), journey = name(row.journey), phase = name(row.phase), layer = row.layer,
            state = row.state, why = row.why, ask = row.ask }, { "persona", "journey", "phase", "layer", "state", "why", "ask" })
    end
    local n = R.next
    local what = n and json.fields({ what = n.what, why = n.why, step = n.step, layer = n.layer, persona = name(n.persona),
        journey = name(n.journey), phase = name(n.phase) }, { "what", "why", "step", "layer", "persona", "journey", "phase" }) or json.null
    return json.encode(json.object { { "steps", steps }, { "layers", layers }, { "next", what } })
end

return text

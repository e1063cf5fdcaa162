-- Files of answers as one survey: who answered, and for each question everybody's number and mark.
--
-- A survey is { n = respondents, files = list, items = list, overall = item or nil, parts = { nps =, csat =, ces =, ["kano+"] =, ["kano-"] =,
-- importance =, satisfaction = lists of items }, persona, source, date, weight = by respondent, sources = { { name =, n =, date =, kind = } },
-- personas = list of names, voices = { { text =, row =, touchpoint =, value = } }, columns = what each column was taken for, told = list of
-- { key of i18n, … } }. An item is { touchpoint =, value =, scale =, direction =, raw = { number or false by respondent }, mark = the same
-- in marks, from = row of the first, to = of the last }.

local fold = require "reis.words.fold"
local heads = require "reis.data.marks.heads"
local mapping = require "reis.data.marks.mapping"
local scale = require "reis.data.marks.scale"
local sheet = require "reis.data.marks.sheet"
local words = require "reis.data.marks.words"

local survey = {}

local ANSWERS = { item = true, overall = true, nps = true, csat = true, ces = true, ["kano+"] = true, ["kano-"] = true, importance = true,
    satisfaction = true }
local ABOUT = { persona = true, source = true, date = true, weight = true }
local FIVE = { 1, 5 }

local function tell(self, ...) self.told[#self.told + 1] = { ... } end

--- What each column of a file is: list of specs. open: a column that is not in the map is what its heading says
local function specs_of(file, asked, self, open)
    local specs, left = {}, {}
    for c, column in ipairs(file.columns) do
        local said = asked.map and asked.map[fold(column.name)]
        if asked.map and not said and not open then
            specs[c] = { column = column.name, role = "ignore" }
            left[#left + 1] = column.name
        else
            specs[c] = said and setmetatable({ column = column.name }, { __index = said }) or heads.of(column.name)
        end
    end
    for _, one in ipairs(asked.metrics) do
        local c = mapping.find(file.columns, one.column)
        if c then
            local was = specs[c]
            specs[c] = { column = file.columns[c].name, role = one.role, from = "option", scale = one.scale, direction = one.direction,
                touchpoint = was.role == "item" and not was.plain and was.touchpoint or nil }
            one.found = true
        end
    end
    if asked.overall then
        local c = mapping.find(file.columns, asked.overall)
        for _, spec in ipairs(specs) do
            if spec.role == "overall" then spec.role, spec.touchpoint, spec.plain = "item", spec.column, true end
        end
        if c then specs[c], asked.found = { column = file.columns[c].name, role = "overall", from = "option", scale = specs[c].scale,
            direction = specs[c].direction, missing = specs[c].missing }, true end
    end
    if #left > 0 then tell(self, "marks.unmapped", file.file, table.concat(left, ", ")) end
    return specs
end

--- A day as it is written, made 2026-03-14; how: of the column, "dmy" or "mdy".
local function day_of(text, how)
    local y, m, d = text:match "^(%d%d%d%d)[-/](%d%d?)[-/](%d%d?)"
    if not y then
        d, m, y = text:match "^(%d%d?)[-/.](%d%d?)[-/.](%d%d%d%d)"
        if how == "mdy" then d, m = m, d end
    end
    y, m, d = tonumber(y), tonumber(m), tonumber(d)
    if not y or m < 1 or m > 12 or d < 1 or d > 31 then return nil end
    return ("%04d-%02d-%02d"):format(y, m, d)
end

local function dates_of(column)
    local how, out = "dmy", {}
    for _, text in ipairs(column.texts) do
        local first, second = text:match "^(%d%d?)[-/.](%d%d?)[-/.]%d%d%d%d"
        if first and tonumber(second) > 12 and tonumber(first) <= 12 then how = "mdy" end
    end
    for i, text in ipairs(column.texts) do out[i] = day_of(text, how) end
    return out
end

--- What a column says of the respondents: persona, source, date or weight.
local function about(self, file, column, role, from)
    local values = role == "date" and dates_of(column) or column.texts
    local lost = 0
    for r = 1, file.rows do
        local code = column.codes[r]
        local value = code > 0 and values[code] or nil
        if role == "weight" and value then
            local x = require "reis.words.csv_read".number(value, true)
            value = x and x > 0 and x or nil
        end
        if code > 0 and value == nil then lost = lost + 1 end
        if value and not (role == "persona" and words.none(value)) then self[role][from + r] = value end
    end
    if role == "weight" then self.weighted = true end
    if lost > 0 then tell(self, "marks.lost", file.file, column.name, lost, role) end
end

--- The scale of a column, and where that is from: "map", "words", "guessed" | nil
local function scale_of(file, spec, column, answers, seen, asked)
    if answers.kind == "words" then return scale.settle(answers, seen), "words" end
    if spec.scale then return spec.scale, "map" end
    if spec.role == "nps" then return { 0, 10 }, "map" end
    if spec.role:find "^kano" then return FIVE, "map" end
    if asked.scale then return asked.scale, "map" end
    local guess, unsure = scale.guess(answers)
    if file.joint and (spec.role == "item" or spec.role == "overall") then return file.joint, "guessed", false end
    return guess, "guessed", unsure
end

--- The item that a column is about: the one that is there, else a new one.
local function item_for(self, spec, of)
    local list = spec.role == "item" and self.items or spec.role ~= "overall" and self.parts[spec.role]
    local exact = spec.role == "nps" or spec.role == "csat" or spec.role == "ces" -- never mixed
    local key = fold(("%s\0%s\0%s"):format(spec.touchpoint or "", spec.value or "",
        exact and of[1] .. ":" .. of[2] .. ":" .. spec.direction or ""))
    local item = spec.role == "overall" and self.overall or list and list[key]
    if item then
        if item.scale[1] ~= of[1] or item.scale[2] ~= of[2] then item.mixed = true end
        return item
    end
    item = { touchpoint = spec.touchpoint, value = spec.value, scale = of, direction = spec.direction, raw = {}, mark = {}, column = spec.column }
    if spec.role == "overall" then
        self.overall = item
    else
        list[#list + 1], list[key] = item, item
    end
    return item
end

--- The answers of one column into its item.
local function fill(self, file, spec, column, answers, of, from)
    local item, marker, told = item_for(self, spec, of), scale.marker(of, spec.direction == "lower"), spec.told
    for r = #item.raw + 1, from do item.raw[r], item.mark[r] = false, false end
    local numbers, marks, outside, none, odd = {}, {}, 0, 0, 0
    for i = 1, #column.texts do
        local x = answers.numbers[i]
        marks[i] = x and marker(x)
        numbers[i] = marks[i] and x
        if answers.none[i] then none = none + column.count[i]
        elseif x and not marks[i] then outside = outside + column.count[i]
        elseif not x then odd = odd + column.count[i] end
    end
    local n = 0
    for r = 1, file.rows do
        local code = column.codes[r]
        local mark = code > 0 and marks[code] or nil
        if mark then n = n + 1 end
        if mark or item.mark[from + r] == nil then
            item.raw[from + r], item.mark[from + r] = mark and numbers[code] or false, mark or false
        end
    end
    told.answers, told.empty, told.none, told.outside, told.odd = n, column.count[0], none, outside, odd
    told.low, told.high = of[1], of[2]
    item.column = item.column or column.name
    if outside > 0 then tell(self, "marks.outside", file.file, column.name, outside, of[1], of[2]) end
    if odd > 0 then tell(self, "marks.odd", file.file, column.name, odd, table.concat(answers.odd, '", "', 1, math.min(3, #answers.odd))) end
end

--- Texts with who said them.
local function hear(self, file, spec, column, from)
    local long, row_of = column.long, file.row_of
    local codes, n = (long or column).codes, #(long or column).codes
    for r = 1, n do
        local text = codes[r] > 0 and column.texts[codes[r]]
        if text and not words.none(text) then
            local q = file.question and file.question.codes[r] or 0
            local first, rest
            if q > 0 then first, rest = heads.parts(file.question.texts[q]) end
            self.voices[#self.voices + 1] = { text = text, row = from + (row_of and row_of[r] or r),
                touchpoint = q > 0 and (first or file.question.texts[q]) or spec.touchpoint, value = q > 0 and rest or spec.value }
        end
    end
    spec.told.answers = n
end

--- Looks at all columns of answers, before their words have numbers.
local function look(file, specs, asked)
    local seen, looked = {}, {}
    for c, spec in ipairs(specs) do
        if ANSWERS[spec.role] then
            local missing = mapping.missing(asked.missing, spec.missing and setmetatable({}, { __index = spec.missing }))
            looked[c] = scale.read(file.columns[c], missing, file.comma, seen, spec.role:find "^kano" ~= nil)
        end
    end
    return looked, seen
end

--- One column of answers. -> true, or nil and what is wrong
local function take(self, file, spec, column, answers, seen, asked, from)
    local of, whence, unsure
    if answers.kind then of, whence, unsure = scale_of(file, spec, column, answers, seen, asked) end
    if not of then
        spec.told.role = "unknown"
        if answers.answers > 0 then tell(self, "marks.unknown", file.file, column.name, (column.texts[1] or ""):sub(1, 40)) end
        return true
    end
    spec.told.scale_from = whence
    if spec.role == "ces" and not spec.direction then
        spec.direction = of[2] == 5 and "lower" or "higher"
        tell(self, "marks.ces." .. spec.direction, column.name, of[1], of[2])
    end
    spec.direction = spec.direction or "higher"
    spec.told.direction = spec.direction
    if spec.role == "nps" and spec.scale and (of[1] ~= 0 or of[2] ~= 10) or spec.role == "nps" and whence == "words" then
        return nil, ('column "%s": NPS is asked from 0 to 10, not from %s to %s; call it csat or item'):format(column.name, of[1], of[2])
    end
    if unsure then tell(self, "marks.nought", file.file, column.name, column.count[0]) end
    fill(self, file, spec, column, answers, of, from)
    return true
end

--- The guesses of a file, said in as few lines as they take.
local function say_guesses(self, file, specs)
    local by, order, long = {}, {}, 0
    for _, spec in ipairs(specs) do
        local told = spec.told
        if told.scale_from == "guessed" and told.answers > 0 then
            local key = ("%g–%g"):format(told.low, told.high)
            if not by[key] then
                by[key] = { names = {}, high = told.high }
                order[#order + 1] = key
            end
            table.insert(by[key].names, spec.column)
            long = math.max(long, told.high)
        end
    end
    for _, key in ipairs(order) do
        local names = by[key].names
        local some = table.concat(names, ", ", 1, math.min(#names, 4)) .. (#names > 4 and " …" or "")
        tell(self, "marks.guessed", file.file, key, #names, some)
    end
    if #order > 1 then tell(self, "marks.guesses", file.file) end
end

--- What is known of respondents and not asked of a journey.
local function say_others(self, file, specs)
    local names = {}
    for _, spec in ipairs(specs) do
        if spec.role == "other" then names[#names + 1] = spec.column end
    end
    if #names > 0 then tell(self, "marks.others", file.file, table.concat(names, ", ")) end
end

--- Adds a file of answers. asked: { map =, list =, metrics =, overall =, scale =, missing =, names = f(spec, tell): makes names those of
-- a script } -> true | nil, message, line
local function add(self, file, asked)
    local specs, from = specs_of(file, asked, self), self.n
    local by = heads.long(specs)
    if by then
        local function of(key) return by[key] and file.columns[by[key]] end
        local question, twice, lost = of "question", 0, 0
        local stem = { question = of "question", respondent = of "respondent", value = of "value", answer = of "answer" }
        file, twice, lost = sheet.wide(file, stem)
        file.question = question
        tell(self, "marks.long", file.file, question.name, stem.answer.name, stem.respondent and stem.respondent.name or "–")
        if twice > 0 then tell(self, "marks.twice", file.file, twice) end
        if lost > 0 then tell(self, "marks.nobody", file.file, lost) end
        specs = specs_of(file, asked, self, true)
    end
    heads.settle(specs)
    heads.whole(specs)
    say_others(self, file, specs)
    self.files[#self.files + 1] = { file = file.file, rows = file.rows, stem = file.stem }
    for _, spec in ipairs(specs) do
        spec.told = { file = file.file, column = spec.column, role = spec.role }
        self.columns[#self.columns + 1] = spec.told
        if asked.names then asked.names(spec, function(...) tell(self, ...) end) end
        spec.told.touchpoint, spec.told.value = spec.touchpoint, spec.value
    end
    for r = 1, file.rows do self.source[from + r] = file.stem end
    local looked, seen = look(file, specs, asked)
    if file.question then file.joint = scale.joint(looked, specs) end
    for c, spec in ipairs(specs) do
        local column = file.columns[c]
        if ABOUT[spec.role] then
            about(self, file, column, spec.role, from)
        elseif spec.role == "text" then
            hear(self, file, spec, column, from)
        elseif looked[c] then
            local good, message = take(self, file, spec, column, looked[c], seen, asked, from)
            if not good then return nil, message, 1 end
        end
        spec.told.role = spec.told.role == "unknown" and "unknown" or spec.role
    end
    say_guesses(self, file, specs)
    if file.latin > 0 then tell(self, "marks.latin", file.file, file.latin) end
    self.n = from + file.rows
    return true
end

--- Who there are: sources with what is known of them, personas.
local function gather(self)
    local sources, personas = {}, {}
    for r = 1, self.n do
        local name = self.source[r]
        local one = sources[name]
        if not one then
            one = { name = name, n = 0 }
            sources[name], self.sources[#self.sources + 1] = one, one
        end
        one.n = one.n + 1
        local day = self.date[r]
        if day and (not one.date or day > one.date) then one.date = day end
        local who = self.persona[r]
        if who and not personas[who] then
            personas[who], self.personas[#self.personas + 1] = true, who
        end
    end
    table.sort(self.personas)
end

--- Every list of answers as long as there are respondents.
local function level(self)
    local lists = { self.items, { self.overall } }
    for _, list in pairs(self.parts) do lists[#lists + 1] = list end
    for _, list in ipairs(lists) do
        for _, item in ipairs(list) do
            for r = #item.raw + 1, self.n do item.raw[r], item.mark[r] = false, false end
        end
    end
end

--- The survey in these files (of sheet.read) -> survey | nil, message, line, number of the file
function survey.of(files, asked)
    local self = { n = 0, files = {}, items = {}, parts = {}, persona = {}, source = {}, date = {}, weight = {}, sources = {}, personas = {},
        voices = {}, columns = {}, told = {} }
    for _, role in ipairs { "nps", "csat", "ces", "kano+", "kano-", "importance", "satisfaction" } do self.parts[role] = {} end
    for i, file in ipairs(files) do
        local good, message, line = add(self, file, asked)
        if not good then return nil, message, line, i end
    end
    for _, one in ipairs(asked.metrics) do
        if not one.found then return nil, "--metric: " .. select(2, mapping.find(files[1].columns, one.column)), 0, 0 end
    end
    if asked.overall and not asked.found then return nil, "--overall: " .. select(2, mapping.find(files[1].columns, asked.overall)), 0, 0 end
    for _, spec in ipairs(asked.list or {}) do
        local there = false
        for _, file in ipairs(files) do there = there or mapping.find(file.columns, spec.column) ~= nil end
        if not there then tell(self, "marks.not_there", spec.column, (select(2, mapping.find(files[1].columns, spec.column)))) end
    end
    gather(self)
    level(self)
    return self
end

return survey

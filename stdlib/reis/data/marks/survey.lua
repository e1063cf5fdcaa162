-- Files of answers as one survey: who answered, and everybody's mark for each question.
--
-- A survey is { n = respondents, files = list, items = list, overall = item or nil, parts = { nps =, csat =, ces =, ["kano+"] =, ["kano-"] =,
-- importance =, satisfaction = lists of items }, persona, source, date, weight = by respondent, weighted = flag, sources = { { name =, n =,
-- date = } }, personas = list of names, voices = { { text =, row =, touchpoint =, value = } }, columns = what each column was taken for,
-- told = list of { key of i18n, … } }. An item is { touchpoint =, value =, column =, scale =, direction =, mark = { number or false by
-- respondent }, raw = the same as answered (of parts) }.

local columns = require "reis.data.marks.columns"
local fold = require "reis.words.fold"
local heads = require "reis.data.marks.heads"
local mapping = require "reis.data.marks.mapping"
local read = require "reis.words.csv_read"
local scale = require "reis.data.marks.scale"
local sheet = require "reis.data.marks.sheet"
local words = require "reis.data.marks.words"

local survey = {}

local PARTS = { "nps", "csat", "ces", "kano+", "kano-", "importance", "satisfaction" }
local ANSWERS, APART = { item = true, overall = true }, { nps = true, csat = true, ces = true }
for _, role in ipairs(PARTS) do ANSWERS[role] = true end
local ABOUT = { persona = true, source = true, date = true, weight = true }
local FIVE = { 1, 5 }
local MANY = 10 -- answers to an NPS, of which some are above 5 if it was asked from 0 to 10

local function teller(self)
    return function(...) self.told[#self.told + 1] = { ... } end
end

--- What a cell says of a respondent; nil for nothing that it could say.
local function value_of(role, text)
    if role ~= "weight" then return text end
    local x = read.number(text, true)
    return x and x >= 0 and x or nil
end

--- What a column says of the respondents: persona, source, date or weight.
local function about(self, file, column, role, from)
    local values, lost, none = {}, 0, {}
    if role == "date" then
        values = columns.days(column)
    else
        for i, text in ipairs(column.texts) do values[i] = value_of(role, text) end
    end
    for i, text in ipairs(column.texts) do none[i] = role == "persona" and words.none(text) end
    for r = 1, file.rows do
        local code = column.codes[r]
        if code > 0 and values[code] == nil then lost = lost + 1 end
        if code > 0 and not none[code] then self[role][from + r] = values[code] or self[role][from + r] end
    end
    if role == "weight" then self.weighted = true end
    if lost > 0 then self.tell(role == "weight" and "marks.lost.weight" or "marks.lost", file.file, column.name, role, lost) end
end

--- The scale of a column, and where that is from: "map", "words", "guessed" | nil
local function scale_of(file, spec, answers, seen, asked)
    if answers.kind == "words" then return scale.settle(answers, seen), "words" end
    if spec.scale then return spec.scale, "map" end
    if spec.role == "nps" then return { 0, 10 }, "map" end
    if spec.role:find "^kano" then return FIVE, "map" end
    if asked.scale then return asked.scale, "map" end
    if file.joint and (spec.role == "item" or spec.role == "overall") then return file.joint, "guessed", false end
    local guess, unsure = scale.guess(answers)
    return guess, "guessed", unsure
end

--- The item that a column is about: the one that is there, else a new one. Metrics of other scales, and a part that one file asks
-- twice, stay apart.
local function item_for(self, file, spec, of)
    local part = self.parts[spec.role]
    local key = ("%s\0%s"):format(spec.touchpoint or "", spec.value or "")
    if APART[spec.role] then key = ("%s\0%s:%s:%s"):format(key, of[1], of[2], spec.direction) end
    key = fold(key)
    local list = part or self.items
    local item = list[key]
    if spec.role == "overall" then item = self.overall end
    if item and item.file == file and part then
        key = key .. "\0" .. spec.column
        item = list[key]
    end
    if not item then
        item = { touchpoint = spec.touchpoint, value = spec.value, scale = of, direction = spec.direction, raw = part and {}, mark = {},
            column = spec.column }
        if spec.role == "overall" then
            self.overall = item
        else
            list[#list + 1], list[key] = item, item
        end
    elseif item.scale[1] ~= of[1] or item.scale[2] ~= of[2] or item.direction ~= spec.direction then
        item.mixed = true
    end
    return item
end

--- Answers of one more column of the same file to the same question: a respondent's mark is their mean.
local function average(item, file, codes, marks, from)
    item.times = item.times or {}
    item.mixed = true
    for r = 1, file.rows do
        local mark = codes[r] > 0 and marks[codes[r]] or nil
        if mark then
            local before, n = item.mark[from + r], item.times[from + r] or 1
            item.mark[from + r] = before and (before * n + mark) / (n + 1) or mark
            item.times[from + r] = before and n + 1 or 1
        end
    end
end

--- The answers of one column into its item.
local function fill(self, file, spec, column, answers, of, from)
    local item, marker, told = item_for(self, file, spec, of), scale.marker(of, spec.direction == "lower"), spec.told
    local marks, n, outside, none, odd = {}, 0, 0, 0, 0
    for i = 1, #column.texts do
        local x, count = answers.numbers[i], column.count[i]
        marks[i] = x and marker(x)
        if marks[i] then n = n + count
        elseif answers.none[i] then none = none + count
        elseif x then outside = outside + count
        else odd = odd + count end
    end
    told.answers, told.empty, told.none, told.outside, told.odd, told.low, told.high = n, column.count[0], none, outside, odd, of[1], of[2]
    if outside > 0 then self.tell("marks.outside", file.file, column.name, of[1], of[2], outside) end
    if odd > 0 then self.tell("marks.odd", file.file, column.name, odd, table.concat(answers.odd, '", "', 1, math.min(3, #answers.odd))) end
    if item.file == file then
        self.tell("marks.averaged", file.file, spec.column, item.column)
        return average(item, file, column.codes, marks, from)
    end
    item.file = file
    for r = #item.mark + 1, from do item.mark[r] = false end
    for r = item.raw and #item.raw + 1 or from + 1, from do item.raw[r] = false end
    for r = 1, file.rows do
        local code = column.codes[r]
        local mark = code > 0 and marks[code] or false
        item.mark[from + r] = mark
        if item.raw then item.raw[from + r] = mark and answers.numbers[code] end
    end
end

--- Texts with who said them.
local function hear(self, file, spec, column, from)
    local said, question, row_of, n = (column.long or column).codes, file.question, file.row_of, 0
    for r = 1, column.long and file.long_rows or file.rows do
        local text = said[r] > 0 and column.texts[said[r]]
        if text and not words.none(text) then
            local q = question and question.codes[r] or 0
            local first, rest
            if q > 0 then first, rest = heads.parts(question.texts[q]) end
            n = n + 1
            self.voices[#self.voices + 1] = { text = text, row = from + (row_of and row_of[r] or r),
                touchpoint = q > 0 and (first or question.texts[q]) or spec.touchpoint, value = q > 0 and rest or spec.value }
        end
    end
    spec.told.answers = n
end

--- Looks at all columns of answers, before their words have numbers.
local function look(file, specs, asked)
    local seen, looked = {}, {}
    for c, spec in ipairs(specs) do
        if ANSWERS[spec.role] then
            local missing = mapping.missing(spec.role ~= "nps" and asked.missing or nil, spec.missing and setmetatable({}, { __index = spec.missing }))
            looked[c] = scale.read(file.columns[c], missing, file.comma, seen, spec.role:find "^kano" ~= nil)
        end
    end
    return looked, seen
end

--- One column of answers. -> true, or nil and what is wrong
local function take(self, file, spec, column, answers, seen, asked, from)
    local of, whence, unsure
    if answers.kind then of, whence, unsure = scale_of(file, spec, answers, seen, asked) end
    if not of then
        spec.told.role = "unknown"
        local low, high = scale.ends(answers)
        if answers.kind then
            self.tell("marks.noscale", file.file, column.name, low, high)
        elseif answers.answers > 0 then
            self.tell("marks.unknown", file.file, column.name, (answers.odd[1] or column.texts[1] or ""):sub(1, 40))
        else
            self.tell("marks.empty", file.file, column.name)
        end
        return true
    end
    spec.told.scale_from = whence
    if spec.role == "ces" and not spec.direction then
        spec.direction = of[2] == 5 and "lower" or "higher"
        self.tell("marks.ces." .. spec.direction, column.name, of[1], of[2])
    end
    spec.direction = spec.direction or "higher"
    spec.told.direction = spec.direction
    if spec.role == "nps" and (of[1] ~= 0 or of[2] ~= 10) then
        return nil, ('column "%s": NPS is asked from 0 to 10, not from %s to %s; call it csat or item'):format(column.name, of[1], of[2])
    end
    if spec.role == "nps" and answers.answers >= MANY and select(2, scale.ends(answers)) <= FIVE[2] then
        self.tell("marks.nps.narrow", file.file, column.name, FIVE[2])
    end
    if unsure then self.tell("marks.nought", file.file, column.name) end
    local other, strays
    if whence == "guessed" then other, strays = scale.stretched(answers, of, column.count) end
    if other then self.tell("marks.stretched", file.file, column.name, of[1], of[2], strays, other[3], other[4]) end
    fill(self, file, spec, column, answers, of, from)
    return true
end

--- The guesses of a file, and the answers that are not there, said in as few lines as they take.
local function sum_up(self, file, specs)
    local by, order, missing = {}, {}, {}
    for _, spec in ipairs(specs) do
        local told = spec.told
        if told.scale_from == "guessed" and told.answers > 0 then
            local key = ("%g–%g"):format(told.low, told.high)
            if not by[key] then by[key], order[#order + 1] = {}, key end
            table.insert(by[key], spec.column)
        end
        local lacks = (told.empty or 0) + (told.none or 0)
        if lacks > 0 then missing[#missing + 1] = ("%s: %d"):format(spec.column, lacks) end
    end
    local function some(list, most) return table.concat(list, ", ", 1, math.min(#list, most)) .. (#list > most and " …" or "") end
    for _, key in ipairs(order) do self.tell("marks.guessed", file.file, key, #by[key], some(by[key], 4)) end
    if #order > 1 then self.tell("marks.guesses", file.file) end
    if #missing > 0 then self.tell("marks.missing", file.file, some(missing, 8)) end
end

--- A file with a row an answer as one with a row a respondent. -> file, its specs
local function widened(self, file, specs, by, asked)
    local of = {}
    for key, c in pairs(by) do of[key] = file.columns[c] end
    local wide, twice, lost = sheet.wide(file, of)
    wide.question = of.question
    self.tell("marks.long", file.file, of.question.name, of.answer.name, of.respondent and of.respondent.name or "–")
    if twice > 0 then self.tell("marks.twice", file.file, twice) end
    if lost > 0 then self.tell("marks.nobody", file.file, lost) end
    local known = {}
    for c, spec in ipairs(specs) do known[file.columns[c].name] = spec end
    local found = columns.of(wide, asked, self.tell, true)
    for c, column in ipairs(wide.columns) do
        if column.long and known[column.name].role == "ignore" then found[c] = known[column.name] end
    end
    return wide, found
end

--- Says whether somebody has several rows: each of them counts.
local function again(self, file, column)
    local many = 0
    for i in ipairs(column.texts) do
        if column.count[i] > 1 then many = many + 1 end
    end
    if many > 0 then self.tell("marks.again", file.file, column.name, many) end
end

--- Adds a file of answers. -> true | nil, message, line
local function add(self, file, asked)
    local specs, from = columns.of(file, asked, self.tell), self.n
    local by = heads.long(specs)
    if by then file, specs = widened(self, file, specs, by, asked) end
    columns.settle(specs, file, self.tell)
    self.files[#self.files + 1] = { file = file.file, rows = file.rows, stem = file.stem }
    for _, spec in ipairs(specs) do
        spec.told = { file = file.file, column = spec.column, role = spec.role }
        self.columns[#self.columns + 1] = spec.told
        if asked.names then asked.names(spec, self.tell) end
        spec.told.touchpoint, spec.told.value = spec.touchpoint, spec.value
    end
    for r = 1, file.rows do self.source[from + r] = file.stem end
    local looked, seen = look(file, specs, asked)
    if file.question then file.joint = scale.joint(looked, specs) end
    for c, spec in ipairs(specs) do
        local column = file.columns[c]
        if spec.role == "respondent" then again(self, file, column) end
        if ABOUT[spec.role] then
            about(self, file, column, spec.role, from)
        elseif spec.role == "text" then
            hear(self, file, spec, column, from)
        elseif looked[c] then
            local good, message = take(self, file, spec, column, looked[c], seen, asked, from)
            if not good then return nil, message, 1 end
        end
        column.codes = nil -- they are large, and have been read
    end
    sum_up(self, file, specs)
    if file.latin > 0 then self.tell("marks.latin", file.file, file.latin) end
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
        local day, who = self.date[r], self.persona[r]
        if day and (not one.date or day > one.date) then one.date = day end
        if who and not personas[who] then
            personas[who], self.personas[#self.personas + 1] = true, who
        end
    end
    table.sort(self.personas)
end

--- Every list of answers as long as there are respondents.
local function level(self)
    local lists = { self.items, { self.overall } }
    for _, role in ipairs(PARTS) do lists[#lists + 1] = self.parts[role] end
    for _, list in ipairs(lists) do
        for _, item in ipairs(list) do
            for r = #item.mark + 1, self.n do item.mark[r] = false end
            for r = item.raw and #item.raw + 1 or self.n + 1, self.n do item.raw[r] = false end
        end
    end
end

--- What was named on the command line and is not there -> message | nil; what the map names is told.
local function not_there(self, files, asked)
    for _, one in ipairs(asked.metrics) do
        if not one.found then return "--metric: " .. select(2, mapping.find(files[1].columns, one.column)) end
    end
    if asked.overall and not asked.found then return "--overall: " .. select(2, mapping.find(files[1].columns, asked.overall)) end
    for _, spec in ipairs(asked.list or {}) do
        local there = false
        for _, one in ipairs(self.columns) do there = there or fold(one.column) == fold(spec.column) end
        for _, file in ipairs(files) do there = there or mapping.find(file.columns, spec.column) ~= nil end
        local near = select(3, mapping.find(files[1].columns, spec.column))
        if not there then self.tell(near and "marks.not_there.near" or "marks.not_there", spec.column, near or "") end
    end
end

--- The survey in these files (of sheet.read). asked: { map = specs by folded column, list = the same in order, metrics = of
-- mapping.metrics, overall =, scale =, missing =, names = f(spec, tell): gives a column the names of a script }
-- -> survey | nil, message, line, number of the file (0: of the command line)
function survey.of(files, asked)
    local self = { n = 0, files = {}, items = {}, parts = {}, persona = {}, source = {}, date = {}, weight = {}, sources = {}, personas = {},
        voices = {}, columns = {}, told = {} }
    self.tell = teller(self)
    for _, role in ipairs(PARTS) do self.parts[role] = {} end
    for i, file in ipairs(files) do
        local good, message, line = add(self, file, asked)
        if not good then return nil, message, line, i end
    end
    local message = not_there(self, files, asked)
    if message then return nil, message, 0, 0 end
    gather(self)
    level(self)
    return self
end

return survey

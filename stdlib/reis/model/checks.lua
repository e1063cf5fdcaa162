-- What is wrong with the whole although each part is fine: cycles, shares, clashing names.

local text = require "reis.language.text"
local quantity = require "reis.language.quantity"
local costs = require "reis.model.costs"

local checks = {}

-- cycles ----------------------------------------------------------------------------------------

--- The shortest way from a thing back to itself, as a list that begins and ends with it, or nil.
local function way_back(start, edges)
    local from, queue, k = {}, { start }, 1
    while k <= #queue do
        local thing = queue[k]
        for _, other in ipairs(edges(thing)) do
            if other == start then
                local chain = { start }
                while thing ~= start do
                    table.insert(chain, 1, thing)
                    thing = from[thing]
                end
                table.insert(chain, 1, start)
                return chain
            end
            if not from[other] then
                from[other] = thing
                queue[#queue + 1] = other
            end
        end
        k = k + 1
    end
end

--- Reports each cycle among the things once, with its chain, at the one declared first.
local function cycles(s, things, field, edges, message)
    local told = {}
    for _, thing in ipairs(things) do
        local has_edges = rawget(thing, field) ~= nil and not told[thing]
        local chain = has_edges and way_back(thing, edges)
        if chain then
            local names = {}
            for i, one in ipairs(chain) do
                told[one] = true
                names[i] = text.plain(one.name, 40)
            end
            if #names > 12 then
                names = table.move(names, #names - 5, #names, 8, { names[1], names[2], names[3],
                    names[4], names[5], names[6], "…" })
            end
            s:wrong(thing, field, message:format(table.concat(names, " -> ")))
        end
    end
end

local function list_of(field)
    return function(thing)
        local v = thing.ref[field]
        if v == nil then return {} end
        return v.name and { v } or v
    end
end

local function all_cycles(N)
    cycles(N.s, N.all.action, "requires", list_of "requires",
        "goes round in a circle: %s; take one of these out")
    cycles(N.s, N.all.persona, "extends", list_of "extends",
        "goes round in a circle: %s; let one of them stand on its own")
    for _, kind in ipairs(require "reis.language.schema".evidence_kinds) do
        cycles(N.s, N.all[kind], "based_on", list_of "based_on",
            "goes round in a circle: %s; let one of them stand on its own")
    end
end

-- shares ----------------------------------------------------------------------------------------

--- The share of every persona: what is not given splits the rest of 1 equally; one that extends
-- another has none unless given. personas: list of things; given: persona -> its share or nil, the
-- declared one without -> list of numbers, sum of those given
function checks.shares(personas, given)
    local out, sum, open = {}, 0, 0
    for i, persona in ipairs(personas) do
        local share = quantity.mean(given and given(persona) or rawget(persona, "share"))
        if share == nil and persona.ref.extends then share = 0 end
        if share then sum = sum + share else open = open + 1 end
        out[i] = share or false
    end
    for i = 1, #out do
        if not out[i] then out[i] = quantity.positive(1 - sum) / open end
    end
    return out, sum
end

local function check_shares(N)
    local personas = N.all.persona
    local shares, sum = checks.shares(personas)
    for _, persona in ipairs(personas) do
        if N.s:is_wrong(persona, "share") or N.s.decimal[persona] then return end
    end
    if sum > 1.005 then
        local parts, so_far, at = {}, 0, nil
        for _, persona in ipairs(personas) do
            local share = quantity.mean(rawget(persona, "share"))
            if share then
                parts[#parts + 1] = ("%s %s"):format(text.plain(persona.name, 30),
                    quantity.show(share))
                so_far = so_far + share
                if so_far > 1.005 and not at then at = persona end
            end
        end
        if #parts > 8 then parts = { table.unpack(parts, 1, 8) } parts[9] = "…" end
        N.s:wrong(at, "share", ("brings the shares of all personas to %s (%s); together they "
            .. "make at most 1"):format(quantity.show(sum), table.concat(parts, ", ")))
        return
    end
    local any = false
    for _, share in ipairs(shares) do any = any or share > 0 end
    if #personas > 0 and not any and not N.s.ended then
        N.s:wrong(personas[1], "share", "is 0 for every persona; give one of them a share")
    end
end

--- A scenario may not set every share to 0, nor bring them above 1.
local function set_shares(N)
    for _, scenario in ipairs(N.all.scenario) do
        local given, at = {}, nil
        for _, one in ipairs(scenario.ref.set or {}) do
            local share = one.thing.kind == "persona" and one.fields.share
            if share then given[one.thing], at = share, one.thing end
        end
        local shares, sum = checks.shares(N.all.persona, function(persona)
            if given[persona] ~= nil then return given[persona] end
            return rawget(persona, "share")
        end)
        local any = false
        for _, share in ipairs(shares) do any = any or share > 0 end
        local path = at and { "set", at.name, "share" }
        if at and sum > 1.005 then
            N.s:wrong(scenario, path, ("brings the shares of all personas to %s; together they make at most 1"):format(
                quantity.show(sum)))
        elseif at and not any then
            N.s:wrong(scenario, path, "leaves no persona a share; give one of them a share")
        end
    end
end

-- names -----------------------------------------------------------------------------------------

local function clashing_names(N)
    local values = {}
    for _, value in ipairs(N.all.value) do values[value.name] = value end
    for _, persona in ipairs(N.all.persona) do
        local value = values[persona.name]
        if value and not (value.implicit and persona.implicit) then
            local second, first = persona, value
            if first.file == second.file and first.line > second.line then
                second, first = first, second
            end
            N.s:report(second, ("%s %s has the name of a %s, declared at %s; give one of them "
                .. "another name"):format(second.kind, text.quote(second.name), first.kind,
                N.s:at(first, second)))
        end
    end
end

local function one_instead(N)
    for _, journey in ipairs(N.all.journey) do
        local other = journey.ref.instead_of
        if other == journey then
            N.s:wrong(journey, "instead_of", "names the journey itself; name the one it replaces")
        elseif other and journey.state ~= "to-be" then
            N.s:wrong(journey, "instead_of", 'goes with state = "to-be"; give it that state')
        end
    end
end

local function required(N)
    for _, goal in ipairs(N.all.goal) do
        if not rawget(goal, "measure") and not N.s:is_wrong(goal, "measure") then
            N.s:report(goal, ('goal %s has no measure; give it one, as measure = "completion"')
                :format(text.quote(goal.name)))
        end
        local measure = rawget(goal, "measure")
        if rawget(goal, "per") ~= nil and measure and measure ~= "duration" then
            N.s:wrong(goal, "per", ('goes with measure = "duration" only; worth counts per unit of %s'):format(measure))
        end
    end
    for _, lane in ipairs(N.all.lane) do
        if not rawget(lane, "from") and not N.s:is_wrong(lane, "from") then
            N.s:report(lane, ('lane %s shows nothing yet; say what, as from = "touchpoint.offers"'):format(text.quote(lane.name)))
        end
    end
    for _, journey in ipairs(N.all.journey) do
        local cyclic = rawget(journey, "cyclic")
        if cyclic and cyclic.probability == nil then
            N.s:wrong(journey, "cyclic", "has no probability; give the chance to come back")
        end
    end
end

local function bounds_in_order(N)
    for _, criterion in ipairs(N.all.criterion) do
        local low, high = rawget(criterion, "min"), rawget(criterion, "max")
        if low and high and quantity.mean(low) > quantity.mean(high) then
            N.s:wrong(criterion, "min", "is above max; give the lower first")
        end
    end
    for _, roadmap in ipairs(N.all.roadmap) do
        local h = rawget(roadmap, "horizons")
        if h and ((h.now or 0) > (h.next or math.huge) or (h.next or h.now or 0)
            > (h.later or math.huge)) then
            N.s:wrong(roadmap, "horizons", "are not in order; now ends before next, next before "
                .. "later")
        end
    end
    for _, metric in ipairs(N.all.metric) do
        local scale = rawget(metric, "scale")
        if scale and (not scale.low or not scale.high or scale.low >= scale.high) then
            N.s:wrong(metric, "scale", "needs a low that is below its high")
        end
    end
end

--- What has to be done cannot be left for another time.
local function must_or_wont(N)
    for _, action in ipairs(N.all.action) do
        if rawget(action, "must") == true and rawget(action, "moscow") == "wont" then
            N.s:wrong(action, "moscow", 'is "wont", and must = true says that it has to be done; take one of them off')
        end
    end
end

--- Runs every check of the whole.
function checks.run(N)
    all_cycles(N)
    check_shares(N)
    set_shares(N)
    clashing_names(N)
    one_instead(N)
    bounds_in_order(N)
    required(N)
    must_or_wont(N)
    costs.check(N)
end

return checks

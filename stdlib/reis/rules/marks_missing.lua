-- A curve that runs past a touchpoint says that nothing happens there.
--- Whether a record has a mark of any kind.
local function marked(rec) return next(rec.marks or {}) ~= nil or rec.experience ~= nil end

--- Whether a touchpoint has a mark for who meets it; whom it has none for.
local function look(F, model, t)
    if #model.personas == 0 then return marked(F:record(t)), nil end
    local some, without = false, nil
    for _, persona in ipairs(model.personas) do
        local rec = F:record(t, persona)
        local meets = rec.meets and F:of(t.journey, persona) ~= nil
        if meets and marked(rec) then some = true elseif meets then without = without or persona end
    end
    return some, without
end

return {
    id = "marks-missing",
    severity = "note",
    doc = "A touchpoint that a persona meets has no mark, in a journey where at least half have one.",
    why = "Every touchpoint is good or bad for somebody; the map shows strong and weak points only where there are marks.",
    mend = "Ask who comes there, or watch them; until then between(2, 5, 8), resting on an assumption.",
    source = "a critique of the journey map: killers and cycles",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6 },
  touchpoint "Size guide" {},
  touchpoint "Pay" { experience = 7 },
} }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6 },
  touchpoint "Size guide" { experience = 5 },
  touchpoint "Pay" { experience = 7 },
} }
]] },
    check = function(model, F, report, options)
        if not F then return end
        for _, journey in ipairs(model.journeys) do
            local open, n = {}, 0
            for i, t in ipairs(journey.touchpoints) do
                local some, without = look(F, model, t)
                if some then n = n + 1 end
                local last = i == #journey.touchpoints and not rawget(t, "score") and not rawget(t, "experience") -- ending-unscored
                if not last and not t.silence and not t.detail and (without or not some and #model.personas == 0) then
                    open[#open + 1] = { t = t, who = some and without or nil }
                end
            end
            for _, one in ipairs(n * 2 >= #journey.touchpoints and open or {}) do
                report("note", one.t, one.who and options.L("marks-missing.persona", one.who.name) or options.L "marks-missing")
            end
        end
    end,
}

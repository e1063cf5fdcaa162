-- What to ask customers next: of each persona the open questions that are worth most; nil where nothing is open.

local asked = require "reis.guide.asked"
local i18n = require "reis.words.i18n"
local text = require "reis.guide.text"

local MOST, ROWS = 5, 40 -- questions of a persona, of all together

--- The questions of a guide, as a whole and then those worth most first.
local function ranked(guide)
    local list = table.move(guide.questions, 1, #guide.questions, 1, {})
    table.sort(list, function(a, b)
        if (a.phase == nil) ~= (b.phase == nil) then return a.phase == nil end
        if (a.first or math.huge) ~= (b.first or math.huge) then return (a.first or math.huge) < (b.first or math.huge) end
        return a.at < b.at
    end)
    return list
end

return function(ctx)
    local model, W = ctx.model, i18n.of(ctx.lang, "guide")
    if #model.journeys + #model.personas == 0 then return nil end
    local G, message = asked.of(model, ctx.F, { lang = ctx.lang, plan = not asked.is_large(model) and ctx.plan or nil, correlated = ctx.correlated,
        simulated = ctx.simulated, status = ctx.found_status, today = ctx.today })
    ctx.found_status = nil -- a report of many journeys keeps no more than it needs
    if not G then return { title = W "title", parts = { { text = message, class = "beware" } } } end
    if G.total == 0 then return nil end
    local rows = { { W "col.persona", W "col.phase", W "col.question", W "col.field", W "col.because" } }
    for _, guide in ipairs(G.guides) do
        for i, one in ipairs(ranked(guide)) do
            if i > MOST or #rows > ROWS then break end
            rows[#rows + 1] = { guide.name, text.heading(one, W, #model.journeys > 1), one.ask, table.concat(text.fields(one, W, 3), "; "), one.why }
        end
    end
    return { title = W "title", parts = { { text = W "report.intro" }, { text = text.sum(G, W) .. ". " .. W("by." .. G.by) }, { rows = rows, right = {} } } }
end

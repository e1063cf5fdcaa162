-- Where the work stands: the five steps, the layers of research, and what to do next; nil where nothing is declared.

local asked = require "reis.status.asked"
local text = require "reis.status.text"
local i18n = require "reis.words.i18n"

return function(ctx, chapters)
    local model, W = ctx.model, i18n.of(ctx.lang, "status")
    if #model.journeys + #model.personas == 0 then return nil end
    local R, message = asked.of(model, ctx.F, ctx.lang)
    if not R then return { title = W "title", parts = { { text = message } } } end
    ctx.found_status = R -- for the guide, that asks for what lacks
    local parts = { { text = W "next" .. ": " .. (R.next and R.next.what .. " (" .. W("next.because", R.next.why) .. ")" or W "next.none") },
        { rows = text.steps(R, ctx.lang), right = {} } }
    if not ctx.large then table.insert(parts, 2, chapters.picture(ctx, "status", W "title", { status = R, plan = false })) end
    local rows = text.lack_rows(R, ctx.lang)
    if #rows > 1 then
        parts[#parts + 1] = { head = W "lacks" .. " · " .. text.sum(R, ctx.lang) }
        parts[#parts + 1] = { rows = rows, right = {} }
    end
    return { title = W "title", parts = parts }
end

-- The pages of a picture that flows: its parts one after another, each with a title of its own, counted when all are laid.

local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"
local frame = require "reis.pictures.frame"

local sheet = { TOP = 62, FOOT = 39 }

local function page_of(ctx, kicker, part)
    return function(n, count)
        local page = ink.page(ctx, part.name or part.title)
        frame.header(page, { kicker = count > 1 and ctx.L("kicker.page", kicker, n, count) or kicker, title = part.title,
            evidence = part.evidence, max = page.w - 2 * ink.M,
            back = { label = ctx.L "back.ecosystem", url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
        return page
    end
end

--- parts: list of { title =, name = (what the picture is called, its title without one),
-- evidence =, legend = entries, blocks = (of flow.pages) } -> list of pages
function sheet.pages(ctx, kicker, parts)
    local pages, legends = {}, {}
    for _, part in ipairs(parts) do
        local o = { top = sheet.TOP, bottom = ctx.paper.h - sheet.FOOT, page = page_of(ctx, kicker, part) }
        for _, page in ipairs(flow.pages(part.blocks, o)) do
            pages[#pages + 1], legends[#legends + 1] = page, part.legend
        end
    end
    for n, page in ipairs(pages) do
        frame.legend(page, legends[n], ctx.L("footer", n, #pages, ctx.paper.name), 2)
    end
    return pages
end

return sheet

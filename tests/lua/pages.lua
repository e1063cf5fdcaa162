-- Pages of pictures as tests look at them: where their texts are, and whether they are clear of each other.

local harness = require "harness"
local scene = require "scene"
local ink = require "reis.pictures.ink"
local i18n = require "reis.words.i18n"

local pages = {}

--- What a view gets of the text of a script.
function pages.context(text, lang, persona)
    local model, diags = harness.run(text)
    for _, d in ipairs(diags) do
        if d.level == "error" then error(d.message) end
    end
    scene.language(lang)
    local F = require("reis.figures.figures").of(model)
    return { model = model, F = F, scores = F.scores(), lang = lang, L = i18n.of(lang), prefix = "", today = "2026-01-01",
        paper = { w = 842, h = 595, name = "A4" }, journey = model.journeys[1], persona = persona
            and model.personas[persona],
        horizon = function(action) return ({ "now", "next", "later" })[action.index % 3 + 1] end,
        link = function(kind) return kind .. ".svg" end }
end

--- Where the lines of a page's texts are.
function pages.texts(page)
    local out = {}
    for _, item in ipairs(page.items) do
        for i, line in ipairs(item[1] == "text" and item.lines or {}) do
            local w = scene.width(line, item.size, item.bold)
            local x = item.x
            if item.align == "right" then x = x + (item.w or 0) - w end
            if item.align == "center" then x = x + ((item.w or 0) - w) / 2 end
            local base = item.y + (i - 0.5) * item.lead + 0.24 * item.size
            if line ~= "" then
                out[#out + 1] = { s = line, size = item.size, x = x, w = w,
                    y = base - 0.72 * item.size, h = 0.9 * item.size }
            end
        end
    end
    return out
end

--- Raises where a text is too small, off the page, or on another.
function pages.check(page)
    local list = pages.texts(page)
    for i, a in ipairs(list) do
        if a.size < ink.MICRO then error(("%.2f points is too small: %s"):format(a.size, a.s)) end
        if a.x < 0 or a.y < 0 or a.x + a.w > page.w
            or a.y + a.h > page.h then error("off the page: " .. a.s) end
        for k = i + 1, #list do
            local b = list[k]
            local across = math.min(a.x + a.w, b.x + b.w) - math.max(a.x, b.x)
            local down = math.min(a.y + a.h, b.y + b.h) - math.max(a.y, b.y)
            if across > 0.6 and down > 0.9 then error(("%s lies on %s"):format(a.s, b.s)) end
        end
    end
end

--- All that stands on pages, word for word without line breaks or the hyphens of wrapping, so that a name can be looked for.
function pages.said(list)
    local out = {}
    for _, page in ipairs(list) do
        for _, item in ipairs(page.items) do
            if item.lines then out[#out + 1] = table.concat(item.lines, " ") end
        end
    end
    return (table.concat(out, " "):gsub("%- ", ""):gsub("%s+", ""):gsub("-", ""))
end

--- A name as it stands in what pages say.
function pages.bare(name) return (scene.clean(name):gsub("%s+", ""):gsub("-", "")) end

--- Raises where pages are not fine, or cut a name. -> all that they say
function pages.fine(list, what)
    if #list == 0 then error(what .. ": no page") end
    for i, page in ipairs(list) do
        local ok, message = pcall(pages.check, page)
        if not ok then error(("%s, page %d: %s"):format(what, i, message)) end
        if page.title == "" then error(what .. ": a page without a title") end
        for _, item in ipairs(page.items) do
            for _, line in ipairs(item.lines or {}) do
                if line:find("…", 1, true) then error(("%s, page %d: cut: %s"):format(what, i, line)) end
            end
            local low = item[1] == "box" and item.y < page.h - 31 and item.y + item.h > page.h - 31 -- on the legend
            if item[1] == "box" and (low or item.x < 0 or item.y < 0 or item.x + item.w > page.w) then
                error(("%s, page %d: a box off the page: %s"):format(what, i, item.name or "?"))
            end
        end
    end
    scene.encode(list)
    return pages.said(list)
end

--- Raises where a name is not in all that pages say.
function pages.wanted(all, name)
    if not all:find(pages.bare(name), 1, true) then error("on no page: " .. name) end
end

return pages

-- A map of what happened in sentences.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local view = require "reis.pictures.happened.view"

--- ctx: as pictures/happened/view has it -> blocks, as command/in_words.lua takes them
return function(ctx)
    local W, lang, found = i18n.of(ctx.lang, "happened"), ctx.lang, ctx.found
    if not ctx.graph then return { { text = W "map.no_log" } } end
    local function count(n) return format.count(n, lang) end
    return { { text = W("map.evidence", count(found.cases), count(found.events), count(#found.activities), count(found.variants)) .. ". "
        .. view.told(ctx) } }
end

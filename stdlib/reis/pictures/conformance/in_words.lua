-- A journey held against a log in sentences.

local conformance = require "reis.data.conformance_tables"
local i18n = require "reis.words.i18n"

--- ctx: as pictures/conformance/view has it -> blocks, as command/in_words.lua takes them
return function(ctx)
    if not ctx.conformance then return { { text = i18n.of(ctx.lang, "happened") "map.no_log" } } end
    return { { items = conformance.sentences(ctx.conformance, ctx.lang) } }
end

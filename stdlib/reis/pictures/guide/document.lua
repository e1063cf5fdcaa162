-- The guide in words: it is a document of its own, not tables of a picture.

local asked = require "reis.pictures.guide.asked"
local text = require "reis.guide.text"

--- ctx: as of the view; format: "text" | "md"; width: columns of a text -> text
return function(ctx, format, width)
    local G = asked(ctx)
    return format == "md" and text.md(G, ctx.model, ctx.lang) or text.text(G, ctx.model, ctx.lang, width)
end

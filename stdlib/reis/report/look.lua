-- A company's own colours and font in the report's style, as pictures/theme.lua has them in pictures.

local theme = require "reis.pictures.theme"

local look = {}

-- A colour of a theme -> the report's own of that meaning.
local NAMES = { { "accent", "deep" }, { "good", "above" }, { "poor", "below" } }

--- A rule of a theme for dark screens, "ink #rrggbb #rrggbb", as CSS.
local function dark_rule(line)
    local kind, from, to = line:match "^(%a+) (#%x+) (#%x+)$"
    local which = kind == "ink" and "text" or kind == "fill" and ":not(text)" or ""
    local css = ('.picture %s[fill="%s"]{fill:%s}'):format(which, from, to)
    return kind == "fill" and css or css .. ('.picture [stroke="%s"]{stroke:%s}'):format(from, to)
end

--- The style that a company's theme adds to the report's; "" where it has none.
function look.css(model)
    local made, own, out = theme.of(model), model.company and model.company.theme, {}
    if not made then return "" end
    local colors = {}
    for _, pair in ipairs(NAMES) do
        if own[pair[1]] then colors[#colors + 1] = ("--%s:%s;"):format(pair[2], own[pair[1]]) end
    end
    if #colors > 0 then out[1] = ("@media not (prefers-color-scheme: dark){:root{%s}}\n"):format(table.concat(colors)) end
    if made.font then
        out[#out + 1] = ('body,.picture{font-family:"%s",Arial,Helvetica,"Liberation Sans",sans-serif}\n'):format((made.font:gsub("[^%w -]", "")))
    end
    local rules = {}
    for i, line in ipairs(made.dark) do rules[i] = dark_rule(line) end
    out[#out + 1] = ("@media screen and (prefers-color-scheme: dark){%s}\n"):format(table.concat(rules))
    return table.concat(out)
end

return look

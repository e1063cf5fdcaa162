-- Checks of fields that say how pictures look: colours and fonts.

local text = require "reis.language.text"
local judge = require "reis.language.judge"
local contrast = require "reis.words.contrast"
local place = require "reis.language.place"

local look = {}

-- Families whose letters are as wide as Arial's: places are counted with Arial's widths.
local ALIKE = { arial = true, helvetica = true, ["liberation sans"] = true, ["nimbus sans"] = true, arimo = true,
    ["tex gyre heros"] = true }

--- A colour; where the field has a ground, one that can be read on it. -> "#RRGGBB"
function look.color(s, thing, field, v, path)
    if type(v) ~= "string" then return judge.not_fit(s, thing, field, v, path) end
    local color = v:upper()
    if not color:find "^#%x%x%x%x%x%x$" then
        local short = color:match "^#(%x%x%x)$" or color:match "^%x%x%x%x%x%x$"
        local meant = short and "#" .. (#short == 3 and short:gsub("%x", "%0%0") or short)
        return judge.wrong(s, thing, field, path, ("is %s; give a colour as %s"):format(text.show(v), text.quote(meant or "#0072B2")))
    end
    local ratio = field.ground and contrast.ratio(color, field.ground)
    if ratio and ratio < field.least then
        return judge.wrong(s, thing, field, path, ("is %s, which has a contrast of %.1f where %s; the nearest shade that can be read is %s"):format(
            text.show(v), ratio, field.because, text.quote(contrast.shade(color, "#000000", field.ground, field.least))))
    end
    return color
end

--- The name of a font's family; one whose letters are not as wide as Arial's is warned of.
function look.font(s, thing, field, v, path)
    if type(v) ~= "string" then return judge.not_fit(s, thing, field, v, path) end
    if #v > 60 or not v:find "^%a[%w -]*$" then
        return judge.wrong(s, thing, field, path, ("is %s; give the name of one family, as \"Arial\""):format(text.show(v)))
    end
    if not ALIKE[v:lower()] then
        local line, column = place.field(s.finder, thing, path or { field.name })
        s:report_on(thing, line, column, ("%s %s: font %s: texts are placed by the widths of Arial, so wider letters may touch "
            .. "what stands beside them; as wide as Arial are Helvetica, Liberation Sans, Nimbus Sans, Arimo and TeX Gyre Heros")
            :format(thing.kind, text.quote(thing.name), text.quote(v)), "warning")
    end
    return v
end

--- The path of a PNG or JPEG beneath the script's folder. Whether it is there is seen when it is drawn, and by check.
function look.image(s, thing, field, v, path)
    if type(v) ~= "string" then return judge.not_fit(s, thing, field, v, path) end
    local suffix = (v:match "%.(%w+)$" or ""):lower()
    if suffix ~= "png" and suffix ~= "jpg" and suffix ~= "jpeg" or #v > 200 or v:find "%c" or not utf8.len(v) then
        return judge.not_fit(s, thing, field, v, path)
    end
    if v:find "^/" or ("/" .. v .. "/"):find("/../", 1, true) or v:find("\\", 1, true) then
        return judge.wrong(s, thing, field, path, ("is %s, which lies outside the script's folder; put the image beneath it"):format(
            text.show(v)))
    end
    return v
end

return look

-- Text as HTML: everything that comes from a script goes through escape, in texts and in attributes alike.

local markup = {}

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

local HARD = "\u{A0}" -- a space at which no line ends: between a sign and its number

--- A text for HTML, without control characters.
function markup.escape(s)
    s = tostring(s):gsub("[&<>\"']", ESCAPES):gsub("[%z\1-\8\11\12\14-\31\127]", "")
    return (s:gsub("(%d) %%", "%1" .. HARD .. "%%"):gsub("€ (%d)", "€" .. HARD .. "%1"))
end

local escape = markup.escape

--- An attribute with a space before it; nothing where there is no value.
function markup.attribute(name, value)
    return value and (' %s="%s"'):format(name, escape(value)) or ""
end

--- The link of a thing to itself, to be copied; "" for one without an id.
function markup.here(id)
    return id and (' <a class="here" href="#%s" tabindex="-1" aria-hidden="true">#</a>'):format(escape(id)) or ""
end

--- Addresses that may be followed: pages and letters; nil for any other.
local function address(url)
    url = tostring(url)
    local scheme = url:match("^(%a[%w+.-]*):")
    scheme = scheme and scheme:lower()
    if url:find("[%c%s\"'<>\\]") or url:find("^//") then return nil end
    if scheme and scheme ~= "http" and scheme ~= "https" and scheme ~= "mailto" then return nil end
    return url
end

--- A cell (a text, or { text =, to = (an id), url =, before =, after = (what stands around the link), sub = (more in small) }) as HTML.
function markup.cell(cell)
    if type(cell) ~= "table" then return escape(cell) end
    local text = escape(cell.text)
    local url = cell.url and address(cell.url)
    if cell.to then text = ('<a href="#%s">%s</a>'):format(escape(cell.to), text)
    elseif url then text = ('<a href="%s" rel="noreferrer">%s</a>'):format(escape(url), text) end
    text = escape(cell.before or "") .. text .. escape(cell.after or "")
    if cell.sub and cell.sub ~= "" then text = text .. (' <small>%s</small>'):format(escape(cell.sub)) end
    return text
end

--- The text of a cell, as it stands where nothing can be followed.
function markup.plain(cell)
    if type(cell) ~= "table" then return tostring(cell) end
    local text = (cell.before or "") .. tostring(cell.text) .. (cell.after or "")
    return cell.sub and cell.sub ~= "" and ("%s (%s)"):format(text, cell.sub) or text
end

local function head_cell(part, c, cell)
    local text = markup.cell(cell)
    local who = markup.attribute("data-p", part.people and part.people[c])
    if not text:find "%S" then return "<td" .. who .. "></td>" end
    return ('<th scope="col"%s%s>%s</th>'):format(part.right[c] and ' class="n"' or "", who, text)
end

local function body_cell(part, row, c, cell, first)
    local who = markup.attribute("data-p", part.people and part.people[c])
    local value = type(cell) == "table" and markup.attribute("data-v", cell.sort) or ""
    local tag = c == first and markup.plain(cell):find "%S" and "th" or "td"
    local here = c == first and markup.here(row.id) or ""
    return ('<%s%s%s%s%s>%s%s</%s>'):format(tag, tag == "th" and ' scope="row"' or "", part.right[c] and ' class="n"' or "", who, value,
        markup.cell(cell), here, tag)
end

--- A table of a part { rows, right, caption, headless, sort, people } (pages.lua).
function markup.table(part)
    local out = { ('<div class="wide" tabindex="0" role="group"%s><table%s>\n'):format(markup.attribute("aria-label", part.caption or part.label),
        part.sort and ' class="sort"' or "") }
    local first = part.right[1] and 2 or 1
    if part.caption then out[2] = ("<caption>%s</caption>\n"):format(escape(part.caption)) end
    for r, row in ipairs(part.rows) do
        local head = r == 1 and not part.headless
        if r == 1 then out[#out + 1] = head and "<thead>" or "<tbody>" end
        out[#out + 1] = ("<tr%s>"):format(not head and markup.attribute("id", row.id) or "")
        for c, cell in ipairs(row) do out[#out + 1] = head and head_cell(part, c, cell) or body_cell(part, row, c, cell, first) end
        out[#out + 1] = head and "</tr></thead>\n<tbody>" or "</tr>\n"
    end
    out[#out + 1] = #part.rows > 0 and "</tbody></table></div>\n" or "</table></div>\n"
    return table.concat(out)
end

return markup

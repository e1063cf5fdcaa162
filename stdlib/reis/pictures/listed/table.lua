-- Tables of a picture: what it shows, whole, as rows of texts. A table is { title =, columns = list of { text, right = bool },
-- rows = list of lists of texts }: for the text alternative of a picture, Markdown and reports.

local listed = {}

--- The columns in which a row has something; the first always stays.
local function used(columns, rows)
    local kept = {}
    for c = 1, #columns do
        local some = c == 1
        for r = 1, #rows do
            if some then break end
            some = rows[r][c] ~= nil and rows[r][c] ~= ""
        end
        if some then kept[#kept + 1] = c end
    end
    return kept
end

--- Adds a table to a list of them, without its empty columns; nothing where there is no row. columns: list of texts, a number's
-- begins with ">"; rows: lists of texts with holes.
function listed.add(tables, title, columns, rows)
    if #rows == 0 then return end
    local own = { title = title, columns = {}, rows = {} }
    local kept = used(columns, rows)
    for i, c in ipairs(kept) do
        local number, text = columns[c]:match("^(>?)(.*)$")
        own.columns[i] = { text, right = number == ">" }
    end
    for r, row in ipairs(rows) do
        own.rows[r] = {}
        for i, c in ipairs(kept) do own.rows[r][i] = row[c] or "" end
    end
    tables[#tables + 1] = own
end

--- The same from rows of which the first is the head. right: set of the columns that hold numbers
function listed.rows(tables, title, rows, right)
    local columns = {}
    for c, text in ipairs(rows[1]) do columns[c] = (right and right[c] and ">" or "") .. text end
    listed.add(tables, title, columns, table.move(rows, 2, #rows, 1, {}))
end

--- Texts or things of a list as one text: "Web; Phone".
function listed.all(list)
    local names = {}
    for i, one in ipairs(list or {}) do names[i] = type(one) == "table" and one.name or tostring(one) end
    return table.concat(names, "; ")
end

return listed

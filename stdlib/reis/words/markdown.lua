-- Writes Markdown (GitHub's): tables with numbers to the right, and texts whose marks do not turn into formatting.

local markdown = {}

local MARKS = "[\\`*_{}%[%]<>|#~]"

local function cell(v)
    if v == nil then return "" end
    return (tostring(v):gsub(MARKS, "\\%0"):gsub("[\r\n]+", "<br>"))
end

--- A text in which nothing is taken for Markdown or HTML.
function markdown.escape(text)
    return (tostring(text):gsub("[%c\127]", " "):gsub("[\\`*_{}%[%]<>()#+!|~&-]", "\\%0"))
end

--- A table. head: list of texts; columns: a list of cells each, texts as they are to be read; right: set of column numbers; n: rows
function markdown.table(head, columns, right, n)
    local lines = { {}, {} }
    for c, name in ipairs(head) do
        lines[1][c], lines[2][c] = cell(name), right[c] and "---:" or "---"
    end
    for r = 1, n do
        local line = {}
        for c in ipairs(head) do line[c] = cell(columns[c][r]) end
        lines[#lines + 1] = line
    end
    for i, line in ipairs(lines) do lines[i] = "| " .. table.concat(line, " | ") .. " |\n" end
    return table.concat(lines)
end

return markdown

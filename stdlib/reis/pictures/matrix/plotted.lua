-- Value against effort as a field of characters, with the names of what stands in it.

local i18n = require "reis.words.i18n"
local scatter = require "reis.words.scatter"

--- M: of reis.roadmap.matrix; size: { columns =, rows =, plain = } -> text; "" where nothing has a figure
return function(M, size, lang)
    if #M.rows == 0 then return "" end
    local L, points, names = i18n.of(lang), {}, {}
    for i, row in ipairs(M.rows) do
        points[i] = { math.min(1, math.max(0, row.effort / M.effort.high)), math.min(1, math.max(0, row.value / M.value.high)), row.id }
        names[i] = row.id .. " " .. row.name
    end
    local out = { scatter(points, { columns = size.columns, rows = math.max(9, size.rows), plain = size.plain,
        corners = { L "matrix.quick", L "matrix.big", L "matrix.fill", L "matrix.reconsider" },
        x_label = L "matrix.axis.effort", y_label = L(M.money and "matrix.axis.money" or "matrix.axis.points") }) }
    for _, line in ipairs(require "reis.words.fit".lines(table.concat(names, " · "), size.columns)) do out[#out + 1] = line[1] .. "\n" end
    return table.concat(out)
end

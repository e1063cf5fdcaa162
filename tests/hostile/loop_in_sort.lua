-- exit: 3
-- stderr: time limit
local t = {}
for i = 1, 1e4 do t[i] = i end
table.sort(t, function(a, b) while true do end end)

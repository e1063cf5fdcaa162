-- run: run --max-time 5 --max-memory 32 {}
-- exit: 3
-- stderr: (memory|time limit)
-- within: 7
local all = {}
while true do pcall(function() all[#all + 1] = ("x"):rep(1 << 20) .. #all end) end

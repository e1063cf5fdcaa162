-- run: run --max-time 5 --max-memory 32 {}
-- exit: 3
-- stderr: memory
-- within: 6
local t = {}
while true do t[#t + 1] = { #t } end

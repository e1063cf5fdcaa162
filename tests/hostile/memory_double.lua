-- run: run --max-time 5 --max-memory 32 {}
-- exit: 3
-- stderr: memory
-- within: 6
local s = "x"
while true do s = s .. s end

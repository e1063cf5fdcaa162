-- run: check {}
-- exit: 1
-- stderr: more messages
-- within: 5
for i = 1, 50000 do team("t" .. i) { capacity = -1 } end

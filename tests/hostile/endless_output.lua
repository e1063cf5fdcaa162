-- exit: 3
-- stderr: time limit
while true do print(("x"):rep(100)) end

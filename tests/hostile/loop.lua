-- exit: 3
-- stderr: ^loop\.lua:3: error: time limit of 1 s
while true do end

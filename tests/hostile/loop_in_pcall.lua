-- exit: 3
-- stderr: time limit
while true do pcall(function() while true do end end) end

-- exit: 3
-- stderr: time limit
xpcall(function() while true do end end, function() while true do end end)

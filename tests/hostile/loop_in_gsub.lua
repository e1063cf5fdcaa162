-- exit: 3
-- stderr: loop_in_gsub.lua:3: error: time limit
pcall(function() ("a"):rep(40):gsub(("a-"):rep(30) .. "b", function() end) end)

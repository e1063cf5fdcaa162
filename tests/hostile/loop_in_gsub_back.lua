-- exit: 3
-- stderr: loop_in_gsub_back.lua:3: error: time limit
("a"):gsub("a", function() while true do end end)

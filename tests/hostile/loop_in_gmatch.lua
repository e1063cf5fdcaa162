-- exit: 3
-- stderr: loop_in_gmatch.lua:3: error: time limit
for _ in ("a"):rep(40):gmatch(("a-"):rep(30) .. "b") do end

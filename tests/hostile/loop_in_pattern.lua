-- exit: 3
-- stderr: time limit
string.find(("a"):rep(60), ("a?"):rep(60) .. ("a"):rep(60) .. "b" .. (".-"):rep(30) .. "x")
string.find(("a"):rep(4e5), (".-"):rep(60) .. "b")

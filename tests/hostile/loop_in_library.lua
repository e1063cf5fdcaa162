-- exit: 3
-- stderr: time limit
string.rep("", 1 << 62)

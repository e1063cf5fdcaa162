-- run: check {}
-- exit: 1
-- stderr: error
local t = { experience = 5 }
t[1] = t
t.systems, t.score, t.next = t, t, t
journey "J" { phase "P" { touchpoint "T" (t) } }

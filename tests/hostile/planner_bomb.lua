-- run: roadmap --time 1 {}
-- exit: 0
-- stdout: of 60 actions
-- within: 8
journey "J" { phase "P" { touchpoint "T" { experience = 2, leave = 0.6 }, touchpoint "U" { experience = 3, leave = 0.3 } } }
for i = 1, 60 do action("a" .. i) { cost = i * 7 % 23 + 1, effort = i % 5 + 1, owner = "t" .. i % 3, improves = { [i % 2 == 0 and "T" or "U"] = { experience = i % 4 / 3, leave = -0.01 } } } end
roadmap "R" { periods = 12, budget = 150, capacity = { t0 = 6, t1 = 5, t2 = 7 } }

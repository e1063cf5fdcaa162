-- exit: 3
-- stderr: time limit of 1 s
journey "J" { phase "P" { touchpoint "T" { experience = 5 } } }
pcall(draw.map, "J", "../out.svg")
pcall(report, "../out.html")
pcall(plan, { method = "none" })
while true do end

-- run: roadmap --max-time 1 --method ../method_outside {}
-- exit: 2
-- stderr: method
journey "J" { phase "P" { touchpoint "T" { experience = 5 } } }
action "A" { improves = { T = { experience = 1 } } }

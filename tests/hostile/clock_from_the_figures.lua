-- exit: 3
-- stderr: time limit
journey "J" { phase "P" { touchpoint "T" { experience = 5 } } }
while true do score() end

-- run: run --max-time 1 {}
-- exit: 0
-- stdout: ^function	5$
string.format = nil
rawset(string, "rep", nil)
table.concat = function() error "mine" end
pairs = nil
journey "J" { phase "P" { touchpoint "T" { experience = 5 } } }
print(type(score), score().journeys[1].experience // 1 | 0)

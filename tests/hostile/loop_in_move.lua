-- exit: 1|3
-- stderr: (time limit|memory|error)
table.move({}, 1, math.maxinteger - 1, 2)

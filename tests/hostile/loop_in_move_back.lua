-- exit: 3
-- stderr: loop_in_move_back.lua:3: error: time limit
table.move({}, 1, 1 << 53, 2)

-- exit: 3
-- stderr: time limit
print(setmetatable({}, { __tostring = function() while true do end end }))

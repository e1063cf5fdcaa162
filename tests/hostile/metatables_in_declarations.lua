-- run: check {}
-- exit: 1
-- stderr: metatable
local trap = setmetatable({}, { __index = function() error "read" end, __pairs = function() error "walked" end, __call = function() error "called" end })
journey "J" { phase "P" { touchpoint "T" { score = trap } } }

-- exit: 1|3
-- stderr: error
local endless = setmetatable({}, { __len = function() return math.maxinteger end, __index = function(_, i) return i end,
  __pairs = function() return function() return 1, 2 end end })
journey "J" { phase "P" { touchpoint "T" { score = endless, systems = endless, next = endless } } }
journey "K" (endless)

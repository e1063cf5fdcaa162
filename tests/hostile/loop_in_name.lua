-- exit: 1|3
-- stderr: error
local endless = setmetatable({}, { __tostring = function() while true do end end, __name = ("n"):rep(1e6) })
pcall(require, endless)
pcall(score, endless)
team(endless) {}

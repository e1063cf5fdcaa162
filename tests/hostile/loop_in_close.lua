-- exit: 3
-- stderr: time limit
local function f()
  local x <close> = setmetatable({}, { __close = function() while true do end end })
  error "into close"
end
pcall(coroutine.wrap(f))
while true do end

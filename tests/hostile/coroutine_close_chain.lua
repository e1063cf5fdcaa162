-- exit: 0|1
-- within: 5
local co
for _ = 1, 15000 do
  local inner = co
  co = coroutine.create(function()
    local x <close> = setmetatable({}, { __close = function() if inner then coroutine.close(inner) end end })
    coroutine.yield()
  end)
  coroutine.resume(co)
end
coroutine.close(co)

-- exit: 3
-- stderr: limit coroutine-depth of 100 exceeded
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

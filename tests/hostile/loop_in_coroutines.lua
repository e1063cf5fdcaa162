-- exit: 3
-- stderr: ^loop_in_coroutines\.lua:\d+: error: time limit of 1 s[^:]*$
local function nest(n)
  return coroutine.wrap(function()
    if n > 0 then nest(n - 1)() end
    while true do end
  end)
end
nest(40)()

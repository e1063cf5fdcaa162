-- run: check {}
-- exit: 1
-- stderr: ^coroutine_half_journey\.lua:\d+: error:
local co = coroutine.wrap(function() journey "Half" { phase "P" { coroutine.yield() } } end)
co()
team "it" { capacity = -1 }

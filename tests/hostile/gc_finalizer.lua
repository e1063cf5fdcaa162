-- exit: 0|1
-- stdout: ^(refused)?$
local ok = pcall(setmetatable, {}, { __gc = function() print "finalizer ran" end })
print(ok and "" or "refused")
for _ = 1, 1e5 do local _ = {} end

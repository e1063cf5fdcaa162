-- exit: 0
-- stdout: ^safe$
local meta = getmetatable("")
local ok = pcall(function() meta.__index = function() return "x" end end)
print((meta == false or meta == nil or not ok) and "safe" or "open")

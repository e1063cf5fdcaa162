-- exit: 0
-- stdout: refused
local parts, i = { "return ", "1" }, 0
local ok, f = pcall(load, function() i = i + 1 return parts[i] end)
print(ok and f and "loaded" or "refused")

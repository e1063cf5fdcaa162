-- exit: 0
-- stdout: ^clean$
local all = tostring({}) .. tostring(print) .. tostring(coroutine.create(print)) .. tostring(model)
pcall(function() all = all .. ("%p"):format({}) end)
print(all:find "0x" and all or "clean")

-- exit: 0
-- stdout: ^clean$
local _, message = pcall(require, "nothing_here")
local _, second = pcall(include, "nothing.lua")
local trace = tostring(message) .. tostring(second) .. tostring(select(2, pcall(error)))
print((trace:find "/home" or trace:find "/tmp" or trace:find "/root") and trace or "clean")

-- exit: 0|1
-- stdout: ^done$
local t = {}
pcall(function()
  t = setmetatable({}, { __concat = function(a, b) return tostring(a) .. tostring(b) end, __tostring = function() return "t" end })
  local _ = "p" .. t .. "q" .. t .. "z"
end)
print "done"

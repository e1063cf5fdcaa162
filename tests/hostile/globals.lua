-- exit: 0
-- stdout: ^none$
local found = {}
for _, name in ipairs { "io", "os", "debug", "package", "dofile", "loadfile", "collectgarbage", "arg", "host", "engine", "scene" } do
  if pcall(function() return _G[name] end) and rawget(_G, name) ~= nil then found[#found + 1] = name end
  local ok, value = pcall(load, "return " .. name)
  if ok and value then
    local got, what = pcall(value)
    if got and what ~= nil then found[#found + 1] = name .. " by load" end
  end
end
if string.dump then found[#found + 1] = "string.dump" end
if pcall(function() return ("").dump end) and ("").dump then found[#found + 1] = "dump through a text" end
print(#found == 0 and "none" or table.concat(found, ", "))

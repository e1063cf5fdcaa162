-- exit: 0
-- stdout: ^0$
local ran = 0
for _, name in ipairs { "..reis-hostile-secret", "../reis-hostile-secret", "/etc/passwd", "reis.language.dsl", "host", "engine", "lfs",
  "a\0b", ("x"):rep(200), ".", "..", "a..b", "a/b", "string" } do
  if pcall(require, name) then ran = ran + 1 print(name) end
end
for _, name in ipairs { "../reis-hostile-secret.lua", "/etc/passwd", "/dev/zero", "/dev/stdin", ".", "..", "", "a\0b", "x/../../y.lua",
  "/proc/self/environ" } do
  if pcall(include, name) then ran = ran + 1 print(name) end
end
print(ran)

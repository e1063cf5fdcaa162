-- exit: 0
-- stdout: ^0$
journey "J" { phase "P" { touchpoint "T" { experience = 5 } } }
local written = 0
for _, name in ipairs { "x.svg", "../x.svg", "/tmp/x.svg", "/dev/stdout.svg", "~/x.svg" } do
  if pcall(draw.map, "J", name) then written = written + 1 end
end
if pcall(report, "x.html") then written = written + 1 end
print(written)

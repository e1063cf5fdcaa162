-- exit: 0
-- stdout: ^refused	refused	refused$
local code = "\27Lua\x54\0\x19\x93\r\n\x1a\n\4\8\8xV\0\0\0"
local function try(...) local ok, f = pcall(load, ...) return ok and f and "loaded" or "refused" end
print(try(code), try(code, "x", "b"), try(code, "x", "bt"))

-- exit: 0
-- stdout: ^fine$
local _ = math.mininteger // -1, math.mininteger % -1
pcall(string.rep, "x", 1 << 62)
pcall(string.format, "%99.99f", -1e308)
pcall(string.format, "%9999d", 1)
pcall(table.unpack, {}, 1, 1 << 31)
pcall(table.concat, setmetatable({}, { __index = function() return "x" end }), "", 1, 10)
pcall(utf8.char, -1, 1 << 40)
pcall(select, math.mininteger, 1)
print "fine"

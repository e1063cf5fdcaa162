-- run: check {}
-- exit: 1
-- stdout: 8 errors
for i, x in ipairs { 0 / 0, 1 / 0, -1 / 0, "0,5", -1, 1e308 * 10, "1e3", {} } do team("t" .. i) { capacity = x } end

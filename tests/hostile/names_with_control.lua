-- run: check {}
-- exit: 1
-- stderr: ^names_with_control\.lua:5: error: .*control character
-- stdout: 9 errors
for _, bad in ipairs { "\27[31m", "\7", "\r", "\8", "\0", "\127", "\u{85}", "\u{202E}", "\u{2066}" } do team("n" .. bad) {} end

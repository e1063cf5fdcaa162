-- exit: 1
-- stdout: ^\\x1B\[31m
-- stderr: \\x1B
print("\27[31mred\27[0m\7\8\r\127\u{9B}\u{202E}")
error("\27]0;title\7\u{202E}")

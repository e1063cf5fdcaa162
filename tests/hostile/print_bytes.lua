-- exit: 0
-- stdout: .
print("\xff\xfe\x80 caf\xe9 \xf0\x9f")
print(("x"):rep(100000))

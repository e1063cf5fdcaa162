#!/usr/bin/env bats
# reis repl --record and --replay, and what a long session holds of memory.

load common

@test "a session that is written down comes out the same, and not if a figure is another" {
    printf '%s\n' 'score().journeys[1].completion' 'for i = 1, 2 do' '  print(i)' 'end' 'print("> x")' 'nosuch' 'team "t" { capacity = -1 }' 'x = 1' '' 'x' >typed
    run bash -c '"$REIS" repl --record s.session journey.lua <typed 2>/dev/null'
    [ "$status" -eq 0 ]
    [ "$(grep -c '^> ' s.session)" = 7 ]
    grep -qx '>> end' s.session
    grep -q '^line:6: error: unknown global' s.session
    if grep -q '^reis ' s.session; then false; fi
    run "$REIS" repl --replay s.session journey.lua
    [ "$status" -eq 0 ]
    [ "$output" = "7 entries, all as written" ]
    sed -i 's/^1$/11/' s.session
    run "$REIS" repl --replay s.session journey.lua
    [ "$status" -eq 1 ]
    [[ "$output" == *$'- 11\n+ 1\n'*'2 of 7 entries differ' ]]
}

@test "an ellipsis stands for any text or lines, and what is missing or too much differs" {
    printf 'a remark\n> print("a 1 b")\na … b\n> for i = 1, 5 do print(i) end\n1\n…\n5\n> 1 + 1\n\n2  \n\n> x = 3\n' >ok.session
    run "$REIS" repl --replay ok.session
    [ "$output" = "4 entries, all as written" ]
    printf '> print("a")\n> 1 + 1\n2\n3\n> quit\n> 5\n5\n' >not.session
    run "$REIS" repl --replay not.session
    [ "$status" -eq 1 ]
    [[ "$output" == *'not.session:1: > print("a")'*$'+ a\n'*$'- 3\n'*'not.session:6: the session has ended before this: > 5'* ]]
}

@test "a transcript is whole or absent, and odd files are refused" {
    run bash -c 'echo "1 + 1" | "$REIS" repl -q --record none/x.session'
    [ "$status" -eq 4 ]
    [ ! -e none ]
    "$REIS" repl -q --record empty.session </dev/null
    [ -e empty.session ]
    [ ! -s empty.session ]
    for file in empty.session . /dev/zero; do
        run "$REIS" repl --replay "$file"
        [ "$status" -eq 4 ]
    done
    mkfifo pipe
    run timeout 5 "$REIS" repl --replay pipe
    [ "$status" -eq 4 ]
    run "$REIS" repl --record a --replay b
    [ "$status" -eq 4 ]
    [ ! -e a ]
    printf '> print("\\27[31m")\n\\x1B[31m\n> while true do end\n…\n> 1\n1\n' >odd.session
    run "$REIS" repl --max-time 0.2 --replay odd.session
    [ "$output" = "3 entries, all as written" ]
}

@test "after ten thousand entries a session holds at most a MiB more than after a thousand" {
    confined_only # a sanitizer's memory is another's
    run "$HERE/memory.py" "$REIS" journey.lua
    echo "$output"
    [ "$status" -eq 0 ]
}

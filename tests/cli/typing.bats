#!/usr/bin/env bats
# The REPL on a terminal: what is typed, seen on the screen it makes (vt.py).

load common

# on [FIRST STEP…] -- [FILE]: a session with a history of this test's own
on() { HOME=$dir XDG_STATE_HOME=$dir/state "$HERE/on_terminal.py" "$@"; }
session() { on "$@" -- "$REIS" repl -q journey.lua; }
colours() { env -u NO_COLOR HOME="$dir" XDG_STATE_HOME="$dir/state" "$HERE/on_terminal.py" "$@" -- "$REIS" repl -q journey.lua; }

@test "the prompt: what is loaded, and that it was changed" {
    run session 'cursor:journey> ' 'send:team "web" {}\r' 'cursor:journey*> ' 'send:\x04'
    [ "$status" -eq 0 ]
    run on 'cursor:reis> ' 'send:persona "P" { share = 3 }\r' 'screen:left out' 'cursor:reis> ' 'send:persona "P" {}\r' 'cursor:reis*> ' 'send:\x04' \
        -- "$REIS" repl -q
    [ "$status" -eq 0 ]
}

@test "a line that is not whole goes on under a prompt that says what is open" {
    run session 'cursor:journey> ' 'send:journey "N" {\r' 'cursor:in journey {> ' 'send:phase "P" {\r' 'cursor:  in phase {> ' 'send:\x03' \
        'cursor:journey> ' 'send:function f()\r' 'cursor:in function> ' 'send:return [[\r' 'cursor:      in [[> ' 'send:\x03' \
        'send:x = "a\\\r' 'cursor: in "…"> ' 'send:\x03' 'send:print(1,\r' 'cursor:   in (> ' 'send:\x03' \
        'send:x = 1 +\r' 'cursor:after +> ' 'send:\x03' 'send:--[[ why\r' 'cursor:in --[[> ' 'send:\x03' \
        'send:repeat\r' 'cursor:in repeat> ' 'send:until true\r' 'cursor:journey> ' 'send:whatif {\r' 'cursor:in whatif {> ' 'send:\x03\x04'
    [ "$status" -eq 0 ]
}

@test "a block is one entry: recalled, changed inside, and run again" {
    run session 'cursor:journey> ' 'send:for i = 1, 2 do\rprint("n" .. i)\rend\r' 'row:n2' 'cursor:journey> ' 'send:\x1b[A' 'cursor: in for> end' \
        'send:\x1b[A\x1b[A\x05' 'cursor:journey> for i = 1, 2 do' 'send:\x1b[D\x1b[D\x1b[D\x7f3\r' 'row:n3' 'cursor:journey> ' 'send:\x04'
    [ "$status" -eq 0 ]
    [[ "$output" == *$'\njourney> for i = 1, 3 do\n in for> print("n" .. i)\n in for> end\nn1\nn2\nn3\n'* ]]
    printf 'for i = 1, 2 do\\\nprint("n" .. i)\\\nend\n' >want
    head -n 3 state/reis/history | diff - want
    run session 'cursor:journey> ' 'send:\x12n" ..' 'wait:0.2' 'send:\x05\r' 'row:n3' 'cursor:journey> ' 'send:\x04'
    [ "$status" -eq 0 ]
}

@test "a line longer than the screen, and another size of it" {
    run session 'size:30x10' 'cursor:journey> ' 'send:x = "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"' 'cursor:bbbbccccccccccdddddddddd"' 'send:\x01' 'cursor:journey> ' \
        'send:\x05' 'size:60x10' 'cursor:journey> x = "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"' 'size:25x10' 'cursor:dddd"' 'send:; print(#x)\r' 'row:40' \
        'cursor:journey> ' 'send:\x04'
    [ "$status" -eq 0 ]
    [ "$(grep -c 'journey> x' <<<"${output##*screen}")" = 1 ]
}

@test "wide and combining characters take the columns they take" {
    run session 'size:24x10' 'cursor:journey> ' 'send:x = "顧客旅程😀é"' 'cursor:é"' 'send:\x1b[D\x1b[D' 'cursor:' 'send:\x7f' 'screen:程é"' 'send:\x05; print(x)\r' \
        'row:顧客旅程é' 'send:\x04'
    [ "$status" -eq 0 ]
}

@test "a pasted block comes as one edit, and is one entry" {
    run session 'cursor:journey> ' 'send:\x1b[200~a = 5\nfor i = 1, 2 do\n  print(i + 70)\nend\nscore()\n  .journeys[1].name\x1b[201~' 'screen:  .journeys' \
        'send:\r' 'row:72' 'row:Buy a bike' 'cursor:journey> ' 'send:\x04'
    [ "$status" -eq 0 ]
    [ "$(wc -l <state/reis/history)" = 6 ]
    [ "$(grep -c '[^\\]$' state/reis/history)" = 1 ]
}

@test "colours as it is typed, and the bracket's partner; none where NO_COLOR is set" {
    run colours 'cursor:journey> ' 'send:local x = { "two", 3 }' 'colour:35 local' 'colour:32 "two"' 'colour:36 3' 'colour:1;4 { "' 'send:\x03' \
        'send:touchpoint "T"' 'colour:1;34 touchpoint' 'send:\x03' 'send:x)' 'colour:1;31 )' 'send:\x03\x04'
    [ "$status" -eq 0 ]
    run session 'cursor:journey> ' 'send:local x = { "two", 3 }' 'cursor:journey> local x = { "two", 3 }' 'colour:- local' 'send:\x03\x04'
    [ "$status" -eq 0 ]
}

@test "results in colours by what they mean, paged too; none where NO_COLOR is set, and none in a file or a record" {
    shows=('cursor:journey> ' 'send:score()\r' 'screen:Help' 'send:whatif { with = { "Live stock" } } - score()\r' 'screen:+0.' 'send:model.journeys[1]\r')
    run colours 'size:120x70' "${shows[@]}" 'wait:0.3' 'colour:1 together' 'colour:32 +0.71' 'colour:31 5.0' 'colour:- 100 %' 'colour:32 −4.4' 'colour:1;31 vetoed' \
        'send::once out.txt\r' 'send:score()\r' 'screen:written out.txt' 'send:\x04'
    [ "$status" -eq 0 ]
    lacks $'\x1b' out.txt
    run colours 'size:120x12' 'cursor:journey> ' 'send:score()\r' 'screen:more lines' 'send:_.all\r' 'wait:0.5' 'colour:1 together' 'send:q' 'wait:0.3' 'send:\x04'
    [ "$status" -eq 0 ]
    NO_COLOR=1 run session 'size:120x70' "${shows[@]}" 'wait:0.3' 'colour:- together' 'colour:- 5.0' 'send:\x04'
    [ "$status" -eq 0 ]
    run colours 'size:120x70' 'cursor:journey> ' 'send:"\\27[31mtext"\r' 'screen:x1B[31mtext' 'send:{ { a = "\\27[31mtwo" } }\r' 'screen:x1B[31mtwo' 'send:\x04'
    [ "$status" -eq 0 ]
    run on 'size:120x70' 'cursor:journey> ' 'send:score()\r' 'screen:Help' 'send:\x04' -- "$REIS" repl -q --record said.txt journey.lua
    [ "$status" -eq 0 ]
    lacks $'\x1b' said.txt
}

@test "^C stops a loop that catches errors, a coroutine and a long match, and the session stays" {
    run session 'size:100x60' 'cursor:journey> ' 'send:x = 41\r' 'send:while true do pcall(function() while true do end end) end\r' 'wait:0.4' 'send:\x03' 'screen:broken off' \
        'send:coroutine.wrap(function() while true do end end)()\r' 'wait:0.4' 'send:\x03' 'wait:0.2' 'cursor:journey> ' \
        'send:string.find(("a"):rep(40), ("a-"):rep(30) .. "b")\r' 'wait:0.4' 'send:\x03' 'wait:0.3' 'cursor:journey> ' \
        'send:("a"):rep(40):gsub(("a-"):rep(30) .. "b", "c")\r' 'wait:0.4' 'send:\x03' 'wait:0.3' 'cursor:journey> ' \
        'send:for _ in ("a"):rep(40):gmatch(("a-"):rep(30) .. "b") do end\r' 'wait:0.4' 'send:\x03' 'wait:0.3' 'cursor:journey> ' \
        'send:("a"):rep(40):gsub(("a-"):rep(30) .. "b", print)\r' 'wait:0.4' 'send:\x03' 'wait:0.3' 'cursor:journey> ' \
        'send:("a"):gsub("a", function() while true do end end)\r' 'wait:0.4' 'send:\x03' 'wait:0.3' 'cursor:journey> ' \
        'send:("a"):rep(40):gsub(("a-"):rep(30) .. "b", {})\r' 'wait:0.4' 'send:\x03' 'wait:0.3' 'cursor:journey> ' \
        'send:table.move({}, 1, 1 << 53, 2)\r' 'wait:0.4' 'send:\x03' 'wait:0.3' 'cursor:journey> ' \
        'send:x + 1\r' 'row:42' 'send:\x04'
    [ "$status" -eq 0 ]
    [ "$(grep -c 'broken off' <<<"${output##*screen}")" = 9 ]
}

@test "^Z stops, and goes on where it was" {
    run session 'cursor:journey> ' 'send:x = 40 + 1' 'cursor:journey> x = 40 + 1' 'send:\x1a' 'stopped:' 'signal:18' 'cursor:journey> x = 40 + 1' \
        'send:; print(x)\r' 'row:41' 'send:\x04'
    [ "$status" -eq 0 ]
}

@test "a terminal whose cursor does not move: line by line, and the block is one entry still" {
    run on 'term:dumb' 'want:journey> ' 'send:for i = 1, 2 do\r' 'want: in for> ' 'send:print(i + 70)\rend\r' 'want:72' 'want:journey> ' 'send:\x04' \
        -- "$REIS" repl -q journey.lua
    [ "$status" -eq 0 ]
    [[ "$output" != *$'\x1b'[[]3* ]]
    [ "$(grep -c '[^\\]$' state/reis/history)" = 1 ]
}

@test "two sessions at once: both histories are kept, and old files are read" {
    mkdir -p state/reis
    printf '1 + 1\nold = "a"\n' >state/reis/history
    chmod 644 state/reis/history
    session 'cursor:journey> ' 'send:a = 1\r' 'wait:1' 'send:a = 2\r' 'wait:1' 'send:\x04' >one &
    first=$!
    session 'cursor:journey> ' 'send:b = 1\r' 'wait:0.5' 'send:b = {\r2 }\r' 'wait:1' 'send:\x04' >two
    wait "$first"
    for line in '1 + 1' 'old = "a"' 'a = 1' 'a = 2' 'b = 1' 'b = {\' '2 }'; do grep -qxF "$line" state/reis/history; done
    [ "$(wc -l <state/reis/history)" = 7 ]
    [ "$(stat -c %a state/reis/history)" = 600 ]
    run session 'cursor:journey> ' 'send:\x12old\x05' 'screen:old = "a"' 'send:\r' 'cursor:journey> ' 'send:\x04'
    [ "$status" -eq 0 ]
}

@test "the history keeps a thousand entries, and what failed too" {
    mkdir -p state/reis
    for i in $(seq 1400); do echo "x = $i"; done >state/reis/history
    run session 'cursor:journey> ' 'send:error("no")\r' 'screen:error: no' 'send:t = "a\\\\\\\\"\r' 'cursor:journey> ' 'send:\x04'
    [ "$(wc -l <state/reis/history)" = 1002 ]
    [ "$(tail -n 2 state/reis/history | head -n 1)" = 'error("no")' ]
    [ "$(ls -A state/reis)" = history ]
}

@test "plots are pictures where the terminal says that it shows them, and what is typed meanwhile is kept" {
    run on says:62\;4\;22 size:90x30 'cursor:journey> ' 'send:plot "Buy a bike"\rx = 5\rprint(x + 70)\r' pictures:1 row:75 'cursor:journey> ' \
        'send:plot { 1, 3, 2 }\rplot(sweep { budget = range(0, 9, 3) })\r' pictures:3 'send:plot {}\r' 'screen:plot takes' 'send:\x04' \
        -- "$REIS" repl -q journey.lua
    [ "$status" -eq 0 ]
    [ "$(grep -c $'\e\\[c' <<<"$output")" = 1 ] # it is asked once
    run on says:62\;22 size:90x30 'cursor:journey> ' 'send:plot { 1, 3, 2 }\r' 'screen:└──' 'cursor:journey> ' 'send:\x04' -- "$REIS" repl -q journey.lua
    [ "$status" -eq 0 ]
    run on says:62\;4 size:90x30 'cursor:reis> ' 'send:plot { 1, 3, 2 }\r' 'screen:└──' 'send:\x04' -- "$REIS" repl -q --record made.txt
    [ "$status" -eq 0 ]
    grep -q '└──' made.txt
}

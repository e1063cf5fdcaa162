#!/usr/bin/env bats
# The REPL's pager, seen on the screen of a terminal.

load common

session() { HOME=$dir XDG_STATE_HOME=$dir/state "$HERE/on_terminal.py" size:80x12 "$@" -- "$REIS" repl -q journey.lua; }

@test "a long text is read page by page, and q gives the screen back" {
    run session 'cursor:journey> ' 'send:1 + 1\r' 'row:2' 'send:?figures\r' 'screen:1-11 of' 'send: ' 'screen:12-22 of' 'send:b' 'screen:1-11 of' 'send:\x1b[B\x1b[Bk' \
        'screen:2-12 of' 'send:G' 'gone:2-12 of' 'send:g' 'screen:1-11 of' 'send:/killer\r' 'gone:1-11 of' 'screen:killer' 'send:n' 'wait:0.2' 'size:60x8' \
        'send:g' 'screen:1-7 of' 'send:q' 'screen:journey> ?figures' 'row:2' 'cursor:journey> ' 'send:40 + 2\r' 'row:42' 'send:\x04'
    [ "$status" -eq 0 ]
}

@test "^C leaves it too, and the session goes on" {
    run session 'cursor:journey> ' 'send:?figures\r' 'screen:1-11 of' 'send:\x03' 'cursor:journey> ' 'send:40 + 2\r' 'row:42' 'send:\x04'
    [ "$status" -eq 0 ]
}

@test "no pages where there is no screen, or where it all fits" {
    run bash -c 'echo "?figures" | "$REIS" repl -q journey.lua'
    [ "$status" -eq 0 ]
    [[ "$output" != *$'\x1b'* ]]
    [ "${#lines[@]}" -gt 30 ]
    run session 'cursor:journey> ' 'send:?touchpoint.leave\r' 'screen:chance' 'cursor:journey> ' 'send:\x04'
    [ "$status" -eq 0 ]
    [[ "$output" != *'1049'* ]]
}

@test "reading takes none of the script's time" {
    run "$HERE/on_terminal.py" size:80x12 'cursor:journey> ' 'send:?figures\r' 'screen:1-11 of' 'wait:1.5' 'send:q' 'cursor:journey> ' 'send:40 + 2\r' 'row:42' \
        'send:\x04' -- env HOME="$dir" "$REIS" repl -q --max-time 0.2 journey.lua
    [ "$status" -eq 0 ]
    [[ "$output" != *limit* ]]
}

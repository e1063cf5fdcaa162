#!/usr/bin/env bats
# Signals: 128 + n, and no temporary file stays.

load common

for_ever() { printf 'include "journey.lua"\ndraw.map("Buy a bike", "map.svg")\nwhile true do end\n' >ever.in.lua; }

@test "interrupted: 130, nothing written" {
    for_ever
    run "$HERE/send_signal.py" INT 1 "$REIS" run --write . ever.in.lua
    [ "$output" = "status 130" ]
    [ -z "$(left)" ]
}

@test "terminated: 143, nothing written" {
    for_ever
    run "$HERE/send_signal.py" TERM 1 "$REIS" run --write . ever.in.lua
    [ "$output" = "status 143" ]
    [ -z "$(left)" ]
}

@test "the terminal hangs up: 129" {
    for_ever
    run "$HERE/send_signal.py" HUP 0.5 "$REIS" run --write . ever.in.lua
    [ "$output" = "status 129" ]
    [ -z "$(left)" ]
}

@test "the worker ends with its parent" {
    echo 'while true do end' >marked.in.lua
    "$REIS" run --max-time 60 "$dir/marked.in.lua" 3>&- &
    parent=$!
    sleep 0.5
    kill -9 $parent
    wait $parent || true
    sleep 0.3
    ps -eo args | grep -v grep >processes
    lacks "$dir/marked.in.lua" processes
}

@test "killed while it writes, an output is whole or absent" {
    for after in 0.02 0.05 0.1 0.2 0.3; do
        rm -f map.pdf
        "$HERE/send_signal.py" KILL $after "$REIS" map journey.lua -o map.pdf
        [ ! -e map.pdf ] || pdfinfo map.pdf >/dev/null
    done
}

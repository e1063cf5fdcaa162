#!/usr/bin/env bats
# The REPL and the script it stands on: :load, :reload, :edit, :open, and that nobody but the typist can ask for them.

load common

@test ":load begins anew with another script, and what is none changes nothing" {
    sed 's/leave = 0.2/leave = 0.3/; s/Buy a bike/Rent a bike/' journey.lua >other.lua
    mkdir sub
    printf 'include "more.lua"\n' >sub/main.lua
    printf 'team "from sub" {}\n' >sub/more.lua
    echo 'not a script at all (' >broken.lua
    run bash -c 'printf "%s\n" "x = 5" ":load other.lua" "model.journeys[1].name" "x" ":load nothere.lua" ":load broken.lua" "model.journeys[1].name" \
        ":load sub/main.lua" "model.teams[1].name" ":load" | "$1" repl -q journey.lua' - "$REIS"
    [[ "$output" == *"Rent a bike"*"unknown global 'x'"*"nothere.lua: cannot read"*"the session stays as it was"*"Rent a bike"*"from sub"*"a script is needed"* ]]
}

@test ":reload shows what changed since, in figures, and what was typed is gone" {
    mkfifo typed
    "$REIS" repl -q journey.lua <typed >said 2>&1 &
    exec 5>typed
    printf 'action "Mine" {}\nprint "ready"\n' >&5
    until grep -q ready said; do sleep 0.02; done
    sed -i 's/leave = 0.2/leave = 0.5/' journey.lua
    printf ':reload\n#model.actions\n:reload\n' >&5
    exec 5>&-
    wait
    grep -q 'changed *touchpoint *Buy a bike/Orient/Page *leave *0.2 *0.5' said
    grep -q 'completion *80 % → 50 % (−30 %)' said
    [ "$(tail -n 2 said | tr '\n' ' ')" = "2 nothing changed in journey.lua " ]
    run "$REIS" repl -q <<<':reload'
    [[ "$output" == *"no script is loaded"* ]]
}

@test ":edit runs the typist's editor on the script, and reads it again" {
    printf '#!/bin/sh\nsed -i "s/leave = 0.2/leave = 0.4/" "$1"\n' >editor
    chmod +x editor
    export VISUAL="$dir/editor" HOME=$dir
    run "$HERE/on_terminal.py" 'want:> ' 'send::edit\r' 'want:leave' 'want:> ' 'send:model.touchpoints.Page.leave\r' 'want:0.4' 'want:> ' \
        'send:action "A" {}\r' 'want:> ' 'send::edit\r' 'want::save it first' 'want:> ' 'send:\x04' -- "$REIS" repl -q journey.lua
    [ "$status" -eq 0 ]
    VISUAL=false run "$HERE/on_terminal.py" 'want:> ' 'send::edit\r' 'want:ended with an error' 'want:> ' 'send:\x04' -- "$REIS" repl -q journey.lua
    [ "$status" -eq 0 ]
    run "$REIS" repl -q journey.lua <<<':edit'
    [[ "$output" == *"an editor needs a terminal"* ]]
}

@test ":open draws here and says where" {
    run bash -c 'printf "%s\n" ":open map" ":open zoom Buy a bike/Pay" ":open roadmap" ":open report" ":open nope" ":open map Nowhere" \
        | env -u DISPLAY -u WAYLAND_DISPLAY "$1" repl -q journey.lua' - "$REIS"
    [[ "$output" == *"drawn into map-buy-a-bike.svg"*"drawn into zoom-buy-a-bike-pay.svg"*"drawn into roadmap.svg"*"drawn into report.html"* ]]
    xmllint --noout map-buy-a-bike.svg zoom-buy-a-bike-pay.svg roadmap.svg
    [[ "$output" == *"no picture 'nope'"*'no journey "Nowhere"'* ]]
}

@test ":open shows it where there is a display" {
    mkdir bin
    printf '#!/bin/sh\ntest -s "$1" && echo "$1" >"%s/opened"\n' "$dir" >bin/xdg-open
    chmod +x bin/xdg-open
    DISPLAY=:9 PATH=$dir/bin:$PATH run bash -c 'printf "%s\n" ":open map" "1" | "$1" repl -q journey.lua' - "$REIS"
    for _ in $(seq 100); do [ -e opened ] && break; sleep 0.05; done
    [ "$(cat opened)" = map-buy-a-bike.svg ]
}

@test "what a script prints or returns is no command" {
    printf 'print ":load /etc/passwd"\n' >prints.lua
    run bash -c 'printf "%s\n" "print(\":load other.lua\")" "\":edit\"" | "$1" repl -q prints.lua' - "$REIS"
    [ "${lines[0]}" = ":load /etc/passwd" ]
    [ "${lines[1]}" = ":load other.lua" ]
    [ "${lines[2]}" = ":edit" ]
}

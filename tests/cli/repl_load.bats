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

@test "init.lua runs at the start of every session, as a library: what it returns are names" {
    export XDG_CONFIG_HOME=$dir/config
    mkdir -p config/reis
    printf 'own = 1\nchannel "from init" {}\nreturn { low = function() return model:touchpoints { below = 5.5 } end, print = 5 }\n' >config/reis/init.lua
    run bash -c 'printf "%s\n" "low()[1].name" "own" "model.channels[\"from init\"].name" "print(40 + 2)" ":load journey.lua" "low()[1].name" | "$1" repl -q journey.lua' - "$REIS"
    [ "${lines[0]}" = Checkout ]
    [[ "$output" == *"unknown global 'own'"*"from init"*$'\n42\nCheckout' ]]
    printf 'draw.ecosystem "x.svg"\n' >config/reis/init.lua
    run "$REIS" repl -q journey.lua <<<'40 + 2'
    [[ "$output" == *"init.lua:1: error: "*"may not be written"* ]]
    [ "${lines[-1]}" = 42 ]
    [ ! -e x.svg ]
    printf 'this is not Lua\n' >config/reis/init.lua
    run "$REIS" repl -q <<<'40 + 2'
    [[ "$output" == *"init.lua:1: error:"* ]]
    [ "${lines[-1]}" = 42 ]
    printf 'while true do end\n' >config/reis/init.lua
    run timeout 20 "$REIS" repl -q --max-time 1 <<<'40 + 2'
    [[ "$output" == *"time limit"* ]]
    [ "${lines[-1]}" = 42 ]
    run "$REIS" run journey.lua
    [ -z "$output" ]
}

@test "only what is typed writes here: no script while it is loaded, and no library that it calls" {
    printf 'include "journey.lua"\ndraw.ecosystem "loaded.svg"\n' >writes.lua
    printf 'local m = {}\nfunction m.tail() return draw.ecosystem "lib.svg" end\nfunction m.plain() csv({ 1 }, "lib.csv") end\n' >lib_a.lua
    printf 'function m.inside() coroutine.wrap(draw.ecosystem)("co.svg") end\nfunction m.pcalled() return pcall(report, "lib.html") end\nreturn m\n' >>lib_a.lua
    run "$REIS" repl -q writes.lua </dev/null
    [[ "$output" == *"loaded.svg: may not be written"* ]]
    run bash -c 'printf "%s\n" "a = require \"lib_a\"" "a.tail()" "x = a.tail()" "a.plain()" "a.inside()" "a.pcalled()" ":load writes.lua" \
        "function mine() draw.ecosystem \"mine.svg\" end" "mine()" "csv({ 1 }, \"mine.csv\")" "report \"mine.html\"" "plan():draw \"plan.svg\"" \
        | "$1" repl -q journey.lua' - "$REIS"
    [ "$(find . -name '*.svg' -o -name '*.csv' -o -name '*.html' | sort | tr '\n' ' ')" = "./mine.csv ./mine.html ./mine.svg ./plan.svg " ]
    mkdir out
    run bash -c 'printf "%s\n" "a = require \"lib_a\"" "a.tail()" | "$1" repl -q --write out journey.lua' - "$REIS"
    [ -e out/lib.svg ]
}

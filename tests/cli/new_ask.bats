#!/usr/bin/env bats
# reis new --ask: ten questions, and a script that checks whatever was answered.

load common

# answered DIR [OPTION…]: the answers on stdin, and what came of them checked, drawn and tested
answered() {
    local to=$1
    shift
    "$REIS" new "$to" --ask "$@" >said
    script=$to/journey.lua
    [ -e "$script" ] || script=$to/klantreis.lua
    "$REIS" check "$script" >checked 2>&1
    tail -n 1 checked | grep -E ': 0 (errors, 0 warnings, |fouten, 0 waarschuwingen, )'
    "$REIS" map "$script" -q -o "$to.pdf"
    make -s -C "$to" test "REIS=$REIS" >tested 2>&1
    grep -q '</svg>' "$to/map.svg"
    pdfinfo "$to/map.pdf" >/dev/null
}

@test "answers through a pipe, a line each, make a project that checks, draws and passes its test" {
    printf '%s\n' 'Velo "Noord"' 'Ride home on a bike that fits' Anna 'Be at work on time' 7,5 'Orient, Order' \
        'See the price, Compare' 'Pay' 7 5,5 6.25 'Paid, then gone' 3 'Price on top' | answered bikes
    grep -F 'company "Velo \"Noord\""' bikes/journey.lua
    grep -F 'persona "Anna" { share = 1, job = "Be at work on time", expects = 7.5 }' bikes/journey.lua
    grep -F 'touchpoint "Compare" { owner = "us", experience = 5.5,' bikes/journey.lua
    grep -A 1 'touchpoint "Pay"' bikes/journey.lua | grep -F 'killer "Paid, then gone"'
    grep -F 'action "Price on top" { owner = "us", effort = 5, improves = { ["Compare"] = { experience = 1 } } }' bikes/journey.lua
    grep -F 'removes = { "Paid, then gone" }' bikes/journey.lua
    tail -n 1 said | grep -F 'next: reis check bikes/journey.lua; reis map bikes/journey.lua -o map.pdf'
}

@test "empty answers take what stands between brackets; in Dutch too, and without a folder" {
    yes '' | head -n 30 | "$REIS" new --ask >said
    [ -s my-journey/journey.lua ]
    yes '' | head -n 30 | answered reis --lang nl
    grep -F 'klantreis "Hebben waar ik voor kwam"' reis/klantreis.lua
    grep -F '6/10 Door welke fasen gaat de klant?' said
    tail -n 1 said | grep -F 'nu: reis check reis/klantreis.lua'
    grep -F 'uw kaart: reis/map.pdf, of reis/map.svg' said
}

@test "a first map stands beside the script, and the last lines say so" {
    printf '%s\n' Velo Goal Anna Job 7 'Orient, Order' 'See the price' 'Pay' 7 5,5 'Gone' 2 'Price on top' | answered bikes
    grep -F 'your map: bikes/map.pdf, or bikes/map.svg in a browser' said
    for word in Velo Goal Anna Orient 'See the price' Pay Gone 'Price on top'; do grep -qF "$word" bikes/map.svg; done
    "$REIS" map bikes/journey.lua -o again.svg
    cmp again.svg bikes/map.svg
    mkdir has
    touch has/map.svg
    run "$REIS" new has --ask
    [ "$status" -eq 4 ]
    [[ "$output" != *"1/10"* ]]
    "$REIS" new quiet --ask -q < <(yes '' | head -n 30) >said
    lacks 'your map' said
    [ -s quiet/map.pdf ]
}

@test "? explains, < goes back, and what is no mark is asked again" {
    printf '%s\n' '<' Velo '?' 'A bike' '<' 'A boat' Anna '' hm 11 -1 '' 'Buy' 'Pay' x 8 '' '' | answered boats
    grep -F 'not as you do' said
    [ "$(grep -c 'a number from 0 to 10' said)" -eq 4 ]
    grep -F 'goal = "A boat"' boats/journey.lua
    lacks 'A bike' boats/journey.lua
    grep -F 'experience = 8,' boats/journey.lua
}

@test "hostile answers end in a script that checks" {
    long=$(printf 'x%.0s' $(seq 400))
    bad=$(printf '"]] \\ %%s $goal @NAME@ <b> \001\033[31m\377\302\205 --[[')
    for answer in "$bad" "$long" "$(printf 'h\303\251\303\251l %s' "$long")" 'leave' 'website' 'ease' '/' '*' 'A/B' '$touchpoint' "]]" \
        "$(printf '\342\200\256abc')" "$(printf '\302\255')" "$(printf '\303\251%.0s' $(seq 300))"; do
        rm -rf odd
        { for i in 1 2 3 4; do printf '%s\n' "$answer"; done; echo 0
          printf '%s\n' "$answer,$answer" "$answer" "$answer,$answer" 0 10 5 "$answer" 1 "$answer"; yes '' | head -n 20; } >typed
        printf 'of: %q\n' "$answer"
        answered odd <typed
    done
}

@test "no phase, forty phases, two of one name, the highest mark and the lowest" {
    { printf '%s\n' Velo G A J 0 ',;,' ; yes '' | head -n 20; } | answered none
    { printf '%s\n' Velo G A J 10 "$(seq -s , 40)"; yes 'Same, same' | head -n 40; yes 10 | head -n 80; printf '%s\n' '' ''; } |
        answered forty
    [ "$(grep -c '^  phase ' forty/journey.lua)" -eq 40 ]
    grep -F 'touchpoint "same (80)"' forty/journey.lua
    lacks '^action' forty/journey.lua
    { printf '%s\n' Velo G A J 10 'Order, order, ORDER' 'Order' 'Order' 'Order' 0 0 0 Gone 2 Do; } | answered zero
}

@test "input that ends before the last question writes nothing" {
    for n in 0 1 5 13; do
        run bash -c "yes '' | head -n $n | '$REIS' new part --ask"
        [ "$status" -eq 1 ]
        [[ "$output" == *"ended before the last question; nothing is written"* ]]
        [ ! -e part ]
    done
}

@test "a folder with a project is refused before anything is asked" {
    "$REIS" new there -q
    run "$REIS" new there --ask
    [ "$status" -eq 4 ]
    [[ "$output" != *"1/10"* ]]
}

@test "on a terminal: the brackets are shown, and ^C writes nothing" {
    "$HERE/on_terminal.py" "want:[My company] > " 'send:Velo\r' "want:2/10" 'send:?\r' "want:not as you do" 'send:<\r' \
        "want:[Velo] > " 'send:\x03' -- "$REIS" new typed --ask >shown
    grep -E '^status 130$' shown
    [ ! -e typed ]
    "$HERE/on_terminal.py" "want:[My company] > " 'send:\r\r\r\r\r\r\r\r\r\r\r\r\r\r' "want:10/10" "want:next: reis check typed/journey.lua" \
        -- "$REIS" new typed --ask >shown
    grep -E '^status 0$' shown
    [ -s typed/journey.lua ]
}

@test "only new --ask may ask" {
    run "$REIS" check --ask journey.lua
    [ "$status" -eq 2 ]
    [[ "$output" == *"takes no --ask"* ]]
}

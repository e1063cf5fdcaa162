#!/usr/bin/env bats
# Completion in the REPL, seen on the screen of a terminal.

load common

session() { HOME=$dir XDG_STATE_HOME=$dir/state "$HERE/on_terminal.py" size:90x120 "$@" -- "$REIS" repl -q journey.lua; }

@test "where several fit each is shown with a word of what it is" {
    run session 'cursor:journey> ' 'send:touchpoint "T" { \t' 'screen:field: probability' 'send:\x03' \
        'send:whatif { w\t' 'cursor:journey> whatif { with' 'send:\t' 'screen:without  field: action' 'send:\x03\x04'
    [ "$status" -eq 0 ]
}

@test "options and fields, also where the brace was opened on an earlier line" {
    run session 'cursor:journey> ' 'send:plan {\r' 'cursor:in plan {> ' 'send:periods = 2, look\t' 'cursor:in plan {> periods = 2, lookahead' \
        'send:\x03' 'cursor:journey> ' 'send:touchpoint "T" {\rscore = { ease = 3 },\rmom\t' 'cursor:in touchpoint {> moment_of_truth' \
        'send:\x03' 'cursor:journey> ' 'send:journey "J" { cyclic = { prob\t' 'cursor:journey> journey "J" { cyclic = { probability' 'send:\x03' \
        'send:sim\t {se\t' 'cursor:journey> simulate {seed' 'send:\x03\x04'
    [ "$status" -eq 0 ]
}

@test "names by the field they go into, with what closes them" {
    run session 'cursor:journey> ' 'send:whatif { with = { "Li\t' 'cursor:journey> whatif { with = { "Live stock"' 'send:\x03' \
        'send:whatif { set = { ["Ch\t' 'cursor:journey> whatif { set = { ["Checkout"]' 'send:\x03' \
        'send:touchpoint "Page" { owner = "\t' 'cursor:journey> touchpoint "Page" { owner = "it"' 'send:\x03' \
        'send:persona "A\t' 'cursor:journey> persona "Anna"' 'send:\x03' 'send:plan():explain "P\t' 'cursor:journey> plan():explain "Plain words"' \
        'send:\x03' 'send:score "\t' 'cursor:journey> score "Buy a bike"' 'send:\x03\x04'
    [ "$status" -eq 0 ]
}

@test "members of the model, in brackets where they are no words" {
    run session 'cursor:journey> ' 'send:model.jour\t' 'cursor:journey> model.journeys' 'send:.\t' 'cursor:journey> model.journeys["Buy a bike"]' \
        'send:.go\t' 'cursor:journey> model.journeys["Buy a bike"].goal' 'send:\x03' 'send:model.personas.A\t' 'cursor:journey> model.personas.Anna' \
        'send:\x03' 'send:model.journeys[\t' 'cursor:journey> model.journeys["Buy a bike"]' 'send:\x03' 'send:("x"):re\t' 'wait:0.2' 'send:\x03\x04'
    [ "$status" -eq 0 ]
}

@test "odd names come out whole: quotes, backslashes, letters of several bytes" {
    printf '%s\n' 'persona "Zoë \"Z\" \\" {}' 'persona "Zoé" {}' >>journey.lua
    run session 'cursor:journey> ' 'send:model.personas["Zo\t' 'screen:Zoé' 'send:\xc3\xab\t' 'cursor:journey> model.personas["Zoë \"Z\" \\"]' 'send:.name\r' \
        'row:Zoë "Z" \' 'send:\x04'
    [ "$status" -eq 0 ]
}

@test "nothing of a script runs: its metamethods are not asked" {
    run session 'cursor:journey> ' 'send:t = setmetatable({ real = 1 }, { __index = function() print("ran") end, __pairs = function() print("ran") end })\r' \
        'wait:0.3' 'send:t.re\t' 'cursor:journey> t.real' 'send:\x03' 'send:t.x.y.\t' 'wait:0.2' 'send:\x03\x04'
    [ "$status" -eq 0 ]
    [[ "${output##*screen}" != *$'\nran'* ]]
}

@test "files where a path is wanted, beneath the folder only" {
    mkdir -p sub
    touch targets.csv sub/more.csv
    ln -s / sub/out
    run session 'cursor:journey> ' 'send:read_csv "t\t' 'cursor:journey> read_csv "targets.csv"' 'send:\x03' 'send:read_csv "su\t' \
        'cursor:journey> read_csv "sub/' 'send:m\t' 'cursor:journey> read_csv "sub/more.csv"' 'send:\x03' 'send:include "sub/out/et\t' 'wait:0.2' \
        'cursor:journey> include "sub/out/et' 'send:\x03' 'send:include "../\t' 'wait:0.2' 'cursor:journey> include "../' 'send:\x03' \
        'send:draw.map("B\t, "tar\t' 'cursor:journey> draw.map("Buy a bike", "targets.csv"' 'send:\x03\x04'
    [ "$status" -eq 0 ]
}

@test "commands and what they take" {
    run session 'cursor:journey> ' 'send::mode ma\t' 'cursor:journey> :mode markdown' 'send:\x03' \
        'send::watch experience, com\t' 'cursor:journey> :watch experience, completion' 'send:\x03' 'send:?simu\t' 'cursor:journey> ?simulate' 'send:\x03\x04'
    [ "$status" -eq 0 ]
}

@test "in Dutch, and in the words of a vocabulary of one's own" {
    mkdir vocabulary
    echo 'return { kinds = { touchpoint = "zorgcontact" }, fields = { leave = "wegblijven" } }' >vocabulary/zorg.lua
    run session 'cursor:journey> ' 'send:require "reis.nl"\r' 'send:require "vocabulary.zorg"\r' 'send:contactm\t' 'cursor:journey> contactmoment' \
        'send: "B" { wach\t' 'cursor:journey> contactmoment "B" { wachttijd' 'send:\x03' 'send:zorgc\t "B" { weg\t' \
        'cursor:journey> zorgcontact "B" { wegblijven' 'send: = 1, kanaal = "\t' 'send:\x03' 'send:kanaal "x" { soort = "men\t' \
        'cursor:journey> kanaal "x" { soort = "menselijk"' 'send:\x03' 'send:wat_als { zon\t' 'cursor:journey> wat_als { zonder' 'send:\x03\x04'
    [ "$status" -eq 0 ]
}

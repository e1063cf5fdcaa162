#!/usr/bin/env bats
# The binary needs nothing beside it, and gives the same bytes everywhere.

load common

@test "copied elsewhere and with an empty environment it works alone" {
    mkdir bin
    cp "$REIS" bin/reis
    env -i bin/reis score journey.lua | grep -q 'Buy a bike'
    env -i bin/reis map journey.lua -o map.svg
    env -i bin/reis map journey.lua -o map.pdf
    env -i bin/reis report journey.lua -o report.html
    xmllint --noout map.svg
    pdfinfo map.pdf | grep -q A4
    env -i bin/reis help touchpoint | grep -q moment_of_truth
}

@test "it holds its libraries, and lies elsewhere in memory at each start" {
    confined_only
    readelf -sW "$REIS" | grep -q __asan_init && skip "a sanitizer needs the shared libraries"
    run readelf -lhW "$REIS"
    [[ "$output" == *DYN* ]]
    [[ "$output" == *GNU_RELRO* ]]
    [[ "$output" != *INTERP* ]]
}

@test "it runs from a folder that is gone and without a home" {
    mkdir gone
    run bash -c 'cd gone && rmdir ../gone && HOME=/nowhere "$1" score "$2/journey.lua"' - "$REIS" "$dir"
    [ "$status" -eq 0 ]
    [[ "$output" == *"Buy a bike"* ]]
}

@test "two runs, another zone and another clock give the same bytes" {
    for format in svg pdf png dot; do
        "$REIS" map journey.lua -o a.$format
        TZ=Pacific/Auckland "$REIS" map journey.lua -o b.$format
        cmp a.$format b.$format
    done
    "$REIS" report journey.lua -o a.html
    TZ=America/Caracas "$REIS" report journey.lua -o b.html
    cmp a.html b.html
    "$REIS" score --json journey.lua >a.json
    "$REIS" roadmap --json journey.lua >>a.json
    "$REIS" score --json journey.lua >b.json
    "$REIS" roadmap --json journey.lua >>b.json
    cmp a.json b.json
}

@test "a decimal comma in the locale changes no figure" {
    [ -e /usr/share/i18n/locales/nl_NL ] || skip "no locale sources"
    mkdir loc
    localedef -i nl_NL -f UTF-8 loc/nl_NL.UTF-8 || skip "localedef cannot"
    for format in svg pdf dot; do
        LC_ALL=C.UTF-8 "$REIS" map journey.lua -o a.$format
        LOCPATH=$dir/loc LC_ALL=nl_NL.UTF-8 "$REIS" map journey.lua -o b.$format
        cmp a.$format b.$format
    done
    LC_ALL=C.UTF-8 "$REIS" score --json journey.lua >a.json
    LOCPATH=$dir/loc LC_ALL=nl_NL.UTF-8 "$REIS" score --json journey.lua >b.json
    cmp a.json b.json
    echo 'print(1.5, tonumber("1.5"), ("%.1f"):format(2.5))' >n.in.lua
    LOCPATH=$dir/loc LC_ALL=nl_NL.UTF-8 run "$REIS" run n.in.lua
    [ "$output" = "$(printf '1.5\t1.5\t2.5')" ]
}

@test "variables of Lua and Graphviz change nothing" {
    mkdir evil
    echo 'print "stolen"' >evil/stolen.lua
    echo 'require "stolen"' >r.in.lua
    run env LUA_PATH="$dir/evil/?.lua" LUA_INIT='print "init"' LUA_INIT_5_4='print "init"' GVBINDIR="$dir/evil" \
        DOTFONTPATH="$dir/evil" SERVER_NAME=x "$REIS" run r.in.lua
    [ "$status" -eq 1 ]
    [[ "$output" != *init* ]]
    env GVBINDIR="$dir/evil" DOTFONTPATH="$dir/evil" SERVER_NAME=x "$REIS" map journey.lua -o a.svg
    "$REIS" map journey.lua -o b.svg
    cmp a.svg b.svg
}

@test "wild terminal variables are no harm" {
    for columns in -1 0 7 99999999999 abc; do
        COLUMNS=$columns TERM=nonsense run "$REIS" score journey.lua
        [ "$status" -eq 0 ]
    done
}

@test "every example checks without an error and has its figures" {
    for example in "$HERE"/../../examples/*.lua; do
        run "$REIS" check --quiet "$example"
        [ "$status" -eq 0 ] || { echo "$example: $output"; false; }
        [ -z "$output" ]
        "$REIS" score "$example" >/dev/null
    done
    run "$REIS" score "$HERE/../../examples/restaurant.lua"
    [[ "$output" == *VETOED* ]]
}

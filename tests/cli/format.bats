#!/usr/bin/env bats
# reis format: in its own place, whole or not at all, and what a script means stays.

load common

@test "a file is laid out in its place, with the rights that it had" {
    printf '#!/usr/bin/env -S reis run\njourney "J" {\nphase "P" { touchpoint "T" {leave=0.1} }\n}\n' >a.lua
    chmod 751 a.lua
    run "$REIS" format a.lua
    [ "$status" -eq 0 ]
    [ "$output" = "a.lua: laid out anew" ]
    [ "$(stat -c %a a.lua)" = 751 ]
    [ "$(cat a.lua)" = $'#!/usr/bin/env -S reis run\njourney "J" {\n  phase "P" { touchpoint "T" { leave = 0.1 } },\n}' ]
    run "$REIS" format a.lua
    [ "$status" -eq 0 ]
    [ "$output" = "" ]
}

@test "a link stays a link" {
    printf 'x={\n1}\n' >target.lua
    ln -s target.lua link.lua
    "$REIS" format -q link.lua
    [ -L link.lua ]
    [ "$(cat target.lua)" = $'x = {\n  1 }' ]
}

@test "--check writes nothing and says by its status whether it would" {
    printf 'x=1\n' >a.lua
    printf 'x = 1\n' >b.lua
    run "$REIS" format --check a.lua b.lua
    [ "$status" -eq 1 ]
    [ "$output" = "a.lua: would be laid out anew" ]
    [ "$(cat a.lua)" = x=1 ]
    run "$REIS" format --check b.lua
    [ "$status" -eq 0 ]
    run "$REIS" format --check --lang nl a.lua
    [ "$output" = "a.lua: zou opnieuw worden opgemaakt" ]
}

@test "of several files none is written where one is no script" {
    printf 'x=1\n' >a.lua
    printf 'x = 1\ny y\n' >b.lua
    run "$REIS" format a.lua b.lua
    [ "$status" -eq 1 ]
    [[ "$output" == "b.lua:2: error: syntax error"* ]]
    [[ "$output" != *"laid out"* ]]
    [ "$(cat a.lua)" = x=1 ]
}

@test "standard input is printed" {
    run bash -c 'printf "team \"x\" {\nnote=\"n\",capacity=1}" | "$1" format --order -' - "$REIS"
    [ "$status" -eq 0 ]
    [ "$output" = $'team "x" {\n  capacity = 1, note = "n" }' ]
    run bash -c 'printf "x=1" | "$1" format --check -' - "$REIS"
    [ "$status" -eq 1 ]
}

@test "a file that cannot be written is said, and nothing else is" {
    mkdir closed
    printf 'x=1\n' >closed/a.lua
    run "$REIS" format nothing.lua
    [ "$status" -eq 4 ]
    run "$REIS" format
    [ "$status" -eq 2 ]
    run "$REIS" format closed
    [ "$status" -eq 4 ]
}

@test "an option of Dutch words is put in the order of the schema too" {
    printf 'require "reis.nl"\nteam "x" { opmerking = "n", capaciteit = 1 }\n' >a.lua
    "$REIS" format --order -q a.lua
    grep -q 'team "x" { capaciteit = 1, opmerking = "n" }' a.lua
}

@test "every example means the same after it, to the last digit" {
    cp -r "$HERE/../../examples" before
    cp -r before after
    chmod -R u+w after
    find after -name '*.lua' -print0 | xargs -0 "$REIS" format -q --order
    local file count=0
    for file in before/*.lua; do
        "$REIS" score --json "$file" >one.json 2>/dev/null || continue
        "$REIS" score --json "after/${file#before/}" >two.json
        cmp one.json two.json
        count=$((count + 1))
    done
    [ "$count" -ge 5 ]
    run bash -c 'find after -name "*.lua" -print0 | xargs -0 "$1" format --check --order' - "$REIS"
    [ "$status" -eq 0 ]
}

@test "the examples, and what reis writes itself, are laid out" {
    run bash -c 'find "$2/../../examples" -name "*.lua" -print0 | xargs -0 "$1" format --check' - "$REIS" "$HERE"
    [ "$output" = "" ]
    printf 'persona,Order form/ease,Overall\nKim,4,8\nKim,3,7\nKim,5,9\nKim,2,5\n' >spring.csv
    printf 'case,activity,timestamp\n1,Search,2026-01-01 10:00\n1,Pay,2026-01-01 10:05\n' >clicks.csv
    printf 'phase,touchpoint,channel,experience\nLook,Site,web,6\nBuy,Shop,store,8\n' >map.csv
    "$REIS" marks spring.csv -q --emit marks.lua
    "$REIS" mine clicks.csv -q --emit clicks.lua
    "$REIS" import map.csv -q -o map.lua
    "$REIS" new first -q
    "$REIS" new eerste --lang nl --template blueprint -q
    run "$REIS" format --check marks.lua clicks.lua map.lua first/*.lua eerste/*.lua
    [ "$output" = "" ]
}

#!/usr/bin/env bats
# reis new: every template in both languages is a project that checks clean, draws, and passes its own test.

load common

TEMPLATES="journey nine-phases relationship blueprint jobs canvas"

# made NAME LANG: a project of a template in the folder NAME-LANG, its script in $script
made() {
    "$REIS" new "$1-$2" --template "$1" --lang "$2" -q
    script=journey.lua
    [ "$2" = en ] || script=klantreis.lua
}

@test "every template, in English and in Dutch, checks without an error or a warning" {
    for name in $TEMPLATES; do
        for lang in en nl; do
            made $name $lang
            "$REIS" check $name-$lang/$script >out 2>&1
            tail -n 1 out | grep -E ': 0 (errors, 0 warnings, |fouten, 0 waarschuwingen, )'
            [ $name = journey ] || tail -n 1 out | grep -E ' 0 (notes|opmerkingen)$'
        done
    done
}

@test "every template draws its map, its ecosystem and its roadmap" {
    for name in $TEMPLATES; do
        for lang in en nl; do
            made $name $lang
            for view in map ecosystem roadmap; do
                "$REIS" $view $name-$lang/$script -q -o $view-$name-$lang.pdf
                pdfinfo $view-$name-$lang.pdf | grep -q 'A4'
            done
        done
    done
}

@test "every template passes its own test, and make draws it" {
    for name in $TEMPLATES; do
        for lang in en nl; do
            made $name $lang
            make -s -C $name-$lang test "REIS=$REIS" >out 2>&1
            tail -n 1 out | grep -E '(at least a|minstens een) 5.5$'
        done
    done
    make -s -C nine-phases-nl "REIS=$REIS"
    [ -s nine-phases-nl/kaart.pdf ]
    [ -s nine-phases-nl/roadmap.pdf ]
    [ -s nine-phases-nl/rapport.html ]
}

@test "the test of a project fails when a mark falls" {
    made blueprint en
    sed -i 's/score = { [^}]* }/score = { ease = 4, trust = 4 }/' blueprint-en/journey.lua
    run make -s -C blueprint-en test "REIS=$REIS"
    [ "$status" -ne 0 ]
    [[ "$output" == *"the experience is 4.0, below 5.5"* ]]
}

@test "every command in a project's README works" {
    for lang in en nl; do
        made journey $lang
        grep '^    reis ' journey-$lang/README.md | while read -r _ words; do
            (cd journey-$lang && eval "\"$REIS\" $words" >/dev/null)
        done
    done
    [ -s journey-nl/rapport.html ]
    [ -s journey-en/report.html ]
}

@test "a project is of its day, and its README bears its name" {
    made journey en
    grep -q 'date = "2026-01-01"' journey-en/journey.lua
    grep -q 'start = "2026-01"' journey-en/journey.lua
    lacks '@[A-Z]' journey-en/README.md
    "$REIS" new 'a %1 "name" @TODAY@' -q
    head -n 1 'a %1 "name" @TODAY@/README.md' | grep -Fx '# a %1 "name" @TODAY@'
}

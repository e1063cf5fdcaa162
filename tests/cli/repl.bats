#!/usr/bin/env bats
# The REPL, through a pipe and on a terminal.

load common

repl() { printf '%s\n' "$@" | "$REIS" repl --quiet; }

terminal() { HOME=$dir XDG_STATE_HOME=$dir/state "$HERE/on_terminal.py" "$@" -- "$REIS" repl; }

@test "expressions print their values, statements nothing" {
    run repl '1 + 1' 'local x = 5' 'x = 7' 'x, "two"' '{ 1, a = { b = 2 } }' 'nil'
    [ "$status" -eq 0 ]
    [[ "$output" == $'2\n7\ntwo\n{'* ]]
    [[ "$output" == *"a = {"* ]]
    [[ "$output" == *"b = 2"* ]]
}

@test "a chunk goes on until it is whole" {
    run repl 'function double(n)' '  return n * 2' 'end' 'double(21)' 'journey "J" {' '  phase "P" { touchpoint "T" { experience = 6 } }' '}' \
        'score().journeys[1].experience'
    [ "$status" -eq 0 ]
    [[ "$output" == *42* ]]
    [ "${lines[-1]}" = 6.0 ]
}

@test "results are shown as tables" {
    run bash -c 'printf "score()\nplan()\n" | "$1" repl --quiet journey.lua' - "$REIS"
    [ "$status" -eq 0 ]
    [[ "$output" == *"Buy a bike"*"experience"*"utility"*"2027: "*" of 2 actions"* ]]
}

@test "a mistake is said and the session goes on" {
    run bash -c 'printf "%s\n" "x y" "error(\"broken\")" "nosuch" "team \"it\" { capacity = -1 }" "40 + 2" | "$1" repl --quiet' - "$REIS"
    [ "$status" -eq 0 ]
    [[ "$output" == *"syntax error"* ]]
    [[ "$output" == *"error: broken"* ]]
    [[ "$output" == *"unknown global 'nosuch'"* ]]
    [[ "$output" == *"capacity is -1"* ]]
    [ "${lines[-1]}" = 42 ]
}

@test "a journey with a mistake can be declared anew" {
    run repl 'journey "J" { phase "P" { touchpoint "T" { experience = 11 } } }' \
        'journey "J" { phase "P" { touchpoint "T" { experience = 7 } } }' 'score().journeys[1].experience'
    [ "${lines[-1]}" = 7.0 ]
}

@test "a line without end is stopped by the clock, and the session goes on" {
    run bash -c 'printf "%s\n" "while true do end" "40 + 2" | timeout 20 "$1" repl --quiet --max-time 1' - "$REIS"
    [ "$status" -eq 0 ]
    [[ "$output" == *"time limit of 1 s"* ]]
    [ "${lines[-1]}" = 42 ]
}

@test "a typed line may write beneath the folder, and only there" {
    run bash -c 'printf "%s\n" "draw.map(\"Buy a bike\", \"typed.svg\")" "draw.map(\"Buy a bike\", \"../typed.svg\")" | "$1" repl -q journey.lua' - "$REIS"
    xmllint --noout typed.svg
    [[ "$output" == *"may not be written"* ]]
    [ ! -e ../typed.svg ]
}

@test "a file with a mistake: said, and its names are there" {
    printf 'team "it" { capacity = -1 }\nanswer = 42\n' >bad.in.lua
    run bash -c 'echo answer | "$1" repl --quiet bad.in.lua' - "$REIS"
    [[ "$output" == *"bad.in.lua:1: error:"* ]]
    [ "${lines[-1]}" = 42 ]
}

@test "a file that is not there: 4" {
    run "$REIS" repl nothere.lua </dev/null
    [ "$status" -eq 4 ]
}

@test "control characters are shown, not obeyed" {
    run repl '"a\27[31mb\7"' 'print("\27]0;x\7")' 'error("\27[2J")'
    [[ "$output" == *'\x1B[31m'* ]]
    [[ "$output" != *$'\x1b'* ]]
    [[ "$output" != *$'\x07'* ]]
}

@test "on a terminal: a value, then ^D leaves with 0" {
    run terminal 'want:> ' 'send:6 * 7\r' 'want:42' 'want:> ' 'send:\x04'
    [ "$status" -eq 0 ]
    [[ "$output" == *"status 0"* ]]
}

@test "on a terminal: ^C stops a running line and keeps the session" {
    run terminal 'want:> ' 'send:x = 41\r' 'want:> ' 'send:while true do end\r' 'wait:0.7' 'send:\x03' 'want:> ' 'send:x + 1\r' 'want:42' \
        'want:> ' 'send:\x04'
    [ "$status" -eq 0 ]
    [[ "$output" == *"broken off"* ]]
    [[ "$output" == *"status 0"* ]]
}

@test "on a terminal: ^C gives up a half-typed line and a half-typed chunk" {
    run terminal 'want:> ' 'send:this is not' 'wait:0.2' 'send:\x03' 'want:> ' 'send:40 + 2\r' 'want:42' 'want:> ' 'send:for i = 1, 2 do\r' \
        'screen:in for> ' 'send:\x03' 'want:> ' 'send:50 + 1\r' 'want:51' 'want:> ' 'send:\x04'
    [ "$status" -eq 0 ]
    [[ "$output" != *"syntax error"* ]]
}

@test "on a terminal: the tab key completes names and fields" {
    run terminal 'want:> ' 'send:scor\t' 'want:score' 'send:\x03' 'want:> ' 'send:touchpoint "T" { momen\t' 'want:moment_of_truth' 'send:\x03' 'want:> ' 'send:\x04'
    [ "$status" -eq 0 ]
}

@test "history: kept, private, and one session's line is there in the next" {
    terminal 'want:> ' 'send:12345 + 1\r' 'want:12346' 'want:> ' 'send:\x04'
    [ "$(stat -c %a state/reis/history)" = 600 ]
    grep -qx '12345 + 1' state/reis/history
    run terminal 'want:> ' 'send:\x1b[A\r' 'want:12346' 'want:> ' 'send:\x04'
    [ "$status" -eq 0 ]
}

@test "history: a link is not followed, and that is one warning" {
    mkdir -p state/reis
    echo precious >real
    ln -s "$dir/real" state/reis/history
    run terminal 'want:> ' 'send:1 + 1\r' 'want:2' 'want:> ' 'send:\x04'
    [ "$status" -eq 0 ]
    [ "$(cat real)" = precious ]
    [[ "$output" == *"no history is kept"* ]]
}

@test "a pipe leaves no history" {
    HOME=$dir XDG_STATE_HOME=$dir/state repl '1 + 1'
    [ ! -e state ]
}

@test "a line that had to be killed costs what was typed before, not the session" {
    printf 'x = 4\ntable.insert(setmetatable({}, { __len = function() return 1 << 30 end }), 1, 1)\nx\ny = 5\ny\n' >lines
    run bash -c '"$REIS" repl -q --max-time 0.2 <lines 2>said'
    [ "$status" -eq 0 ]
    [ "$output" = 5 ]
    grep -q 'time limit of 0.2 s exceeded inside a library call' said
    grep -q 'a new worker is started; what was typed before is forgotten' said
    grep -q "unknown global 'x'" said
}

@test "a long match is broken off at its line, by the clock too, and what was typed stays" {
    printf 'x = 4\nstring.find(("a"):rep(40), ("a-"):rep(30) .. "b")\n(""):rep(1 << 62)\nx\n("x"):rep({})\n' >lines
    run bash -c '"$REIS" repl -q --max-time 0.2 <lines 2>said'
    [ "$status" -eq 0 ]
    [ "$output" = 4 ]
    [ "$(grep -c 'time limit of 0.2 s exceeded' said)" = 2 ]
    grep -q "line:5: error: bad argument #1 to 'rep'" said
}

@test "what a line writes is there at the next prompt" {
    printf 'journey "J" { phase "P" { touchpoint "T" { experience = 7 } } }\n' >j.lua
    run bash -c '{ echo "draw.map(\"J\", \"m.svg\")"; for i in $(seq 50); do [ -e m.svg ] && break; sleep 0.1; done; ls m.svg >seen; } | "$REIS" repl -q j.lua'
    [ "$status" -eq 0 ]
    [ "$(cat seen)" = m.svg ]
}

@test "a wrong declaration is said at its line, left out, and spoils nothing" {
    run repl 'value "v" {}' 'journey "J" { phase "A" { touchpoint "T" { score = { v = 4 } } } }' 'persona "Q" { share = 1.2 }' \
        'action "X" { improves = { Nope = { v = 1 } } }' 'persona "R" { extends = "S" } persona "S" { extends = "R" }' \
        'channel "web" {}' 'score().journeys[1].experience'
    [[ "$output" == *'line:3: error: persona "Q": share is 1.2'* ]]
    [[ "$output" == *'line:4: error: action "X": improves.Nope names "Nope"'* ]]
    [[ "$output" == *'line:5: error: persona "R": extends goes round in a circle'* ]]
    [[ "$output" == *'left out, and what was there before stays'* ]]
    [ "${lines[-1]}" = 4.0 ]
}

@test "what is declared again changes what is there, unless it is wrong" {
    run repl 'journey "J" { goal = "G", phase "A" { touchpoint "T" { experience = 4 } } }' \
        'journey "J" { phase "A" { touchpoint "T" { experience = 8 } } }' 'score().journeys[1].experience' \
        'journey "J" { phase "A" { touchpoint "T" { experience = 11 } } }' '#model.journeys, score().journeys[1].experience' \
        'model.journeys[1].goal'
    [[ "$output" == *'note: journey "J" (line:1) is changed: phase "A": touchpoint "T": experience'* ]]
    [[ "$output" == *'line:4: error: touchpoint "T": experience is 11'* ]]
    [ "${lines[-3]}" = 1 ]
    [ "${lines[-2]}" = 8.0 ]
    [ "${lines[-1]}" = G ]
}

@test "what is made first finds its place later" {
    run repl 't = touchpoint "T" { experience = 6 }' 'journey "J" { phase "A" { t } }' 'score().journeys[1].experience'
    [[ "$output" != *error* ]]
    [ "${lines[-1]}" = 6.0 ]
}

@test "syntax errors are said as check says them, with the line as typed" {
    run repl 'x = 1' '' 'persona "H" { share: 1 }' 'team "a" { note = 50% }' 'journey "J" { phase "P" {' 'touchpoint "T" { experience: 6 } } }' '40 + 2'
    [[ "$output" == *'line:3: error: fields are written with =, not with a colon: share = 1'* ]]
    [[ "$output" == *'    persona "H" { share: 1 }'* ]]
    [[ "$output" == *'line:4: error: a percentage is written as a share: write 0.5, not 50%'* ]]
    [[ "$output" == *'line:6: error: fields are written with =, not with a colon: experience = 6'* ]]
    [ "${lines[-1]}" = 42 ]
}

@test "exit and quit leave, unless they mean something else here" {
    for word in exit 'quit()' 'exit ()' quit; do
        run repl "$word" '1 + 1'
        [ "$status" -eq 0 ]
        [ "$output" = "" ]
    done
    run repl 'quit = 7' 'quit'
    [ "$output" = 7 ]
}

@test "a Dutch word has its English one" {
    run repl 'fase "x" {}'
    [[ "$output" == *"did you mean phase?"* ]]
}

@test "a file with a mistake: the rest of it can be used" {
    printf 'journey "J" { phase "A" { touchpoint "T" { experience = 4 } } }\nteam "it" { capacity = -1 }\naction "X" { owner = "it", effort = 1 }\n' >bad.in.lua
    run bash -c 'printf "%s\n" "score().journeys[1].experience" "team \"ok\" {}" "#model.teams" | "$1" repl --quiet bad.in.lua' - "$REIS"
    [[ "$output" == *'note: team "it" is left out'* ]]
    [[ "$output" == *$'\n4.0\n'* ]]
    [ "${lines[-1]}" -ge 1 ]
}

@test "on a terminal: lines pasted at once run one after another, as if typed" {
    run terminal 'want:> ' 'send:\x1b[200~a = 5\na * 2\nfor i = 1, 2 do\n  print(i + 70)\nend\n1 + 1\x1b[201~' 'wait:0.3' 'send:\r' \
        'want:10' 'want:71' 'want:72' 'want:2' 'want:> ' 'send:\x1b[200~local b = 6\nprint(b * 7)\x1b[201~' 'wait:0.3' 'send:\r' 'want:42' \
        'want:> ' 'send:\x1b[200~3 + 3\nfor i = 1, 1 do\x1b[201~' 'wait:0.3' 'send:\r' 'screen:in for> ' 'send:end\r' 'want:6' 'want:> ' 'send:\x04'
    [ "$status" -eq 0 ]
    [[ "$output" != *error* ]]
}

@test "a declaration without its table is refused at its line, and not shown as if it were taken" {
    run "$REIS" repl -q <<'LUA'
1 + 1
journey "K"
LUA
    [ "${lines[0]}" = 2 ]
    [ "${lines[1]}" = 'line:2: error: journey "K" has no table; write journey "K" { … }' ]
    [[ "$output" != *$'\njourney "K"\n'* ]]
}

@test "things of the model are shown as cards, lists as tables" {
    run bash -c 'printf "%s\n" "model" "model.journeys" "model.journeys[1]" "model.touchpoints.Checkout" "model.actions[1]" \
        "model.teams[1]" "model.metrics" "model.nothing" | "$1" repl -q journey.lua' - "$REIS"
    [[ "$output" == *"model.journeys"*"how many"* || "$output" == *"how many"*"model.journeys"* ]]
    [[ "$output" == *"   journey"*"experience  completion"* ]]
    [[ "$output" == *"phase"*"touchpoint"*"mark  expected"*"reach"* ]]
    [[ "$output" == *"Checkout   Buy a bike / Pay"* ]]
    [[ "$output" == *"Paid, then gone (5 %)"*"changed by"* ]]
    [[ "$output" == *"action Live stock"*"removes"*"through Checkout"* ]]
    [[ "$output" == *"team "* ]]
    [[ "$output" == *$'\nnone'* ]]
    [[ "$output" != *"table of the model"* ]]
}

@test "the last results are _ and _1 to _9, and _.all shows the last one whole" {
    run repl '40 + 1' '_ + 1' '_1, _2' '_.all' 'x = 5' '_' 'nil' '_' '_9'
    [ "${lines[0]} ${lines[1]} ${lines[2]} ${lines[3]} ${lines[4]} ${lines[5]}" = "41 42 42 41 42 42" ]
    [ "${lines[6]}" = nil ]
    [ "${lines[7]}" = 42 ]
    [[ "$output" == *"unknown global '_9'"* ]]
}

@test "results as json, csv and markdown" {
    run repl ':mode json' '{ a = 1, b = { 1, "x" } }' ':mode csv' '{ { name = "=x", n = 1.5 } }' ':mode markdown' '{ { name = "a|b" } }' \
        ':mode' ':mode xml' ':mod' ':mode csv' '{ f = print }' '5'
    [ "${lines[0]}" = '{"a":1,"b":[1,"x"]}' ]
    [ "${lines[1]}" = 'name,n' ]
    [ "${lines[2]}" = "'=x,1.5" ]
    [ "${lines[5]}" = '| a\|b |' ]
    [ "${lines[6]}" = markdown ]
    [[ "$output" == *"no mode 'xml'"* ]]
    [[ "$output" == *"did you mean :mode?"* ]]
    [ "${lines[-1]}" = 5 ]
}

@test "a part of the loaded model is changed where it stands, its ways on scaled to another leave" {
    run bash -c 'printf "%s\n" "touchpoint \"Checkout\" { leave = 0.5 }" "t = model.touchpoints.Checkout" "t.leave, t.next.Help, t.next.done" \
        "touchpoint \"Checkout\" { score = { Bram = { ease = 1 } } }" "model.touchpoints.Checkout.score" \
        "killer \"Paid, then gone\" { probability = 0.5 }" "model.killers[1].probability" "persona \"Anna\" { share = 0.5 }" \
        "score().journeys[1].completion" "touchpoint \"Nowhere\" { leave = 1 }" "#model.touchpoints" | "$1" repl -q journey.lua' - "$REIS"
    [[ "$output" == *'is changed: leave, next (scaled)'* ]]
    [[ "$output" == *$'\n0.5\n0.05\n0.45\n'* ]]
    [[ "$output" == *'Bram { ease 1 }, ease 5'* ]]
    [[ "$output" == *$'\n0.5\n'* ]]
    [ "${lines[-1]}" = 3 ]
}

@test "one of several of a name is to be told apart" {
    run repl 'journey "A" { phase "P" { touchpoint "T" { experience = 4 } } }' 'journey "B" { phase "P" { touchpoint "T" { experience = 5 } } }' \
        'touchpoint "T" { experience = 9 }' 'touchpoint "B/P/T" { experience = 9 }' 'score().journeys[1].experience' 'score().journeys[2].experience'
    [[ "$output" == *'touchpoint "T" could be "A/P/T" or "B/P/T"; write one of these'* ]]
    [ "${lines[-2]}" = 4.0 ]
    [ "${lines[-1]}" = 9.0 ]
}

@test ":undo takes declarations back one by one, :watch shows what moves" {
    run bash -c 'printf "%s\n" ":watch experience, completion" "touchpoint \"Page\" { leave = 0.5 }" "action \"New\" { cost = 5 }" "#model.actions" ":undo" \
        "#model.actions" ":undo" "model.touchpoints.Page.leave" ":undo" ":watch off" "touchpoint \"Page\" { leave = 0.4 }" ":watch lifetme" ":watch" \
        | "$1" repl -q journey.lua' - "$REIS"
    [[ "$output" == *'Buy a bike: experience 5.4 → '*', completion 80 % → 50 % (−30 %)'* ]]
    [[ "$output" == *'nothing moved of experience, completion'* ]]
    [[ "$output" == *$'\n3\n'*'taken back: action "New" { cost = 5 }'*$'\n2\n'*'completion 50 % → 80 %'*$'\n0.2\n'* ]]
    [[ "$output" == *'nothing was declared here that could be taken back'* ]]
    [[ "$output" == *'did you mean lifetime?'* ]]
    [ "${lines[-1]}" = off ]
}

@test ":save writes the changes into the script, comments and layout kept, and its figures are the session's" {
    sed -i 's/^  goal = "Ride home",/  goal = "Ride home",   -- what they came for/' journey.lua
    run bash -c 'printf "%s\n" "touchpoint \"Checkout\" { leave = .25, score = { Bram = { ease = 2 } } }" \
        "journey \"Buy a bike\" { phase \"Pay\" { touchpoint \"Thanks\" { experience = 9 } } }" "touchpoint \"Thanks\" { wait = days(2) }" \
        "n = 4" "for i = 1, n do" "  action(\"Extra \" .. i) { cost = i }" "end" "action \"Live stock\" { cost = 1 }" \
        ":save saved.lua" "json(score())" | "$1" repl -q journey.lua' - "$REIS"
    [[ "$output" == *"saved saved.lua"* ]]
    "$REIS" check --quiet saved.lua
    grep -q 'goal = "Ride home",   -- what they came for' saved.lua
    grep -q 'score = { ease = 5, Bram = { ease = 2 } }, next = { Help = 0.07' saved.lua
    grep -q 'touchpoint "Thanks" { experience = 9, wait = days(2) },' saved.lua
    [ "$(diff journey.lua saved.lua | grep -c '^<')" -eq 2 ]
    session=${lines[-1]}
    printf 'include "saved.lua"\nprint(json(score()))\n' >ask.lua
    run "$REIS" run ask.lua
    [ "$output" = "$session" ]
}

@test ":save writes nothing where it would not be the session" {
    run bash -c 'printf "%s\n" "for i = 1, 1 do touchpoint \"Page\" { leave = i / 10 } end" ":save a.lua" ":save" ":save a.txt" ":save ../a.lua" \
        | "$1" repl -q journey.lua' - "$REIS"
    [[ "$output" == *"nothing is written"* ]]
    [[ "$output" == *"does not end in .lua"* ]]
    [ ! -e a.lua ]
    run repl ':save' 'action "A" { cost = 1 }' ':save own.lua'
    [[ "$output" == *"a name is needed"* ]]
    [ "$(cat own.lua)" = 'action "A" { cost = 1 }' ]
}

@test ":save into the loaded script, and not over what another has changed in it" {
    run bash -c 'printf "%s\n" "touchpoint \"Page\" { leave = 0.3 }" ":save" "touchpoint \"Page\" { leave = 0.4 }" ":save" | "$1" repl -q journey.lua' - "$REIS"
    grep -q 'leave = 0.4 }' journey.lua
    mkfifo typed
    "$REIS" repl -q journey.lua <typed >said 2>&1 &
    exec 5>typed
    printf 'touchpoint "Page" { leave = 0.6 }\nprint "ready"\n' >&5
    until grep -q ready said; do sleep 0.02; done
    echo '-- by another' >>journey.lua
    echo ':save' >&5
    exec 5>&-
    wait
    grep -q 'was changed since it was loaded' said
    grep -q 'by another' journey.lua
    lacks 'leave = 0.6' journey.lua
}

@test "? and help tell of a page, a kind, a field, a function, a measure and a thing" {
    run bash -c 'printf "%s\n" "?touchpoint.leave" "help \"roadmap\"" "?" "?sweep" "?Checkout" "?lifetime" "?nonsense" "?\"Live stock\"" ":help touchpoint" ":" \
        "help()" | "$1" repl -q journey.lua' - "$REIS"
    [ "${lines[0]}" = "leave of a touchpoint:" ]
    [[ "$output" == *"# "*"roadmap"* ]]
    [[ "$output" == *"sweep {"*"one or two quantities"* ]]
    [[ "$output" == *"Checkout   Buy a bike / Pay"* ]]
    [[ "$output" == *"lifetime: a measure of a journey;"* ]]
    [[ "$output" == *"no page 'nonsense'"* ]]
    [[ "$output" == *"action Live stock"* ]]
    [[ "$output" == *"touchpoint: a moment of contact"* ]]
    [[ "$output" == *":watch"*"score()  "* ]]
    run "$REIS" help touchpoint.leave
    [ "${lines[0]}" = "leave of a touchpoint:" ]
}

@test ":once writes one result into a file, :time tells how long" {
    run bash -c 'printf "%s\n" ":once a.csv" "model.actions" "1" ":once ../a.csv" "2" ":once a.exe" ":time 40 + 2" ":time" | "$1" repl -q journey.lua' - "$REIS"
    [ "$(head -1 a.csv | cut -c1-4)" = name ]
    [[ "$output" == *"written a.csv"*$'\n1\n'*"may not be written"*"a file that ends in"*$'\n42\ntook '* ]]
    [ ! -e ../a.csv ]
}

@test "an empty model, a bare journey and a script's own tables are shown" {
    run repl 'model' 'model.journeys' 'show(model.personas)' 'journey "Bare" {}' 'model.journeys[1]' 'plot "Bare"' \
        'setmetatable({}, { __tostring = function() return "its own" end })' '{ a = { } }'
    [[ "$output" == $'nothing is declared yet\nnone\nnone\njourney "Bare"\nBare\n'* ]]
    [[ "$output" == *$'Bare: nothing is scored yet\nits own\n{\n  a = {}\n}' ]]
}

@test "a script in Dutch is changed and saved in Dutch" {
    printf 'require "reis.nl"\nklantreis "J" { fase "P" { contactmoment "T" { beleving = 6, afhaken = 0.2, volgende = { U = 0.8 } },\n  contactmoment "U" { beleving = 4 } } }\n' >nl.lua
    run bash -c 'printf "%s\n" "contactmoment \"T\" { afhaken = 0.1, beleving = 8 }" "fase \"P\" { contactmoment \"V\" { beleving = 9 } }" ":save anders.lua" \
        "contactmoment \"T\" { afhaken = 2 }" "?contactmoment" | "$1" repl -q nl.lua' - "$REIS"
    [[ "$output" == *"saved anders.lua"* ]]
    [[ "$output" == *"afhaken is 2; geef een getal van 0 tot 1"* ]]
    [[ "$output" == *'Nederlands (require "reis.nl") voor touchpoint'* ]]
    grep -q 'contactmoment "T" { beleving = 8, afhaken = 0.1, volgende = { U = 0.9 } }' anders.lua
    grep -q 'contactmoment "V" { beleving = 9 }' anders.lua
}

@test "a session about a Dutch script is answered in Dutch, in its words" {
    cat >nl.lua <<'LUA'
require "reis.nl"
klantreis "Reis" { fase "P" { contactmoment "A" { beleving = 6, afhaken = 0.1 }, contactmoment "B" { beleving = 7 } } }
LUA
    printf '%s\n' 'contactmoment "A" { afhaken = 0.2 }' ':nonsens' 'bereken "K"' 'simuleer { m = 2 }' 'klantpersona "Q" { aandeel = 2 }' >lines
    run bash -c '"$REIS" repl -q nl.lua <lines 2>&1'
    [ "$status" -eq 0 ]
    [[ "$output" == *'line: note: contactmoment "A" (nl.lua:2) is gewijzigd: afhaken'* ]]
    [[ "$output" == *"line: error: geen opdracht ':nonsens'; : alleen noemt ze"* ]]
    [[ "$output" == *'line:3: error: geen klantreis "K"'* ]]
    [[ "$output" == *"line:4: error: simuleer kent geen 'm'; het neemt n, plan, seed, threads"* ]]
    [[ "$output" == *'line: note: wat hier stond is weggelaten'* ]]
    sed 's/require.*/company "C" { language = "nl" }/; s/klantreis/journey/; s/fase/phase/; s/contactmoment/touchpoint/g; s/beleving/experience/g; s/afhaken/leave/' nl.lua >en.lua
    run bash -c 'printf "%s\n" "touchpoint \"A\" { leave = 0.2 }" "simulate { m = 2 }" | "$REIS" repl -q en.lua 2>&1'
    [[ "$output" == *'line: note: touchpoint "A" (en.lua:2) is gewijzigd: leave'* ]]
    [[ "$output" == *"line:2: error: simulate kent geen 'm'"* ]]
}

@test "one of two touchpoints of one name is changed and saved" {
    printf '%s\n' 'journey "J" { phase "P" { touchpoint "T" { experience = 8 } },' '  phase "Q" { touchpoint "T" { experience = 6 } } }' >two.lua
    run bash -c 'printf "%s\n" "touchpoint \"J/Q/T\" { leave = 0.2 }" ":save out.lua" | "$REIS" repl -q two.lua'
    [[ "$output" == *"saved out.lua"* ]]
    grep -qx 'journey "J" { phase "P" { touchpoint "T" { experience = 8 } },' out.lua
    grep -qx '  phase "Q" { touchpoint "T" { experience = 6, leave = 0.2 } } }' out.lua
}

@test "a local stays, also under a name that the language has; what is wrong is said of its line" {
    printf 'case,activity,timestamp\n1,Look,2026-01-01 10:00\n1,Pay,2026-01-01 10:05\n' >clicks.csv
    run repl 'local log = mine "clicks.csv"' 'log.total.events' 'local a, b = 1, 2' 'a + b' 'a = 10' 'a' 'nope' \
        'local function f(n) return n <= 1 and 1 or n * f(n - 1) end' 'f(5)' 'local c = nope' 'c' 'log:journey { name = "J" }' 'score("J").journeys[1].completion'
    echo "$output"
    [ "$(grep -cx -e 2 -e 3 -e 10 -e 120 -e 1.0 <<<"$output")" -eq 5 ]
    grep -F "line:7: error: unknown global 'nope'" <<<"$output"
    grep -F "line:11: error: unknown global 'c'" <<<"$output"
    grep -F 'journey "J"' <<<"$output"
}

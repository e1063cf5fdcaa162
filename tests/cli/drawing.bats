#!/usr/bin/env bats
# The drawing program: one serves all pictures of a command, a new one takes over where one dies.

load common

many() { # journeys
    cat journey.lua
    for i in $(seq "$1"); do
        echo "journey \"Ride $i\" { phase \"Go\" { touchpoint \"Out $i\" { channel = \"phone\", score = { ease = $((i % 9)).5 } } } }"
    done
}

# The drawing program of a reis, once there is one.
program_of() {
    for _ in $(seq 500); do
        for pid in $(pgrep -P "$1"); do
            if grep -q '^memfd:reis-draw' "/proc/$pid/comm" 2>/dev/null; then
                echo "$pid"
                return
            fi
        done
        sleep 0.01
    done
    return 1
}

@test "a report of many journeys needs no more memory for each" {
    many 40 >many.in.lua
    run "$REIS" report many.in.lua -o report.html --max-memory 20 --quiet
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$(grep -c '^<section class="page journey" id="map-' report.html)" -eq 41 ]
    [ "$(grep -c '^<section class="page phase" id="zoom-' report.html)" -eq 42 ]
    [ "$(grep -o '<figure class="sheet' report.html | wc -l)" -ge 125 ]
    [ "$(tail -c 8 report.html)" = "</html>" ]
}

@test "one that is killed is replaced, and nothing is lost" {
    many 30 >many.in.lua
    "$REIS" report many.in.lua -o whole.html --quiet
    "$REIS" report many.in.lua -o killed.html --quiet &
    reis=$!
    kill -9 "$(program_of $reis)" # once: a picture that loses two programs is given up
    wait $reis
    cmp whole.html killed.html
}

@test "where every one is killed: 70, said, and nothing is written, to standard output neither" {
    many 30 >many.in.lua
    "$REIS" report many.in.lua >out.html 2>err &
    reis=$!
    (while kill -0 $reis 2>/dev/null; do pgrep -P $reis -x memfd:reis-draw | xargs -r kill -9; done) 2>/dev/null &
    status=0
    wait $reis || status=$?
    [ "$status" -eq 70 ]
    grep -q 'the drawing program died' err
    [ ! -s out.html ]
}

@test "it runs under its filter, with no new privileges, and none is left over" {
    confined_only
    many 30 >many.in.lua
    "$REIS" report many.in.lua -o report.html --quiet &
    reis=$!
    pid=$(program_of $reis)
    worker=$(pgrep -P $reis | grep -vx "$pid")
    if ! grep -q '^Seccomp:.*2' "/proc/$worker/status"; then skip "built without filters"; fi
    for _ in $(seq 300); do
        if grep -q '^Seccomp:.*2' "/proc/$pid/status"; then break; fi
        sleep 0.01
    done
    grep -q '^Seccomp:.*2' "/proc/$pid/status"
    grep -q '^NoNewPrivs:.*1' "/proc/$pid/status"
    [ "$(ls "/proc/$pid/fd" | tr '\n' ' ')" = "0 1 2 " ]
    wait $reis
    [ ! -e "/proc/$pid" ]
}

@test "a pdf has as many pages as there are things" {
    mkdir views
    cat >views/many.lua <<'LUA'
return { build = function()
  local pages = {}
  for i = 1, 620 do pages[i] = { w = 100, h = 50, items = { { "text", x = 9, y = 30, size = 8, text = "page " .. i } } } end
  return pages
end }
LUA
    run "$REIS" view many journey.lua -o many.pdf
    [ "$status" -eq 0 ]
    pdfinfo many.pdf | grep -q '^Pages: *620$'
    pdftotext -f 620 -l 620 many.pdf - | grep -q 'page 620'
}

@test "what went wrong with one picture is not laid at the next one's door" {
    cat >two.in.lua <<'LUA'
include "journey.lua"
journey "Crowd" { phase "All" {} }
print(pcall(draw.map, "Buy a bike", "wrong.xyz"))
print(pcall(draw.map, "No such", "none.svg"))
draw.map("Buy a bike", "good.svg")
draw.ecosystem("good.pdf")
LUA
    run "$REIS" run --write . two.in.lua
    [ "$status" -eq 0 ]
    xmllint --noout good.svg
    pdfinfo good.pdf
    [ ! -e wrong.xyz ]
}

@test "a page that cannot be drawn fails the document, wherever it stands, and leaves the others be" {
    mkdir views
    cat >views/odd.lua <<'LUA'
local function page(n)
  local items = {}
  for i = 1, n do items[i] = { "text", x = 9, y = 30, size = 8, text = "t" } end
  return { w = 100, h = 50, items = items }
end
return { build = function(context)
  local pages = { page(1), page(1), page(1) }
  local odd = #context.model.journeys
  if odd <= 3 then pages[odd] = page(10001) end
  return pages
end }
LUA
    for journeys in 1 2 3 4; do
        if [ $journeys -gt 1 ]; then
            echo "journey \"J$journeys\" { phase \"P\" { touchpoint \"T$journeys\" { score = { ease = 5 } } } }" >>journey.lua
        fi
        run "$REIS" view odd journey.lua -o odd.pdf
        if [ $journeys -lt 4 ]; then
            [ "$status" -eq 3 ]
            [ ! -e odd.pdf ]
            [[ "$output" == *"drawing limit: a page has more than 10,000 things"* ]]
        fi
    done
    [ "$status" -eq 0 ]
    pdfinfo odd.pdf | grep -q '^Pages: *3$'
}

@test "a picture without a name is told in words on a terminal, and is an svg elsewhere" {
    "$HERE/on_terminal.py" size:100x60 "want:Journey map: Buy a bike" "want:Phase 1 Orient" -- "$REIS" map journey.lua >shown.out
    lacks '<svg' shown.out
    "$HERE/on_terminal.py" size:100x60 "want:<svg" -- "$REIS" map journey.lua --format svg >svg.out
    "$REIS" map journey.lua | grep -q '<svg'
}

#!/usr/bin/env bats
# What is written with -o: what it is, where it goes, and that it is whole or absent.

load common

@test "svg is well-formed and holds the names" {
    for view in ecosystem map zoom roadmap; do
        run "$REIS" $view journey.lua $([ $view = zoom ] && echo Pay) -o $view.svg --quiet
        [ "$status" -eq 0 ]
        xmllint --noout $view.svg
    done
    grep -q 'Checkout' map.svg
    lacks '<script\|onload' map.svg
    [ -z "$(find . -name '.*' -type f)" ]
}

@test "pdf is one A4 page, with title" {
    run "$REIS" map journey.lua -o map.pdf
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    pdfinfo map.pdf >info
    grep -q '^Pages: *1$' info
    grep -q '842 x 595 pts (A4)' info
    grep -q 'Buy a bike' info
}

@test "png has its header and its resolution" {
    "$REIS" map journey.lua -o map.png --dpi 72
    [ "$(head -c 8 map.png | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]
    wide=$(od -An -tu1 -j16 -N4 map.png | awk '{print ($1*256+$2)*65536+$3*256+$4}')
    [ "$wide" -ge 841 ]
    [ "$wide" -le 843 ]
}

@test "a larger paper is larger" {
    "$REIS" map journey.lua --paper a3 -o map.pdf
    pdfinfo map.pdf | grep -q '1191 x 842 pts (A3)'
}

@test "dot can be read back" {
    "$REIS" map journey.lua -o map.dot
    head -c 200 map.dot | grep -q graph
    dot -V 2>/dev/null || skip "no dot"
    dot -Tcanon map.dot >/dev/null
}

@test "a picture without -o goes to standard output" {
    "$REIS" map journey.lua >out.svg
    xmllint --noout out.svg
    "$REIS" map journey.lua --format png >out.png
    [ "$(head -c 4 out.png | od -An -tx1 | tr -d ' \n')" = 89504e47 ]
    "$REIS" map journey.lua -o other.svg
    cmp out.svg other.svg
}

@test "a report is one file that fetches nothing" {
    run "$REIS" report journey.lua -o report.html
    [ "$status" -eq 0 ]
    grep -q "default-src 'none'" report.html
    lacks '<iframe\|<object\|javascript:\| onload=\|@import\|src="http' report.html
    [ "$(grep -o '<svg' report.html | wc -l)" -ge 5 ]
    for target in $(grep -o 'href="#[A-Za-z0-9_.:-]*"' report.html | sed 's/.*#//;s/"//' | sort -u); do
        grep -q "id=\"$target\"" report.html || { echo "no $target"; false; }
    done
    [ "$(grep -o ' id="[^"]*"' report.html | sort | uniq -d | wc -l)" -eq 0 ]
}

@test "a report in Markdown" {
    run "$REIS" report journey.lua -o report.md
    [ "$status" -eq 0 ]
    head -n 1 report.md | grep -q '^# '
    grep -q 'Buy a bike' report.md
}

@test "every journey and persona has a file of its own" {
    cat >two.in.lua <<'LUA'
include "journey.lua"
journey "Ride / repair" { phase "P" { touchpoint "T" { channel = "phone", experience = 6 } } }
LUA
    run "$REIS" map two.in.lua --persona '*' -o map.svg
    [ "$status" -eq 0 ]
    [ "$(ls map*.svg | wc -l)" -eq 4 ]
    [ "${#lines[@]}" -eq 4 ]
    [ ! -e map.svg ]
    for file in map-*.svg; do xmllint --noout "$file"; echo "$output" | grep -qx "wrote $file"; done
    "$REIS" map two.in.lua --persona '*' -o map.pdf
    pdfinfo map.pdf | grep -q '^Pages: *4$'
}

@test "a folder that is not there: 4, and nothing is made" {
    run "$REIS" map journey.lua -o none/map.svg
    [ "$status" -eq 4 ]
    [[ "$output" == *"none/map.svg: error: cannot write"* ]]
    [ -z "$(left)" ]
}

@test "a folder as output: 4" {
    mkdir there
    run "$REIS" map journey.lua -o there
    [ "$status" -ne 0 ]
    run "$REIS" map journey.lua --format svg -o there
    [ "$status" -eq 4 ]
    [ "$(left)" = "./there " ]
}

@test "a full disk: 4, said, and nothing stays" {
    run "$REIS" map journey.lua -o /dev/full
    [ "$status" -eq 4 ]
    [[ "$output" == *"cannot write"* ]]
    run bash -c '"$1" score journey.lua >/dev/full' - "$REIS"
    [ "$status" -eq 4 ]
    [[ "$output" == *"standard output: error: cannot write"* ]]
    [ -z "$(left)" ]
}

@test "an output that is there stays as it was when the run fails, and keeps its mode" {
    echo old >map.svg
    chmod 640 map.svg
    echo 'team "it" { capacity = -1 }' >bad.in.lua
    run "$REIS" map bad.in.lua -o map.svg
    [ "$status" -eq 1 ]
    [ "$(cat map.svg)" = old ]
    "$REIS" map journey.lua -o map.svg
    xmllint --noout map.svg
    [ "$(stat -c %a map.svg)" = 640 ]
    [ "$(left)" = "./map.svg " ]
}

@test "an output that is a link is replaced, not followed" {
    echo precious >real
    ln -s real map.svg
    "$REIS" map journey.lua -o map.svg
    [ "$(cat real)" = precious ]
    [ ! -L map.svg ]
    xmllint --noout map.svg
}

@test "a reader that leaves is no noise" {
    echo 'for i = 1, 200000 do print("line", i) end' >long.in.lua
    "$REIS" run long.in.lua 2>err | head -n 1 >first
    [ "$(cat first)" = "$(printf 'line\t1')" ]
    [ ! -s err ]
}

@test "closed standard streams do not land in a file" {
    "$REIS" map journey.lua -o map.svg <&- >&- 2>&-
    xmllint --noout map.svg
    run bash -c '"$1" score journey.lua >&-' - "$REIS"
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "--write: a script draws beneath it, and nowhere else" {
    mkdir out secret
    ln -s ../secret out/link
    cat >draw.in.lua <<'LUA'
include "journey.lua"
draw.map("Buy a bike", "sub/map.svg")
for _, name in ipairs { "../up.svg", "link/x.svg", "/tmp/abs.svg", "sub/../../up.svg" } do
  print(name, (pcall(draw.map, "Buy a bike", name)))
end
LUA
    run "$REIS" run --write out draw.in.lua
    [ "$status" -eq 0 ]
    [ "$(echo "$output" | grep -c 'false$')" -eq 4 ]
    xmllint --noout out/sub/map.svg
    [ ! -e up.svg ]
    [ ! -e /tmp/abs.svg ]
    [ -z "$(ls secret)" ]
}

@test "--write: a link as the file itself is replaced, not followed" {
    mkdir out
    echo precious >real
    ln -s ../real out/map.svg
    printf 'include "journey.lua"\ndraw.map("Buy a bike", "map.svg")\n' >draw.in.lua
    "$REIS" run --write out draw.in.lua
    [ "$(cat real)" = precious ]
    [ ! -L out/map.svg ]
}

@test "a plan that fails leaves none of several pictures" {
    printf 'include "journey.lua"\ndraw.map("Buy a bike", "a.svg")\ndraw.map("Buy a bike", "b.svg")\nlocal x = nil + 1\n' >two.in.lua
    run "$REIS" run --write . two.in.lua
    [ "$status" -eq 1 ]
    [ -z "$(left)" ]
}

@test "score -o writes what score prints" {
    "$REIS" score journey.lua -o s.txt
    "$REIS" score journey.lua >s2.txt
    cmp s.txt s2.txt
    "$REIS" score journey.lua -o s.json
    python3 -m json.tool s.json >/dev/null
}

@test "JSON can be read, and has the shape of the manual" {
    "$REIS" score --json journey.lua >s.json
    "$REIS" roadmap --json journey.lua >r.json
    "$REIS" check --json journey.lua >c.json
    python3 - <<'PY'
import json
s, r, c = (json.load(open(n + ".json")) for n in "src")
p = s["journeys"][0]["personas"]
assert [x["persona"] for x in p] == ["Anna", "Bram"] and p[0]["vetoed"] is True
assert set(p[0]) == set("""persona share vetoed experience mean peak peak_at end killer_risk completion lifetime duration
cost_to_serve handovers channel_switches consistency touchpoints""".split()), set(p[0])
assert set(s["journeys"][0]) == set("""name experience completion lifetime duration cost_to_serve handovers channel_switches
consistency killer_risk personas""".split())
assert set(p[0]["touchpoints"][0]) == set("""name experience functional emotional expectation emotion visits reach""".split())
assert abs(p[0]["completion"] - 0.8) < 1e-12
assert set(r) >= set("roadmap method gain cost proven bound actions left_out".split())
assert set(r["actions"][0]) == set("name start finish owner cost costs effort adds gain_alone rank why".split())
assert r["cost"] == sum(a["cost"] for a in r["actions"]) <= 10000
assert abs(r["gain"] - sum(a["adds"] for a in r["actions"])) < 1e-9 * abs(r["gain"])
assert {a["name"] for a in r["actions"] + r["left_out"]} == {"Live stock", "Plain words"}
assert all(set(d) == set("file line column level message rule".split()) for d in c) and c
PY
}

@test "a journey of several pages is a file a page, the first under the name that was given" {
    { echo 'journey "Long" {'
      for p in $(seq 1 20); do echo "phase \"Phase $p\" { touchpoint \"Step $p\" { experience = 6 } },"; done
      echo '}'; } >long.lua
    run "$REIS" map long.lua -o long.svg
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = "wrote long.svg" ]
    [ "${lines[1]}" = "wrote long_2.svg" ]
    xmllint --noout long.svg long_2.svg
}

#!/usr/bin/env bats
# The paper that pictures are drawn on, and the PDF as a document: bookmarks, structure, fonts, the same bytes.

load common

two_journeys() {
    cat >two.in.lua <<'LUA'
include "journey.lua"
company "Velo" { language = "nl" }
journey "Repair" { phase "Bring" { touchpoint "Desk" { channel = "phone", experience = 6 } } }
LUA
}

# The outline of a PDF, a bookmark a line, two spaces a level.
outline() {
    python3 - "$1" <<'PY'
import json, subprocess, sys
def show(items, depth):
    for one in items:
        print("  " * depth + one["title"], one["destpageposfrom1"])
        show(one["kids"], depth + 1)
show(json.loads(subprocess.run(["qpdf", "--json=1", "--json-key=outlines", sys.argv[1]], capture_output=True, check=True).stdout)["outlines"], 0)
PY
}

@test "each paper has its size, lying and upright" {
    while read -r paper wide high; do
        "$REIS" map journey.lua --paper $paper -o map.pdf
        pdfinfo map.pdf | grep -q "Page size: *$wide x $high pts"
        "$REIS" map journey.lua --paper $paper --portrait -o map.pdf
        pdfinfo map.pdf | grep -q "Page size: *$high x $wide pts"
        "$REIS" map journey.lua --paper $paper --portrait --landscape -o map.pdf
        pdfinfo map.pdf | grep -q "Page size: *$wide x $high pts"
    done <<<'a3 1191 842
a4 842 595
a5 595 420
letter 792 612'
}

@test "every picture can stand on every paper" {
    for view in ecosystem zoom roadmap matrix "view blueprint" "view channels" "view owners" "view card" "view cards"; do
        for paper in "letter --portrait 612 x 792" "a5 595 x 420"; do
            "$REIS" $view journey.lua --paper ${paper% * x *} -q -o p.pdf
            [ "$(pdfinfo p.pdf | grep -c "Page size: *${paper#"${paper% * x *}" } pts")" -eq 1 ]
        done
    done
}

@test "no such paper: what there is" {
    run "$REIS" map journey.lua --paper a0 -o map.pdf
    [ "$status" -eq 2 ]
    [[ "$output" == *"--paper is one of a3|a4|a5|letter, not 'a0'"* ]]
    [ -z "$(left)" ]
}

@test "png has the resolution asked for, on any paper" {
    for dpi in 72 150; do
        "$REIS" map journey.lua --paper a5 -o map.png --dpi $dpi
        wide=$(od -An -tu1 -j16 -N4 map.png | awk '{print ($1*256+$2)*65536+$3*256+$4}')
        [ "$wide" -ge $((595 * dpi / 72 - 1)) ]
        [ "$wide" -le $((595 * dpi / 72 + 1)) ]
    done
}

@test "what lies beyond the edge is cut there and said" {
    mkdir views
    echo 'return { build = function(ctx) return { { w = 400, h = 300, title = "Wide",
        items = { { "box", x = 350, y = 20, w = 90, h = 20, fill = "#FFFFFF" } } } } end }' >views/wide.lua
    run "$REIS" view wide journey.lua -o wide.pdf
    [ "$status" -eq 0 ]
    [[ "$output" == *'warning: "Wide": something lies beyond the edge of the page and is cut off'* ]]
    pdfinfo wide.pdf | grep -q 'Page size: *400 x 300 pts'
}

@test "a pdf has a bookmark for every page, nested where there are several journeys" {
    two_journeys
    "$REIS" zoom two.in.lua -o zoom.pdf
    outline zoom.pdf >said
    printf '%s\n' 'Buy a bike 1' '  Orient 1' '  Pay 2' 'Repair 3' '  Bring 3' | diff - said
    "$REIS" zoom journey.lua -o zoom.pdf
    outline zoom.pdf >said
    printf '%s\n' 'Orient 1' 'Pay 2' | diff - said
    "$REIS" map two.in.lua --persona '*' -o map.pdf
    outline map.pdf >said
    printf '%s\n' 'Buy a bike 1' '  Anna 1' '  Bram 2' 'Repair 3' '  Anna 3' '  Bram 4' | diff - said
}

@test "a view says what its bookmarks are called, how deep they lie, or that there is none" {
    mkdir views
    cat >views/marks.lua <<'LUA'
local function page(title, bookmark, level)
    return { w = 300, h = 200, title = title, bookmark = bookmark, level = level, items = {} }
end
return { build = function()
    return { page("A", { "Part", "One" }), page("B", "Deep", 6), page("C", false), page("D \u{201C}é\u{201D}") }
end }
LUA
    "$REIS" view marks journey.lua -o marks.pdf
    outline marks.pdf >said
    printf '%s\n' 'Part 1' '  One 1' '    Deep 2' '  D “é” (4/4) 4' | diff - said
}

@test "a pdf is tagged: language, pages as figures with their words, links" {
    two_journeys
    "$REIS" ecosystem two.in.lua -q -o ecosystem.pdf
    "$REIS" map two.in.lua -q -o map.pdf
    pdfinfo map.pdf | grep -q 'Tagged: *yes'
    pdfinfo -struct-text map.pdf >said
    [ "$(grep -c '^  Figure:' said)" -eq 2 ]
    grep -q '^  Link' said
    grep -q 'Checkout' said
    python3 - map.pdf <<'PY'
import json, subprocess, sys
objects = json.loads(subprocess.run(["qpdf", "--json=1", "--json-key=objects", sys.argv[1]], capture_output=True, check=True).stdout)["objects"]
alternatives = [o["/Alt"] for o in objects.values() if isinstance(o, dict) and o.get("/S") == "/Figure"]
assert len(alternatives) == 2 and "Checkout" in alternatives[0], alternatives
assert [o["/Lang"] for o in objects.values() if isinstance(o, dict) and o.get("/Type") == "/Catalog"] == ["nl"]
PY
    qpdf --check map.pdf
}

@test "every font of a pdf is embedded" {
    two_journeys
    for view in map zoom ecosystem "view card"; do
        "$REIS" $view two.in.lua -q -o p.pdf
        pdffonts p.pdf | awk 'NR > 2 { n++; if ($(NF - 4) != "yes") bad++ } END { exit !(n > 0 && !bad) }'
    done
}

@test "the same script gives the same pdf, whatever the clock says" {
    two_journeys
    "$REIS" zoom two.in.lua -q -o one.pdf
    sleep 1.1
    TZ=Asia/Tokyo LC_ALL=nl_NL.UTF-8 "$REIS" zoom two.in.lua -q -o two.pdf
    cmp one.pdf two.pdf
}

# Runs a command where no font is installed.
without_fonts() { unshare -rm sh -c 'mount -t tmpfs none /usr/share/fonts && exec "$@"' - "$@"; }

@test "every svg has the same bytes twice, in another zone and language of the machine, and without fonts" {
    without_fonts true 2>/dev/null || skip "no namespaces of one's own"
    mkdir loc
    localedef -i nl_NL -f UTF-8 loc/nl_NL.UTF-8 || skip "localedef cannot"
    two_journeys
    for view in map zoom ecosystem roadmap matrix "view blueprint" "view channels" "view owners" "view card" "view cards" "view storyboard"; do
        mkdir one two three four
        "$REIS" $view two.in.lua -q -o one/p.svg
        "$REIS" $view two.in.lua -q -o two/p.svg
        TZ=Pacific/Auckland LOCPATH=$dir/loc LC_ALL=nl_NL.UTF-8 "$REIS" $view two.in.lua -q -o three/p.svg
        without_fonts "$REIS" $view two.in.lua -q -o four/p.svg 2>/dev/null
        for other in two three four; do diff -rq one $other; done
        [ -n "$(ls one)" ]
        rm -r one two three four
    done
}

@test "a script says on what paper it draws" {
    cat >>journey.lua <<'LUA'
draw.map("Buy a bike", "map.pdf", { paper = "a3", portrait = true, lang = "nl" })
draw.ecosystem("plain.pdf")
draw.ecosystem("eco.png", { paper = "a5", dpi = 72 })
LUA
    "$REIS" --write . run journey.lua
    pdfinfo map.pdf | grep -q '842 x 1191 pts'
    pdfinfo plain.pdf | grep -q '842 x 595 pts'
    pdftotext map.pdf - | grep -q KLANTREIS
    [ "$(od -An -tu1 -j18 -N2 eco.png | awk '{print $1*256+$2}')" -eq 595 ]
    says() {
        echo "$1" | cat journey.lua - >wrong.lua
        run "$REIS" --write . run wrong.lua
        [ "$status" -eq 1 ]
        [[ "$output" == *"$2"* ]]
    }
    says 'draw.ecosystem("x.pdf", { papier = "a3" })' "a picture takes paper, portrait, dpi, lang, group, not papier; did you mean paper?"
    says 'draw.ecosystem("x.pdf", { group = "team" })' "a picture's group is one of tag, owner, persona and phase"
    says 'draw.matrix("x.pdf", { group = "tag" })' "a picture takes paper, portrait, dpi, lang, not group"
}

@test "a script says how the overview of an ecosystem is grouped" {
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
        echo "journey \"J$i\" { tags = { \"tag$((i % 2))\" }, phase \"Phase$((i % 3))\" { touchpoint \"T$i\" {} } }"
    done >many.lua
    cat >>many.lua <<'LUA'
draw.ecosystem("tag.pdf", { group = "tag" })
draw.ecosystem("phase.pdf", { group = "phase" })
LUA
    "$REIS" --write . run many.lua
    pdftotext -l 1 tag.pdf - | grep -q '^tag1'
    pdftotext -l 1 phase.pdf - | grep -q '^Phase2'
    [ "$(pdftotext -l 1 tag.pdf - | grep -c '^Phase2')" -eq 0 ]
}

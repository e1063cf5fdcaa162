#!/usr/bin/env bats
# Spreadsheets: workbooks and CSV read and written, hostile ones refused, nothing lost there and back.

load common

book() { python3 "$HERE/xlsx.py" "$1" "$1.xlsx"; }

@test "there and back, by workbook and by CSV, the examples are the same models with the same figures" {
    run python3 "$HERE/round_trip.py" "$HERE"/../../examples/*.lua
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "so are models of odd names and every kind of value" {
    run python3 "$HERE/round_trip.py" --made "${SHEETS:-15}" 1
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "so are the random models of the reference" {
    run python3 "$HERE/round_trip.py" --models "${SHEETS:-15}" 1
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "a workbook has numbers as numbers, heads that stay, a chart a journey, no formula, and the same bytes again" {
    sed -i 's/touchpoint "Help"/touchpoint "=1+1"/; s/Help = 0.1/["=1+1"] = 0.1/' journey.lua
    "$REIS" export journey.lua -o a.xlsx
    sleep 1
    "$REIS" export journey.lua -o b.xlsx
    cmp a.xlsx b.xlsx
    python3 - <<'PY'
import re, zipfile
z = zipfile.ZipFile("a.xlsx")
names = re.findall(r'<sheet name="([^"]*)"', z.read("xl/workbook.xml").decode())
assert names[:3] == ["touchpoints", "phases", "journeys"] and names[-4:] == ["figures", "measures", "curve", "plan"], names
sheets = [z.read("xl/worksheets/sheet%d.xml" % (i + 1)).decode() for i in range(len(names))]
assert all('state="frozen"' in s and "<f>" not in s and "<cols>" in s for s in sheets)
assert any("=1+1" in t for t in re.findall(r"<t[^>]*>([^<]*)", z.read("xl/sharedStrings.xml").decode()))
curve = z.read("xl/charts/chart1.xml").decode()
assert "lineChart" in curve and "Buy a bike" in curve and "curve!$D$2:$D$4" in curve, curve
actions = sheets[names.index("actions")]
assert "<v>9000</v>" in actions and "<v>1500</v>" in actions
assert all(d.date_time == (1980, 1, 1, 0, 0, 0) for d in z.infolist())
PY
}

@test "what a file is, its texts, dates, times, flags and errors" {
    book cells
    "$REIS" import cells.xlsx >out.lua 2>err
    grep -F 'touchpoint "See the shop" {' out.lua
    grep -F 'experience = 7, moment_of_truth = true, wait = hours(1.5), reviewed = "2023-03-15",' out.lua
    grep -F 'thinks = { "a", "b" }, day = 12.5, zone = "_x0041_",' out.lua
    grep -F -- '-- mark: #DIV/0!' out.lua
    lacks 'NOT THIS' out.lua
    grep -F 'errors, such as #DIV/0!, stand in 1 of its cells' err
    grep -F 'formulas that were saved without what they come to are left out (1)' err
    python3 "$HERE/xlsx.py" 1904 later.xlsx
    "$REIS" import later.xlsx -q | grep -F 'reviewed = "2027-03-16"'
    book prefixed
    "$REIS" import prefixed.xlsx | grep -F 'touchpoint "Pay" { experience = 4 }'
}

@test "a map that lies: merged phases, rows without names, a lane that is not known" {
    book lies
    "$REIS" import lies.xlsx >out.lua 2>err
    grep -F 'journey "Renting a bike" {' out.lua
    grep -F 'touchpoint "See it" { channel = "web", owner = "Marketing", experience = 8, rules = "GDPR" },' out.lua
    grep -F 'activities = { "Looks", "asks" },' out.lua
    grep -F '"Rules" is not known: its cells are kept as a field of your own, rules' err
    "$REIS" check out.lua -q
    book phases
    "$REIS" import phases.xlsx -q >out.lua
    grep -F 'touchpoint "Ask" { channel = "phone" },' out.lua
    grep -F 'pain "Wind" {},' out.lua
    "$REIS" check out.lua -q
}

@test "what stands around a map is kept: whose it is, legends, totals, comments; an unknown lane is one of the map" {
    book drawn
    "$REIS" import drawn.xlsx >out.lua 2>err
    cat out.lua err
    grep -F 'persona "Lisa" { note = "Lisa, 34, starter" }' out.lua
    grep -F 'lane "Kansen" { from = "touchpoint.kansen" }' out.lua
    grep -F 'journey "Een huis kopen" {' out.lua
    grep -F 'personas = { "Lisa" }, note = "Leeg; Legenda: 9 = blij; Bron: gesprekken",' out.lua
    grep -F 'goal = "Weten",' out.lua
    [ "$(grep -cF 'channel = { "web", "app" }, score = { Anna = { overall' out.lua)" -eq 2 ]
    grep -F '} -- Totaal (Emotion Anna: 5.3; Emotion Bert: 5.7); nergens' out.lua
    grep -F '}, -- Jan: duurt lang' out.lua
    grep -F '"Emotion Anna" is taken for marks of the persona Anna' err
    "$REIS" check out.lua -q
}

@test "several tables on a sheet; steps that name the touchpoints; values behind marks; seconds" {
    book tables
    "$REIS" import tables.xlsx >out.lua 2>err
    cat out.lua err
    grep -F 'journey "Klantreis fiets" {' out.lua
    grep -F 'touchpoint "Kijken" { score = { gemak = 6, prijs = 7 }, wait = 0.5 },' out.lua
    grep -F '} -- Gemiddelde (Cijfer gemak: 6; Cijfer prijs: 6.7)' out.lua
    grep -F 'action "Betere site" { owner = "IT", effort = 10, cost = 5000 }' out.lua
    grep -F 'persona "Anna" { share = 0.6 }' out.lua
    grep -F '"#" only counts the rows, and is left out' err
    grep -F 'what stands around the table is left out: Verbeteringen' err
    "$REIS" check out.lua -q
}

@test "groups of headings are no title, labels in a row are each their own, emotions in words are feelings" {
    book groups
    "$REIS" import groups.xlsx >out.lua 2>err
    cat out.lua err
    grep -F 'journey "groups" {' out.lua
    grep -F 'personas = { "Mo" }, note = "Doel: snel over; What they see: What we do",' out.lua
    grep -F 'channel = "web", systems = { "CMS" }, experience = 8,' out.lua
    grep -F 'touchpoint "Compare" { channel = "web", feels = "confused but hopeful" },' out.lua
    [ "$(grep -c '^lane ' out.lua)" -eq 8 ]
    [ "$(grep -c 'more headings of your own than lanes' err)" -eq 1 ]
    "$REIS" check out.lua -q
}

@test "a spreadsheet stands for a script: a map in one command" {
    book lies
    "$REIS" map lies.xlsx -o map.pdf -q
    pdfinfo map.pdf | grep -q A4
    printf 'Fase;Contactmoment;Cijfer\r\nKopen;Betalen;7,5\r\n' >kaart.csv
    "$REIS" map kaart.csv -o kaart.svg -q
    grep -q Betalen kaart.svg
    "$REIS" score kaart.csv --json | grep -F '"experience":7.5'
}

@test "hostile workbooks are refused at once, with a reason, and nothing is written" {
    while IFS='|' read -r kind why; do
        book "$kind"
        status=0
        timeout 10 "$REIS" import "$kind.xlsx" -o out.lua 2>err || status=$?
        cat err
        [ "$status" -eq 1 ]
        grep -F "$kind.xlsx: error: $why" err
        [ ! -e out.lua ]
    done <<'KINDS'
bomb|it is packed over 400 times smaller
liar|it is a broken archive
doctype|xl/worksheets/sheet1.xml has a DOCTYPE
deep|xl/worksheets/sheet1.xml has elements within elements
far|xl/worksheets/sheet1.xml has a cell beyond
pinned|xl/comments1.xml
encrypted|it is encrypted: save it without a password
locked|it is encrypted: save it without a password
ole|it is an old .xls; save it as .xlsx or .csv
cut|it is no whole zip archive
flipped|it is a broken archive
other|it is an archive, but no workbook
KINDS
}

@test "names that lead out of an archive lead nowhere; two cells far apart cost nothing" {
    book paths
    mkdir empty
    "$REIS" import paths.xlsx -o empty/out.lua
    [ "$(ls empty)" = out.lua ]
    [ ! -e /tmp/evil ]
    book wide
    timeout 5 "$REIS" import wide.xlsx -q | grep -F 'column_4 = 1'
}

@test "known headings over any cells: imported or refused, and what they become checks without an error" {
    run python3 "$HERE/garbage.py" "${GARBAGE:-80}" 1
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "CSV as Excel saves it: Windows-1252, UTF-16, a sep= line" {
    printf 'Fase;Contactmoment;Toelichting\r\nZoeken;Caf\xe9;\x80 5\r\n' >a.csv
    "$REIS" import a.csv >out.lua 2>err
    grep -F 'touchpoint "Café" { note = "€ 5" }' out.lua
    grep -F 'a.csv is not UTF-8: read as Windows-1252' err
    { printf '\xff\xfe'; printf 'phase\ttouchpoint\r\nA\tB\xc3\xa9\r\n' | iconv -f UTF-8 -t UTF-16LE; } >b.csv
    "$REIS" import b.csv -q | grep -F 'touchpoint "Bé" {}'
    printf 'sep=;\r\nphase;touchpoint\r\nA, b;C\r\n' >c.csv
    "$REIS" import c.csv | grep -F 'phase "A, b" {'
    printf 'phase;touchpoint\r\nA;B\0\r\n' >d.csv
    run "$REIS" import d.csv
    [ "$status" -eq 1 ]
    [[ "$output" == *'d.csv:2: error: it holds bytes of 0'* ]]
}

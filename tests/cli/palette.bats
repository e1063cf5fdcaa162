#!/usr/bin/env bats
# What stands on what can be read: every pair of the palette and of a theme, on paper and on a dark screen.

load common

# usage: palette SVG [name=colour …]: measures the pairs with the colours given in the place of ours; prints those too low
palette() {
    python3 - "$HERE/../../stdlib/reis/pictures/ink.lua" "$@" <<'PY'
import re, sys
P = dict(re.findall(r'(\w+) = "(#[0-9A-Fa-f]{6})"', open(sys.argv[1]).read()))
svg = open(sys.argv[2]).read()
P.update(a.split("=") for a in sys.argv[3:])
rules = re.findall(r'(text|:not\(text\)|)\[(fill|stroke)="([^"]+)"\]\{(?:fill|stroke):(#\w+)\}',
                   re.search(r"<style>(.*?)</style>", svg).group(1))

def dark(colour, what):                      # what: text, fill or stroke. The more special rule counts, then the later
    found = (-1, colour)
    for who, which, of, to in rules:
        if of == colour.lower() and which == ("stroke" if what == "stroke" else "fill") and \
                (who == "" or what == "stroke" or (who == "text") == (what == "text")):
            if (who != "") >= found[0]:
                found = ((who != ""), to)
    to = found[1]
    return "#" + "".join(c * 2 for c in to[1:]) if len(to) == 4 else to

def light(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b

def ratio(a, b):
    a, b = sorted((light(a), light(b)))
    return (b + 0.05) / (a + 0.05)

grounds = "WHITE BAND BACK".split()
pairs = [(t, g) for t in "INK INK2 INK3 BLUE VERM GREEN PURPLE LEAF".split() for g in grounds]
pairs += [(t, g) for t in ("INK", "INK2") for g in "BLUET VERMT GREENT FAIL".split()]
pairs += [("VERM", "FAIL"), ("LEAF", "GREENT"), ("PALE", "DEEP"), ("INK", "RULE")]
pairs += [("WHITE", g) for g in "DEEP GREEN INK3 BLUE VERM PURPLE".split()]
bad = n = 0
for on_screen in (False, True):
    for text, ground in pairs:
        a, b = P[text], P[ground]
        if on_screen:
            a, b = dark(a, "text"), dark(b, "fill")
        n += 1
        if ratio(a, b) < 4.5:
            bad += 1
            print("text %s %s on %s %s: %.2f %s" % (text, a, ground, b, ratio(a, b), "dark" if on_screen else ""))
    for stroke in "INK INK2 INK3 EDGE DASH BLUE VERM GREEN PURPLE FLOW".split():
        a, b = P[stroke], P["WHITE"]
        if on_screen:
            a, b = dark(a, "stroke"), dark(b, "fill")
        n += 1
        if ratio(a, b) < 3:
            bad += 1
            print("stroke %s %s on %s: %.2f %s" % (stroke, a, b, ratio(a, b), "dark" if on_screen else ""))
    for fill in "DEEP BLUE VERM GREEN PURPLE".split():
        a, b = P[fill], P["WHITE"]
        if on_screen:
            a, b = dark(a, "fill"), dark(b, "fill")
        n += 1
        if ratio(a, b) < (3 if fill != "DEEP" else 1.8):  # a plate has its words
            bad += 1
            print("fill %s %s on %s: %.2f %s" % (fill, a, b, ratio(a, b), "dark" if on_screen else ""))
assert n > 100
sys.exit(bad > 0)
PY
}

themed() { sed "1i company \"Velo\" { theme = { $1 } }" journey.lua >themed.in.lua; }

@test "every text of the palette can be read, every stroke seen, on paper and on a dark screen" {
    "$REIS" map journey.lua -q -o map.svg
    palette map.svg
}

@test "the colours of a theme stand in every picture, and none of ours" {
    themed 'accent = "#4A148C", good = "#1565C0", poor = "#AD1457", action = "#2E7D32", second = "#5D4037"'
    for view in map zoom ecosystem roadmap matrix "view card" "view blueprint" "view channels" "view owners" "view cards"; do
        "$REIS" $view themed.in.lua -q -o t.svg
        cat t*.svg >all
        lacks '"\(#213b50\|#0072b2\|#b54700\|#00795a\|#8f4a7a\|#d6e7f2\|#f6d2bc\|#fbe9df\|#d9efe7\|#00523d\)"[ />]' all
        for file in t*.svg; do xmllint --noout "$file"; done
        rm t*.svg
    done
    "$REIS" map themed.in.lua -q -o map.svg
    grep -q '"#4a148c"' map.svg
}

@test "a theme can be read as well, on paper and on a dark screen" {
    while read -r accent good poor action second; do
        themed "accent = \"$accent\", good = \"$good\", poor = \"$poor\", action = \"$action\", second = \"$second\""
        "$REIS" map themed.in.lua -q -o map.svg
        palette map.svg DEEP=$accent FLOW=$accent BLUE=$good VERM=$poor GREEN=$action PURPLE=$second
    done <<<'#4A148C #1565C0 #AD1457 #2E7D32 #5D4037
#000000 #0A0A0A #141414 #1E1E1E #282828
#003300 #330000 #000033 #333300 #003333
#1A237E #0D47A1 #B71C1C #1B5E20 #4E342E'
}

@test "a colour that cannot be read is refused with the nearest that can" {
    themed 'good = "#FFCC00"'
    run "$REIS" map themed.in.lua -o map.svg
    [ "$status" -eq 1 ]
    [[ "$output" == *'theme.good is the text "#FFCC00", which has a contrast of 1.3'*'the nearest shade that can be read is "#856A00"'* ]]
    [ -z "$(left)" ]
    themed 'good = "#856A00"'
    "$REIS" map themed.in.lua -q -o map.svg
}

@test "a font of the theme comes first; one of other widths is warned of" {
    themed 'font = "Nimbus Sans"'
    run "$REIS" check themed.in.lua
    [[ "$output" != *"widths of Arial"* ]]
    "$REIS" map themed.in.lua -q -o map.svg
    grep -q 'font-family="Nimbus Sans,Arial,Helvetica,Liberation Sans,sans-serif"' map.svg
    themed 'font = "Comic Sans MS"'
    run "$REIS" check themed.in.lua
    [[ "$output" == *'warning: company "Velo": font "Comic Sans MS": texts are placed by the widths of Arial'* ]]
    themed 'font = "a;b"'
    run "$REIS" check themed.in.lua
    [ "$status" -eq 1 ]
    [[ "$output" == *'give the name of one family'* ]]
}

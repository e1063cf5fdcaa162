# A report's three formats, and what its HTML lets run.
load common

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    cat >r.lua <<'LUA'
company "Velo" { why = "</script><b>" }
persona "Ann" { expects = 7 }
journey "Buy" { phase "Look" { touchpoint "Page" { experience = 5, leave = 0.1 }, touchpoint "Shop" { experience = 8 } } }
action "Mend" { cost = 5, improves = { Page = { experience = 2 } } }
LUA
}

@test "markdown has its pictures as files beside it, and none where it is printed" {
    "$REIS" report r.lua -o r.md
    names=$(sed -n 's/^!\[.*\](\(.*\))$/\1/p' r.md)
    [ "$(echo "$names" | wc -l)" -ge 5 ]
    for name in $names; do xmllint --noout "$name"; done
    [ "$(ls r-*.svg | wc -l)" -eq "$(echo "$names" | wc -l)" ]
    run "$REIS" report r.lua --format md
    [ "$status" -eq 0 ]
    [[ $output != *.svg* ]]
}

@test "a pdf has all pages and an outline" {
    "$REIS" report r.lua -o r.pdf
    run pdfinfo -f 1 -l 99 r.pdf
    [[ $output == *"Title:           Velo"* ]]
    sizes=$(echo "$output" | sed -n 's/^Page.* size: *//p' | sort -u)
    [ "$sizes" = $'595 x 842 pts (A4)\n842 x 595 pts (A4)' ]
    pdftotext r.pdf - | grep -q 'In short'
    pdftotext r.pdf - | grep -q 'All that was declared'
    [ -z "$(pdffonts r.pdf | tail -n +3 | awk '$(NF-4) != "yes"')" ]
}

@test "the policy names this very script and this very style, and nothing else may run" {
    "$REIS" report r.lua -o r.html
    python3 - <<'PY'
import base64, hashlib, re
text = open("r.html", encoding="utf-8").read()
policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text).group(1)
for tag, what in (("script", "script-src"), ("style", "style-src")):
    bodies = re.findall(r"<%s>(.*?)</%s>" % (tag, tag), text, re.S)
    assert len(bodies) == 1, tag
    digest = base64.b64encode(hashlib.sha256(bodies[0].encode()).digest()).decode()
    assert "%s 'sha256-%s';" % (what, digest) in policy, tag
assert policy.startswith("default-src 'none';") and "unsafe" not in policy
assert not re.search(r"<[^>]* (on\w+|style)=", text), "a handler or a style in an attribute"
assert "</script><b>" not in text
PY
}

@test "a picture in a report is small, and dark as the picture alone is" {
    "$REIS" report r.lua -o r.html
    "$REIS" map r.lua -o m.svg
    python3 - <<'PY'
import re
report, alone = open("r.html", encoding="utf-8").read(), open("m.svg", encoding="utf-8").read()
pictures = re.findall(r'<svg class="picture".*?</svg>\n', report, re.S)
assert len(pictures) >= 6
one = [p for p in pictures if "Journey map" in p.split(">")[0]][0]
assert len(one) < 0.6 * len(alone), (len(one), len(alone))
def texts(svg): return re.findall(r"<text[^>]*>([^<]*)<", svg)
lost = set(texts(alone)) - set(texts(one)) - {"later"} # in a report that is "later (links to roadmap)"
assert not lost, lost
style = re.sub(r"\s", "", report[report.index("<style>"):report.index("</style>")]).replace(".picture", "")
for rule in re.findall(r'(?::not\(text\)|text)?\[(?:fill|stroke)="[^"]*"\]\{[^}]*\}', re.search(r"<style>(.*?)</style>", alone, re.S).group(1)):
    wanted = rule.replace(" ", "")
    assert wanted.lower().replace("}", "").rstrip(";") in style.lower().replace(";}", "}"), rule
PY
}

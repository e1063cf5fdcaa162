"""Spreadsheets of known headings over whatever cells: each is imported or refused, and what it becomes checks without an error.

usage: garbage.py N SEED      REIS names the program
"""
import csv
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REIS = os.path.abspath(os.environ.get("REIS", os.path.join(ROOT, "build", "reis")))
CELLS = ["", "", "", "1", "7", "7,5", "0.3", "12", "80%", "-2", "1e999", "nan", "\u2605\u2605", "yes", "x", "web", "Web", "shop; web", "web (40%)", "web (40%)\nshop (60%)",
         "a (150%)", "T1", "T2", "done", "leave", "T1 (50%); T2 (60%)", "T1 (3\u00d7)", "2 days", "1:30", "2026-02-30", "14-3-2026", "https://x.nl", "javascript:1",
         '"q"', '"q', "[1,2]", "{\"a\": {\"b\": 1}}", "{", "between(1, 2, 3)", "between(3, 2, 1)", "uniform(9, 1)", "around(5, -1)", "seen {\"i\": 7}", "- a\n- b",
         "Anna", "Anna; Bram", "digital", "digitaal", "default", "experience", "end", "=1+1", "\u202eabc", "a\tb", "x" * 300, "\U0001f642", "Survey", "0", "100", "true",
         "experience", "completion", "as-is", "huidig", "T1: ease +2", "ease +1, wait -3", "quarter", "#0072B2", "../../etc/passwd", "a/b", "P0/T1", "minutes(5)"]


def headings():
    lua = open(os.path.join(ROOT, "stdlib/reis/data/columns.lua"), encoding="utf-8").read()
    lua = re.sub(r'"\s*\n\s*\.\. "', "", lua)
    words = [w.strip() for row in re.findall(r'\{ "\w+", "([^"]*)" \}', lua) for w in row.split(",")]
    schema = "".join(open(os.path.join(ROOT, "stdlib/reis/language/schema", f), encoding="utf-8").read() for f in ("journey.lua", "company.lua", "change.lua"))
    return words + re.findall(r'\bf\("(\w+)"', schema)


KINDS = ["touchpoints", "phases", "journeys", "personas", "actions", "pains", "needs", "killers", "channels", "values", "goals", "metrics", "roadmaps", "scenarios",
         "evidence", "company", "teams", "criteria", "opportunities", "lanes", "figures", "x"]


def grid(r, words):
    kind = r.choice(KINDS)
    head = [r.choice(words) for _ in range(r.randrange(1, 9))]
    head = [h + r.choice(["", "", "", " @ Anna", ": ease", ": ease @ Anna", " (1-5)", " (%)", " (hours)"]) for h in head]
    if r.random() < 0.8:
        head = (["phase", "touchpoint"] if kind in ("touchpoints", "x") else [kind.rstrip("s"), "name"]) + head
    rows = [[r.choice(CELLS) for _ in head] for _ in range(r.randrange(0, 7))]
    for i, row in enumerate(rows):
        if len(row) > 1 and r.random() < 0.8:
            row[1] = "T%d" % r.randrange(0, 4)
    table = ([["A title"]] if r.random() < 0.3 else []) + [head] + rows
    if r.random() < 0.3:
        wide = max(map(len, table))
        table = [list(t) for t in zip(*[row + [""] * (wide - len(row)) for row in table])]
    return kind, table


def main(n, seed):
    words, bad, became = headings(), 0, 0
    for i in range(seed, seed + n):
        r = random.Random(i)
        with tempfile.TemporaryDirectory() as folder:
            names = []
            for k in range(r.choice([1, 1, 2, 3])):
                kind, table = grid(r, words)
                names.append("m%d-%s.csv" % (k, kind))
                with open(os.path.join(folder, names[-1]), "w", encoding="utf-8", newline="") as handle:
                    csv.writer(handle, delimiter=r.choice(";,\t")).writerows(table)
            done = subprocess.run([REIS, "import", *names, "--from", "spreadsheet", "-o", "out.lua"], cwd=folder, capture_output=True, text=True, check=False)
            said = done.stderr if done.returncode not in (0, 1) else ""
            if done.returncode == 0:
                became += 1
                check = subprocess.run([REIS, "check", "out.lua", "-q"], cwd=folder, capture_output=True, text=True, check=False)
                said = check.stderr if check.returncode else ""
            if said:
                bad += 1
                print("%d: %s" % (i, said[:500]))
    print("%d spreadsheets, %d became scripts, %d went wrong" % (n, became, bad))
    return 1 if bad or became == 0 else 0


sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))

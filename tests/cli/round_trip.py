"""What reis exports as a workbook and as CSV and imports again is the same model with the same figures.

usage: round_trip.py SCRIPT…        scripts of files
       round_trip.py --made N SEED  N models made here, of odd names and every kind of value
       round_trip.py --models N SEED   N models of tests/reference
Prints a line for each that differs; the status is 1 if any does. REIS names the program.
"""
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests"))
sys.dont_write_bytecode = True
REIS = os.path.abspath(os.environ.get("REIS", os.path.join(ROOT, "build", "reis")))


def run(where, *words):
    done = subprocess.run([REIS, *words], cwd=where, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError("reis %s: %s" % (" ".join(words), done.stderr[:600]))
    return done.stdout, done.stderr


def differences(a, b, at=""):
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(set(a) | set(b)):
            yield from differences(a.get(key), b.get(key), at + "." + key)
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for i, (x, y) in enumerate(zip(a, b)):
            yield from differences(x, y, "%s[%d]" % (at, i))
    elif a != b:
        yield "%s: %s became %s" % (at, json.dumps(a, ensure_ascii=False)[:200], json.dumps(b, ensure_ascii=False)[:200])


def there_and_back(script, suffix):
    """The first differences between the model of a script and what comes back; notes are differences too."""
    script = os.path.abspath(script)
    beside = os.path.dirname(script)
    before = json.loads(run(beside, "export", script, "--to", "json")[0])
    with tempfile.TemporaryDirectory() as folder:
        run(beside, "export", script, "-o", os.path.join(folder, "m." + suffix), "-q")
        files = sorted((os.path.basename(f) for f in glob.glob(os.path.join(folder, "m*." + suffix))), key=lambda f: (f != "m." + suffix, f))
        notes = run(folder, "import", *files, "-o", "back.lua")[1]
        after = json.loads(run(beside, "export", os.path.join(folder, "back.lua"), "--to", "json")[0])
    found = ["said: " + line for line in notes.split("\n") if line and "(1-5)" not in line]
    return found + list(differences(before["model"], after["model"])) + list(differences(before["figures"], after["figures"]))


ODD = ["=1+1", "-2", "+x", "@SUM(1)", "a; b", '"quoted"', 'say "no"', "Café \u00e9\u00e8", "tab-less", "web (40%)", "Web (2\u00d7)", "1. First", "- dash",
       "\u2022 dot", "a: b", "a @ b", "[x]", "{y}", "007", "1,5", "true", "'=x", "''-1", "naam (uur)", "Scale (1-5)", "Ijs & <vis>", "_x0041_", "日本", "😀 blij",
       "a/b", "x, y", "a|b", "na\u00adam", "50%", "2026-03-14", "#N/A", "één"]


class Made:
    """A model with names from ODD, and every type of value somewhere."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.n = 0

    def name(self, kind):
        self.n += 1
        word = self.r.choice(ODD)
        return "%s %s%d" % (word, kind, self.n) if self.r.random() < 0.7 else "%s%d %s" % (kind, self.n, word)

    def q(self, s):
        return '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def mark(self):
        r = self.r.random()
        if r < 0.1:
            return "between(2, 4.25, 7)"
        if r < 0.15:
            return "seen { [%s] = 3, [%s] = 6.5 }" % (self.q(self.evidence[0]), self.q(self.evidence[1]))
        return repr(round(self.r.uniform(0, 10), self.r.choice([0, 1, 3])))

    def texts(self):
        some = [self.q(self.r.choice(ODD)) for _ in range(self.r.choice([1, 1, 2, 4]))]
        return some[0] if len(some) == 1 else "{ %s }" % ", ".join(dict.fromkeys(some))

    def chance(self, p, text):
        return text if self.r.random() < p else ""

    def script(self):
        q, r = self.q, self.r
        out = ["company %s { why = %s, fields = { regel = \"text\", zwaarte = \"number\", [\"persona.budget\"] = \"money\" } }" % (q(self.name("co")), q(r.choice(ODD)))]
        self.evidence = [self.name("e"), self.name("f")]
        out.append("interview %s { n = 4, date = \"2026-03-14\" }" % q(self.evidence[0]))
        out.append("survey %s { n = 400, date = \"2026-03\", by = %s }" % (q(self.evidence[1]), q(r.choice(ODD))))
        values = [self.name("v") for _ in range(3)]
        personas = [self.name("p") for _ in range(2)]
        channels = [self.name("c") for _ in range(3)]
        teams = [self.name("t") for _ in range(2)]
        out += ["value %s { weight = %s, kind = \"%s\" }" % (q(v), r.choice(["1", "2.5", "between(1, 2, 3)"]), r.choice(["functional", "emotional"])) for v in values]
        out += ["persona %s { share = %s, expects = { [%s] = %s }, budget = 12.5, drivers = %s }" % (q(p), s, q(values[0]), self.mark(), self.texts())
                for p, s in zip(personas, ("0.3", "0.7"))]
        out += ["channel %s { cost = %d }" % (q(c), i) for i, c in enumerate(channels)]
        out += ["team %s { capacity = %s }" % (q(t), c) for t, c in zip(teams, ("20", "{ 5, 10.5 }"))]
        killers, points = [], []
        for _ in range(r.choice([1, 2])):
            phases = []
            for _ in range(r.choice([1, 3])):
                inside = []
                for _ in range(r.choice([1, 2, 4])):
                    name = self.name("T")
                    points.append(name)
                    inside.append(self.touchpoint(name, values, personas, channels, teams, killers))
                phases.append("phase %s { goal = %s, %s %s }" % (q(self.name("P")), q(r.choice(ODD)),
                              self.chance(0.5, "pain %s { severity = 7 }," % q(self.name("pp"))), ",\n".join(inside)))
            out.append("journey %s { customers = %d, criterion %s { measure = \"experience\", min = 6 },\n%s }" % (
                q(self.name("J")), r.randrange(1, 9000), q(self.name("cr")), ",\n".join(phases)))
        for i in range(3):
            out.append("action %s { owner = %s, effort = %s, cost = %s, %s improves = { [%s] = { [%s] = 1.5, wait = -2 } }, evidence = { [%s] = 2 } }" % (
                q(self.name("A")), q(r.choice(teams)), r.choice(["5", "between(3, 4, 6)", "{ [%s] = 3 }" % q(teams[0])]), r.choice(["900", "12.5"]),
                self.chance(0.5, "removes = { [%s] = 0.25 }," % q(killers[0])) if killers else "", q(points[0]), q(values[1]), q(self.evidence[0])))
        out.append("roadmap %s { periods = 3, budget = 1000, start = \"2026-01\", capacity = { [%s] = { 3, 4 } } }" % (q(self.name("R")), q(teams[0])))
        out.append("scenario %s { set = { [%s] = { leave = 0.2 }, [%s] = { cost = 3 } } }" % (q(self.name("S")), q(points[0]), q(channels[0])))
        return "\n".join(out) + "\n"

    def touchpoint(self, name, values, personas, channels, teams, killers):
        q, r = self.q, self.r
        parts = ["channel = %s" % r.choice([q(channels[0]), "{ %s, %s }" % (q(channels[0]), q(channels[1])),
                                            "{ [%s] = 0.35, [%s] = 0.65 }" % (q(channels[1]), q(channels[2]))]),
                 "owner = %s" % q(r.choice(teams)), "regel = %s" % q(r.choice(ODD)), "zwaarte = %r" % round(r.uniform(-5, 50), 2),
                 "score = { [%s] = %s, [%s] = { [%s] = %s } }" % (q(values[0]), self.mark(), q(personas[0]), q(values[1]), self.mark()),
                 "leave = %s" % r.choice(["0", "0.1", "0.123456789012345", "each { default = 0.1, [%s] = 0.2 }" % q(personas[1])]),
                 "duration = %s" % r.choice(["5", "hours(2)", "uniform(minutes(1), hours(1))"]), "wait = %d" % r.randrange(0, 9),
                 "moment_of_truth = %s" % r.choice(["true", "false", "each { default = true, [%s] = false }" % q(personas[0])]),
                 "thinks = %s" % self.texts(), "feels = %s" % self.texts(), "quote = %s" % self.texts(), "reviewed = \"2026-02-03\"",
                 "evidence = %s" % r.choice(["{ %s }" % q(self.evidence[0]), "{ [%s] = 3 }" % q(self.evidence[1])])]
        if r.random() < 0.4:
            killer = self.name("K")
            killers.append(killer)
            parts.append("killer %s { probability = 0.015 }" % q(killer))
        parts += ["pain %s {%s}" % (q(self.name("x")), self.chance(0.4, " severity = 3, frequency = 0.2, personas = { %s } " % q(personas[0])))
                  for _ in range(r.choice([0, 1, 3]))]
        parts += ["need %s { importance = 8, satisfaction = 3.5 }" % q(self.name("n")) for _ in range(r.choice([0, 1]))]
        parts += ["question %s {}" % q(self.name("q")) for _ in range(r.choice([0, 2]))]
        return "touchpoint %s { %s }" % (q(name), ", ".join(p for p in parts if p))


def made_scripts(n, seed):
    for i in range(n):
        yield "made %d" % (seed + i), Made(seed + i).script()


def reference_scripts(n, seed):
    from reference.generate import Maker, LANGUAGE
    from reference.write import script
    for i in range(n):
        model = Maker(random.Random(seed + i), LANGUAGE).model()
        yield "model %d" % (seed + i), script(model)


def main(words):
    if words[0] in ("--made", "--models"):
        texts = (made_scripts if words[0] == "--made" else reference_scripts)(int(words[1]), int(words[2]))
    else:
        texts = ((name, None) for name in words)
    bad = done = 0
    for name, text in texts:
        for suffix in ("xlsx", "csv"):
            with tempfile.TemporaryDirectory() as folder:
                path = name
                if text is not None:
                    path = os.path.join(folder, "m.lua")
                    with open(path, "w", encoding="utf-8") as handle:
                        handle.write(text)
                try:
                    found = there_and_back(path, suffix)
                except RuntimeError as error:
                    found = [str(error)]
                done += 1
                bad += bool(found)
                for line in found[:6]:
                    print("%s, %s: %s" % (name, suffix, line))
    print("%d there and back, %d differ" % (done, bad))
    return 1 if bad or done == 0 else 0


sys.exit(main(sys.argv[1:]))

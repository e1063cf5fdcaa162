"""Logs made at random in the odd forms that users have, with the figures they must give, counted from the events themselves, and
tables of paths, with removal effects solved by elimination. Nothing here is reis'."""
import random
from collections import Counter
from datetime import datetime, timedelta

MS = timedelta(milliseconds=1)
HEADINGS = [("case:concept:name", "concept:name", "time:timestamp"), ("Case ID", "Activity", "Complete Timestamp"), ("CaseID", "Activity", "Timestamp"),
            ("case_id", "activity_id", "timestamp"), ("CASE_ID", "ACTIVITY", "TIME"), ("case concept:name", "event concept:name", "event time:timestamp"),
            ("zaaknummer", "activiteit", "tijdstip"), ("klant_id", "gebeurtenis", "datum"), ("Zaak", "Stap", "Datum/tijd"),
            ("session_id", "event_name", "event_time"), ("caseId", "activityName", "endTime"), ("patient", "handling", "time"),
            ("ticket_id", "status", "updated_at"), ("patient_visit_nr", "activity", "complete_ts"), ("SR Number", "activity", "Change Date+Time")]
CASES = [str, lambda i: "NA" if i == 0 else "c%d" % i, "{:05d}".format, "id é {}".format, 'a,"b;{}|'.format, "1e{}".format, "line\n{}".format,
         lambda i: ["NaN", "NULL", "None", "null", "0", "-1", "true", "inf"][i % 8], " s{}".format]
ACTIVITIES = [["A", "B", "C", "D"], ["start;x", "b|c", "d,e", '"q"'], ["Bel klantenservice één", "é", "ü long " * 3, "x"], ["a\nb", "c", "d"],
              ["NA", "nan", "A", "a"], ["1", "2", "3", "10"], ["it's", "a > b", "<b>", "=1+1"]]


def written(pattern, fraction=0, comma=".", zones=("",)):
    """-> the finest step of a time so written, in ms, and what writes one"""
    finest = {0: 1000, 1: 100, 2: 10}.get(fraction, 1)
    digits = lambda t: comma + ("%06d000" % t.microsecond)[:fraction] if fraction else ""
    return finest, lambda t, r: t.strftime(pattern) + digits(t) + r.choice(zones)


def epoch(t):
    return (t - datetime(1970, 1, 1)) // MS


def ways(r):
    """The ways of writing a column of times; zones that differ in one column are read and not reckoned with."""
    one = r.choice(["", "Z", "+02:00", "+0200", "+02", "-05:30", " +0100", " UTC"])
    day, minute = 86400000, 60000
    return [written("%Y-%m-%dT%H:%M:%S", r.randint(0, 9), ".", (one,)), written("%Y-%m-%d %H:%M:%S", r.randint(0, 9), ".", ("+01:00", "+02:00")),
            written("%Y/%m/%d %H:%M:%S"), written("%Y%m%d%H%M%S"), written("%d/%m/%Y %H:%M:%S"), written("%d.%m.%Y %H:%M:%S", 3, ","),
            written("%m/%d/%Y %I:%M:%S %p"), (1000, lambda t, _: str(epoch(t) // 1000)), (1, lambda t, _: str(epoch(t))),
            (1, lambda t, _: "%d.%03d" % divmod(epoch(t), 1000)), (day, lambda t, _: t.strftime("%Y-%m-%d")), (day, lambda t, _: t.strftime("%d-%m-%Y")),
            (day, lambda t, _: t.strftime("%Y%m%d")), (minute, lambda t, _: "%d/%d/%d %d:%02d" % (t.day, t.month, t.year, t.hour, t.minute)),
            (43200000, lambda t, _: t.strftime("%Y-%m-%d" if t.hour == 0 else "%Y-%m-%d %H:%M:%S"))]


def quoted(text, separator, always):
    return '"' + text.replace('"', '""') + '"' if always or any(c in text for c in separator + '"\n\r') else text


def log(r):
    """-> the bytes of a CSV file, its headings and its events: (case, activity, ms), in the order of the file"""
    finest, write = r.choice(ways(r))
    of_case, names, n = r.choice(CASES), r.choice(ACTIVITIES), r.choice([1, 2, 5, 30, 200, 1500])
    cases, step = max(1, n // r.choice([1, 3, 6, 20])), r.choice([1, 1000, 60000, 3600000, 86400000])
    begin = datetime(r.choice([2004, 2012, 2020, 2026]), r.randint(1, 12), r.randint(13, 28))
    events = []
    for _ in range(n):
        ms = epoch(begin + r.randint(0, 400) * step * MS + r.randint(0, 999) * MS) // finest * finest
        events.append((of_case(r.randrange(cases)), r.choice(names), ms))
    if events[0][2] // 86400000 != epoch(begin) // 86400000:  # a day after the twelfth says which is the month
        events[0] = (*events[0][:2], epoch(begin))
    if r.random() < 0.5:
        events.sort(key=lambda e: e[2])
    separator, always, ends = r.choice([",", ",", ";", "\t", "|"]), r.random() < 0.2, r.choice(["\n", "\n", "\r\n"])
    columns = list(r.choice(HEADINGS)) + [r.choice(["org:resource%d", "note %d", "Cost (%d)"]) % k for k in range(r.randint(0, 4))]
    order = list(range(len(columns)))
    if r.random() < 0.6:
        r.shuffle(order)
    lines = [[columns[i] for i in order]]
    for case, name, ms in events:
        row = [case, name, write(datetime(1970, 1, 1) + ms * MS, r)] + [r.choice(["", "NA", "1,5", 'say "hi"', "two\nlines"]) for _ in columns[3:]]
        lines.append([row[i] for i in order])
    text = "".join(separator.join(quoted(f, separator, always) for f in line) + ends + (ends if r.random() < 0.02 else "") for line in lines)
    if r.random() < 0.2:
        text = text.rstrip("\r\n")
    return (b"\xef\xbb\xbf" if r.random() < 0.2 else b"") + text.encode(), columns[:3], events


def median(values):
    values, half = sorted(values), len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def counted(events):
    """-> what the JSON of a log must say, by key"""
    cases, steps = {}, {}
    for case, *event in events:
        cases.setdefault(case, []).append(event)
    for case in cases.values():
        case.sort(key=lambda e: e[1])
        for (a, begin), (b, end) in zip(case, case[1:]):
            steps.setdefault((a, b), []).append((end - begin) / 1000)
    took = [(case[-1][1] - case[0][1]) / 1000 for case in cases.values()]
    return {"cases": len(cases), "events": len(events), "activities": Counter(e[1] for e in events), "starts": Counter(c[0][0] for c in cases.values()),
            "ends": Counter(c[-1][0] for c in cases.values()), "variants": Counter(tuple(e[0] for e in c) for c in cases.values()),
            "follows": {k: (len(v), sum(v) / len(v), median(v)) for k, v in steps.items()}, "took": (sum(took) / len(took), median(took))}


def near(a, b):
    return all(abs(x - y) <= 1e-9 * max(1, abs(x), abs(y)) for x, y in zip(a, b))


def differs(found, wanted):
    """Which keys of a log's JSON are not what they must be."""
    follows = {(f["from"], f["to"]): (f["count"], f["mean_s"], f["median_s"]) for f in found["follows"]}
    wrong = [key for key in ("cases", "events") if found[key] != wanted[key]]
    wrong += [key for key, of in (("activities", "count"), ("starts", "starts"), ("ends", "ends"))
              if {a["name"]: a[of] for a in found["activities"] if a[of]} != dict(wanted[key])]
    if {tuple(v["activities"]): v["count"] for v in found["top_variants"]} != dict(wanted["variants"]):
        wrong.append("variants")
    if set(follows) != set(wanted["follows"]) or not all(near(follows[k], v) for k, v in wanted["follows"].items()):
        wrong.append("follows")
    return wrong + ["took"] * (not near((found["mean_case_s"], found["median_case_s"]), wanted["took"]))


def table(r):
    """-> the text of a table of paths, an order, and its paths: (channels, conversions, without)"""
    names = r.choice([["a", "b", "c"], ["Paid Search", "E-mail", 'TV "prime"'], ["x"], ["naïve", "(not set)", "a,b", "1", "NA"], list("abcdefgh")])
    wide, arrow, n = r.random() < 0.3, r.choice([" > ", ">", " >", " -> "]), r.choice([1, 3, 20, 200])
    paths = [(tuple(r.choice(names) for _ in range(r.choice([1, 2, 3, 5, 9]))), r.choice([0, 0, 1, 2, 0.5]), r.choice([0, 1, 5, 100])) for _ in range(n)]
    if wide:
        paths = [(path, int(made > 0), int(made == 0)) for path, made, _ in paths]
        lines = [["T_%d" % k for k in range(1, 10)] + ["conv_flag"]]
        lines += [list(path) + [""] * (9 - len(path)) + ["conv" if made else "null"] for path, made, _ in paths]
    else:
        lines = [["path", "total_conversions", "total_null"]] + [[arrow.join(p), str(made), str(none)] for p, made, none in paths]
    return "".join(",".join(quoted(f, ",", False) for f in line) + "\n" for line in lines), r.choice([1, 1, 2, 3]), paths


def chance(paths, order, without=None):
    """To convert in the chain of that order, where nobody gets beyond the channel `without`: by elimination of Gauss."""
    leaving = {}
    for path, made, none in paths:
        states = [path[max(0, k - order):k] for k in range(len(path) + 1)]
        for a, b in zip(states, states[1:] + [made]):
            if made + none > 0:
                to = leaving.setdefault(a, [0, 0, Counter()])
                to[0] += made + none
                if b is made:
                    to[1] += made
                elif b[-1] != without:
                    to[2][b] += made + none
    number = {state: i for i, state in enumerate(leaving)}
    rows = []
    for i, (total, made, to) in enumerate(leaving.values()):
        row = [0.0] * len(number) + [made / total]
        row[i] = 1.0
        for state, count in to.items():
            row[number[state]] -= count / total
        rows.append(row)
    for i in reversed(range(len(rows))):  # the begin, which comes first, is solved last
        best = max(range(i + 1), key=lambda k: abs(rows[k][i]))
        if best != i and i > 0 and abs(rows[i][i]) < 1e-12:
            rows[i], rows[best] = rows[best], rows[i]
        for k in range(i):
            by = rows[k][i] / rows[i][i]
            if by:
                rows[k] = [x - by * y for x, y in zip(rows[k], rows[i])]
    return rows[0][-1] / rows[0][0] if rows else 0


def removals(paths, order):
    """-> the removal effect of each channel"""
    whole = chance(paths, order)
    return {c: 1 - chance(paths, order, c) / whole if whole > 0 else 0 for c in {c for path, _, _ in paths for c in path}}

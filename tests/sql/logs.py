"""Event logs as rows: those beside the project, and small odd ones of our own."""
import csv
import gzip
import os
import sys
import xml.etree.ElementTree as tree

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "../../../shared/data/logs")
COLUMNS = [("nr", "bigint"), ("case_id", "text"), ("activity", "text"), ("timestamp", "timestamp"), ("lifecycle", "text"), ("channel", "text"),
           ("start_timestamp", "timestamp")]
KEYS = ("case:concept:name", "concept:name", "time:timestamp", "lifecycle:transition", "channel", "start_timestamp")

REAL = ("running-example.csv", "running-example.xes", "reviewing.csv", "roadtraffic100traces.csv", "receipt.csv.gz", "interval_event_log.csv",
        "helpdesk.xes.gz")


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8-sig") if path.endswith(".gz") else open(path, encoding="utf-8-sig", newline="")


def from_csv(path):
    with opened(path) as file:
        for number, row in enumerate(csv.DictReader(file)):
            yield [number, *[row.get(key) or None for key in KEYS]]


def from_xes(path):
    """In the order of the file."""
    number = 0
    with opened(path) as file:
        for trace in tree.fromstring(file.read()).iter():
            if not trace.tag.endswith("trace"):
                continue
            case = next(a.get("value") for a in trace if a.get("key") == "concept:name")
            for event in trace:
                if event.tag.endswith("event"):
                    of = {a.get("key"): a.get("value") for a in event}
                    yield [number, case, *[of.get(key) or None for key in KEYS[1:]]]
                    number += 1


def read(path):
    """-> the columns that the file has, its rows with them"""
    rows = list(from_xes(path) if ".xes" in path else from_csv(path))
    return only(rows, [at for at in range(len(COLUMNS)) if at == 0 or any(row[at] for row in rows)])


def only(rows, kept):
    """-> some of the columns, by number, and the rows with these alone"""
    return [COLUMNS[at] for at in kept], [[row[at] for at in kept] for row in rows]


# No name is spared: quotes, percents, backslashes, letters of all kinds, what looks like a number, a long one.
NAMES = ["a", "B", "b", "it's \"so\"", "50% _off_", "back\\slash; DROP TABLE odd", "naïve café ☕", "日本", "0012", "x" * 300, " blank ", "comma, and\nline"]


def odd():
    """A log of odd names, equal times, cases of one event, milliseconds, times before 1970; channels; starts in rows of their own and
    in a column, some of them late, missing, or never completed."""
    made, number = [], 0
    for case in range(90):
        for step in range(case % 9 + 1):
            name = NAMES[(case * 5 + step * step * 3) % len(NAMES)] if case % 4 else NAMES[step * step % 3]
            second = (case * 37 + step // 2 * 61) % 60
            time = "%d-%02d-%02d %02d:%02d:%02d.%03d" % (1969 if case == 9 else 2026, case % 12 + 1, case % 28 + 1, step // 2, case % 60, second, case * 7 % 1000)
            lifecycle = ("start", "complete", "Complete", "START", "start", "suspend", None)[(case * 3 + step * 2 + step * case % 5) % 7]
            channel = (None, "web", "Phone", "e-mail", "web")[(case + step // 2) % 5]
            start = "2026-%02d-%02d 00:00:%02d" % (case % 12 + 1, case % 28 + 1, step % 60) if (case + step) % 6 == 0 else None
            made.append([number, ["case %d", "%d", "Ünïcode-%d '"][case % 3] % case, name, time, lifecycle, channel, start])
            number += 1
    made.append([number, None, "a", "2026-01-01 00:00:00", "complete", None, None])
    made.append([number + 1, "case 0", "", "2026-01-01 00:00:00", "complete", "web", None])
    made.append([number + 2, "case 0", "a", None, "start", None, None])
    made.append([number + 3, "NA", "a", "2026-01-01", "complete", None, None])
    return made


def write_csv(path, rows, columns=tuple(COLUMNS)):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([name for name, _ in columns])
        writer.writerows([["" if v is None else v for v in row] for row in rows])
    return path

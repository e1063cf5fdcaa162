"""The same JSON from a file, from PostgreSQL through two drivers, and from SQLite."""
import os

import logs
import servers



def load(reis, mine, table, columns, rows):
    """Into the server `one` and the SQLite file, not in order."""
    shuffled = sorted(rows, key=lambda row: row[0] * 7919 % 10007)
    lite = [(name, "integer" if kind == "bigint" else "text") for name, kind in columns]
    servers.fill_postgres(mine, "one", table, columns, shuffled)
    servers.fill_sqlite(os.path.join(reis.folder, "lite.db"), table, lite, shuffled)


def differs(got, wanted):
    """Where two texts begin to differ."""
    at = next((i for i, pair in enumerate(zip(got, wanted)) if pair[0] != pair[1]), min(len(got), len(wanted)))
    return "…%s\nnot …%s" % (got[max(0, at - 200):at + 200], wanted[max(0, at - 200):at + 200])


def same(reis, wanted, table, *options, sources=("one", "one-ansi", "lite")):
    for source in sources:
        got = reis.mine("odbc:DSN=" + source, "--table", table, *options)
        if got != wanted or '"cases"' not in got:
            yield "%s %s %s: %s" % (source, table, options, differs(got, wanted))


def by_name(rows):
    """As a table without a column of order is read: by time, activity, case, and what else there is."""
    return sorted(rows, key=lambda row: [(row[at] or "").encode() for at in (3, 2, 1, 5)] + [(row[4] or "").lower(), row[6] or ""])


FILTERS = (("--from", "2026-03-01"), ("--until", "2026-06-01 12:00"), ("--keep", "A,b*,naïve*"), ("--drop", "*CAFÉ*,50%*,b"),
           ("--from", "2026-02-01", "--until", "2026-11-01", "--keep", "?,日*", "--variants", "3"), ("--keep", "nothing is so"))
SETS = ((0, 1, 2, 3), (0, 1, 2, 3, 4), (0, 1, 2, 3, 5), (0, 1, 2, 3, 6), (0, 1, 2, 3, 4, 5, 6))


def run(tap, reis, mine):
    for name in logs.REAL:
        path, table = os.path.join(logs.FOLDER, name), name.split(".")[0].replace("-", "_") + "_" + name.split(".")[1]

        def real():
            columns, rows = logs.read(path)
            load(reis, mine, table, columns, rows)
            yield from same(reis, reis.mine(path), table, "--order-column", "nr", sources=("one", "lite"))
            if "reviewing" in name:
                yield from same(reis, reis.mine(path, "--lifecycle", "complete"), table, "--order-column", "nr", "--lifecycle", "complete")

        before, tap.skip = tap.skip, tap.skip or (None if os.path.exists(path) else "it is not beside the project")
        tap.test(name + ": the file, PostgreSQL and SQLite say the same", real)
        tap.skip = before

    rows = logs.odd()
    file = os.path.join(reis.folder, "odd.csv")

    def odd():
        for number, kept in enumerate(SETS):
            columns, some = logs.only(rows, kept)
            table = "odd" if kept == SETS[-1] else "odd%d" % number
            load(reis, mine, table, columns, some)
            logs.write_csv(file, some, columns)
            yield from same(reis, reis.mine(file), table, "--order-column", "nr")
        yield from same(reis, reis.mine(file, "--lifecycle", "Start"), "odd", "--order-column", "nr", "--lifecycle", "Start")

    def filtered():
        logs.write_csv(file, rows)
        for options in FILTERS:
            yield from same(reis, reis.mine(file, *options), "odd", "--order-column", "nr", *options, sources=("one", "lite"))
        logs.write_csv(file, by_name(rows))
        for options in FILTERS:
            yield from same(reis, reis.mine(file, *options), "odd", *options, sources=("one", "lite"))

    def between():
        for pair in (("a", "B"), ("b", "b"), ("it's \"so\"", "back\\slash; DROP TABLE odd"), ("日本", "naïve café ☕")):
            logs.write_csv(file, rows)
            for options in ((), ("--from", "2026-02-01", "--drop", "0012"), ("--lifecycle", "complete")):
                yield from same(reis, reis.mine(file, "--between", *pair, *options), "odd", "--order-column", "nr", "--between", *pair, *options,
                                sources=("one", "lite"))
            logs.write_csv(file, by_name(rows))
            yield from same(reis, reis.mine(file, "--between", *pair), "odd", "--between", *pair, sources=("one", "lite"))
        if '"n":0' in reis.mine(file, "--between", "a", "B"):
            yield "none of them has both"
        done = reis.run("mine", "odbc:DSN=lite", "--table", "odd", "-q", "--between", "a", "naïve cafe ☕")
        if done.returncode != 2 or 'did you mean "naïve café ☕"?' not in done.stderr:
            yield done.stderr
        for name in ("rework", "drop-off", "channels", "slow"):
            logs.write_csv(file, by_name(rows))
            if reis.run("mine", "odbc:DSN=lite", "--table", "odd", "-q", "--show", name).stdout != reis.run("mine", "odd.csv", "-q", "--table", name).stdout:
                yield name
        done = reis.run("mine", "odbc:DSN=lite", "--table", "odd", "--show", "odd")
        if done.returncode != 2 or "drop-off" not in done.stderr:
            yield done.stderr

    def without_order():
        yield from same(reis, reis.mine(logs.write_csv(file, by_name(rows))), "odd")

    def empty():
        load(reis, mine, "empty", logs.COLUMNS, [])
        yield from same(reis, reis.mine(logs.write_csv(file, [])), "empty")

    def long_case():
        long = [[i, "one", "step %d" % (i % 7), "2026-01-%02d %02d:%02d:00" % (i // 1440 + 1, i // 60 % 24, i % 60)] for i in range(6000)]
        load(reis, mine, "long", logs.COLUMNS[:4], long)
        yield from same(reis, reis.mine(logs.write_csv(file, long, logs.COLUMNS[:4])), "long", "--order-column", "nr", sources=("one", "lite"))

    tap.test("odd names, equal times, channels, starts and completions, rows that are not whole", odd)
    tap.test("--from, --until, --keep, --drop, --variants", filtered)
    tap.test("--between A B, case by case; --show", between)
    tap.test("without a column of order: as the file that is sorted by time, activity, case and the rest", without_order)
    tap.test("a table without rows", empty)
    tap.test("a case of 6,000 events comes back whole", long_case)
    def long_times():
        """Their sum is far beyond what a double holds exactly, and odd."""
        made = [[2 * i + late, "case %d" % i, "ab"[late], "9%03d-07-%02d 01:02:03.%03d" % (i, i % 28 + 1, i * 7) if late else "1000-01-01 00:00:00"]
                for i in range(100) for late in (0, 1)]
        load(reis, mine, "ages", logs.COLUMNS[:4], made)
        total = int(mine.psql("one", "SELECT SUM((EXTRACT(EPOCH FROM timestamp) * 1000 * CASE activity WHEN 'b' THEN 1 ELSE -1 END)::bigint) FROM ages"))
        if total < 2 ** 54 or total / 2 == total // 2:
            yield "the sum says nothing: %d" % total
        yield from same(reis, reis.mine(logs.write_csv(file, made, logs.COLUMNS[:4])), "ages", "--order-column", "nr")

    tap.test("times whose sum no double holds", long_times)
    tap.test("enums, booleans, JSON, character(n), collations: read as their texts", lambda: other_texts(reis, mine))
    tap.test("columns of other types: cases as numbers, times with a zone, seconds and milliseconds since 1970, dates", lambda: types(reis, mine))
    tap.test("a text as a time, in PostgreSQL and SQLite, is read as in a file", lambda: texts(reis, mine))
    tap.test("columns of unusual names, given; a schema; names with quotes and points", lambda: names(reis, mine))
    tap.test("the notes, the tables on a terminal, the CSV of the steps and the map are there too", lambda: told(reis))


def types(reis, mine):
    times = ["2026-03-29 01:30:00.123", "2026-03-29 03:30:00", "2026-10-25 02:30:00.9", "2026-10-26 00:00:00"]
    file = os.path.join(reis.folder, "types.csv")
    with open(file, "w", encoding="utf-8") as out:
        out.write("case_id,activity,timestamp\n" + "".join("%d,%d,%s\n" % (i % 2, i % 3, t) for i, t in enumerate(times)))
    wanted = reis.mine(file)
    values = ", ".join("(%d, %d, %d, '%s')" % (i, i % 2, i % 3, t) for i, t in enumerate(times))
    mine.psql("one", """
        CREATE TABLE plain (nr int, case_id int, activity smallint, timestamp timestamp);
        INSERT INTO plain VALUES %s;
        CREATE TABLE zoned AS SELECT nr, case_id, activity::varchar(9), timestamp AT TIME ZONE 'UTC' AS timestamp FROM plain;
        CREATE TABLE seconds AS SELECT nr, case_id, activity, extract(epoch FROM timestamp) AS timestamp FROM plain;
        CREATE TABLE doubles AS SELECT nr, case_id, activity, extract(epoch FROM timestamp)::float8 AS timestamp FROM plain;
        CREATE TABLE millis AS SELECT nr, case_id, activity, (extract(epoch FROM timestamp) * 1000)::bigint AS timestamp FROM plain;
        CREATE VIEW seen AS SELECT * FROM plain;
        ALTER DATABASE postgres SET timezone = 'Europe/Amsterdam';
        CREATE TABLE days AS SELECT nr, case_id, activity, timestamp::date FROM plain""" % values)
    for table in ("plain", "zoned", "seconds", "doubles", "millis", "seen"):
        yield from same(reis, wanted, table, "--order-column", "nr", sources=("one", "one-ansi"))
    lite = os.path.join(reis.folder, "lite.db")
    rows = [(i, i % 2, i % 3, t) for i, t in enumerate(times)]
    servers.fill_sqlite(lite, "plain", [("nr", "int"), ("case_id", "int"), ("activity", "int"), ("timestamp", "datetime")], rows)
    whole = [1774747800.123, 1774755000, 1792895400.9, 1792972800]
    servers.fill_sqlite(lite, "seconds", [("nr", "int"), ("case_id", "int"), ("activity", "int"), ("timestamp", "")],
                        [(*row[:3], whole[i]) for i, row in enumerate(rows)])
    for table in ("plain", "seconds"):
        yield from same(reis, wanted, table, "--order-column", "nr", sources=("lite",))
    with open(file, "w", encoding="utf-8") as out:
        out.write("case_id,activity,timestamp\n" + "".join("%d,%d,%s\n" % (i % 2, i % 3, t[:10]) for i, t in enumerate(times)))
    yield from same(reis, reis.mine(file), "days", "--order-column", "nr", sources=("one",))


def other_texts(reis, mine):
    lite, file = os.path.join(reis.folder, "lite.db"), os.path.join(reis.folder, "others.csv")
    mine.psql("one", """
        CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
        CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false)""")
    for number, (made, names) in enumerate((("mood", ("sad", "happy", "ok")), ("boolean", ("true", "false", "true")), ("jsonb", ('"a"', "1", '{"a": 2}')),
                                            ("character(6)", ("a", "b", "c")), ("text COLLATE blind", ("x", "X", "x ")), ("uuid", ("0" * 8 + "-0000" * 3 + "-" + "0" * 12,) * 3))):
        columns = [("nr", "int"), ("case_id", "character(4)"), ("activity", made), ("timestamp", "timestamp")]
        rows = [[i, "Aa"[i % 2], name, "2026-01-0%d" % (i + 1)] for i, name in enumerate(names * 2)]
        servers.fill_postgres(mine, "one", "others%d" % number, columns, rows)
        yield from same(reis, reis.mine(logs.write_csv(file, rows, columns)), "others%d" % number, "--order-column", "nr", sources=("one", "one-ansi"))
    servers.fill_sqlite(lite, "others", [("nr", "int"), ("case_id", "text COLLATE NOCASE"), ("activity", "text COLLATE RTRIM"), ("timestamp", "text")],
                        [[i, "Aa"[i % 2], ("x", "x ", "X")[i % 3], "2026-01-0%d" % (i + 1)] for i in range(6)])
    rows = [[i, "Aa"[i % 2], ("x", "x ", "X")[i % 3], "2026-01-0%d" % (i + 1)] for i in range(6)]
    yield from same(reis, reis.mine(logs.write_csv(file, rows, logs.COLUMNS[:4])), "others", "--order-column", "nr", sources=("lite",))


def texts(reis, mine):
    times = ["2026-03-01T10:00:00+01:00", "2026-03-01 10:00:00.1239Z", "2026-03-02", "2026-03-02T11:12", "2026-03-03 10:00:00-0500", "2026-03-03 10:00:01.5 UTC"]
    rows = [(i, "c", "a%d" % (i % 2), t) for i, t in enumerate(times)]
    columns = [("nr", "integer"), ("case_id", "text"), ("activity", "text"), ("timestamp", "text")]
    servers.fill_postgres(mine, "one", "texts", columns, rows)
    servers.fill_sqlite(os.path.join(reis.folder, "lite.db"), "texts", columns, rows)
    file = os.path.join(reis.folder, "texts.csv")
    with open(file, "w", encoding="utf-8") as out:
        out.write("case_id,activity,timestamp\n" + "".join("%s,%s,%s\n" % row[1:] for row in rows))
    yield from same(reis, reis.mine(file), "texts", "--order-column", "nr")


def names(reis, mine):
    columns = [('wie "precies"', "text"), ("wát", "text"), ("op.tijd", "timestamp")]
    rows = [["1", "a", "2026-01-01 00:00:00"], ["1", "b", "2026-01-01 00:00:02"], ["2", "a", "2026-01-01 00:00:00"]]
    mine.psql("one", 'CREATE SCHEMA "s.1"; CREATE SCHEMA s2')
    servers.fill_postgres(mine, "one", '"s.1"."my events"', columns, rows)
    servers.fill_postgres(mine, "one", 's2."my events"', columns, rows[:2])
    servers.fill_sqlite(os.path.join(reis.folder, "lite.db"), "my events", columns, rows)
    given = ("--case", 'wie "precies"', "--activity", "wát", "--time-column", "op.tijd")
    three = '{"cases":2,"events":3,"activities":[{"name":"a","count":2,"starts":2,"ends":1},{"name":"b","count":1,"starts":0,"ends":1}],'
    for source, table, begin in (("one", '"s.1".my events', three), ("lite", "my events", three), ("one", "s2.MY EVENTS", '{"cases":1,"events":2,')):
        got = reis.mine("odbc:DSN=" + source, "--table", table, *given)
        if not got.startswith(begin):
            yield "%s %s: %s" % (source, table, got)
    both = reis.mine("odbc:DSN=one", "--table", "my events", *given)
    if 'there is a table my events in several schemas: say which with --table s.1.my events / s2.my events' not in both:
        yield both


def told(reis):
    done = reis.run("mine", "odbc:DSN=lite", "--table", "odd")
    for wanted in ("3 rows without a case, an activity or a time are left out", "read as case: case_id, activity: activity, time: timestamp",
                   "several transitions", "--order-column names a column that knows better"):
        if wanted not in done.stderr:
            yield "no '%s' in %s" % (wanted, done.stderr)
    if "91 cases" not in done.stdout or "back\\slash; DROP TABLE odd" not in done.stdout:
        yield done.stdout
    logs.write_csv(os.path.join(reis.folder, "odd.csv"), by_name(logs.odd()))
    if done.stdout != reis.run("mine", "odd.csv").stdout:
        yield "not as of the file: " + done.stdout
    done = reis.run("mine", "odbc:DSN=lite", "--table", "odd", "--strict", "-q")
    if done.returncode != 1 or "error: 3 rows" not in done.stderr:
        yield done.stderr
    done = reis.run("mine", "odbc:DSN=lite", "--table", "odd", "--lang", "nl", "-o", "steps.csv")
    with open(os.path.join(reis.folder, "steps.csv"), encoding="utf-8") as file:
        if not file.read().startswith("from,to,count,median_s,mean_s") or "gelezen als geval" not in done.stderr:
            yield done.stderr
    for source, name in (("odbc:DSN=lite", "database.dot"), ("odd.csv", "file.dot")):
        done = reis.run("mine", source, "-o", name, "-q", "--max-activities", "300", *(("--table", "odd") if "odbc" in source else ()))
        if done.returncode != 0:
            yield done.stderr
    drawn = []
    for name in ("database.dot", "file.dot"):
        with open(os.path.join(reis.folder, name), encoding="utf-8") as file:
            drawn.append(file.read())
    if drawn[0] != drawn[1]:
        yield differs(*drawn)

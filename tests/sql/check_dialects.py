"""The statements that --sql prints: what DuckDB, SQLite and PostgreSQL give for them is the same, Spark's and Trino's grammars take them."""
import json
import os
import re
import shutil
import subprocess

import logs
import servers

HERE = os.path.dirname(os.path.abspath(__file__))
DIALECTS = ("postgresql", "spark", "trino", "clickhouse", "snowflake", "bigquery", "duckdb", "sqlite")
WAYS = ((), ("--order-column", "nr", "--channel", "channel"), ("--order-column", "nr", "--lifecycle", "complete"),
        ("--from", "2026-02-01", "--keep", "A*,b,50%*", "--drop", "?A"), ("--between", "a", "B"))


def statements(reis, dialect, *options):
    done = reis.run("mine", "--sql", "--dialect", dialect, "--table", "odd", *options)
    if done.returncode != 0 or done.stderr:
        raise RuntimeError(done.stderr)
    return ["\n".join(line for line in text.split("\n") if not line.startswith("-- ")).strip() for text in done.stdout.split(";\n") if text.strip()]


def node(dialect, **asked):
    done = subprocess.run(["node", "--no-warnings", "--loader", "./resolve.mjs", "dialects.mjs", dialect], cwd=HERE, input=json.dumps(asked),
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-1500:])
    return json.loads(done.stdout)


def texts(rows):
    return [["" if v is None else str(v) for v in row] for row in rows]


def by_sqlite(reis, asked):
    """Through its own program."""
    done = subprocess.run(["sqlite3", "-json", os.path.join(reis.folder, "lite.db")], input=";\n".join(asked) + ";\n", capture_output=True, text=True)
    if done.returncode != 0 or done.stderr:
        raise RuntimeError(done.stderr)
    answers, at, decoder = [], 0, json.JSONDecoder()
    while at < len(done.stdout.rstrip()):
        answer, at = decoder.raw_decode(done.stdout, at)
        answers.append(texts(row.values() for row in answer))
        at += 1
    return answers


def by_postgres(mine, asked):
    as_json = "SELECT COALESCE(JSON_AGG(ARRAY(SELECT value FROM JSON_EACH_TEXT(ROW_TO_JSON(q)))), '[]') FROM (%s) q"
    return [texts(json.loads(mine.psql("one", as_json % sql))) for sql in asked]


def need(tap, why, tests):
    """Runs tests() with its tests skipped where there is a reason."""
    before = tap.skip
    tap.skip = before or why
    tests()
    tap.skip = before


def modules():
    """Why there are no modules of npm; None where there are."""
    if not shutil.which("node") or not shutil.which("npm"):
        return "no node or npm: " + servers.SETUP
    if not os.path.isdir(os.path.join(HERE, "node_modules", "dt-sql-parser")):
        # some npm hold the lock to packages of other systems, which theirs does not list: then the versions of package.json do
        for how in (["ci"], ["install", "--no-package-lock"]):
            done = subprocess.run(["npm", *how, "--no-audit", "--no-fund", "--ignore-scripts"], cwd=HERE, capture_output=True)
            if done.returncode == 0:
                return None
        return "npm install failed: is there a network?"
    return None


def run(tap, reis, mine):
    rows, without = [row for row in logs.odd() if row[3]], modules()

    def printed():
        for dialect in DIALECTS:
            for options in WAYS:
                if len(statements(reis, dialect, *options)) != (9 if "--channel" in options else 8 if "--between" in options else 7):
                    yield dialect
        for options, said in (((), "--sql needs --dialect"), (("--dialect", "oracle"), "--dialect is one of"), (("--dialect", "duckdb", "--table", "a..b"), "no name of a table")):
            done = reis.run("mine", "--sql", *options)
            if done.returncode != 2 or said not in done.stderr or done.stdout:
                yield done.stderr

    def quoted():
        for dialect, wanted in (("postgresql", '"a""b"'), ("spark", "`a\"b`"), ("bigquery", "`a\"b`"), ("clickhouse", "`a\"b`")):
            sql = statements(reis, dialect, "--case", 'a"b', "--lifecycle", "it's; DROP\\")[1]
            literal = "'it''s; drop\\'" if dialect == "postgresql" else "'it\\'s; drop\\\\'"
            if wanted not in sql or literal not in sql:
                yield sql

    def particular():
        """What reading of their manuals says of engines that do not run here."""
        for dialect in DIALECTS:
            for sql in statements(reis, dialect, "--order-column", "nr", "--channel", "channel"):
                if re.search(r"\bIN \([^')]*[a-z]", sql):
                    yield "%s: a column in the list of an IN, which ClickHouse refuses: %s" % (dialect, sql)
                if re.search(r"\* 1\.0 /", sql):
                    yield "%s: a quotient of decimals, which Trino rounds to one: %s" % (dialect, sql)
                if re.search(r"(MIN|MAX|SUM)\([^()]*[^.\w](\w+) END\) AS \2\b", sql):
                    yield "%s: an aggregate called as what is in it, which ClickHouse takes for itself: %s" % (dialect, sql)

    def duckdb():
        lists = [statements(reis, "duckdb", *options) for options in WAYS]
        for options, got in zip(WAYS, node("duckdb", lists=lists, table="odd", columns=logs.COLUMNS, rows=rows)):
            yield from differ(got, sqlite(statements(reis, "sqlite", *options)), "DuckDB", "SQLite")

    def sqlite(asked):
        os.replace(os.path.join(reis.folder, "dialects.db"), os.path.join(reis.folder, "lite.db"))
        answers = by_sqlite(reis, asked)
        os.replace(os.path.join(reis.folder, "lite.db"), os.path.join(reis.folder, "dialects.db"))
        return answers

    def postgres():
        mine.psql("one", "DROP TABLE odd")
        servers.fill_postgres(mine, "one", "odd", logs.COLUMNS, rows)
        if not shutil.which("sqlite3"):
            yield "no sqlite3"
        for options in WAYS:
            yield from differ(by_postgres(mine, statements(reis, "postgresql", *options)), sqlite(statements(reis, "sqlite", *options)), "PostgreSQL", "SQLite")

    def grammar(dialect):
        asked = WAYS + (("--case", "naam van de klant", "--activity", 'a"`b'),)
        answers = node(dialect, lists=[statements(reis, dialect, *options) for options in asked] + [["SELECT FROM GROUP"]])
        for options, faults in zip(asked, answers):
            yield from ["%s: %s" % (options, fault) for fault in faults]
        if not answers[-1]:
            yield "it takes anything"

    servers.fill_sqlite(os.path.join(reis.folder, "dialects.db"), "odd", [(n, "integer" if t == "bigint" else "text") for n, t in logs.COLUMNS], rows)
    tap.test("--sql prints its statements in each dialect, and needs no database", printed)
    tap.test("nothing that one of the engines is known to refuse or round", particular)
    tap.test("--sql quotes names and texts as each dialect does", quoted)
    need(tap, without, lambda: (
        tap.test("DuckDB runs its statements; the answers are SQLite's own program's", duckdb) if shutil.which("sqlite3") or without
        else tap.test("DuckDB runs its statements", lambda: ["no sqlite3"]),
        tap.test("Spark's grammar takes its statements", lambda: grammar("spark")),
        tap.test("Trino's grammar takes its statements", lambda: grammar("trino"))))
    need(tap, None if servers.programs() and servers.driver("psqlodbcw.so") else "no PostgreSQL: " + servers.SETUP, lambda: (
        tap.test("psql runs PostgreSQL's statements; the answers are SQLite's", postgres)))


def plain(answers):
    """Numbers as numbers: 0.0 is 0."""
    def value(text):
        try:
            return round(float(text), 9)
        except ValueError:
            return text
    return [[[value(v) for v in row] for row in rows] for rows in answers]


def differ(got, wanted, one, other):
    if len(got) < 7 or len(got) != len(wanted):
        yield "%s: %d answers, %s: %d" % (one, len(got), other, len(wanted))
    for number, (a, b) in enumerate(zip(plain(got), plain(wanted)), 1):
        if a != b:
            first = next((pair for pair in zip(a, b) if pair[0] != pair[1]), (len(a), len(b)))
            yield "statement %d: %s %s\n%s %s" % (number, one, first[0], other, first[1])

"""What cannot be read is said with a way out."""
import os

import servers


def run(tap, reis, mine):
    def wrong(source, status, said, *options):
        """options: instead of --table odd"""
        done = reis.run("mine", source, *(options or ("--table", "odd")))
        if done.returncode != status or said not in done.stderr or done.stdout:
            return ["%s %s: status %d, %s%s\nnot %d, %s" % (source, options, done.returncode, done.stderr, done.stdout[:200], status, said)]
        return []

    def sources():
        with open(os.path.join(reis.folder, "odbc.ini"), "a", encoding="utf-8") as file:
            file.write("[down]\nDriver=PostgreSQL\nServername=%s\nPort=59999\nDatabase=postgres\nUsername=reis\n\n" % mine.home)
            file.write("[broken]\nDriver=Broken\n\n[nodriver]\nDriver=Nobody knows it\n\n")
        with open(os.path.join(reis.folder, "odbcinst.ini"), "a", encoding="utf-8") as file:
            file.write("[Broken]\nDriver=/nowhere/x.so\n\n")
        yield from wrong("odbc:DSN=esat", 1, "ODBC knows no source esat (did you mean east?); there are: ")
        yield from wrong("odbc:DSN=esat", 1, "ODBC kent geen bron esat (bedoelt u east?); er zijn: ", "--table", "odd", "--lang", "nl")
        yield from wrong("odbc:Driver={Oracel}", 1, "drivers: PostgreSQL, PostgreSQL ANSI, SQLite3, Another name of it, Broken (Debian: odbc-postgresql, libsqliteodbc)")
        yield from wrong("odbc:DSN=broken", 1, "Can't open lib '/nowhere/x.so'")
        yield from wrong("odbc:DSN=nodriver", 1, "drivers: PostgreSQL, ")
        yield from wrong("odbc:DSN=down", 1, "cannot connect: ")
        yield from wrong("odbc:DSN=nofile", 1, "is the server, the file, the user there that odbc.ini names?")
        yield from wrong("odbc:", 2, "a database is named as odbc:DSN=NAME")

    def tables():
        mine.psql("one", "CREATE TABLE bare (x int); CREATE USER nobody; CREATE DATABASE hollow")
        yield from wrong("odbc:DSN=one", 2, "which table holds the events? --table NAME; there are: ages, bare, days, doubles, empty, ", "-q")
        yield from wrong("odbc:DSN=one", 1, "there is no table odds (did you mean odd?); there are: ages, bare, ", "--table", "odds")
        yield from wrong("odbc:DSN=one", 2, "--table odd. is no name of a table", "--table", "odd.")
        yield from wrong("odbc:DSN=one", 1, "no column for the case among: x; name it with --case", "--table", "bare")
        yield from wrong("odbc:DSN=one", 1, "no column for the activity among: nr, case_id, ", "--table", "odd", "--activity", "wat")
        yield from wrong("odbc:DSN=one", 1, "no column for the time among: nr, case_id, ", "--table", "odd", "--time-column", "when")
        yield from wrong("odbc:DSN=one", 1, "no column for the lifecycle among: nr, case_id, ", "--table", "plain", "--lifecycle", "complete")
        yield from wrong("odbc:DSN=one", 1, "no column number among: nr, case_id, ", "--table", "odd", "--order-column", "number")
        yield from wrong("odbc:DSN=one", 1, "the column activity is text, in which 10 comes before 9", "--table", "odd", "--order-column", "activity")
        yield from wrong("odbc:DSN=one;Database=hollow", 1, "this database shows no table")
        yield from wrong("odbc:DSN=one;Database=nowhere", 1, 'database "nowhere" does not exist')

    def times():
        rows = [["1", "a", "2026-02-28 10:00:00"], ["1", "b", "2026-02-30"]]
        columns = [("case_id", "text"), ("activity", "text"), ("timestamp", "text")]
        servers.fill_sqlite(os.path.join(reis.folder, "lite.db"), "bad", columns, rows)
        servers.fill_postgres(mine, "one", "bad", columns, rows)
        yield from wrong("odbc:DSN=lite", 1, "'2026-02-30' in the column \"timestamp\" is no point in time", "--table", "bad")
        yield from wrong("odbc:DSN=one", 1, 'the database says: ERROR: date/time field value out of range: "2026-02-30"', "--table", "bad")
        mine.psql("one", "UPDATE bad SET timestamp = '3/4/2026' WHERE activity = 'b'")
        yield from wrong("odbc:DSN=one", 1, '"3/4/2026"', "--table", "bad")

        mine.psql("one", "CREATE TABLE endless AS SELECT 1 AS case_id, 'a' AS activity, timestamp 'infinity' AS timestamp")
        yield from wrong("odbc:DSN=one", 1, "'infinity' in the column \"timestamp\" is no point in time", "--table", "endless")
        for number in ("'NaN'::float8", "'-Infinity'::float8", "1e30::numeric", "9007199254740993000::bigint"):
            mine.psql("one", "DROP TABLE IF EXISTS beyond; CREATE TABLE beyond AS SELECT 1 AS case_id, 'a' AS activity, %s AS timestamp" % number)
            yield from wrong("odbc:DSN=one", 1, "is no point in time", "--table", "beyond")
        for name, number in (("inf", "9e999"), ("far", "1e300"), ("neg", "-9e999")):
            servers.fill_sqlite(os.path.join(reis.folder, "lite.db"), name, columns[:2] + [("timestamp", "real")], [["1", "a", float(number)]])
            yield from wrong("odbc:DSN=lite", 1, "is no point in time", "--table", name)

    def many():
        mine.psql("one", "CREATE TABLE many AS SELECT 1 AS case_id, n AS activity, timestamp '2026-01-01' AS timestamp FROM generate_series(1, 65535) n")
        yield from wrong("odbc:DSN=one", 1, 'has over 65534 different activities: is "activity" the column of the activity?', "--table", "many")

    def usage():
        with open(os.path.join(reis.folder, "a.csv"), "w", encoding="utf-8") as file:
            file.write("case,activity,timestamp\n1,a,2026-01-01\n")
        done = reis.run("mine", "odbc:DSN=one", "a.csv", "--table", "odd")
        if done.returncode != 2 or "a database is read by itself" not in done.stderr:
            yield done.stderr
        done = reis.run("mine", "odbc:DSN=one", "--table", "odd", "--against", "a.csv")
        if done.returncode != 2 or "--against looks at each case" not in done.stderr:
            yield done.stderr
        for command in ("attribute", "score", "check"):
            done = reis.run(command, "odbc:DSN=one")
            if done.returncode != 4 or "odbc:DSN=one" not in done.stderr:
                yield "%s: %s" % (command, done.stderr)
        yield from wrong("odbc:DSN=one", 2, "--dialect is one of", "--table", "odd", "--dialect", "oracle")
        done = reis.run("mine")
        if done.returncode != 2 or "needs a FILE" not in done.stderr:
            yield done.stderr

    tap.test("no such source or driver, none that can be loaded, no server, no file", sources)
    tap.test("no such table or column, none at all", tables)
    tap.test("what is no point in time", times)
    tap.test("more activities than a journey has", many)
    tap.test("a database is one source of `mine`, and of no other command", usage)

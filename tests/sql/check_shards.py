"""A table whose partitions lie on two more servers: the same figures, and each server gathers its own cases."""
import os
import re

import check_figures
import logs
import servers

def spread(mine, table, columns):
    """A table on the server `one`, of which `east` and `west` hold a part each, by a hash of the case."""
    made = ", ".join("%s %s" % column for column in columns)
    mine.psql("one", "CREATE TABLE %s (%s) PARTITION BY HASH (case_id)" % (table, made))
    for number, name in enumerate(("east", "west")):
        mine.psql(name, "CREATE TABLE %s (%s)" % (table, made))
        mine.psql("one", """
            CREATE EXTENSION IF NOT EXISTS postgres_fdw;
            CREATE SERVER IF NOT EXISTS {name} FOREIGN DATA WRAPPER postgres_fdw
              OPTIONS (host '{home}', port '{port}', dbname 'postgres', batch_size '1000');
            CREATE USER MAPPING IF NOT EXISTS FOR reis SERVER {name} OPTIONS (user 'reis');
            CREATE FOREIGN TABLE {table}_{name} PARTITION OF {table} FOR VALUES WITH (MODULUS 2, REMAINDER {number})
              SERVER {name} OPTIONS (table_name '{table}')""".format(name=name, table=table, home=mine.home, port=mine.ports[name], number=number))


def statements(log):
    """What reis asked, from a server's log: the statements that count."""
    return [found.replace("\n\t", "\n") for found in
            re.findall(r";((?:SELECT (?:COUNT|SUM)\(|WITH e AS).*?)(?=\n\d{4}-\d\d-\d\d|\Z)", log, re.S) if "pg_catalog" not in found]


def run(tap, reis, mine):
    # no row without a case among them: a partition by hash takes it, PostgreSQL's own hash of NULL says where
    rows = logs.odd()
    ms = [[10000 + i, "in one ms", "abc"[i], "1999-12-31 23:59:59.%06d" % (999000 + 300 * ((i + 1) % 3)), "complete", None, None] for i in range(3)]

    def the_same():
        spread(mine, "shop", logs.COLUMNS)
        servers.fill_postgres(mine, "one", "shop", logs.COLUMNS, rows + ms, make=False)
        for name in ("east", "west"):
            if mine.psql(name, "SELECT COUNT(*) > 20 FROM shop").strip() != "t":
                yield name + " holds no part"
        file = logs.write_csv(os.path.join(reis.folder, "shop.csv"), rows + ms)
        for options in ((), ("--lifecycle", "complete"), ("--keep", "a,b*", "--from", "2026-03-01"), ("--between", "a", "B")):
            wanted, got = reis.mine(file, *options), reis.mine("odbc:DSN=one", "--table", "shop", "--order-column", "nr", *options)
            if wanted != got or '"cases"' not in got:
                yield check_figures.differs(got, wanted)

    def explained():
        """Of each statement what EXPLAIN says that the partitions' servers are asked."""
        before = len(mine.log("one"))
        reis.mine("odbc:DSN=one", "--table", "shop", "--order-column", "nr")
        asked = statements(mine.log("one")[before:])
        if len(asked) != 9:
            yield "%d statements: %s" % (len(asked), asked)
        for sql in asked:
            plan = mine.psql("one", "SET enable_partitionwise_aggregate = on; EXPLAIN (VERBOSE) " + sql)
            remote = re.findall(r"Remote SQL: (.*)", plan)
            if len(remote) != 2 or not all(re.search(r"(array_agg|count|max)\(.*GROUP BY 1$", line) for line in remote):
                yield "%s\nis asked as\n%s" % (sql, "\n".join(remote) or plan)

    def counted_there():
        """What the partitions' servers themselves say that they were asked: no event by itself."""
        before = len(mine.log("east"))
        reis.mine("odbc:DSN=one", "--table", "shop", "--order-column", "nr")
        asked = re.findall(r"DECLARE c\d+ CURSOR FOR\s+(SELECT .*)", mine.log("east")[before:])
        if len(asked) != 9 or not all("GROUP BY 1" in line for line in asked):
            yield "\n".join(asked)

    def without_order():
        file = logs.write_csv(os.path.join(reis.folder, "shop.csv"), check_figures.by_name(rows))
        mine.psql("one", "DELETE FROM shop WHERE case_id = 'in one ms'")
        wanted, got = reis.mine(file), reis.mine("odbc:DSN=one", "--table", "shop")
        if wanted != got:
            yield check_figures.differs(got, wanted)

    def real(name):
        table, path = "shop_" + name.split(".")[0].replace("-", "_"), os.path.join(logs.FOLDER, name)
        columns, some = logs.read(path)
        spread(mine, table, columns)
        servers.fill_postgres(mine, "one", table, columns, some, make=False)
        wanted, got = reis.mine(path), reis.mine("odbc:DSN=one", "--table", table, "--order-column", "nr")
        if wanted != got or '"cases"' not in got:
            yield check_figures.differs(got, wanted)

    tap.test("a table on three servers gives what the file gives, to the millisecond", the_same)
    tap.test("EXPLAIN: of all nine statements each server gathers its own cases", explained)
    tap.test("the servers' own logs: they are asked for cases, not for events", counted_there)
    tap.test("without a column of order the events travel, and the figures are right", without_order)
    for name in ("running-example.csv", "reviewing.csv", "receipt.csv.gz", "interval_event_log.csv"):
        before, tap.skip = tap.skip, tap.skip or (None if os.path.exists(os.path.join(logs.FOLDER, name)) else "it is not beside the project")
        tap.test(name + " on three servers, as the file", lambda name=name: real(name))
        tap.skip = before

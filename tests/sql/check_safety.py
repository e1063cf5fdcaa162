"""What the database program may not, and what it leaves alone."""
import hashlib
import os
import re
import shutil
import signal
import subprocess

import servers

REFUSED = ("DSN=one;PWD=x", "DSN=one;Uid=x", "dsn=one; pwd = {a;b}", "UID={x};DSN=one", "DSN=one;Password=x", "DSN=one;USER=x", "DSN=one;Token=x",
           "DSN={a;b};PWD=x", "DSN=one;Auth_AccessToken=x", "Driver=/usr/lib/x.so", "Driver={/usr/lib/x.so}", "FILEDSN=x.dsn",
           "DSN=one;LoadExt=/x.so", "DSN=one;ConnSettings=SELECT 1", "DSN=one;pqopt={password=x}", "DSN={a;PWD=b}", "DSN=one;Database={b;PWD=c}",
           "DSN=one\nPWD=x", "postgresql://u:x@h/db", "DSN=one;sesame")


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def slow(reis, mine):
    """reis at work on a table that takes a minute, and the database program that it has started."""
    at = subprocess.Popen([reis.program, "mine", "odbc:DSN=one", "--table", "slow"], env=reis.environment, cwd=reis.folder, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # also in the background
    servers.wait_until(lambda: works(mine) > 0)
    with os.popen("pgrep -P %d -f reis-database" % at.pid) as found:
        child = int(found.read().split()[0])
    return at, child


def works(mine):
    return int(mine.psql("one", "SELECT COUNT(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%public%slow%' AND pid <> pg_backend_pid()"))


def gone(pid):
    return not os.path.exists("/proc/%d" % pid)


def run(tap, reis, mine):
    def passwords():
        for connection in REFUSED:
            before = len(mine.log("one"))
            done = reis.run("mine", "odbc:" + connection, "--table", "odd")
            if done.returncode != 2 or not done.stderr.startswith("reis: error: a") or done.stdout or len(mine.log("one")) != before:
                yield "%s: %d %s" % (connection, done.returncode, done.stderr)
        done = reis.run("mine", "odbc:DSN=one;Passwort=sesame", "--table", "odd")
        if done.returncode != 2 or "sesame" in done.stderr:
            yield "it is repeated: " + done.stderr

    def reads_only():
        mine.psql("one", """
            CREATE TABLE written (x int);
            CREATE FUNCTION write() RETURNS int LANGUAGE plpgsql AS $$ BEGIN INSERT INTO written VALUES (1); RETURN 1; END $$;
            CREATE VIEW evil AS SELECT *, 'x' || write() AS kanaal FROM plain WHERE write() > 0""")
        done = reis.run("mine", "odbc:DSN=one", "--table", "evil")
        if done.returncode != 1 or "read-only transaction" not in done.stderr or mine.psql("one", "SELECT COUNT(*) FROM written").strip() != "0":
            yield done.stderr
        lite = os.path.join(reis.folder, "lite.db")
        before, leaves = digest(lite), sorted(os.listdir(reis.folder))
        reis.mine("odbc:DSN=lite", "--table", "odd")
        reis.run("mine", "odbc:DSN=nofile", "--table", "odd")
        for driver in ("Driver=SQLite3", " Driver = {SQLite3}", "Driver=Another name of it"):
            reis.run("mine", "odbc:%s;Database=%s/made.db" % (driver, reis.folder), "--table", "odd")
        if digest(lite) != before or sorted(os.listdir(reis.folder)) != leaves:
            yield "there is more than before: %s" % os.listdir(reis.folder)

    def says():
        before = len(mine.log("one"))
        reis.mine("odbc:DSN=one", "--table", "odd")
        log = mine.log("one")[before:]
        begin = log.find("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        if begin < 0 or begin > log.find("WITH e AS"):
            yield "no read-only transaction before the counting: " + log[:2000]
        for statement in re.findall(r"(?:statement|execute [^:]*): (.*)", log):
            for part in statement.split(";"):
                if not re.match(r"\s*(SELECT|select|WITH|SET|BEGIN|COMMIT|ROLLBACK|RELEASE|SAVEPOINT|DISCARD|SHOW|$)", part, re.I):
                    yield part

    def confined():
        at, child = slow(reis, mine)
        with open("/proc/%d/status" % child, encoding="utf-8") as file:
            status = file.read()
        with open("/proc/%d/limits" % child, encoding="utf-8") as file:
            limits = re.sub(" +", " ", file.read())
        at.send_signal(signal.SIGTERM)
        at.wait()
        wanted = ["NoNewPrivs:\t1"] + ([] if os.environ.get("UNCONFINED") else ["Seccomp:\t2"])
        yield from ["no %s in %s" % (line, status) for line in wanted if line not in status]
        yield from ["no %s in %s" % (line, limits) for line in ("Max core file size 0 0", "Max open files 256 256") if line not in limits]

    def broken_off():
        for sig, status in ((signal.SIGINT, -signal.SIGINT), (signal.SIGTERM, -signal.SIGTERM)):
            at, child = slow(reis, mine)
            at.send_signal(sig)
            at.wait(5)
            if at.returncode != status or not gone(child):
                yield "%s: status %s, gone %s" % (sig, at.returncode, gone(child))
            if not servers.wait_until(lambda: works(mine) == 0, 3):
                yield "%s: the database still works" % sig
        at, child = slow(reis, mine)
        at.kill()
        at.wait()
        if not servers.wait_until(lambda: gone(child), 3):
            yield "it outlives its parent"
        mine.psql("one", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%slow%' AND pid <> pg_backend_pid()")

    def dies():
        at, child = slow(reis, mine)
        os.kill(child, signal.SIGKILL)
        said = at.communicate()[1].decode()
        if at.returncode != 4 or "the database program died" not in said:
            yield "status %s: %s" % (at.returncode, said)
        mine.psql("one", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%slow%' AND pid <> pg_backend_pid()")

    def started(*words):
        """Whether strace sees the database program made."""
        done = subprocess.run(["strace", "-f", "-qq", "-e", "trace=memfd_create", reis.program, *words], capture_output=True, text=True, env=reis.environment,
                              cwd=reis.folder)
        return "reis-database" in done.stderr

    def only_when_named():
        with open(os.path.join(reis.folder, "a.csv"), "w", encoding="utf-8") as file:
            file.write("case,activity,timestamp\n1,a,2026-01-01\n")
        if not started("mine", "odbc:DSN=lite", "--table", "odd"):
            yield "strace does not see it"
        for words in (("mine", "a.csv"), ("mine", "--sql", "--dialect", "sqlite"), ("mine", "--sql", "--dialect", "sqlite", "odbc:DSN=lite"), ("score", "odbc:DSN=lite")):
            if started(*words):
                yield "it is started for " + " ".join(words)

    def setting():
        if tap.skip:
            return
        mine.psql("one", "CREATE VIEW slow AS SELECT * FROM plain WHERE (SELECT pg_sleep(60)) IS NOT NULL")

    setting()
    tap.test("passwords, users and drivers by file are refused on the command line, before anything is asked", passwords)
    tap.test("nothing is written: in a read-only transaction, not even by a view; SQLite makes no file", reads_only)
    tap.test("only SELECT is asked, in a read-only transaction", says)
    tap.test("the database program has no new privileges, a filter and limits", confined)
    tap.test("a signal ends it, the database is told, and it does not outlive its parent", broken_off)
    tap.test("where it dies the command says so", dies)
    before, tap.skip = tap.skip, tap.skip or (None if shutil.which("strace") else "no strace")
    tap.test("it is started only where the command line of `mine` names a database", only_when_named)
    tap.skip = before

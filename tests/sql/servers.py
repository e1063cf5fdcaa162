"""Databases of a test's own: PostgreSQL on sockets in a temporary folder, as another user where we are root; SQLite files; ODBC's tables of
drivers and sources that name them."""
import glob
import os
import pwd
import shutil
import signal
import sqlite3
import subprocess
import time

SETUP = "scripts/setup --databases"


def programs():
    """The folder of PostgreSQL's programs, the newest; None where there is none."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda p: int(p.split("/")[4]))
    return os.path.dirname(found[-1]) if found else None


def driver(name):
    """The path of an ODBC driver; None where it is not installed."""
    found = glob.glob("/usr/lib/*/odbc/" + name)
    return found[0] if found else None


class Servers:
    """Servers that are started, by name, and end with stop(), or with us."""

    def __init__(self, folder):
        self.folder, self.bin, self.running, self.ports = folder, programs(), [], {}
        self.user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        self.as_user = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"] if os.getuid() == 0 else []
        os.chmod(folder, 0o755)
        self.home = os.path.join(folder, "pg")
        os.mkdir(self.home)
        if os.getuid() == 0:
            shutil.chown(self.home, "postgres")

    def run(self, *command, **more):
        return subprocess.run([*self.as_user, *command], cwd=self.home, check=True, capture_output=True, text=True, **more)

    def start(self, name):
        """A new server that logs each statement."""
        data, port = os.path.join(self.home, name), 5432 + len(self.ports)
        first = os.path.join(self.home, "first")
        if not os.path.isdir(first):
            self.run(self.bin + "/initdb", "-D", first, "-A", "trust", "-U", "reis", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.run("cp", "-r", first, data)
        log = open(os.path.join(self.home, name + ".log"), "wb")
        command = [*(self.as_user or ["setpriv"]), "--pdeathsig", "QUIT", self.bin + "/postgres", "-D", data, "-k", self.home, "-p", str(port)]
        for setting in ("listen_addresses=", "fsync=off", "log_statement=all", "jit=off"):
            command += ["-c", setting]
        self.running.append(subprocess.Popen(command, cwd=self.home, stdin=subprocess.DEVNULL, stdout=log, stderr=log))
        self.ports[name] = port
        ready = [self.bin + "/pg_isready", "-h", self.home, "-p", str(port), "-q"]
        if not wait_until(lambda: subprocess.run(ready).returncode == 0, 30):
            raise RuntimeError("the server %s does not start: %s" % (name, self.log(name)))

    def psql(self, name, sql, text=None):
        """What psql prints; text: what COPY FROM stdin reads."""
        command = ["psql", "-h", self.home, "-p", str(self.ports[name]), "-U", "reis", "-d", "postgres", "-qAtX", "-v", "ON_ERROR_STOP=1"]
        if text is None:
            return self.run(*command, input=sql).stdout
        return self.run(*command, "-c", sql, input=text).stdout

    def log(self, name):
        with open(os.path.join(self.home, name + ".log"), encoding="utf-8") as file:
            return file.read()

    def stop(self):
        for server in self.running:
            server.send_signal(signal.SIGQUIT)
            server.wait()
        self.running = []


def sources(folder, servers):
    """Writes ODBC's tables; gives the environment in which they are found."""
    with open(os.path.join(folder, "odbcinst.ini"), "w", encoding="utf-8") as file:
        for name, leaf in (("PostgreSQL", "psqlodbcw.so"), ("PostgreSQL ANSI", "psqlodbca.so"), ("SQLite3", "libsqlite3odbc.so"),
                           ("Another name of it", "libsqlite3odbc.so")):
            file.write("[%s]\nDriver=%s\n\n" % (name, driver(leaf) or "/nowhere"))
    with open(os.path.join(folder, "odbc.ini"), "w", encoding="utf-8") as file:
        for name, port in servers.ports.items():
            for dsn, by in ((name, "PostgreSQL"), (name + "-ansi", "PostgreSQL ANSI")):
                file.write("[%s]\nDriver=%s\nServername=%s\nPort=%d\nDatabase=postgres\nUsername=reis\n\n" % (dsn, by, servers.home, port))
        file.write("[lite]\nDriver=SQLite3\nDatabase=%s\n\n" % os.path.join(folder, "lite.db"))
        file.write("[nofile]\nDriver=SQLite3\nDatabase=%s\n\n" % os.path.join(folder, "nofile.db"))
    return {"ODBCSYSINI": folder, "ODBCINI": os.path.join(folder, "odbc.ini")}


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def fill_sqlite(path, table, columns, rows):
    """columns: (name, type); rows: lists of texts."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE %s (%s)" % (quoted(table), ", ".join("%s %s" % (quoted(n), t) for n, t in columns)))
        db.executemany("INSERT INTO %s VALUES (%s)" % (quoted(table), ", ".join("?" * len(columns))), rows)
    db.close()


def as_csv(rows):
    def cell(v):
        return "" if v is None else '"%s"' % str(v).replace('"', '""')
    return "".join(",".join(map(cell, row)) + "\n" for row in rows)


def fill_postgres(servers, name, table, columns, rows, make=True):
    if make:
        servers.psql(name, "CREATE TABLE %s (%s)" % (table, ", ".join("%s %s" % (quoted(n), t) for n, t in columns)))
    servers.psql(name, "COPY %s FROM STDIN WITH (FORMAT csv)" % table, as_csv(rows))


def wait_until(true, seconds=5):
    end = time.time() + seconds
    while time.time() < end:
        if true():
            return True
        time.sleep(0.05)
    return False

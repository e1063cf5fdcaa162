#!/usr/bin/python3
"""Types ten thousand entries of all sorts into the REPL and looks at what it and its worker hold.

usage: memory.py REIS SCRIPT      ends with 1 where either holds over 1 MiB more after 10,000 entries than after 1,000
"""
import subprocess
import sys

ENTRIES = ["1 + %d", "x = %d", '"text" .. %d', "nosuch%d", "score()", "whatif { with = { model.actions[1].name } }",
           'touchpoint "Checkout" { leave = 0.%d }', 'team "T%d" { capacity = 3 }', "for i = 1, %d do\nend", "{ 1, { %d } }",
           'error("e%d")', "x y%d", "function f%d() end", 'persona "Anna" { share = %d }', ":mode table", ":nosuch %d",
           'coroutine.wrap(function() error { %d } end)()', 'model.journeys[1]']

repl = subprocess.Popen([sys.argv[1], "repl", "-q", sys.argv[2]], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                        stderr=subprocess.DEVNULL, encoding="utf-8")


def resident():
    """KiB of the parent and of its children."""
    with open("/proc/%d/task/%d/children" % (repl.pid, repl.pid)) as file:
        pids = [repl.pid] + [int(pid) for pid in file.read().split()]
    held = []
    for pid in pids:
        with open("/proc/%d/status" % pid) as file:
            held.append(next(int(line.split()[1]) for line in file if line.startswith("VmRSS")))
    return held


def type_until(n, goal):
    while n < goal:
        entry = ENTRIES[n % len(ENTRIES)]
        repl.stdin.write((entry % (n % 97 + 1) if "%d" in entry else entry) + "\n")
        n += 1
        if n % 50 == 0:  # no more than the pipes hold
            repl.stdin.write('print("at %d")\n' % n)
            repl.stdin.flush()
            while repl.stdout.readline() != "at %d\n" % n:
                if repl.poll() is not None:
                    sys.exit("the REPL ended")
    return resident()


early = type_until(0, 1000)
late = type_until(1000, 10000)
repl.stdin.close()
repl.stdout.read()
repl.wait()
print("KiB after 1,000 entries %s, after 10,000 %s" % (early, late))
sys.exit(any(b > a + 1024 for a, b in zip(early, late)) or len(early) != 2 or len(late) != 2)

#!/usr/bin/python3
"""Runs a program on a terminal of its own and talks to it.

usage: on_terminal.py [STEP…] -- PROGRAM [ARG…]
A step is "send:TEXT" (\\r, \\n, \\t and \\x03 as in Python), "want:TEXT" (wait for it, at most 8 s) or "wait:SECONDS".
Prints all that was shown; then "status N", N as a shell would say it. Ends with 1 when a text did not come.
"""
import os
import pty
import select
import sys
import time

cut = sys.argv.index("--")
steps, program = sys.argv[1:cut], sys.argv[cut + 1:]
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.execvp(program[0], program)

shown, at, ended = b"", 0, False


def read(seconds):
    global shown, ended
    if ended or not select.select([fd], [], [], seconds)[0]:
        return False
    try:
        more = os.read(fd, 65536)
    except OSError:
        more = b""
    ended = more == b""
    shown += more
    return not ended


missing = None
for step in steps:
    word, _, text = step.partition(":")
    if word == "send":
        os.write(fd, text.encode().decode("unicode_escape").encode("latin-1"))
    elif word == "wait":
        until = time.time() + float(text)
        while time.time() < until:
            read(until - time.time())
    else:
        until = time.time() + 8
        while text.encode() not in shown[at:] and time.time() < until and not ended:
            read(0.1)
        found = shown.find(text.encode(), at)
        if found < 0:
            missing = text
            break
        at = found + len(text.encode())
until = time.time() + 5
while not ended and time.time() < until and missing is None:
    read(0.1)
if not ended:
    os.kill(pid, 9)
_, status = os.waitpid(pid, 0)
sys.stdout.write(shown.decode("utf-8", "replace").replace("\r", ""))
print("\nstatus %d" % (128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)))
if missing is not None:
    print("did not come: " + missing)
    sys.exit(1)

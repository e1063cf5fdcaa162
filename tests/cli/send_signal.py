#!/usr/bin/python3
"""Starts a program with no signal ignored, sends it a signal after a while, and says how it ended.

usage: send_signal.py SIGNAL SECONDS PROGRAM [ARG…]     prints "status N", N as a shell would say it
"""
import signal
import subprocess
import sys
import time


def fresh():
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)


child = subprocess.Popen(sys.argv[3:], preexec_fn=fresh, stdin=subprocess.DEVNULL)
time.sleep(float(sys.argv[2]))
child.send_signal(getattr(signal, "SIG" + sys.argv[1]))
try:
    status = child.wait(5)
except subprocess.TimeoutExpired:
    child.kill()
    status = "still running after 5 s"
print("status", 128 - status if isinstance(status, int) and status < 0 else status)

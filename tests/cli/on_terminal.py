#!/usr/bin/python3
"""Runs a program on a terminal of its own and talks to it.

usage: on_terminal.py [STEP…] -- PROGRAM [ARG…]
A step is
    send:TEXT     type it (\\r, \\n, \\t, \\x03 and \\u20ac as in Python)
    want:TEXT     wait until it comes, at most 8 s, after what came before it
    wait:SECONDS
    screen:TEXT   wait until the screen shows it, at most 8 s
    gone:TEXT     wait until the screen does not
    row:TEXT      wait until a whole row of the screen is this
    cursor:TEXT   wait until this is what stands left of the cursor in its row
    colour:CODES TEXT   the text is shown in these colours (SGR; - for none)
    size:COLUMNSxROWS   the terminal has this size from now on (first: 80x24)
    term:NAME     (before all others) TERM, xterm otherwise
    says:62;4     (before all others) what the terminal answers to the question what it is; nothing otherwise
    pictures:N    wait until so many pictures, in sixels, were shown
    signal:N      send the program a signal
    stopped:      wait until the program is stopped
Prints all that was shown; then "screen" and the rows of the screen, and "status N", N as a shell would say it. Ends with 1
when something did not come.
"""
import codecs
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from vt import Screen  # noqa: E402  (its folder was not on the path before)

PATIENCE = 8  # seconds

cut = sys.argv.index("--")
steps, program = sys.argv[1:cut], sys.argv[cut + 1:]
term = steps.pop(0)[5:] if steps and steps[0].startswith("term:") else "xterm"
says = steps.pop(0)[5:] if steps and steps[0].startswith("says:") else None
size = steps.pop(0)[5:] if steps and steps[0].startswith("size:") else "80x24"
columns, rows = map(int, size.split("x"))
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = term
    time.sleep(0.05)  # until the size is set
    os.execvp(program[0], program)

screen = Screen(columns, rows)
decoder = codecs.getincrementaldecoder("utf-8")("replace")
shown, at, ended = b"", 0, False


def set_size():
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", screen.rows, screen.columns, 0, 0))


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
    if says and b"\x1b[c" in more:
        os.write(fd, b"\x1b[?%sc" % says.encode())
    screen.feed(decoder.decode(more))
    return not ended


def until(holds):
    end = time.time() + PATIENCE
    while not holds() and time.time() < end and not ended:
        read(0.05)
    return holds()


def typed(text):
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape")


def came(text):
    global at
    wanted = text.encode()
    if not until(lambda: shown.find(wanted, at) >= 0):
        return False
    at = shown.find(wanted, at) + len(wanted)
    return True


def left_of_cursor():
    cells = screen.cells[screen.row]
    return "".join(c for c, _ in cells[:screen.column + screen.pending])


def stopped():
    with open("/proc/%d/stat" % pid) as file:
        return file.read().rsplit(")", 1)[1].split()[0] == "T"


def step(word, text):
    """Whether it went well."""
    if word == "send":
        os.write(fd, typed(text).encode("latin-1") if "\\x" in text and text.isascii() else typed(text).encode())
    elif word == "wait":
        end = time.time() + float(text)
        while time.time() < end:
            read(max(0, end - time.time()))
    elif word == "want":
        return came(text)
    elif word == "screen":
        return until(lambda: text.rstrip() in screen.text())
    elif word == "gone":
        return until(lambda: text.rstrip() not in screen.text())
    elif word == "row":
        return until(lambda: text in screen.lines())
    elif word == "cursor":
        return until(lambda: left_of_cursor() == text)
    elif word == "colour":
        codes, _, what = text.partition(" ")
        return until(lambda: screen.coloured(what) == codes.replace("-", ""))
    elif word == "size":
        screen.resize(*map(int, text.split("x")))
        set_size()
    elif word == "pictures":
        return until(lambda: len(screen.pictures) == int(text))
    elif word == "signal":
        os.kill(pid, int(text))
    elif word == "stopped":
        return until(stopped)
    else:
        sys.exit("on_terminal.py: unknown step " + word)
    return True


set_size()
missing = None
for one in steps:
    word, _, text = one.partition(":")
    if not step(word, text):
        missing = one
        break
end = time.time() + 5
while not ended and time.time() < end and missing is None:
    read(0.1)
if not ended:
    os.kill(pid, 9)
_, status = os.waitpid(pid, 0)
sys.stdout.write(shown.decode("utf-8", "replace").replace("\r", ""))
print("\nscreen\n" + screen.text())
print("status %d" % (128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)))
if missing is not None:
    print("did not come: " + missing)
    print("cursor: row %d, column %d, after %r" % (screen.row, screen.column, left_of_cursor()))
    sys.exit(1)

#!/usr/bin/env bats
# The host: signals that meet it anywhere, what it was started with, and where outputs may not go.

load common

for_ever() { echo 'while true do end' >ever.in.lua; }

# The status of a REPL on a terminal that is sent a signal at its prompt, or with a line half typed.
signalled_repl() {
    HOME=$dir XDG_STATE_HOME=$dir/state python3 - "$REIS" "$@" <<'PY'
import os, pty, select, signal, sys, time
reis, name, typed = sys.argv[1], sys.argv[2], sys.argv[3]
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "dumb"
    os.execv(reis, ["reis", "repl"])
shown = b""
while not shown.endswith(b"> ") and select.select([fd], [], [], 8)[0]:
    shown += os.read(fd, 4096)
os.write(fd, typed.encode())
time.sleep(0.3)
os.kill(pid, getattr(signal, "SIG" + name))
for _ in range(50):
    if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        break
    time.sleep(0.1)
else:
    os.kill(pid, 9)
print("status", 128 + os.WTERMSIG(os.waitpid(pid, 0)[1]))
PY
}

@test "a signal ends the REPL at its prompt and in the middle of a line" {
    [ "$(signalled_repl TERM '')" = "status 143" ]
    [ "$(signalled_repl TERM '1 + ')" = "status 143" ]
    [ "$(signalled_repl HUP '')" = "status 129" ]
    [ "$(signalled_repl QUIT 'x')" = "status 131" ]
}

@test "quit: nothing is left" {
    printf 'include "journey.lua"\ndraw.map("Buy a bike", "map.svg")\nwhile true do end\n' >ever.in.lua
    run "$HERE/send_signal.py" QUIT 1 "$REIS" run --write . ever.in.lua
    [ "$output" = "status 131" ]
    [ "$(left)" = "" ]
}

@test "terminated while nobody reads what it writes" {
    echo 'while true do print(("x"):rep(1000)) end' >flood.in.lua
    mkfifo pipe
    sleep 20 <>pipe &
    run bash -c '"$1" TERM 1 bash -c "exec \"$2\" run flood.in.lua >pipe" ' - "$HERE/send_signal.py" "$REIS"
    kill %1
    [ "$output" = "status 143" ]
}

@test "clocks run although the caller blocked their signal" {
    for_ever
    run python3 -c '
import signal, subprocess, sys
block = lambda: signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))
sys.exit(subprocess.run(sys.argv[1:], preexec_fn=block, timeout=20).returncode)' "$REIS" run --max-time 0.5 ever.in.lua
    [ "$status" -eq 3 ]
    [[ "$output" == *"time limit of 0.5 s exceeded"* ]]
}

@test "a stopped worker is ended by the clock" {
    for_ever
    "$REIS" run --max-time 1 ever.in.lua &
    sleep 0.3
    kill -STOP "$(pgrep -P $!)"
    status=0
    wait $! || status=$?
    [ "$status" -eq 3 ]
}

@test "-o /dev/stdout into a file leaves /dev/stdout alone" {
    before=$(readlink /dev/stdout)
    "$REIS" map journey.lua --format svg -o /dev/stdout >map.svg
    xmllint --noout map.svg
    [ "$(readlink /dev/stdout)" = "$before" ]
}

@test "a script writes no device and through no link" {
    cat >draw.in.lua <<'LUA'
include "journey.lua"
for _, name in ipairs { ... } do draw.map("Buy a bike", name) end
LUA
    mkdir out away
    ln -s ../away out/away
    ln -s ../away/victim.svg out/file.svg
    ln -s /dev/full out/full.svg
    mkfifo out/pipe.svg
    run "$REIS" run --write out draw.in.lua file.svg full.svg
    [ "$status" -eq 0 ]
    [ -f out/file.svg ]
    [ ! -L out/file.svg ]
    [ ! -e away/victim.svg ]
    [ -f out/full.svg ]
    [ ! -L out/full.svg ]
    run "$REIS" run --write out draw.in.lua away/map.svg
    [ "$status" -eq 1 ]
    run "$REIS" run --write out draw.in.lua pipe.svg
    [ "$status" -eq 1 ]
    [ -z "$(ls away)" ]
}

@test "of several outputs none is written when one cannot be" {
    printf 'include "journey.lua"\ndraw.map("Buy a bike", "a.svg") draw.map("Buy a bike", "b.svg")\n' >draw.in.lua
    mkdir -p out/b.svg
    run "$REIS" run --write out draw.in.lua
    [ "$status" -eq 1 ]
    [ ! -e out/a.svg ]
    [ -z "$(find out -name '.*' -type f)" ]
}

@test "a name of 255 bytes can be written" {
    long=$(printf 'n%.0s' {1..251}).svg
    "$REIS" map journey.lua -o "$long"
    xmllint --noout "$long"
}

@test "^C at the edges of a line never ends the session" {
    run env HOME="$dir" XDG_STATE_HOME="$dir/state" python3 - "$REIS" <<'PY'
import os, pty, random, select, signal, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "dumb"
    os.execv(sys.argv[1], ["reis", "repl", "-q"])
shown = b""
def read(seconds):
    global shown
    while select.select([fd], [], [], seconds)[0]:
        shown += os.read(fd, 65536)
read(0.5)
random.seed(1)
for _ in range(150):
    os.write(fd, b"1 + 1\n")
    time.sleep(random.random() * 0.006)
    os.kill(pid, signal.SIGINT)
    read(0.004)
read(0.3)
os.write(fd, b"40 + 2\n")
read(0.5)
print("alive" if b"\r\n42\r\n" in shown else shown[-200:])
os.kill(pid, 9)
PY
    [ "$output" = alive ]
}

@test "standard input that cannot be opened once more is said, in words" {
    # a build that looks for leaks needs descriptors of its own for that
    ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" run bash -c 'exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n 5; exec "$0" check - </dev/null' "$REIS"
    [ "$status" -eq 4 ]
    [[ $output == *"-: error: cannot read: Too many open files"* ]]
}

#!/usr/bin/env bats
# Long simulations: what a ^C leaves, and one that is too large.

load common

some_script() {
    cat >j.lua <<'LUA'
journey "J" { phase "P" { touchpoint "A" { experience = between(3, 5, 8), leave = uniform(0, 0.5) } } }
LUA
}

# Sends ^C once the draws go on, $1 times.
broken_off() {
    python3 - "$REIS" "$1" <<'PY'
import json, os, pty, select, signal, subprocess, sys, time
parent, child = pty.openpty()
run = subprocess.Popen([sys.argv[1], "simulate", "j.lua", "--n", "2000000", "--threads", "1", "--json"],
                       stdout=subprocess.PIPE, stderr=child)
shown = b""
until = time.time() + 60
while b"draw " not in shown and time.time() < until:
    if select.select([parent], [], [], 0.1)[0]:
        shown += os.read(parent, 4096)
for _ in range(int(sys.argv[2])):
    run.send_signal(signal.SIGINT)
    time.sleep(0.001)
out = run.communicate()[0]
print("status", run.returncode)
if out:
    told = json.loads(out)
    print("complete", told["complete"], "some", 0 < told["n"] < 2000000)
PY
}

@test "a ^C gives the draws that are done, marked as such" {
    some_script
    run broken_off 1
    [ "$output" = $'status 0\ncomplete False some True' ]
}

@test "more draws than there is memory for are a limit, not a death" {
    confined_only
    some_script
    run "$REIS" simulate j.lua --n 10000000
    [ "$status" -eq 3 ]
    [[ "$output" == *"draw fewer"* ]]
}

@test "two uncertain marks of one touchpoint are drawn alike in every run, by simulate and by a map's fan" {
    cat >two.lua <<'LUA'
value "trust" {} value "ease" {}
journey "J" { phase "P" { touchpoint "A" { score = { trust = between(3, 5, 9), ease = uniform(2, 8) } },
                          touchpoint "B" { score = { trust = around(5, 1), ease = uniform(1, 9) } } } }
LUA
    for i in 1 2 3 4 5 6 7 8; do
        "$REIS" simulate two.lua --n 50 --json >"s$i"
        "$REIS" map two.lua --fan --n 50 -o "m$i.svg"
    done
    [ "$(cat s? | sort | uniq -c | wc -l)" -eq "$(wc -l <s1)" ]
    for i in 2 3 4 5 6 7 8; do cmp "m1.svg" "m$i.svg"; done
}

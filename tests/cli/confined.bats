#!/usr/bin/env bats
# What SECURITY.md promises of the worker, of reading, and of --trust, looked at from outside.

load common

status_of() { sed -n "s/^$1:[[:space:]]*//p" "/proc/$worker/status"; }
limit_of() { awk -v name="$1" 'index($0, name) == 1 { sub(name, ""); print $1, $2 }' "/proc/$worker/limits"; }

@test "the worker: filter, no new privileges, limits, and no file but its own pipes and script" {
    confined_only
    echo 'while true do end' >ever.in.lua
    exec 7<journey.lua # whatever the caller had open
    "$REIS" run --max-time 20 ever.in.lua 3>&- &
    reis=$!
    for _ in $(seq 100); do
        worker=$(pgrep -P $reis) && [ "$(status_of Seccomp)" = 2 ] && break
        sleep 0.05
    done
    [ "$(status_of Seccomp)" = 2 ]
    [ "$(status_of NoNewPrivs)" = 1 ]
    [ "$(limit_of 'Max address space')" = "1073741824 1073741824" ]
    [ "$(limit_of 'Max open files')" = "16 16" ]
    [ "$(limit_of 'Max core file size')" = "0 0" ]
    for fd in 0 1 2; do [ "$(readlink /proc/$worker/fd/$fd)" = /dev/null ]; done
    [ "$(ls /proc/$worker/fd | wc -l)" -eq 6 ]
    kill $reis
    wait $reis || true
    [ ! -e /proc/$worker ]
}

@test "what is read lies beneath the folders that were given, links included" {
    mkdir s data away
    echo 'print "the secret"' >away/secret.lua
    ln -s ../away/secret.lua s/link.lua
    ln -s ../away s/folder
    ln -s "$dir/away/secret.lua" data/absolute.lua
    ln -s own.lua s/alias.lua
    echo 'print "own"' >s/own.lua
    mkfifo s/pipe.lua
    for name in link.lua folder/secret.lua absolute.lua pipe.lua ../away/secret.lua "$dir/away/secret.lua" /dev/zero .; do
        printf 'include "%s"\n' "$name" >s/j.lua
        run timeout 10 "$REIS" run --read data s/j.lua
        [ "$status" -eq 1 ]
        [[ "$output" != *"the secret"* ]]
    done
    for name in link folder.secret; do
        printf 'require "%s"\n' "$name" >s/j.lua
        run "$REIS" run -I data s/j.lua
        [ "$status" -eq 1 ]
    done
    echo 'include "alias.lua"' >s/j.lua
    run "$REIS" run s/j.lua
    [ "$output" = own ]
}

@test "--trust lifts neither the escaping nor whole-or-absent outputs, and pictures still have their program" {
    cat >t.in.lua <<'LUA'
include "journey.lua"
print("\27]0;owned\7", io ~= nil, os ~= nil)
draw.map("Buy a bike", "map.svg")
error("\27[31m on purpose")
LUA
    run "$REIS" run --trust --write . t.in.lua
    [ "$status" -eq 1 ]
    [[ "$output" == *'\x1B]0;owned\x07'*true*true* ]]
    [[ "$output" == *'\x1B[31m on purpose'* ]]
    [[ "$output" != *$'\e'* ]]
    [ -z "$(left)" ]
    sed -i '$d' t.in.lua
    traced -e trace=execveat,execve -o calls "$REIS" run --trust --write . t.in.lua
    grep -q 'reis-draw' calls
    xmllint --noout map.svg
}

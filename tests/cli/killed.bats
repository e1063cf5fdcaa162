#!/usr/bin/env bats
# Outputs when the disk fails or the program is killed in the middle of a call: whole or absent, and nothing left for long.

load common

# Runs reis with a fault put into one system call: faulty CALL WHAT WORD…
faulty() {
    local call=$1 what=$2
    shift 2
    traced -o /dev/null -e "trace=$call" -e "inject=$call:$what" "$REIS" "$@"
}

setup_file() { command -v strace >/dev/null || skip "no strace"; }

@test "killed while a new file goes to the disk: nothing is left" {
    run faulty fsync signal=KILL map journey.lua -o map.svg
    [ "$status" -eq 137 ]
    [ -z "$(left)" ]
}

@test "killed while a file takes another's place: the old one stays, and the next run clears up" {
    echo old >map.svg
    run faulty rename signal=KILL map journey.lua -o map.svg
    [ "$status" -eq 137 ]
    [ "$(cat map.svg)" = old ]
    "$REIS" map journey.lua -o other.svg
    [ "$(left)" = "./map.svg ./other.svg " ]
    "$REIS" map journey.lua -o map.svg
    xmllint --noout map.svg
}

@test "without room on the disk: status 4, nothing left" {
    run faulty fsync error=EIO map journey.lua -o map.svg
    [ "$status" -eq 4 ]
    [[ "$output" == *"map.svg: error: cannot write: Input/output error"* ]]
    [ -z "$(left)" ]
    run faulty linkat error=ENOSPC map journey.lua -o map.svg
    [ "$status" -eq 4 ]
    [ -z "$(left)" ]
    echo old >map.svg
    run faulty rename error=ENOSPC map journey.lua -o map.svg
    [ "$status" -eq 4 ]
    [ "$(cat map.svg)" = old ]
    [ "$(left)" = "./map.svg " ]
}

@test "a full disk: status 4, nothing left" {
    mkdir small
    run unshare -rm bash -c 'mount -t tmpfs -o size=16k t small && "$1" map journey.lua -o small/map.svg; s=$?; ls -A small; exit $s' - "$REIS"
    [[ "$output" != *"unshare failed"* && "$output" != *"mount: "* ]] || skip "no mount namespaces here"
    [ "$status" -eq 4 ]
    [ "$output" = "small/map.svg: error: cannot write: No space left on device" ]
}

@test "what a killed run left is cleared up; what a living one writes, or is another's, is not" {
    sleep 0 &
    gone=$!
    wait $gone
    touch ".map.svg.reis.$gone.abcdef" ".a.reis.$gone.Zz0123" ".map.svg.reis.$$.abcdef" ".map.svg.reis.$gone.abc" \
        "map.svg.reis.$gone.abcdef" ".reis.x.abcdef" ".map.svg.abcdef"
    mkdir ".folder.reis.$gone.abcdef"
    "$REIS" map journey.lua -o map.svg
    [ ! -e ".map.svg.reis.$gone.abcdef" ]
    [ ! -e ".a.reis.$gone.Zz0123" ]
    [ -e ".map.svg.reis.$$.abcdef" ]
    [ -e ".map.svg.reis.$gone.abc" ]
    [ -e "map.svg.reis.$gone.abcdef" ]
    [ -e .reis.x.abcdef ]
    [ -e .map.svg.abcdef ]
    [ -e ".folder.reis.$gone.abcdef" ]
}

@test "hundreds of outputs, more than may be open at once" {
    { echo 'include "journey.lua"'; echo 'for i = 1, 230 do draw.ecosystem(i .. ".dot") end'; } >many.in.lua
    run bash -c 'ulimit -n 64; exec "$1" run --write out --max-time 60 many.in.lua' - "$REIS"
    [ "$status" -eq 0 ]
    [ "$(ls out | wc -l)" -eq 230 ]
    [ -z "$(find out -name '.*' -type f)" ]
}

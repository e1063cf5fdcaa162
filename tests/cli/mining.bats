#!/usr/bin/env bats
# Logs that take a while: how far it is stands on the terminal, and ^C ends it at once.

load common

log() { awk 'BEGIN { print "case,activity,timestamp"; for (i = 0; i < 500000; i++) printf "c%d,step %d,2026-03-01 10:%02d:%02d\n", i / 5, i % 17, i / 60 % 60, i % 60 }' >log.csv; }

@test "mine tells on a terminal how far it is and what is left" {
    log
    run "$HERE/on_terminal.py" "want:reading log.csv: " "want: left" "send:\\x03" -- "$REIS" mine $(yes log.csv | head -40)
    [[ "$output" == *"status 130"* ]]
}

@test "^C ends mine at once, and nothing is written" {
    log
    run "$HERE/send_signal.py" INT 0.2 "$REIS" mine -q -o steps.csv $(yes log.csv | head -40)
    [ "$output" = "status 130" ]
    [ ! -e steps.csv ]
}

@test "where there is no terminal nothing is told of how far it is" {
    log
    "$REIS" mine -q --table loops log.csv log.csv log.csv log.csv log.csv log.csv >out 2>err
    [ -s out ]
    [ ! -s err ]
}

@test "many threads leave room in the worker's memory for the log" {
    log
    "$REIS" mine -q --threads 16 --json $(yes log.csv | head -5) >many
    "$REIS" mine -q --threads 1 --json $(yes log.csv | head -5) >one
    cmp many one
}

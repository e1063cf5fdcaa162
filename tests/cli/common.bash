# What the files of this folder share: a folder of their own with a small journey in it.

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export REIS=${REIS:-$HERE/../../build/reis} NO_COLOR=1 # as tests/run has it

setup() {
    dir=$(mktemp -d)
    cd "$dir" || return 1
    cat >journey.lua <<'LUA'
value "ease" { weight = 1 }
channel "website" { kind = "digital", cost = 0.1 }
channel "phone" { kind = "human", cost = 6 }
team "it" { capacity = 20 }
persona "Anna" { share = 0.6, expects = 7, job = "Ride" }
persona "Bram" { share = 0.4, expects = 6, job = "Ride safely" }
journey "Buy a bike" {
  goal = "Ride home",
  phase "Orient" { touchpoint "Page" { channel = "website", owner = "it", offers = "Three questions", score = { ease = 7 }, leave = 0.2 } },
  phase "Pay" {
    touchpoint "Checkout" { channel = "website", owner = "it", score = { ease = 5 }, next = { Help = 0.1, done = 0.9 },
                            killer "Paid, then gone" { probability = 0.05 } },
    touchpoint "Help" { channel = "phone", score = { ease = 6 }, next = "Checkout" },
  },
}
action "Live stock" { owner = "it", effort = 12, cost = 9000, removes = { "Paid, then gone" } }
action "Plain words" { owner = "it", effort = 5, cost = 1500, improves = { Page = { ease = 1, leave = -0.1 } } }
roadmap "2027" { periods = 2, budget = 10000 }
LUA
}

teardown() {
    cd /
    rm -rf "$dir"
}

# Sanitizers and coverage need system calls of their own: their builds run without filters and a cap on memory.
confined_only() { [ -z "${UNCONFINED:-}" ] || skip "this build is not confined"; }

# Fails, and shows the lines, where a file holds a pattern; bats does not count a failing `! grep`.
lacks() {
    if grep -i "$1" "$2"; then return 1; fi
}

# strace with the arguments given; a build that looks for leaks cannot do so under it.
traced() { ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" strace -f -qq "$@"; }

# Everything in the folder but what the test put there, hidden files too.
left() { find . -mindepth 1 ! -name journey.lua ! -name '*.in.lua' | sort | tr '\n' ' '; }

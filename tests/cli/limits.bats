#!/usr/bin/env bats
# Limits on sizes: what just fits is taken, one more is status 3, with the limit's name and the script's line.

load common

# A Lua comment of so many bytes, line break included.
comment() { printf -- '--%*s\n' $(($1 - 3)) ''; }

limited() {
    [ "$status" -eq 3 ]
    [[ "$output" == *"$1"* ]]
}

@test "a script of 4 MiB, and one byte more" {
    comment 4194304 >fits.in.lua
    comment 4194305 >over.in.lua
    run "$REIS" run fits.in.lua
    [ "$status" -eq 0 ]
    run "$REIS" run over.in.lua
    limited "over.in.lua: error: limit script-size of 4 MiB exceeded"
}

@test "an included and a required file of 4 MiB, and one byte more" {
    comment 4194304 >fits.lua
    comment 4194305 >over.lua
    printf 'include "fits.lua"\nrequire "fits"\n' >j.in.lua
    run "$REIS" run j.in.lua
    [ "$status" -eq 0 ]
    printf '\npcall(include, "over.lua")\n' >i.in.lua
    run "$REIS" run i.in.lua
    limited "i.in.lua:2: error: limit script-size of 4 MiB exceeded: over.lua"
    printf '\n\nrequire "over"\n' >r.in.lua
    run "$REIS" run r.in.lua
    limited "r.in.lua:3: error: limit script-size of 4 MiB exceeded: over.lua"
}

@test "a text of 1 MiB for load, and one byte more" {
    echo 'assert(load(("-"):rep(tonumber(...))))' >l.in.lua
    run "$REIS" run l.in.lua 1048576
    [ "$status" -eq 0 ]
    run "$REIS" run l.in.lua 1048577
    limited "l.in.lua:1: error: limit load-size of 1 MiB exceeded"
}

@test "a chain of coroutine.close of 100, and one more" {
    cat >c.in.lua <<'LUA'
local inner
for _ = 1, tonumber((...)) do
  local held = inner
  local co = coroutine.create(function()
    local x <close> = setmetatable({}, { __close = function() if held then assert(coroutine.close(held)) end end })
    coroutine.yield()
  end)
  coroutine.resume(co)
  inner = co
end
coroutine.close(inner)
LUA
    run "$REIS" run c.in.lua 100
    [ "$status" -eq 0 ]
    run "$REIS" run c.in.lua 101
    limited "error: limit coroutine-depth of 100 exceeded"
}

@test "every limit that is named stands in the manual" {
    "$REIS" help limits >page
    for name in script-size load-size coroutine-depth; do grep -q "$name" page; done
}

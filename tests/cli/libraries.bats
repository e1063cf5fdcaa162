#!/usr/bin/env bats
# Where libraries are found, and LuaRocks.

load common

library() { mkdir -p "$1" && printf -- '--- From %s.\n--- version: %s\nreturn "%s"\n' "$2" "$3" "$2" >"$1/where.lua"; }

@test "the places, in order: beside, lib, -I, REIS_PATH, the data folder, a tree of the user's" {
    echo 'print(require "where")' >w.in.lua
    export HOME=$dir/home REIS_PATH=$dir/path XDG_DATA_HOME=$dir/data
    library home/.luarocks/share/lua/5.4 tree 1
    for place in "data/reis data" "path path" "given given" "lib lib" ". beside"; do
        run "$REIS" run -I given w.in.lua
        [ "$status" -eq 0 ]
        [ "$output" = "${before:-tree}" ]
        library $place 1
        before=${place#* }
    done
    run "$REIS" run -I given w.in.lua
    [ "$output" = beside ]
    run "$REIS" libraries -I given
    [ "$(grep -c 'another comes before it' <<<"$output")" -eq 5 ]
    rm -r data path home
    unset XDG_DATA_HOME
    library home/.local/share/reis own 1
    rm -r where.lua lib given
    run "$REIS" run w.in.lua
    [ "$output" = own ]
    rm -r home
    run "$REIS" run -I given w.in.lua
    [ "$status" -eq 1 ]
    [[ "$output" == *"(beside the script)"*"given/ (-I, not there)"*"REIS_PATH (not there)"*"your data folder (not there)"* ]]
    [[ "$output" != *"$dir"* ]]
}

@test "a library stands beneath its place: no link out of it, in lib neither; one of 10 MB is a limit, bytecode is refused" {
    mkdir away s
    echo 'print "the secret"' >away/secret.lua
    ln -s ../away s/lib
    ln -s ../away s/folder
    ln -s ../away/secret.lua s/link.lua
    for name in secret folder.secret link ../away/secret; do
        echo "require '$name'" >s/j.lua
        run "$REIS" run s/j.lua
        [ "$status" -eq 1 ]
        [[ "$output" != *"the secret"$'\n'* ]]
        [[ "$output" != "the secret"* ]]
    done
    echo 'require "big"' >s/j.lua
    head -c 10000000 /dev/zero >s/big.lua
    run "$REIS" run s/j.lua
    [ "$status" -eq 3 ]
    lua5.4 -e 'io.write(string.dump(function() print "ran" end))' >s/big.lua
    run "$REIS" run s/j.lua
    [ "$status" -eq 1 ]
    [[ "$output" != *ran* ]]
}

@test "luarocks makes the example rock offline, and require finds it with the network off" {
    command -v luarocks >/dev/null || skip "luarocks is not installed; scripts/setup installs it"
    unshare -rn true 2>/dev/null || skip "no network namespace may be made here"
    cp -r "$HERE/../../examples/lib" rock
    (cd rock && HOME=$dir unshare -rn luarocks --lua-version 5.4 --tree "$dir/tree" make reis-retail-1.2.0-1.rockspec)
    echo 'print(require("retail.returns", ">= 1.2").mark_after(2))' >w.in.lua
    run unshare -rn "$REIS" run -I tree w.in.lua
    [ "$status" -eq 0 ]
    [ "$output" = 8.0 ]
    REIS_PATH=$dir/tree run "$REIS" run w.in.lua
    [ "$output" = 8.0 ]
}

# One of each of a user's own in a folder, and a script that uses all four.
own_four() {
    mkdir -p "$1/rules" "$1/methods" "$1/views" "$1/vocabulary"
    echo 'return { check = function(model, _, report) report("note", model.teams[1], "was seen") end }' >"$1/rules/teams.lua"
    echo 'return { rank = function(action) return #action.name end }' >"$1/methods/longest.lua"
    echo 'return { build = function(c) return { require("reis.ink").page(c, "A view of my own") } end }' >"$1/views/plain.lua"
    echo 'return { kinds = { touchpoint = "encounter" }, fields = { experience = "mark" } }' >"$1/vocabulary/mill.lua"
}

# Those four as check, roadmap, view and a script see them; the rest of the arguments go to each command.
sees_four() {
    run "$REIS" check "$@" w.in.lua
    [[ "$output" == *'w.in.lua:2: note: team "it" was seen [teams]'* ]]
    run "$REIS" roadmap "$@" --method longest w.in.lua
    [ "$status" -eq 0 ]
    [[ "$output" == *"(longest)"* ]]
    run "$REIS" view "$@" plain w.in.lua -o view.svg
    [ "$status" -eq 0 ]
    grep -q 'A view of my own' view.svg
    rm view.svg
    run "$REIS" run "$@" w.in.lua
    [ "$status" -eq 0 ]
    [ "$output" = 6 ]
}

@test "a rule, a method, a view and a vocabulary are seen from every folder, and from a rock's tree" {
    printf '%s\n' 'require "vocabulary.mill"' 'team "it" {}' 'journey "J" { phase "P" { encounter "A" { mark = 6 } } }' \
        'action "X" { improves = { A = { mark = 1 } } }' 'print(model.touchpoints.A.experience)' >w.in.lua
    export HOME=$dir/home REIS_PATH=$dir/path XDG_DATA_HOME=$dir/data
    for place in . lib path data/reis; do
        own_four $place
        sees_four
        rm -r $place/rules $place/methods $place/views $place/vocabulary
        run "$REIS" run w.in.lua
        [ "$status" -eq 1 ]
    done
    own_four given
    sees_four -I given
    command -v luarocks >/dev/null || skip "luarocks is not installed; scripts/setup installs it"
    unshare -rn true 2>/dev/null || skip "no network namespace may be made here"
    own_four rock
    cat >rock/mill-1.0-1.rockspec <<'END'
rockspec_format = "3.0"
package = "mill"
version = "1.0-1"
source = { url = "git+file://." }
build = { type = "builtin", modules = { ["rules.teams"] = "rules/teams.lua", ["methods.longest"] = "methods/longest.lua",
    ["views.plain"] = "views/plain.lua", ["vocabulary.mill"] = "vocabulary/mill.lua" } }
END
    (cd rock && unshare -rn luarocks --lua-version 5.4 --tree "$dir/tree" make mill-1.0-1.rockspec)
    sees_four -I tree
    REIS_PATH=$dir/tree sees_four
    mv tree home/.luarocks 2>/dev/null || { mkdir -p home && mv tree home/.luarocks; }
    run "$REIS" roadmap --method longest w.in.lua
    [[ "$output" == *"(longest)"* ]]
    run "$REIS" run w.in.lua
    [ "$output" = 6 ]
    run "$REIS" check w.in.lua
    [[ "$output" != *"was seen"* ]]
}

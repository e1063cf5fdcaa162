#!/usr/bin/env bats
# reis watch: the report at an address of this machine, drawn again at every save.

load common

# ask PATH [LINE OF THE HEAD]…: what the server answers to a request, head and body
ask() {
    local path=$1 port=${address#http://127.0.0.1:}
    port=${port%%/*}
    shift
    [ $# -gt 0 ] || set -- "Host: 127.0.0.1:$port"
    exec 9<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf '%s\r\n' "${METHOD:-GET} $path HTTP/1.1" "$@" '' >&9
    cat <&9
    exec 9>&- 9<&-
}

# The address and its path, once it is there; page N: wait until so many pages were drawn or refused.
begin() {
    "$REIS" watch journey.lua "$@" >out 2>err 3>&- &
    pid=$!
    for _ in $(seq 100); do [ -s out ] && break; sleep 0.1; done
    address=$(cat out)
    path=/${address#http://127.0.0.1:*/}
}
news() { timeout 20 bash -c "$(declare -f ask); address=$address; ask '${path}news?$1'"; }
end() { kill -TERM $pid; wait $pid 2>/dev/null || true; }

@test "the page, again after a save, and what is wrong with it" {
    begin
    [[ $(news 0) == *$'\n1 1' ]] # state 0 is passed when the first page is drawn
    [[ $(ask "${path}page") == *"Buy a bike"* ]]
    echo 'journey "Sell it" { phase "P" { touchpoint "T" {} } }' >>journey.lua
    [[ $(news 1) == *$'\n2 2' ]]
    [[ $(ask "${path}page") == *"Sell it"* ]]
    echo 'x = undefined' >>journey.lua
    run news 2
    [[ "$output" == *$'\n3 2\n'*"unknown global 'undefined'"* ]]
    [[ $(ask "${path}page") == *"Sell it"* ]] # the last one that could be drawn
    mkdir -p lib
    sleep 0.3
    echo 'return {}' >lib/x.lua
    sed -i '$d' journey.lua
    run news 3
    [[ "$output" == *$'\n4 3' ]]
    [[ $(ask "$path") == *'<iframe'*"nonce=\"${path//\//}\""* ]]
    end
    grep -q 'note: drawn' err
}

@test "nobody else is answered: another name, another path, another method" {
    begin
    news 0 >/dev/null
    [[ $(ask /) == "HTTP/1.1 404 "* ]]
    [[ $(ask "${path}../journey.lua") == "HTTP/1.1 404 "* ]]
    [[ $(ask "${path}page/") == "HTTP/1.1 404 "* ]]
    [[ $(ask "/${path:2}page") == "HTTP/1.1 404 "* ]]
    [[ $(ask "${path}page" "Host: evil.example") == "HTTP/1.1 400 "* ]]
    [[ $(ask "${path}page" "Accept: */*") == "HTTP/1.1 400 "* ]]
    [[ $(METHOD=POST ask "${path}page") == "HTTP/1.1 400 "* ]]
    [[ $(ask "${path}page" "X: $(printf 'x%.0s' $(seq 9000))") == "HTTP/1.1 431 "* ]]
    [[ $(ask "${path}page") == "HTTP/1.1 200 "*"frame-ancestors 'self'"* ]]
    end
}

@test "many who only wait do not keep others out, and a signal ends it at once" {
    begin
    news 0 >/dev/null
    for _ in $(seq 40); do news 1 >/dev/null 3>&- & done
    sleep 0.5
    [[ $(ask "${path}page") == *"Buy a bike"* ]]
    kill -TERM $pid
    wait $pid || status=$?
    [ "$status" -eq 143 ]
}

@test "what cannot be watched" {
    run "$REIS" watch absent.lua
    [ "$status" -eq 4 ]
    [[ "$output" == *"absent.lua: error: No such file"* ]]
    run "$REIS" watch -
    [ "$status" -eq 4 ]
    [[ "$output" == *"standard input"* ]]
    run "$REIS" watch
    [ "$status" -eq 2 ]
    run "$REIS" watch journey.lua -o x.html
    [ "$status" -eq 2 ]
    run "$REIS" watch --help
    [ "$status" -eq 0 ]
    [[ "$output" == *"--port"* ]]
}

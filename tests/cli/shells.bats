#!/usr/bin/env bats
# What shells complete of `reis`, and the pages of man: made from the program's tables, used as a shell and man use them.

load common

# What bash offers for a line, its last word being typed: words as bash parts them.
offers() {
    bash -c '
        source /dev/stdin <<<"$("$1" help --completion bash)"
        shift
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        $(complete -p reis | sed "s/.*-F \([^ ]*\).*/\1/")
        [ "${#COMPREPLY[@]}" -eq 0 ] || printf "%s\n" "${COMPREPLY[@]}"' - "$REIS" "$@" | sort
}

@test "bash: commands, their options, what an option may be" {
    [ "$(offers reis ma)" = $'map\nmarks\nmatrix' ]
    [ "$(offers reis check --st)" = --strict ]
    [ "$(offers reis score --st)" = "" ]
    [ "$(offers reis map x.lua --paper a)" = $'a3\na4\na5' ]
    [ "$(offers reis map --lang = n)" = nl ]
    [ "$(offers reis map --lang =)" = $'en\nnl' ]
    [[ "$(offers reis roadmap --method '')" == *moscow*wsjf* ]]
    [[ "$(offers reis new --template '')" == *journey* ]]
    [ "$(offers reis --lang nl ma)" = $'map\nmarks\nmatrix' ]
    [ "$(offers reis help touchp)" = touchpoint ]
    [ "$(offers reis help rul)" = $'rule\nrules' ]
    [ "$(offers reis help rule goal-m)" = goal-missing ]
    [ "$(offers reis check --rule goal-m)" = goal-missing ]
    [ "$(offers reis export x.lua --to the)" = theydo ]
    [[ "$(offers reis view bl)" == *blueprint* ]]
    [ "$(offers reis score --journey '')" = "" ]
}

@test "bash: scripts, folders and any file, with blanks and quotes in their names" {
    mkdir -p "in here" lib
    touch "a b.lua" c.lua d.txt "it's.lua"
    run offers reis score ''
    [ "$output" = $'a b.lua\nc.lua\nin here\nit\'s.lua\njourney.lua\nlib' ]
    [ "$(offers reis mine d)" = d.txt ]
    [ "$(offers reis map -I l)" = lib ]
    [ "$(offers reis map -o d)" = d.txt ]
    [ "$(offers reis score -- c)" = c.lua ]
    [ "$(offers reis view blueprint c)" = c.lua ]
}

@test "every command and every option of its help is offered" {
    local command
    for command in $(offers reis '' | grep -v -x help); do # `reis help --help` is the manual's first page
        run offers reis "$command" -
        diff <(printf '%s\n' "$output" | grep -o '^--.*') <("$REIS" "$command" --help | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort)
    done
}

@test "zsh and fish read theirs; fish offers the same" {
    if command -v zsh >/dev/null; then
        "$REIS" help --completion zsh >_reis
        zsh -n _reis
        # zsh's own completion, asked on a terminal of its own
        run zsh -f -c 'zmodload zsh/zpty; zpty z "zsh -f -i"; zpty -w z "PS1=; fpath=($PWD \$fpath); autoload -U compinit; compinit -u -d dump; zstyle \":completion:*\" list-prompt \"\"; print ready"
            zpty -r z line "*ready*ready*" ; zpty -w -n z $'"'"'reis simul\t\n'"'"'; sleep 2; zpty -r -t z line "*simulate*" && print -r -- "$line"; zpty -d z'
        [[ "$output" == *"reis simulate"* ]]
    fi
    if command -v fish >/dev/null; then
        "$REIS" help --completion fish >reis.fish
        run fish --no-config -c 'source reis.fish; complete -C "reis ma"'
        [ "$(printf '%s\n' "$output" | cut -f 1 | sort)" = $'map\nmarks\nmatrix' ]
        run fish --no-config -c 'source reis.fish; complete -C "reis map --paper "'
        [ "$(printf '%s\n' "$output" | cut -f 1 | sort)" = $'a3\na4\na5\nletter' ]
        touch a.lua b.txt
        run fish --no-config -c 'source reis.fish; complete -C "reis score "'
        [[ "$output" == *a.lua* ]]
    fi
    command -v zsh >/dev/null || command -v fish >/dev/null || skip "neither zsh nor fish is here; scripts/setup --editors brings them"
}

@test "the pages of man have no warning, and every option" {
    local name
    for name in reis $("$REIS" help | sed -n 's/^  reis \([a-z]*\).*/\1/p' | sort -u | grep -v -E '^help$') help; do
        "$REIS" help --man "$name" >page.1
        if command -v mandoc >/dev/null; then
            run mandoc -T lint -W warning page.1
            [ "$output" = "" ]
        fi
        if command -v man >/dev/null; then
            MANWIDTH=200 man --warnings=w -E UTF-8 -l -P cat page.1 >shown 2>warnings
            [ -s shown ]
            [ ! -s warnings ]
            if [ "$name" != reis ] && [ "$name" != help ]; then
                diff <(grep -A 1 '^\.TP' page.1 | sed 's/\\f[BIR]/ /g; s/\\//g' | grep -oE '^ (-. , +)?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort) \
                    <("$REIS" "$name" --help | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort)
            fi
        fi
    done
    run "$REIS" help --man nothing
    [ "$status" -eq 2 ]
}

-- What shells need to complete `reis`: a script for bash, zsh or fish, made from the table of commands and options.

local described = require "reis.command.described"

local completions = {}

--- A text between single quotes, for any of these shells.
local function quoted(s) return "'" .. s:gsub("'", "'\\''") .. "'" end

local function plain(words) return table.concat(words, " ") end

-- bash ------------------------------------------------------------------------------------------------------

local BASH = [=[
# bash completion for reis: made by `reis help --completion bash`
_reis_files() { # PATTERN: folders, and the files that it fits
    local IFS=$'\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -d -- "$cur"))
    COMPREPLY+=($(compgen -f -X "!$1" -- "$cur"))
}

_reis_value() { # OPTION: what its value may be; false where it takes none
    case "$command:$1" in
@VALUES@    *) return 1 ;;
    esac
}

_reis() {
    local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' word i options=''
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do # an option before the command is one of all commands
        word=${COMP_WORDS[i]}
        case $word in
        @BEFORE@) i=$((i + 1)); [ "${COMP_WORDS[i]}" != = ] || i=$((i + 1)) ;;
        -*|=) ;;
        *) command=$word; break ;;
        esac
    done
    if [ "$cur" = = ]; then cur=''; else [ "$before" != = ] || before=${COMP_WORDS[COMP_CWORD - 2]}; fi
    _reis_value "$before" && return
    case $command in
@OPTIONS@    esac
    if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "$options" -- "$cur")); return; fi
    case $command in
    '') COMPREPLY=($(compgen -W '@COMMANDS@' -- "$cur")) ;;
@WORDS@    *) _reis_files '*.lua' ;;
    esac
}
complete -F _reis reis
]=]

local BASH_VALUE = { folder = "local IFS=$'\\n'; compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- \"$cur\"))",
    file = "_reis_files '*'", text = "COMPREPLY=()" }

--- The patterns of an option of a command in _reis_value.
local function pattern(command, option)
    return command .. ":--" .. option.name .. (option.letter and "|" .. command .. ":-" .. option.letter or "")
end

local function names_of(options)
    local out = {}
    for _, option in ipairs(options) do
        out[#out + 1] = "--" .. option.name
        if option.letter then out[#out + 1] = "-" .. option.letter end
    end
    return out
end

local function bash_values(list)
    local out = {}
    for _, command in ipairs(list) do
        for _, option in ipairs(command.options) do
            if option.kind ~= "flag" then
                local action = option.words and ("COMPREPLY=($(compgen -W %s -- \"$cur\"))"):format(quoted(plain(option.words))) or BASH_VALUE[option.kind]
                out[#out + 1] = ("    %s) %s ;;\n"):format(pattern(command.name, option), action)
            end
        end
    end
    return table.concat(out)
end

--- The words of commands that take no script.
local function bash_words(list)
    local out = {}
    local function one_of(words) return ("COMPREPLY=($(compgen -W %s -- \"$cur\"))"):format(quoted(plain(words))) end
    for _, command in ipairs(list) do
        local action = command.takes == "nothing" and ":" or command.takes == "file" and "_reis_files '*'"
            or command.takes == "folder" and BASH_VALUE.folder
            or command.takes == "topic" and ('if [ "$before" = rule ]; then %s; else %s; fi'):format(one_of(described.rules()), one_of(described.topics()))
            or command.takes == "view" and ("if [ \"$i\" = $((COMP_CWORD - 1)) ]; then %s; else _reis_files '*.lua'; fi"):format(one_of(described.views()))
        if action then out[#out + 1] = ("    %s) %s ;;\n"):format(command.name, action) end
    end
    return table.concat(out)
end

--- The names of options with a value that may stand before any command.
local function before_command(list)
    local out = {}
    for _, option in ipairs(list) do
        if option.kind ~= "flag" then
            out[#out + 1] = "--" .. option.name
            if option.letter then out[#out + 1] = "-" .. option.letter end
        end
    end
    return table.concat(out, "|")
end

local function bash(list)
    local options = {}
    for i, command in ipairs(list) do options[i] = ("    %s) options=%s ;;\n"):format(command.name, quoted(plain(names_of(command.options)))) end
    options[#options + 1] = "    '') options='--help --version' ;;\n"
    local names = {}
    for i, command in ipairs(list) do names[i] = command.name end
    local parts = { VALUES = bash_values(list), BEFORE = before_command(list.all), OPTIONS = table.concat(options), COMMANDS = plain(names),
        WORDS = bash_words(list) }
    return (BASH:gsub("@(%u+)@", parts))
end

-- zsh -------------------------------------------------------------------------------------------------------

--- A description within the brackets of _arguments.
local function zsh_doc(s) return (s:gsub("[%[%]:\\]", "\\%0")) end

local function zsh_value(option)
    if option.kind == "flag" then return "" end
    local action = option.words and "(" .. plain(option.words) .. ")" or option.kind == "folder" and "_files -/" or option.kind == "file" and "_files" or " "
    return ":" .. zsh_doc(option.value) .. ":" .. action
end

local function zsh_option(option)
    local rest = "[" .. zsh_doc(option.doc) .. "]" .. zsh_value(option)
    local long = "--" .. option.name .. (option.kind ~= "flag" and "=" or "")
    if not option.letter then return quoted(long .. rest) end
    local short = "-" .. option.letter .. (option.kind ~= "flag" and "+" or "")
    return ("'(-%s --%s)'{%s,%s}%s"):format(option.letter, option.name, short, long, quoted(rest))
end

local ZSH_TAKES = { script = "*:script:_files -g '*.lua'", file = "*:file:_files", folder = "1:folder:_files -/" }

local function zsh_words(command)
    if command.takes == "topic" then return { "1:topic:(" .. plain(described.topics()) .. ")", "2:rule:(" .. plain(described.rules()) .. ")" } end
    if command.takes == "view" then return { "1:view:(" .. plain(described.views()) .. ")", ZSH_TAKES.script } end
    return { ZSH_TAKES[command.takes] }
end

local function zsh(list)
    local out = { "#compdef reis\n# zsh completion for reis: made by `reis help --completion zsh`\n\n_reis() {\n    local state line\n    typeset -A opt_args\n"
        .. "    local -a commands=(\n" }
    for _, command in ipairs(list) do out[#out + 1] = ("        %s\n"):format(quoted(command.name .. ":" .. command.summary:gsub(":", "\\:"))) end
    out[#out + 1] = "    )\n    _arguments -C '(- *)--version[show the version]' '1: :->command' '*:: :->words'\n    case $state in\n"
        .. "    command) _describe command commands ;;\n    words)\n        case $words[1] in\n"
    for _, command in ipairs(list) do
        out[#out + 1] = ("        %s) _arguments"):format(command.name)
        for _, option in ipairs(command.options) do out[#out + 1] = " \\\n            " .. zsh_option(option) end
        for _, word in ipairs(zsh_words(command)) do out[#out + 1] = " \\\n            " .. quoted(word) end
        out[#out + 1] = " ;;\n"
    end
    out[#out + 1] = "        esac ;;\n    esac\n}\n\n_reis \"$@\"\n"
    return table.concat(out)
end

-- fish ------------------------------------------------------------------------------------------------------

local function fish_quoted(s) return "'" .. s:gsub("[\\']", "\\%0") .. "'" end

local function fish_option(command, option)
    local out = { ("complete -c reis -n '__fish_seen_subcommand_from %s' -l %s"):format(command.name, option.name) }
    if option.letter then out[#out + 1] = "-s " .. option.letter end
    if option.words then
        out[#out + 1] = "-x -a " .. fish_quoted(plain(option.words))
    elseif option.kind == "folder" then
        out[#out + 1] = "-x -a '(__fish_complete_directories)'"
    elseif option.kind ~= "flag" then
        out[#out + 1] = option.kind == "file" and "-r -F" or "-x"
    end
    out[#out + 1] = "-d " .. fish_quoted(option.doc)
    return table.concat(out, " ")
end

local FISH_TAKES = { script = "'(__fish_complete_suffix .lua)'", folder = "'(__fish_complete_directories)'" }

local function fish_words(command)
    local words = command.takes == "topic" and fish_quoted(plain(described.topics())) or command.takes == "view" and fish_quoted(plain(described.views()))
    local lines = {}
    local function add(a) lines[#lines + 1] = ("complete -c reis -n '__fish_seen_subcommand_from %s' %s"):format(command.name, a) end
    if command.takes == "file" then add "-F" elseif words then add("-a " .. words) end
    if command.takes == "topic" then
        lines[#lines + 1] = "complete -c reis -n '__fish_seen_subcommand_from help; and __fish_seen_subcommand_from rule' -a "
            .. fish_quoted(plain(described.rules()))
    end
    if command.takes == "view" or command.takes == "script" then add("-a " .. FISH_TAKES.script) end
    if command.takes == "folder" then add("-a " .. FISH_TAKES.folder) end
    return lines
end

local function fish(list)
    local out = { "# fish completion for reis: made by `reis help --completion fish`", "complete -c reis -f",
        "complete -c reis -n __fish_use_subcommand -l version -d 'show the version'" }
    for _, command in ipairs(list) do
        out[#out + 1] = ("complete -c reis -n __fish_use_subcommand -a %s -d %s"):format(command.name, fish_quoted(command.summary))
        for _, option in ipairs(command.options) do out[#out + 1] = fish_option(command, option) end
        for _, line in ipairs(fish_words(command)) do out[#out + 1] = line end
    end
    return table.concat(out, "\n") .. "\n"
end

local SHELLS = { bash = bash, zsh = zsh, fish = fish }

--- The completion of a shell ("bash", "zsh", "fish") as its script -> text
function completions.of(shell)
    local list = described.commands()
    list.all = described.options "" -- those of every command
    return SHELLS[shell](list)
end

return completions

-- The pages of man, made from the commands, their options and help: reis(1), and one a command, reis-map(1).

local host = require "host"
local described = require "reis.command.described"

local man_page = {}

--- A text as roff has it.
local function roff(s)
    s = s:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("`([^`]+)`", "\\fB%1\\fR")
    return (("\n" .. s):gsub("\n([.'])", "\n\\&%1"):sub(2))
end

--- Text in paragraphs: lines that follow each other are one.
local function paragraphs(s)
    local out = {}
    for part in (s .. "\n\n"):gmatch("(.-)\n\n+") do
        if part:find "%S" then out[#out + 1] = roff((part:gsub("%s*\n%s*", " "))) end
    end
    return table.concat(out, "\n.PP\n")
end

local function head(name, summary)
    return (".TH %s 1 \"%s\" \"reis %s\" \"Journeys as code\"\n.SH NAME\n%s \\- %s\n"):format(name:upper():gsub("%-", "\\-"), host.today(), host.version,
        roff(name), roff(summary))
end

--- The words of a usage: names in bold, what is to be filled in in italics.
local function synopsis(usage)
    return (usage:gsub("%S+", function(word)
        if word:find "^%[?%u" then return "\\fI" .. roff(word) .. "\\fR" end
        return "\\fB" .. roff(word) .. "\\fR"
    end))
end

local function options(list)
    local out = {}
    for _, option in ipairs(list) do
        local names = (option.letter and ("\\fB\\-%s\\fR, "):format(option.letter) or "") .. "\\fB\\-\\-" .. roff(option.name) .. "\\fR"
        out[#out + 1] = ".TP\n" .. names .. (option.value and " \\fI" .. roff(option.value) .. "\\fR" or "") .. "\n" .. roff(option.doc)
    end
    return table.concat(out, "\n") .. "\n"
end

local STATUS = { { "0", "it is done." }, { "1", "the script or the data has errors, or what is asked about is not so." }, { "2", "the command line is wrong." },
    { "3", "a limit was exceeded: time, memory, the size of a drawing." }, { "4", "a file cannot be read or written." } }

local function status()
    local out = { ".SH EXIT STATUS" }
    for _, one in ipairs(STATUS) do out[#out + 1] = ".TP\n.B " .. one[1] .. "\n" .. roff(one[2]) end
    return table.concat(out, "\n") .. "\nWhere the status is not 0 nothing was written.\n"
end

local ENVIRONMENT = {
    { "REIS_PATH", "folders in which libraries are looked for, parted by colons." },
    { "NO_COLOR", "where it is set nothing is coloured." },
    { "SOURCE_DATE_EPOCH", "seconds since 1970: what today is, for outputs that are the same at every run." },
    { "XDG_CONFIG_HOME", "where reis/init.lua is, which the REPL runs first." },
}

local function environment()
    local out = { ".SH ENVIRONMENT" }
    for _, one in ipairs(ENVIRONMENT) do out[#out + 1] = ".TP\n.B " .. one[1] .. "\n" .. roff(one[2]) end
    return table.concat(out, "\n") .. "\n"
end

local function overview(list)
    local out = { head("reis", "customer journeys as code"), ".SH SYNOPSIS\n\\fBreis\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR\\&...] [\\fIFILE\\fR\\&...]\n",
        ".SH DESCRIPTION\n", paragraphs("A customer journey is written as a script. reis checks it, measures it, draws it, asks what if, and works out "
        .. "which actions to take first and why the others stay out.\n\nThe manual is in the program: `reis help` lists its pages."), "\n.SH COMMANDS\n" }
    for _, command in ipairs(list) do
        out[#out + 1] = (".TP\n%s\n%s.\n"):format(synopsis(command.usage), roff((command.summary:gsub("%.$", ""))))
    end
    out[#out + 1] = ".SH OPTIONS\nOf every command:\n" .. options(list.all)
    out[#out + 1] = status() .. environment() .. ".SH SEE ALSO\n"
    local also = {}
    for i, command in ipairs(list) do also[i] = (".BR reis\\-%s (1)"):format(command.name) end
    out[#out + 1] = table.concat(also, ",\n") .. "\n"
    return table.concat(out)
end

--- A page: name is "reis", or that of a command. -> text in roff, or nil where there is none
function man_page.of(name)
    local list = described.commands()
    list.all = described.options ""
    if name == "reis" then return overview(list) end
    for _, command in ipairs(list) do
        if command.name == name then
            return head("reis-" .. name, command.summary) .. ".SH SYNOPSIS\n" .. synopsis(command.usage) .. " [\\fIOPTION\\fR\\&...]\n.SH DESCRIPTION\n"
                .. paragraphs(command.doc) .. "\n.SH OPTIONS\n" .. options(command.options) .. status()
                .. ".SH SEE ALSO\n.BR reis (1)\n"
        end
    end
end

return man_page

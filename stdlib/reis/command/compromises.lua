-- Tells what pictures had to leave off for lack of room.

local host = require "host"
local compromises = require "reis.pictures.compromises"
local i18n = require "reis.words.i18n"

local MOST = 3 -- named in one message
local LONG = 70 -- characters of a name that are told

local told = {}

--- A name as it stands in a message: in quotes, and not too long.
local function short(name)
    local at = utf8.offset(name, LONG + 1)
    local told = at and at <= #name and name:sub(1, at - 1) .. "…" or name
    return told:find("“", 1, true) and told or '"' .. told .. '"' -- what was said has its own quotes
end

--- What is said of one kind: how many, the first few by name, and where there is room for them. paper: as on the command line
local function said(L, kind, list, paper)
    local names = {}
    for i = 1, math.min(#list, MOST) do names[i] = short(list[i]) end
    local more = #list > MOST and L("compromise.more", #list - MOST) or ""
    return L(i18n.plural("compromise." .. kind, #list), #list, table.concat(names, ", ") .. more)
        .. (paper ~= "a3" and L "compromise.paper" or "")
end

--- Tells of all that has been drawn since the last time, one message a kind: notes, or errors where the command is --strict.
-- paper: of the pictures. -> the exit status, which is 1 where there were any and the command is strict
function told.tell(status, options, paper)
    local taken, L = compromises.take(), i18n.of(options.lang)
    for _, kind in ipairs(compromises.KINDS) do
        local list = taken[kind]
        if list and (options.strict or not options.quiet) and status ~= 3 and status ~= 4 then
            host.diag { level = options.strict and "error" or "note", message = said(L, kind, list, paper) }
        end
        if list and options.strict then status = math.max(status, 1) end
    end
    return status
end

return told

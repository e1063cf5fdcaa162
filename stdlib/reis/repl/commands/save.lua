-- :save FILE.lua

local host = require "host"
local save = require "reis.repl.save"
local say = require "reis.repl.say"

--- Whether the script's own file still holds what was loaded or saved; true where that cannot be told.
local function untouched(R)
    local s = R.script
    local path, text = host.read("include", R.file:match("[^/]*$"))
    return not path or text == s.sources[s.main] or text == R.saved
end

--- Writes one file beneath the current folder. -> whether it is there
local function write(name, text)
    local path, message = host.write("w", name, text)
    if path then return true end
    say.wrong(("%s: %s"):format(name, message))
    return false
end

--- Where the session goes: the file that was named, else the script it began with. -> name | nil, what to say
local function target(R, name)
    if name == "" then name = R.file end
    if not name or name == "-" then return nil, "a name is needed: :save shop.lua" end
    if not name:find("%.lua$") then return nil, ("'%s' does not end in .lua"):format(name) end
    if name == R.file and not untouched(R) then
        return nil, ("%s was changed since it was loaded; :save another name, or :reload it"):format(name)
    end
    return name
end

return {
    name = "save",
    usage = ":save [FILE.lua]",
    files = "w",
    doc = "the session as a script that checks: the loaded one with what was changed and added",
    run = function(R, arguments)
        local name, message = target(R, arguments)
        if not name then return say.wrong(message) end
        local texts
        texts, message = save.texts(R)
        if not texts then return say.wrong("nothing is written: " .. message) end
        local others = next(texts.files)
        if others and name ~= R.file then
            return say.wrong(("nothing is written: %s was changed too; :save without a name writes both"):format(others))
        end
        local ok
        ok, message = save.check(R, texts)
        if not ok then return say.wrong("nothing is written: " .. message) end
        for path, text in pairs(texts.files) do
            if not write(path, text) then return end
        end
        if not write(name, texts.main) then return end
        host.out("saved " .. name .. "\n")
        if name == R.file then R.saved = texts.main end
        if name == R.file or not R.file then R.changed = false end
    end,
}

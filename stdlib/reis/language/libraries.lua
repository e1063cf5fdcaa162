-- The libraries: where they are looked for, and what they say of themselves in their comments, which is read without running them.

local host = require "host"
local version = require "reis.language.version"

local libraries = {}

local ORIGINS = { script = "beside the script", lib = "lib beside the script", data = "your data folder", luarocks = "LuaRocks",
    system = "the system" }

--- The places in which libraries are looked for, in order: { { number =, origin =, words =, shown =, there = } }
function libraries.places()
    local flat, list = host.places(), {}
    for i = 1, #flat, 3 do
        local shown = flat[i + 1]
        list[#list + 1] = { number = #list + 1, origin = flat[i], words = ORIGINS[flat[i]] or flat[i],
            shown = shown == "" and "./" or shown, there = flat[i + 2] == "1" }
    end
    return list
end

--- The places where a user's own rules, methods, views and vocabularies stand. What is in the home's tree of LuaRocks and in
-- the system's may be others' and is there for what is named (named), not for what is run by itself, as a rule is.
function libraries.own_places(named)
    local list = {}
    for _, place in ipairs(libraries.places()) do
        local own = place.origin ~= "luarocks" and place.origin ~= "system"
        if place.there and (own or named) then list[#list + 1] = place end
    end
    return list
end

--- The names of a user's own files in a folder of any of those places, each once, sorted.
function libraries.own(folder)
    local seen, list = {}, {}
    for _, place in ipairs(libraries.own_places()) do
        for _, name in ipairs(host.modules(folder, place.number)) do
            if not seen[name] then list[#list + 1] = name end
            seen[name] = true
        end
    end
    table.sort(list)
    return list
end

--- The block of comments that begins with --- at line i of lines -> its texts, the line after it.
local function block(lines, i)
    local out = {}
    while lines[i] and lines[i]:find "^%-%-" do
        out[#out + 1] = lines[i]:gsub("^%-+ ?", "")
        i = i + 1
    end
    return out, i
end

local function split_lines(text)
    local lines = {}
    for line in (text .. "\n"):gmatch "([^\n]*)\n" do lines[#lines + 1] = (line:gsub("%s+$", "")) end
    return lines
end

--- What a function is called, of the line that begins it; nil for one that is local.
local function signature(line)
    local name, arguments = line:match "^function%s+([%w_.:]+)%s*(%b())"
    if not name then name, arguments = line:match "^([%w_.]+)%s*=%s*function%s*(%b())" end
    return name and name .. arguments
end

--- What a library says of itself. -> { summary =, version = (nil: none), text =, functions = { { name =, text = } } }, or nil
-- where its first comment does not begin with ---
function libraries.doc(text)
    local lines, i = split_lines(text:gsub("^\239\187\191", "")), 1
    while lines[i] and (lines[i] == "" or i == 1 and lines[i]:find "^#") do i = i + 1 end
    if not (lines[i] or ""):find "^%-%-%-" then return nil end
    local head, doc
    head, i = block(lines, i)
    doc = { summary = head[1], functions = {} }
    local said = {}
    for _, line in ipairs(head) do
        local given = line:match "^version:%s*(%S+)$"
        if not given then said[#said + 1] = line elseif version.is(given) then doc.version = given end
    end
    doc.text = table.concat(said, "\n")
    while i <= #lines do
        if lines[i]:find "^%-%-%-" then
            local about
            about, i = block(lines, i)
            local name = signature(lines[i] or "")
            if name then doc.functions[#doc.functions + 1] = { name = name, text = table.concat(about, "\n") } end
        end
        i = i + 1
    end
    return doc
end

--- Every file of a library of that name, in the order of the places: { path =, text =, place =, doc = }.
-- -> list | nil, message where one is refused
function libraries.find(name)
    local list = {}
    for _, place in ipairs(libraries.places()) do
        if place.there then
            local path, text, code = host.read("module", name, place.number)
            if not path and code ~= "-" then return nil, text end
            if path then list[#list + 1] = { path = path, text = text, place = place, doc = libraries.doc(text) or {} } end
        end
    end
    return list
end

--- A path as a script may see it: one that begins at the root may tell whose machine it is.
local function plain_path(path, place) return path:sub(1, 1) == "/" and place.words or path end

--- The name of a library that there is which is nearest to one that is not; nil for none.
local function nearest_to(name)
    local names = {}
    for _, place in ipairs(libraries.places()) do
        for _, known in ipairs(place.there and host.modules("", place.number) or {}) do names[#names + 1] = known end
    end
    return require("reis.language.nearest").of(name, names)
end

--- What is said where there is no library of that name: where it was looked for, and which is near.
function libraries.missing(name)
    local where, near = {}, nearest_to(name)
    for _, place in ipairs(libraries.places()) do
        if place.there or place.origin == "data" or place.origin == "-I" or place.origin == "REIS_PATH" then
            local shown, absent = plain_path(place.shown, place), place.there and "" or "not there"
            local words = shown ~= place.words and place.words or ""
            local both = words .. (words ~= "" and absent ~= "" and ", " or "") .. absent
            where[#where + 1] = shown .. (both ~= "" and " (" .. both .. ")" or "")
        end
    end
    return ("no library %s.lua in %s%s"):format(name:gsub("%.", "/"), table.concat(where, ", "),
        near and ("; did you mean %s?"):format(near) or "")
end

--- The first of those found that is a version asked for (wanted may be nil). -> file | nil, message
function libraries.choose(name, found, wanted)
    if not wanted then return found[1] end
    local asked, message = version.wanted(wanted)
    if not asked then return nil, message end
    local there = {}
    for _, one in ipairs(found) do
        if version.fits(one.doc.version, asked) then return one end
        there[#there + 1] = ("%s (%s)"):format(one.doc.version or "one that says no version", plain_path(one.path, one.place))
    end
    return nil, ("no version of %s is %s; there is %s"):format(name, wanted, table.concat(there, ", "))
end

--- Every library that says what it is, in order of name and place.
-- -> list of { name =, version =, summary =, path =, from =, hidden = whether one before it takes its place }, number of others
function libraries.list()
    local list, others, seen = {}, 0, {}
    for _, place in ipairs(libraries.places()) do
        for _, name in ipairs(place.there and host.modules("", place.number) or {}) do
            local path, text = nil, nil
            local elsewhere = name:find "^reis%." or place.origin == "script" and name:find "^lib%."
            if name ~= "" and not elsewhere then path, text = host.read("head", name, place.number) end
            local doc = path and libraries.doc(text)
            if doc then
                list[#list + 1] = { name = name, version = doc.version, summary = doc.summary, path = path, from = place.words,
                    hidden = seen[name] or false, at = #list }
                seen[name] = true
            elseif name ~= "" and not elsewhere then
                others = others + 1
            end
        end
    end
    table.sort(list, function(a, b) if a.name ~= b.name then return a.name < b.name end return a.at < b.at end)
    return list, others
end

return libraries

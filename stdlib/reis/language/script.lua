-- Runs a journey script in its sandbox: environments, require and include, and what went wrong as diagnostics.

local host = require "host"
local environment = require "reis.language.environment"

local script = {}

--- Takes the shebang line and the byte order mark off, keeping the line count.
local function plain_source(text)
    text = text:gsub("^\239\187\191", "")
    if text:sub(1, 1) == "#" then text = text:gsub("^[^\n]*", "", 1) end
    return text
end

--- Splits "file:line: message" -> file (the script's own where none is named), line, message.
local function split(s, message)
    local file, line, rest = require("reis.language.fault").split(message, s.files)
    return file or s.main, line, rest
end

local function text_of_error(err)
    if type(err) == "string" then return err end
    local meta = getmetatable(err)
    if type(meta) == "table" and rawget(meta, "__tostring") then
        local ok, shown = pcall(host.tostring, err)
        if ok then return shown end
    end
    return ("(error object is a %s value)"):format(type(err))
end

--- Raises at the line of the script that asks.
local function raise(message)
    local file, line = host.where()
    error((line > 0 and ("%s:%d: "):format(file, line) or "") .. message, 0)
end

--- Raises where a library is being loaded already.
local function refuse_cycle(name, chain)
    for i, open in ipairs(chain) do
        if open == name then
            local cycle = table.move(chain, i, #chain, 1, {})
            cycle[#cycle + 1] = name
            raise("cyclic require: " .. table.concat(cycle, " -> "))
        end
    end
end

--- The file of a library, of a version that is wanted (may be nil). -> as libraries.find has it
local function find_library(name, wanted)
    local libraries = require "reis.language.libraries"
    local shown = #name > 60 and name:sub(1, 57) .. "..." or name
    if name:find "^reis%." then raise(("cannot require '%s': names that begin with reis. are reis's own"):format(shown)) end
    local found, message = libraries.find(name)
    local one
    if found and #found == 0 then
        message = libraries.missing(name)
    elseif found then
        one, message = libraries.choose(name, found, wanted)
    end
    if not one then raise(("cannot require '%s': %s"):format(shown, message)) end
    return one
end

--- Raises where the library that was loaded already is not of a version that is wanted.
local function check_version(name, loaded, wanted)
    local one, message = require("reis.language.libraries").choose(name, { loaded }, wanted)
    if not one then raise(("cannot require '%s': %s, loaded already"):format(name, message)) end
end

local new_env

--- What Lua's message about a text that does not compile means: what to say, column, line.
local function explained(s, text, message)
    local _, line, problem = split(s, message)
    local said, column, at = require("reis.language.syntax").explain(text, line, problem)
    return said, column, at or line
end

--- The chunk of another file of the script; raises where it does not compile.
local function compile(s, text, path, env)
    local chunk, message = host.load(text, "@" .. path, env)
    if chunk then return chunk end
    local said, _, line = explained(s, text, message)
    error(("%s:%d: %s"):format(path, line or 1, said), 0)
end

--- Loads a library, whose declarations are the script's. -> as libraries.find has it, with result and set (its setmetatable)
local function load_library(s, name, wanted, chain)
    refuse_cycle(name, chain)
    local one = find_library(name, wanted)
    s.files[#s.files + 1], s.sources[one.path] = one.path, one.text
    local longer = table.move(chain, 1, #chain, 1, {})
    longer[#longer + 1] = name
    local env = new_env(s, longer)
    one.set = env.setmetatable -- before the library can put another in its place
    s.session.libraries[one.path] = name
    one.result = compile(s, plain_source(one.text), one.path, env)(name)
    if one.result == nil then one.result = true end
    return one
end

--- Makes a tongue that of a module: of the file that asks and of what is declared in it.
local function speak(s, tongue, env)
    s.session.tongues[host.where()], s.tongues[env] = tongue, tongue
end

--- Brings the words of another tongue to a module, where a library of ours is one: require "reis.nl". -> its language, or nil
local function speak_ours(s, name, env, add)
    local tongue, now = require("reis.language.tongue").of(name), s.tongues[env]
    if not tongue then return nil end
    if now and now.lang == tongue.lang then return tongue.lang end
    if now then raise(('require "%s" goes before require "%s"'):format(name, now.name)) end
    speak(s, tongue, env)
    add(function(words) return tongue:globals(s.session, words, env) end)
    return tongue.lang
end

--- Brings the words of a vocabulary of the user's own: require "vocabulary.care". library: its file, as load_library gives it
local function speak_own(s, name, library, env, add)
    add(function(words)
        local globals = {}
        for _, from in ipairs { env, words } do
            for word, value in next, from do globals[word] = value end
        end
        local tongue = require("reis.language.tongue").own(name, library.result, s.tongues[env], globals, function(word, message)
            error(("%s:%d: %s"):format(library.path, require("reis.language.place").line_of_word(library.text, word), message), 0)
        end)
        speak(s, tongue, env)
        return tongue:globals(s.session, words, env)
    end)
end

--- `require` for one module; chain holds the names of the modules that are being loaded, add brings more words to it.
local function requirer(s, chain, env, add)
    local mine = {} -- what this module was given: copies of its own
    return function(name, wanted)
        if type(name) ~= "string" then
            error(("require needs the name of a library as a text, not a %s"):format(type(name)), 2)
        end
        if wanted ~= nil and type(wanted) ~= "string" then
            error(('require needs the version as a text like ">= 1.2", not a %s'):format(type(wanted)), 2)
        end
        local spoken = speak_ours(s, name, env, add)
        if spoken then return spoken end
        if not s.loaded[name] then s.loaded[name] = load_library(s, name, wanted, chain) end
        if wanted then check_version(name, s.loaded[name], wanted) end
        if mine[name] == nil and name:find "^vocabulary%." then
            speak_own(s, name, s.loaded[name], env, add)
            mine[name] = name
        elseif mine[name] == nil then
            mine[name] = require "reis.language.own_copy"(s.loaded[name].result, s.loaded[name].set)
        end
        return mine[name]
    end
end

--- A path as it is written in one way, so that a file has one name in messages and in editors: "./a//b.lua" is "a/b.lua".
-- A ".." stays, since what is before it may be a link.
function script.one_path(path)
    path = path:gsub("//+", "/"):gsub("/%./", "/"):gsub("/%./", "/"):gsub("^%./", "")
    return path
end

--- `include` runs another file of this script in the same environment, each time it is called.
local function includer(s, env)
    local open = {}
    return function(name)
        if type(name) ~= "string" then
            error(("include needs the path of a file as a text, not a %s"):format(type(name)), 2)
        end
        local path, text = host.read("include", script.one_path(name))
        if not path then error(("cannot include '%s': %s"):format(name:sub(1, 100), text), 2) end
        text = s.instead and s.instead[path] or text
        if open[path] or path == s.main then
            error(("cyclic include: %s is being read already"):format(path), 2)
        end
        s.files[#s.files + 1], s.sources[path] = path, text
        if s.tongues[env] then s.session.tongues[path] = s.tongues[env] end
        local chunk = compile(s, plain_source(text), path, env)
        open[path] = true
        local ok, result = pcall(chunk)
        open[path] = nil -- also after an error: a script may catch it and try again
        if not ok then error(result, 0) end
        return result
    end
end

--- The language's names and those of the script's questions.
local function words_of(s)
    local words = {}
    for name, value in pairs(s.session.globals) do words[name] = value end
    words.check = s.session.check.word
    if s.api then s.api(words, s) end
    return words
end

--- A fresh environment for one module: the language's names come into it when the first one that is not Lua's is looked
-- up, so that a script without any starts without them. -> env, a function to bring them
function new_env(s, chain)
    return environment.new(
        function(env, add) return { require = requirer(s, chain, env, add), include = includer(s, env) } end,
        function() return words_of(s) end,
        {
            unknown = function(name, known) return s.session:unknown(name, known) end,
            meant = function(name, there) return s.session:meant(name, there) end,
            kept = function(name) return s.session:keeps(name) end,
        })
end

-- The session is made when something asks for it.
local lazy = {
    __index = function(s, key)
        if key ~= "session" then return nil end
        s.session = require("reis.language.dsl").session { main = s.main, where = host.where,
            source = function(file) return s.sources[file] end }
        return s.session
    end,
}

local function new(main, text, api)
    local s = setmetatable({ main = main, files = { main }, sources = { [main] = text }, loaded = {}, api = api, tongues = {} }, lazy)
    s.env, s.bring_words = new_env(s, {})
    return s
end

--- Whether the script has used the language at all; where it has not, nothing is declared and nothing is wrong.
function script.speaks(s)
    return rawget(s, "session") ~= nil
end

--- Notes a Lua error, as text, as the script's last diagnostic. from: where the script called a library, if it is one's
local function ended_by(s, err, from)
    local file, line, message = split(s, err)
    s.session.ended = true
    local kind, word = message:match("^attempt to call a (%a+) value %(%a+ '([%w_]+)'%)")
    if kind and s.session.globals[word] then
        message = ("%s was given another meaning, a %s; it is a word of the language: give what you keep another name")
            :format(word, kind)
    end
    s.session:error(file, line, message, nil, s.session.libraries[file] and from or nil)
end

--- Starts a script that is typed line by line (the REPL); text may be nil.
-- api(env, script): adds further names to an environment.
function script.open(main, text, api)
    local s = new(main, text or "", api)
    s.bring_words() -- completion lists them
    return s
end

--- Runs what the person has run at the start of every REPL, as a library: with globals of its own.
-- -> true, what it returns (nil: there is none, or nothing is returned), or false, message
function script.init(s)
    local path, text, code = host.read("init", "")
    if not path then return code == "-", code ~= "-" and text or nil end
    s.files[#s.files + 1], s.sources[path] = path, text
    return pcall(function() return compile(s, plain_source(text), path, (new_env(s, { path })))(path) end)
end

--- Runs one chunk of text in the script's environment. -> true, results … | false, error value
function script.run(s, text, chunkname, ...)
    local chunk, message = host.load(plain_source(text), chunkname, s.env)
    if not chunk then return false, message end
    return pcall(chunk, ...)
end

--- Runs the script in text, named main, with arguments. instead (may be nil): path of an included file -> the text to take in
-- the place of its own. -> script; reis.model.model.of(its session) gives the model.
function script.load(main, text, api, arguments, traceback, instead)
    local s = new(main, text, api)
    s.instead = instead
    local chunk, message = host.load(plain_source(text), "@" .. main, s.env)
    if not chunk then
        local said, column, line = explained(s, plain_source(text), message)
        s.session.ended = true
        s.session:error(main, line, said, column)
        return s
    end
    local trace, from
    host.phase "script"
    local ok, err = xpcall(chunk, function(e)
        from = script.speaks(s) and s.session:caller((host.where())) or from
        trace = traceback and host.traceback(type(e) == "string" and e or nil)
        return e
    end, table.unpack(arguments or {}))
    if not ok then err = text_of_error(err) end -- the object's own __tostring is the script's code too
    host.phase "work"
    if not ok then
        ended_by(s, err, from)
        s.traceback = trace
    end
    return s
end

--- Whether a text compiles. -> true | false, { line =, column = (or nil), message =, source = (the line's text) }
function script.syntax(main, text)
    local s = new(main, text)
    local chunk, message = host.load(plain_source(text), "@" .. main, s.env)
    if chunk then return true end
    local said, column, line = explained(s, plain_source(text), message)
    return false, { line = line, column = column, message = said, source = script.line(s, main, line) }
end

--- Line n of a file that was read, for the caret.
function script.line(s, file, n)
    local text = s.sources[file]
    if not text or not n then return nil end
    local from = 1
    for _ = 2, n do
        local stop = text:find("\n", from, true)
        if not stop then return nil end
        from = stop + 1
    end
    return (text:sub(from, (text:find("\n", from, true) or #text + 1) - 1):gsub("\r$", ""))
end

return script

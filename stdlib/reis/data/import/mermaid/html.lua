-- A title with a < in it, as Mermaid keeps it: read as HTML, without what could run, and written again. Of HTML (whatwg.org, 13.2)
-- that is the tokens and how elements nest; formatting that overlaps, tables and what stands in <svg> are not put right.

local entities = require "reis.words.entities"

local html = {}

local function set(text)
    local out = {}
    for word in text:gmatch "%S+" do out[word] = true end
    return out
end

local VOID = set "area base br col embed hr img input link meta param source track wbr"
-- Elements that stay; of the others their contents do, but for those of GONE.
local KEPT = set [[a abbr acronym address area article aside audio b bdi bdo big blink blockquote br button canvas center cite code
    content data datalist dd decorator del details dfn dialog dir div dl dt element em fieldset figcaption figure font footer form h1 h2 h3
    h4 h5 h6 header hgroup hr i img input ins kbd label legend li main map mark marquee menu menuitem meter nav nobr ol optgroup option output
    p picture pre progress q rp rt ruby s samp search section select shadow slot small source spacer span strike strong sub summary sup
    svg math table textarea time title track tt u ul var video wbr]]
local GONE = set "script style xmp iframe noembed noframes template noscript plaintext"
local HEAD = set "base link meta noframes noscript script style template title" -- what stands before the body goes with it
local FOREIGN = set "svg math"
-- What ends a drawing or a formula that is open.
local OUTSIDE = set [[b big blockquote br center code dd div dl dt em h1 h2 h3 h4 h5 h6 hr i img li menu nobr ol p pre ruby s small span strong
    strike sub sup table tt u ul var]]
local ONE = set "a button li nobr option" -- of which none stands in another
local RAW = set "script style xmp iframe noembed noframes" -- up to their end tag nothing in them is a tag
local TEXT = set "textarea title"                          -- nor in these, but characters may be written as &…;
local IGNORED = set "html head body frame frameset caption col colgroup tbody td tfoot th thead tr"
-- What ends a paragraph that is open.
local BLOCK = set [[address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hgroup hr li main menu nav ol p pre search section summary table ul]]
local ATTRIBUTES = set [[accept action align alt autocomplete autoplay background bgcolor border cellpadding cellspacing checked cite class clear
    color cols colspan controls coords datetime default dir disabled download draggable enctype face for headers height hidden high href
    hreflang id inert kind label lang list loading loop low max maxlength media method min minlength multiple muted name nonce noshade nowrap
    open optimum part pattern placeholder poster preload readonly rel required rev reversed role rows rowspan scope selected shape size
    sizes slot span spellcheck src srclang srcset start step style summary tabindex title translate type usemap valign value width wrap xmlns]]
local PLAIN = set "alt class for id label name pattern placeholder role summary title value style xmlns" -- whose values are no addresses
local LONG = 8000 -- bytes of a text from which it stays as it is: what is read here costs the square of its length

local SCHEMES = set "http https ftp ftps mailto tel callto sms cid xmpp matrix"

--- Characters written as &…; as themselves. Those of Latin-1, and & < > ", need no semicolon.
local function decoded(s)
    return (s:gsub("&(#?[%w]+)(;?)", function(name, stop)
        local hex, number = name:match "^#[xX](%x+)$", name:match "^#(%d+)$"
        local code = hex and #hex < 8 and tonumber(hex, 16) or number and #number < 10 and math.tointeger(number)
        if code then return code > 0 and code < 0x110000 and (code < 0xD800 or code > 0xDFFF) and utf8.char(code) or "\u{FFFD}" end
        if stop == ";" and entities[name] then return entities[name] end
        for last = #name, 2, -1 do
            local text = entities[name:sub(1, last)]
            local c = text and utf8.codepoint(text)
            if c and (c >= 160 and c <= 255 or text:find '[&<>"]') then
                return text .. name:sub(last + 1) .. stop
            end
        end
    end))
end

local function escaped(s)
    return (s:gsub("[&<>]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" }):gsub("\u{A0}", "&nbsp;"))
end

--- The value of an attribute, between quotes.
local function shown(value) return (escaped(value):gsub('"', "&quot;")) end

--- Whether an attribute stays.
local function stays(name, value)
    if not (ATTRIBUTES[name] or name:find "^data%-[%w_%-]+$" or name:find "^aria%-[%w_%-]+$") then return false end
    if PLAIN[name] or name:find "^data%-" or name:find "^aria%-" or value == "" then return true end
    local bare = value:gsub("[%z\1-\32]", ""):gsub("\u{A0}", ""):lower()
    local scheme, after = bare:match "^([a-z+.%-]+)(.?)"
    if not scheme or after ~= ":" then return true end
    return SCHEMES[scheme] == true
end

--- The attributes of a start tag, from behind its name -> text of those that stay, where the tag ends; nil: it never does
local function attributes(s, at, tag)
    local out, seen, target = {}, {}, nil
    while true do
        at = s:match("^[%s/]*()", at)
        if at > #s then return nil end
        if s:sub(at, at) == ">" then
            if target == "_blank" and not seen.rel then out[#out + 1] = ' rel="noopener"' end
            if target then out[#out + 1] = (' target="%s"'):format(shown(target)) end
            return table.concat(out), at
        end
        local name, behind = s:match("^(=?[^%s/>=]*)%s*()", at)
        local value = ""
        if s:sub(behind, behind) == "=" then
            local quote, from = s:match("^=%s*([\"']?)()", behind)
            if quote ~= "" then
                local close = s:find(quote, from, true)
                if not close then return nil end
                value, behind = s:sub(from, close - 1), close + 1
            else
                value, behind = s:match("^([^%s>]*)()", from)
            end
        end
        at, name, value = behind, name:lower(), decoded(value)
        if not seen[name] and tag == "a" and name == "target" then
            target = value
        elseif not seen[name] and stays(name, value) then
            out[#out + 1] = (' %s="%s"'):format(name, shown(value))
        end
        seen[name] = true
    end
end

--- Takes an element off the open ones. One with a comment in it, with no element, and with a text that might be read as a tag, goes
-- whole: DOMPurify lets no text become a tag in another reading.
local function shut(X)
    local element = table.remove(X.open)
    if element.comment and (element.said or ""):find "<[%w_/!]" and not element.child and KEPT[element.name] then
        for i = #X.out, element.at, -1 do X.out[i] = nil end
    else
        X.out[#X.out + 1] = KEPT[element.name] and X.gone == 0 and "</" .. element.name .. ">" or ""
    end
    if GONE[element.name] then X.gone = X.gone - 1 end
end

--- Takes elements off the open ones up to and with one of a name; nothing where it is not among them.
local function close(X, name)
    for i = #X.open, 1, -1 do
        if X.open[i].name == name then
            while #X.open >= i do shut(X) end
            return true
        end
    end
    return false
end

local function put(X, text) if X.gone == 0 then X.out[#X.out + 1] = text end end

--- Marks the element that is open, if any.
local function mark(X, what) if X.open[1] then X.open[#X.open][what] = true end end

--- Closes what an element of a name ends.
local function make_way(X, name)
    if BLOCK[name] then close(X, "p") end
    if ONE[name] or name:find "^h[1-6]$" and X.open[1] and X.open[#X.open].name == name then close(X, name) end
    for foreign in pairs(OUTSIDE[name] and FOREIGN or {}) do close(X, foreign) end
end

--- A start tag at its <. -> where what follows it begins
local function start(X, s, at)
    local name, behind = s:match("^<([^%s/>]+)()", at)
    name = name:lower()
    local given, stop = attributes(s, behind, name)
    if not given then return #s + 1 end
    if IGNORED[name] then
        if name == "body" then X.begun = true end
        return stop + 1
    end
    if name == "image" then name = "img" end
    make_way(X, name)
    local in_head = not X.begun and HEAD[name]
    X.begun = not in_head
    if RAW[name] or TEXT[name] then
        mark(X, "child")
        local tail = s:sub(stop + 1):lower():find("</" .. name .. "%f[^%w]")
        if TEXT[name] and not in_head then
            put(X, ("<%s%s>%s</%s>"):format(name, given, escaped(decoded(s:sub(stop + 1, tail and stop + tail - 1))), name))
        end
        return tail and (s:find(">", stop + tail, true) or #s) + 1 or #s + 1
    end
    local at_tag = #X.out + 1
    mark(X, "child")
    if KEPT[name] then put(X, ("<%s%s>"):format(name, given)) end
    if not VOID[name] then
        X.open[#X.open + 1] = { name = name, at = at_tag }
        if GONE[name] then X.gone = X.gone + 1 end
    end
    return stop + 1
end

--- An end tag at its <. -> where what follows it begins
local function finish(X, s, at)
    local name, behind = s:match("^</([^%s/>]+)()", at)
    name = name:lower()
    local given, stop = attributes(s, behind)
    if not given then return #s + 1 end
    if name == "br" then
        X.begun = true
        put(X, "<br>")
    elseif X.begun and not close(X, name) and name == "p" then
        put(X, "<p></p>")
    end
    return stop + 1
end

local function cleaned(text)
    if not text:find("<", 1, true) then return text end
    local X, lead = { out = {}, open = {}, gone = 0 }, text:match "^[ \t\r\n]*"
    local s, at = text:sub(#lead + 1), 1
    while at <= #s do
        if s:find("^<%a", at) then
            at = start(X, s, at)
        elseif s:find("^</%a", at) then
            at = finish(X, s, at)
        elseif s:find("^<[!?]", at) or s:find("^</.", at) then -- a comment, or what passes for one
            local _, stop = s:find(s:find("^<!%-%-", at) and "^<!%-%-.-%-%->" or "^<[^>]*>", at)
            if s:find("^<!%-%-%-?>", at) then stop = select(2, s:find("^<!%-%-%-?>", at)) end
            mark(X, "comment")
            at = (stop or #s) + 1
        else
            local stop = s:find("<", at + 1, true) or #s + 1
            local said = decoded(s:sub(at, stop - 1))
            if not X.begun then said = said:match "^[ \t\r\n\f]*(.*)$" end
            X.begun = X.begun or said ~= ""
            local inner = X.open[#X.open]
            if inner then inner.said = (inner.said or "") .. said end
            put(X, escaped(said))
            at = stop
        end
    end
    while X.open[1] do shut(X) end
    return lead .. table.concat(X.out)
end

--- What Mermaid keeps of a text -> the text itself where there is no < in it, else HTML. Mermaid cleans a text twice.
function html.kept(text) return #text < LONG and cleaned(cleaned(text)) or text end

return html

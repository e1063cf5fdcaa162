-- Names as parts of file names and anchors: lower-case letters, digits and dashes.

local PLAIN = {
    ["à"] = "a", ["á"] = "a", ["â"] = "a", ["ä"] = "a", ["ã"] = "a", ["å"] = "a", ["ç"] = "c", ["è"] = "e", ["é"] = "e",
    ["ê"] = "e", ["ë"] = "e", ["ì"] = "i", ["í"] = "i", ["î"] = "i", ["ï"] = "i", ["ñ"] = "n", ["ò"] = "o", ["ó"] = "o",
    ["ô"] = "o", ["ö"] = "o", ["õ"] = "o", ["ø"] = "o", ["ù"] = "u", ["ú"] = "u", ["û"] = "u", ["ü"] = "u", ["ý"] = "y",
    ["ß"] = "ss", ["æ"] = "ae", ["œ"] = "oe",
}

local slug = {}

--- "Getting a heavier café" -> "getting-a-heavier-cafe"; "x" where nothing is left. At most 60 characters.
function slug.of(name)
    local s = name:gsub("\194\173", ""):lower():gsub("[\195-\197][\128-\191]", PLAIN)
    s = s:gsub("[^%w]+", "-"):gsub("^-+", ""):gsub("-+$", ""):sub(1, 60):gsub("-+$", "")
    return s == "" and "x" or s
end

--- Slugs for a list of things, each different: { [thing] = slug }.
function slug.all(things)
    local taken, slugs = {}, {}
    for _, thing in ipairs(things) do
        local base = slug.of(thing.name)
        local s, n = base, 1
        while taken[s] do
            n = n + 1
            s = base .. "-" .. n
        end
        taken[s], slugs[thing] = true, s
    end
    return slugs
end

return slug

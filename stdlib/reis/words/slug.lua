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

--- The name itself, else with the first number that makes it one that nobody has; it is taken from then on.
-- taken: { [name] = true }; between: what stands before the number ("-")
function slug.free(taken, name, between)
    local s, n = name, 1
    while taken[s] do
        n = n + 1
        s = name .. (between or "-") .. n
    end
    taken[s] = true
    return s
end

--- Slugs for a list of things, each different: { [thing] = slug }.
function slug.all(things)
    local taken, slugs = {}, {}
    for _, thing in ipairs(things) do slugs[thing] = slug.free(taken, slug.of(thing.name)) end
    return slugs
end

return slug

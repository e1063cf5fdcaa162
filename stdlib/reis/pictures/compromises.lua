-- What the pages that were drawn had to do for lack of room, page:compromise(kind, text), until a command tells it.

local compromises = {}

--- The kinds, in the order in which they are told.
compromises.KINDS = { "cut", "left out", "thinned" }

local drawn = {} -- [kind] = list of texts, each once, which are keys too

--- Takes those of a page that is drawn; a page of a user's own view may have none.
function compromises.add(page)
    for _, one in ipairs(type(page.compromises) == "table" and page.compromises or {}) do
        local list = drawn[one.kind] or {}
        drawn[one.kind] = list
        if not list[one.text] then
            list[one.text] = true
            list[#list + 1] = one.text
        end
    end
end

--- Whether there are any.
function compromises.any() return next(drawn) ~= nil end

--- All since they were last taken: { [kind] = list of texts }.
function compromises.take()
    local taken = drawn
    drawn = {}
    return taken
end

return compromises

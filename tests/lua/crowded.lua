-- Every view of journeys from tiny to huge: how often texts lie on one another, leave the page or their shape, are too small,
-- were cut or left out. Run by tests/c/test_with_engine.c; what is known stands in crowded_allowed.lua.
-- SIZES=all takes all sizes, SIZES=NAME one, VIEW=NAME one view; SHOW=1 tells each of what is counted.

local harness = require "harness"
local drawn = require "drawn"
local measure = require "measure"
local sizes = require "sizes"

local allowed = require "crowded_allowed"

local wanted, only, show = os.getenv "SIZES", os.getenv "VIEW", os.getenv "SHOW"
local whole = not only and (not wanted or wanted == "all")
local total = {} -- [the view, and "large" or "slow"][kind] = number

local function key_of(name, case) return name .. (case.slow and ", slow" or case.large and ", large" or "") end

local function add(name, case, kind, n)
    local key = key_of(name, case)
    total[key] = total[key] or {}
    total[key][kind] = (total[key][kind] or 0) + n
end

local function count(name, case, pages)
    add(name, case, "broken", 0)
    for n, page in ipairs(pages) do
        for kind, list in pairs(measure.page(page)) do
            add(name, case, kind, #list)
            for _, text in ipairs(show and list or {}) do
                print(("# %s of %s, page %d, %s: %s"):format(name, case.name, n, kind, (text:gsub("\n", " "))))
            end
        end
    end
end

local KINDS = table.move(measure.KINDS, 1, #measure.KINDS, 2, { "broken" })

for _, case in ipairs(sizes.cases) do
    if wanted == "all" or wanted == case.name or not wanted and not case.slow then
        local ctx = drawn.context(case)
        for _, name in ipairs(drawn.names()) do
            if not only or only == name then
                local from = os.clock()
                local ok, pages = pcall(drawn.views[name], ctx, case)
                if ok then
                    count(name, case, pages)
                else
                    add(name, case, "broken", 1)
                    print(("# %s of %s, broken: %s"):format(name, case.name, pages))
                end
                if show then print(("# %s of %s: %.2f s"):format(name, case.name, os.clock() - from)) end
            end
        end
    end
end

local keys = {}
for key in pairs(total) do keys[#keys + 1] = key end
table.sort(keys)
for _, key in ipairs(keys) do
    harness.test(key .. " has no more to say against it than is known", function()
        local more, now = {}, {}
        for _, kind in ipairs(KINDS) do
            local n, known = total[key][kind] or 0, (allowed[key] or {})[kind] or 0
            if n > known then more[#more + 1] = ("%d %s (known: %d)"):format(n, kind, known) end
            if n > 0 then now[#now + 1] = ('["%s"] = %d'):format(kind, n) end
            if n < known and whole then print(("# %s: %s are %d now, not %d: lower it in crowded_allowed.lua"):format(key, kind, n, known)) end
        end
        if show and #now > 0 then print(('#     ["%s"] = { %s },'):format(key, table.concat(now, ", "))) end
        if #more > 0 then
            error(("%s; SHOW=1 VIEW=%s build/tests/test_with_engine tests/lua/crowded.lua tells where"):format(table.concat(more, ", "),
                key:match "^[^,]*"), 0)
        end
    end)
end
harness.done()

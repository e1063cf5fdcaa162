-- Sources that contradict each other about the same touchpoint and value.

local means = require "reis.data.marks.means"
local ordered = require "reis.words.ordered"

local sources = {}

local APART = 2          -- marks, as the rule sources-disagree has it
local SIGNIFICANT = 0.05

sources.APART = APART

--- rows: of marks.figures: { item =, sources = { [name] = figures } }
-- -> list of { item =, first =, second = (names, the higher first), high =, low = (figures), test = (means.apart) or nil, sure = }
function sources.of(rows)
    local out = {}
    for _, row in ipairs(rows) do
        local names = ordered.keys(row.sources)
        for i = 1, #names do
            for j = i + 1, #names do
                local first, second = names[i], names[j]
                if row.sources[first].mean < row.sources[second].mean then first, second = second, first end
                local high, low = row.sources[first], row.sources[second]
                if high.mean - low.mean > APART then
                    local test = means.apart(high, low)
                    out[#out + 1] = { item = row.item, first = first, second = second, high = high, low = low, test = test,
                        sure = test ~= nil and test.p <= SIGNIFICANT }
                end
            end
        end
    end
    return out
end

return sources

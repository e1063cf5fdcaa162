-- A row of figures as a small picture of blocks: ▁▂▃▄▅▆▇█.

local BLOCKS = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" }

--- list: figures with holes (n: how many in all); low, high: what the lowest and the highest block stand for. A figure that is
-- not known is a space. -> text of n columns
return function(list, n, low, high)
    local out = {}
    for i = 1, n do
        local x = list[i]
        if not x or x ~= x then
            out[i] = " "
        else
            local at = high > low and (x - low) / (high - low) or 0.5
            out[i] = BLOCKS[math.max(1, math.min(#BLOCKS, math.floor(at * #BLOCKS) + 1))]
        end
    end
    return table.concat(out)
end

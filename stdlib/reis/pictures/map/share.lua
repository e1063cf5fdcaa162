-- Shares things out over columns beside each other.

--- Shares heights out over n columns in order, so that the highest is as low as can be. -> list of { from =, to =, h = }
return function(heights, n, gap)
    local total, target = 0, 0
    for _, h in ipairs(heights) do total, target = total + h + gap, math.max(target, h) end
    target = math.max(target, (total - gap) / n - gap)
    while true do
        local groups, last = {}, nil
        for i, h in ipairs(heights) do
            if last and last.h + gap + h <= target + 1e-6 then
                last.to, last.h = i, last.h + gap + h
            else
                last = { from = i, to = i, h = h }
                groups[#groups + 1] = last
            end
        end
        if #groups <= n then return groups end
        target = target * 1.03 + 0.5
    end
end

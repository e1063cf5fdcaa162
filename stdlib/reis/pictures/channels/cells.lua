-- The channels of a journey by phase: their touchpoints, what customers find there, and what sets one channel apart from another.

local quantity = require "reis.language.quantity"
local several = require "reis.model.several"
local crowd = require "reis.pictures.lanes.crowd"

local cells = {}

local NONE = {} -- stands for "no channel"

--- The channels of a touchpoint with their part of its visits: list of { channel, part }.
local function channels_of(t)
    local shares, list = rawget(t.ref, "channels"), {}
    for i, channel in ipairs(several.of(t, "channel")) do
        local part = shares and quantity.mean(shares[i].share) or shares and 1 / #shares or 1
        list[i] = { channel, part }
    end
    if #list == 0 then list[1] = { NONE, 1 } end
    return list
end

--- The figures of touchpoints on a channel. list: { { t =, part = }, … } -> { n =, list =, experience =, emotion =, reach = }
local function figures(all, list)
    local cell = { n = #list, list = list, reach = 0 }
    for _, one in ipairs(list) do
        local f = all.flow[one.t.index]
        cell.reach = math.max(cell.reach, f and f.reach * one.part or 0)
    end
    cell.experience = crowd.mean(all, list, function(m) return m.experience end)
    cell.emotion = crowd.mean(all, list, function(m) return m.emotion end)
    return cell
end

--- How far the experiences of cells lie apart; nil for fewer than two.
local function apart(list)
    local low, high, n = math.huge, -math.huge, 0
    for _, cell in ipairs(list) do
        if cell.experience then low, high, n = math.min(low, cell.experience), math.max(high, cell.experience), n + 1 end
    end
    return n > 1 and high - low or nil
end

--- A journey's matrix: { rows = list of { channel = (nil: none), cells = { [phase index] = figures }, all = figures, gaps = },
-- phases = { [index] = { n =, apart = } }, apart =, gaps =, unused = (channels of the model that it does not use) }
function cells.of(ctx, journey, all)
    local by, M = {}, { rows = {}, phases = {}, gaps = 0, unused = {} }
    for _, phase in ipairs(journey.phases) do
        M.phases[phase.index] = { n = #phase.touchpoints }
        for _, t in ipairs(phase.touchpoints) do
            for _, pair in ipairs(channels_of(t)) do
                local lists = by[pair[1]] or { all = {} }
                by[pair[1]] = lists
                lists[phase.index] = lists[phase.index] or {}
                table.insert(lists[phase.index], { t = t, part = pair[2] })
                table.insert(lists.all, { t = t, part = pair[2] })
            end
        end
    end
    local order = table.move(ctx.model.channels, 1, #ctx.model.channels, 1, {})
    order[#order + 1] = NONE
    for _, channel in ipairs(order) do
        local lists = by[channel]
        if lists then
            local row = { channel = channel ~= NONE and channel or nil, cells = {}, all = figures(all, lists.all), gaps = 0 }
            for _, phase in ipairs(journey.phases) do
                if lists[phase.index] then
                    row.cells[phase.index] = figures(all, lists[phase.index])
                elseif #phase.touchpoints > 0 and channel ~= NONE then
                    row.gaps = row.gaps + 1
                end
            end
            M.gaps = M.gaps + row.gaps
            M.rows[#M.rows + 1] = row
        elseif channel ~= NONE then
            M.unused[#M.unused + 1] = channel.name
        end
    end
    local whole = {}
    for i, row in ipairs(M.rows) do whole[i] = row.channel and row.all or nil end
    M.apart = apart(whole)
    for index, phase in ipairs(M.phases) do
        local column = {}
        for _, row in ipairs(M.rows) do
            if row.channel and row.cells[index] then column[#column + 1] = row.cells[index] end
        end
        phase.apart = apart(column)
    end
    return M
end

return cells

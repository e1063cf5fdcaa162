-- Groups of cards on shelves: a large group takes whole shelves, small ones share one, each beneath its heading.

local shelves = {}

--- Spreads groups over shelves of so many columns. groups: list of { cards = list } -> list of shelves, each a list of parts
-- { group =, cards =, column = (the first, from 0), again = whether the group goes on from the shelf before }
function shelves.of(groups, columns)
    local list, free = {}, 0
    for _, group in ipairs(groups) do
        local n, from = #group.cards, 1
        if n > free or n > columns then free = 0 end
        while from <= n do
            if free == 0 then
                list[#list + 1], free = {}, columns
            end
            local to = math.min(n, from + free - 1)
            table.insert(list[#list], { group = group, cards = table.move(group.cards, from, to, 1, {}), column = columns - free,
                again = from > 1 })
            free = free - (to - from + 1)
            from = to + 1
        end
        if n > columns then free = 0 end
    end
    return list
end

--- Shelves in pages of a height: height(shelf, first on its page) -> points. -> list of lists of shelves
function shelves.pages(list, room, height)
    local pages, page, used = {}, {}, 0
    for _, shelf in ipairs(list) do
        local h = height(shelf, #page == 0)
        if #page > 0 and used + h > room then
            pages[#pages + 1], page, used = page, {}, 0
            h = height(shelf, true)
        end
        page[#page + 1], used = shelf, used + h
    end
    pages[#pages + 1] = page
    return pages
end

return shelves

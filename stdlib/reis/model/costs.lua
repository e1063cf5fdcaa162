-- A cost that is a list has a number for each period of its action.

local costs = {}

local function count(n, word) return ("%d %s%s"):format(n, word, n == 1 and "" or "s") end

--- How many items a cost has that is a list; nil of any other.
local function items(cost) return type(cost) == "table" and not cost.dist and #cost or nil end

--- What is wrong with the cost of an action that runs so many periods; nil where nothing is.
local function problem(cost, periods)
    local n = items(cost)
    if not n or n == periods then return nil end
    return ("has %s, and the action runs %s; give one for each of its periods (periods = %d for these), or one number, "
        .. "which is paid at its start"):format(count(n, "item"), count(periods, "period"), n)
end

--- Reports actions with a cost for other periods than their own.
function costs.check(N)
    for _, action in ipairs(N.all.action) do
        local wrong = not N.s:is_wrong(action, "periods") and problem(rawget(action, "cost"), action.periods)
        if wrong then N.s:wrong(action, "cost", wrong) end
    end
end

--- The same of an action with fields that a scenario sets, reported at the field that does not fit.
function costs.check_set(N, scenario, name, action, fields)
    local cost, periods = fields.cost or rawget(action, "cost"), fields.periods or action.periods
    local wrong = problem(cost, periods)
    if not wrong then return end
    if fields.cost ~= nil then
        N.s:wrong(scenario, { "set", name, "cost" }, wrong)
    else
        N.s:wrong(scenario, { "set", name, "periods" }, ("is %d, and its cost is a list of %d; set a cost beside it, of %s, "
            .. "or one number"):format(periods, items(cost), count(periods, "item")))
    end
end

return costs

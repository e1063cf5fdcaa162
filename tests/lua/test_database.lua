-- What is said of databases that cannot count, with a host that answers as they would.

local harness = require "harness"

local said, answer = {}, nil

package.loaded["host"] = setmetatable({
    diag = function(d) said[#said + 1] = d.message end,
    progress = function() end,
    database = function(kind, ...) return answer(kind, ...) end,
}, { __index = package.loaded["host"] })

package.loaded["log"] = package.loaded["log"] or { columns = function() return { case = 1, activity = 2, time = 3 } end }

local database = require "reis.command.database"

--- What is said where a database answers so. answers: by the kind of what is asked; select: a function of the statement
local function asked(answers, select, options)
    said = {}
    answer = function(kind, statement)
        if kind == "select" then return select(statement) end
        return table.unpack(answers[kind] or { nil, "HY000 no", "-" })
    end
    options = options or { table = "events" }
    local found, status = database.read({ files = { "odbc:DSN=old" }, options = options, every = {} })
    return found, status, said[#said]
end

local OLD = {
    connect = { { "SQLite", "3.8", "x" } }, tables = { { "", "events" } },
    columns = { { "case_id", "text", "TEXT", "activity", "text", "TEXT", "timestamp", "text", "TEXT" } },
}

harness.test("no window functions", function()
    local found, status, message = asked(OLD, function(statement)
        if statement:find("OVER", 1, true) then return nil, "HY000 near \"(\": syntax error", "-" end
        return statement == "SELECT 1" and { "1", "1" } or { "5", "1", "1", "0", "", "0" }
    end)
    harness.equal(found, nil)
    harness.equal(status, 1)
    if not message:find("has no window functions", 1, true) or not message:find("SQLite 3.8", 1, true) then error(message) end
end)

harness.test("another fault is the database's own", function()
    local _, status, message = asked(OLD, function(statement)
        if statement:find("WITH", 1, true) then return nil, "42501 ERROR: permission denied;\nError while executing", "-" end
        return statement:find("OVER", 1, true) and { "1", "1" } or { "5", "1", "1", "0", "", "0" }
    end)
    harness.equal(status, 1)
    harness.equal(message, "the database says: ERROR: permission denied")
end)

harness.test("a limit, and a database of which nobody knows how it speaks", function()
    local _, status, message = asked(OLD, function() return nil, "the time is over", "L" end)
    harness.equal(status, 3)
    harness.equal(message, "the time is over")
    _, status, message = asked({ connect = { { "Oracle", "9", "x" } } }, function() end)
    harness.equal(status, 2)
    if not message:find("calls itself Oracle", 1, true) then error(message) end
end)

harness.done()

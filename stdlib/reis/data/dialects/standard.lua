-- What all dialects share: standard SQL. A dialect is what it says otherwise.

local standard = {}

--- A name in the signs that a dialect puts around names; within it they are doubled.
local function quoted(sign)
    return function(name) return sign .. name:gsub(sign, sign .. sign) .. sign end
end
standard.quoted = quoted

--- A text whose quotes are doubled.
local function literal(s) return "'" .. s:gsub("'", "''") .. "'" end

--- The same where a backslash says something too.
function standard.literal_with_backslashes(s) return "'" .. s:gsub("[\\']", "\\%0") .. "'" end

--- x LIKE a pattern, where LIKE knows no sign before what is to be taken as it is but the backslash.
function standard.like_with_backslashes(dialect)
    return function(x, pattern) return ("%s LIKE %s"):format(x, dialect.literal((pattern:gsub("[\\%%_]", "\\%0"):gsub("%*", "%%"):gsub("?", "_")))) end
end

local MS = "CASE WHEN ABS({x}) < 100000000000 THEN {x} * 1000 + 0.0005 WHEN ABS({x}) < 9000000000000000 THEN {x} END"

--- A number as a time: seconds since 1970, or milliseconds where it has over ten digits, cut to milliseconds; what is no number, or beyond
-- 285,000 years, is none. The half of a thousandth: 0.123 s of a double may be a little less.
function standard.since_1970(x, integer)
    return ("CAST(FLOOR(%s) AS %s)"):format(MS:gsub("{x}", (x:gsub("%%", "%%%%"))), integer or "bigint")
end

--- A dialect: name =, title =; what it does not say is standard SQL.
--   boundless                     whether a timestamp may be infinite: millis is NULL then
--   typeless                      whether a column's type says nothing of what is in it
--   texts                         the types whose values are texts as they are, { [type] = true }, where a driver says so of others too
--   quote(name), literal(s)       a name, a text, as they stand in a statement
--   text(x)                       x as a text
--   bytes(x)                      a text that is compared by its bytes
--   millis(x, kind, type, clock)  a time in milliseconds since 1970 on the clock; NULL where it is none. kind: "text", "number", "time",
--                                 "other" or nil; type: as the database calls it, or nil where there is none to ask
--   prepared(x, clock)            what millis needs beside a time's column, under that name, or nil
--   joined(x, order)              an aggregate: the x of a group joined by commas
--   ways(place)                   how a case's activities are put together, where that is no aggregate
--   lag(x, by, over)              the x of so many rows before; anything where there is none
--   no_number                     a NULL among numbers
--   like(x, pattern)              whether x is as a pattern says, in which * is any text and ? a character
--   spread(table, case)           a statement that gives 0 where by_case is of no use, where there is any use at all
--   by_case                       how the events are brought together case by case, where that is of use: needs (the type of the time),
--                                 time(x), took (how long a case takes), rows, steps(letters, columns) (parts of statements)
return setmetatable(standard, {
    __call = function(_, dialect)
        dialect.quote = dialect.quote or quoted '"'
        dialect.literal = dialect.literal or literal
        dialect.bytes = dialect.bytes or function(x) return x end
        dialect.lag = dialect.lag or function(x, by, over) return ("LAG(%s%s) OVER (%s)"):format(x, by > 1 and ", " .. by or "", over) end
        dialect.no_number = dialect.no_number or "CAST(NULL AS bigint)"
        dialect.like = dialect.like or function(x, pattern)
            return ("%s LIKE %s ESCAPE '!'"):format(x, dialect.literal((pattern:gsub("[!%%_]", "!%0"):gsub("%*", "%%"):gsub("?", "_"))))
        end
        return dialect
    end,
})

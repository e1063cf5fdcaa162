-- Numbers as data, not as people read them.

--- Digits that read as exactly that number: 15 of them where they do, else 17.
return function(x)
    if math.type(x) == "integer" then return ("%d"):format(x) end
    local short = ("%.15g"):format(x)
    return tonumber(short) == x and short or ("%.17g"):format(x)
end

-- SHA-256 (FIPS 180-4), as the Content-Security-Policy of a document names its own script and style: in base64.

local sha256 = {}

local MASK = 0xFFFFFFFF

--- The first 32 bits of what stands behind the point in a root of the first primes.
local function roots(n, power)
    local out, p = {}, 2
    while #out < n do
        local prime = true
        for d = 2, math.floor(p ^ 0.5) do prime = prime and p % d ~= 0 end
        if prime then
            local root = p ^ power
            out[#out + 1] = math.floor((root - math.floor(root)) * 2 ^ 32)
        end
        p = p + 1
    end
    return out
end

local K, START

local function right(x, n) return (x >> n | x << (32 - n)) & MASK end

local function words(block, at)
    local w = { (">I4I4I4I4I4I4I4I4I4I4I4I4I4I4I4I4"):unpack(block, at) }
    for i = 17, 64 do
        local a, b = w[i - 15], w[i - 2]
        local s0 = right(a, 7) ~ right(a, 18) ~ a >> 3
        local s1 = right(b, 17) ~ right(b, 19) ~ b >> 10
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) & MASK
    end
    return w
end

local function round(h, w)
    local a, b, c, d, e, f, g, k = table.unpack(h)
    for i = 1, 64 do
        local s1 = right(e, 6) ~ right(e, 11) ~ right(e, 25)
        local t1 = k + s1 + (e & f ~ ~e & g) + K[i] + w[i]
        local s0 = right(a, 2) ~ right(a, 13) ~ right(a, 22)
        local t2 = s0 + (a & b ~ a & c ~ b & c)
        k, g, f, e = g, f, e, (d + t1) & MASK
        d, c, b, a = c, b, a, (t1 + t2) & MASK
    end
    for i, x in ipairs { a, b, c, d, e, f, g, k } do h[i] = (h[i] + x) & MASK end
end

--- The digest of a text, as its 32 bytes.
function sha256.bytes(text)
    K, START = K or roots(64, 1 / 3), START or roots(8, 1 / 2)
    local h = table.move(START, 1, 8, 1, {})
    local all = text .. "\x80" .. ("\0"):rep((55 - #text) % 64) .. (">I8"):pack(#text * 8)
    for at = 1, #all, 64 do round(h, words(all, at)) end
    return (">I4I4I4I4I4I4I4I4"):pack(table.unpack(h))
end

local DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

--- Bytes in base64.
function sha256.base64(bytes)
    local out = {}
    for at = 1, #bytes, 3 do
        local a, b, c = bytes:byte(at, at + 2)
        local n = a << 16 | (b or 0) << 8 | (c or 0)
        for i = 3, 0, -1 do
            local digit = n >> 6 * i & 63
            out[#out + 1] = (i == 1 and not b or i == 0 and not c) and "=" or DIGITS:sub(digit + 1, digit + 1)
        end
    end
    return table.concat(out)
end

--- The source of a policy that allows exactly this text: "'sha256-…'".
function sha256.source(text) return "'sha256-" .. sha256.base64(sha256.bytes(text)) .. "'" end

return sha256

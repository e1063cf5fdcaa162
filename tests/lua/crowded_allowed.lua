-- What there still is to say against the views over all sizes of tests/lua/crowded.lua: these numbers only go down. A view, or a
-- kind, that is not named has none; the goal is none at all, but quotes that a map leaves to the zoom.

return {
    ["map"] = { ["left out"] = 27 },
    ["map, large"] = { ["left out"] = 11 },
    ["map, slow"] = { ["left out"] = 72 },
}

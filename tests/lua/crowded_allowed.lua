-- What there still is to say against the views over all sizes of tests/lua/crowded.lua: these numbers only go down. A view, or a
-- kind, that is not named has none; the goal is none at all, but quotes that a map leaves to the zoom.

return {
    ["ecosystem"] = { overlaps = 12, outside = 1, cut = 28 },
    ["ecosystem, large"] = { broken = 1 },
    ["map"] = { cut = 2, ["left out"] = 17 },
    ["map, large"] = { ["left out"] = 20 },
    ["roadmap"] = { cut = 3 },
    ["zoom"] = { cut = 70 },
    ["zoom, large"] = { cut = 6 },
}

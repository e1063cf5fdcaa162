-- What there still is to say against the views over all sizes of tests/lua/crowded.lua: these numbers only go down. A view, or a
-- kind, that is not named has none; the goal is none at all, but quotes that a map leaves to the zoom.

return {
    ["ecosystem"] = { cut = 1 },
    ["map"] = { cut = 2, ["left out"] = 19 },
    ["map, large"] = { ["left out"] = 20 },
    ["map-blank"] = { cut = 1 },
    ["roadmap"] = { cut = 2 },
}

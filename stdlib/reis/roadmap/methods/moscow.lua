-- MoSCoW: the class of the action, then the gain; without a class it counts as could.

local CLASS = { must = 3, should = 2, could = 1, wont = 0 }

return {
    name = "moscow",
    title = "must, should, could; then gain",
    rank = function(_, facts) return CLASS[facts.moscow] or 1, facts.gain_alone end,
}

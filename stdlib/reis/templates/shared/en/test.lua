-- What must stay as good as it is; `make test` asks it. Raise the mark when the journey gets better.
include "journey.lua"

local LEAST = @LEAST@ -- the experience of each persona, a mark from 0 to 10

for _, journey in ipairs(score().journeys) do
  for _, one in ipairs(journey.personas) do
    local who = journey.name .. ", " .. one.persona
    assert(not one.vetoed, who .. ": a killer is likelier than is bearable")
    assert(one.experience >= LEAST, ("%s: the experience is %.1f, below %.1f"):format(who, one.experience, LEAST))
    assert(one.completion > 0, who .. ": nobody gets to the end")
  end
end
print("every journey is at least a " .. LEAST)

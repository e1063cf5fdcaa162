-- Wat zo goed moet blijven als het is; `make test` vraagt ernaar. Verhoog het cijfer als de klantreis beter wordt.
include "klantreis.lua"

local LEAST = @LEAST@ -- de beleving van elke klantpersona, een cijfer van 0 tot 10

for _, journey in ipairs(score().journeys) do
  for _, one in ipairs(journey.personas) do
    local who = journey.name .. ", " .. one.persona
    assert(not one.vetoed, who .. ": de kans op een afknapper is te groot")
    assert(one.experience >= LEAST, ("%s: de beleving is %.1f, lager dan %.1f"):format(who, one.experience, LEAST))
    assert(one.completion > 0, who .. ": niemand haalt het einde")
  end
end
print("elke klantreis is minstens een " .. LEAST)

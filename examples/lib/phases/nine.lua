--- The nine phases of a customer journey, each with a typical touchpoint, a channel and its usual icon.
--- version: 1.0.0
---
--- A first journey to sharpen: leave out what is not yours, give marks, put your own touchpoints in their place.

local CHANNELS = {
  ["word of mouth"] = { kind = "human", icon = "mouth", managed = false }, website = { kind = "digital", icon = "web" },
  adviser = { kind = "human", icon = "person" }, phone = { kind = "human", icon = "phone" },
  letter = { kind = "print", icon = "letter" }, visit = { kind = "human", icon = "visit" },
  mail = { kind = "digital", icon = "mail" }, portal = { kind = "digital", icon = "portal" },
}

-- phase, what the customer wants of it, touchpoint, channel, mark
local PHASES = {
  { "Need", "Notice that something is wanted", "A story of a friend", "word of mouth", 6.5 },
  { "Orientation", "Know what there is", "Find the overview", "website", 6 },
  { "Consideration", "Know what fits me", "Talk it over", "adviser", 7.5 },
  { "Decision", "Dare to choose", "A question answered", "phone", 7 },
  { "Purchase", "Settle it", "The confirmation", "letter", 6.5 },
  { "Delivery", "Have it, as promised", "Brought to the door", "visit", 7.5 },
  { "Use", "Get out of it what was promised", "See how it is going", "portal", 6 },
  { "Loyalty", "Be known", "A letter that is about me", "mail", 5.5 },
  { "Ambassador", "Pass it on", "Tell a friend", "word of mouth", 8 },
}

local nine = {}

--- The names of the phases, in order.
function nine.names()
  local names = {}
  for i, row in ipairs(PHASES) do names[i] = row[1] end
  return names
end

--- Declares the channels that the phases use.
function nine.channels()
  for _, row in ipairs(PHASES) do
    local name = row[4]
    if CHANNELS[name] then
      channel(name)(CHANNELS[name])
      CHANNELS[name] = nil
    end
  end
end

--- The journey. options: owner (a team), offers { [touchpoint] = text }, marks { [touchpoint] = mark }, evidence, customers,
-- again (0.3: the chance that it begins anew).
function nine.journey(name, options)
  options = options or {}
  local marks, offers, phases = options.marks or {}, options.offers or {}, {}
  for i, row in ipairs(PHASES) do
    phases[i] = phase(row[1]) {
      goal = row[2],
      touchpoint(row[3]) {
        channel = row[4], owner = row[4] ~= "word of mouth" and options.owner or nil, experience = marks[row[3]] or row[5],
        offers = offers[row[3]] or row[2], evidence = options.evidence,
      },
    }
  end
  return journey(name) { goal = options.goal, customers = options.customers, phases = phases,
    cyclic = { probability = options.again or 0.3, to = PHASES[1][1] } }
end

return nine

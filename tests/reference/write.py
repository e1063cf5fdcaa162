"""A model of the generator as a script in the reis language."""
from .quantity import key, lua, quote
from .measures import MEASURES


def field(name, value):
    return [] if value is None else [f"{name} = {lua(value)}"]


def names(name, items):
    return [] if items is None else [name + " = { " + ", ".join(map(quote, items)) + " }"]


def block(kind, name, parts, indent=""):
    """kind "name" { parts }: on one line where that is short."""
    head = f"{indent}{kind} {quote(name)} "
    line = head + "{ " + ", ".join(parts) + " }"
    if len(line) <= 100 and "\n" not in line:
        return line
    inside = "".join(f"\n{p if p.startswith(indent + '  ') else indent + '  ' + p}," for p in parts)
    return head + "{" + inside + "\n" + indent + "}"


def layers(name, score):
    """score or expects: common marks, and those per persona."""
    if not isinstance(score, dict):
        return field(name, score)
    if not score["marks"] and not score["own"]:
        return []
    return field(name, {**score["marks"], **score["own"]})


def several(name, given):
    """A name, a list of them, or { name: share }."""
    return names(name, given) if isinstance(given, list) else field(name, given)


def known(one):
    """What needs, pains, killers and touchpoints share with actions."""
    return names("evidence", one.get("evidence") or None)


def inner(kind, one, fields):
    parts = [part for name in fields for part in field(name, one.get(name))]
    return block(kind, one["name"], parts + names("personas", one.get("personas")) + known(one),
                 "      ")


def touchpoint(t):
    parts = several("channel", t["channel"]) + several("owner", t["owner"])
    for name in ("experience", "importance"):
        parts += field(name, t[name])
    parts += names("personas", t["personas"])
    parts += field("moment_of_truth", t["moment"])
    parts += layers("score", t["score"]) + layers("expects", t["expects"])
    for name in ("leave", "next", "duration", "wait"):
        parts += field(name, t[name])
    parts += known(t)
    parts += [inner("killer", killer, ["probability"]) for killer in t["killers"]]
    parts += [inner("need", need, ["importance", "satisfaction"]) for need in t.get("needs", ())]
    parts += [inner("pain", pain, ["severity"]) for pain in t.get("pains", ())]
    return block("touchpoint", t["name"], parts, "    ")


def criterion(c):
    parts = []
    for name in ("measure", "at", "persona", "min", "max"):
        parts += field(name, c.get(name))
    return "criterion " + quote(c["name"]) + " { " + ", ".join(parts) + " }"


def journey(j):
    parts = names("personas", j["personas"])
    for name in ("weight", "memory", "killer_score", "tolerance", "state", "instead_of", "starts",
                 "customers"):
        parts += field(name, j.get(name))
    if j["cyclic"]:
        given = {k: v for k, v in j["cyclic"].items() if v is not None}
        parts += field("cyclic", given)
    if j.get("criteria"):
        parts.append("criteria = {" + "".join("\n    " + criterion(c) + ","
                                              for c in j["criteria"]) + "\n  }")
    for phase in j["phases"]:
        parts.append(block("phase", phase["name"], [touchpoint(t) for t in phase["touchpoints"]],
                           "  "))
    return block("journey", j["name"], parts)


def improves(action):
    """{ ["Journey/Touchpoint"] = { field = delta } }, several of one place never occur."""
    lines = []
    for one in action["improves"]:
        place = one["journey"] + "/" + (one["touchpoint"] or one["phase"])
        lines.append(f"[{quote(place)}] = {lua(one['deltas'])}")
    return ["improves = { " + ", ".join(lines) + " }"] if lines else []


def removes(action):
    lines = []
    for one in action["removes"]:
        place = f"{one['journey']}/{one['touchpoint']}/{one['killer']}"
        shared = any(r["share"] is not None for r in action["removes"])
        share = 1 if one["share"] is None else one["share"]
        lines.append(f"[{quote(place)}] = {lua(share)}" if shared else quote(place))
    return ["removes = { " + ", ".join(lines) + " }"] if lines else []


def reroutes(action):
    lines = [f"[{quote(one['journey'] + '/' + one['touchpoint'])}] = {lua(one['next'])}"
             for one in action["reroutes"]]
    return ["reroutes = { " + ", ".join(lines) + " }"] if lines else []


def action_block(a):
    parts = []
    for name in ("owner", "effort", "cost", "upkeep", "benefit", "periods", "feasibility",
                 "must", "moscow", "horizon", "status"):
        parts += field(name, a.get(name))
    for name in ("requires", "conflicts", "resolves", "serves", "evidence"):
        parts += names(name, a.get(name) or None)
    return block("action", a["name"], parts + improves(a) + removes(a) + reroutes(a))


def script(model, midway=""):
    """midway: Lua between the journeys and the actions."""
    lines = []
    for v in model["values"]:
        lines.append(block("value", v["name"], field("weight", v["weight"])
                           + field("kind", v["kind"])))
    for c in model["channels"]:
        lines.append(block("channel", c["name"], field("cost", c["cost"])))
    for t in model["teams"]:
        lines.append(block("team", t["name"], field("capacity", t.get("capacity"))))
    lines += [block("partner", p["name"], []) for p in model["partners"]]
    lines += [block(e["kind"], e["name"], field("n", e["n"])) for e in model["evidence"]]
    for p in model["personas"]:
        lines.append(block("persona", p["name"], field("share", p["share"])
                           + field("expects", p["expects"]) + field("extends", p["extends"])))
    for g in model["goals"]:
        lines.append(block("goal", g["name"], field("measure", g["measure"])
                           + field("journey", g["journey"]) + field("worth", g["worth"])
                           + field("per", g["per"])))
    lines += [journey(j) for j in model["journeys"]] + [midway] * bool(midway)
    lines += [action_block(a) for a in model["actions"]]
    for r in model.get("roadmaps", []):
        parts = []
        for name in ("periods", "period", "lookahead", "budget", "budget_per_period", "horizons"):
            parts += field(name, r.get(name))
        if r.get("capacity"):
            parts.append("capacity = { " + ", ".join(
                part for team, days in r["capacity"].items()
                for part in field(key(team), days)) + " }")
        parts += names("actions", r.get("actions"))
        lines.append(block("roadmap", r["name"], parts))
    return "\n".join(lines) + "\n"


# Prints every number of a result, also those that --json leaves out.
DUMP = """
local function dump(x)
  if type(x) == "number" then return string.format("%.17g", x) end
  if type(x) == "boolean" then return tostring(x) end
  if type(x) == "string" then return '"' .. x:gsub('[\\\\"]', '\\\\%0') .. '"' end
  if type(x) ~= "table" then return "null" end
  local parts = {}
  if #x > 0 then
    for i, one in ipairs(x) do parts[i] = dump(one) end
    return "[" .. table.concat(parts, ",") .. "]"
  end
  for k, one in pairs(x) do
    if type(k) == "string" and type(one) ~= "function" and k:sub(1, 1) ~= "_" then
      parts[#parts + 1] = dump(k) .. ":" .. dump(one)
    end
  end
  return "{" .. table.concat(parts, ",") .. "}"
end
local function numbers(from, to, names)
  for _, k in ipairs(names) do if type(from[k]) == "number" then to[k] = from[k] end end
  return to
end
local MEASURES = { "share", %(measures)s }
local OF_TOUCHPOINT = { "experience", "functional", "emotional", "expectation", "emotion",
  "visits", "reach" }
local function print_result(result)
  local rows = {}
  for i, j in ipairs(result.journeys) do
    rows[i] = numbers(j, { name = j.name, personas = {} }, MEASURES)
    for n, p in ipairs(j.personas) do
      local row = { persona = p.persona, peak_at = p.peak_at, vetoed = p.vetoed, touchpoints = {} }
      for m, t in ipairs(p.touchpoints) do
        row.touchpoints[m] = numbers(t, { name = t.name }, OF_TOUCHPOINT)
      end
      rows[i].personas[n] = numbers(p, row, MEASURES)
    end
  end
  print(dump { utility = result.utility, journeys = rows })
end
local function try(f, ...)
  local fine, result = pcall(f, ...)
  if not fine then print('{"error":' .. dump(tostring(result):gsub("%%c", " ")) .. "}") return end
  return result
end
local function try_whatif(set)
  local result = try(whatif, set)
  if result then print_result(result) end
end
""".replace("%%", "%").replace("%(measures)s", ", ".join(f'"{m}"' for m in MEASURES))


def whatif_call(wanted):
    parts = []
    for name in ("with", "without", "use"):
        parts += names(name, wanted.get(name))
    changes = {place: fields for (_, place), fields in (wanted.get("set") or {}).items()}
    if changes:
        parts.append("set = " + lua(changes))
    drop = wanted.get("drop") or {}
    gone = drop.get("touchpoints") or {}
    if any(share is not True for share in gone.values()):
        parts.append("drop = " + lua(gone))
    else:
        parts += names("drop", list(gone) + (drop.get("channels") or []) or None)
    if wanted.get("instead"):
        parts.append("instead = " + lua(wanted["instead"]))
    return "try_whatif { " + ", ".join(parts) + " }"


def whatif_script(model, sets):
    """The script with a line printed for each what-if, a result or an error; before those a line
    with the score from before the actions were declared, and after them one again."""
    scored = "print_result(score())"
    return DUMP + script(model, scored) + "\n".join(map(whatif_call, sets)) + f"\n{scored}\n"


def leverage_script(model):
    """The script with one line: the leverage of every touchpoint that has one."""
    return script(model) + DUMP + """
local rows = {}
for _, one in ipairs(leverage()) do
  rows[#rows + 1] = { journey = one.journey, touchpoint = one.touchpoint, leverage = one.leverage }
end
print(dump(rows))
"""


def plans_script(model, methods):
    """The script with a line for each method: its plan, or an error."""
    return script(model) + DUMP + """
local FIELDS = { "start", "finish", "rank", "adds", "gain_alone", "cost", "effort" }
for _, method in ipairs { %s } do
  local found = try(plan, { method = method })
  if found then
    local out = numbers(found, { actions = {} }, { "gain", "cost", "break_even" })
    for i, a in ipairs(found.actions) do
      out.actions[i] = numbers(a, { name = a.name }, FIELDS)
    end
    print(dump(out))
  end
end
""" % ", ".join(map(quote, methods))

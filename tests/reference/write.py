"""A model of the generator as a script in the reis language."""
from .quantity import lua, quote


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


def touchpoint(t):
    parts = []
    for name in ("channel", "owner", "experience", "importance"):
        parts += field(name, t[name])
    parts += names("personas", t["personas"])
    parts += field("moment_of_truth", t["moment"])
    parts += layers("score", t["score"]) + layers("expects", t["expects"])
    for name in ("leave", "next", "duration", "wait"):
        parts += field(name, t[name])
    for killer in t["killers"]:
        parts.append(block("killer", killer["name"],
                           field("probability", killer["probability"])
                           + names("personas", killer["personas"]), "      "))
    return block("touchpoint", t["name"], parts, "    ")


def criterion(c):
    parts = []
    for name in ("measure", "at", "persona", "min", "max"):
        parts += field(name, c.get(name))
    return "criterion " + quote(c["name"]) + " { " + ", ".join(parts) + " }"


def journey(j):
    parts = names("personas", j["personas"])
    for name in ("weight", "memory", "killer_score", "tolerance", "state", "starts"):
        parts += field(name, j[name])
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
                 "must", "horizon", "status"):
        parts += field(name, a.get(name))
    for name in ("requires", "conflicts"):
        parts += names(name, a.get(name) or None)
    return block("action", a["name"], parts + improves(a) + removes(a) + reroutes(a))


def script(model):
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
                           + field("journey", g["journey"]) + field("worth", g["worth"])))
    lines += [journey(j) for j in model["journeys"]]
    lines += [action_block(a) for a in model["actions"]]
    for r in model.get("roadmaps", []):
        parts = []
        for name in ("periods", "period", "lookahead", "budget", "budget_per_period", "capacity",
                     "horizons"):
            parts += field(name, r.get(name))
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
local function try(set)
  local fine, result = pcall(whatif, set)
  if not fine then print('{"error":' .. dump(tostring(result):gsub("%c", " ")) .. "}") return end
  local rows = {}
  for i, j in ipairs(result.journeys) do
    rows[i] = { name = j.name, personas = {} }
    for k, v in pairs(j) do if type(v) == "number" then rows[i][k] = v end end
    for n, p in ipairs(j.personas) do
      local row = { persona = p.persona, peak_at = p.peak_at, vetoed = p.vetoed, touchpoints = {} }
      for k, v in pairs(p) do if type(v) == "number" then row[k] = v end end
      for m, t in ipairs(p.touchpoints) do
        local point = { name = t.name }
        for k, v in pairs(t) do if type(v) == "number" then point[k] = v end end
        row.touchpoints[m] = point
      end
      rows[i].personas[n] = row
    end
  end
  print(dump { utility = result.utility, journeys = rows })
end
"""


def whatif_script(model, sets):
    """The script with a line printed for each (taken actions, { place: { field: number } })."""
    calls = ["try { with = { " + ", ".join(quote(a["name"]) for a in taken) + " }, "
             + f"set = {lua(changed) if changed else '{}'} }}" for taken, changed in sets]
    return script(model) + DUMP + "\n".join(calls) + "\n"

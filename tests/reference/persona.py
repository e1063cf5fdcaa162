"""What holds for one persona at one touchpoint, and the persona's chain through a journey."""
from decimal import Decimal

from .chain import ONE, ZERO, Chain
from .quantity import CHANCE, MARK, POSITIVE, Count, mean, pick

PASS = Decimal("5.5")
EVERYONE = {"name": "everyone", "share": None, "expects": None, "extends": None}


def or_else(x, default):
    return Decimal(default) if x is None else x


def personas_of(model):
    return model["personas"] or [EVERYONE]


def line_of(model, persona):
    """The persona's name, then those it extends."""
    by_name = {p["name"]: p for p in personas_of(model)}
    line = [persona["name"]]
    while by_name[line[-1]]["extends"]:
        line.append(by_name[line[-1]]["extends"])
    return line


def shares(model):
    """Those not given split equally what is left of 1; one that extends another has 0 then."""
    given = [mean(p["share"], CHANCE) for p in personas_of(model)]
    for i, persona in enumerate(personas_of(model)):
        if given[i] is None and persona["extends"]:
            given[i] = ZERO
    open_ones = given.count(None)
    left = max(ZERO, ONE - sum(s for s in given if s is not None))
    return [left / open_ones if s is None else s for s in given]


def layered(score, line, values, evidence):
    """{ value: mark }: the persona's own marks over those it extends over the common ones."""
    found = {}
    for value in values:
        layers = [score["own"].get(name, {}) for name in line] + [score["marks"]]
        for layer in layers:
            if value["name"] in layer:
                found[value["name"]] = mean(layer[value["name"]], MARK, evidence)
                break
    return found


def expectation_of(model, touchpoint, line, evidence):
    """(expects, the touchpoint's own): for this persona; a mark or { value: mark }."""
    given = touchpoint["expects"]
    if isinstance(given, dict):
        found = layered(given, line, model["values"], evidence)
        if found:
            return found, True
    elif given is not None:
        return mean(given, MARK, evidence), True
    by_name = {p["name"]: p for p in personas_of(model)}
    for name in line:
        given = by_name[name]["expects"]
        if isinstance(given, dict):
            return {v: mean(m, MARK, evidence) for v, m in given.items()}, False
        if given is not None:
            return mean(given, MARK, evidence), False
    return None, False


def way_of(touchpoint, line):
    """(leave, direction): where those who stay go, { place: chance } that sums to 1, or None
    where no direction is given: to what follows."""
    given = pick(touchpoint["next"], line)
    leave = mean(pick(touchpoint["leave"], line), CHANCE) or ZERO
    if isinstance(given, Count):
        leave, given = given.share("leave"), given.table()
    elif isinstance(given, dict):
        given = {place: mean(p, CHANCE) for place, p in given.items()}
    leave = or_else(mean(touchpoint.get("set_leave"), CHANCE), leave)           # a scenario's
    return leave, direction(touchpoint.get("set_next", given))


def direction(given):
    """A declared `next` (a place or { place: Decimal }) scaled to sum to 1."""
    if given is None or isinstance(given, str):
        return given and {given: ONE}
    total = sum(given.values(), ZERO)
    return {place: p / total for place, p in given.items()} if total else None


def parts_of(given):
    """{ name: share } of a channel or an owner; of a list without shares the first has all."""
    if given is None:
        return {}
    if isinstance(given, dict):
        total = sum(Decimal(p) for p in given.values())
        return {name: Decimal(p) / total for name, p in given.items()}
    return {given if isinstance(given, str) else given[0]: ONE}


def main_of(given):
    """The one that counts for hand-overs and switches: the first, or that with the most share."""
    parts = parts_of(given)
    return max(parts, key=parts.get) if parts else None


def record(model, touchpoint, persona):
    """Everything of a touchpoint that counts for a persona, as a dict of plain numbers."""
    line = line_of(model, persona)
    evidence = {e["name"]: e["n"] for e in model["evidence"]}
    leave, way = way_of(touchpoint, line)
    expects, own_expects = expectation_of(model, touchpoint, line, evidence)
    importance = mean(pick(touchpoint["importance"], line), MARK)
    if importance is None:
        importance = Decimal(10 if pick(touchpoint["moment"], line) else 5)
    killers = []
    for killer in touchpoint["killers"]:
        chance = mean(pick(killer["probability"], line), CHANCE)
        chance = ONE if chance is None else chance
        concerned = killer["personas"] is None or persona["name"] in killer["personas"]
        killers.append(chance if concerned else ZERO)
    return {
        "id": touchpoint["id"], "name": touchpoint["name"],
        "channels": parts_of(touchpoint["channel"]), "channel": main_of(touchpoint["channel"]),
        "owner": main_of(touchpoint["owner"]),
        "leave": leave, "direction": way, "killers": killers, "importance": importance,
        "duration": mean(pick(touchpoint["duration"], line), POSITIVE),
        "wait": mean(touchpoint["wait"], POSITIVE),
        "marks": layered(touchpoint["score"], line, model["values"], evidence),
        "experience": mean(touchpoint["experience"], MARK, evidence),
        "expects": expects, "own_expects": own_expects,
    }


def meets(touchpoint, persona):
    return touchpoint["personas"] is None or persona["name"] in touchpoint["personas"]


def touchpoints_of(journey):
    return [t for phase in journey["phases"] for t in phase["touchpoints"]]


def makes(journey, persona):
    return journey["personas"] is None or persona["name"] in journey["personas"]


def records_of(model, journey, persona):
    """Of the touchpoints that the persona meets, in declared order."""
    return [record(model, t, persona) for t in touchpoints_of(journey) if meets(t, persona)]


def landing(order, met, place):
    """Where a step to a place comes out: its rank among the met ones, or None for done."""
    if place == "done":
        return None
    for later in order[order.index(place):]:
        if later in met:
            return met.index(later)
    return None


def chain_of(journey, records):
    """records: of the touchpoints that the persona meets, in declared order."""
    order = [t["id"] for t in touchpoints_of(journey)]
    met = [r["id"] for r in records]
    size = len(met)
    steps = [[ZERO] * size for _ in met]
    done, start, skipped = [ZERO] * size, [ZERO] * size, ZERO
    for t, r in enumerate(records):
        way = r["direction"] or {met[t + 1] if t + 1 < size else "done": ONE}
        for place, p in way.items():
            to = landing(order, met, place)
            if to is None:
                done[t] += p * (ONE - r["leave"])
            else:
                steps[t][to] += p * (ONE - r["leave"])
    starts = journey["starts"] or {order[0]: 1.0}
    total = sum(mean(p, CHANCE) for p in starts.values())
    for place, p in starts.items():
        to = landing(order, met, place)
        if to is None:
            skipped += mean(p, CHANCE) / total
        else:
            start[to] += mean(p, CHANCE) / total
    return Chain(steps, [r["leave"] for r in records], done, start, skipped)

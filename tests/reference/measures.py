"""The measures of semantics.md, written down once more as plainly as possible."""
from decimal import Decimal

from .chain import ONE, ZERO
from .persona import PASS, chain_of, meets, personas_of, record, shares, touchpoints_of
from .quantity import CHANCE, MARK, POSITIVE, mean

LESS_IS_BETTER = {"duration", "cost_to_serve", "handovers", "channel_switches", "killer_risk"}
MEASURES = ["experience", "mean", "peak", "end", "functional", "emotional", "emotion", "completion",
            "lifetime", "duration", "cost_to_serve", "handovers", "channel_switches", "consistency",
            "killer_risk"]
EQUAL = Decimal("1e-9")


class Trap(Exception):
    """A reached touchpoint from which nobody gets out."""


def weighted(pairs):
    """Σ w·x / Σ w over the pairs (weight, x) with an x; None over nothing or over zero weights."""
    pairs = [(w, x) for w, x in pairs if x is not None]
    total = sum((w for w, _ in pairs), ZERO)
    return sum((w * x for w, x in pairs), ZERO) / total if total > 0 else None


def value_mean(model, marks, kind=None, among=None):
    """The mean of { value: mark } by the values' weights, of one kind, and over `among` only."""
    pairs = []
    for value in model["values"]:
        fits = kind is None or value["kind"] == kind
        if fits and (among is None or value["name"] in among):
            pairs.append((mean(value["weight"], POSITIVE), marks.get(value["name"])))
    return weighted(pairs)


def marks_of(model, r):
    """experience, functional, emotional, expectation and emotion of one record."""
    x = value_mean(model, r["marks"]) if r["marks"] else r["experience"]
    expected = r["expects"]
    if isinstance(expected, dict):
        expected = value_mean(model, expected, among=r["marks"] or None)
    expected = PASS if expected is None else expected
    return {"experience": x,
            "functional": value_mean(model, r["marks"], "functional"),
            "emotional": value_mean(model, r["marks"], "emotional"),
            "expectation": expected, "emotion": None if x is None else x - expected}


def remembered(chain, marks, importance, journey, risk):
    """mean, peak, peak_at (a place), end and experience."""
    scored = [t for t in range(chain.size)
              if marks[t]["experience"] is not None and chain.reach[t] > 0]
    if not scored:
        return {"mean": None, "peak": None, "peak_at": None, "end": None, "experience": None}
    x = {t: marks[t]["experience"] for t in scored}
    middle = weighted((importance[t] * chain.reach[t], x[t]) for t in scored)
    size = {t: abs(chain.reach[t] * (x[t] - PASS)) for t in scored}
    at = max(t for t in scored if size[t] >= max(size.values()) - EQUAL)
    peak = PASS + chain.reach[at] * (x[at] - PASS)
    end = weighted((chain.visits[t] * (chain.leave[t] + chain.done[t]), x[t]) for t in scored)
    end = x[scored[-1]] if end is None else end
    experience = None
    if middle is not None:
        memory = mean(journey["memory"], CHANCE)
        memory = Decimal("0.5") if memory is None else memory
        score = Decimal(-10) if journey["killer_score"] is None else mean(
            journey["killer_score"], (-100.0, 0.0))
        base = memory * (peak + end) / 2 + (1 - memory) * middle
        experience = (1 - risk) * base + risk * score
    return {"mean": middle, "peak": peak, "peak_at": at, "end": end, "experience": experience}


def killer_risk(chain, kill):
    if not any(kill[t] > 0 for t in range(chain.size) if chain.reach[t] > 0):
        return ZERO
    risk = ONE - sum((s * f for s, f in zip(chain.start, chain.through)), ZERO)
    return min(ONE, max(ZERO, risk))


def lifetime(journey, records, chain, completion, kill):
    cyclic = journey["cyclic"]
    if cyclic is None:
        return completion
    p = mean(cyclic["probability"], CHANCE)
    free = sum((s * f for s, f in zip(chain.start, chain.free)), ZERO)
    back_c, back_free = completion, free
    if cyclic["to"]:
        inside = [t["name"] for phase in journey["phases"] for t in phase["touchpoints"]
                  if cyclic["to"] in (phase["name"], t["name"])]
        met = [r["name"] for r in records]
        landed = next((met.index(name) for name in inside if name in met), None)
        if landed is not None:
            back_c, back_free = chain.completion_from(landed, kill)
    total, factor = completion, p * free
    for _ in range(20 if cyclic["rounds"] is None else cyclic["rounds"]):
        total += factor * back_c
        factor *= p * back_free
    return total


def per_completion(model, records, chain, completion):
    """duration, cost_to_serve, handovers and channel_switches; None where nobody completes."""
    if completion == 0:
        return dict.fromkeys(("duration", "cost_to_serve", "handovers", "channel_switches"))
    costs = {c["name"]: mean(c["cost"], POSITIVE) or ZERO for c in model["channels"]}
    cost = duration = handovers = switches = ZERO
    for t, r in enumerate(records):
        n, h = chain.visits[t], chain.to_complete[t]
        cost += n * costs.get(r["channel"], ZERO)
        duration += n * h * (r["duration"] + r["wait"])
        for u, other in enumerate(records):
            step = n * chain.steps[t][u] * chain.to_complete[u]
            if None not in (r["owner"], other["owner"]) and r["owner"] != other["owner"]:
                handovers += step
            if None not in (r["channel"], other["channel"]) and r["channel"] != other["channel"]:
                switches += step
    return {"duration": duration / completion, "cost_to_serve": cost / completion,
            "handovers": handovers / completion, "channel_switches": switches / completion}


def consistency(records, chain, marks):
    channels = {r["channel"] for r in records} - {None}
    means = [weighted((chain.reach[t], marks[t]["experience"])
                      for t, r in enumerate(records) if r["channel"] == c) for c in channels]
    means = [m for m in means if m is not None]
    return 10 - (max(means) - min(means)) if len(means) >= 2 else None


def persona_row(model, journey, persona, share, overlay):
    """One persona's measures of one journey, and the touchpoints it meets."""
    records = [record(model, t, persona) for t in touchpoints_of(journey) if meets(t, persona)]
    if overlay:
        records = overlay.change(journey, persona, records)
    row = {"persona": persona["name"], "share": share, "vetoed": False, "peak_at": None,
           "touchpoints": [], "loops": ONE, **dict.fromkeys(MEASURES)}
    if not records:
        return row
    chain = chain_of(journey, records)
    if chain.trapped():
        raise Trap(f"{journey['name']}, {persona['name']}")
    kill = [ONE - product(ONE - p for p in r["killers"]) for r in records]
    chain.solve(kill)
    marks = [marks_of(model, r) for r in records]
    risk = killer_risk(chain, kill)
    completion = sum((n * d for n, d in zip(chain.visits, chain.done)), ZERO)
    weights = [r["importance"] * chain.reach[t] for t, r in enumerate(records)]
    tolerance = mean(journey["tolerance"], CHANCE)
    tolerance = Decimal("0.01") if tolerance is None else tolerance
    row.update(remembered(chain, marks, [r["importance"] for r in records], journey, risk))
    row.update(per_completion(model, records, chain, completion))
    for name in ("functional", "emotional", "emotion"):
        row[name] = weighted((w, m[name]) for w, m in zip(weights, marks))
    row.update(killer_risk=risk, vetoed=risk > tolerance + Decimal("1e-12"),
               completion=completion,
               lifetime=lifetime(journey, records, chain, completion, kill),
               loops=chain.most_visits,
               consistency=consistency(records, chain, marks))
    if row["peak_at"] is not None:
        row["peak_at"] = records[row["peak_at"]]["name"]
    row["touchpoints"] = [{"name": r["name"], **marks[t], "visits": chain.visits[t],
                           "reach": chain.reach[t]} for t, r in enumerate(records)]
    return row


def product(factors):
    total = ONE
    for factor in factors:
        total *= factor
    return total


def score(model, overlay=None):
    """What `reis score --json` prints, in Decimals, and all the means it leaves out."""
    result = {"utility": ZERO, "journeys": []}
    everyone = list(zip(personas_of(model), shares(model)))
    for journey in model["journeys"]:
        makes = [(p, s) for p, s in everyone
                 if journey["personas"] is None or p["name"] in journey["personas"]]
        rows = [persona_row(model, journey, p, s, overlay) for p, s in makes]
        whole = {m: weighted((r["share"], r[m]) for r in rows) for m in MEASURES}
        result["journeys"].append({"name": journey["name"], "personas": rows, **whole})
    result["utility"] = utility(model, result["journeys"]) + (
        overlay.money(model) if overlay else ZERO)
    return result


def is_money(model):
    return bool(model["goals"]) and all(g["worth"] is not None for g in model["goals"])


def utility(model, rows):
    goals = model["goals"] or [{"measure": "experience", "journey": None, "worth": 1.0},
                               {"measure": "completion", "journey": None, "worth": 10.0}]
    total = ZERO
    for goal in goals:
        pairs = []
        for journey, row in zip(model["journeys"], rows):
            weight = mean(journey["weight"], POSITIVE)
            if journey["state"] == "to-be":
                continue
            if goal["journey"] == journey["name"]:
                pairs.append((ONE, row[goal["measure"]]))
            elif goal["journey"] is None:
                pairs.append((ONE if weight is None else weight, row[goal["measure"]]))
        value = weighted(pairs)
        worth = mean(goal["worth"], POSITIVE)
        worth = ONE if worth is None else worth
        if value is not None:
            total += -worth * value if goal["measure"] in LESS_IS_BETTER else worth * value
    return total

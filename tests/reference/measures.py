"""The measures of a journey, written down once more as plainly as possible."""
from decimal import Decimal

from .chain import ONE, ZERO, dot
from .persona import PASS, chain_of, makes, or_else, personas_of, records_of, shares
from .quantity import CHANCE, POSITIVE, mean

MEASURES = ["experience", "mean", "peak", "end", "functional", "emotional", "emotion", "completion",
            "lifetime", "duration", "cost_to_serve", "handovers", "channel_switches", "consistency",
            "killer_risk"]
EQUAL = Decimal("1e-9")
NEGLIGIBLE = Decimal("1e-12")


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


def kill_of(records, inside=None):
    """k of each touchpoint, of those `inside` only where that is given."""
    kill = []
    for t, r in enumerate(records):
        spared = ONE
        for p in r["killers"] if inside is None or t in inside else ():
            spared *= ONE - p
        kill.append(ONE - spared)
    return kill


def peak_of(chain, x):
    """(peak, where): x maps the scored places to their marks. P_k, the chance to meet k and none
    ranked before it, is that of meeting none before it less that of meeting neither those nor k."""
    intensity = {t: round(abs(x[t] - PASS), 9) for t in x}
    ranked = sorted(x, key=lambda t: (intensity[t], t), reverse=True)
    found, spared = {}, ONE
    for i, t in enumerate(ranked):
        avoided = ONE - chain.met(set(ranked[:i + 1]))
        found[t] = spared - avoided
        spared = avoided
    most = max(found.values())
    return weighted((found[t], x[t]) for t in ranked), max(
        t for t in found if found[t] >= most - EQUAL)


def remembered(chain, x, importance, journey, risk):
    """mean, peak, peak_at (a place), end and experience of what has a mark and is met."""
    x = {t: mark for t, mark in enumerate(x) if mark is not None and chain.reach[t] > 0}
    if not x:
        return dict.fromkeys(("mean", "peak", "peak_at", "end", "experience"))
    middle = weighted((importance[t] * chain.reach[t], x[t]) for t in x)
    peak, at = peak_of(chain, x)
    end = weighted((chain.visits[t] * (chain.leave[t] + chain.done[t]), x[t]) for t in x)
    end = x[max(x)] if end is None else end
    experience = None
    if middle is not None:
        memory = or_else(mean(journey["memory"], CHANCE), "0.5")
        base = memory * (peak + end) / 2 + (1 - memory) * middle
        score = or_else(mean(journey["killer_score"], (-100.0, 0.0)), -10)
        experience = (1 - risk) * base + risk * score
    return {"mean": middle, "peak": peak, "peak_at": at, "end": end, "experience": experience}


def killer_risk(chain, kill):
    return min(ONE, max(ZERO, chain.killed(kill)))


def lifetime(journey, records, chain, kill):
    """C, and for each round the chance to come back unharmed times the completion from there."""
    first, cyclic = chain.completion(), journey["cyclic"]
    if cyclic is None:
        return first
    p = mean(cyclic["probability"], CHANCE)
    free = chain.unharmed(kill)
    unharmed = chain.skipped + dot(chain.start, free)
    again, again_unharmed = first, unharmed
    inside = [t["id"] for phase in journey["phases"] for t in phase["touchpoints"]
              if cyclic["to"] in (phase["name"], t["id"])]
    back = [t for t, r in enumerate(records) if r["id"] in inside]
    if back:
        again, again_unharmed = chain.to_complete[back[0]], free[back[0]]
    total, back = first, p * unharmed
    for _ in range(20 if cyclic["rounds"] is None else cyclic["rounds"]):
        total += back * again
        back *= p * again_unharmed
    return total


def costs_of(model, records):
    """The cost of a contact by touchpoint: the mean of its channels by their shares, over those
    that declare one; None where none does."""
    declared = {c["name"]: mean(c["cost"], POSITIVE) for c in model["channels"]}
    return [weighted((p, declared.get(c)) for c, p in r["channels"].items()) for r in records]


def time_of(r):
    """duration + wait; None where neither is known."""
    known = [x for x in (r["duration"], r["wait"]) if x is not None]
    return sum(known, ZERO) if known else None


def known_sum(pairs):
    """Σ weight·x of the pairs; None where no x is known."""
    known = [w * x for w, x in pairs if x is not None]
    return sum(known, ZERO) if known else None


def changes(records, chain, field):
    """Expected changes of owner or channel among those who complete; None below two known."""
    if sum(r[field] is not None for r in records) < 2:
        return None
    total = ZERO
    for t, r in enumerate(records):
        for u, other in enumerate(records):
            if differ(r, other, field):
                total += chain.visits[t] * chain.steps[t][u] * chain.to_complete[u]
    return total


def differ(a, b, field):
    """Whether two touchpoints both have an owner, or a channel, and another one."""
    return None not in (a[field], b[field]) and a[field] != b[field]


def per_completion(model, records, chain):
    """duration, cost_to_serve, handovers and channel_switches; None where nobody completes."""
    completion = chain.completion()
    if completion == 0:
        return dict.fromkeys(("duration", "cost_to_serve", "handovers", "channel_switches"))
    n, h = chain.visits, chain.to_complete
    totals = {"duration": known_sum((n[t] * h[t], time_of(r)) for t, r in enumerate(records)),
              "cost_to_serve": known_sum(zip(n, costs_of(model, records))),
              "handovers": changes(records, chain, "owner"),
              "channel_switches": changes(records, chain, "channel")}
    return {name: None if x is None else x / completion for name, x in totals.items()}


def consistency(records, chain, marks):
    """10 less the widest gap between two channels in the mean mark of one value."""
    seen = {}                                   # value -> channel -> [(weight, mark)]
    for t, r in enumerate(records):
        values = r["marks"] or {None: marks[t]["experience"]}   # None: what has no values
        for value, mark in values.items():
            for channel, share in r["channels"].items():
                of_value = seen.setdefault(value, {})
                of_value.setdefault(channel, []).append((share * chain.reach[t], mark))
    gaps = []
    for of_value in seen.values():
        means = [m for m in map(weighted, of_value.values()) if m is not None]
        if len(means) >= 2:
            gaps.append(max(means) - min(means))
    return 10 - max(gaps) if gaps else None


def persona_row(model, journey, persona, share, overlay):
    """One persona's measures of one journey, and the touchpoints it meets."""
    records = records_of(model, journey, persona)
    if overlay:
        records = overlay.change(journey, records)
    row = {"persona": persona["name"], "share": share, "vetoed": False, "peak_at": None,
           "touchpoints": [], "loops": ONE, **dict.fromkeys(MEASURES)}
    if not records:
        return row
    chain = chain_of(journey, records)
    if chain.trapped():
        raise Trap(f"{journey['name']}, {persona['name']}")
    chain.follow()
    kill = kill_of(records)
    marks = [marks_of(model, r) for r in records]
    risk = killer_risk(chain, kill)
    weights = [r["importance"] * chain.reach[t] for t, r in enumerate(records)]
    tolerance = or_else(mean(journey["tolerance"], CHANCE), "0.01")
    row.update(remembered(chain, [m["experience"] for m in marks],
                          [r["importance"] for r in records], journey, risk))
    row.update(per_completion(model, records, chain))
    for name in ("functional", "emotional", "emotion"):
        row[name] = weighted((w, m[name]) for w, m in zip(weights, marks))
    row.update(killer_risk=risk, vetoed=risk > tolerance + NEGLIGIBLE,
               completion=chain.completion(), lifetime=lifetime(journey, records, chain, kill),
               loops=chain.most_visits, consistency=consistency(records, chain, marks))
    if row["peak_at"] is not None:
        row["peak_at"] = records[row["peak_at"]]["name"]
    row["touchpoints"] = [{"name": r["name"], **marks[t], "visits": chain.visits[t],
                           "reach": chain.reach[t]} for t, r in enumerate(records)]
    return row


def journey_row(model, journey, overlay=None):
    rows = [persona_row(model, journey, p, s, overlay)
            for p, s in zip(personas_of(model), shares(model)) if makes(journey, p)]
    whole = {m: weighted((r["share"], r[m]) for r in rows) for m in MEASURES}
    vetoed = any(r["vetoed"] and r["share"] > 0 for r in rows)
    return {"name": journey["name"], "personas": rows, "vetoed": vetoed, **whole}

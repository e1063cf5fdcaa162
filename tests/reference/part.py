"""The measures of a touchpoint or a phase P within its journey."""
from .chain import ONE, ZERO
from .measures import (costs_of, kill_of, killer_risk, known_sum, marks_of, time_of, weighted)
from .persona import chain_of, makes, personas_of, records_of, shares

PARTS = ["experience", "functional", "emotional", "emotion", "duration", "cost_to_serve",
         "completion", "killer_risk"]


def persona_part(model, journey, persona, ids):
    records = records_of(model, journey, persona)
    found = dict.fromkeys(PARTS)
    inside = [t for t, r in enumerate(records) if r["id"] in ids]
    if not records:
        return found
    chain = chain_of(journey, records)
    chain.follow()
    n, h = chain.visits, chain.to_complete
    marks = [marks_of(model, r) for r in records]
    for name in ("experience", "functional", "emotional", "emotion"):
        found[name] = weighted((records[t]["importance"] * chain.reach[t], marks[t][name])
                               for t in inside)
    completion = chain.completion()
    if completion > 0:
        costs = costs_of(model, records)
        duration = known_sum((n[t] * h[t], time_of(records[t])) for t in inside)
        cost = known_sum((n[t], costs[t]) for t in inside)
        found["duration"] = None if duration is None else duration / completion
        found["cost_to_serve"] = None if cost is None else cost / completion
    entered = chain.met(set(inside))
    if entered > 0:
        lost = sum((n[t] * chain.leave[t] for t in inside), ZERO)
        found["completion"] = ONE - lost / entered
    found["killer_risk"] = killer_risk(chain, kill_of(records, inside))
    return found


def part(model, journey, ids, measure, persona=None):
    """A measure of the touchpoints `ids`, of one persona or of all that make the journey."""
    pairs = []
    for one, share in zip(personas_of(model), shares(model)):
        if makes(journey, one) and persona in (None, one["name"]):
            share = ONE if persona else share
            pairs.append((share, persona_part(model, journey, one, ids)[measure]))
    return weighted(pairs)

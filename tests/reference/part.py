"""The measures of a touchpoint or a phase P within its journey."""
from decimal import Decimal

from .chain import ONE, ZERO, Chain
from .measures import killer_risk, marks_of, product, weighted
from .persona import chain_of, meets, personas_of, record, shares, touchpoints_of
from .quantity import POSITIVE, mean

PARTS = ["experience", "functional", "emotional", "emotion", "duration", "cost_to_serve",
         "completion", "killer_risk"]


def entered(chain, inside):
    """The chance that any of `inside` is visited: their steps out are cut, so each is the last."""
    if not inside:
        return ZERO
    steps = [[ZERO] * chain.size if t in inside else chain.steps[t] for t in range(chain.size)]
    leave = [ONE if t in inside else chain.leave[t] for t in range(chain.size)]
    done = [ZERO if t in inside else chain.done[t] for t in range(chain.size)]
    cut = Chain(steps, leave, done, chain.start)
    cut.solve([ZERO] * chain.size)
    return sum((cut.visits[t] for t in inside), ZERO)


def persona_part(model, journey, persona, names):
    records = [record(model, t, persona) for t in touchpoints_of(journey) if meets(t, persona)]
    found = dict.fromkeys(PARTS)
    inside = [i for i, r in enumerate(records) if r["name"] in names]
    if not records:
        return found
    chain = chain_of(journey, records)
    kill = [ONE - product(ONE - p for p in r["killers"]) if r["name"] in names else ZERO
            for r in records]
    chain.solve(kill)
    marks = [marks_of(model, r) for r in records]
    for name in ("experience", "functional", "emotional", "emotion"):
        found[name] = weighted((records[t]["importance"] * chain.reach[t], marks[t][name])
                               for t in inside)
    completion = sum((n * d for n, d in zip(chain.visits, chain.done)), ZERO)
    costs = {c["name"]: mean(c["cost"], POSITIVE) or ZERO for c in model["channels"]}
    if completion > 0:
        found["duration"] = sum((chain.visits[t] * chain.to_complete[t] * (
            records[t]["duration"] + records[t]["wait"]) for t in inside), ZERO) / completion
        found["cost_to_serve"] = sum((chain.visits[t] * costs.get(records[t]["channel"], ZERO)
                                      for t in inside), ZERO) / completion
    rho = entered(chain, inside)
    if rho > 0:
        lost = sum((chain.visits[t] * chain.leave[t] for t in inside), ZERO)
        found["completion"] = ONE - lost / rho
    found["killer_risk"] = killer_risk(chain, kill)
    return found


def part(model, journey, names, measure, persona=None):
    """A measure of the touchpoints `names`, of one persona or of all that make the journey."""
    pairs = []
    for one, share in zip(personas_of(model), shares(model)):
        makes = journey["personas"] is None or one["name"] in journey["personas"]
        if makes and persona in (None, one["name"]):
            share = Decimal(1) if persona else share
            pairs.append((share, persona_part(model, journey, one, names)[measure]))
    return weighted(pairs)

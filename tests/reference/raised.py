"""Raising a mark never lowers experience: what reis says of a model before and after."""
import copy

from .persona import touchpoints_of
from .quantity import MARK, Seen, mean

SLACK = 1e-8                # marks within 1e-9 of each other are equally intense


def all_marks(model):
    """Every mark of a journey, as (where it stands, its key)."""
    found = []
    for j, journey in enumerate(model["journeys"]):
        for i, t in enumerate(touchpoints_of(journey)):
            if t["experience"] is not None:
                found.append((j, i, None, None))
            found += [(j, i, None, v) for v in t["score"]["marks"]]
            found += [(j, i, persona, v) for persona, marks in t["score"]["own"].items()
                      for v in marks]
    return found


def raised(model, rng):
    """(the model with one mark higher, which one); None where it has no mark to raise."""
    marks = all_marks(model)
    if not marks:
        return None
    j, i, persona, value = rng.choice(marks)
    made = copy.deepcopy(model)
    t = touchpoints_of(made["journeys"][j])[i]
    holder = t if value is None else t["score"]["own"][persona] if persona else t["score"]["marks"]
    key = "experience" if value is None else value
    sizes = {e["name"]: e["n"] for e in model["evidence"]}
    old = float(mean(holder[key], MARK, sizes if isinstance(holder[key], Seen) else None))
    holder[key] = min(10.0, old + rng.choice((0.001, 0.1, 1.0, rng.uniform(0, 10))))
    what = f"{made['journeys'][j]['name']}, {t['id']}, {persona or 'all'}: {key} to {holder[key]}"
    return made, what


def lowered(before, after):
    """The (where, experience before, after) that fell between two results of reis."""
    fallen = []
    for old, new in zip(before["journeys"], after["journeys"]):
        rows = [(old["name"], old, new)] + [
            (old["name"] + ", " + p["persona"], p, q)
            for p, q in zip(old["personas"], new["personas"])]
        for where, a, b in rows:
            a, b = a["experience"], b["experience"]
            if (a is None) != (b is None) or (a is not None and b < a - SLACK * max(1, abs(a))):
                fallen.append((where + ".experience", a, b))
    return fallen

"""What a model is worth: its goals over its journeys, with actions taken and scenarios in force."""
from .chain import ONE, ZERO
from .measures import journey_row, weighted
from .overlay import Overlay
from .persona import or_else
from .quantity import POSITIVE, mean

LESS_IS_BETTER = {"duration", "cost_to_serve", "handovers", "channel_switches", "killer_risk"}
DEFAULT_GOALS = [{"measure": "experience", "journey": None, "worth": 1.0, "per": None},
                 {"measure": "completion", "journey": None, "worth": 10.0, "per": None}]


class Infeasible(Exception):
    """A goal's measure that is no more."""


def is_money(model):
    return bool(model["goals"]) and all(g["worth"] is not None for g in model["goals"])


def places(model, use):
    """{ journey: (whose figures count, with which weight) }: as-is, or the to-be in its place."""
    found = {j["name"]: (j["name"], j["weight"]) for j in model["journeys"]
             if j["state"] != "to-be"}
    for journey in model["journeys"]:
        if journey["name"] in use:
            old = journey.get("instead_of")
            weight = journey["weight"]
            if old in found:
                weight = found[old][1] if weight is None else weight
            found[old or journey["name"]] = (journey["name"], weight)
    return found


def goal_measures(model, rows, use=()):
    """Each goal's measure, None where it has none."""
    by_name = {row["name"]: row for row in rows}
    found = places(model, use)
    values = []
    for goal in model["goals"] or DEFAULT_GOALS:
        pairs = [(ONE if goal["journey"] else or_else(mean(weight, POSITIVE), 1),
                  by_name[name][goal["measure"]])
                 for place, (name, weight) in found.items()
                 if goal["journey"] in (None, place, name)]
        values.append(weighted(pairs))
    return values


def utility(model, values):
    """Σ ± worth·measure; a duration in the goal's own unit."""
    total = ZERO
    for goal, value in zip(model["goals"] or DEFAULT_GOALS, values):
        if value is None:
            continue
        if goal["measure"] == "duration" and goal.get("per") is not None:
            value /= mean(goal["per"], POSITIVE)
        sign = -1 if goal["measure"] in LESS_IS_BETTER else 1
        total += sign * or_else(mean(goal["worth"], POSITIVE), 1) * value
    return total


def score(model, actions=(), use=(), before=None):
    """What `reis score --json` prints, in Decimals, and all the means it leaves out. before: the
    goals' measures without any change; one that is lost raises Infeasible."""
    overlay = Overlay(actions) if actions else None
    rows = [journey_row(model, journey, overlay) for journey in model["journeys"]]
    values = goal_measures(model, rows, use)
    for old, new in zip(before or (), values):
        if old is not None and new is None:
            raise Infeasible("a goal's measure is no more")
    money = overlay.money() if overlay and is_money(model) else ZERO
    return {"utility": utility(model, values) + money, "goals": values, "journeys": rows}


def leverage(model, journey, touchpoint):
    """What U gains where the marks of one touchpoint are one higher."""
    raised = {"name": "", "feasibility": None, "removes": [], "reroutes": [], "improves": [
        {"journey": journey["name"], "touchpoint": touchpoint["id"], "phase": None, "deltas": {
            **{v["name"]: 1.0 for v in model["values"]}, "experience": 1.0}}]}
    rows = [journey_row(model, j, Overlay([raised])) for j in model["journeys"]]
    return (utility(model, goal_measures(model, rows)) - score(model)["utility"])

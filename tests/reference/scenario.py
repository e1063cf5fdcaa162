"""What-ifs: what is set, which to-be journeys are in use, and which actions are then taken."""
import copy

from .persona import touchpoints_of
from .utility import score


class Refused(Exception):
    """A set of actions that cannot be taken together."""


def closed(action):
    return action.get("status") in ("done", "dropped")


def rerouted(action):
    return {(r["journey"], r["touchpoint"]) for r in action["reroutes"]}


def clash(a, b):
    """Two that cannot both be taken."""
    return (b["name"] in (a.get("conflicts") or ()) or a["name"] in (b.get("conflicts") or ())
            or bool(rerouted(a) & rerouted(b)))


def taken(model, whatif):
    """The actions of `with`, or all open but those of `without` and what requires them."""
    named = {a["name"]: a for a in model["actions"]}
    if whatif.get("without") is not None:
        out, size = set(whatif["without"]), -1
        while len(out) > size:
            size = len(out)
            out |= {a["name"] for a in model["actions"]
                    if set(a.get("requires") or ()) & out}
        chosen = [a for a in model["actions"] if not closed(a) and a["name"] not in out]
    else:
        chosen = [a for a in model["actions"] if a["name"] in (whatif.get("with") or ())]
    for i, action in enumerate(chosen):
        if closed(action):
            raise Refused(f"{action['name']} is {action['status']}")
        for other in chosen[:i]:
            if clash(action, other):
                raise Refused(f"{action['name']} and {other['name']} clash")
        for name in action.get("requires") or ():
            if named[name].get("status") != "done" and named[name] not in chosen:
                raise Refused(f"{action['name']} without {name}")
    return chosen


def changed(model, changes):
    """The model with what is set: { (kind, name or place): { field: number } }."""
    made = copy.deepcopy(model)
    for (kind, place), fields in changes.items():
        things = {"touchpoint": lambda: {j["name"] + "/" + t["id"]: t for j in made["journeys"]
                                         for t in touchpoints_of(j)},
                  "killer": lambda: {f"{j['name']}/{t['id']}/{k['name']}": k
                                     for j in made["journeys"] for t in touchpoints_of(j)
                                     for k in t["killers"]}
                  }.get(kind, lambda: {one["name"]: one for one in made[kind + "s"]})()
        for field, value in fields.items():
            things[place]["set_" + field if field in ("leave", "next") else field] = value
    return made


def whatif(model, wanted, before):
    """The result of a what-if; raises Refused, Trap or Infeasible. before: the plain result."""
    made = changed(model, wanted.get("set") or {})
    return score(made, taken(made, wanted), wanted.get("use") or (), before["goals"])

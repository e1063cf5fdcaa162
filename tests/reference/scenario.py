"""What-ifs: what is dropped or set, which to-be journeys are in use, and which actions are then taken."""
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
    """The actions of `with`, or all open but those of `without` and what requires them.

    One that is done is there whatever `without` names: its effects are in the marks."""
    named = {a["name"]: a for a in model["actions"]}
    if whatif.get("without") is not None:
        out, size = set(whatif["without"]), -1
        while len(out) > size:
            size = len(out)
            out |= {a["name"] for a in model["actions"]
                    if {r for r in a.get("requires") or () if named[r].get("status") != "done"} & out}
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


def moved(channel, instead):
    """A channel, a list of them or shares by channel, with others in the place of some."""
    if isinstance(channel, dict):
        made = {}
        for name, share in channel.items():
            name = instead.get(name, name)
            made[name] = made.get(name, 0) + share
        return made
    if isinstance(channel, list):
        return [instead.get(name, name) for name in channel]
    return instead.get(channel, channel)


def left(channel, gone):
    """What is left of a touchpoint's channels; None for nothing."""
    if isinstance(channel, dict):
        kept = {name: share for name, share in channel.items() if name not in gone}
        first = next(iter(kept), None)
        return kept if any(kept.values()) or first is None else first
    if isinstance(channel, list):
        return [name for name in channel if name not in gone]
    return None if channel in gone else channel


def emptied(touchpoint, leaves):
    """A touchpoint without anything stands in the place of one that is gone: some leave there."""
    touchpoint.update(score={"marks": {}, "own": {}}, experience=None, expects=None, channel=None,
                      owner=None, duration=None, wait=None, importance=None, moment=None,
                      set_leave=leaves)
    for killer in touchpoint["killers"]:
        killer.update(probability=0.0, personas=None)


def dropped(model, drop, instead):
    """The model without what is dropped: [channels], { place: True or the share that leaves }."""
    made = copy.deepcopy(model)
    gone = {name for name in drop.get("channels") or () if name not in instead}
    for journey in made["journeys"]:
        for t in touchpoints_of(journey):
            share = (drop.get("touchpoints") or {}).get(journey["name"] + "/" + t["id"])
            t["channel"] = moved(t["channel"], instead)
            if share is not None and share is not True:  # a share of 1 is not "dropped": all leave there
                emptied(t, share)
            elif share or t["channel"] and not left(t["channel"], gone):
                t["personas"] = []
            else:
                t["channel"] = t["channel"] and left(t["channel"], gone)
    return made


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
    made = dropped(model, wanted.get("drop") or {}, wanted.get("instead") or {})
    made = changed(made, wanted.get("set") or {})
    return score(made, taken(made, wanted), wanted.get("use") or (), before["goals"])

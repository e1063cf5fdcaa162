"""What taken actions change, on the records of a persona: deltas summed, clamped once."""
from decimal import Decimal

from .chain import ONE, ZERO
from .persona import direction
from .quantity import ANY, CHANCE, POSITIVE, mean


def clamp(x, low, high):
    return max(Decimal(low), min(Decimal(high), x))


class Overlay:
    """actions: the taken ones, as the model declares them."""

    def __init__(self, actions):
        self.actions = actions

    @staticmethod
    def feasible(action):
        f = mean(action["feasibility"], CHANCE)
        return ONE if f is None else f

    def money(self):
        return sum((self.feasible(a) * (mean(a["benefit"], ANY) or ZERO)
                    - (mean(a["upkeep"], POSITIVE) or ZERO) for a in self.actions), ZERO)

    def delta(self, journey, phase_of, place, field):
        """The sum of what all actions do to a field of a touchpoint; None where none touches it."""
        found = None
        for action in self.actions:
            for improve in action["improves"]:
                hit = improve["journey"] == journey["name"] and (
                    improve["touchpoint"] == place or improve["phase"] == phase_of[place])
                if hit and field in improve["deltas"]:
                    change = self.feasible(action) * mean(improve["deltas"][field], ANY)
                    found = change if found is None else found + change
        return found

    def change(self, journey, records):
        phase_of = {t["id"]: p["name"] for p in journey["phases"] for t in p["touchpoints"]}
        for at, r in enumerate(records):
            def delta(field):
                return self.delta(journey, phase_of, r["id"], field)

            r["marks"] = {v: clamp(m + (delta(v) or ZERO), 0, 10) for v, m in r["marks"].items()}
            if r["experience"] is not None:
                r["experience"] = clamp(r["experience"] + (delta("experience") or ZERO), 0, 10)
            if r["own_expects"] and delta("expects") is not None:
                r["expects"] = ({v: clamp(m + delta("expects"), 0, 10)
                                 for v, m in r["expects"].items()}
                                if isinstance(r["expects"], dict)
                                else clamp(r["expects"] + delta("expects"), 0, 10))
            for field in ("duration", "wait"):
                r[field] = self.longer(r[field], delta(field))
            self.remove_killers(journey, r)
            following = records[at + 1]["id"] if at + 1 < len(records) else "done"
            self.reroute(journey, r, following)
            self.move_leave(r, delta("leave"))
        return records

    @staticmethod
    def longer(old, change):
        """A duration moved; one that was unknown is known where something of the change is left."""
        if change is None:
            return old
        new = max(ZERO, (old or ZERO) + change)
        return None if old is None and new == 0 else new

    def remove_killers(self, journey, r):
        for action in self.actions:
            for removed in action["removes"]:
                if (removed["journey"], removed["touchpoint"]) == (journey["name"], r["id"]):
                    share = ONE if removed["share"] is None else mean(removed["share"], CHANCE)
                    r["killers"][removed["index"]] *= ONE - self.feasible(action) * share

    def reroute(self, journey, r, following):
        """Mixes into the direction; how many leave is none of its business."""
        for action in self.actions:
            for new in action["reroutes"]:
                if (new["journey"], new["touchpoint"]) != (journey["name"], r["id"]):
                    continue
                given = new["next"]
                if isinstance(given, dict):
                    given = {place: mean(p, CHANCE) for place, p in given.items()}
                f, way = self.feasible(action), direction(given)
                old = r["direction"] or {following: ONE}
                r["direction"] = {place: (ONE - f) * old.get(place, ZERO) + f * way.get(place, ZERO)
                                  for place in {**old, **way}}

    @staticmethod
    def move_leave(r, delta):
        # a leave is a double: .7 + .3 is 1 there, and nobody completes, where the exact sum of the
        # two falls short by 1e-17
        if delta is not None:
            r["leave"] = Decimal(float(clamp(r["leave"] + delta, 0, 1)))

"""What taken actions change, on the records of a persona: deltas summed, clamped once."""
from decimal import Decimal

from .chain import ONE, ZERO
from .measures import is_money
from .quantity import ANY, CHANCE, POSITIVE, mean


def clamp(x, low, high):
    return max(Decimal(low), min(Decimal(high), x))


class Overlay:
    """actions: the taken ones, as the model declares them."""

    def __init__(self, actions):
        self.actions = actions

    def feasible(self, action):
        f = mean(action["feasibility"], CHANCE)
        return ONE if f is None else f

    def money(self, model):
        if not is_money(model):
            return ZERO
        return sum((self.feasible(a) * (mean(a["benefit"], ANY) or ZERO)
                    - (mean(a["upkeep"], POSITIVE) or ZERO) for a in self.actions), ZERO)

    def delta(self, journey, phase_of, name, field):
        """The sum of what all actions do to a field of a touchpoint; None where none touches it."""
        found = None
        for action in self.actions:
            for improve in action["improves"]:
                hit = improve["journey"] == journey["name"] and (
                    improve["touchpoint"] == name or improve["phase"] == phase_of[name])
                if hit and field in improve["deltas"]:
                    change = self.feasible(action) * mean(improve["deltas"][field], ANY)
                    found = change if found is None else found + change
        return found

    def change(self, journey, persona, records):
        phase_of = {t["name"]: p["name"] for p in journey["phases"] for t in p["touchpoints"]}
        for at, r in enumerate(records):
            def delta(field):
                return self.delta(journey, phase_of, r["name"], field)

            r["marks"] = {v: clamp(m + (delta(v) or ZERO), 0, 10) for v, m in r["marks"].items()}
            if r["experience"] is not None:
                r["experience"] = clamp(r["experience"] + (delta("experience") or ZERO), 0, 10)
            if r["own_expects"] and delta("expects") is not None:
                r["expects"] = ({v: clamp(m + delta("expects"), 0, 10)
                                 for v, m in r["expects"].items()}
                                if isinstance(r["expects"], dict)
                                else clamp(r["expects"] + delta("expects"), 0, 10))
            r["duration"] = max(ZERO, r["duration"] + (delta("duration") or ZERO))
            self.remove_killers(journey, r)
            following = records[at + 1]["name"] if at + 1 < len(records) else "done"
            self.reroute(journey, r, following)
            self.move_leave(r, delta("leave"))
        return records

    def remove_killers(self, journey, r):
        for action in self.actions:
            for removed in action["removes"]:
                if (removed["journey"], removed["touchpoint"]) == (journey["name"], r["name"]):
                    share = ONE if removed["share"] is None else mean(removed["share"], CHANCE)
                    r["killers"][removed["index"]] *= ONE - self.feasible(action) * share

    def reroute(self, journey, r, following):
        for action in self.actions:
            for new in action["reroutes"]:
                if (new["journey"], new["touchpoint"]) != (journey["name"], r["name"]):
                    continue
                f = self.feasible(action)
                old = self.row(r["next"], r["leave"], following)
                row = self.row({n: mean(p, CHANCE) for n, p in new["next"].items()}
                               if isinstance(new["next"], dict) else new["next"],
                               r["leave"], following)
                r["next"] = {n: (ONE - f) * old.get(n, ZERO) + f * row.get(n, ZERO)
                             for n in {**old, **row}}

    @staticmethod
    def row(way, leave, following):
        """A next as a table that sums to 1 − leave."""
        way = following if way is None else way
        if isinstance(way, str):
            return {way: ONE - leave}
        total = sum(way.values())
        return {n: p * (ONE - leave) / total if total else ZERO for n, p in way.items()}

    @staticmethod
    def move_leave(r, delta):
        if delta is None:
            return
        # a leave is a double: .7 + .3 is 1 there, and nobody completes, where the exact sum of the two falls short by 1e-17
        old, r["leave"] = r["leave"], Decimal(float(clamp(r["leave"] + delta, 0, 1)))
        if isinstance(r["next"], dict):
            if old == 1:
                r["next"] = None
            else:
                scale = (ONE - r["leave"]) / (ONE - old)
                r["next"] = {n: p * scale for n, p in r["next"].items()}

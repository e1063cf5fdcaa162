"""Customers sent through a journey one by one: the reference's own formulas against what happens."""
from math import sqrt
from statistics import fmean, pstdev

from .chain import ONE
from .measures import costs_of, differ, kill_of, marks_of, persona_row, time_of
from .persona import PASS, chain_of, makes, personas_of, records_of

FEW, MANY, SIGMAS = 400, 8000, 5


class Walker:
    """Draws from a random.Random; floats will do."""

    def __init__(self, rng, model, journey, persona):
        self.rng = rng
        self.records = records_of(model, journey, persona)
        chain = self.chain = chain_of(journey, self.records)
        self.ways = [[(chain.leave[t], "leave"), (chain.done[t], "done"),
                      *((p, u) for u, p in enumerate(chain.steps[t]))] for t in chain.all]
        self.starts = [(chain.skipped, "done"), *((p, t) for t, p in enumerate(chain.start))]
        self.kill = kill_of(self.records)
        self.marks = [marks_of(model, r)["experience"] for r in self.records]
        self.costs = costs_of(model, self.records)

    def draw(self, ways):
        ways = [(float(p), to) for p, to in ways if p > 0]
        return self.rng.choices([to for _, to in ways], [p for p, _ in ways])[0]

    def customer(self):
        """What one customer goes through."""
        path, at = [], self.draw(self.starts)
        while at not in ("done", "leave"):
            path.append(at)
            at = self.draw(self.ways[at])
        met = [t for t in set(path) if self.marks[t] is not None]
        most = max(met, key=lambda t: (round(abs(self.marks[t] - PASS), 9), t), default=None)
        done = at == "done"
        steps = list(zip(path, path[1:]))
        return {"completion": float(done),
                "killer_risk": float(any(self.rng.random() < self.kill[t] for t in path)),
                "peak": None if most is None else float(self.marks[most]),
                "cost_to_serve": sum(float(self.costs[t] or 0) for t in path),
                "duration": self.per_completion(done, (time_of(self.records[t]) for t in path)),
                **{name: self.per_completion(done, (
                    differ(self.records[t], self.records[u], field) for t, u in steps))
                   for name, field in (("handovers", "owner"), ("channel_switches", "channel"))}}

    @staticmethod
    def per_completion(done, parts):
        return sum(float(x or 0) for x in parts) if done else None


def strangers(model, journey, rng):
    """The figures of one persona that are too far from what its customers go through. Few customers
    may be unlike all, so those found so are looked for again in many."""
    persona = rng.choice([p for p in personas_of(model) if makes(journey, p)] or [None])
    row = persona and persona_row(model, journey, persona, ONE, None)
    if not row or not row["touchpoints"] or row["loops"] > 20:
        return []
    walker = Walker(rng, model, journey, persona)
    found = unlike(row, [walker.customer() for _ in range(FEW)])
    if found:
        found = unlike(row, [walker.customer() for _ in range(MANY)])
    return [(f"{journey['name']}, {persona['name']}: {name} of {MANY} customers", ours, theirs)
            for name, ours, theirs in found]


def unlike(row, customers):
    """(figure, expected, seen) where the mean of the customers is more than SIGMAS away."""
    found = []
    for name in customers[0]:
        seen = [c[name] for c in customers if c[name] is not None]
        expected = row[name]
        if name == "cost_to_serve" and expected is not None:    # all pay for those who complete
            expected *= row["completion"]
        if expected is None or len(seen) < len(customers) / 4:
            continue
        spread = max(pstdev(seen), 0.1 * max(1.0, abs(float(expected))))
        if abs(fmean(seen) - float(expected)) > SIGMAS * spread / sqrt(len(seen)):
            found.append((name, expected, fmean(seen)))
    return found

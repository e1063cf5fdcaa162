"""Draws of a model, one at a time: every uncertain number stands for what was drawn instead of its mean.

The measures stay those of the reference; only what the numbers of quantity.py are read as is put in
their place. Beta and gamma come from the standard library, a truncated normal by throwing again.
"""
import math
from contextlib import contextmanager
from decimal import Decimal

from . import persona as persona_of
from .measures import Trap
from .overlay import Overlay
from .quantity import CHANCE, Around, Between, Count, Seen, Uniform, mean, pick
from .utility import Infeasible, score

UNCERTAIN = (Between, Around, Uniform)


class Draw:
    """What one draw makes of each number, found when it is first asked for."""

    def __init__(self, rng):
        self.rng, self.known = rng, {}

    def of(self, q, make):
        if id(q) not in self.known:
            self.known[id(q)] = make()
        return self.known[id(q)]

    def between(self, q):
        if q.low == q.high:
            return q.low
        wide = q.high - q.low
        a, b = 1 + 4 * (q.likely - q.low) / wide, 1 + 4 * (q.high - q.likely) / wide
        return q.low + wide * self.rng.betavariate(a, b)

    def around(self, q, bounds):
        for _ in range(100000):
            x = self.rng.gauss(q.centre, q.sd)
            if bounds[0] <= x <= bounds[1]:
                return x
        raise ValueError("too far in a tail")

    def seen(self, q, evidence):
        sizes = [evidence.get(source) for source in q.marks]
        if any(n is None for n in sizes):
            sizes = [1] * len(sizes)
        return self.rng.choices(list(q.marks.values()), sizes)[0]

    def counted(self, q):
        parts = {k: self.rng.gammavariate(n + 0.5, 1) for k, n in q.counts.items()}
        total = math.fsum(parts.values())
        return {k: Decimal(p / total) for k, p in parts.items()}

    def works(self, action):
        f = mean(action["feasibility"], CHANCE)
        chance = Decimal(1) if f is None else f
        return Decimal(1 if self.rng.random() < chance else 0)


def way_of(touchpoint, line):
    """As persona.way_of, where what is drawn of `next` and `leave` is scaled to sum to 1."""
    given, left = pick(touchpoint["next"], line), pick(touchpoint["leave"], line)
    leave, way = WAY_OF(touchpoint, line)
    if isinstance(given, dict):
        if any(isinstance(q, UNCERTAIN) for q in (left, *given.values())):
            leave /= leave + sum(mean(p, CHANCE) for p in given.values())
    return leave, way


WAY_OF = persona_of.way_of


@contextmanager
def drawing(rng):
    """Within it every number is read as drawn."""
    draw = Draw(rng)
    patches = [
        (Between, "mean", lambda q, b, e: Decimal(draw.of(q, lambda: draw.between(q)))),
        (Uniform, "mean", lambda q, b, e: Decimal(draw.of(q, lambda: rng.uniform(q.low, q.high)))),
        (Around, "mean", lambda q, b, e: Decimal(draw.of(q, lambda: draw.around(q, b)))),
        (Seen, "mean", lambda q, b, e: Decimal(draw.of(q, lambda: draw.seen(q, e)))),
        (Count, "share", lambda q, name: draw.of(q, lambda: draw.counted(q)).get(name, Decimal(0))),
        (Overlay, "feasible", staticmethod(lambda a: draw.of(a, lambda: draw.works(a)))),
        (persona_of, "way_of", way_of),
    ]
    before = [(where, name, where.__dict__[name]) for where, name, _ in patches]
    for where, name, new in patches:
        setattr(where, name, new)
    try:
        yield draw
    finally:
        for where, name, old in before:
            setattr(where, name, old)


def overrun(board, starts):
    """Whether what the plan comes to is over a budget, and over a capacity."""
    roadmap, money, days = board.roadmap, 0.0, 0.0
    for q in range(1, board.periods + 1):
        money += max(0.0, board.spent(starts, q) - (roadmap.get("budget_per_period") or math.inf))
        for team in board.model["teams"]:
            able = board.capacity(team["name"], q)
            work = sum(board.efforts(n).get(team["name"], 0) / board.length(n)
                       for n, s in starts.items() if s <= q < s + board.length(n))
            days += 0 if able is None else max(0.0, work - able)
    total = sum(board.cost(n) for n in starts)
    budget = roadmap.get("budget")
    return money + (0 if budget is None else max(0.0, total - budget)) > 1e-6, days > 1e-6


def one(board, starts, rng):
    """{ name: figure } of one draw; None where it has no utility."""
    model, goals = board.model, board.plain["goals"]
    with drawing(rng):
        try:
            row = score(model, before=goals)
        except (Trap, Infeasible):
            return None
        found = {"utility": float(row["utility"])}
        for journey in row["journeys"]:
            for measure, x in journey.items():
                if isinstance(x, Decimal):
                    found[f"{journey['name']}/{measure}"] = float(x)
        found["cost"] = sum(board.cost(n) for n in starts)
        found["over_budget"], found["over_capacity"] = overrun(board, starts)
        try:
            found["gain"] = float(gain(board, starts, row["utility"]))
        except (Trap, Infeasible):
            pass
        return found


def gain(board, starts, none):
    total, worth = Decimal(0), {}
    for q in range(1, board.lookahead + 1):
        names = frozenset(board.finished(starts, q))
        if names not in worth:
            taken = [a for a in board.model["actions"] if a["name"] in names]
            worth[names] = score(board.model, taken, before=board.plain["goals"])["utility"] - none
        total += worth[names]
    return total / board.lookahead

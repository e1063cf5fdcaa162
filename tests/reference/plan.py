"""Roadmaps by trying everything: what is allowed, what a plan gains, and the best there is."""
from decimal import Decimal
from math import ceil

from .measures import Trap
from .quantity import POSITIVE, mean
from .scenario import clash, closed
from .utility import Infeasible, is_money, score

SLACK = 1e-9
YEARS = {"week": Decimal(7) / Decimal("365.25"), "month": Decimal(1) / 12,
         "quarter": Decimal(1) / 4, "year": Decimal(1)}


class Board:
    """A model with its one roadmap."""

    def __init__(self, model):
        self.model, self.roadmap = model, model["roadmaps"][0]
        self.periods = self.roadmap["periods"]
        self.lookahead = self.roadmap.get("lookahead") or 2 * self.periods
        self.all = {a["name"]: a for a in model["actions"]}
        chosen = self.roadmap.get("actions")
        self.open = [a for a in model["actions"] if not closed(a)
                     and (chosen is None or a["name"] in chosen) and not self.wont(a["name"])]
        self.worth = {}
        self.plain = score(model)

    def utility(self, names):
        """U with these finished; None where they leave a trap, lose a goal's measure or reroute
        one place twice."""
        names = frozenset(names)
        if names not in self.worth:
            taken = [a for a in self.model["actions"] if a["name"] in names]
            try:
                fine = not any(clash(a, b) for a in taken for b in taken if a is not b)
                self.worth[names] = score(self.model, taken, before=self.plain["goals"])[
                    "utility"] if fine else None
            except (Trap, Infeasible):
                self.worth[names] = None
        return self.worth[names]

    def wont(self, name):
        """Whether it, or anything that it requires, is for another time."""
        return any(self.all[n].get("moscow") == "wont" for n in self.closure(name))

    def finished(self, starts, q):
        """What is finished before period q."""
        return [n for n, s in starts.items() if s + self.length(n) - 1 < q]

    def gain(self, starts):
        """The mean over the lookahead of what is finished in time; None where some of it is
        infeasible."""
        none, total = self.utility(()), Decimal(0)
        for q in range(1, self.lookahead + 1):
            worth = self.utility(self.finished(starts, q))
            if worth is None:
                return None
            total += worth - none
        return total / self.lookahead

    def length(self, name):
        return self.all[name].get("periods") or 1

    def costs(self, name):
        """What it pays in each of its periods, a plain number in the first."""
        given = self.all[name].get("cost")
        parts = given if isinstance(given, list) else [given] + [None] * (self.length(name) - 1)
        return [float(mean(part, POSITIVE) or 0) for part in parts]

    def cost(self, name):
        return sum(self.costs(name))

    def spent(self, starts, q):
        """What is paid in period q."""
        return sum(self.costs(n)[q - s] for n, s in starts.items()
                   if s <= q < s + self.length(n))

    def efforts(self, name):
        """{ team: days }; a number is the owner's, where that is a team."""
        action = self.all[name]
        effort, owner = action.get("effort"), action.get("owner")
        if isinstance(effort, dict):
            return {t: float(mean(e, POSITIVE)) for t, e in effort.items()}
        if effort is not None and owner in {t["name"] for t in self.model["teams"]}:
            return {owner: float(mean(effort, POSITIVE))}
        return {}

    def days(self, name):
        """All the effort of an action."""
        effort = self.all[name].get("effort")
        efforts = effort.values() if isinstance(effort, dict) else [effort]
        return sum(float(mean(e, POSITIVE) or 0) for e in efforts)

    def capacity(self, team, q):
        """Days in period q: a list goes on with its last."""
        over = self.roadmap.get("capacity") or {}
        own = {t["name"]: t.get("capacity") for t in self.model["teams"]}
        given = over.get(team, own[team])
        return given[min(q, len(given)) - 1] if isinstance(given, list) else given

    def window(self, name):
        """The periods an action may start in."""
        t, horizon = self.periods, self.all[name].get("horizon")
        given = self.roadmap.get("horizons") or {}
        now = given.get("now", ceil(t / 3))
        then = given.get("next", ceil(2 * t / 3))
        later = given.get("later", t)
        ranges = {None: (1, t), "now": (1, now), "next": (now + 1, then),
                  "later": (then + 1, later)}
        low, high = ranges[horizon]
        return range(low, min(high, t - self.length(name) + 1) + 1)

    def broken(self, starts):
        """What a plan breaks, in words; an empty list where it is allowed."""
        faults = []
        for name, start in starts.items():
            action = self.all[name]
            if start not in self.window(name):
                faults.append(f"{name} starts in {start}, outside its periods")
            for other in action.get("requires") or ():
                if self.all[other].get("status") == "done":
                    continue
                if other not in starts:
                    faults.append(f"{name} is in without {other}")
                elif start <= starts[other] + self.length(other) - 1:
                    faults.append(f"{name} does not wait for {other}")
            faults += [f"{name} and {other} are both in" for other in starts
                       if other != name and clash(action, self.all[other])]
        faults += [f"{a['name']} must be in" for a in self.model["actions"]
                   if a.get("must") and not closed(a)
                   and a["name"] not in starts]
        return faults + self.over(starts)

    def over(self, starts):
        faults = []
        cost = sum(self.cost(n) for n in starts)
        budget, each = self.roadmap.get("budget"), self.roadmap.get("budget_per_period")
        if budget is not None and cost > budget + SLACK:
            faults.append(f"costs {cost}")
        for q in range(1, self.periods + 1):
            cost = self.spent(starts, q)
            if each is not None and cost > each + SLACK:
                faults.append(f"costs {cost} in period {q}")
            for team in self.model["teams"]:
                used = sum(self.efforts(n).get(team["name"], 0) / self.length(n)
                           for n, s in starts.items() if s <= q < s + self.length(n))
                limit = self.capacity(team["name"], q)
                if limit is not None and used > limit + SLACK:
                    faults.append(f"{team['name']} works {used} in period {q}")
        return faults

    def plans(self, at=0, starts=None):
        """Every choice of a start, or none, for every open action."""
        starts = starts or {}
        if at == len(self.open):
            yield dict(starts)
            return
        name = self.open[at]["name"]
        yield from self.plans(at + 1, starts)
        for start in self.window(name):
            if not self.over({**starts, name: start}):
                yield from self.plans(at + 1, {**starts, name: start})

    def best(self):
        """(gain, starts) of the best allowed plan, or None where none is allowed."""
        best = None
        for starts in self.plans():
            if self.broken(starts) or self.utility(starts) is None:
                continue
            gain = self.gain(starts)
            if gain is not None and (best is None or gain > best[0]):
                best = gain, starts
        return best

    def closure(self, name):
        """The action and all it requires that is not done."""
        found, todo = set(), [name]
        while todo:
            one = todo.pop()
            if one not in found and self.all[one].get("status") != "done":
                found.add(one)
                todo += self.all[one].get("requires") or ()
        return found

    def gain_alone(self, name):
        worth = self.utility(self.closure(name))
        return None if worth is None else worth - self.utility(())

    def adds(self, ranked, starts):
        """[what each action adds to those before it]; None from where a gain is undefined."""
        found, before = [], Decimal(0)
        for k in range(1, len(ranked) + 1):
            gain = self.gain({n: starts[n] for n in ranked[:k]})
            found.append(None if gain is None or before is None else gain - before)
            before = gain
        return found

    def break_even(self, starts):
        """The first period of the lookahead in which the benefit so far is the cost so far, and
        by how much it is; None where there is none, or no money."""
        if not is_money(self.model):
            return None, None
        years = YEARS[self.roadmap.get("period") or "quarter"]
        benefit, cost = Decimal(0), 0.0
        for q in range(1, self.lookahead + 1):
            worth = self.utility(self.finished(starts, q))
            benefit += (worth - self.utility(())) * years
            cost += self.spent(starts, q)
            if starts and benefit >= Decimal(cost):
                return q, abs(benefit - Decimal(cost))
        return None, None

"""Roadmaps by trying everything: what is allowed, what a plan gains, and the best there is."""
from decimal import Decimal
from math import ceil

from .measures import Trap, score
from .overlay import Overlay
from .quantity import POSITIVE, mean

SLACK = 1e-9


class Board:
    """A model with its one roadmap."""

    def __init__(self, model):
        self.model, self.roadmap = model, model["roadmaps"][0]
        self.periods = self.roadmap["periods"]
        self.lookahead = self.roadmap.get("lookahead") or 2 * self.periods
        self.all = {a["name"]: a for a in model["actions"]}
        chosen = self.roadmap.get("actions")
        self.open = [a for a in model["actions"] if a.get("status") != "done"
                     and (chosen is None or a["name"] in chosen)]
        self.worth = {}

    def utility(self, names):
        """U with these finished; None where they leave a trap or reroute one place twice."""
        names = frozenset(names)
        if names not in self.worth:
            taken = [a for a in self.model["actions"] if a["name"] in names]
            places = [(r["journey"], r["touchpoint"]) for a in taken for r in a["reroutes"]]
            try:
                fine = len(places) == len(set(places))
                self.worth[names] = score(self.model, Overlay(taken))["utility"] if fine else None
            except Trap:
                self.worth[names] = None
        return self.worth[names]

    def gain(self, starts):
        """The mean over the lookahead of what is finished in time; None where some of it traps."""
        none, total = self.utility(()), Decimal(0)
        for q in range(1, self.lookahead + 1):
            done = [n for n, s in starts.items() if s + self.length(n) - 1 < q]
            worth = self.utility(done)
            if worth is None:
                return None
            total += worth - none
        return total / self.lookahead

    def length(self, name):
        return self.all[name].get("periods") or 1

    def cost(self, name):
        return float(mean(self.all[name].get("cost"), POSITIVE) or 0)

    def efforts(self, name):
        """{ team: days }; a number is the owner's, where that is a team."""
        action = self.all[name]
        effort, owner = action.get("effort"), action.get("owner")
        if isinstance(effort, dict):
            return {t: float(mean(e, POSITIVE)) for t, e in effort.items()}
        if effort is not None and owner in {t["name"] for t in self.model["teams"]}:
            return {owner: float(mean(effort, POSITIVE))}
        return {}

    def capacity(self, team):
        over = self.roadmap.get("capacity") or {}
        own = {t["name"]: t.get("capacity") for t in self.model["teams"]}
        return over.get(team, own[team])

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
            faults += [f"{name} and {other} are both in"
                       for other in action.get("conflicts") or () if other in starts]
        faults += [f"{a['name']} must be in" for a in self.model["actions"]
                   if a.get("must") and a.get("status") != "done"
                   and a["name"] not in starts]
        return faults + self.over(starts)

    def over(self, starts):
        faults = []
        cost = sum(self.cost(n) for n in starts)
        budget, each = self.roadmap.get("budget"), self.roadmap.get("budget_per_period")
        if budget is not None and cost > budget + SLACK:
            faults.append(f"costs {cost}")
        for q in range(1, self.periods + 1):
            cost = sum(self.cost(n) for n, s in starts.items() if s == q)
            if each is not None and cost > each + SLACK:
                faults.append(f"costs {cost} in period {q}")
            for team in self.model["teams"]:
                used = sum(self.efforts(n).get(team["name"], 0) / self.length(n)
                           for n, s in starts.items() if s <= q < s + self.length(n))
                limit = self.capacity(team["name"])
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


class Planner:
    """Gives a model of generate.Maker(small) teams' capacities, limits and one roadmap."""

    def __init__(self, maker):
        self.maker, self.rng = maker, maker.rng

    def model(self):
        model = self.maker.model(actions=self.rng.choice((1, 2, 3, 4, 5, 5, 6, 6)))
        for team in model["teams"]:
            team["capacity"] = self.often(0.7, lambda: self.rng.randint(3, 25))
        before = []
        for action in model["actions"]:
            self.dress(action, model, before)
            before.append(action)
        self.wishes(model)
        model["roadmaps"] = [self.roadmap(model)]
        return model

    def often(self, p, make):
        return make() if self.rng.random() < p else None

    def dress(self, action, model, before):
        rng, teams = self.rng, [t["name"] for t in model["teams"]]
        owners = teams + [p["name"] for p in model["partners"]]
        action["owner"] = self.often(0.8, lambda: rng.choice(owners)) if owners else None
        action["effort"] = self.often(0.85, lambda: self.maker.uncertain(0, 20))
        if teams and rng.random() < 0.2:
            action["effort"] = {t: self.maker.uncertain(0, 15) for t in teams}
        action["cost"] = self.often(0.8, lambda: self.maker.uncertain(0, 100))
        action["periods"] = self.often(0.4, lambda: rng.randint(1, 2))
        action["requires"] = [a["name"] for a in before if rng.random() < 0.2]

    def wishes(self, model):
        """Conflicts, musts, horizons and what is done: never one that contradicts itself."""
        board = Board({**model, "roadmaps": [{"periods": 1}]})
        actions, rng = model["actions"], self.rng
        for action in actions:
            free = [a["name"] for a in actions if a is not action
                    and a["name"] not in board.closure(action["name"])
                    and action["name"] not in board.closure(a["name"])]
            action["conflicts"] = [n for n in free if rng.random() < 0.1]
            action["must"] = self.often(0.1, lambda: True)
            action["horizon"] = self.often(0.15, lambda: rng.choice(("now", "next", "later")))
        if rng.random() < 0.2:
            actions[0]["status"] = "done"
            actions[0]["must"] = actions[0]["horizon"] = None

    def roadmap(self, model):
        rng = self.rng
        periods = rng.randint(1, 3)
        teams = [t["name"] for t in model["teams"]]
        names = [a["name"] for a in model["actions"]]
        made = {"name": "plan", "periods": periods,
                "period": rng.choice((None, "week", "month", "quarter", "year")),
                "lookahead": self.often(0.3, lambda: rng.randint(periods + 1, 9)),
                "budget": self.often(0.5, lambda: rng.randint(20, 300)),
                "budget_per_period": self.often(0.4, lambda: rng.randint(20, 150))}
        if teams and rng.random() < 0.3:
            made["capacity"] = {rng.choice(teams): rng.randint(3, 25)}
        if rng.random() < 0.15:
            now = rng.randint(1, periods)
            made["horizons"] = {"now": now, "next": max(now, periods - 1), "later": periods}
        if rng.random() < 0.15:
            made["actions"] = rng.sample(names, rng.randint(1, len(names)))
        return made

"""Random roadmaps: a small model of generate.Maker with teams' capacities, limits, what methods
rank by, and one roadmap."""
from .generate import LANGUAGE
from .persona import touchpoints_of
from .plan import Board
from .quantity import Each


class Planner:
    """Gives a model of generate.Maker(small) teams' capacities, limits and one roadmap."""

    def __init__(self, maker):
        self.maker, self.rng = maker, maker.rng

    def model(self):
        model = self.maker.model(actions=self.rng.choice((1, 2, 3, 4, 5, 5, 6, 6)))
        for team in model["teams"]:
            team["capacity"] = self.often(0.7, self.days)
        before = []
        for action in model["actions"]:
            self.dress(action, model, before)
            before.append(action)
        self.wishes(model)
        self.findings(model)
        model["roadmaps"] = [self.roadmap(model)]
        return model

    def often(self, p, make):
        return make() if self.rng.random() < p else None

    def days(self):
        """A team's capacity: alike in all periods, or a list that may be too short or too long."""
        if LANGUAGE["capacity lists"] and self.rng.random() < 0.4:
            return [self.rng.choice((0, self.rng.randint(3, 25)))
                    for _ in range(self.rng.randint(1, 4))]
        return self.rng.randint(3, 25)

    def cost(self, periods):
        """All of it paid at the start, or a list, a number for each period."""
        if LANGUAGE["cost lists"] and self.rng.random() < (0.6 if periods > 1 else 0.15):
            return [self.maker.uncertain(0, 100 // periods) for _ in range(periods)]
        return self.maker.uncertain(0, 100)

    def dress(self, action, model, before):
        rng, teams = self.rng, [t["name"] for t in model["teams"]]
        owners = teams + [p["name"] for p in model["partners"]]
        action["owner"] = self.often(0.8, lambda: rng.choice(owners)) if owners else None
        action["effort"] = self.often(0.85, lambda: self.maker.uncertain(0, 20))
        if teams and rng.random() < 0.2:
            action["effort"] = {t: self.maker.uncertain(0, 15) for t in teams}
        action["periods"] = self.often(0.4, lambda: rng.choice((1, 2, 2, 3)))
        action["cost"] = self.often(0.8, lambda: self.cost(action["periods"] or 1))
        action["requires"] = [a["name"] for a in before if rng.random() < 0.2]
        action["status"] = None

    def wishes(self, model):
        """Conflicts, musts, horizons and what is done: never one that contradicts itself."""
        board = Board({**model, "roadmaps": [{"periods": 1}]})
        actions, rng = model["actions"], self.rng
        for action in actions:
            free = [a["name"] for a in actions if a is not action
                    and a["name"] not in board.closure(action["name"])
                    and action["name"] not in board.closure(a["name"])]
            action["conflicts"] = [n for n in free if rng.random() < 0.1]
            action["moscow"] = self.often(0.6, lambda: rng.choice(
                ("must", "should", "could", "should", "could", "wont")))
            if action["moscow"] != "wont":
                action["must"] = self.often(0.1, lambda: True)
            action["horizon"] = self.often(0.15, lambda: rng.choice(("now", "next", "later")))
        if rng.random() < 0.2:
            actions[0]["status"] = "done"
            actions[0]["must"] = actions[0]["horizon"] = None

    def findings(self, model):
        """Needs, pains and evidence: what methods rank by besides gain."""
        rng, needs, pains = self.rng, [], []
        sources = [e["name"] for e in model["evidence"] if e["kind"] != "review"]

        def some():
            return rng.sample(sources, rng.randint(0, min(2, len(sources))))

        for t in [t for j in model["journeys"] for t in touchpoints_of(j)]:
            t["evidence"] = some()
            if isinstance(t["moment"], Each):
                t["moment"] = True
            for killer in t["killers"]:
                killer["evidence"] = some()
            for holder, kind, fields in ((needs, "need", ("importance", "satisfaction")),
                                         (pains, "pain", ("severity",))):
                t[kind + "s"] = []
                if rng.random() < 0.4:
                    one = {"name": f"{kind} {len(holder)}", "evidence": some(),
                           **{f: self.maker.number(0, 10, 1) for f in fields}}
                    holder.append(one)
                    t[kind + "s"].append(one)
        for action in model["actions"]:
            action["evidence"] = some() if rng.random() < 0.5 else []
            action["serves"] = [n["name"] for n in needs if rng.random() < 0.3]
            action["resolves"] = [p["name"] for p in pains if rng.random() < 0.3]

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
            made["capacity"] = {rng.choice(teams): self.days()}
        if rng.random() < 0.15:
            now = rng.randint(1, periods)
            made["horizons"] = {"now": now, "next": max(now, periods - 1), "later": periods}
        if rng.random() < 0.15:
            made["actions"] = rng.sample(names, rng.randint(1, len(names)))
        return made

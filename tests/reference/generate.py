"""Random models: everything the measures depend on, never an invalid one.

A model is plain dicts and lists; random() decides. `Maker(rng).model()` tries until no persona can
be trapped in a journey. A touchpoint's `id` is what tells it from the others of its journey, and
what refers to it: its name, or "Phase/Name" where the name stands twice.
"""
from .measures import MEASURES
from .persona import chain_of, personas_of, records_of, touchpoints_of
from .quantity import Around, Between, Count, Each, Minutes, Seen, Uniform
from .utility import is_money

WORDS = """Search Shop Basket Offer Pay Call Mail Visit Chat Wait Sign Read Ask Deliver Unpack Use
Fix Return Bill Renew Thank Share Quote Plan Check Meet Open Close Move Start""".split()
ODD = ["A/B test", 'The "best" page', "Größe wählen", "e-mail (2)", "back\\slash", "end", "if",
       "Ça va?", "50 % off", "it's"]
# What the language is to take and reis does not take yet is off.
LANGUAGE = {"several channels": True, "waits of actions": True, "repeated names": False,
            "goals per": True, "capacity lists": True, "cost lists": True,
            "criteria without a figure": True}
KINDS = ["interview", "survey", "usertest", "observation", "log", "review", "assumption"]


class Maker:
    def __init__(self, rng, small=False):
        self.rng, self.small = rng, small

    def chance(self, p):
        return self.rng.random() < p

    def often(self, p, make):
        """make() with chance p, else nothing."""
        return make() if self.chance(p) else None

    def number(self, low, high, digits=2):
        return round(self.rng.uniform(low, high), digits)

    def uncertain(self, low, high, wild=0.25):
        """A number within the bounds, uncertain with chance `wild`."""
        if not self.chance(wild):
            return self.number(low, high)
        a, b, c = sorted(self.number(low, high) for _ in range(3))
        kind = self.rng.randrange(3)
        if kind == 0:
            return Between(a, b, c)
        if kind == 1:
            return Uniform(a, c)
        return Around(b, round(max(0.02, (high - low) * self.rng.uniform(0.02, 0.6)), 3))

    def mark(self):
        if self.evidence and self.chance(0.12):
            some = self.rng.sample(self.evidence, self.rng.randint(1, min(3, len(self.evidence))))
            return Seen({e["name"]: self.number(0, 10, 1) for e in some})
        if self.chance(0.2):                    # equal peaks, above and below a pass
            return float(self.rng.choice((0, 3, 4, 5, 5.5, 6, 7, 8, 10)))
        return self.uncertain(0, 10, 0.12)

    def each(self, p, make):
        """A number, with chance p one per persona, with or without a default."""
        if not self.personas or not self.chance(p):
            return make()
        some = self.rng.sample(self.personas, self.rng.randint(1, len(self.personas)))
        given = {x["name"]: make() for x in some}
        if self.chance(0.7):
            given["default"] = make()
        return Each(given)

    def some_personas(self, p):
        if not self.personas or not self.chance(p):
            return None
        count = self.rng.randint(1, len(self.personas))
        return [x["name"] for x in self.rng.sample(self.personas, count)]

    def marks(self, p):
        return {v["name"]: self.mark() for v in self.values if self.chance(p)}

    def layered(self, p):
        own = {x["name"]: self.marks(0.5) for x in self.personas if self.chance(0.25)}
        return {"marks": self.marks(p), "own": {k: v for k, v in own.items() if v}}

    # the things around the journeys

    def model(self, actions=0):
        while True:
            made = self.try_model(actions)
            if made:
                return made

    def try_model(self, actions):
        rng = self.rng
        self.near_one = self.chance(0.12)
        self.values = [{"name": f"v{i}" if i else "ease of use",
                        "weight": self.often(0.6, lambda: self.uncertain(0.5, 5, 0.1)),
                        "kind": rng.choice((None, "functional", "emotional"))}
                       for i in range(rng.choice((0, 1, 1, 2, 2, 3, 4)))]
        for value in self.values:
            if value["weight"] is None:
                value["weight"] = 1.0
        costly = rng.choice((0.0, 0.7, 0.7, 1.0))
        self.channels = [{"name": f"channel {i}", "cost": self.often(
            costly, lambda: self.uncertain(0, 20, 0.15))} for i in range(rng.choice((0, 1, 2, 3)))]
        self.undeclared = [] if self.channels else [f"way {i}" for i in range(rng.randint(0, 2))]
        self.timed = rng.choice((0.0, 0.6, 0.6))
        self.teams = [{"name": f"team {i}"} for i in range(rng.choice((0, 1, 2)))]
        self.partners = [{"name": f"partner {i}"} for i in range(rng.choice((0, 0, 1, 2)))]
        self.evidence = [{"kind": rng.choice(KINDS), "name": f"source {i}",
                          "n": self.often(0.75, lambda: rng.randint(1, 500))}
                         for i in range(rng.choice((0, 0, 1, 2, 3)))]
        self.make_personas()
        journeys = [self.journey(i) for i in range(rng.choice((1, 1, 1, 2, 2, 3)))]
        journeys = journeys[:1] if self.small else journeys
        self.replace(journeys)
        made = {"values": self.values, "channels": self.channels, "teams": self.teams,
                "partners": self.partners, "evidence": self.evidence, "personas": self.personas,
                "journeys": journeys, "goals": [], "actions": []}
        made["goals"] = self.goals(journeys)
        if not all(self.sound(made, j) for j in journeys):
            return None
        self.money = is_money(made)
        made["actions"] = [self.action(i, journeys) for i in range(actions)]
        self.ties(made["actions"])
        return made

    def ties(self, actions):
        """Some actions are done, wait for an earlier one, or rule one out."""
        for i, action in enumerate(actions):
            action["requires"] = [a["name"] for a in actions[:i] if self.chance(0.1)]
            action["conflicts"] = [a["name"] for a in actions[:i] if self.chance(0.08)
                                   and a["name"] not in action["requires"]]
            if self.chance(0.08):
                action["status"] = "done"

    def make_personas(self):
        rng = self.rng
        count = rng.choice((0, 1, 1, 2, 2, 3, 4))
        style = rng.randrange(3)                # of shares: given, some given, none given
        parts = [rng.random() + 0.05 for _ in range(count)]
        whole = sum(parts) * rng.choice((1, 1, 1, 1.25))
        self.personas = []
        for i in range(count):
            share = round(parts[i] / whole, 3)
            if i and self.chance(0.06):
                share = 0.0
            elif style == 2 or (style == 1 and self.chance(0.5)):
                share = None
            elif self.chance(0.1):
                share = Between(share / 2, share, share)
            extends = None
            if i and self.chance(0.3):
                extends = rng.choice(self.personas)["name"]
            expects = None
            if self.chance(0.5):
                expects = self.mark() if self.chance(0.5) else self.marks(0.6) or None
            self.personas.append({"name": f"Persona {i}" if i else "Anna", "share": share,
                                  "expects": expects, "extends": extends})

    def goals(self, journeys):
        made = []
        for i in range(self.rng.choice((0, 0, 1, 2, 4, 15))):
            measure = MEASURES[i] if i < len(MEASURES) and self.chance(0.8) else (
                self.rng.choice(MEASURES))
            per = None
            if LANGUAGE["goals per"] and measure == "duration" and self.chance(0.6):
                per = Minutes(self.rng.choice((1, 60, 1440, 90.5)))
            made.append({"name": f"goal {i}", "measure": measure, "per": per,
                         "journey": self.often(0.5, lambda: self.rng.choice(journeys)["name"]),
                         "worth": self.often(0.6, lambda: self.uncertain(0, 50, 0.15))})
        if self.chance(0.3):
            for goal in made:
                goal["worth"] = self.number(0, 100000)
        return made

    # journeys

    def journey(self, i):
        rng = self.rng
        size = rng.choice((1, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12, 25 if self.chance(0.3) else 9))
        size = min(size, 4) if self.small else size
        self.lonely = self.chance(0.15)         # touchpoints that leave many personas out
        self.outcast = self.personas and self.chance(0.06) and rng.choice(self.personas)["name"]
        points = [self.touchpoint(name) for name in rng.sample(WORDS + ODD, size)]
        phases, rest = [], points
        while rest:
            some = rng.randint(1, min(4, len(rest)))
            phases.append({"name": f"Phase {len(phases)}", "touchpoints": rest[:some]})
            rest = rest[some:]
        self.name_again(phases)
        self.routes(points)
        pool = [t["id"] for t in points]
        made = {"name": f"Journey {i}", "personas": self.some_personas(0.2), "phases": phases,
                "weight": self.often(0.4, lambda: rng.choice((0.0, *[self.uncertain(0.1, 5, 0.1)] * 9))),
                "memory": self.often(0.35, lambda: rng.choice((0.0, 1.0, self.uncertain(0, 1)))),
                "killer_score": self.often(0.3, lambda: self.uncertain(-100, 0)),
                "tolerance": self.often(0.3, lambda: self.uncertain(0, 0.3)),
                "state": "to-be" if i and self.chance(0.35) else self.often(0.1, lambda: "as-is"),
                "instead_of": None, "cyclic": None, "starts": None}
        self.ends(made, pool)
        return made

    def name_again(self, phases):
        """Some touchpoints take the name of one in an earlier phase."""
        if LANGUAGE["repeated names"] and self.chance(0.3):
            for i, phase in enumerate(phases[1:], 1):
                earlier = {t["name"] for one in phases[:i] for t in one["touchpoints"]}
                for t in phase["touchpoints"]:
                    own = {other["name"] for other in phase["touchpoints"]}
                    free = sorted(earlier - own)
                    if free and self.chance(0.4):
                        t["name"] = self.rng.choice(free)
        names = [t["name"] for phase in phases for t in phase["touchpoints"]]
        for phase in phases:
            for t in phase["touchpoints"]:
                twice = names.count(t["name"]) > 1
                t["id"] = phase["name"] + "/" + t["name"] if twice else t["name"]

    def replace(self, journeys):
        """To-be journeys that may come in the place of an as-is one, each of another."""
        free = [j["name"] for j in journeys if j["state"] != "to-be"]
        for journey in journeys:
            if journey["state"] == "to-be" and free and self.chance(0.7):
                journey["instead_of"] = free.pop(self.rng.randrange(len(free)))

    def ends(self, made, pool):
        """How a journey starts, and starts again."""
        rng = self.rng
        if self.chance(0.5 if self.lonely else 0.25):
            some = rng.sample(pool, rng.randint(1, min(3, len(pool))))
            if self.lonely and pool[-1] not in some:
                some = [pool[-1]] if self.chance(0.5) else some[:-1] + [pool[-1]]
            made["starts"] = self.vague(self.table(some, 1.0), 0.2)
        if self.chance(0.4):
            places = pool + [p["name"] for p in made["phases"]]
            made["cyclic"] = {"probability": self.uncertain(0, 1, 0.2),
                              "to": self.often(0.6, lambda: rng.choice(places)),
                              "rounds": self.often(0.3, lambda: rng.randint(1, 60))}

    def table(self, names, whole, miss=0.0):
        """Chances that sum to `whole`, rounded to two or three digits where a miss is allowed."""
        parts = [self.rng.random() + 0.02 for _ in names]
        shares = [p / sum(parts) * whole for p in parts]
        if miss:
            rounded = [round(s, self.rng.choice((2, 3))) for s in shares]
            if abs(sum(rounded) - whole) < miss and sum(rounded) > 0:
                return dict(zip(names, rounded))
        return dict(zip(names, shares))

    def touchpoint(self, name):
        rng = self.rng
        style = rng.random()
        scored = {"marks": {}, "own": {}}
        if style < 0.65:
            scored = self.layered(0.75)
        bare = not scored["marks"] and not scored["own"]
        owners = [t["name"] for t in self.teams + self.partners]
        channels = [c["name"] for c in self.channels] or self.undeclared
        return {
            "name": name, "id": name, "score": scored,
            "experience": self.often(0.0 if scored["marks"] else 0.65 if bare else 0.5, self.mark),
            "channel": self.often(0.8, lambda: self.some_of(channels)),
            "owner": self.often(0.7, lambda: self.some_of(owners)),
            "personas": self.guests(),
            "expects": None if self.chance(0.7) else
            (self.mark() if self.chance(0.5) else self.layered(0.6)),
            "importance": self.often(0.3, lambda: self.each(0.3, lambda: self.rng.choice(
                (0.0, self.uncertain(0, 10))))),
            "moment": self.often(0.2, lambda: self.each(0.3, lambda: self.chance(0.7))),
            "leave": self.often(0.4, lambda: self.each(0.3, lambda: self.uncertain(
                0, self.rng.choice((0.1, 0.3, 1.0)), 0.2)
                if self.chance(0.93) else float(self.chance(0.5)))),
            "next": None,
            "duration": self.often(self.timed, lambda: self.each(
                0.25, lambda: self.uncertain(0, 3000))),
            "wait": self.often(self.timed / 2, lambda: self.uncertain(0, 500)),
            "killers": [self.killer(i) for i in range(rng.choice((0, 0, 0, 0, 0, 1, 1, 2)))],
        }

    def guests(self):
        """Whom a touchpoint is for: in some journeys one persona meets nothing at all."""
        others = [p["name"] for p in self.personas if p["name"] != self.outcast]
        if self.outcast and others:
            return self.rng.sample(others, self.rng.randint(1, len(others)))
        return self.some_personas(0.5 if self.lonely else 0.15)

    def some_of(self, names):
        """One of the names, or several: in a list, or with shares."""
        if len(names) > 1 and LANGUAGE["several channels"] and self.chance(0.2):
            some = self.rng.sample(names, self.rng.randint(2, len(names)))
            return some if self.chance(0.4) else self.table(some, 1.0)
        return self.rng.choice(names) if names else None

    def killer(self, i):
        small = self.rng.choice((0.01, 0.05, 0.3))
        return {"name": f"killer {i}", "personas": self.some_personas(0.2),
                "probability": self.often(0.95, lambda: self.each(
                    0.2, lambda: float(self.chance(0.5)) if self.chance(0.1)
                    else self.uncertain(0, small, 0.15)))}

    # routes

    def routes(self, points):
        names = [t["id"] for t in points]
        straight = self.chance(0.15)
        for at, t in enumerate(points):
            way = self.rng.random()
            if straight or way < 0.45:
                continue
            if way < 0.6:
                t["next"] = self.each(0.15, lambda: self.target(at, names))
            elif way < 0.68:
                t["next"] = self.each(0.2, lambda: self.count(at, names))
                t["leave"] = None
            else:
                self.table_next(at, t, names)

    def target(self, at, names):
        """Mostly forward, sometimes the end."""
        ahead = names[at + 1:] + ["done"]
        return self.rng.choice(ahead if self.chance(0.9) else names + ["done"])

    def targets(self, at, names):
        some = []
        for _ in range(self.rng.randint(1, 4)):
            name = self.target(at, names) if self.chance(0.6) else self.rng.choice(names + ["done"])
            if name not in some:
                some.append(name)
        return some

    def count(self, at, names):
        counts = {name: self.rng.choice((0, self.rng.randint(1, 500)))
                  for name in self.targets(at, names)}
        if self.chance(0.6):
            counts["leave"] = self.rng.randint(0, 100)
        if sum(counts.values()) == 0:
            counts[next(iter(counts))] = self.rng.randint(1, 9)
        return Count(counts)

    def table_next(self, at, t, names):
        """next and leave that fit each other, alike for everyone or per persona."""
        if self.personas and self.chance(0.2):
            pairs = {p["name"]: self.pair(at, names) for p in self.personas}
            pairs["default"] = self.pair(at, names)
            t["next"] = Each({k: n for k, (n, _) in pairs.items()})
            t["leave"] = Each({k: leave for k, (_, leave) in pairs.items()})
            return
        t["next"], leave = self.pair(at, names)
        t["leave"] = leave or None

    def pair(self, at, names):
        if self.near_one and self.chance(0.6):
            return self.near_loop(at, names)
        leave = self.rng.choice((0.0, self.number(0, 0.5), self.number(0, 1)))
        if leave == 1.0:
            leave = 0.5
        table = self.table(self.targets(at, names), 1 - leave, miss=self.rng.choice((0, 0.0045)))
        return self.vague(table, 0.15), leave

    def vague(self, table, p):
        """The chances with chance p uncertain, with the same means."""
        if not self.chance(p):
            return table
        return {n: Between(p * 0.75, p, p * 1.25) if p * 1.25 < 1 else p for n, p in table.items()}

    def near_loop(self, at, names):
        """Stays or goes back with .99 to .99999, so that it repeats very often."""
        back = self.rng.choice(names[:at + 1])
        ahead = self.rng.choice(names[at + 1:] + ["done"])
        p = self.rng.choice((0.99, 0.999, 0.9999, 0.99999))
        return {back: p, ahead: round(1 - p, 6)}, 0.0

    @staticmethod
    def sound(model, journey):
        """Nobody trapped."""
        for persona in personas_of(model):
            records = records_of(model, journey, persona)
            if records and chain_of(journey, records).trapped():
                return False
        return True

    # actions

    def action(self, i, journeys):
        made = {"name": f"action {i}", "improves": [], "removes": [], "reroutes": [],
                "feasibility": self.often(0.6, lambda: self.uncertain(0, 1)),
                "benefit": self.often(0.3, lambda: self.uncertain(0, 9000)),
                "upkeep": self.often(0.3, lambda: self.uncertain(0, 9000)), "status": self.often(
                    0.2, lambda: self.rng.choice(("idea", "planned", "doing")))}
        if not self.money:
            made["benefit"] = None
        for journey in self.rng.sample(journeys, self.rng.randint(1, len(journeys))):
            if self.chance(0.85):
                self.improve(made, journey)
            if self.chance(0.6):
                self.remove(made, journey)
            if self.chance(0.35):
                self.reroute(made, journey)
        return made

    # what-ifs

    def whatifs(self, model):
        """A few what-ifs: sets of actions, some of which cannot be taken together, some in another
        order, with things set and journeys in use."""
        names, made = [a["name"] for a in model["actions"]], []
        for i in range(3):
            some = self.rng.sample(names, self.rng.randint(i != 1, len(names))) if names else []
            made.append({"with": some})
        if names and self.chance(0.5):
            made.append({"without": self.rng.sample(names, self.rng.randint(1, len(names)))})
        made[2]["set"] = self.changes(model)
        made.append({**made[2], "with": list(reversed(made[2]["with"]))})
        made += [self.dropping(model, made[0]["with"]) for _ in range(2)]
        spare = [j["name"] for j in model["journeys"] if j["instead_of"]]
        if spare:
            named = {g["journey"] for g in model["goals"]}
            used = [name for name in spare if name not in named]
            made += [{"with": made[0]["with"], "use": used}] if used else []
        return made

    def dropping(self, model, taken):
        """A what-if that drops touchpoints and channels, or has people leave where one was, or puts
        one channel in the place of another."""
        places = [j["name"] + "/" + t["id"] for j in model["journeys"] for t in touchpoints_of(j)]
        channels = [c["name"] for c in self.channels]
        some = self.rng.sample(places, self.rng.randint(0, min(2, len(places))))
        wanted = {"with": taken, "drop": {"touchpoints": dict.fromkeys(some, True)}}
        if self.chance(0.5):
            wanted["drop"]["touchpoints"] = {place: self.number(0, 1) for place in some}
        elif channels and self.chance(0.6):
            wanted["drop"]["channels"] = self.rng.sample(channels, 1)
        if len(channels) > 1 and self.chance(0.4):
            wanted["instead"] = dict([self.rng.sample(channels, 2)])
        if self.chance(0.3):
            wanted["set"] = self.changes(model)
        return wanted

    def changes(self, model):
        """What a scenario sets, as { (kind, name or place): { field: number } }."""
        made = {}
        for journey in model["journeys"]:
            place = ("journey", journey["name"])
            made[place] = self.some_fields(0.1, weight=(0.1, 5), memory=(0, 1), tolerance=(0, 0.3),
                                           killer_score=(-100, 0))
            for t in touchpoints_of(journey):
                place = journey["name"] + "/" + t["id"]
                fields = self.some_fields(0.15, leave=(0, 0.95), duration=(0, 3000), wait=(0, 900),
                                          importance=(0, 10))
                if t["experience"] is not None and self.chance(0.4):
                    fields["experience"] = self.number(0, 10)
                if self.chance(0.05):
                    fields["next"] = self.target(0, [u["id"] for u in touchpoints_of(journey)])
                made["touchpoint", place] = fields if self.chance(0.6) else {}
                for k in t["killers"]:
                    made["killer", place + "/" + k["name"]] = self.some_fields(
                        0.2, probability=(0, 1))
        for value in model["values"]:
            made["value", value["name"]] = self.some_fields(0.1, weight=(0.1, 5))
        for channel in model["channels"]:
            made["channel", channel["name"]] = self.some_fields(0.1, cost=(0, 30))
        for persona in model["personas"]:       # no more than it was: all of them make 1 at most
            if isinstance(persona["share"], float) and persona["share"] > 0:
                made["persona", persona["name"]] = self.some_fields(
                    0.15, share=(0.001, persona["share"]))
        for action in model["actions"]:
            made["action", action["name"]] = self.some_fields(
                0.15, feasibility=(0, 1), **({"upkeep": (0, 900)} if self.money else {}))
        for goal in model["goals"]:
            if goal["worth"] is not None:
                made["goal", goal["name"]] = self.some_fields(0.1, worth=(0, 30))
        return {place: fields for place, fields in made.items() if fields}

    def some_fields(self, p, **bounds):
        return {name: self.number(low, high, 3) for name, (low, high) in bounds.items()
                if self.chance(p)}

    def improve(self, made, journey):
        places = [("touchpoint", t["id"]) for t in touchpoints_of(journey)] + [
            ("phase", p["name"]) for p in journey["phases"]]
        for kind, name in self.rng.sample(places, self.rng.randint(1, min(3, len(places)))):
            worst = 0 if self.small else -3     # plans are about what may help
            deltas = {v["name"]: self.uncertain(worst, 6) for v in self.values if self.chance(0.5)}
            for field, low, high in (("experience", worst, 6), ("expects", -3, 3),
                                     ("leave", -0.4, -0.05 * worst), ("duration", -2000, 500),
                                     ("wait", -400, 100)):
                if field == "leave" and self.chance(0.08):
                    deltas[field], made["feasibility"] = 1.0, None      # everyone leaves
                elif self.chance(0.35) and (field != "wait" or LANGUAGE["waits of actions"]):
                    deltas[field] = self.uncertain(low, high)
            if deltas:
                made["improves"].append({"journey": journey["name"], "touchpoint": None,
                                         "phase": None, "deltas": deltas, kind: name})

    def remove(self, made, journey):
        killers = [(t, k) for t in touchpoints_of(journey) for k in range(len(t["killers"]))]
        for t, k in self.rng.sample(killers, min(len(killers), self.rng.randint(1, 2))):
            made["removes"].append({"journey": journey["name"], "touchpoint": t["id"], "index": k,
                                    "killer": t["killers"][k]["name"],
                                    "share": self.often(0.5, lambda: self.uncertain(0, 1))})

    def reroute(self, made, journey):
        points = touchpoints_of(journey)
        names = [t["id"] for t in points]
        at = self.rng.randrange(len(points))
        way = self.target(at, names)
        if self.chance(0.12):                   # round and round, or nearly
            way, made["feasibility"] = self.rng.choice(names[:at + 1]), None
        elif self.chance(0.5):
            way = self.table(self.targets(at, names), 1.0)
        made["reroutes"].append({"journey": journey["name"], "touchpoint": names[at], "next": way})

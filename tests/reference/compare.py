"""Every figure of two results side by side."""
from decimal import Decimal

from .measures import MEASURES

TOUCHPOINT = ["experience", "functional", "emotional", "expectation", "emotion", "visits", "reach"]
JOURNEY = ["experience", "completion", "lifetime", "duration", "cost_to_serve", "handovers",
           "channel_switches", "consistency", "killer_risk"]
PERSONA = ["mean", "peak", "end"] + JOURNEY
FAST, SLOW = 1e-12, 1e-9            # what is asked: without and with loops that repeat > .99
LOOPS = 100                         # visits per visit: a loop that repeats with .99


class Comparison:
    def __init__(self):
        self.differences = []
        self.counts = dict.fromkeys(
            ("personas", "vetoed", "loops beyond .99", "nulls", "figures", "what-ifs", "refused",
             "traps", "infeasible", "headlines", "parts", "levers", "raised marks"), 0)
        self.worst = {FAST: (0.0, ""), SLOW: (0.0, "")}

    def number(self, where, ours, theirs, limit):
        """Relative to what is compared, or to 1 where that is larger."""
        self.counts["figures"] += 1
        self.counts["nulls"] += ours is None
        if ours is None or theirs is None:
            if ours is not None or theirs is not None:
                self.differences.append((where, ours, theirs))
            return
        if isinstance(theirs, (bool, str)) or isinstance(theirs, dict):
            self.differences.append((where, ours, theirs))
            return
        error = float(abs(ours - Decimal(theirs)) / max(Decimal(1), abs(ours)))
        if error > self.worst[limit][0]:
            self.worst[limit] = (error, where)
        if not error <= limit:
            self.differences.append((where, ours, theirs))

    def same(self, where, ours, theirs):
        if ours != theirs:
            self.differences.append((where, ours, theirs))

    def row(self, where, fields, ours, theirs, limit):
        for name in fields:
            self.number(f"{where}.{name}", ours[name], theirs.get(name), limit)

    def result(self, ours, theirs, every):
        """every: also the figures that --json leaves out."""
        limits = []
        self.same("journeys", [j["name"] for j in ours["journeys"]],
                  [j["name"] for j in theirs["journeys"]])
        for a, b in zip(ours["journeys"], theirs["journeys"]):
            limit = FAST if all(r["loops"] <= LOOPS for r in a["personas"]) else SLOW
            limits.append(limit)
            where = a["name"]
            self.row(where, MEASURES if every else JOURNEY, a, b, limit)
            self.same(where + ".personas", [p["persona"] for p in a["personas"]],
                      [p["persona"] for p in b["personas"]])
            for p, q in zip(a["personas"], b["personas"]):
                self.persona(f"{where}, {p['persona']}", p, q, limit, every)
            if not every:
                self.same(where + ": keys", {"name", "personas", *JOURNEY}, set(b))
        self.number("utility", ours["utility"], theirs.get("utility"), max(limits, default=FAST))

    def persona(self, where, p, q, limit, every):
        self.counts["personas"] += 1
        self.counts["vetoed"] += p["vetoed"]
        self.counts["loops beyond .99"] += p["loops"] > LOOPS
        self.row(where, MEASURES if every else PERSONA, p, q, limit)
        self.number(where + ".share", p["share"], q.get("share"), limit)
        self.same(where + ".vetoed", p["vetoed"], q.get("vetoed"))
        self.same(where + ".peak_at", p["peak_at"], q.get("peak_at"))
        theirs = q.get("touchpoints") or []
        self.same(where + ".touchpoints", [t["name"] for t in p["touchpoints"]],
                  [t["name"] for t in theirs])
        for t, u in zip(p["touchpoints"], theirs):
            self.row(f"{where}, {t['name']}", TOUCHPOINT, t, u, limit)
        if not every:
            known = {"persona", "share", "vetoed", "peak_at", "touchpoints", *PERSONA}
            self.same(where + ": keys", known, set(q))
            for u in theirs:
                self.same(where + ": keys of a touchpoint", {"name", *TOUCHPOINT}, set(u))

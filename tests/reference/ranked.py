"""Plans by rank: the order of each method, and the earliest places in that order."""
from decimal import Decimal

from .persona import touchpoints_of
from .quantity import CHANCE, mean
from .scenario import clash

METHODS = ["rice", "ice", "wsjf", "roi", "value_effort", "moscow", "odi"]
CONFIDENCE = {"survey": 1.0, "log": 1.0, "usertest": 0.8, "interview": 0.8, "observation": 0.8,
              "assumption": 0.5}
CLASSES = {"must": 3, "should": 2, "could": 1, None: 1}
FIRST, LAST = Decimal("1e99"), Decimal("-1e99")


def ratio(gain, by):
    """x/0 ranks first if the gain is positive."""
    if by == 0:
        return FIRST if gain > 0 else Decimal(0)
    return gain / Decimal(by)


class Ranking:
    def __init__(self, board):
        self.board, self.model = board, board.model
        self.points = [(j, phase, t) for j in self.model["journeys"] for phase in j["phases"]
                       for t in phase["touchpoints"]]

    # what a method ranks by: a larger key comes first

    def keys(self, method, name):
        gain, action = self.board.gain_alone(name), self.board.all[name]
        if gain is None:
            return (LAST,)
        if method == "rice":
            return (ratio(gain * self.confidence(action), self.effort(name)),)
        if method == "ice":
            f = mean(action["feasibility"], CHANCE)
            return (gain * self.confidence(action) * (1 if f is None else f),)
        if method == "wsjf":
            return (ratio(gain, self.effort(name)),)
        if method == "roi":
            return (ratio(gain, sum(self.board.cost(n) for n in self.board.closure(name))),)
        if method == "value_effort":
            return self.value_class(action), ratio(gain, self.effort(name))
        if method == "moscow":
            return CLASSES[action.get("moscow")], gain
        return (self.opportunity(action),)

    def effort(self, name):
        return sum(self.board.days(n) for n in self.board.closure(name))

    def improved(self, action):
        """The touchpoints that an action improves, by name or with their phase."""
        return [t for j, phase, t in self.points for one in action["improves"]
                if one["journey"] == j["name"]
                and (one["touchpoint"] == t["id"] or one["phase"] == phase["name"])]

    def confidence(self, action):
        """Of the action's own evidence, else the best of what it is about."""
        sources = action.get("evidence") or self.around(action)
        kinds = {e["name"]: e["kind"] for e in self.model["evidence"]}
        return Decimal(max([CONFIDENCE[kinds[s]] for s in sources], default=0.5))

    def around(self, action):
        about = self.improved(action)
        for j in self.model["journeys"]:
            for t in touchpoints_of(j):
                about += [n for n in t["needs"] if n["name"] in action["serves"]]
                about += [p for p in t["pains"] if p["name"] in action["resolves"]]
                about += [t["killers"][r["index"]] for r in action["removes"]
                          if (r["journey"], r["touchpoint"]) == (j["name"], t["id"])]
        return [s for one in about for s in one.get("evidence") or ()]

    def value_class(self, action):
        if action["removes"]:
            return 3
        return 2 if any(t["moment"] for t in self.improved(action)) else 1

    def opportunity(self, action):
        served = [n for _, _, t in self.points for n in t["needs"] if n["name"] in action["serves"]]
        return max([Decimal(n["importance"]) + max(Decimal(0), Decimal(n["importance"])
                                                   - Decimal(n["satisfaction"]))
                    for n in served], default=LAST)

    # placing

    def plan(self, method):
        """{ name: start } in the order of placing; None where a must has no place."""
        order = sorted((a["name"] for a in self.board.open),
                       key=lambda n: self.keys(method, n), reverse=True)   # stable: declared order
        musts = [n for n in order if self.board.all[n].get("must")]
        starts = {}
        for name in musts + order:
            if name in starts:
                continue
            gain = self.board.gain_alone(name)
            if name not in musts and (gain is None or gain <= 0):
                continue
            placed = self.placed(name, starts)
            if placed is not None:
                starts = placed
            elif name in musts:
                return None
        return starts

    def placed(self, name, starts):
        """starts with the action and all it requires, or None where there is no room."""
        if name in starts:
            return starts
        action, board = self.board.all[name], self.board
        if action not in board.open or any(clash(action, board.all[n]) for n in starts):
            return None
        earliest = 1
        for other in action.get("requires") or ():
            if board.all[other].get("status") == "done":
                continue
            starts = self.placed(other, starts)
            if starts is None or clash(action, board.all[other]):
                return None
            earliest = max(earliest, starts[other] + board.length(other))
        for start in board.window(name):
            made = {**starts, name: start}
            if start >= earliest and not board.over(made) and board.gain(made) is not None:
                return made
        return None

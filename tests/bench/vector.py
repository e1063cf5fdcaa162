#!/usr/bin/python3
"""U in NumPy, of all sets of actions at once: what the engine is measured against.

Reads the model's numbers and the sets that tests/bench/reis.lua wrote, and prints microseconds a U, the
least of five runs; refuses where its U is not the engine's. usage: vector.py FOLDER/u.json
"""
import json
import sys
import time

import numpy as np

NEAR = 1e-9
BATCH = 256   # as many sets at a time as stay near the processor


class Journey:
    """What persona p meets of journey j, as arrays: by action what changes, by touchpoint what is."""

    def __init__(self, model, j, p):
        self.journey = journey = model["journeys"][j]
        self.actions = actions = model["actions"]
        touchpoints = [t[p] for t in journey["touchpoints"]]
        self.met = [t for t, rec in enumerate(touchpoints) if rec["meets"]]
        self.recs = recs = [touchpoints[t] for t in self.met]
        n, values, A = len(recs), len(model["values"]), len(actions)
        place = {t: i for i, t in enumerate(self.met)}
        self.following = [next((place[u] for u in range(t, len(touchpoints)) if u in place), n)
                          for t in range(len(touchpoints))] + [n]
        self.marks, self.weight = np.zeros((n, values)), np.zeros((n, values))
        for i, rec in enumerate(recs):
            for one in rec["marks"]:
                self.marks[i, one["value"] - 1] = one["mark"]
                self.weight[i, one["value"] - 1] = model["values"][one["value"] - 1]
        self.plain = np.array([np.nan if rec["marks"] or rec.get("experience") is None else rec["experience"] for rec in recs])
        self.importance = np.array([rec["importance"] for rec in recs], dtype=float)
        self.leave = np.array([rec["leave"] for rec in recs], dtype=float)
        self.ways = np.array([self.row(rec.get("next"), t) for rec, t in zip(recs, self.met)])
        self.d_marks, self.d_plain, self.d_leave = np.zeros((A, n * values)), np.zeros((A, n)), np.zeros((A, n))
        self.killers = [(i, k, chance) for i, rec in enumerate(recs) for k, chance in enumerate(rec["killers"])]
        self.keeps = np.ones((A, len(self.killers)))
        self.reroutes = []
        for a, action in enumerate(actions):
            self.read(a, action, j, place, values)

    def row(self, way, t):
        """The chance to go on to each state, the last of them done."""
        row = np.zeros(len(self.met) + 1)
        way = way or [{"to": t + 2 if t + 1 < len(self.following) - 1 else 0, "p": 1}]
        total = sum(step["p"] for step in way)
        for step in way:
            row[self.following[step["to"] - 1] if step["to"] > 0 else -1] += step["p"] / total
        return row

    def read(self, a, action, j, place, values):
        f = action["f"]
        for one in action["improves"]:
            i = place.get(one["touchpoint"] - 1)
            if one["journey"] != j + 1 or i is None:
                continue
            if one["field"] == "value":
                self.d_marks[a, i * values + one["value"] - 1] += f * one["delta"]
            elif one["field"] == "leave":
                self.d_leave[a, i] += f * one["delta"]
            elif one["field"] == "experience":
                self.d_plain[a, i] += f * one["delta"]
        for one in action["removes"]:
            for k, (i, number, _) in enumerate(self.killers):
                if one["journey"] == j + 1 and (self.met[i], number) == (one["touchpoint"] - 1, one["killer"] - 1):
                    self.keeps[a, k] *= 1 - f * one.get("share", 1)
        for one in action["reroutes"]:
            i = place.get(one["touchpoint"] - 1)
            if one["journey"] == j + 1 and i is not None:
                self.reroutes.append((a, i, f, self.row(one["next"], self.met[i])))

    def measures(self, taken):
        """Completion, killer risk and experience of each set: taken[set, action] is 0 or 1."""
        B, n = len(taken), len(self.met)
        moved = self.marks + (taken @ self.d_marks).reshape(B, n, -1)
        with np.errstate(invalid="ignore", divide="ignore"):
            x = (self.weight * moved.clip(0, 10)).sum(2) / self.weight.sum(1)
        x = np.where(np.isnan(self.plain), x, (self.plain + taken @ self.d_plain).clip(0, 10))
        leave = (self.leave + taken @ self.d_leave).clip(0, 1)
        ways = np.broadcast_to(self.ways, (B, n, n + 1)).copy()
        for a, i, f, row in self.reroutes:
            ways[:, i] += (f * taken[:, a])[:, None] * (row - ways[:, i])
        ways *= (1 - leave)[:, :, None]
        Q, done = ways[:, :, :n], ways[:, :, n]
        keep = np.ones((B, n))
        for k, (i, _, chance) in enumerate(self.killers):
            left = np.where(taken > 0, self.keeps[:, k], 1).prod(1)
            keep[:, i] *= 1 - chance * left
        N = np.linalg.inv(np.eye(n) - Q)
        visits, reach = N[:, 0], N[:, 0] / np.einsum("bii->bi", N)
        risk = np.linalg.solve(np.eye(n) - keep[:, :, None] * Q, (1 - keep)[:, :, None])[:, 0, 0]
        w, ends = self.importance * reach, visits * (leave + done)
        memory = self.journey["memory"]
        base = memory * (peak(x, Q, leave + done) + (ends * x).sum(1) / ends.sum(1)) / 2 \
            + (1 - memory) * (w * x).sum(1) / w.sum(1)
        return {"completion": (visits * done).sum(1), "killer_risk": risk,
                "experience": (1 - risk) * base + risk * self.journey["killer_score"]}


def peak(x, Q, out):
    """The expected peak: the least intense are taken out of the chain first."""
    B, n = x.shape
    order = np.argsort(np.floor(np.abs(x - 5.5) * 1e9 + 0.5), axis=1, kind="stable")
    x, out = np.take_along_axis(x, order, 1), np.take_along_axis(out, order, 1)
    Q = Q[np.arange(B)[:, None, None], order[:, :, None], order[:, None, :]]
    start, chance = (order == 0).astype(float), np.empty((B, n))
    for k in range(n):
        on = Q[:, k, k + 1:]
        go = out[:, k] + on.sum(1)
        chance[:, k] = start[:, k] * out[:, k] / go
        back = Q[:, k + 1:, k] / go[:, None]
        start[:, k + 1:] += (start[:, k] / go)[:, None] * on
        out[:, k + 1:] += back * out[:, k, None]
        Q[:, k + 1:, k + 1:] += back[:, :, None] * on[:, None, :]
    return (chance * x).sum(1) / chance.sum(1)


def utility(model, journeys, taken):
    u, known = np.zeros(len(taken)), {}
    for goal in model["goals"]:
        j = goal["journey"] - 1
        if j not in known:
            known[j] = [(share, own.measures(taken)) for share, own in journeys[j]]
        u += goal["worth"] * sum(s * m[goal["measure"]] for s, m in known[j]) / sum(s for s, _ in known[j])
    if model["money"]:
        u += taken @ np.array([a["f"] * a["benefit"] - a["upkeep"] for a in model["actions"]])
    return u


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        dump = json.load(file)
    model = dump["model"]
    journeys = {j: [(share, Journey(model, j, p)) for p, share in enumerate(model["shares"]) if model["journeys"][j]["makes"][p]]
                for j in {goal["journey"] - 1 for goal in model["goals"]}}
    taken = np.array([[int(c) for c in text] for text in dump["sets"]], dtype=float)
    took = float("inf")
    for _ in range(5):
        began = time.perf_counter()
        u = np.concatenate([utility(model, journeys, taken[i:i + BATCH]) for i in range(0, len(taken), BATCH)])
        took = min(took, time.perf_counter() - began)
    reis = np.array(dump["u"])
    off = (np.abs(u - reis) / np.maximum(1, np.abs(reis))).max()
    if not off <= NEAR:
        sys.exit(f"NumPy has another U, by {off:g}")
    print(f"{took / len(u) * 1e6:.3f}")


if __name__ == "__main__":
    main()

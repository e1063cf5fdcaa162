"""One persona's way through one journey: an absorbing Markov chain, solved by elimination.

Decimal with 40 digits: a loop that repeats with .999999 costs six or twelve of them and leaves more
than a double holds.
"""
from decimal import Decimal

ZERO, ONE = Decimal(0), Decimal(1)


def inverse(rows):
    """Gauss–Jordan with partial pivoting."""
    size = len(rows)
    work = [list(row) + [ONE if i == j else ZERO for j in range(size)]
            for i, row in enumerate(rows)]
    for column in range(size):
        best = max(range(column, size), key=lambda i: abs(work[i][column]))
        work[column], work[best] = work[best], work[column]
        head = work[column]
        pivot = head[column]
        head = work[column] = [x / pivot if x else x for x in head]
        for i in range(size):
            factor = work[i][column]
            if i != column and factor:
                work[i] = [x - factor * y if y else x for x, y in zip(work[i], head)]
    return [row[size:] for row in work]


def dot(a, b):
    return sum((x * y for x, y in zip(a, b) if x and y), ZERO)


class Chain:
    """steps[t][u], leave[t], done[t], start[t] over the touchpoints that the persona meets."""

    def __init__(self, steps, leave, done, start):
        self.steps, self.leave, self.done, self.start = steps, leave, done, start
        self.size = len(steps)

    def reached(self):
        """The touchpoints that can be met at all."""
        seen = {t for t in range(self.size) if self.start[t] > 0}
        todo = list(seen)
        while todo:
            t = todo.pop()
            for u in range(self.size):
                if self.steps[t][u] > 0 and u not in seen:
                    seen.add(u)
                    todo.append(u)
        return seen

    def trapped(self):
        """The reached touchpoints that nobody gets out of."""
        out = {t for t in range(self.size) if self.leave[t] + self.done[t] > 0}
        grown = True
        while grown:
            more = {t for t in range(self.size) if t not in out
                    and any(self.steps[t][u] > 0 for u in out)}
            grown = bool(more)
            out |= more
        return self.reached() - out

    def completion_from(self, t, killers):
        """(C, C*) from a touchpoint that may not be reached at first, by way of a cycle only."""
        start = [ONE if u == t else ZERO for u in range(self.size)]
        other = Chain(self.steps, self.leave, self.done, start)
        if other.trapped():
            keep = [u for u in range(self.size) if u not in other.trapped()]
            if t not in keep:
                return ZERO, ZERO
            other = Chain([[self.steps[u][w] for w in keep] for u in keep],
                          [self.leave[u] for u in keep], [self.done[u] for u in keep],
                          [start[u] for u in keep])
            killers, t = [killers[u] for u in keep], keep.index(t)
        other.solve(killers)
        return other.to_complete[t], other.free[t]

    def solve(self, killers):
        """Everything that needs N; on the reached touchpoints only, so that it always exists."""
        on = sorted(self.reached())
        zero = [ZERO] * self.size
        self.visits, self.reach = list(zero), list(zero)
        self.to_complete, self.free, self.through = list(zero), list(zero), list(zero)
        self.most_visits = ONE
        if not on:
            return
        q = [[self.steps[t][u] for u in on] for t in on]
        start = [self.start[t] for t in on]
        done = [self.done[t] for t in on]
        ends = [self.done[t] + self.leave[t] for t in on]
        n = inverse([[(ONE if i == j else ZERO) - q[i][j] for j in range(len(on))]
                     for i in range(len(on))])
        visits = [dot(start, [n[i][j] for i in range(len(on))]) for j in range(len(on))]
        through, free = self.with_killers(q, done, ends, [killers[t] for t in on], n)
        for i, t in enumerate(on):
            self.visits[t] = visits[i]
            self.reach[t] = visits[i] / n[i][i]
            self.most_visits = max(self.most_visits, n[i][i])
            self.to_complete[t] = dot(n[i], done)
            self.through[t], self.free[t] = through[i], free[i]

    @staticmethod
    def with_killers(q, done, ends, killers, n):
        """The chances from each touchpoint to end, and to complete, without a killer on the way."""
        if not any(killers):
            return [ONE] * len(q), [dot(row, done) for row in n]
        keep = [ONE - k for k in killers]
        m = inverse([[(ONE if i == j else ZERO) - keep[i] * q[i][j] for j in range(len(q))]
                     for i in range(len(q))])
        through = [dot(row, [k * e for k, e in zip(keep, ends)]) for row in m]
        free = [dot(row, [k * d for k, d in zip(keep, done)]) for row in m]
        return through, free

"""One persona's way through one journey, told by what a customer may ever meet.

Everything comes from one question: what is the chance to get somewhere, ever? It is answered by a
system of linear equations over the touchpoints from which there is a way to it at all, so that it
always has one solution, traps or not. Visits, reach, completion, peaks and killers are built on it;
no matrix is inverted and no chain is censored.

Decimal with 40 digits: a loop that repeats with .999999 costs six or twelve of them and leaves more
than a double holds.
"""
from decimal import Decimal

ZERO, ONE = Decimal(0), Decimal(1)


def solve(rows, right):
    """x of rows · x = right, by Gauss with partial pivoting; zeros cost nothing."""
    size = len(rows)
    work = [list(row) + [b] for row, b in zip(rows, right)]
    for column in range(size):
        best = max(range(column, size), key=lambda i: abs(work[i][column]))
        work[column], work[best] = work[best], work[column]
        head = work[column]
        for i in range(column + 1, size):
            if work[i][column]:
                factor = work[i][column] / head[column]
                for j in range(column, size + 1):
                    if head[j]:
                        work[i][j] -= factor * head[j]
    found = [ZERO] * size
    for i in reversed(range(size)):
        rest = sum((work[i][j] * found[j] for j in range(i + 1, size) if work[i][j]), ZERO)
        found[i] = (work[i][size] - rest) / work[i][i]
    return found


def dot(a, b):
    return sum((x * y for x, y in zip(a, b) if x and y), ZERO)


class Chain:
    """steps[t][u], leave[t], done[t], start[t] over the touchpoints that the persona meets, and
    skipped: the chance to be done without a visit."""

    def __init__(self, steps, leave, done, start, skipped=ZERO):
        self.steps, self.leave, self.done = steps, leave, done
        self.start, self.skipped = start, skipped
        self.size = len(steps)
        self.all = range(self.size)

    def reached(self):
        """The touchpoints that can be met at all."""
        seen = {t for t in self.all if self.start[t] > 0}
        todo = list(seen)
        while todo:
            t = todo.pop()
            for u in self.all:
                if self.steps[t][u] > 0 and u not in seen:
                    seen.add(u)
                    todo.append(u)
        return seen

    def trapped(self):
        """The reached touchpoints that nobody gets out of."""
        out = self.leads_to([self.leave[t] + self.done[t] for t in self.all], self.all, self.steps)
        return self.reached() - out

    def leads_to(self, at_once, inside, steps):
        """Those of `inside` from which a positive chance at_once can be reached within it."""
        found = {t for t in inside if at_once[t] > 0}
        grown = True
        while grown:
            more = {t for t in inside if t not in found
                    and any(steps[t][u] > 0 for u in found)}
            grown = bool(more)
            found |= more
        return found

    def ever(self, at_once, inside=None, steps=None):
        """From each touchpoint the chance of ever getting there, where at_once[t] is the chance
        to go there directly from t, walking over the touchpoints `inside` only."""
        steps = self.steps if steps is None else steps
        inside = self.all if inside is None else inside
        on = sorted(self.leads_to(at_once, inside, steps))
        rows = [[(ONE if t == u else ZERO) - steps[t][u] for u in on] for t in on]
        chances = [ZERO] * self.size
        for t, chance in zip(on, solve(rows, [at_once[t] for t in on])):
            chances[t] = chance
        return chances

    def meets(self, places):
        """From each touchpoint outside `places` the chance to meet one of them; from one: 1."""
        outside = [t for t in self.all if t not in places]
        into = [sum((self.steps[t][u] for u in places), ZERO) for t in self.all]
        chances = self.ever(into, outside)
        return [ONE if t in places else chances[t] for t in self.all]

    def met(self, places):
        """The chance that a customer meets at least one of `places`."""
        return dot(self.start, self.meets(places)) if places else ZERO

    def follow(self):
        """reach, visits and to_complete of every touchpoint; the most visits per visit."""
        self.reach, self.visits, self.most_visits = [], [], ONE
        for t in self.all:
            meets = self.meets({t})
            again = dot(self.steps[t], meets)
            reach = dot(self.start, meets)
            self.reach.append(reach)
            self.visits.append(reach / (ONE - again) if reach else ZERO)
            if reach:
                self.most_visits = max(self.most_visits, ONE / (ONE - again))
        self.to_complete = self.ever(self.done)

    def completion(self):
        return self.skipped + dot(self.start, self.to_complete)

    def killed(self, kill):
        """The chance to meet a killer, where kill[t] is that of one visit."""
        steps = [[(ONE - kill[t]) * p for p in self.steps[t]] for t in self.all]
        return dot(self.start, self.ever(kill, steps=steps))

    def unharmed(self, kill):
        """From each touchpoint the chance to complete without meeting a killer."""
        steps = [[(ONE - kill[t]) * p for p in self.steps[t]] for t in self.all]
        return self.ever([(ONE - kill[t]) * self.done[t] for t in self.all], steps=steps)

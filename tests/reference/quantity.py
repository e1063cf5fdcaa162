"""Numbers of a script: plain, uncertain, or per persona; their Lua text and their mean.

A number of a model is a float or an object of this file. Everything is computed with
Decimal, on the exact value of the double that the Lua text is read as.
"""
import math
from decimal import Decimal, getcontext

getcontext().prec = 40

INFINITY = math.inf
MARK = (0.0, 10.0)
CHANCE = (0.0, 1.0)
POSITIVE = (0.0, INFINITY)
ANY = (-INFINITY, INFINITY)


def quote(text):
    """A Lua string; the generator uses no control characters."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def key(name):
    """A table key: bare where it can be, else quoted."""
    plain = name.isascii() and name.isidentifier() and name not in LUA_WORDS
    return name if plain else "[" + quote(name) + "]"


LUA_WORDS = set("""and break do else elseif end false for function goto if in local nil not or
repeat return then true until while""".split())


def number(x):
    if isinstance(x, bool):
        return "true" if x else "false"
    if isinstance(x, int) or (x == int(x) and abs(x) < 1e15):
        return str(int(x))
    return repr(float(x))


class Between:
    """PERT: (low + 4·likely + high) / 6."""

    def __init__(self, low, likely, high):
        self.low, self.likely, self.high = low, likely, high

    def lua(self):
        return f"between({number(self.low)}, {number(self.likely)}, {number(self.high)})"

    def mean(self, _bounds, _evidence):
        return (Decimal(self.low) + 4 * Decimal(self.likely) + Decimal(self.high)) / 6


class Minutes:
    """A duration that is written as one."""

    def __init__(self, minutes):
        self.minutes = minutes

    def lua(self):
        return f"minutes({number(self.minutes)})"

    def mean(self, _bounds, _evidence):
        return Decimal(self.minutes)


class Uniform:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def lua(self):
        return f"uniform({number(self.low)}, {number(self.high)})"

    def mean(self, _bounds, _evidence):
        return (Decimal(self.low) + Decimal(self.high)) / 2


def density(z):
    return 0.0 if math.isinf(z) else math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def between_normal(a, b):
    """Φ(b) − Φ(a), from the tail that loses no digits."""
    root = math.sqrt(2)
    if a > 0:
        return (math.erfc(a / root) - math.erfc(b / root)) / 2
    if b < 0:
        return (math.erfc(-b / root) - math.erfc(-a / root)) / 2
    return (math.erf(b / root) - math.erf(a / root)) / 2


class Around:
    """A normal number conditioned on the field's bounds: μ + σ(φ(a) − φ(b)) / (Φ(b) − Φ(a))."""

    def __init__(self, centre, sd):
        self.centre, self.sd = centre, sd

    def lua(self):
        return f"around({number(self.centre)}, {number(self.sd)})"

    def mean(self, bounds, _evidence):
        a, b = ((edge - self.centre) / self.sd for edge in bounds)
        shift = (density(a) - density(b)) / between_normal(a, b)
        return Decimal(self.centre) + Decimal(self.sd) * Decimal(shift)


class Seen:
    """A mark from several sources: the mean weighted by their n, plain where one has none."""

    def __init__(self, marks):
        self.marks = marks

    def lua(self):
        inside = ", ".join(f"{key(k)} = {number(v)}" for k, v in self.marks.items())
        return "seen { " + inside + " }"

    def mean(self, _bounds, evidence):
        sizes = [evidence.get(source) for source in self.marks]
        if any(n is None for n in sizes):
            sizes = [1] * len(sizes)
        total = sum(Decimal(n) for n in sizes)
        return sum(Decimal(n) * Decimal(v) for n, v in zip(sizes, self.marks.values())) / total


class Count:
    """next = count { A = 412, leave = 12 }: shares of a whole, for next and leave at once."""

    def __init__(self, counts):
        self.counts = counts

    def lua(self):
        inside = ", ".join(f"{key(k)} = {number(v)}" for k, v in self.counts.items())
        return "count { " + inside + " }"

    def share(self, name):
        return Decimal(self.counts.get(name, 0)) / sum(Decimal(c) for c in self.counts.values())

    def table(self):
        return {name: self.share(name) for name in self.counts if name != "leave"}


class Each:
    """Per persona: { persona or "default": number }."""

    def __init__(self, given):
        self.given = given

    def lua(self):
        return "each { " + ", ".join(f"{key(k)} = {lua(v)}" for k, v in self.given.items()) + " }"

    def pick(self, line):
        """line: the persona's own name, then those it extends."""
        for name in line:
            if name in self.given:
                return self.given[name]
        return self.given.get("default")


def lua(q):
    """The Lua text of any number, flag, name of a touchpoint, or list or table of numbers."""
    if isinstance(q, str):
        return quote(q)
    if isinstance(q, list):
        return "{ " + ", ".join(map(lua, q)) + " }"
    if isinstance(q, dict):
        return "{ " + ", ".join(f"{key(k)} = {lua(v)}" for k, v in q.items()) + " }"
    return q.lua() if hasattr(q, "lua") else number(q)


def pick(q, line):
    return q.pick(line) if isinstance(q, Each) else q


def mean(q, bounds=ANY, evidence=None):
    """The mean of a number that is no Each any more; None stays None."""
    if q is None:
        return None
    return q.mean(bounds, evidence or {}) if hasattr(q, "mean") else Decimal(q)

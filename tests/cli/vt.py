"""A small model of a terminal's screen: what a program wrote, as rows of text with their colours."""
import re
import unicodedata

ORDER = re.compile(r"\x1b\[([?>]?)([0-9;]*)([A-Za-z])|\x1b\][^\x07]*\x07|\x1b[=>78c]|\x1b\([A-Z0-9]")

PICTURE = re.compile(r"\x1bP[0-9;]*q([^\x1b]*)\x1b\\")


def width(c):
    if unicodedata.combining(c) or c in "\u200d\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


class Screen:
    """columns x rows; a cell is (text, colours); `above` holds the rows that were scrolled away."""

    def __init__(self, columns=80, rows=24):
        self.columns, self.rows = columns, rows
        self.cells = [[] for _ in range(rows)]
        self.row = self.column = 0
        self.pending = False  # the last column is filled, and the next character begins a row
        self.colours = ""
        self.above, self.rest, self.kept = [], "", None
        self.pictures = []  # in sixels

    # -- rows --

    def line(self, row):
        return "".join(text for text, _ in self.cells[row]).rstrip()

    def lines(self):
        """The rows down to the last that holds something."""
        found = [self.line(i) for i in range(self.rows)]
        while found and not found[-1]:
            found.pop()
        return found

    def text(self):
        return "\n".join(self.lines())

    def coloured(self, text):
        """The colours of the first character of a text that is shown; None where it is not."""
        for cells in self.cells:
            plain = "".join(c for c, _ in cells)
            at = plain.find(text)
            if at >= 0:
                for c, colours in cells:
                    if at < len(c) or at == 0 and c:
                        return colours
                    at -= len(c)
        return None

    def down(self):
        if self.row < self.rows - 1:
            self.row += 1
            return
        self.above.append(self.line(0))
        self.cells = self.cells[1:] + [[]]

    def put(self, c):
        w = width(c)
        cells = self.cells[self.row]
        if w == 0:
            at = min(self.column, len(cells)) - 1
            while at > 0 and cells[at][0] == "":
                at -= 1
            if at >= 0:
                cells[at] = (cells[at][0] + c, cells[at][1])
            return
        if self.pending or self.column + w > self.columns:
            self.down()
            self.column, self.pending = 0, False
            cells = self.cells[self.row]
        while len(cells) < self.column + w:
            cells.append((" ", ""))
        cells[self.column] = (c, self.colours)
        if w == 2:
            cells[self.column + 1] = ("", self.colours)
        self.column += w
        if self.column >= self.columns:
            self.column, self.pending = self.columns - 1, True

    def resize(self, columns, rows):
        """Breaks rows that became too long anew, as terminals do, and leaves the cursor at its character."""
        found, row, column = [], 0, 0
        for i, cells in enumerate(self.cells[:max([self.row + 1] + [n + 1 for n in range(self.rows) if self.line(n)])]):
            at = self.column if i == self.row else None
            while True:
                if at is not None and at < columns:
                    row, column, at = len(found), at, None
                elif at is not None:
                    at -= columns
                found.append(cells[:columns])
                cells = cells[columns:]
                if not cells and at is None:
                    break
        while len(found) > rows:
            self.above.append("".join(text for text, _ in found.pop(0)).rstrip())
            row -= 1
        self.columns, self.rows, self.pending = columns, rows, False
        self.cells = found + [[] for _ in range(rows - len(found))]
        self.row, self.column = max(row, 0), column

    # -- orders --

    def order(self, private, numbers, letter):
        n = [int(x) if x else 0 for x in numbers.split(";")]
        one = n[0] or 1
        if private:
            if "1049" in numbers:
                if letter == "h":
                    self.kept = (self.cells, self.row, self.column)
                    self.cells = [[] for _ in range(self.rows)]
                elif self.kept:
                    (self.cells, self.row, self.column), self.kept = self.kept, None
            return
        if letter == "m":
            self.colours = "" if numbers in ("", "0") else re.sub(r"^0;", "", numbers)
            return
        self.pending = False
        if letter == "A":
            self.row = max(0, self.row - one)
        elif letter == "B":
            self.row = min(self.rows - 1, self.row + one)
        elif letter == "C":
            self.column = min(self.columns - 1, self.column + one)
        elif letter == "D":
            self.column = max(0, self.column - one)
        elif letter == "H":
            self.row, self.column = one - 1, (n[1] if len(n) > 1 and n[1] else 1) - 1
        elif letter == "K":
            self.cells[self.row] = [] if n[0] == 2 else self.cells[self.row][:self.column]
        elif letter == "J":
            self.cells[self.row] = self.cells[self.row][:0 if n[0] == 2 else self.column]
            for i in range(0 if n[0] == 2 else self.row + 1, self.rows):
                self.cells[i] = []

    def feed(self, text):
        text = self.rest + text
        self.rest = ""
        at = 0
        while at < len(text):
            c = text[at]
            if c == "\x1b":
                found = ORDER.match(text, at) or PICTURE.match(text, at)
                if not found and text.startswith("\x1bP", at):
                    self.rest = text[at:]
                    return
                if not found:
                    if len(text) - at < 40:
                        self.rest = text[at:]
                        return
                    at += 1
                    continue
                if found.re is PICTURE:
                    self.pictures.append(found.group(1))
                elif found.group(3):
                    self.order(*found.groups())
                at = found.end()
                continue
            at += 1
            if c == "\r":
                self.column, self.pending = 0, False
            elif c == "\n":
                self.down()
                self.pending = False
            elif c == "\b":
                self.column, self.pending = max(0, self.column - 1), False
            elif c == "\t":
                self.column = min(self.columns - 1, self.column // 8 * 8 + 8)
            elif c >= " ":
                self.put(c)

"""A result as text for a terminal: the window, a picture of the terms, the steps, the rest.

The page is laid out once, as lines of styled pieces; `plain` gives the text, `show` paints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, TypeAlias

from sentencing.core.days import LAST_DAY, Day, date_of
from sentencing.report.view import Bar, StepRow, View, step_rows, view

if TYPE_CHECKING:
    from rich.console import Console

    from sentencing.engine import Computation

Piece: TypeAlias = tuple[str, str]
"""Text and the name of its style; an empty style for plain text."""

WIDTH = 100
_NARROWEST = 60
_NARROWEST_NOTE = 24
_LABEL_WIDTH = 58
_VALUE_WIDTH = 12
_PICTURE_ROWS = 14
_CREDITED, _TERM, _ENDLESS = "\u2592", "\u2588", "\u25b6"
_MARKS = {"credited": _CREDITED, "held": "\u2501", "interruption": "\u00b7"}
_GOOD_TIME, _RELEASE = "\u2591", "\u25c6"

_STYLE_OF = {"custody": "custody", "held": "why"}

STYLES = {
    "title": "bold",
    "head": "bold cyan",
    "date": "bold green",
    "value": "green",
    "why": "dim",
    "term": "blue",
    "custody": "yellow",
    "warn": "yellow",
}


class Page:
    """Lines of styled pieces."""

    def __init__(self, lines: Iterable[Sequence[Piece]]) -> None:
        self.lines = [list(line) for line in lines]

    def plain(self) -> str:
        """The text without styles."""
        rows = ("".join(text for text, _ in line).rstrip() for line in self.lines)
        return "\n".join(rows) + "\n"

    def show(self, console: Console) -> None:
        """Paint the page on a terminal."""
        from rich.text import Text

        for line in self.lines:
            text = Text(no_wrap=True, overflow="ignore")
            for piece, style in line:
                text.append(piece, STYLES.get(style, ""))
            console.print(text, soft_wrap=True)


def explanation(computation: Computation, *, steps: bool = True, width: int = WIDTH) -> Page:
    """The whole result.

    Args:
        computation: the result.
        steps: whether to show the steps.
        width: of the page in columns.
    """
    return Page(_sections(view(computation, steps=steps), max(width, _NARROWEST)))


def one_step(computation: Computation, step_id: str, *, width: int = WIDTH) -> Page:
    """One step and what it was made from."""
    rows = step_rows(computation, [step_id])
    return Page(_steps(rows, max(width, _NARROWEST)))


def _sections(shown: View, width: int) -> Iterator[list[Piece]]:
    yield from wrapped(shown.title, width, style="title")
    yield from wrapped(shown.basis, width, style="why")
    yield []
    yield from _window(shown, width)
    yield from _picture(shown, width)
    if shown.steps:
        yield []
        yield from _steps(shown.steps, width)
    yield from _table("custody ledger", shown.ledger, width)
    yield from _table("other milestones", shown.milestones, width)
    yield from _table("money", shown.money, width)
    yield from _table("payments", shown.payments, width)
    yield from _consequences(shown, width)
    yield from _table("published figures", shown.published, width)
    yield from _assumptions(shown, width)


def _window(shown: View, width: int) -> Iterator[list[Piece]]:
    room = max([12, *(len(edge.date) + 2 for edge in shown.window)])
    for edge in shown.window:
        note = "; ".join(part for part in (edge.range, edge.meaning) if part)
        head = [
            (f"  release, {edge.name:10}", ""),
            (f"{edge.date:{room}}", "date"),
            (f"{edge.weekday:11}", ""),
        ]
        indent = sum(len(text) for text, _ in head)
        first, *more = wrapped(note, max(width, indent + _NARROWEST_NOTE), indent=" " * indent)
        yield [*head, (first[0][0][indent:], "why")]
        yield from ([(line[0][0], "why")] for line in more)
    for remark in (shown.control, *shown.remarks):
        if remark:
            yield from wrapped(remark, width, indent="  ")
    yield from _open_facts(shown, width)


def _open_facts(shown: View, width: int) -> Iterator[list[Piece]]:
    """What takes dates away, and the dates that each value would give."""
    for fact in shown.open_facts:
        yield []
        yield [(f"  {fact.name}", "warn"), (f"  {fact.what}", "why")]
        if not fact.values:
            continue
        longest = max(len(row[0]) for row in fact.values)
        room = min(longest, width - len("    if   ") - _VALUE_WIDTH * len(shown.window))
        heads = "".join(f"{edge.name:{_VALUE_WIDTH}}" for edge in shown.window)
        yield [(" " * (room + 9), ""), (heads, "head")]
        for value, *dates in fact.values:
            cells = "".join(f"{date:{_VALUE_WIDTH}}" for date in dates)
            if len(value) <= room:
                yield [(f"    if {value:{room}}  ", ""), (cells, "value")]
                continue
            yield from wrapped(f"if {value}", width, indent="    ")
            yield [(" " * (room + 9), ""), (cells, "value")]


# -- The picture -----------------------------------------------------------------------------------


def _picture(shown: View, width: int) -> Iterator[list[Piece]]:
    bars = shown.bars
    if not bars:
        return
    labels = list(dict.fromkeys(bar.label for bar in bars))
    room = max(len(label) for label in [*labels, "release"]) + 4
    first = min(bar.first for bar in bars)
    ends = [bar.last for bar in bars if bar.last is not None]
    last = max([*ends, *(day for day in shown.release if day is not None)], default=first + 365)
    last = min(max(last, first + 1), LAST_DAY)
    scale = _Scale(min(first, last - 1), last, width - room - 3)
    yield []
    yield [(" " * room, ""), (scale.axis(), "why")]
    for label in labels[:_PICTURE_ROWS]:
        row = scale.row([bar for bar in bars if bar.label == label])
        yield [(f"  {label:{room - 2}}", ""), (row, _STYLE_OF.get(label.split()[0], "term"))]
    if len(labels) > _PICTURE_ROWS:
        yield [(f"  and {len(labels) - _PICTURE_ROWS} more", "why")]
    release, full = shown.release
    if release is not None and full is not None:
        yield [(f"  {'release':{room - 2}}", ""), (scale.marks(release, full), "date")]


class _Scale:
    """Days to columns."""

    def __init__(self, first: Day, last: Day, columns: int) -> None:
        self.first, self.last, self.columns = first, last, columns

    def column(self, day: Day) -> int:
        """The column of a day; the days between the ends spread evenly."""
        place = (day - self.first) * (self.columns - 1) // (self.last - self.first)
        return max(0, min(self.columns - 1, place))

    def axis(self) -> str:
        """Years, as many as have room."""
        years = range(date_of(self.first).year + 1, date_of(self.last).year + 1)
        cells = [" "] * (self.columns + 4)
        room = len("2000") + 2
        free = 0
        for year in years:
            column = self.column(date_of(self.first).replace(year, 1, 1).toordinal())
            if column >= free:
                cells[column : column + 4] = str(year)
                free = column + max(room, self.columns // 8)
        return "".join(cells).rstrip()

    def row(self, bars: Sequence[Bar]) -> str:
        """The bars of one label."""
        cells = [" "] * self.columns
        for bar in bars:
            mark = _MARKS.get(bar.kind, _TERM)
            end = self.columns - 1 if bar.last is None else self.column(bar.last)
            for column in range(self.column(bar.first), end + 1):
                cells[column] = mark
            if bar.last is None:
                cells[-1] = _ENDLESS
        return "".join(cells)

    def marks(self, release: Day, full: Day) -> str:
        """The day of release, and the time from there to the full term."""
        cells = [" "] * self.columns
        for column in range(self.column(release), self.column(full) + 1):
            cells[column] = _GOOD_TIME
        cells[self.column(release)] = _RELEASE
        return "".join(cells)


# -- Steps and tables ------------------------------------------------------------------------------


def _steps(rows: Sequence[StepRow], width: int) -> Iterator[list[Piece]]:
    """A line a step: what, value, why; where the why has no room it follows on lines of its own."""
    gutter = max((len(row.id) for row in rows), default=0) + 1
    for row in rows:
        indent = "  " * row.depth
        label = f"{indent}{row.label}"
        head: list[Piece] = [
            (f"{row.id:{gutter}}", "why"),
            (f"{label:{_LABEL_WIDTH}}  ", "title" if row.depth == 0 else ""),
            (f"{row.value:{_VALUE_WIDTH}}", "date" if row.depth == 0 else "value"),
        ]
        taken = sum(len(text) for text, _ in head) + 2
        if taken + len(row.why) <= width:
            yield [*head, (f"  {row.why}", "why")]
            continue
        yield head
        below = " " * (gutter + len(indent) + 4)
        for line in wrap(row.why, width - len(below), break_on_hyphens=False):
            yield [(below + line, "why")]


def _table(title: str, rows: Sequence[Sequence[str]], width: int) -> Iterator[list[Piece]]:
    if not rows:
        return
    yield []
    yield [(title, "head")]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    left = 2 + sum(size + 2 for size in widths)
    for row in rows:
        pieces: list[Piece] = [("  ", "")]
        pieces += [(f"{cell:{size}}  ", "") for cell, size in zip(row[:-1], widths, strict=True)]
        if left + len(row[-1]) <= width:
            yield [*pieces, (row[-1], "why")]
            continue
        yield pieces
        yield from wrapped(row[-1], width, indent="      ", style="why")


def _consequences(shown: View, width: int) -> Iterator[list[Piece]]:
    if not shown.consequences:
        return
    yield []
    yield [("what follows from what is owed", "head")]
    for text, law in shown.consequences:
        yield from wrapped(text, width, indent="  ")
        yield from wrapped(law, width, indent="      ", style="why")


def _assumptions(shown: View, width: int) -> Iterator[list[Piece]]:
    if not shown.assumptions:
        return
    yield []
    yield [("assumptions", "head")]
    for name, value, basis, others in shown.assumptions:
        yield [("  ", ""), (name, ""), (" = ", ""), (value, "value")]
        yield from wrapped(basis, width, indent="      ", style="why")
        for other in others:
            yield from wrapped(f"or {other}", width, indent="      ", style="why")


def heading(computation: Computation, width: int) -> Iterator[list[Piece]]:
    """The title of a case, and what of the law is taken otherwise than the law has it."""
    case = computation.case
    yield from wrapped(case.title or case.file, width, style="title")
    for words in computation.counterfactual:
        yield from wrapped(f"counterfactual: {words}", width, style="warn")


def wrapped(text: str, width: int, *, indent: str = "", style: str = "") -> Iterator[list[Piece]]:
    """Text on as many lines as it needs."""
    for line in wrap(text, width - len(indent), break_on_hyphens=False) or [""]:
        yield [(indent + line, style)]

"""The range of each date and its drivers, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sentencing.analysis.window import Driver, Range, Spread
from sentencing.core.days import Day, iso
from sentencing.kit.milestones import EDGES
from sentencing.kit.trace import pluralize
from sentencing.report.text import WIDTH, Page, Piece, heading, wrapped
from sentencing.report.what_if import label

_LABEL, _DATE = 32, 12
_BAR = "█"
_MOST_BAR = 24


def ranges(found: Spread, *, width: int = WIDTH) -> Page:
    """The ranges, what drives them, and how far they are proved.

    Args:
        found: what was computed.
        width: of the page in columns.
    """
    lines = [*heading(found.base, width), []]
    lines += [
        [
            (" " * _LABEL, ""),
            *((f"{h:{_DATE}}", "head") for h in ("at first", "at last")),
            ("days apart", "head"),
        ]
    ]
    for name, one in found.ranges.items():
        if name in EDGES or one.days != 0:
            lines += [_range(one, at_least=found.at_least)]
    lines += _drivers(found.drivers, width)
    if _more_together(found):
        lines += wrapped("together they move release more than each alone", width)
    lines += [[], *wrapped(_account(found), width, style="why")]
    for reason in found.open:
        lines += wrapped(f"the ranges may be wider: {reason}", width, style="warn")
    if found.presumed:
        lines += wrapped(
            f"presumed, and not varied: {'; '.join(found.presumed)}", width, style="why"
        )
    for reason in found.errors:
        lines += wrapped(f"error: {reason}", width, style="warn")
    return Page(lines)


def _account(found: Spread) -> str:
    """What was tried, and what of the answer is proved."""
    if found.errors:
        return f"nothing is proved while the file has errors: {found.method}"
    if found.presumed:
        return f"not proved, for it rests on what is presumed; of what is stated, {found.method}"
    if not found.exact:
        return f"the ranges are at least as wide as shown: {found.method}"
    proved = "the ranges are proved" + (" for what is bounded" if found.open else "")
    return f"{proved}: {found.method}"


def _more_together(found: Spread) -> bool:
    """Whether an edge moves further than the sum of what each doubt does to it alone."""
    alone = dict.fromkeys(EDGES, 0)
    for driver in found.drivers:
        for edge, (low, high) in driver.moves.items():
            alone[edge] += high - low
    spreads = {edge: found.ranges[edge].days for edge in EDGES if edge in found.ranges}
    return any(days is not None and days > alone[edge] for edge, days in spreads.items())


def _range(one: Range, *, at_least: bool) -> list[Piece]:
    more = ", at least" if at_least else ""
    apart = "open" if one.days is None else pluralize(one.days, "day") if one.days else "known"
    return [
        (f"  {label(one.name):{_LABEL - 2}}", ""),
        (f"{_day(one.low):{_DATE}}", "date"),
        (f"{_day(one.high):{_DATE}}", "date"),
        (apart + more, ""),
    ]


def _day(day: Day | None) -> str:
    return "unbounded" if day is None else iso(day)


def _drivers(drivers: Sequence[Driver], width: int) -> Iterator[list[Piece]]:
    moving = [driver for driver in drivers if driver.widest]
    still = [driver.name for driver in drivers if not driver.widest]
    if moving:
        yield []
        yield [("what drives it, each alone", "head")]
    widest = max((driver.widest for driver in moving), default=1)
    for driver in moving:
        bar = _BAR * max(1, driver.widest * _MOST_BAR // widest)
        yield [(f"  {bar:{_MOST_BAR}}  ", "term"), (driver.name, ""), (f"  {driver.kind}", "why")]
        yield from wrapped(
            f"{_values(driver)}: {_moves(driver)}", width, indent=" " * (_MOST_BAR + 4), style="why"
        )
    if still:
        yield []
        text = f"open as well, and alone it moves no edge of release: {', '.join(still)}"
        yield from wrapped(text, width, style="why")


def _values(driver: Driver) -> str:
    between = " to " if driver.options > len(driver.values) else " or "
    return between.join(driver.values)


def _moves(driver: Driver) -> str:
    spans = {edge: span for edge, span in driver.moves.items() if span != (0, 0)}
    if len(spans) == len(EDGES) and len(set(spans.values())) == 1:
        return f"release {_signed(next(iter(spans.values())))}"
    return ", ".join(f"{edge} {_signed(span)}" for edge, span in spans.items())


def _signed(span: tuple[int, int]) -> str:
    low, high = span
    if low == 0 or high == 0:
        days = low or high
        return f"up to {pluralize(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
    return f"from {pluralize(-low, 'day')} earlier to {pluralize(high, 'day')} later"

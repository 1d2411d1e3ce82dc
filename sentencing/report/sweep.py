"""A sweep as a table with a plot, or as CSV; a goal and its boundary."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from sentencing.analysis.figures import Apart
from sentencing.analysis.solve import Solution
from sentencing.analysis.sweep import Point, Sweep
from sentencing.core.days import iso
from sentencing.report.text import WIDTH, Page, Piece, heading, wrapped
from sentencing.report.what_if import label

_COLUMN = 13
_MOST_ROWS = 60
_NOT_LAW = "is a number of the law, taken here otherwise than the law has it"
_MARK, _LINE = "◆", "·"


def table(found: Sweep, *, width: int = WIDTH) -> Page:
    """The points as a table, with a plot of the figure looked at beside it.

    Args:
        found: the sweep.
        width: of the page in columns.
    """
    lines = [*heading(found.base, width)]
    for name in found.counterfactual:
        lines += wrapped(f"counterfactual: {name} {_NOT_LAW}", width, style="warn")
    lines += [[], [(f"over {' and '.join(found.names)}", "head")]]
    rooms = [
        max(len(point.values[i]) for point in found.points) + 2 for i in range(len(found.names))
    ]
    heads = "".join(f"{label(name).removeprefix('release, '):{_COLUMN}}" for name in found.figures)
    plot = _plot(found, width - sum(rooms) - _COLUMN * len(found.figures) - 12)
    lines += [[(" " * (2 + sum(rooms)), ""), (heads, "head"), ("by days", "head")]]
    for number, point in enumerate(found.points[:_MOST_ROWS]):
        lines += [_row(found, point, rooms, plot[number])]
    if len(found.points) > _MOST_ROWS:
        more = len(found.points) - _MOST_ROWS
        lines += [[(f"  and {more:,} more; --format csv or json shows them all", "why")]]
    return Page(lines)


def _row(found: Sweep, point: Point, rooms: Sequence[int], mark: str) -> list[Piece]:
    cells = "".join(f"{v:{room}}" for v, room in zip(point.values, rooms, strict=True))
    if point.errors:
        return [("  " + cells, ""), (f"not computed: {', '.join(point.errors)}", "warn")]
    dates = "".join(f"{_shown(found, point, name):{_COLUMN}}" for name in found.figures)
    change = found.change(point, _looked_at(found))
    days = "" if change.before is None or change.after is None else change.after - change.before
    moved = f"{days:+,}" if days else str(days)
    return [("  " + cells, ""), (dates, "date"), (f"{moved:>8}  ", ""), (mark, "term")]


def _shown(found: Sweep, point: Point, name: str) -> str:
    change = found.change(point, name)
    return change.shown(change.after)


def _looked_at(found: Sweep) -> str:
    """The figure that the plot shows."""
    return "expected" if "expected" in found.figures else found.figures[0]


def _plot(found: Sweep, columns: int) -> list[str]:
    """A mark for each point, as far to the right as the figure is late or great."""
    name = _looked_at(found)
    figures = [point.figures[name] for point in found.points]
    known = [value for value in figures if value is not None]
    columns = max(columns, 10)
    if not known or min(known) == max(known):
        return [_MARK if value is not None else "" for value in figures]
    low, high = min(known), max(known)
    places = [None if v is None else (v - low) * (columns - 1) // (high - low) for v in figures]
    return ["" if place is None else _LINE * place + _MARK for place in places]


def as_csv(found: Sweep) -> str:
    """The points as CSV: the values, then the figures."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*found.names, *found.figures, "errors"])
    for point in found.points:
        figures = [found.change(point, name).to_dict()["after"] for name in found.figures]
        writer.writerow([*point.values, *figures, " ".join(point.errors)])
    return stream.getvalue()


def boundary(found: Solution, *, width: int = WIDTH) -> Page:
    """A goal, and the value at its boundary.

    Args:
        found: the solution.
        width: of the page in columns.
    """
    lines = [*heading(found.base, width)]
    if found.counterfactual:
        lines += wrapped(f"counterfactual: {found.name} {_NOT_LAW}", width, style="warn")
    return Page([*lines, [], *_boundary(found, width)])


def _boundary(found: Solution, width: int) -> Iterator[list[Piece]]:
    milestone = label(found.milestone)
    if found.value is None:
        yield from wrapped(
            f"impossible: with no value of {found.name} is {found.goal}", width, style="warn"
        )
        if found.closest:
            value, day = found.closest
            yield from wrapped(f"closest: {value} gives {iso(day)}{_missed(found, day)}", width)
    else:
        yield from wrapped(f"for {found.goal}, the {found.which} value of {found.name} is", width)
        yield [("  ", ""), (found.value, "date"), (f"   {milestone} {_date(found.day)}", "")]
        if found.beyond is None:
            end = "first" if found.which == "least" else "last"
            yield from wrapped(f"it is the {end} of the values that were tried", width)
        else:
            further, then = found.beyond
            yield from wrapped(f"one step further, {further}: {milestone} {_date(then)}", width)
    standing = found.base.days().get(found.milestone)
    yield from wrapped(f"as the case stands: {milestone} {_date(standing)}", width, style="why")
    yield from wrapped(f"{found.tried:,} of {found.of:,} values tried", width, style="why")


def _missed(found: Solution, day: int) -> str:
    """How far a day lies from the goal."""
    if found.by is not None and day > found.by:
        return f", {Apart.between(found.by, day)} than it should be"
    if found.not_before is not None and day < found.not_before:
        return f", {Apart.between(found.not_before, day)} than it should be"
    return ""


def _date(day: int | None) -> str:
    return "not computed" if day is None else iso(day)

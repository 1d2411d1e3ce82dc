"""The names that bear on a case, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sentencing.analysis.names import Name, Names
from sentencing.core.diagnostics import Place
from sentencing.kit.trace import pluralize
from sentencing.report.text import WIDTH, Page, Piece, heading, wrapped
from sentencing.report.view import laws


def listing(found: Names, *, every: bool = False, width: int = WIDTH) -> Page:
    """The names, those that move the window first.

    Args:
        found: the names.
        every: whether to show what else the others could be too.
        width: of the page in columns.
    """
    moving = [name for name in found.names if name.moves]
    still = [name for name in found.names if not name.moves]
    lines = [*heading(found.computation, width), []]
    lines += [[("what moves release", "head")]]
    for name in moving:
        lines += _name(name, width, others=True)
    lines += [[], [("what bears on the case and was not seen to move release", "head")]]
    for name in still:
        lines += _name(name, width, others=every)
    return Page(lines)


def _name(name: Name, width: int, *, others: bool) -> Iterator[list[Piece]]:
    yield [("  ", ""), (name.name, ""), (" = ", ""), (name.value, "value")]
    yield from wrapped(_basis(name), width, indent="      ", style="why")
    if others:
        for other in name.others:
            words = f"or {other.value}: {moved(other.moves)}"
            note = f"; {other.says}" if other.says else ""
            yield from wrapped(words + note, width, indent="      ")


def _basis(name: Name) -> str:
    parts = [_at(name.place), name.basis, laws(name.cites)]
    if name.range:
        parts.append(name.range if "nothing" in name.range else f"from {name.range}")
    kind = {"reading": "disputed", "law": "law"}.get(name.origin, "")
    return "; ".join(part for part in (kind, *parts) if part)


def _at(place: Place | None) -> str:
    return f"{place.file.rpartition('/')[2]}:{place.line}" if place and place.line else ""


def moved(moves: Mapping[str, int | None]) -> str:
    """How the edges of the window move, in words."""
    if not any(days != 0 for days in moves.values()):
        return "nothing moves"
    if len(set(moves.values())) == 1:
        return f"release {_later(next(iter(moves.values())))}"
    return ", ".join(f"{edge} {_later(days)}" for edge, days in moves.items() if days != 0)


def _later(days: int | None) -> str:
    if days is None:
        return "has no day to compare"
    return f"{pluralize(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"

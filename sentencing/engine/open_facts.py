"""Open facts of a result: what is lost or unknown, what it moves, and what would follow from its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from sentencing.case.unknowns import Kind, Unknown
from sentencing.core.days import LAST_DAY, Day, iso
from sentencing.core.diagnostics import Place
from sentencing.kit.milestones import EDGES

_ROWS = 8
"""Values shown with what would follow, at most."""


class Row(msgspec.Struct, frozen=True):
    """A value that an open fact may have, and the edges of the window that it would give."""

    value: str
    edges: Mapping[str, Day | None]

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        dates = {name: None if day is None else iso(day) for name, day in self.edges.items()}
        return {"value": self.value, **dates}


class OpenFact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that is lost or unknown.

    Attributes:
        name: of the fact. kind: why it is open. said: what was written, if it is lost.
        place: in the file.
        moves: the edges and milestones that it can move.
        rows: some values that it may have, with the edges they would give.
    """

    name: str
    kind: Kind
    said: str
    place: Place | None
    moves: tuple[str, ...]
    rows: tuple[Row, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "name": self.name,
            "kind": self.kind,
            "said": self.said or None,
            "place": str(self.place) if self.place else None,
            "moves": list(self.moves),
            "if": [row.to_dict() for row in self.rows],
        }


def open_fact(
    unknown: Unknown, moves: Iterable[str], alone: Sequence[tuple[str, Mapping[str, Day]]]
) -> OpenFact:
    """An open fact with its rows: of values that give the same edges the first, few in all.

    Args:
        unknown: the fact.
        moves: what it can move.
        alone: its values in words, each with the days that it gives where all else stands.
    """
    unique: dict[tuple[Day | None, ...], Row] = {}
    for value, days in alone:
        edges = {name: days.get(name) for name in EDGES}
        unique.setdefault(tuple(edges.values()), Row(value, edges))
    rows = sorted(unique.values(), key=lambda row: [day or LAST_DAY for day in row.edges.values()])
    if len(rows) > _ROWS:
        rows = [rows[n * (len(rows) - 1) // (_ROWS - 1)] for n in range(_ROWS)]
    return OpenFact(
        name=unknown.name,
        kind=unknown.kind,
        said=unknown.said,
        place=unknown.place,
        moves=tuple(moves),
        rows=tuple(rows) if len(unique) > 1 else (),
    )

"""Beside the headline: what the other claims and the other sides of a question would give.

The accepted claim and the side that is taken stand in the dates. Whatever else a source says, or a court
could hold, is told beside them with the days that would follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from sentencing.case.model import Case
from sentencing.case.paths import value_of
from sentencing.case.unknowns import rivals, written
from sentencing.core.days import Day, iso
from sentencing.kit.law import Law
from sentencing.kit.milestones import EDGES
from sentencing.kit.registry import Jurisdiction

_MOST = 4
"""Claims of one fact that are told one by one; of more, as of an imprecise date, the first and last."""


class Trials(msgspec.Struct, frozen=True, kw_only=True):
    """How a result tries what it does not state, when somebody asks.

    Attributes:
        jurisdiction: the law of the case.
        supposing: the days under an assignment.
        claimed: the days with a fact given a value of the model; None if that contradicts the case.
    """

    jurisdiction: Jurisdiction
    supposing: Callable[[Mapping[str, object]], Mapping[str, Day]]
    claimed: Callable[[str, Any], Mapping[str, Day] | None]


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Another value of a name that is disputed.

    Attributes:
        name: to assign it by. kind: why it is disputed. value: in the notation of case files.
        says: who says so. edges: the days that it would give; None for an edge that it takes away.
    """

    name: str
    kind: str
    value: str
    says: str
    edges: Mapping[str, Day | None]

    def to_dict(self, edge: str) -> dict[str, Any]:
        """What it makes of one edge, as plain data."""
        day = self.edges[edge]
        return {
            "name": self.name,
            "kind": self.kind,
            "value": self.value,
            "says": self.says or None,
            "date": None if day is None else iso(day),
        }


def beside(
    case: Case,
    law: Law,
    days: Mapping[str, Day],
    trials: Trials,
) -> Iterator[Beside]:
    """The disputed values that would move an edge of the window.

    Args:
        case: as computed.
        law: for the readings that were asked.
        days: of the edges that have one.
        trials: to try other values.
    """
    for name, kind, value, says, found in _found(case, law, trials):
        edges = {edge: found.get(edge) for edge in EDGES if edge in days}
        if any(edges[edge] != days[edge] for edge in edges):
            yield Beside(name=name, kind=kind, value=value, says=says, edges=edges)


def _found(
    case: Case,
    law: Law,
    trials: Trials,
) -> Iterator[tuple[str, str, str, str, Mapping[str, Day]]]:
    for doubt in rivals(case):
        taken = written(value_of(case, doubt.name))
        others = [option for option in doubt.options if option.shown != taken]
        for option in others if len(others) <= _MOST else (others[0], others[-1]):
            days = trials.claimed(doubt.name, option.value)
            if days is not None:
                yield doubt.name, "rival claims", option.shown, option.says, days
    for reading_id in law.differing:
        reading, chosen = law.book.readings[reading_id], law.reading(reading_id)
        name = f"reading.{law.book.jurisdiction}.{reading_id}"
        for side in reading.options:
            if side.id != chosen:
                says = "; ".join(str(cite) for cite in side.cites)
                yield name, "open reading", side.id, says, trials.supposing({name: side.id})

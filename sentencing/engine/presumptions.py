"""Presumptions of a result: what the law takes where the case is silent, and what else would follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sentencing.case.model import Case
from sentencing.core.days import Day, iso
from sentencing.kit.milestones import EDGES
from sentencing.kit.presumed import Presumed
from sentencing.kit.result import Alternative, Assumption


def presumptions(
    case: Case,
    presumed: tuple[Presumed, ...],
    days: Mapping[str, Day],
    supposing: Callable[[Mapping[str, object]], Mapping[str, Day]],
) -> Iterator[Assumption]:
    """The presumptions that can move an edge of the window, or that nothing bounds.

    Args:
        case: as computed.
        presumed: what its law presumes.
        days: of the edges that have one.
        supposing: the days under an assignment.
    """
    for one in presumed:
        for name in one.names(case):
            others = tuple(_others(case, one, name, days, supposing))
            if others or one.rate:
                basis = "; ".join(filter(None, (one.basis, one.rate)))
                yield Assumption(
                    name=name, value=one.value, basis=basis, alternatives=others, presumed=True
                )


def _others(
    case: Case,
    presumed: Presumed,
    name: str,
    days: Mapping[str, Day],
    supposing: Callable[[Mapping[str, object]], Mapping[str, Day]],
) -> Iterator[Alternative]:
    """The other values of a fact that move an edge, with the days that they give."""
    for other in presumed.otherwise(case, name) if presumed.otherwise else ():
        found = supposing({name: other.value})
        moved = [
            f"{edge} {iso(found[edge]) if edge in found else 'none'}"
            for edge in EDGES
            if edge in days and found.get(edge) != days[edge]
        ]
        if moved:
            yield Alternative(other.value, f"{other.words}: {', '.join(moved)}")

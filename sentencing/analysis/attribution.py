"""Which assignment moves a figure by how much, in parts that add up exactly.

The part of an assignment is what it does alone. What two or more do together beyond what they do
apart is a part of its own, with their names: where no such part is left, their order does not
matter. The parts are the dividends of Harsanyi (1963), so they are whole days and their sum is the
whole difference, whatever the rules in between.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any

import msgspec

from sentencing.case.expectations import Assignment
from sentencing.case.model import Case
from sentencing.engine import Computation, plain

_MOST = 7
"""Assignments whose every combination is tried; of more, only each alone and all together."""


class Part(msgspec.Struct, frozen=True):
    """What one assignment, or several only together, do to a figure.

    Attributes:
        names: of the assignments. days: by how many days they move it.
    """

    names: tuple[str, ...]
    days: int

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {"names": list(self.names), "days": self.days}


Parts = Mapping[str, tuple[Part, ...]]
"""By figure, the parts of its difference."""


def attribution(
    names: Sequence[str], days: Callable[[tuple[str, ...]], Mapping[str, int]]
) -> dict[str, tuple[Part, ...]]:
    """Split the differences that assignments make into parts.

    Args:
        names: of the assignments, sorted.
        days: the figures with some of them made, in whole days.

    Returns:
        For each figure that changes, its parts; without those of nothing. A figure that is missing
        where only some of the names are assigned has one part, of all of them together.
    """
    if len(names) <= _MOST:
        subsets = [c for size in range(len(names) + 1) for c in combinations(names, size)]
    else:
        subsets = [(), *((name,) for name in names), tuple(names)]
    values = {subset: days(subset) for subset in subsets}
    before, whole = values[()], values[tuple(names)]
    found: dict[str, tuple[Part, ...]] = {}
    for figure in before.keys() & whole.keys():
        if all(figure in given for given in values.values()):
            found[figure] = _parts({subset: given[figure] for subset, given in values.items()})
        else:
            found[figure] = (Part(tuple(names), whole[figure] - before[figure]),)
    return {figure: found[figure] for figure in whole if _moved(found.get(figure, ()))}


def of_assignments(case: Case, assigned: Mapping[str, Assignment]) -> dict[str, tuple[Part, ...]]:
    """Split the differences that the assignments of a scenario make."""

    def days(names: tuple[str, ...]) -> Mapping[str, int]:
        scenario = {name: assigned[name] for name in names}
        return days_of(plain(case, scenario))

    return attribution(sorted(assigned), days)


def days_of(computation: Computation) -> dict[str, int]:
    """Every figure of a computation in whole days."""
    return {**computation.figures, **computation.days()}


def _moved(parts: tuple[Part, ...]) -> bool:
    return any(part.days for part in parts)


def _parts(values: Mapping[tuple[str, ...], int]) -> tuple[Part, ...]:
    """The dividend of each subset: its value less the dividends of those within it."""
    dividends: dict[tuple[str, ...], int] = {}
    for subset in sorted(values, key=len):
        within = set(subset)
        dividends[subset] = values[subset] - sum(
            dividend for other, dividend in dividends.items() if within.issuperset(other)
        )
    return tuple(Part(subset, days) for subset, days in dividends.items() if subset and days)

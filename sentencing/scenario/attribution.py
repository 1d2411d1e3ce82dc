"""Which assignment moves a figure by how much, in parts that add up exactly.

The part of an assignment is what it does alone. What two or more do together beyond what they do
apart is a part of its own, with their names: where no such part is left, their order does not
matter. The parts are the dividends of Harsanyi (1963), so they are whole days and their sum is the
whole difference, whatever the rules in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import msgspec

from sentencing.engine import compute
from sentencing.model import Assignment, Case

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


def attribution(case: Case, assigned: Mapping[str, Assignment]) -> Parts:
    """Split the differences that assignments make into parts.

    Args:
        case: before.
        assigned: what is changed, by name.

    Returns:
        For each figure that changes, its parts; without those of nothing. A figure that is missing
        where only some of the names are assigned has one part, of all of them together.
    """
    names = sorted(assigned)
    if len(names) <= _MOST:
        subsets = [c for size in range(len(names) + 1) for c in combinations(names, size)]
    else:
        subsets = [(), *((name,) for name in names), tuple(names)]
    values = {subset: _days(case, {n: assigned[n] for n in subset}) for subset in subsets}
    before, whole = values[()], values[tuple(names)]
    found: dict[str, tuple[Part, ...]] = {}
    for figure in before.keys() & whole.keys():
        if all(figure in days for days in values.values()):
            found[figure] = _parts({subset: days[figure] for subset, days in values.items()})
        else:
            found[figure] = (Part(tuple(names), whole[figure] - before[figure]),)
    return {figure: found[figure] for figure in whole if _moved(found.get(figure, ()))}


def _moved(parts: tuple[Part, ...]) -> bool:
    return any(part.days for part in parts)


def _days(case: Case, assigned: Mapping[str, Assignment]) -> dict[str, int]:
    computation = compute(case, assigned, trace=False, ranges=False)
    return {**computation.figures, **computation.days()}


def _parts(values: Mapping[tuple[str, ...], int]) -> tuple[Part, ...]:
    """The dividend of each subset: its value less the dividends of those within it."""
    dividends: dict[tuple[str, ...], int] = {}
    for subset in sorted(values, key=len):
        within = set(subset)
        dividends[subset] = values[subset] - sum(
            dividend for other, dividend in dividends.items() if within.issuperset(other)
        )
    return tuple(Part(subset, days) for subset, days in dividends.items() if subset and days)

"""Extremes: how far results can lie apart over all combinations of what is not known.

Each thing unknown is a dimension with finitely many options. Where the combinations are few enough
all of them are tried, and the extremes are proved. Otherwise the corners are tried and then, from
the best combination found for each result and side, every option of each dimension in turn until
nothing improves; what comes out is only a lower bound of the spread, and says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import TypeAlias

import msgspec

Combination: TypeAlias = tuple[int, ...]
"""The number of the option taken in each dimension."""

Results: TypeAlias = Mapping[str, int]
"""Day numbers by name."""

_ENDS = 2


class Extremes(msgspec.Struct, kw_only=True):
    """What was found.

    Attributes:
        spans: least and greatest value of each result.
        tried: how many evaluations it took.
        combinations: how many combinations there are.
        exact: whether all of them were tried, so that the spans are proved.
        gaps: the results that some combination did not give.
    """

    spans: dict[str, tuple[int, int]]
    tried: int
    combinations: int
    exact: bool
    gaps: set[str]


def extremes(
    sizes: Sequence[int],
    evaluate: Callable[[Combination], Iterable[Results]],
    most: int,
    first: Sequence[str] = (),
) -> Extremes:
    """The extremes of several results over all combinations of options.

    Args:
        sizes: the number of options in each dimension, none of them zero.
        evaluate: the results of a combination; none if it contradicts itself, several if
            something else is open in it.
        most: bound on the number of evaluations.
        first: the results to search for first where not all combinations can be tried.
    """
    search = _Search(sizes, evaluate, most)
    if prod(sizes) <= most:
        search.exact = all(search.reach(c) for c in product(*map(range, sizes)))
    else:
        search.approach(first)
    gaps = {name for name, times in search.given.items() if times < search.tried}
    return Extremes(
        spans=search.spans,
        tried=search.tried,
        combinations=prod(sizes),
        exact=search.exact,
        gaps=gaps,
    )


class _Search:
    def __init__(
        self, sizes: Sequence[int], evaluate: Callable[[Combination], Iterable[Results]], most: int
    ) -> None:
        self.sizes, self.evaluate, self.most = sizes, evaluate, most
        self.spans: dict[str, tuple[int, int]] = {}
        self.given: Counter[str] = Counter()
        self.best: dict[tuple[str, int], Combination] = {}
        self.seen: set[Combination] = set()
        self.tried = 0
        self.exact = False

    def reach(self, combination: Combination) -> bool:
        """Evaluate a combination, unless it was; False if the bound on work forbids it."""
        if combination in self.seen:
            return True
        if self.tried >= self.most:
            return False
        self.seen.add(combination)
        for results in self.evaluate(combination):
            self.tried += 1
            self.given.update(results.keys())
            for name, value in results.items():
                self._widen(name, value, combination)
        return True

    def _widen(self, name: str, value: int, combination: Combination) -> None:
        low, high = self.spans.get(name, (value + 1, value - 1))
        if value < low:
            self.best[name, -1] = combination
        if value > high:
            self.best[name, 1] = combination
        self.spans[name] = (min(low, value), max(high, value))

    def approach(self, first: Sequence[str]) -> None:
        """Corners, then one dimension at a time from the best combinations."""
        for corner in self._corners():
            if not self.reach(corner):
                return
        rest = [name for name in self.spans if name not in first]
        for name in [*first, *rest]:
            for side in (-1, 1):
                if (name, side) in self.best and not self._climb(name, side):
                    return

    def _corners(self) -> Iterator[Combination]:
        """Combinations of first and last options, those of all first and all last before others."""
        ends = [dict.fromkeys((0, size - 1)) for size in self.sizes]
        yield tuple(0 for _ in self.sizes)
        yield tuple(size - 1 for size in self.sizes)
        if _ENDS ** len(self.sizes) <= self.most // _ENDS:
            yield from product(*ends)

    def _climb(self, name: str, side: int) -> bool:
        """Improve one result on one side; False if the bound on work was met."""
        while True:
            begun = self.best[name, side]
            for dimension, size in enumerate(self.sizes):
                at = self.best[name, side]
                for option in range(size):
                    if not self.reach((*at[:dimension], option, *at[dimension + 1 :])):
                        return False
            if self.best[name, side] == begun:
                return True

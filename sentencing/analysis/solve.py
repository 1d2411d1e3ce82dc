"""Goal seek: the least or greatest value of a name for which a milestone comes in time.

The values are tried one after the other from the end that is asked for, so that the first that fits is
the boundary whatever the rules in between; nothing is taken to be monotone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

import msgspec

from sentencing.analysis.figures import names_of
from sentencing.analysis.values import ValuesError, usual, values
from sentencing.case.model import Case
from sentencing.core.days import Day, iso
from sentencing.core.diagnostics import NotationError, Problem
from sentencing.core.partial_dates import parse_day
from sentencing.engine import Computation, compute
from sentencing.kit.milestones import EDGES

FORMAT = "sentencing.solve/1"

Which: TypeAlias = Literal["least", "greatest"]


class Solution(msgspec.Struct, frozen=True, kw_only=True):
    """The boundary of a goal.

    Attributes:
        base: the case as it stands. name: whose value was sought. which: end of its values.
        milestone, by, not_before: the goal: the milestone is on or before `by`, and on or after
            `not_before`.
        value: the boundary; None if no value will do.
        day: the milestone with that value.
        beyond: the next value, which will not do, and the milestone with it; None at the end of
            the values.
        closest: where no value will do, the value that comes closest, and the milestone with it.
        tried: how many values were tried, of how many.
        counterfactual: whether the name is a parameter of the law, so that it is not the law.
    """

    base: Computation
    name: str
    which: Which
    milestone: str
    by: Day | None
    not_before: Day | None
    value: str | None
    day: Day | None
    beyond: tuple[str, Day | None] | None
    closest: tuple[str, Day] | None
    tried: int
    of: int
    counterfactual: bool

    @property
    def possible(self) -> bool:
        """Whether some value will do."""
        return self.value is not None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the case."""
        return self.base.problems

    @property
    def goal(self) -> str:
        """The goal in words."""
        words = self.milestone.replace("_", " ")
        milestone = f"{words} release" if self.milestone in EDGES else words
        bounds = [f"on or before {iso(self.by)}"] if self.by is not None else []
        bounds += [f"on or after {iso(self.not_before)}"] if self.not_before is not None else []
        return f"{milestone} {' and '.join(bounds)}"

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, in the format `sentencing.solve/1`."""
        return {
            "format": FORMAT,
            "case": self.base.case.file,
            "name": self.name,
            "which": self.which,
            "milestone": self.milestone,
            "by": _plain(self.by),
            "not_before": _plain(self.not_before),
            "possible": self.possible,
            "value": self.value,
            "date": _plain(self.day),
            "beyond": {"value": self.beyond[0], "date": _plain(self.beyond[1])}
            if self.beyond
            else None,
            "closest": {"value": self.closest[0], "date": iso(self.closest[1])}
            if self.closest
            else None,
            "tried": self.tried,
            "values": self.of,
            "counterfactual": self.counterfactual,
        }


def solve(
    case: Case,
    name: str,
    *,
    by: str | None = None,
    not_before: str | None = None,
    milestone: str = "expected",
    which: Which | None = None,
    over: str | None = None,
) -> Solution:
    """The least or greatest value of a name for which a milestone comes in time.

    Args:
        case: the case.
        name: whose value is sought: a fact, a reading or a parameter.
        by: the milestone must be on or before this day.
        not_before: the milestone must be on or after this day.
        milestone: or an edge of the window.
        which: end of the values to seek from; unless said, the end at which the goal is not met
            if it is met at the other, so that the boundary between them is found.
        over: the values, as `sentencing.analysis.values` reads them; unless said the usual ones
            for the kind of the name, and for a part of a sentence all of it.

    Raises:
        ValuesError: a name, value, milestone or day is not there.
    """
    return _Search(case, name, _day(by), _day(not_before), milestone).solution(which, over)


class _Search:
    def __init__(
        self, case: Case, name: str, by: Day | None, not_before: Day | None, milestone: str
    ) -> None:
        self.case, self.name, self.by, self.not_before = case, name, by, not_before
        self.base = compute(case)
        self.milestone = milestone
        known = names_of(self.base)
        if milestone not in known or milestone in self.base.figures:
            message = f"there is no milestone {milestone!r}; there are {', '.join(known)}"
            raise ValuesError(message)
        if by is None and not_before is None:
            message = "say by which day, or not before which day"
            raise ValuesError(message)
        self.days: dict[str, Day | None] = {}

    def solution(self, which: Which | None, over: str | None) -> Solution:
        """Go through the values from the end that is asked for."""
        found = values(self.case, self.name, over or usual(self.case, self.name))
        which = which or self._side(found)
        ordered = found if which == "least" else found[::-1]
        value = next((one for one in ordered if self._fits(self._day_with(one))), None)
        tried = len(self.days)
        beyond = None
        if value is not None and value != ordered[0]:
            before = ordered[ordered.index(value) - 1]
            beyond = (before, self._day_with(before))
        return Solution(
            base=self.base,
            name=self.name,
            which=which,
            milestone=self.milestone,
            by=self.by,
            not_before=self.not_before,
            value=value,
            day=self._day_with(value) if value is not None else None,
            beyond=beyond,
            closest=None if value is not None else self._closest(),
            tried=tried,
            of=len(found),
            counterfactual=self.name.startswith("law."),
        )

    def _side(self, found: tuple[str, ...]) -> Which:
        """The end at which the goal is not met, if it is met at the other."""
        at_least, at_most = (self._fits(self._first_day(ends)) for ends in (found, found[::-1]))
        return "greatest" if at_least and not at_most else "least"

    def _first_day(self, found: Sequence[str]) -> Day | None:
        """The day that the first value gives which gives one at all."""
        days = (self._day_with(value) for value in found)
        return next((day for day in days if day is not None), None)

    def _day_with(self, value: str) -> Day | None:
        if value not in self.days:
            computation = compute(self.case, {self.name: value}, trace=False, ranges=False)
            self.days[value] = None if self._unreadable(computation) else self._of(computation)
        return self.days[value]

    def _unreadable(self, computation: Computation) -> bool:
        """Whether the value cannot stand in the case."""
        had = {problem.code for problem in self.base.problems}
        return any(p.severity == "error" and p.code not in had for p in computation.problems)

    def _of(self, computation: Computation) -> Day | None:
        return computation.days().get(self.milestone)

    def _fits(self, day: Day | None) -> bool:
        if day is None:
            return False
        return (self.by is None or day <= self.by) and (
            self.not_before is None or day >= self.not_before
        )

    def _closest(self) -> tuple[str, Day] | None:
        """The value whose milestone lies least far from the goal."""
        known = [(value, day) for value, day in self.days.items() if day is not None]
        return min(known, key=lambda one: self._missed(one[1]), default=None)

    def _missed(self, day: Day) -> int:
        late = day - self.by if self.by is not None else 0
        early = self.not_before - day if self.not_before is not None else 0
        return max(late, early)


def _day(text: str | None) -> Day | None:
    if text is None:
        return None
    try:
        return parse_day(text)
    except NotationError as error:
        raise ValuesError("; ".join(filter(None, (error.message, error.hint)))) from None


def _plain(day: Day | None) -> str | None:
    return None if day is None else iso(day)

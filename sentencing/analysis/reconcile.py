"""Reconcile: what would make an official date come out exactly.

Hypotheses are tried one by one, then in pairs whose effects come near the difference together. What
reproduces the date is consistent with it, and no more: another cause may be the true one.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import msgspec

from sentencing.analysis.figures import Change, figure, names_of
from sentencing.analysis.hypotheses import NO_GROUND, earlier, fixed, later
from sentencing.analysis.values import ValuesError
from sentencing.case.expectations import Assignment
from sentencing.case.model import Case
from sentencing.case.paths import assignment
from sentencing.core.days import on_weekend
from sentencing.core.diagnostics import NotationError, Problem
from sentencing.core.partial_dates import parse_day
from sentencing.core.terms import parse_days
from sentencing.engine import Computation, compute
from sentencing.kit.registry import Supposition

FORMAT = "sentencing.reconcile/1"
_NEAR = 2
"""Days by which rounding may keep the effects of two hypotheses from adding up."""
_OTHER_MILESTONE = 1
_DAYS_OF_A_WEEKEND = 2
_RELEASES = ("release", "working_day_release", "early_release", "full_term")
"""The roles of milestones on which a custodian may release."""
_MOST = 200


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A hypothesis, or two, that reproduce the official figure.

    Attributes:
        suppositions: what is supposed. set: the scenario, as written.
        cost: how far-fetched, the sum of the parts.
        milestone: the milestone that falls on the official day.
    """

    suppositions: tuple[Supposition, ...]
    set: Mapping[str, str]
    cost: int
    milestone: str

    @property
    def title(self) -> str:
        """What is supposed, in words."""
        return "; and ".join(one.title for one in self.suppositions)

    @property
    def options(self) -> str:
        """The scenario as options of `sentencing what-if`."""
        return " ".join(f"--set {shlex.quote(f'{n}={v}')}" for n, v in self.set.items())

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "kinds": [one.kind for one in self.suppositions],
            "title": self.title,
            "set": dict(self.set),
            "cost": self.cost,
            "milestone": self.milestone,
        }


class Reconciliation(msgspec.Struct, frozen=True, kw_only=True):
    """An official figure beside the computed one, and what would reproduce it.

    Attributes:
        base: the case as it stands. milestone: compared. change: from computed to official.
        findings: the simplest first. tried: how many scenarios were computed.
    """

    base: Computation
    milestone: str
    change: Change
    findings: tuple[Finding, ...]
    tried: int

    @property
    def agrees(self) -> bool:
        """Whether the official figure is the computed one."""
        return not self.change.changed

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the case."""
        return self.base.problems

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, in the format `sentencing.reconcile/1`."""
        data = self.change.to_dict()
        return {
            "format": FORMAT,
            "case": self.base.case.file,
            "counterfactual": list(self.base.counterfactual),
            "milestone": self.milestone,
            "computed": data["before"],
            "official": data["after"],
            "difference": data["difference"],
            "agrees": self.agrees,
            "consistent_with": [finding.to_dict() for finding in self.findings],
            "tried": self.tried,
        }


def reconcile(
    case: Case, official: str | None = None, *, milestone: str | None = None
) -> Reconciliation:
    """Look for what would make an official figure come out.

    Args:
        case: the case.
        official: the figure, a date or a number of days; unless said, the one that the file itself
            gives as `official` for the milestone.
        milestone: which figure it is; unless said, the release that is expected, by the name for
            which the file gives an official date.

    Raises:
        ValuesError: there is no such milestone, or no official figure.
    """
    base = compute(case)
    if milestone is None:
        milestone = _release_of(base)
    if milestone not in names_of(base):
        message = f"there is no figure {milestone!r}; there are {', '.join(names_of(base))}"
        raise ValuesError(message)
    is_day = milestone not in base.figures
    target = _read(official or _published(case, milestone), is_day=is_day)
    change = Change(name=milestone, is_day=is_day, before=figure(base, milestone), after=target)
    if not change.changed or change.before is None:
        return Reconciliation(base=base, milestone=milestone, change=change, findings=(), tried=0)
    search = _Search(base, milestone, target, is_day=is_day)
    return Reconciliation(
        base=base,
        milestone=milestone,
        change=change,
        findings=tuple(search.findings()),
        tried=search.tried,
    )


def _release_of(base: Computation) -> str:
    """The name of the release that is expected: the one with an official date, if there is one."""
    names = [base.release.name if base.release else "expected", "expected"]
    published = {one.id for one in base.case.official if one.value}
    return next((name for name in names if name in published), names[0])


def _published(case: Case, milestone: str) -> str:
    for one in case.official:
        if one.id == milestone and one.value:
            return one.value
    message = f"the file gives no official {milestone.replace('_', ' ')}; say which"
    raise ValuesError(message)


def _read(text: str, *, is_day: bool) -> int:
    try:
        return parse_day(text) if is_day else parse_days(text)
    except NotationError as error:
        raise ValuesError("; ".join(filter(None, (error.message, error.hint)))) from None


class _Search:
    """Tries hypotheses against one figure."""

    def __init__(self, base: Computation, milestone: str, target: int, *, is_day: bool) -> None:
        self.base, self.case = base, base.case
        self.milestone, self.target, self.is_day = milestone, target, is_day
        self.codes = {p.code for p in base.problems if p.severity == "error"}
        self.tried = 0

    def findings(self) -> list[Finding]:
        """What reproduces the figure, singles before pairs, the simplest first."""
        found = [*self._other_milestones(self.base, ()), *self._around_the_weekend()]
        singles = [(one, self._computed((one,))) for one in self._unique(fixed(self.base))]
        known = [(one, result) for one, result in singles if result is not None]
        for one, result in known:
            found += self._met(result, (one,))
        found += self._filled((), figure(self.base, self.milestone) or 0)
        alone = {frozenset(finding.set.items()) for finding in found}
        pairs: list[Finding] = []
        for one, result in known:
            value = figure(result, self.milestone)
            still = value is None or value == figure(self.base, self.milestone)
            if value is not None and not still and one.kind not in NO_GROUND:
                pairs += self._filled((one,), value)
        pairs += self._pairs(known)
        fresh = [p for p in pairs if not any(single <= p.set.items() for single in alone)]
        ranked = [*sorted(found, key=_rank), *sorted(fresh, key=_rank)]
        unique = {frozenset(f.set.items()) or f.milestone: f for f in reversed(ranked)}
        return [f for f in ranked if unique[frozenset(f.set.items()) or f.milestone] is f][:_MOST]

    def _pairs(self, known: Sequence[tuple[Supposition, Computation]]) -> list[Finding]:
        """Pairs whose effects come near the difference together, computed to see whether they do."""
        standing = figure(self.base, self.milestone) or 0
        moved = [
            (one, value - standing)
            for one, result in known
            if (value := figure(result, self.milestone)) is not None and value != standing
        ]
        found: list[Finding] = []
        for (one, days), (other, more) in combinations(moved, 2):
            if abs(standing + days + more - self.target) > _NEAR or _clash(one, other):
                continue
            result = self._computed((one, other))
            if result is not None and figure(result, self.milestone) == self.target:
                found.append(self._finding((one, other)))
        return found

    def _filled(self, given: tuple[Supposition, ...], value: int) -> list[Finding]:
        """What is still missing, made up by as many days of custody or of credit as it takes."""
        rest = self.target - value
        if not self.is_day or not rest:
            return []
        found: list[Finding] = []
        for days in range(max(1, abs(rest) - 1), abs(rest) + 2):
            for one in earlier(self.case, days) if rest < 0 else later(self.case, days):
                if any(_clash(one, other) or one.kind == "a disallowance" for other in given):
                    continue
                result = self._computed((*given, one))
                if result is not None and figure(result, self.milestone) == self.target:
                    found.append(self._finding((*given, one)))
        return found

    def _met(self, result: Computation, supposed: tuple[Supposition, ...]) -> list[Finding]:
        """Whether the figure is met, by itself or by another milestone."""
        if figure(result, self.milestone) == self.target:
            return [self._finding(supposed)]
        return self._other_milestones(result, supposed)

    def _other_milestones(
        self, result: Computation, supposed: tuple[Supposition, ...]
    ) -> list[Finding]:
        """Another milestone of release that falls on the official day, as before a weekend."""
        found: list[Finding] = []
        for name, stone in result.milestones.items():
            other = stone.role in _RELEASES and name != self.milestone
            if self.is_day and other and stone.day == self.target:
                words = f"the official date is the {name.replace('_', ' ')}"
                own = Supposition(
                    kind="another milestone", title=words, set={}, cost=_OTHER_MILESTONE
                )
                found.append(self._finding((*supposed, own), name))
        return found[:1]

    def _around_the_weekend(self) -> list[Finding]:
        """The working day before or after a weekend on which the computed day falls.

        Only where the law has no milestone of its own for that.
        """
        day = figure(self.base, self.milestone)
        if not self.is_day or day is None or day == self.target:
            return []
        if self.base.milestone("working_day_release") is not None:
            return []
        between = range(day, self.target) if day < self.target else range(self.target + 1, day + 1)
        if len(between) > _DAYS_OF_A_WEEKEND or on_weekend(self.target):
            return []
        if not all(map(on_weekend, between)):
            return []
        side = "before" if self.target < day else "after"
        words = (
            f"the computed day is on a weekend, and the official one is the working day {side} it"
        )
        return [
            self._finding(
                (Supposition(kind="weekend release", title=words, set={}, cost=_OTHER_MILESTONE),)
            )
        ]

    def _finding(self, supposed: tuple[Supposition, ...], milestone: str = "") -> Finding:
        assigned = _assigned(supposed)
        computation = compute(self.case, assigned, trace=False, ranges=False)
        written = {name: computation.scenario[name] for name in assigned}
        cost = sum(one.cost for one in supposed)
        return Finding(
            suppositions=supposed, set=written, cost=cost, milestone=milestone or self.milestone
        )

    def _computed(self, supposed: tuple[Supposition, ...]) -> Computation | None:
        """What follows; None if the suppositions cannot stand in the case."""
        self.tried += 1
        result = compute(self.case, _assigned(supposed), trace=False, ranges=False)
        errors = {p.code for p in result.problems if p.severity == "error"}
        return result if errors <= self.codes else None

    def _unique(self, found: Iterable[Supposition]) -> list[Supposition]:
        """The cheapest of the suppositions that assign the same."""
        cheapest: dict[frozenset[tuple[str, str]], Supposition] = {}
        for one in found:
            key = frozenset((name, str(value)) for name, value in one.set.items())
            if key not in cheapest or one.cost < cheapest[key].cost:
                cheapest[key] = one
        return list(cheapest.values())


def _assigned(supposed: Sequence[Supposition]) -> dict[str, Assignment]:
    return {name: assignment(name, value) for one in supposed for name, value in one.set.items()}


def _clash(one: Supposition, other: Supposition) -> bool:
    """Whether two suppositions are about the same thing."""
    return any(
        a == b or a.startswith(f"{b}.") or b.startswith(f"{a}.") for a in one.set for b in other.set
    )


def _rank(finding: Finding) -> tuple[int, int, str]:
    return finding.cost, len(finding.set), finding.title

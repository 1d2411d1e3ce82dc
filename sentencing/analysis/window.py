"""How far what is not known moves each milestone: the range of the results, and what drives it.

Days that are imprecise, facts on which sources differ, terms given as a range, readings of the law
that are open, and ranges that the caller states: over all their combinations, not a sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from sentencing.analysis.figures import EDGES
from sentencing.analysis.values import model_value, values
from sentencing.case.model import Case
from sentencing.case.paths import facts, is_law, replace_values
from sentencing.case.unknowns import (
    Option,
    Unknown,
    imprecise,
    in_order,
    prune,
    ranges_of_terms,
    rivals,
)
from sentencing.core.days import Day, iso
from sentencing.core.diagnostics import Problem
from sentencing.core.extremes import Combination, extremes
from sentencing.core.terms import Term
from sentencing.engine import Computation, compute
from sentencing.kit.registry import find
from sentencing.kit.result import Milestone
from sentencing.kit.trace import pluralize

FORMAT = "sentencing.window/1"
MOST = 10_000
"""Computations that a search makes unless more are allowed."""


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """The first and last day that a milestone can be.

    Attributes:
        name: milestone or edge of the window. base: the day as the case stands; None if none.
        low, high: the extremes.
    """

    name: str
    base: Day | None
    low: Day
    high: Day

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "as_it_stands": None if self.base is None else iso(self.base),
            "first": iso(self.low),
            "last": iso(self.high),
            "days": self.high - self.low,
        }


class Driver(msgspec.Struct, frozen=True, kw_only=True):
    """What one thing unknown does alone.

    Attributes:
        name: to assign it by. kind: why it is open. options: how many values it can have.
        values: the first and the last of them, or all where they are few.
        moves: by how many days it moves each edge, at most forward and at most back.
    """

    name: str
    kind: str
    options: int
    values: tuple[str, ...]
    moves: Mapping[str, tuple[int, int]]

    @property
    def widest(self) -> int:
        """The days between the extremes of the edge that it moves most."""
        return max((high - low for low, high in self.moves.values()), default=0)

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "name": self.name,
            "kind": self.kind,
            "options": self.options,
            "values": list(self.values),
            "moves": {edge: list(span) for edge, span in self.moves.items()},
        }


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """The window of a case with all that is not known.

    Attributes:
        base: the case as it stands. ranges: of each edge and milestone.
        drivers: the things unknown, the one that moves most first.
        method: what was tried, in words. tried: computations. exact: whether the ranges are proved.
        open: why a range may be wider still; empty if it cannot.
        left_out: what is not computed at all, and what it could do.
    """

    base: Computation
    ranges: Mapping[str, Range]
    drivers: tuple[Driver, ...]
    method: str
    tried: int
    exact: bool
    open: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def at_least(self) -> bool:
        """Whether a range may be wider than shown."""
        return bool(not self.exact or self.open)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the case."""
        return self.base.problems

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, in the format `sentencing.window/1`."""
        return {
            "format": FORMAT,
            "case": self.base.case.file,
            "counterfactual": list(self.base.counterfactual),
            "ranges": {name: one.to_dict() for name, one in self.ranges.items()},
            "drivers": [driver.to_dict() for driver in self.drivers],
            "method": self.method,
            "computations": self.tried,
            "at_least": self.at_least,
            "open": list(self.open),
            "left_out": list(self.left_out),
        }


def window(
    case: Case,
    ranges: Mapping[str, str] | None = None,
    *,
    unstated: bool = False,
    most: int = MOST,
) -> Spread:
    """The range of each milestone over all that is not known.

    Args:
        case: the case.
        ranges: names with the values that they may have, as `sentencing.analysis.values` reads
            them; each of them takes the place of what the case says of the name.
        unstated: whether to go also over what was taken because no source states it.
        most: bound on the number of computations; where it is hit, the result says `at_least`.

    Raises:
        ValuesError: a stated range does not fit its name.
    """
    return _Widening(case, ranges or {}, most, unstated=unstated).spread()


class _Widening:
    """The search for the extremes of one case."""

    def __init__(self, case: Case, ranges: Mapping[str, str], most: int, *, unstated: bool) -> None:
        self.base = compute(case)
        self.case = self.base.case
        self.most = most
        self.fixed = {item.name for item in self.case.assume}
        self.doubts = [*_stated(self.case, ranges), *self._doubts(set(ranges))]
        if unstated:
            stated = {name for name, _, _ in facts(self.case)}
            self.doubts += self._unstated(stated | {doubt.name for doubt in self.doubts})
        self.readings: dict[str, tuple[str, ...]] = {}

    def _doubts(self, stated: set[str]) -> Iterator[Unknown]:
        """What the case leaves open, except what the caller states."""
        as_of = self.base.as_of
        days = imprecise(self.case, as_of, every=True)
        found = [*rivals(self.case), *days, *ranges_of_terms(self.case)]
        unique = {doubt.name: doubt for doubt in reversed(found)}
        for doubt in reversed(unique.values()):
            if doubt.name not in stated:
                yield doubt

    def _unstated(self, taken: set[str]) -> Iterator[Unknown]:
        """What was taken because no source states it, with what else it could be."""
        for assumption in self.base.assumptions:
            name = assumption.name
            if is_law(name) or name in taken or not assumption.alternatives:
                continue
            others = [(other.value, other.note) for other in assumption.alternatives]
            read = [(model_value(name, text), text, note) for text, note in others]
            options = [Option(value, text, note) for value, text, note in read if value is not None]
            if options:
                standing = Option(None, assumption.value, "as it stands")
                yield Unknown(name=name, kind="not stated", options=(standing, *options))

    def spread(self) -> Spread:
        """The ranges, the drivers and the account of the search."""
        doubts, ends = prune(self.doubts, self._ends_suffice())
        sizes = [len(doubt.options) for doubt in doubts]
        found = extremes(sizes, lambda c: self._days(doubts, c), self.most, EDGES)
        base = self.base.days()
        whole = all(doubt.kind != "range of terms" for doubt in self.doubts)
        for name, day in base.items() if whole else ():
            low, high = found.spans.get(name, (day, day))
            found.spans[name] = (min(low, day), max(high, day))
        ranges = {
            name: Range(name=name, base=base.get(name), low=span[0], high=span[1])
            for name in [*EDGES, *self.base.milestones, *sorted(found.spans)]
            if (span := found.spans.get(name))
        }
        drivers = [*map(self._driver, self.doubts), *self._reading_drivers()]
        return Spread(
            base=self.base,
            ranges=ranges,
            drivers=tuple(sorted(drivers, key=lambda driver: (-driver.widest, driver.name))),
            method=_method(found.exact, found.tried, found.combinations, ends),
            tried=found.tried,
            exact=found.exact,
            open=tuple(doubt.open for doubt in self.doubts if doubt.open),
            left_out=tuple(self._left_out()),
        )

    def _ends_suffice(self) -> Mapping[str, str]:
        """The names of which the first and the last value give the extremes, each with the reason.

        The readings are open, so what is proved under one of them must not be used.
        """
        jurisdiction = find(self.case.jurisdiction or "")
        if jurisdiction is None or jurisdiction.ends_suffice is None:
            return {}
        return jurisdiction.ends_suffice(self.case, {doubt.name for doubt in self.doubts})

    def _days(
        self, doubts: Sequence[Unknown], combination: Combination
    ) -> Iterator[dict[str, Day]]:
        """The results of one value for each doubt, under each side of every reading then open."""
        chosen = {d.name: d.options[i] for d, i in zip(doubts, combination, strict=True)}
        known = {n: o.value for n, o in chosen.items() if o.value is not None and not is_law(n)}
        law = {name: option.value for name, option in chosen.items() if is_law(name)}
        case = replace_values(self.case, known)
        if not in_order(case):
            return
        waiting = [law]
        while waiting:
            taken = waiting.pop()
            computation = compute(case, taken, ranges=False)
            waiting += self._other_sides(computation, taken)
            yield computation.days()

    def _other_sides(
        self, computation: Computation, taken: Mapping[str, object]
    ) -> Iterator[dict[str, object]]:
        """The scenarios that take another side of a reading that is open here."""
        fixed = dict(taken)
        law = computation.law
        for reading_id in law.open_readings if law else ():
            assert law is not None  # noqa: S101  # it has readings
            name = f"reading.{law.book.jurisdiction}.{reading_id}"
            if name in fixed or name in self.fixed:
                continue
            options = tuple(option.id for option in law.book.readings[reading_id].options)
            self.readings[name] = options
            side = law.reading(reading_id)
            yield from ({**fixed, name: option} for option in options if option != side)
            fixed[name] = side

    def _left_out(self) -> Iterator[str]:
        """What cannot be computed, and what it could do to release."""
        ranged = {doubt.name for doubt in self.doubts if doubt.kind == "range of terms"}
        for problem in self.base.problems:
            covered = problem.code == "range-of-terms" and ranged
            if problem.severity == "error" and not covered:
                yield problem.message
        for judgment in self.case.judgments:
            codes = {p.code for p in self.base.problems if p.place == judgment.place}
            if "term-missing" in codes:
                yield _room_for(self.base, judgment.id)

    # -- drivers -----------------------------------------------------------------------------------

    def _driver(self, doubt: Unknown) -> Driver:
        """What a doubt does alone."""
        found = [
            compute(self.case, {doubt.name: option.value}, trace=False, ranges=False).days()
            if is_law(doubt.name)
            else self._alone(doubt.name, option)
            for option in doubt.options
        ]
        return self._moved(
            doubt.name, doubt.kind, [option.shown for option in doubt.options], found
        )

    def _alone(self, name: str, option: Option) -> dict[str, Day]:
        case = (
            self.case if option.value is None else replace_values(self.case, {name: option.value})
        )
        return compute(case, trace=False, ranges=False).days() if in_order(case) else {}

    def _reading_drivers(self) -> Iterator[Driver]:
        for name, options in sorted(self.readings.items()):
            found = [
                compute(self.case, {name: option}, trace=False, ranges=False).days()
                for option in options
            ]
            yield self._moved(name, "open reading", list(options), found)

    def _moved(
        self, name: str, kind: str, shown: list[str], found: Sequence[Mapping[str, Day]]
    ) -> Driver:
        base = self.base.days()
        moves = {}
        for edge in EDGES:
            days = [one[edge] for one in found if edge in one]
            if days and edge in base:
                moves[edge] = (min(days) - base[edge], max(days) - base[edge])
            elif days:
                moves[edge] = (0, max(days) - min(days))
        few = 4
        values_shown = tuple(shown) if len(shown) <= few else (shown[0], shown[-1])
        return Driver(name=name, kind=kind, options=len(shown), values=values_shown, moves=moves)


def _stated(case: Case, ranges: Mapping[str, str]) -> Iterator[Unknown]:
    """The ranges that the caller states."""
    for name, text in ranges.items():
        options = values(case, name, text)
        read = [
            (option if is_law(name) else model_value(name, option), option) for option in options
        ]
        yield Unknown(
            name=name,
            kind="stated range",
            options=tuple(Option(value, text) for value, text in read),
        )


def _method(exact: bool, tried: int, combinations: int, ends: Mapping[str, str]) -> str:  # noqa: FBT001
    """What was done, in words."""
    if exact and combinations == 1 and tried == 1:
        return "nothing is open"
    several = (
        f"{pluralize(combinations, 'combination')} of values, in {pluralize(tried, 'computation')}"
    )
    said = f"every one was tried: {several}"
    if not exact:
        said = (
            f"of more combinations than may be tried the corners and every single step from the "
            f"best of them, in {tried:,} computations"
        )
    by_reason: dict[str, list[str]] = {}
    for name, why in ends.items():
        by_reason.setdefault(why, []).append(name)
    proved = [
        f"of {', '.join(names)} the ends suffice, for {why}" for why, names in by_reason.items()
    ]
    return "; ".join([said, *proved])


def _room_for(base: Computation, judgment_id: str) -> str:
    """How long a term that is missing could be before it moved release."""
    name = f"judgments.{judgment_id}.term"
    tried = compute(replace_values(base.case, {name: Term(days=1)}), trace=False, ranges=False)
    stone: Milestone | None = tried.milestones.get("projected_release")
    slack = stone.slack.get(judgment_id) if stone else None
    if slack is None or slack == "never":
        return f"{judgment_id} moves release from its first day on, whatever its term"
    return f"{judgment_id} could be {slack + 1:,} days long before it moved release"

"""How far what is not known moves each milestone: the range of the results, and what drives it.

Days that are imprecise, facts on which sources differ, terms given as a range, readings of the law
that are open, and ranges that the caller states: over all their combinations, not a sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from sentencing.analysis.values import values
from sentencing.case.model import Case
from sentencing.case.paths import facts, is_law, read_value, replace_values
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
from sentencing.core.extremes import Combination, Extremes, extremes
from sentencing.core.terms import Term
from sentencing.engine import Computation, compute, plain
from sentencing.kit.milestones import EDGES
from sentencing.kit.registry import find
from sentencing.kit.trace import pluralize

FORMAT = "sentencing.window/1"
MOST = 10_000
"""Computations that a search makes unless more are allowed."""


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """The first and last day that a milestone can be.

    Attributes:
        name: milestone or edge of the window. base: the day as the case stands; None if none.
        low, high: the extremes; None where nothing bounds that side.
    """

    name: str
    base: Day | None
    low: Day | None
    high: Day | None

    @property
    def days(self) -> int | None:
        """The days between the extremes; None if an end is open."""
        return None if self.low is None or self.high is None else self.high - self.low

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "as_it_stands": None if self.base is None else iso(self.base),
            "first": None if self.low is None else iso(self.low),
            "last": None if self.high is None else iso(self.high),
            "days": self.days,
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
        method: what was tried, in words. tried: computations. exact: whether every combination was
            tried.
        open: why a range may be wider still; empty if it cannot.
        errors: what is wrong with the case or not computed, and what it could do.
        presumed: what is taken because nobody states it, and was not varied.
    """

    base: Computation
    ranges: Mapping[str, Range]
    drivers: tuple[Driver, ...]
    method: str
    tried: int
    exact: bool
    open: tuple[str, ...]
    errors: tuple[str, ...]
    presumed: tuple[str, ...] = ()

    @property
    def proved(self) -> bool:
        """Whether the ranges are proved: everything open was tried, and nothing is wrong or presumed."""
        return not (self.at_least or self.errors or self.presumed)

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
            "proved": self.proved,
            "open": list(self.open),
            "errors": list(self.errors),
            "presumed": list(self.presumed),
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
        listed = [*_stated(self.case, ranges), *self._doubts(set(ranges))]
        self.doubts = [doubt for doubt in listed if doubt.options]
        self.untried = [doubt for doubt in listed if not doubt.options]
        if unstated:
            stated = {name for name, _, _ in facts(self.case)}
            self.doubts += self._unstated(stated | {doubt.name for doubt in self.doubts})
        self.readings: dict[str, tuple[str, ...]] = {}
        self.alone: dict[tuple[str, str], dict[str, Day]] = {}

    def _doubts(self, stated: set[str]) -> Iterator[Unknown]:
        """What the case leaves open, except what the caller states."""
        days = imprecise(self.case, self.base.as_of)
        found = [*rivals(self.case), *self.base.unknowns, *days, *ranges_of_terms(self.case)]
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
            read = [(read_value(self.case, name, text)[0], text, note) for text, note in others]
            options = [Option(value, text, note) for value, text, note in read if value is not None]
            if options:
                standing = Option(None, assumption.value, "as it stands")
                yield Unknown(name=name, kind="presumed", options=(standing, *options))

    def spread(self) -> Spread:
        """The ranges, the drivers and the account of the search."""
        listed = [*self.doubts, *self.untried]
        doubts, ends = prune(self.doubts, self._ends_suffice())
        sizes = [len(doubt.options) for doubt in doubts]
        found = extremes(sizes, lambda c: self._days(doubts, c), self.most, EDGES)
        base = self.base.days()
        for name, day in base.items():
            low, high = found.spans.get(name, (day, day))
            found.spans[name] = (min(low, day), max(high, day))
        drivers = [*map(self._driver, self.doubts), *self._reading_drivers()]
        names = dict.fromkeys([*EDGES, *self.base.milestones, *sorted(found.spans)])
        ranges = {
            name: self._range(name, found) for name in names if name in found.spans or self.untried
        }
        return Spread(
            base=self.base,
            ranges=ranges,
            drivers=tuple(sorted(drivers, key=lambda driver: (-driver.widest, driver.name))),
            method=_method(found.exact, found.tried, found.combinations, ends),
            tried=found.tried,
            exact=found.exact,
            open=tuple(f"nothing bounds {d.name}" for d in listed if d.unbounded),
            errors=tuple(self._errors()),
            presumed=tuple(self._presumed()),
        )

    def _presumed(self) -> Iterator[str]:
        """What nobody states and the search did not vary, with what is taken."""
        stated = {name for name, _, _ in facts(self.case)} | {doubt.name for doubt in self.doubts}
        for assumption in self.base.assumptions:
            matters = assumption.presumed or assumption.alternatives
            if matters and not is_law(assumption.name) and assumption.name not in stated:
                yield f"{assumption.name} = {assumption.value}"

    def _range(self, name: str, found: Extremes) -> Range:
        """Between which days a milestone lies; an end is open where nothing bounds what moves it."""
        base = self.base.days().get(name)
        if self.untried or name not in found.spans:
            return Range(name=name, base=base, low=None, high=None)
        low, high = found.spans[name]
        moving = [doubt for doubt in self.doubts if doubt.unbounded and self._moves(doubt, name)]
        never = name in EDGES and name in found.gaps
        above = never or any(doubt.above for doubt in moving)
        below = any(doubt.below for doubt in moving)
        return Range(name=name, base=base, low=None if below else low, high=None if above else high)

    def _moves(self, doubt: Unknown, name: str) -> bool:
        """Whether a value of something open, alone, moves a milestone."""
        found = {self._with(doubt, option).get(name) for option in doubt.options}
        return len(found | {self.base.days().get(name)}) > 1

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
        stands = {d.name for d in doubts if d.kind == "presumed" and chosen[d.name].value is None}
        known = {n: o.value for n, o in chosen.items() if n not in stands and not is_law(n)}
        law = {name: option.value for name, option in chosen.items() if is_law(name)}
        case = replace_values(self.case, known)
        if not in_order(case):
            return
        waiting = [law]
        while waiting:
            taken = waiting.pop()
            computation = plain(case, taken, trace=True)
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

    def _errors(self) -> Iterator[str]:
        """What is wrong with the case or cannot be computed, and what it could do to release."""
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
        found = [self._with(doubt, option) for option in doubt.options]
        return self._moved(
            doubt.name, doubt.kind, [option.shown for option in doubt.options], found
        )

    def _with(self, doubt: Unknown, option: Option) -> dict[str, Day]:
        """The days with one value for one doubt, all else as it stands."""
        key = (doubt.name, option.shown)
        if key not in self.alone:
            self.alone[key] = self._computed(doubt, option)
        return self.alone[key]

    def _computed(self, doubt: Unknown, option: Option) -> dict[str, Day]:
        name, value = doubt.name, option.value
        if is_law(name):
            return plain(self.case, {name: value}).days()
        stands = value is None and doubt.kind == "presumed"
        case = self.case if stands else replace_values(self.case, {name: value})
        return plain(case).days() if in_order(case) else {}

    def _reading_drivers(self) -> Iterator[Driver]:
        for name, options in sorted(self.readings.items()):
            found = [plain(self.case, {name: option}).days() for option in options]
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
            (option if is_law(name) else read_value(case, name, option)[0], option)
            for option in options
        ]
        made = tuple(Option(value, text) for value, text in read)
        yield Unknown(name=name, kind="stated range", options=made)


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
    tried = plain(replace_values(base.case, {name: Term(days=1)}))
    release = tried.release
    slack = release.slack.get(judgment_id) if release else None
    if slack is None or slack == "never":
        return f"{judgment_id} moves release from its first day on, whatever its term"
    return f"{judgment_id} could be {slack + 1:,} days long before it moved release"

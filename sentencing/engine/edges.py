"""Dates under what is open: plain where nothing open moves them, else a range, a bound, or none.

What is imprecise or contested widens a date into a range around the value that is taken. What is lost or
unknown is never used: it is tried with its alternatives, and a date that one of them moves is no date any
more. It is a range where everything that moves it is bounded, a bound on one side where the other is
open, and nothing where both are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from sentencing.case.model import Case
from sentencing.case.paths import is_law, replace_values
from sentencing.case.unknowns import (
    Option,
    Unknown,
    disputed_custody,
    imprecise,
    in_order,
    prune,
    ranges_of_terms,
)
from sentencing.core.days import Day
from sentencing.core.extremes import Combination, Extremes, extremes
from sentencing.engine.open_facts import OpenFact, open_fact
from sentencing.kit.alternatives import BOUND
from sentencing.kit.intake import LeftOut
from sentencing.kit.milestones import EDGES, MilestoneSpec
from sentencing.kit.result import Aggregate, Milestone, Outcome

Evaluate: TypeAlias = Callable[[Case, Mapping[str, object]], tuple[Outcome, frozenset[str]]]
"""The outcome of a case under assignments of law, and the codes of its problems."""
Values: TypeAlias = Sequence[tuple[Unknown, Option]]
Shape: TypeAlias = tuple[object, ...]
"""What of an aggregate makes it the same as another one."""

_MOST_COMBINATIONS = 1024
_CONTRADICTIONS = frozenset(("relation-cycle", "contradictory-relation", "self-reference"))
"""Problems that an alternative brings only because it contradicts what is stated."""
_FIGURE = "figure "


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome with what is open taken into its dates.

    Attributes:
        outcome: without a day wherever something lost or unknown can move it.
        facts: what is lost or unknown, and what it moves. unknowns: the same, with all alternatives.
        at_least: whether a range may be wider than shown, for not every combination was tried.
        tried: values of one open fact each, that show what moves, for the steps.
    """

    outcome: Outcome
    facts: tuple[OpenFact, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    at_least: bool = False
    tried: tuple[Values, ...] = ()


def settle(
    case: Case,
    as_of: Day,
    outcome: Outcome,
    opens: Sequence[Unknown],
    search: Search,
    *,
    everything: bool,
) -> Settled:
    """The outcome of a case with everything that the case leaves open taken into its dates.

    Args:
        case: as computed.
        as_of: day of the computation.
        outcome: as if nothing open had been said.
        opens: what is lost, unknown, or needed and absent.
        search: how to compute alternatives.
        everything: whether what is only imprecise is taken in where nothing is lost or unknown.
    """
    doubts = [*imprecise(case, as_of), *disputed_custody(case), *ranges_of_terms(case)]
    bounded = [doubt for doubt in doubts if not _is_open(doubt)]
    opens = [*opens, *(doubt for doubt in doubts if _is_open(doubt))]
    if not opens and not (bounded and everything):
        return Settled(outcome=outcome)
    bounded = search.pruned(bounded, opens)
    around = search.over(bounded)
    if not opens:
        return _Widened(outcome, around, bounded, search).settled()
    return _Opened(outcome, around, opens, bounded, search).settled()


def without_edges(
    settled: Settled, left_out: Sequence[LeftOut], specs: Sequence[MilestoneSpec]
) -> Settled:
    """The outcome without edges of the window, where sentences that are not computed can move them.

    The dates of the other sentences stay, as theirs.

    Args:
        settled: with what is open taken into its dates.
        left_out: the sentences of which no date is computed, and that can move release.
        specs: the milestones of the law; that of liberty is an edge by another name.
    """
    if not left_out:
        return settled
    names = tuple(dict.fromkeys(one.key for one in left_out))
    reason = f"{', '.join(names)} {'is' if len(names) == 1 else 'are'} not computed"

    def taken(edge: Milestone) -> Milestone:
        return msgspec.structs.replace(
            edge,
            day=None,
            step="",
            span=None,
            reason=reason,
            open=names,
            controlled_by=(),
            slack={},
        )

    of_all = {spec.id for spec in specs if spec.role == "liberty"}
    milestones = settled.outcome.milestones
    outcome = msgspec.structs.replace(
        settled.outcome,
        window={name: taken(edge) for name, edge in settled.outcome.window.items()},
        milestones={n: taken(one) if n in of_all else one for n, one in milestones.items()},
    )
    return msgspec.structs.replace(settled, outcome=outcome)


def _is_open(unknown: Unknown) -> bool:
    return unknown.kind in ("unknown", "lost", "unnamed", "range of terms")


class _Widened:
    """An outcome in which nothing is lost or unknown, with ranges about its days."""

    def __init__(
        self, outcome: Outcome, around: Extremes, doubts: Sequence[Unknown], search: Search
    ) -> None:
        self.outcome, self.around, self.search = outcome, around, search
        self.unbounded = [doubt for doubt in doubts if doubt.unbounded]

    def settled(self) -> Settled:
        """Every day with its range, the day itself included."""
        found = msgspec.structs.replace(
            self.outcome,
            milestones=self._all(self.outcome.milestones),
            window=self._all(self.outcome.window),
        )
        return Settled(outcome=found, at_least=not self.around.exact)

    def _all(self, milestones: Mapping[str, Milestone]) -> dict[str, Milestone]:
        return {
            name: one
            if one.day is None
            else msgspec.structs.replace(one, span=self._span(name, one.day))
            for name, one in milestones.items()
        }

    def _span(self, name: str, day: Day) -> tuple[Day | None, Day | None]:
        low, high = self.around.spans.get(name, (day, day))
        moving = [doubt for doubt in self.unbounded if self.search.moves(doubt, name, day)]
        below = any(doubt.below for doubt in moving)
        above = any(doubt.above for doubt in moving)
        return None if below else min(low, day), None if above else max(high, day)


class Search:
    """Computes alternatives of one case.

    Args:
        case: as it stands.
        codes: of its problems.
        evaluate: what computes a case.
        ends_suffice: what the law proves of its own rules.
    """

    def __init__(
        self,
        case: Case,
        codes: frozenset[str],
        evaluate: Evaluate,
        ends_suffice: Callable[[set[str]], Mapping[str, str]],
    ) -> None:
        self.case, self.codes, self.evaluate = case, codes, evaluate
        self.ends_suffice = ends_suffice
        self.milestones: dict[str, Milestone] = {}
        self.window: dict[str, Milestone] = {}
        self.aggregates: set[Shape] | None = None
        self.known: dict[tuple[tuple[str, int], ...], dict[str, Day] | None] = {}

    def pruned(self, doubts: list[Unknown], opens: Sequence[Unknown]) -> list[Unknown]:
        """The doubts, only the ends of those of which the ends suffice."""
        names = {doubt.name for doubt in (*doubts, *opens)}
        return prune(doubts, self.ends_suffice(names))[0] if doubts else doubts

    def over(self, unknowns: Sequence[Unknown]) -> Extremes:
        """The extremes of every date over all values of some unknowns together."""

        def results(combination: Combination) -> list[dict[str, Day]]:
            days = self.days([*zip(unknowns, combination, strict=True)])
            return [] if days is None else [days]

        sizes = [len(unknown.options) for unknown in unknowns]
        return extremes(sizes, results, _MOST_COMBINATIONS, EDGES)

    def days(self, chosen: Sequence[tuple[Unknown, int]]) -> dict[str, Day] | None:
        """Every date and figure with some facts given one of their options, by its number.

        None if these contradict each other or the case.
        """
        key = tuple((unknown.name, number) for unknown, number in chosen)
        if key not in self.known:
            self.known[key] = self._days([(u, u.options[number]) for u, number in chosen])
        return self.known[key]

    def _days(self, chosen: Values) -> dict[str, Day] | None:
        found = self.outcome(chosen)
        if found is None:
            return None
        for name, one in found.milestones.items():
            self.milestones.setdefault(name, one)
        for name, one in found.window.items():
            self.window.setdefault(name, one)
        shapes = {shape(aggregate) for aggregate in found.aggregates}
        self.aggregates = shapes if self.aggregates is None else self.aggregates & shapes
        return all_days(found)

    def moves(self, unknown: Unknown, name: str, base: Day | None) -> bool:
        """Whether a value of something open, all else as it stands, moves a date."""
        if not unknown.options:
            return True
        found = [self.days([(unknown, number)]) for number in range(len(unknown.options))]
        return any(days.get(name) != base for days in found if days is not None)

    def outcome(self, chosen: Values) -> Outcome | None:
        """What follows with some facts given values; None if these contradict the case."""
        case, of_law = self.case_with(chosen)
        if not in_order(case):
            return None
        outcome, codes = self.evaluate(case, of_law)
        return None if (codes - self.codes) & _CONTRADICTIONS else outcome

    def case_with(self, chosen: Values) -> tuple[Case, dict[str, object]]:
        """The case with some facts given values, and the assignments of law among them."""
        facts = {unknown.name: option.value for unknown, option in chosen}
        of_law = {name: value for name, value in facts.items() if is_law(name)}
        of_case = {name: value for name, value in facts.items() if name not in of_law}
        return replace_values(self.case, of_case), of_law


def shape(aggregate: Aggregate) -> Shape:
    """The days and figures of an aggregate, by which it is the same as another one."""
    return (
        aggregate.id,
        aggregate.first,
        aggregate.last,
        tuple(aggregate.units.items()),
        tuple((name, one.day) for name, one in aggregate.milestones.items()),
        tuple(aggregate.figures.items()),
    )


def all_days(outcome: Outcome) -> dict[str, Day]:
    """Every date of an outcome, and its figures under names of their own."""
    dated = {**outcome.milestones, **outcome.window}
    days = {name: one.day for name, one in dated.items() if one.day is not None}
    return days | {f"{_FIGURE}{name}": number for name, number in outcome.figures.items()}


class _Opened:
    """An outcome some facts of which are lost or unknown."""

    def __init__(
        self,
        outcome: Outcome,
        around: Extremes,
        opens: Sequence[Unknown],
        bounded: Sequence[Unknown],
        search: Search,
    ) -> None:
        self.outcome, self.search = outcome, search
        self.opens = opens
        self.tried = [unknown for unknown in opens if unknown.options]
        self.base = all_days(outcome)
        self.around = around
        self.alone = {unknown.name: list(self._alone(unknown)) for unknown in self.tried}
        self.joint = search.over([*self.tried, *bounded])
        self.names = [*dict.fromkeys([*EDGES, *self.base, *self.joint.spans])]

    def _alone(self, unknown: Unknown) -> Iterator[tuple[Option, dict[str, Day]]]:
        for number, option in enumerate(unknown.options):
            days = self.search.days([(unknown, number)])
            if days is not None:
                yield option, days

    def settled(self) -> Settled:
        """The outcome with no day that something open can move."""
        movers = {name: self._movers(name) for name in self.names}
        milestones = self._all(self.outcome.milestones, self.search.milestones, movers)
        window = self._all(self.outcome.window, self.search.window, movers)
        figures = {
            name: number
            for name, number in self.outcome.figures.items()
            if not movers.get(f"{_FIGURE}{name}")
        }
        found = msgspec.structs.replace(
            self.outcome,
            milestones=milestones,
            window={name: window[name] for name in EDGES if name in window},
            figures=figures,
            aggregates=tuple(map(self._aggregate, self.outcome.aggregates)),
        )
        return Settled(
            outcome=found,
            facts=tuple(self._fact(unknown, movers) for unknown in self.opens),
            unknowns=tuple(self.opens),
            at_least=not self.joint.exact,
            tried=tuple(self._shown()),
        )

    def _movers(self, name: str) -> list[Unknown]:
        """The open facts that move a date; all of them, if only some of them together do."""
        base = self.base.get(name)
        found = [unknown for unknown in self.opens if self.search.moves(unknown, name, base)]
        if found or self.joint.spans.get(name) == self.around.spans.get(name):
            return found
        return list(self.opens)

    def _all(
        self,
        stated: Mapping[str, Milestone],
        others: Mapping[str, Milestone],
        movers: Mapping[str, list[Unknown]],
    ) -> dict[str, Milestone]:
        """Milestones with their spans, those that only an alternative has among them."""
        return {
            name: self._settled(name, one, movers.get(name, []))
            for name, one in {**others, **stated}.items()
        }

    def _settled(self, name: str, one: Milestone, movers: Sequence[Unknown]) -> Milestone:
        """A milestone with its span; without its day where something open moves it."""
        if not movers:
            spans = self.around.spans
            low, high = spans.get(name, (one.day, one.day))
            return one if one.day is None else msgspec.structs.replace(one, span=(low, high))
        low, high = self._bounds(name, movers)
        names = tuple(unknown.name for unknown in movers)
        return msgspec.structs.replace(
            one,
            day=None,
            step="",
            span=(low, high) if low is not None or high is not None else None,
            reason=f"depends on {', '.join(names)}",
            open=names,
            controlled_by=(),
            slack={},
        )

    def _bounds(self, name: str, movers: Sequence[Unknown]) -> tuple[Day | None, Day | None]:
        """Between which days a milestone lies that something open moves.

        An edge of the window that some combination does not give may lie after all others.
        """
        if any(not unknown.options for unknown in movers) or name not in self.joint.spans:
            return None, None
        low, high = self.joint.spans[name]
        never = name in EDGES and name in self.joint.gaps
        above = never or any(unknown.above for unknown in movers)
        return (
            None if any(unknown.below for unknown in movers) else low,
            None if above else high,
        )

    def _aggregate(self, aggregate: Aggregate) -> Aggregate:
        untried = [unknown for unknown in self.opens if not unknown.options]
        same = not untried and shape(aggregate) in (self.search.aggregates or ())
        if same:
            return aggregate
        return msgspec.structs.replace(aggregate, open=tuple(one.name for one in self.opens))

    def _fact(self, unknown: Unknown, movers: Mapping[str, list[Unknown]]) -> OpenFact:
        moves = [name for name, moving in movers.items() if unknown in moving]
        named = [name for name in moves if not name.startswith(_FIGURE)]
        return open_fact(unknown, named, self._meant(unknown))

    def _meant(self, unknown: Unknown) -> list[tuple[str, dict[str, Day]]]:
        """The values that somebody could have meant, in words, with the days that they give."""
        alone = self.alone.get(unknown.name, ())
        return [(option.shown, days) for option, days in alone if option.says != BOUND]

    def _shown(self) -> Iterable[Values]:
        """The values whose steps are compared: of each open fact those in its rows."""
        for unknown in self.tried:
            shown = {row.value for row in open_fact(unknown, (), self._meant(unknown)).rows}
            for option, _ in self.alone[unknown.name]:
                if option.shown in shown:
                    yield [(unknown, option)]

"""The graph of sentences: who runs with whom, and who begins after whom.

A *unit* is what the graph relates: the term of one count, or the one term of a judgment. `units`
finds them in a case; `Orders` resolves the courts' words about them, at count level inside a
judgment and at judgment level across courts. What the courts leave open is filled in by the
jurisdiction, which adds its own orders with their basis. `links` then turns orders into the one
thing that placing sentences in time needs: which unit waits for which, and with how much of its
term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Literal, TypeAlias

import msgspec

from sentencing.case.model import Case, Count, Judgment, Runs, Way
from sentencing.case.provenance import ALL, Ref
from sentencing.core.days import Day
from sentencing.core.diagnostics import Place, Problem, did_you_mean
from sentencing.core.terms import Length, Term

_ORDINARY_DAY = date(2001, 1, 1).toordinal()

Basis: TypeAlias = Literal["court", "statute", "default"]
"""Whether the court ordered it, a statute demands it, or the law presumes it."""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A term of imprisonment that is placed in time by itself.

    Attributes:
        key: `wa`, or `wa/1-10` for a count.
        judgment: that imposed it. count: that it was imposed on, if it was imposed on one.
        length: the term; for several like counts that run one after another, their sum.
        imposed: the day of the sentence, of an imprecise one the latest; 0 if it is not known.
    """

    key: str
    judgment: Judgment
    count: Count | None
    length: Length | None
    imposed: Day
    place: Place | None


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """That one unit runs with, or after, another.

    Attributes:
        unit, other: keys.
        way: how `unit` runs with regard to `other`.
        basis: who says so. place: and where.
        portion: the part of the unit's term that `way` covers; None for all of it.
        of_judgment: whether it was said of the judgment as a whole.
    """

    unit: str
    other: str
    way: Way
    basis: Basis
    place: Place | None
    portion: Term | None = None
    of_judgment: bool = False

    @property
    def delays(self) -> bool:
        """Whether some of the unit's term comes after the other unit."""
        return self.way == "consecutive" or self.portion is not None


class Link(msgspec.Struct, frozen=True):
    """That a unit, or part of it, follows another.

    The unit ends no earlier than `other` ends plus its term, or its term less `less`, or `part`.
    """

    other: str
    less: Term | None = None
    part: Term | None = None

    def remainder(self, term: Term) -> Term:
        """How much of a unit's term lies after the other unit."""
        if self.part is not None:
            return self.part
        return term.less(self.less) if self.less is not None else term


def units(case: Case) -> list[Unit]:
    """Every term under the law of the case, in the order of the file."""
    own = [j for j in case.judgments if case.sovereign_of(j) == case.jurisdiction]
    return [unit for judgment in own for unit in _units_of(judgment)]


def _units_of(judgment: Judgment) -> Iterator[Unit]:
    day = judgment.imposed.assume(latest=True) if judgment.imposed else None
    imposed = 0 if day is None else day
    with_terms = [count for count in judgment.counts if count.term is not None]
    if not with_terms:
        yield Unit(
            key=judgment.id,
            judgment=judgment,
            count=None,
            length=judgment.term,
            imposed=imposed,
            place=judgment.place,
        )
    for count in with_terms:
        key = f"{judgment.id}/{count.id}"
        yield Unit(
            key=key,
            judgment=judgment,
            count=count,
            length=_length_of(count),
            imposed=imposed,
            place=count.place,
        )


def _length_of(count: Count) -> Length | None:
    chained = count.runs is not None and count.runs.among == "consecutive"
    if chained and isinstance(count.term, Term):
        return count.term.times(count.number)
    return count.term


class Orders:
    """What the courts said about how their sentences run, by pair of units.

    Args:
        members: the units that are computed.
        left_out: ids of sentences of the case that are not, but that may be mentioned.
    """

    def __init__(self, members: Iterable[Unit], left_out: Iterable[str] = ()) -> None:
        self.units = {unit.key: unit for unit in members}
        self.left_out = set(left_out)
        self.problems: list[Problem] = []
        self.chained: set[str] = set()
        self._by_pair: dict[tuple[str, str], Order] = {}
        self._read_runs()

    def between(self, unit: str, other: str) -> Order | None:
        """What was said of the unit with regard to the other."""
        return self._by_pair.get((unit, other))

    def said(self, unit: str, other: str) -> bool:
        """Whether anything was said about the two, from either side."""
        return (unit, other) in self._by_pair or (other, unit) in self._by_pair

    def add(self, order: Order) -> None:
        """Add an order; one given before about the same pair stays."""
        self._by_pair.setdefault((order.unit, order.other), order)

    def of(self, unit: str) -> list[Order]:
        """Every order of a unit."""
        return [order for (key, _), order in self._by_pair.items() if key == unit]

    def all(self) -> Iterable[Order]:
        """Every order."""
        return self._by_pair.values()

    def _read_runs(self) -> None:
        for unit in self.units.values():
            if unit.count and unit.count.runs:
                self._read(unit, unit.count.runs, of_judgment=False)
        for unit in self.units.values():
            if unit.judgment.runs:
                self._read(unit, unit.judgment.runs, of_judgment=True)
        self._chain()
        self._check_both_sides()
        self.problems = list(dict.fromkeys(self.problems))

    def _read(self, unit: Unit, runs: Runs, *, of_judgment: bool) -> None:
        ways: tuple[tuple[Way, tuple[Ref, ...]], ...] = (
            ("consecutive", runs.consecutive_to),
            ("concurrent", runs.concurrent_with),
        )
        named: dict[str, Way] = {}
        portion = self._portion(unit, runs)
        for way, refs in ways:
            for ref in refs:
                for other in self._targets(unit, ref, of_judgment=of_judgment):
                    if named.setdefault(other, way) != way:
                        self._report("contradictory-relation", unit, ref, f"both ways with {other}")
                    elif ref.id == ALL and way == "consecutive" and portion is None:
                        self.chained.add(unit.key)
                    else:
                        self.add(
                            Order(
                                unit=unit.key,
                                other=other,
                                way=way,
                                basis="court",
                                place=ref.place,
                                portion=portion,
                                of_judgment=of_judgment,
                            )
                        )

    def _portion(self, unit: Unit, runs: Runs) -> Term | None:
        """The part of the term that the named relation covers, if it does not cover all."""
        if runs.portion is None:
            return None
        named: Way = "concurrent" if runs.concurrent_with else "consecutive"
        if runs.concurrent_with and runs.consecutive_to:
            message = f"{unit.key}: `for` is the part of one relation, and two are named"
            self.problems.append(Problem("bad-relation", message, runs.place_of("portion")))
            return None
        if runs.rest == named:
            return None
        if isinstance(unit.length, Term) and _exceeds(runs.portion, unit.length):
            message = f"{unit.key}: a part of {runs.portion} of a term of {unit.length}"
            self.problems.append(Problem("overlap-too-long", message, runs.place_of("portion")))
            return unit.length
        return runs.portion

    def _check_both_sides(self) -> None:
        """Report two orders that say the opposite of each other."""
        for (unit, other), order in self._by_pair.items():
            back = self._by_pair.get((other, unit))
            if back is None or (order.way, back.way) != ("concurrent", "consecutive"):
                continue
            if order.portion is None and back.portion is None:
                message = f"{unit} is to run with {other}, which is to run after {unit}"
                related = ((back.place, "here"),) if back.place else ()
                self.problems.append(
                    Problem("contradictory-relation", message, order.place, related=related)
                )

    def _targets(self, unit: Unit, ref: Ref, *, of_judgment: bool) -> list[str]:
        """The units that a reference means, itself left out."""
        judgment = unit.judgment
        if ref.id == ALL:
            others = [u for u in self.units.values() if u.key != unit.key]
            inside = [u.key for u in others if u.judgment is judgment]
            outside = [u.key for u in others if u.judgment is not judgment]
            return outside if of_judgment else inside or outside
        sibling = f"{judgment.id}/{ref.id}"
        if not of_judgment and sibling in self.units:
            found = [sibling]
        elif ref.id in self.units:
            found = [ref.id]
        else:
            found = [u.key for u in self.units.values() if u.judgment.id == ref.id]
        if not found and not self.left_out & {ref.id, sibling}:
            self._unknown(unit, ref, of_judgment=of_judgment)
        itself = found == [unit.key] or (of_judgment and ref.id == judgment.id)
        if itself:
            self._report("self-reference", unit, ref, "runs with or after itself")
            return []
        return [key for key in found if key != unit.key]

    def _unknown(self, unit: Unit, ref: Ref, *, of_judgment: bool) -> None:
        judgments = [u.judgment.id for u in self.units.values()]
        known = list(dict.fromkeys([*judgments, *sorted(self.left_out)]))
        if not of_judgment:
            siblings = [c.id for c in unit.judgment.counts if c.term is not None]
            known = siblings + known
        name = unit.judgment.id if of_judgment else unit.key
        self.problems.append(
            Problem(
                "unknown-reference",
                f"{name} is related to {ref.id!r}, which is no sentence of this case",
                ref.place,
                path=f"judgments.{unit.judgment.id}.runs",
                hint=did_you_mean(ref.id, [k for k in known if k != unit.judgment.id]),
            )
        )

    def _report(self, code: str, unit: Unit, ref: Ref, what: str) -> None:
        self.problems.append(Problem(code, f"{unit.key}: {what}", ref.place))

    def _chain(self) -> None:
        """`consecutive` without a name: after every other sentence, and those in a row."""
        for key in self.chained:
            unit = self.units[key]
            runs = unit.count.runs if unit.count and unit.count.runs else unit.judgment.runs
            place = runs.place if runs else unit.place
            for other in self.units.values():
                if other.key != key and self.comes_before(other, unit):
                    self.add(
                        Order(
                            unit=key, other=other.key, way="consecutive", basis="court", place=place
                        )
                    )

    def comes_before(self, other: Unit, unit: Unit) -> bool:
        """Whether a unit that is to follow all others follows this one."""
        if other.key in self.chained:
            return (other.imposed, other.key) < (unit.imposed, unit.key)
        return other.imposed <= unit.imposed


def links(orders: Orders, keys: set[str]) -> dict[str, tuple[Link, ...]]:
    """Which of the units wait for which, orders from outside `keys` left out.

    An order said of a judgment as a whole binds it where it begins (what must wait) or where it
    ends (what must lie after): the counts that follow others inside the judgment wait with them.
    """
    waiting = [
        order
        for order in orders.all()
        if order.delays and order.unit in keys and order.other in keys
    ]
    if not waiting:
        return dict.fromkeys(keys, ())
    judgment_of = {key: orders.units[key].judgment.id for key in keys}
    inside = {
        (order.unit, order.other)
        for order in waiting
        if judgment_of[order.unit] == judgment_of[order.other]
    }
    begins_later = {unit for unit, _ in inside}
    followed = {other for _, other in inside}
    found: dict[str, list[Link]] = {key: [] for key in keys}
    for order in waiting:
        if order.way == "concurrent":
            if not (order.of_judgment and order.unit in begins_later):
                found[order.unit].append(Link(order.other, less=order.portion))
        elif order.portion is not None:
            if not (order.of_judgment and order.unit in followed):
                found[order.unit].append(Link(order.other, part=order.portion))
        else:
            found[order.unit].append(Link(order.other))
    return {key: tuple(listed) for key, listed in found.items()}


def cycle(waits: Mapping[str, tuple[Link, ...]]) -> list[str]:
    """The keys of units that wait for each other in a ring; empty if there is none."""
    if not any(waits.values()):
        return []
    try:
        tuple(
            TopologicalSorter(
                {k: [link.other for link in v] for k, v in waits.items()}
            ).static_order()
        )
    except CycleError as error:
        ring: list[str] = error.args[1]
        return ring[:-1]
    return []


def _exceeds(part: Term, whole: Term) -> bool:
    """Whether a part is longer than the whole, by the calendar of an ordinary year."""
    begin = _ORDINARY_DAY
    return part.after(begin, "roll") > whole.after(begin, "roll")

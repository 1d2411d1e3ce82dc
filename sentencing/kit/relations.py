"""The graph of sentences: who runs with whom, and who begins after whom.

A *unit* is what the graph relates: the term of one count, or the one term of a judgment. `units`
finds them in a case; `Orders` holds the courts' words about them, as `resolver` reads them: at count
level inside a judgment and at judgment level across courts. What the courts leave open is filled in
by the jurisdiction, which adds its own orders with their basis. The module `links` then turns orders
into the one thing that placing sentences in time needs: which unit waits for which, and with how
much of its term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import msgspec

from sentencing.case.model import Case, Count, Judgment, Way
from sentencing.core.days import Day
from sentencing.core.diagnostics import Place
from sentencing.core.terms import Length, Term

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
        bare: whether it was said of all others at once, so that it gives way to one by name.
    """

    unit: str
    other: str
    way: Way
    basis: Basis
    place: Place | None
    portion: Term | None = None
    of_judgment: bool = False
    bare: bool = False

    @property
    def delays(self) -> bool:
        """Whether some of the unit's term comes after the other unit."""
        return self.way == "consecutive" or self.portion is not None


def units(case: Case) -> list[Unit]:
    """Every term under the law of the case, in the order of the file."""
    own = [j for j in case.judgments if case.sovereign_of(j) == case.jurisdiction]
    return [unit for judgment in own for unit in _units_of(judgment)]


def _units_of(judgment: Judgment) -> Iterator[Unit]:
    """The counts that have a term, be it one that cannot be read; else the judgment."""
    day = judgment.imposed.assume(latest=True) if judgment.imposed else None
    imposed = 0 if day is None else day
    with_terms = [c for c in judgment.counts if c.term is not None or "term" in c.origins]
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
    """How units run with each other, by pair of units."""

    def __init__(self, members: Iterable[Unit]) -> None:
        self.units = {unit.key: unit for unit in members}
        self._of: dict[str, dict[str, Order]] = {key: {} for key in self.units}

    def between(self, unit: str, other: str) -> Order | None:
        """What was said of the unit with regard to the other."""
        return self._of[unit].get(other)

    def said(self, unit: str, other: str) -> bool:
        """Whether anything was said about the two, from either side."""
        return other in self._of[unit] or unit in self._of[other]

    def add(self, order: Order) -> None:
        """Add an order; one given before about the same pair stays."""
        self._of[order.unit].setdefault(order.other, order)

    def drop(self, facts: Iterable[str]) -> None:
        """Take out the orders of the courts that some `runs` facts gave."""
        names = set(facts)
        for key, found in self._of.items():
            self._of[key] = {
                other: order
                for other, order in found.items()
                if order.basis != "court" or self.fact_of(order) not in names
            }

    def of(self, unit: str) -> Iterable[Order]:
        """Every order of a unit with regard to another."""
        return self._of[unit].values()

    def all(self) -> Iterator[Order]:
        """Every order."""
        return (order for found in self._of.values() for order in found.values())

    def fact_of(self, order: Order) -> str:
        """The name of the fact that states an order of a court."""
        return fact_name(self.units[order.unit], of_judgment=order.of_judgment)


def fact_name(unit: Unit, *, of_judgment: bool) -> str:
    """The name of the fact that says how a unit runs: its own, or that of its judgment."""
    name = f"judgments.{unit.judgment.id}"
    return (
        f"{name}.runs" if of_judgment or not unit.count else f"{name}.counts.{unit.count.id}.runs"
    )

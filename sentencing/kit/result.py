"""What a computation gives: milestones, window, aggregates, ledger, money, assumptions.

Days are day numbers here; the public `Computation` gives them out as dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from sentencing.core.days import Day, Span, iso
from sentencing.core.diagnostics import Place, Problem
from sentencing.core.money import Money
from sentencing.core.terms import Length, Life, Term, TimeServed
from sentencing.kit.intake import LeftOut
from sentencing.kit.law import Rule
from sentencing.kit.ledger import Entry
from sentencing.kit.milestones import MilestoneKind, MilestoneSpec, Role
from sentencing.kit.open_relations import OpenRelation
from sentencing.kit.schedule import Slack

if TYPE_CHECKING:
    import pendulum


def public(day: Day) -> pendulum.Date:
    """The date that the library gives out for a day number."""
    import pendulum

    return pendulum.Date.fromordinal(day)


class Milestone(msgspec.Struct, frozen=True, kw_only=True):
    """A named day on which something becomes possible or certain.

    Attributes:
        spec: what its law declares of it.
        day: the day; None if there is none, and then `reason` says why.
        step: id of the step that gives it.
        controlled_by: the sentences whose change moves it.
        slack: for other sentences, by how many days each could be longer before it took
            control. One of which that cannot be said in days is left out.
        span: the earliest and latest day it can be, given what is not known; None for an end that
            nothing bounds.
        open: the names of the facts that are lost or unknown and can move it; then it has no day.
    """

    spec: MilestoneSpec
    day: Day | None
    step: str = ""
    reason: str = ""
    controlled_by: tuple[str, ...] = ()
    slack: Mapping[str, Slack] = {}
    span: tuple[Day | None, Day | None] | None = None
    open: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name in the result."""
        return self.spec.id

    @property
    def kind(self) -> MilestoneKind:
        """What sort of day it is."""
        return self.spec.kind

    @property
    def role(self) -> Role:
        """What it is in every law."""
        return self.spec.role

    @property
    def date(self) -> pendulum.Date | None:
        """The day as a date."""
        return None if self.day is None else public(self.day)

    @property
    def range(self) -> tuple[pendulum.Date | None, pendulum.Date | None] | None:
        """The earliest and latest date it can be, None for an open end; None if nothing is known."""
        if self.day is None and self.span is None:
            return None
        first, last = self.span or (self.day, self.day)
        return (
            None if first is None else public(first),
            None if last is None else public(last),
        )

    @property
    def shown(self) -> str:
        """As printed: a day; where open facts move it a range or a bound; `none`."""
        if self.day is not None:
            return iso(self.day)
        first, last = self.span or (None, None)
        if first is not None and last is not None:
            return f"{iso(first)} to {iso(last)}"
        if first is not None:
            return f"not before {iso(first)}"
        return "none" if last is None else f"not after {iso(last)}"


class Aggregate(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences that are served as one.

    Attributes:
        id: the ids of its judgments, joined by `+`.
        members: keys of the units.
        term: the length of the whole; None if the law gives it none.
        first: first day of the whole. last: last day before any credit; None for life.
        units: first and last day of each member.
        milestones: by name.
        figures: numbers of days and other results that are no dates, by name.
        stood_still: days on which service stood still.
        open: the names of the facts that are lost or unknown and can move one of its days.
    """

    id: str
    members: tuple[str, ...]
    term: Term | TimeServed | Life | None
    first: Day
    last: Day | None
    units: Mapping[str, tuple[Day | None, Day | None]]
    milestones: Mapping[str, Milestone]
    figures: Mapping[str, int]
    stood_still: tuple[Span, ...] = ()
    open: tuple[str, ...] = ()


class Held(msgspec.Struct, frozen=True):
    """Days on which one sovereign holds the person.

    Attributes:
        holder: its code or name. span: the days. note: how, if there is more to say.
    """

    holder: str
    span: Span
    note: str = ""


class MonetaryOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A sum that a judgment orders to be paid.

    Attributes:
        judgment: id.
        what: restitution, fine, assessment, costs, forfeiture.
        amount: ordered.
        shared_with: others who owe the same debt.
        counted: how much of it enters the total; nothing, for an order whose debt stands in
            another order already.
        step: id of the step that gives it.
    """

    judgment: str
    what: str
    amount: Money
    counted: Money
    shared_with: tuple[str, ...] = ()
    step: str = ""


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    """Where one order stands on the day of the computation.

    `ordered`, `interest` and `penalty` together are `paid`, `by_others`, `ended` and `left`.

    Attributes:
        judgment: id. what: restitution, fine, assessment, costs.
        interest, penalty: that have come on top of it.
        paid: by the person. by_others: made good by others or under another order.
        ended: what was left when liability ended. left: still owed.
        counted: how much of `left` enters the total, where orders for one loss count once.
        ends: the first day without liability; None if none is known.
        step: id of the step that gives `left`.
    """

    judgment: str
    what: str
    ordered: Money
    interest: Money
    penalty: Money
    paid: Money
    by_others: Money
    ended: Money
    left: Money
    counted: Money
    ends: Day | None = None
    step: str = ""


class Allocation(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a payment, and where it went.

    Attributes:
        payment: id. judgment, what: the debt. component: what of the debt it reduced.
    """

    day: Day
    payment: str
    judgment: str
    what: str
    component: str
    amount: Money


class Unapplied(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a payment that went nowhere, and why."""

    day: Day
    payment: str
    amount: Money
    reason: str


class Consequence(msgspec.Struct, frozen=True):
    """What the law attaches to a debt, in words; it moves no date.

    Attributes:
        rule: that it stands on. judgment: whose debt it concerns; empty for all.
    """

    text: str
    rule: Rule
    judgment: str = ""


class MoneyResult(msgspec.Struct, frozen=True, kw_only=True):
    """What was ordered and what is owed on the day of the computation.

    Attributes:
        items: each order. totals: the sum ordered in each currency, joint debts once.
        balances: where the orders stand. owed: the sum left in each currency, joint debts once.
        allocations: where payments went. unapplied: what of them went nowhere.
        consequences: what follows from what is owed; noted with the steps only.
    """

    items: tuple[MonetaryOrder, ...] = ()
    totals: tuple[Money, ...] = ()
    balances: tuple[Balance, ...] = ()
    owed: tuple[Money, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    unapplied: tuple[Unapplied, ...] = ()
    consequences: tuple[Consequence, ...] = ()


class Alternative(msgspec.Struct, frozen=True):
    """What else an assumption could be, and what would follow if that is known."""

    value: str
    note: str = ""


class Assumption(msgspec.Struct, frozen=True, kw_only=True):
    """Something the result rests on that could be otherwise.

    Attributes:
        name: to assign it by in a scenario.
        value: what was taken.
        basis: where it comes from.
        alternatives: what else it could be.
        place: in the file.
        presumed: whether it is what the law takes of a fact that nobody stated.
    """

    name: str
    value: str
    basis: str
    alternatives: tuple[Alternative, ...] = ()
    place: Place | None = None
    presumed: bool = False


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one jurisdiction makes of a case.

    Attributes:
        window: earliest, expected and latest day of release as milestones of the last aggregate.
        held: who holds the person, where more than one sovereign does.
        lengths: results that are lengths of time, by name.
        open_relations: the relations that the case leaves open, and how they could be meant.
        left_out: the sentences of which no date is computed.
    """

    aggregates: tuple[Aggregate, ...]
    milestones: Mapping[str, Milestone]
    window: Mapping[str, Milestone]
    ledger: tuple[Entry, ...]
    money: MoneyResult
    assumptions: tuple[Assumption, ...]
    problems: tuple[Problem, ...]
    figures: Mapping[str, int]
    held: tuple[Held, ...] = ()
    lengths: Mapping[str, Length] = {}
    open_relations: tuple[OpenRelation, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


NO_RESULT = Outcome(
    aggregates=(),
    milestones={},
    window={},
    ledger=(),
    money=MoneyResult(),
    assumptions=(),
    problems=(),
    figures={},
)
"""What comes of a case of which nothing can be computed."""

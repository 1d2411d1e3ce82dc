"""From a case to obligations: its orders, payments, rates and instalments, ready for the books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from sentencing.case.model import Case, Judgment, Payment, Restitution
from sentencing.core.days import CalendarRangeError, Day
from sentencing.core.diagnostics import Place, Problem
from sentencing.core.money import Money
from sentencing.jurisdictions.us_federal import debts, surcharges
from sentencing.jurisdictions.us_federal.debts import CURRENCY, Debt, Figures, Interest, Kind
from sentencing.jurisdictions.us_federal.payments import (
    NO_INSTALMENTS,
    Instalments,
    Obligations,
    Receipt,
)
from sentencing.kit.result import MoneyResult

_NO_ORDER = Restitution()


class Unrated(msgspec.Struct, frozen=True, kw_only=True):
    """A debt that bears interest at a rate that the case does not give.

    Attributes:
        first: the first day of liability for interest. week: begins the week of the rate.
    """

    judgment: str
    kind: Kind
    first: Day
    week: Day
    place: Place | None


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a case states of money.

    Attributes:
        obligations: for the books.
        plan: instalments after the day of the computation; None if none are planned.
        ends: by judgment, when liability for restitution ends, also where the amount is open.
        unrated: debts whose interest cannot be computed.
        death: the day on which the person died, if so.
        estate: the judgments whose restitution the estate owes.
        problems: payments that cannot be placed in time.
    """

    obligations: Obligations
    plan: Instalments | None
    ends: Mapping[str, Day | None]
    unrated: tuple[Unrated, ...]
    death: Day | None
    estate: tuple[str, ...]
    problems: tuple[Problem, ...]


def stated(
    case: Case,
    judgments: Mapping[str, Judgment],
    imposed: Mapping[str, Day],
    owed: MoneyResult,
    released: Mapping[str, Day | None],
    as_of: Day,
    figures: Figures,
) -> Stated:
    """What the case states of money.

    Args:
        case: for payments, rates, instalments and death.
        judgments: by id.
        imposed: the day of each.
        owed: what they order, for the assessments that the law sets and for the steps.
        released: the day of release from imprisonment under each judgment; None or absent where
            none is in sight.
        as_of: day of the computation.
        figures: of the law.
    """
    reader = _Reader(case, owed, released, as_of, figures)
    orders = {
        key: one.restitution
        for key, one in judgments.items()
        if one.restitution and one.restitution.amount
    }
    losses = debts.losses(orders)
    found = [
        debt
        for key, judgment in judgments.items()
        for debt in reader.debts(judgment, imposed[key], losses.get(key, key))
    ]
    receipts = tuple(reader.receipts())
    ordered = reader.instalments(as_of)
    obligations = Obligations(
        debts=tuple(found),
        as_of=as_of,
        figures=figures,
        receipts=receipts,
        instalments=ordered or NO_INSTALMENTS,
    )
    plan = ordered or reader.instalments(None)
    return Stated(
        obligations=obligations,
        plan=plan,
        ends={
            key: reader.restitution_ends(one, imposed[key])
            for key, one in judgments.items()
            if one.restitution
        },
        unrated=tuple(reader.unrated),
        death=reader.death,
        estate=tuple(reader.estate),
        problems=tuple(reader.problems),
    )


class _Reader:
    """Reads the parts of a case one by one."""

    def __init__(
        self,
        case: Case,
        owed: MoneyResult,
        released: Mapping[str, Day | None],
        as_of: Day,
        figures: Figures,
    ) -> None:
        self.dues = case.payments
        self.released = released
        self.as_of = as_of
        self.figures = figures
        self.steps = {(item.judgment, item.what): item.step for item in owed.items}
        self.assessments = {i.judgment: i.amount for i in owed.items if i.what == "assessment"}
        self.rates = {
            surcharges.week_of(rate.week.first): rate.percent
            for rate in (self.dues.rates if self.dues else ())
            if rate.week and rate.week.first is not None and rate.percent is not None
        }
        deaths = [event.on for event in case.events if event.kind == "death" and event.on]
        days = [
            day for on in deaths if (day := on.assume(latest=False)) is not None and day <= as_of
        ]
        self.death = min(days, default=None)
        self.unrated: list[Unrated] = []
        self.estate: list[str] = []
        self.problems: list[Problem] = []

    # -- orders ------------------------------------------------------------------------------------

    def debts(self, judgment: Judgment, imposed: Day, loss: str) -> Iterator[Debt]:
        """The debts that a judgment makes."""
        order = judgment.restitution or _NO_ORDER
        amounts: tuple[tuple[Kind, Money | None], ...] = (
            ("assessment", self.assessments.get(judgment.id)),
            ("restitution", order.amount),
            ("fine", judgment.fine),
            ("costs", judgment.costs),
        )
        earlier = debts.under_earlier_law(imposed, _offences_last(judgment))
        for kind, ordered in amounts:
            if ordered is None:
                continue
            restitution = kind == "restitution"
            name = f"{loss} {kind} {ordered.currency}"
            yield Debt(
                judgment=judgment.id,
                kind=kind,
                ordered=ordered,
                imposed=imposed,
                loss=name if restitution else f"{judgment.id} {kind}",
                ends=self._ends(judgment, kind, imposed, earlier_law=earlier),
                united_states=_united_states(order, ordered) if restitution else 0,
                shared_with=order.joint_and_several_with if restitution else (),
                interest=self._interest(judgment, kind, ordered, imposed, earlier_law=earlier),
                penalties=kind == "fine" or (restitution and not earlier),
                step=self.steps.get((judgment.id, kind), ""),
                place=order.place if restitution else judgment.place_of(kind),
            )

    def restitution_ends(self, judgment: Judgment, imposed: Day) -> Day | None:
        """The first day without liability for restitution; None if none is known."""
        earlier = debts.under_earlier_law(imposed, _offences_last(judgment))
        return self._ends(judgment, "restitution", imposed, earlier_law=earlier)

    def _ends(
        self, judgment: Judgment, kind: Kind, imposed: Day, *, earlier_law: bool
    ) -> Day | None:
        if kind == "costs":
            return None
        if kind == "assessment":
            return debts.assessment_end(imposed, self.figures.assessment_years)
        last = _offences_last(judgment)
        release = self.released.get(judgment.id)
        end = debts.liability_end(imposed, release, last, self.figures.liability_years)
        death = None if self.death is None else max(self.death, imposed)
        if death is None or (end is not None and end <= death):
            return end
        if debts.ends_with_death(kind, death, earlier_law=earlier_law):
            return death
        if judgment.id not in self.estate:
            self.estate.append(judgment.id)
        return end

    def _interest(
        self, judgment: Judgment, kind: Kind, ordered: Money, imposed: Day, *, earlier_law: bool
    ) -> Interest | None:
        restitution = kind == "restitution"
        order = judgment.restitution or _NO_ORDER
        if kind not in ("restitution", "fine") or ordered.currency != CURRENCY:
            return None
        waived = restitution and (order.interest == "waived" or earlier_law)
        above = self.figures.interest_above
        if not surcharges.bears_interest(ordered.cents, above, waived=waived):
            return None
        try:
            first = surcharges.interest_from(imposed, self.figures.interest_after)
        except CalendarRangeError:
            return None
        week = surcharges.rate_week(first)
        rate = self.rates.get(week) if surcharges.rate_is_yield(first) else None
        if rate is None:
            place = order.place if restitution else judgment.place_of(kind)
            self.unrated.append(
                Unrated(judgment=judgment.id, kind=kind, first=first, week=week, place=place)
            )
            return None
        return Interest(first, rate, self.figures.year_days)

    # -- payments ----------------------------------------------------------------------------------

    def receipts(self) -> Iterator[Receipt]:
        """The payments that can be placed in time, on the latest day that each can be."""
        for payment in self.dues.made if self.dues else ():
            day = payment.on.assume(latest=True) if payment.on else None
            if day is None or payment.amount is None:
                self._cannot_be_placed(payment, day)
                continue
            yield Receipt(
                id=payment.id,
                day=day,
                amount=payment.amount,
                judgment=payment.judgment.id if payment.judgment else None,
                by=payment.by or "",
                recovered=bool(payment.recovered),
            )

    def _cannot_be_placed(self, payment: Payment, day: Day | None) -> None:
        missing = "day" if day is None else "amount"
        message = f"{payment.id} has no {missing}, so it is not applied"
        path = f"payments.made.{payment.id}"
        self.problems.append(Problem("payment-not-applied", message, payment.place, path=path))

    def instalments(self, begun_by: Day | None) -> Instalments | None:
        """The instalments planned; with a day, only if the first was due by then.

        Where no first day is given, they are counted from the day of the computation.
        """
        plan = self.dues.plan if self.dues else None
        if plan is None or plan.amount is None or not plan.amount.cents:
            return None
        months = surcharges.months_between(plan.every)
        first = plan.first.assume(latest=True) if plan.first else None
        if begun_by is not None and (first is None or first > begun_by):
            return None
        return Instalments(plan.amount, months, self.as_of if first is None else first)


def _offences_last(judgment: Judgment) -> Day | None:
    """The last day of the offenses of a judgment, if all are known."""
    days = [count.offense_date.last if count.offense_date else None for count in judgment.counts]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _united_states(order: Restitution, ordered: Money) -> int:
    """How many cents of the amount are owed to the United States."""
    part = order.united_states
    return min(part.cents, ordered.cents) if part and part.currency == ordered.currency else 0

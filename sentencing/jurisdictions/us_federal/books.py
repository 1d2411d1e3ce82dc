"""The books: payments applied to debts in the order of the law, and the balance of any day.

Each cent of a payment goes to a component of a debt or is kept as not applied. On each day, in this
order: debts that begin, debts whose liability ends, interest of the day, penalties, payments.
"""

from __future__ import annotations

from copy import deepcopy
from operator import attrgetter

from sentencing.core.days import Day
from sentencing.core.money import Money
from sentencing.jurisdictions.us_federal import surcharges
from sentencing.jurisdictions.us_federal.debts import (
    COMPONENTS,
    Debt,
    months_after,
    rank,
    rank_within,
)
from sentencing.jurisdictions.us_federal.payments import (
    Instalments,
    Loss,
    Obligations,
    Part,
    Penalty,
    Places,
    Position,
    Receipt,
    Standing,
    made_good,
    spread,
)
from sentencing.kit.result import Allocation, Unapplied

_PRINCIPAL = ("principal", "United States")
_SHORTEST_MONTH = 28


class Books:
    """The debts as they stand on a day, which only moves forward.

    Args:
        obligations: their debts and schedule; payments are entered by `receive`.

    Attributes:
        allocations: where payments went. unapplied: what of them went nowhere.
        penalties: assessed so far.
    """

    def __init__(self, obligations: Obligations) -> None:
        self.figures = obligations.figures
        self.instalments = obligations.instalments
        self.allocations: list[Allocation] = []
        self.unapplied: list[Unapplied] = []
        self.penalties: list[Penalty] = []
        self._debts = sorted(obligations.debts, key=attrgetter("imposed", "judgment"))
        self._standings: list[Standing] = []
        self._losses: dict[str, Loss] = {}
        self._order: Places = []
        self._late = self._when_late(obligations.as_of)
        self._turns = self._turning_days()
        self._accrued: Day = 0
        self._on_schedule = 0

    # -- through time ------------------------------------------------------------------------------

    def to(self, day: Day) -> None:
        """Go on to a day, its interest included."""
        while self._turns and self._turns[-1] <= day:
            self._turn(self._turns.pop())
        self._accrue(day)

    def receive(self, receipt: Receipt) -> None:
        """Go on to the day of a payment and enter it."""
        self.to(receipt.day)
        concerned = [one for one in self._standings if self._concerns(receipt, one)]
        parts = self._own(receipt) if receipt.own else self._others(receipt, concerned)
        currency = receipt.amount.currency
        for standing, component, cents in parts:
            judgment, kind = standing.debt.judgment, standing.debt.kind
            amount = Money(cents, currency)
            self.allocations.append(
                Allocation(
                    day=receipt.day,
                    payment=receipt.id,
                    judgment=judgment,
                    what=kind,
                    component=component,
                    amount=amount,
                )
            )
        rest = receipt.amount.cents - sum(cents for *_, cents in parts)
        if rest:
            reason = "more than was owed" if concerned else "there was no debt to pay with it"
            left = Money(rest, currency)
            self.unapplied.append(
                Unapplied(day=receipt.day, payment=receipt.id, amount=left, reason=reason)
            )

    def positions(self) -> tuple[Position, ...]:
        """Where every order stands."""
        leading: dict[str, Standing] = {}
        for standing in self._standings:
            leader = leading.setdefault(standing.debt.loss, standing)
            if standing.principal > leader.principal:
                leading[standing.debt.loss] = standing
        return tuple(
            standing.position(counted=leading[standing.debt.loss] is standing)
            for standing in self._standings
        )

    def _turning_days(self) -> list[Day]:
        """The days on which something other than a payment happens, the last one first."""
        days = set(self._late)
        for debt in self._debts:
            interest = debt.interest.first if debt.interest else None
            days.update(day for day in (debt.imposed, debt.ends, interest) if day is not None)
        return sorted(days, reverse=True)

    def _turn(self, day: Day) -> None:
        self._accrue(day - 1)
        for debt in self._debts:
            if debt.imposed == day:
                self._begin(debt)
        for standing in self._standings:
            if standing.debt.ends == day:
                standing.end()
        self._accrue(day)
        self._penalize(day)

    def _begin(self, debt: Debt) -> None:
        loss = self._losses.setdefault(debt.loss, Loss())
        loss.amount = max(loss.amount, debt.ordered.cents)
        standing = Standing(debt=debt, loss=loss)
        self._standings.append(standing)
        self._order += [(standing, component) for component in COMPONENTS[debt.kind]]
        self._order.sort(
            key=lambda place: (
                rank(place[0].debt.kind),
                place[0].debt.imposed,
                place[0].debt.judgment,
                rank_within(place[1]),
            )
        )

    # -- interest and penalties --------------------------------------------------------------------

    def _accrue(self, through: Day) -> None:
        days = through - self._accrued
        for standing in self._bearing(through) if days > 0 else ():
            standing.cent_days += standing.principal * days
        self._accrued = max(self._accrued, through)

    def _bearing(self, day: Day) -> list[Standing]:
        """The debts that bear interest; of orders for one loss only the largest."""
        bearing: dict[str, Standing] = {}
        for standing in self._standings:
            debt = standing.debt
            if debt.interest and debt.interest.first <= day and not standing.closed:
                largest = bearing.setdefault(debt.loss, standing)
                if debt.ordered.cents > largest.debt.ordered.cents:
                    bearing[debt.loss] = standing
        return list(bearing.values())

    def _when_late(self, as_of: Day) -> dict[Day, list[tuple[int, Day, bool]]]:
        """The instalments that may be late on a day: number, day due, whether in default."""
        late: dict[Day, list[tuple[int, Day, bool]]] = {}
        figures = self.figures
        for number, due in enumerate(self.instalments.due(as_of)):
            delinquent = surcharges.delinquent_on(due, figures.delinquent_after)
            default = surcharges.in_default_on(delinquent, figures.default_after)
            for day in (delinquent, default):
                if day <= as_of:
                    late.setdefault(day, []).append((number, due, day == default))
        return late

    def _penalize(self, day: Day) -> None:
        for number, due, default in self._late.get(day, ()):
            figures = self.figures
            percent = figures.default_percent if default else figures.delinquency_percent
            for standing, principal in self._missed(number):
                cents = surcharges.penalty(principal, percent)
                standing.penalty += cents
                debt, currency = standing.debt, standing.debt.ordered.currency
                self.penalties.append(
                    Penalty(
                        day=day,
                        judgment=debt.judgment,
                        kind=debt.kind,
                        due=due,
                        default=default,
                        principal=Money(principal, currency),
                        amount=Money(cents, currency),
                    )
                )

    def _missed(self, number: int) -> list[tuple[Standing, int]]:
        """The principal that what is missing of an instalment would have paid, by debt."""
        before = self.instalments.short(number, self._on_schedule)
        missing = self.instalments.short(number + 1, self._on_schedule) - before
        places = self._places(self.instalments.amount.currency)
        trial = deepcopy(places)
        spread(trial, before)
        real = {(place[0].debt.judgment, place[0].debt.kind): place[0] for place in places}
        found = [
            (real[standing.debt.judgment, standing.debt.kind], cents)
            for standing, component, cents in spread(trial, missing)
            if component in _PRINCIPAL
        ]
        return [(standing, cents) for standing, cents in found if standing.debt.penalties]

    # -- payments ----------------------------------------------------------------------------------

    def _places(self, currency: str, judgment: str | None = None) -> Places:
        return [
            place
            for place in self._order
            if place[0].debt.ordered.currency == currency
            and judgment in (None, place[0].debt.judgment)
        ]

    def _concerns(self, receipt: Receipt, standing: Standing) -> bool:
        debt = standing.debt
        if receipt.amount.currency != debt.ordered.currency:
            return False
        if receipt.judgment not in (None, debt.judgment):
            return False
        shared = receipt.recovered or receipt.by in debt.shared_with
        return receipt.own or (debt.kind == "restitution" and shared)

    def _own(self, receipt: Receipt) -> list[Part]:
        """Enter what the person paid; what of it is applied may be instalments of the schedule."""
        currency, plan = receipt.amount.currency, self.instalments
        parts = spread(self._places(currency, receipt.judgment), receipt.amount.cents)
        if plan.amount.currency == currency:
            since = months_after(plan.first, -plan.months, "clamp")
            applied = sum(cents for *_, cents in parts)
            self._on_schedule += applied if receipt.day > since else 0
        return parts

    def _others(self, receipt: Receipt, concerned: list[Standing]) -> list[Part]:
        """Enter what makes the loss good without the person."""
        parts: list[Part] = []
        rest = receipt.amount.cents
        for standing in concerned:
            cents = 0 if standing.closed else made_good(rest, standing.loss.open)
            if cents:
                standing.loss.made_good += cents
                parts.append((standing, "principal", cents))
                rest -= cents
        return parts


def books_on(obligations: Obligations, on: Day) -> Books:
    """The books on a day, with all payments until then; those of one day in the order of ids."""
    books = Books(obligations)
    for receipt in sorted(obligations.receipts, key=attrgetter("day", "id")):
        if receipt.day <= on:
            books.receive(receipt)
    books.to(on)
    return books


def positions(obligations: Obligations, on: Day) -> tuple[Position, ...]:
    """Where every order of that day stands."""
    return books_on(obligations, on).positions()


def pay_off(obligations: Obligations, plan: Instalments, until: Day) -> Day | None:
    """The day on which planned instalments have paid everything in their currency.

    Args:
        obligations: with the payments up to its `as_of`; every later instalment is made when due.
        plan: instalments after that day.
        until: the last day to look at.

    Returns:
        None if something is left then, or ended unpaid before.
    """
    books = books_on(obligations, obligations.as_of)
    left, ended = _left_and_ended(books, plan.amount.currency)
    most = (until - obligations.as_of) // (_SHORTEST_MONTH * plan.months) + 1
    if most * plan.amount.cents < left:
        return None
    for due in plan.due(until):
        if due > obligations.as_of:
            books.receive(Receipt(id="", day=due, amount=plan.amount))
            left, now_ended = _left_and_ended(books, plan.amount.currency)
            if now_ended > ended or not left:
                return None if now_ended > ended else due
    return None


def _left_and_ended(books: Books, currency: str) -> tuple[int, int]:
    own = [one for one in books.positions() if one.debt.ordered.currency == currency]
    return sum(one.counted.cents for one in own), sum(one.ended.cents for one in own)

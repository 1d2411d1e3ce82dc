"""Payments, and where they leave a debt.

Each cent of a debt is paid, made good by others, ended, or still owed. Money that others pay, or
that a victim recovers elsewhere, makes a loss good once, however many orders there are for it:
18 U.S.C. 3664(h) and (j)(2). The books that take the payments through time are in `books`.

Amounts are in cents within, and are given out as money.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from sentencing.core.days import LAST_DAY, Day
from sentencing.core.money import Money
from sentencing.jurisdictions.us_federal import surcharges
from sentencing.jurisdictions.us_federal.citations import (
    PAID_ONCE,
    USC_3612_C,
    USC_3612_I,
    USC_3664_H,
    USC_3664_I,
    USC_3664_J2,
)
from sentencing.jurisdictions.us_federal.debts import (
    CURRENCY,
    Component,
    Debt,
    Figures,
    Kind,
    months_after,
)
from sentencing.kit.law import rule


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """A payment.

    Attributes:
        judgment: the one whose debts it is for; None for all.
        by: who paid, if not the person.
        recovered: whether a victim recovered it elsewhere for the loss.
    """

    id: str
    day: Day
    amount: Money
    judgment: str | None = None
    by: str = ""
    recovered: bool = False

    @property
    def own(self) -> bool:
        """Whether the person paid it."""
        return not (self.by or self.recovered)


class Instalments(msgspec.Struct, frozen=True):
    """A schedule of equal payments, some months apart."""

    amount: Money
    months: int
    first: Day

    def due(self, until: Day) -> Iterator[Day]:
        """The days on which one is due, up to a day."""
        number, day = 0, self.first
        while day <= until and day < LAST_DAY:
            yield day
            number += 1
            day = months_after(self.first, number * self.months, "clamp")

    def short(self, number: int, paid: int) -> int:
        """How many cents of the first so many instalments are missing."""
        return max(0, number * self.amount.cents - paid)


NO_INSTALMENTS = Instalments(Money(0, CURRENCY), 1, LAST_DAY)
"""A schedule on which nothing is ever due."""


class Obligations(msgspec.Struct, frozen=True, kw_only=True):
    """All that the balance of any day follows from.

    Attributes:
        as_of: the day up to which payments are known; later ones are not missed.
        instalments: as ordered.
    """

    debts: tuple[Debt, ...]
    as_of: Day
    figures: Figures
    receipts: tuple[Receipt, ...] = ()
    instalments: Instalments = NO_INSTALMENTS


class Penalty(msgspec.Struct, frozen=True, kw_only=True):
    """A penalty.

    Attributes:
        due: when the missed payment was due.
        default: whether it is that of default, which follows that of delinquency.
        principal: what the missed payment would have paid of it.
    """

    day: Day
    judgment: str
    kind: Kind
    due: Day
    default: bool
    principal: Money
    amount: Money


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where one order stands, as the books have it.

    `ordered`, `interest` and `penalty` together are `paid`, `by_others`, `ended` and `left`.

    Attributes:
        paid: by the person. by_others: made good by others or under another order.
        ended: what was left when liability ended.
        left: still owed. principal: how much of that is principal.
        counted: how much of `left` enters a total, where orders for one loss count once.
    """

    debt: Debt
    interest: Money
    penalty: Money
    paid: Money
    by_others: Money
    ended: Money
    left: Money
    principal: Money
    counted: Money


@rule(
    "what others pay or a victim recovers makes the loss good",
    USC_3664_H,
    USC_3664_J2,
    PAID_ONCE,
    convention="principal only, never below zero; the loss is taken to be the largest order for it",
)
def made_good(paid: int, still_open: int) -> int:
    """How much of a payment counts against the loss."""
    return min(paid, still_open)


@rule(
    "an order is owed up to its own amount and to what is left of the loss", USC_3664_H, PAID_ONCE
)
def principal_left(ordered: int, paid: int, still_open: int) -> int:
    """What is left of the principal of an order, after what was paid under it."""
    return max(0, min(ordered - paid, still_open))


class Loss(msgspec.Struct):
    """What is to be made good under one order or several."""

    amount: int = 0
    made_good: int = 0

    @property
    def open(self) -> int:
        """What is still to be made good."""
        return self.amount - self.made_good


class Standing(msgspec.Struct, kw_only=True):
    """A debt on its way through time.

    Attributes:
        principal_paid, interest_paid, penalty_paid: by the person.
        cent_days: the principal of each day that bore interest, summed.
        closed: whether liability has ended. ended: what was left then, in all and of principal.
    """

    debt: Debt
    loss: Loss
    principal_paid: int = 0
    cent_days: int = 0
    interest_paid: int = 0
    penalty: int = 0
    penalty_paid: int = 0
    closed: bool = False
    ended: tuple[int, int] = (0, 0)

    @property
    def principal(self) -> int:
        """What is left of the principal."""
        ordered = self.debt.ordered.cents
        return 0 if self.closed else principal_left(ordered, self.principal_paid, self.loss.open)

    @property
    def interest(self) -> int:
        """Interest to date, paid or not."""
        terms = self.debt.interest
        return surcharges.interest(self.cent_days, terms) if terms else 0

    @property
    def surcharges(self) -> int:
        """Interest and penalties that are left."""
        left = self.interest - self.interest_paid + self.penalty - self.penalty_paid
        return 0 if self.closed else left

    def left(self, component: Component) -> int:
        """What is left of a component."""
        if self.closed:
            return 0
        if component == "interest":
            return self.interest - self.interest_paid
        if component == "penalty":
            return self.penalty - self.penalty_paid
        last = min(self.debt.united_states, self.principal)
        return last if component == "United States" else self.principal - last

    def pay(self, component: Component, cents: int) -> None:
        """Enter what the person paid."""
        if component == "interest":
            self.interest_paid += cents
        elif component == "penalty":
            self.penalty_paid += cents
        else:
            self.principal_paid += cents
            self.loss.made_good += cents

    def end(self) -> None:
        """Enter that liability ends with what is left now."""
        self.ended = (self.principal + self.surcharges, self.principal)
        self.closed = True

    def position(self, *, counted: bool) -> Position:
        """Where it stands; `counted` if its principal enters the total."""
        ordered = self.debt.ordered
        principal = self.ended[1] if self.closed else self.principal
        cents = {
            "interest": self.interest,
            "penalty": self.penalty,
            "paid": self.principal_paid + self.interest_paid + self.penalty_paid,
            "by_others": ordered.cents - self.principal_paid - principal,
            "ended": self.ended[0],
            "left": self.principal + self.surcharges,
            "principal": self.principal,
            "counted": self.surcharges + (self.principal if counted else 0),
        }
        sums = {name: Money(amount, ordered.currency) for name, amount in cents.items()}
        return Position(debt=self.debt, **sums)


Places: TypeAlias = list[tuple[Standing, Component]]
"""Components of debts in the order in which they are paid."""

Part: TypeAlias = tuple[Standing, Component, int]
"""What a payment did to a component of a debt, in cents."""


@rule(
    "a payment goes down the order of debts and of what each is made of",
    USC_3612_C,
    USC_3612_I,
    USC_3664_I,
)
def spread(places: Places, cents: int) -> list[Part]:
    """Pay a sum towards components, one after another, and say what each got."""
    parts: list[Part] = []
    for standing, component in places:
        part = min(cents, standing.left(component))
        if part:
            standing.pay(component, part)
            parts.append((standing, component, part))
            cents -= part
    return parts

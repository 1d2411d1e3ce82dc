"""What follows from money that is owed, beside the money, each with its rule.

Money never changes a custody date by itself. Where a law attaches something to a debt, or leaves
something open, it is said in words, and the reader decides what it means for the case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sentencing.core.days import Day, iso
from sentencing.core.money import Money
from sentencing.jurisdictions.us_federal import debts, surcharges
from sentencing.jurisdictions.us_federal.books import Books, pay_off, positions
from sentencing.jurisdictions.us_federal.citations import (
    CFR_545_11_B,
    CFR_545_11_D,
    DOLAN,
    ESTATE_ACT,
    USC_3572_H,
    USC_3572_I,
    USC_3583_D,
    USC_3612_F2,
    USC_3612_G,
    USC_3612_I,
    USC_3613_B,
    USC_3613A,
    USC_3614,
    USC_3624_A,
    USC_3664_D5,
    USC_3664_N,
    YIELD_ACT,
)
from sentencing.jurisdictions.us_federal.debts import CURRENCY
from sentencing.jurisdictions.us_federal.obligations import Stated, Unrated
from sentencing.jurisdictions.us_federal.payments import Instalments, Penalty, Position
from sentencing.kit.law import rule, rule_of
from sentencing.kit.result import Consequence

_QUARTER = 3
_CENTURY = 100


@rule("an amount left open stays due when the 90 days have passed", USC_3664_D5, DOLAN)
def open_amount(last: Day, deferred_to: Day) -> str:
    """The amount of restitution is open.

    Args:
        last: the last day for it by the statute.
        deferred_to: the day that the court set.
    """
    later = f"; the court set {iso(deferred_to)}, which is later" if deferred_to > last else ""
    return (
        f"the amount of restitution is open, to be fixed by {iso(last)}{later}; an order after that "
        "day stands if the court had made clear before it that it would order restitution"
    )


@rule("interest cannot be computed without its rate", USC_3612_F2, YIELD_ACT)
def rate_unknown(kind: str, first: Day, week: Day) -> str:
    """Interest runs, and the case does not give the rate."""
    rate = f"the yield of the week of {iso(week)}, which the case does not give"
    if not surcharges.rate_is_yield(first):
        rate = "the rate of an auction of Treasury bills, for which the case has no place"
    return f"interest on the {kind} runs from {iso(first)} at {rate}; none is computed"


@rule("principal is paid first, so interest that outgrows a plan does not stop it", USC_3612_I)
def outgrown(interest: Money, instalments: Money) -> str:
    """A year's interest exceeds a year's instalments."""
    return (
        f"a year's interest, {interest}, is more than a year's instalments, {instalments}; the "
        "debt grows until enough principal is paid"
    )


@rule("a payment more than 30 days late", USC_3572_H, USC_3612_G)
def delinquent(kind: str, due: Day) -> str:
    """An instalment was missed."""
    return f"the {kind} became delinquent: the payment due on {iso(due)} was not made in time"


@rule("a payment delinquent for more than 90 days", USC_3572_I, USC_3613A, USC_3614)
def in_default(kind: str, due: Day) -> str:
    """An instalment was missed for long."""
    return (
        f"the {kind} went into default over the payment due on {iso(due)}: all of it is due within "
        "30 days of notice; a court may revoke or modify supervision, resentence, or enforce otherwise"
    )


@rule("restitution is a condition of supervised release", USC_3583_D, USC_3613A)
def condition_of_release() -> str:
    """Restitution will still be owed on supervision."""
    return "supervised release has restitution as a condition; not paying can be a violation of it"


@rule("unpaid money moves no custody date", USC_3624_A, USC_3614)
def custody_unmoved() -> str:
    """Money is owed by a prisoner."""
    return (
        "what is owed moves no date of custody; only a court can resentence, for a knowing failure "
        "to pay, and never for poverty alone"
    )


@rule("resources that a prisoner receives go to restitution and fine", USC_3664_N)
def windfall() -> str:
    """A prisoner owes restitution or a fine."""
    return "an inheritance, settlement or other substantial resources received in prison must be applied"


@rule("Inmate Financial Responsibility Program", CFR_545_11_B, CFR_545_11_D)
def inmate_program(minimum: Money, paid_off: Day | None, release: Day | None) -> str:
    """What the least payments in prison come to; who refuses them loses privileges, not days."""
    if paid_off is not None:
        outcome = f"would pay everything by {iso(paid_off)}"
    else:
        by = f"by release on {iso(release)}" if release else "in a hundred years"
        outcome = f"would not pay everything {by}"
    return (
        f"the usual minimum in prison, {minimum} a quarter, {outcome}; refusing the program costs "
        "privileges and placement outside prison"
    )


@rule("the estate owes restitution", USC_3613_B, ESTATE_ACT)
def estate(death: Day) -> str:
    """The person died owing restitution."""
    return f"the estate answers for what was unpaid of restitution on {iso(death)}, until released"


class Consequences:
    """Finds what follows from the debts of a case.

    Args:
        facts: what the case states.
        books: on the day of the computation.
        release: from imprisonment; None for life.

    Attributes:
        unrated: debts that have borne interest which cannot be computed.
    """

    def __init__(self, facts: Stated, books: Books, release: Day | None) -> None:
        self.facts = facts
        self.penalties = books.penalties
        self.release = release
        self.obligations = facts.obligations
        self.as_of = facts.obligations.as_of
        self.left = [balance for balance in books.positions() if balance.left.cents]
        self.names = [(balance.debt.judgment, balance.debt.kind) for balance in self.left]
        self.unrated = [one for one in facts.unrated if self._has_run(one)]

    def found(self) -> Iterator[Consequence]:
        """All of them."""
        for one in self.unrated:
            yield _consequence(rate_unknown, one.kind, one.first, one.week, judgment=one.judgment)
        yield from self._late()
        yield from self._outgrown()
        if self.facts.death is not None:
            for judgment, kind in self.names:
                if kind == "restitution" and judgment in self.facts.estate:
                    yield _consequence(estate, self.facts.death, judgment=judgment)
        elif self.left:
            yield from self._alive()

    def _has_run(self, unrated: Unrated) -> bool:
        """Whether anything was left of the debt when interest began, and that day has come."""
        begun = unrated.first <= self.as_of
        name = (unrated.judgment, unrated.kind)
        return any(
            balance.left.cents and (balance.debt.judgment, balance.debt.kind) == name
            for balance in (positions(self.obligations, unrated.first - 1) if begun else ())
        )

    def _late(self) -> Iterator[Consequence]:
        """For each debt still owed the first missed payment, of those in default if any."""
        worst: dict[tuple[str, str], Penalty] = {}
        for one in self.penalties:
            found = worst.setdefault((one.judgment, one.kind), one)
            if one.default and not found.default:
                worst[one.judgment, one.kind] = one
        for one in (worst[name] for name in self.names if name in worst):
            by = in_default if one.default else delinquent
            yield _consequence(by, one.kind, one.due, judgment=one.judgment)

    def _outgrown(self) -> Iterator[Consequence]:
        plan = self.facts.plan
        if plan is None:
            return
        paid = plan.amount.times(12).cents // plan.months
        due = sum(_interest_of_a_year(self.left).values())
        if due > paid and plan.amount.currency == CURRENCY:
            yield _consequence(outgrown, Money(due, CURRENCY), Money(paid, CURRENCY))

    def _alive(self) -> Iterator[Consequence]:
        """What the law has for a person who owes."""
        kinds = {balance.debt.kind for balance in self.left}
        if "restitution" in kinds:
            yield _consequence(condition_of_release)
        if self.release is not None and self.release <= self.as_of:
            return
        yield _consequence(custody_unmoved)
        if kinds & {"restitution", "fine"}:
            yield _consequence(windfall)
        if all(balance.left.currency == CURRENCY for balance in self.left):
            yield self._inmate_program()

    def _inmate_program(self) -> Consequence:
        """What the least payments come to, in prison or, for life, in a hundred years."""
        minimum = Money(self.obligations.figures.inmate_minimum, CURRENCY)
        century = debts.years_after(self.as_of, _CENTURY)
        until = century if self.release is None else self.release
        day = pay_off(self.obligations, Instalments(minimum, _QUARTER, self.as_of), until)
        return _consequence(inmate_program, minimum, day, self.release)


def _consequence(by: Callable[..., str], *words: object, judgment: str = "") -> Consequence:
    return Consequence(by(*words), rule_of(by), judgment)


def _interest_of_a_year(left: list[Position]) -> dict[str, int]:
    """A year's interest on the principal that is left of each loss."""
    a_year: dict[str, int] = {}
    for balance in left:
        terms, loss = balance.debt.interest, balance.debt.loss
        if terms:
            cents = surcharges.interest(balance.principal.cents * terms.year_days, terms)
            a_year[loss] = max(a_year.get(loss, 0), cents)
    return a_year

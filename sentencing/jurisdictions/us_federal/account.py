"""The account of a case: what is still owed on the day of the computation, and what follows.

The debts come from `obligations`, the balances from `books`, the flags from `consequences`; here
they are put together, and every figure is given its step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from sentencing.days import Day, iso
from sentencing.jurisdictions.us_federal import debts, payments, surcharges
from sentencing.jurisdictions.us_federal.books import Books, books_on, pay_off
from sentencing.jurisdictions.us_federal.consequences import (
    Consequences,
    Flag,
    open_amount,
)
from sentencing.jurisdictions.us_federal.debts import Debt, Figures, Interest
from sentencing.jurisdictions.us_federal.obligations import Stated, Unrated, stated
from sentencing.jurisdictions.us_federal.payments import (
    Balance,
    Obligations,
    Penalty,
    Posting,
    Unapplied,
)
from sentencing.law import rule_of
from sentencing.model import Case, Judgment
from sentencing.money import Money
from sentencing.problems import Problem
from sentencing.result import MoneyResult
from sentencing.trace import On, Trace

_FIGURES = Figures()
_INTERVALS = {1: "month", 3: "quarter", 12: "year"}
_CENTURY = 100
"""How many years a plan of instalments is followed where liability has no end."""


class Account(msgspec.Struct, frozen=True):
    """What is owed on a day, after payments.

    Attributes:
        as_of: the day.
        balances: of every order. steps: ids of the steps that give them, in the same order.
        totals: the sum in each currency, orders for one loss once.
        postings: where payments went. unapplied: what of them went nowhere.
        penalties: one by one.
        paid_off: the day on which the plan has paid everything; None if there is none, and then
            `reason` says why.
        flags: what follows from the debts.
        problems: what could not be applied or computed.
        obligations: for the balance of any other day, by `books.balances`.
    """

    as_of: Day
    balances: tuple[Balance, ...]
    steps: tuple[str, ...]
    totals: tuple[Money, ...]
    postings: tuple[Posting, ...]
    unapplied: tuple[Unapplied, ...]
    penalties: tuple[Penalty, ...]
    paid_off: Day | None
    reason: str
    flags: tuple[Flag, ...]
    problems: tuple[Problem, ...]
    obligations: Obligations


def account(
    case: Case,
    judgments: Mapping[str, Judgment],
    imposed: Mapping[str, Day],
    owed: MoneyResult,
    release: Day | None,
    as_of: Day,
    trace: Trace,
    figures: Figures = _FIGURES,
) -> Account:
    """The account of a case.

    Args:
        case: for payments, rates, instalments and death.
        judgments: by id.
        imposed: the day of each.
        owed: what they order, for the assessments that the law sets and for the steps.
        release: from imprisonment; None for life.
        as_of: day of the computation.
        trace: gets the steps.
        figures: of the law.
    """
    facts = stated(case, judgments, imposed, owed, release, as_of, figures)
    books = books_on(facts.obligations, as_of)
    found = books.balances()
    steps = tuple(_step(balance, trace) for balance in found)
    sums = _totals(found, steps, as_of, trace)
    paid_off, reason = _paid_off(facts, found, steps, trace)
    consequences = Consequences(facts, books, release)
    unrated = consequences.unrated if case.payments else []
    return Account(
        as_of,
        found,
        steps,
        sums,
        tuple(books.postings),
        tuple(books.unapplied),
        tuple(books.penalties),
        paid_off,
        reason,
        (*_open_amounts(judgments, imposed, figures), *consequences.flags()),
        (*facts.problems, *_not_applied(case, books), *map(_rate_missing, unrated)),
        facts.obligations,
    )


def total(found: Sequence[Balance]) -> tuple[Money, ...]:
    """The sum owed in each currency, orders for one loss counted once."""
    sums: dict[str, int] = {}
    for balance in found:
        currency = balance.counted.currency
        sums[currency] = sums.get(currency, 0) + balance.counted.cents
    return tuple(Money(cents, currency) for currency, cents in sorted(sums.items()))


# -- Steps -----------------------------------------------------------------------------------------


def _step(balance: Balance, trace: Trace) -> str:
    """The step that gives a balance; that of the order itself where nothing has changed it."""
    debt = balance.debt
    words = debt.kind, debt.judgment
    ordered = debt.step or trace.step(
        "{}, {}", *words, value=debt.ordered, unit="money", place=debt.place
    )
    changes = list(_changes(balance, trace)) if trace.on else []
    if not changes:
        return ordered
    return trace.step(
        "left of {}, {}",
        *words,
        value=balance.left,
        unit="money",
        by=payments.principal_left if debt.kind == "restitution" else None,
        inputs=(ordered, *changes),
        place=debt.place,
    )


def _changes(balance: Balance, trace: Trace) -> Iterator[str]:
    """The steps of what raised and lowered a debt since it was ordered."""
    debt = balance.debt
    end = "" if debt.ends is None else f" on {iso(debt.ends)}"
    changes = (
        (f"interest on {{}}, {{}}{_terms(debt.interest)}", balance.interest, surcharges.interest),
        ("penalties on {}, {}", balance.penalty, surcharges.penalty),
        ("paid on {}, {}", balance.paid.times(-1), payments.spread),
        ("made good of {}, {}", balance.by_others.times(-1), payments.made_good),
        (f"liability for {{}}, {{}} ended{end}", balance.ended.times(-1), _rule_of_end(debt)),
    )
    for text, amount, by in changes:
        if amount.cents:
            yield trace.step(
                text,
                debt.kind,
                debt.judgment,
                value=amount,
                unit="money",
                by=by,
                place=debt.place,
            )


def _terms(interest: Interest | None) -> str:
    if interest is None:
        return ""
    whole, parts = divmod(interest.rate, 10**4)
    percent = f"{whole}.{parts:04}".rstrip("0").rstrip(".")
    return f", from {iso(interest.first)} at {percent}% a year"


def _rule_of_end(debt: Debt) -> Callable[..., Day | None]:
    return debts.assessment_end if debt.kind == "assessment" else debts.liability_end


def _totals(
    found: Sequence[Balance], steps: tuple[str, ...], as_of: Day, trace: Trace
) -> tuple[Money, ...]:
    """The totals, with steps of their own where they are not those of the orders."""
    sums = total(found)
    if any(balance.left != balance.debt.ordered for balance in found):
        for amount in sums:
            trace.step(
                "owed in all on {}",
                On(as_of),
                value=amount,
                unit="money",
                name="balance",
                by=debts.losses,
                inputs=steps,
            )
    return sums


# -- The plan --------------------------------------------------------------------------------------


def _paid_off(
    facts: Stated, found: Sequence[Balance], steps: tuple[str, ...], trace: Trace
) -> tuple[Day | None, str]:
    """The day on which the plan has paid everything, or why there is none."""
    left = [balance for balance in found if balance.left.cents]
    plan = facts.plan
    if not left:
        return None, "nothing is owed"
    if plan is None:
        return None, "no instalments are planned"
    if any(balance.left.currency != plan.amount.currency for balance in left):
        return None, f"not all that is owed is in {plan.amount.currency}"
    day = pay_off(facts.obligations, plan, _horizon(facts.obligations.as_of, left))
    if day is None:
        endless = any(balance.debt.ends is None for balance in left)
        when = "in a hundred years" if endless else "before liability ends"
        return None, f"the instalments do not pay everything {when}"
    trace.step(
        "paid off, by {} a {} after {}",
        plan.amount,
        _INTERVALS[plan.months],
        On(facts.obligations.as_of),
        value=day,
        unit="date",
        name="paid_off",
        by=surcharges.months_between,
        inputs=steps,
        convention="every instalment is made when due, and others pay nothing",
    )
    return day, ""


def _horizon(as_of: Day, left: Sequence[Balance]) -> Day:
    """The last day on which a plan can still pay."""
    century = debts.years_after(as_of, _CENTURY)
    return max(century if one.debt.ends is None else one.debt.ends - 1 for one in left)


# -- What is open or could not be done -------------------------------------------------------------


def _open_amounts(
    judgments: Mapping[str, Judgment], imposed: Mapping[str, Day], figures: Figures
) -> Iterator[Flag]:
    """A flag for each order whose amount the court has still to fix."""
    for key, judgment in judgments.items():
        order = judgment.restitution
        if order is None or order.amount or order.deferred_to is None:
            continue
        last = debts.last_day_to_fix(imposed[key], figures.deferral_days)
        deferred_to = order.deferred_to.taken(late=True)
        text = open_amount(last, last if deferred_to is None else deferred_to)
        yield Flag(text, rule_of(open_amount), key)


def _not_applied(case: Case, books: Books) -> Iterator[Problem]:
    """A warning for each part of a payment that went nowhere."""
    places = {
        payment.id: payment.place for payment in (case.payments.made if case.payments else ())
    }
    for one in books.unapplied:
        message = f"{one.amount} of {one.payment} is not applied: {one.reason}"
        path = f"payments.made.{one.payment}"
        yield Problem("payment-not-applied", message, places.get(one.payment), path)


def _rate_missing(unrated: Unrated) -> Problem:
    message = (
        f"interest on the {unrated.kind} of {unrated.judgment} is not computed: "
        f"the rate of the week of {iso(unrated.week)} is not known"
    )
    if not surcharges.rate_is_yield(unrated.first):
        message += ", and before 2000-12-21 it was no yield that the case can give"
    path = f"judgments.{unrated.judgment}.{unrated.kind}"
    return Problem("rate-missing", message, unrated.place, path, "give it under payments.rates")

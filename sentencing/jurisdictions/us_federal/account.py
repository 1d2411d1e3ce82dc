"""The account of a case: what is still owed on the day of the computation, and what follows.

The debts come from `obligations`, where they stand from `books`, what follows from `consequences`;
here they are put together, and every figure is given its step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from sentencing.case.model import Case, Judgment
from sentencing.core.days import Day, iso
from sentencing.core.diagnostics import Place, Problem, did_you_mean
from sentencing.core.money import Money, by_currency
from sentencing.jurisdictions.us_federal import debts, payments, surcharges
from sentencing.jurisdictions.us_federal.books import Books, books_on, pay_off
from sentencing.jurisdictions.us_federal.consequences import Consequences, open_amount
from sentencing.jurisdictions.us_federal.debts import Debt, Figures, Interest
from sentencing.jurisdictions.us_federal.milestones import LIABILITY_END, PAID_OFF
from sentencing.jurisdictions.us_federal.obligations import Stated, Unrated, stated
from sentencing.jurisdictions.us_federal.payments import (
    Obligations,
    Penalty,
    Position,
)
from sentencing.kit.law import rule_of
from sentencing.kit.result import Balance, Consequence, Milestone, MoneyResult
from sentencing.kit.trace import AsDate, Trace

_INTERVALS = {1: "month", 3: "quarter", 12: "year"}
_CENTURY = 100
"""How many years a plan of instalments is followed where liability has no end."""


class Release(msgspec.Struct, frozen=True):
    """Release from imprisonment under a judgment.

    Attributes:
        day: None if none is in sight. step: id of the step that gives it.
        place: of the event, where it is a fact.
    """

    day: Day | None
    step: str = ""
    place: Place | None = None


_NEVER = Release(None)


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What is owed on a day, after payments.

    Attributes:
        money: the result.
        positions: of every order, as the books have them.
        penalties: one by one.
        paid_off: the day on which the plan has paid everything; None if there is none, and then
            `reason` says why.
        milestones: when the plan has paid everything, and when liability for restitution ends.
        problems: what could not be applied or computed.
        obligations: for the position of any other day, by `books.positions`.
    """

    money: MoneyResult
    positions: tuple[Position, ...]
    penalties: tuple[Penalty, ...]
    paid_off: Day | None
    reason: str
    milestones: Mapping[str, Milestone]
    problems: tuple[Problem, ...]
    obligations: Obligations


def account(
    case: Case,
    judgments: Mapping[str, Judgment],
    imposed: Mapping[str, Day],
    ordered: MoneyResult,
    released: Mapping[str, Release],
    as_of: Day,
    trace: Trace,
    figures: Figures,
) -> Account:
    """The account of a case.

    Args:
        case: for payments, rates, instalments and death.
        judgments: by id.
        imposed: the day of each.
        ordered: what they order, for the assessments that the law sets and for the steps.
        released: release from imprisonment under each judgment.
        as_of: day of the computation.
        trace: gets the steps; the consequences are found for it only.
        figures: of the law.
    """
    days = {key: release.day for key, release in released.items()}
    facts = stated(case, judgments, imposed, ordered, days, as_of, figures)
    books = books_on(facts.obligations, as_of)
    found = books.positions()
    steps = tuple(_step(position, trace) for position in found)
    owed = _owed(found, steps, as_of, trace)
    paid_off, reason = _paid_off(facts, found)
    milestones = dict(_milestones(facts, released, paid_off, steps, trace))
    problems = [*facts.problems, *_not_applied(case, books)]
    follows: list[Consequence] = []
    if trace.on or case.payments:
        consequences = Consequences(facts, books, _last_release(days))
        problems += map(_rate_missing, consequences.unrated if case.payments else ())
        follows += [*_open_amounts(judgments, imposed, figures), *consequences.found()]
    money = MoneyResult(
        items=ordered.items,
        totals=ordered.totals,
        balances=tuple(map(_balance, found, steps)),
        owed=owed,
        allocations=tuple(books.allocations),
        unapplied=tuple(books.unapplied),
        consequences=tuple(follows) if trace.on else (),
    )
    return Account(
        money=money,
        positions=found,
        penalties=tuple(books.penalties),
        paid_off=paid_off,
        reason=reason,
        milestones=milestones,
        problems=tuple(problems),
        obligations=facts.obligations,
    )


def _last_release(released: Mapping[str, Day | None]) -> Day | None:
    """The last release from imprisonment; None if one is not in sight."""
    days = [day for day in released.values() if day is not None]
    return max(days) if days and len(days) == len(released) else None


def _balance(position: Position, step: str) -> Balance:
    """A position of the books as it stands in the result."""
    debt = position.debt
    return Balance(
        judgment=debt.judgment,
        what=debt.kind,
        ordered=debt.ordered,
        interest=position.interest,
        penalty=position.penalty,
        paid=position.paid,
        by_others=position.by_others,
        ended=position.ended,
        left=position.left,
        counted=position.counted,
        ends=debt.ends,
        step=step,
    )


# -- Steps -----------------------------------------------------------------------------------------


def _step(position: Position, trace: Trace) -> str:
    """The step that gives a balance; that of the order itself where nothing has changed it."""
    debt = position.debt
    words = debt.kind, debt.judgment
    ordered = debt.step or trace.step(
        "{}, {}", *words, value=debt.ordered, unit="money", place=debt.place
    )
    changes = list(_changes(position, trace)) if trace.on else []
    if not changes:
        return ordered
    return trace.step(
        "left of {}, {}",
        *words,
        value=position.left,
        unit="money",
        by=payments.principal_left if debt.kind == "restitution" else None,
        inputs=(ordered, *changes),
        place=debt.place,
    )


def _changes(position: Position, trace: Trace) -> Iterator[str]:
    """The steps of what raised and lowered a debt since it was ordered."""
    debt = position.debt
    end = "" if debt.ends is None else f" on {iso(debt.ends)}"
    changes = (
        (f"interest on {{}}, {{}}{_terms(debt.interest)}", position.interest, surcharges.interest),
        ("penalties on {}, {}", position.penalty, surcharges.penalty),
        ("paid on {}, {}", position.paid.times(-1), payments.spread),
        ("made good of {}, {}", position.by_others.times(-1), payments.made_good),
        (f"liability for {{}}, {{}} ended{end}", position.ended.times(-1), _rule_of_end(debt)),
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


def _owed(
    found: Sequence[Position], steps: tuple[str, ...], as_of: Day, trace: Trace
) -> tuple[Money, ...]:
    """The sums left, with steps of their own where they are not those of the orders."""
    sums = by_currency(position.counted for position in found)
    if any(position.left != position.debt.ordered for position in found):
        for amount in sums:
            trace.step(
                "owed in all on {}",
                AsDate(as_of),
                value=amount,
                unit="money",
                name="total_owed",
                by=debts.losses,
                inputs=steps,
            )
    return sums


# -- The plan --------------------------------------------------------------------------------------


def _paid_off(facts: Stated, found: Sequence[Position]) -> tuple[Day | None, str]:
    """The day on which the plan has paid everything, or why there is none."""
    left = [position for position in found if position.left.cents]
    plan = facts.plan
    if not left:
        return None, "nothing is owed"
    if plan is None:
        return None, "no instalments are planned"
    if any(position.left.currency != plan.amount.currency for position in left):
        return None, f"not all that is owed is in {plan.amount.currency}"
    day = pay_off(facts.obligations, plan, _horizon(facts.obligations.as_of, left))
    if day is None:
        endless = any(position.debt.ends is None for position in left)
        when = "in a hundred years" if endless else "before liability ends"
        return None, f"the instalments do not pay everything {when}"
    return day, ""


def _horizon(as_of: Day, left: Sequence[Position]) -> Day:
    """The last day on which a plan can still pay."""
    century = debts.years_after(as_of, _CENTURY)
    return max(century if one.debt.ends is None else one.debt.ends - 1 for one in left)


def _milestones(
    facts: Stated,
    released: Mapping[str, Release],
    paid_off: Day | None,
    steps: tuple[str, ...],
    trace: Trace,
) -> Iterator[tuple[str, Milestone]]:
    """When the plan has paid everything, and when the last liability for restitution ends."""
    plan = facts.plan
    if paid_off is not None and plan is not None:
        step = trace.step(
            "paid off, by {} a {} after {}",
            plan.amount,
            _INTERVALS[plan.months],
            AsDate(facts.obligations.as_of),
            value=paid_off,
            unit="date",
            name=PAID_OFF.id,
            by=surcharges.months_between,
            inputs=steps,
            convention="every instalment is made when due, and others pay nothing",
        )
        yield PAID_OFF.id, Milestone(spec=PAID_OFF, day=paid_off, step=step)
    known = [(day, key) for key, day in facts.ends.items() if day is not None]
    if len(known) < len(facts.ends):
        yield (
            LIABILITY_END.id,
            Milestone(spec=LIABILITY_END, day=None, reason="no release is in sight"),
        )
    elif known:
        day, key = max(known)
        basis = released.get(key, _NEVER)
        step = trace.step(
            "liability for restitution ends, {}",
            key,
            value=day,
            unit="date",
            name=LIABILITY_END.id,
            by=debts.liability_end if facts.death is None else debts.ends_with_death,
            inputs=tuple(filter(None, (basis.step,))),
            place=basis.place,
        )
        yield LIABILITY_END.id, Milestone(spec=LIABILITY_END, day=day, step=step)


# -- What is open or could not be done -------------------------------------------------------------


def _open_amounts(
    judgments: Mapping[str, Judgment], imposed: Mapping[str, Day], figures: Figures
) -> Iterator[Consequence]:
    """What follows for each order whose amount the court has still to fix."""
    for key, judgment in judgments.items():
        order = judgment.restitution
        if order is None or order.amount or order.deferred_to is None:
            continue
        last = debts.last_day_to_fix(imposed[key], figures.deferral_days)
        deferred_to = order.deferred_to.assume(latest=True)
        text = open_amount(last, last if deferred_to is None else deferred_to)
        yield Consequence(text, rule_of(open_amount), key)


def _not_applied(case: Case, books: Books) -> Iterator[Problem]:
    """A warning for each part of a payment that went nowhere."""
    made = {payment.id: payment for payment in (case.payments.made if case.payments else ())}
    for one in books.unapplied:
        message = f"{one.amount} of {one.payment} is not applied: {one.reason}"
        path, payment = f"payments.made.{one.payment}", made[one.payment]
        hint = _who_shares(case, payment.by or "")
        yield Problem("payment-not-applied", message, payment.place, path=path, hint=hint)


def _who_shares(case: Case, payer: str) -> str:
    """A hint to those who owe a debt of the case too, for a payer who is none of them."""
    orders = (judgment.restitution for judgment in case.judgments)
    sharing = [name for order in orders if order for name in order.joint_and_several_with]
    return did_you_mean(payer, sharing) if payer and payer not in sharing else ""


def _rate_missing(unrated: Unrated) -> Problem:
    message = (
        f"interest on the {unrated.kind} of {unrated.judgment} is not computed: "
        f"the rate of the week of {iso(unrated.week)} is not known"
    )
    if not surcharges.rate_is_yield(unrated.first):
        message += ", and before 2000-12-21 it was no yield that the case can give"
    path = f"judgments.{unrated.judgment}.{unrated.kind}"
    return Problem(
        "rate-missing", message, unrated.place, path=path, hint="give it under payments.rates"
    )

"""Debts that a judgment makes: in which order they are paid, and when they end.

18 U.S.C. 3612(c) and (i) (order of payment), 3664(h) (several orders for one loss), 3664(d)(5)
(an amount left open), 3013(c) and 3613(b) (end of liability). What debts bear is in `surcharges`,
the books of payments in `payments`, the account of a case in `account`.

Amounts are in cents.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

import msgspec

from sentencing.case.model import Restitution
from sentencing.core.days import LAST_DAY, CalendarRangeError, Day, Rounding, add_months
from sentencing.core.diagnostics import Place
from sentencing.core.money import Money
from sentencing.jurisdictions.us_federal.citations import (
    AEDPA_210,
    ELLINGBURG,
    ESTATE_ACT,
    PAID_ONCE,
    USC_3013_C,
    USC_3612_C,
    USC_3612_I,
    USC_3613_B,
    USC_3613_B_OLD,
    USC_3664_D5,
    USC_3664_H,
    USC_3664_I,
)
from sentencing.kit.law import Law, rule

CURRENCY = "USD"


_MANDATORY_RESTITUTION = date(1996, 4, 24).toordinal()
_ESTATES = date(2016, 12, 16).toordinal()
_MONTHS = 12

Kind: TypeAlias = Literal["assessment", "restitution", "fine", "costs"]
Component: TypeAlias = Literal["principal", "United States", "costs", "interest", "penalty"]
"""What a payment can reduce within a debt; `United States` is principal owed to it."""

COMPONENTS: Mapping[Kind, tuple[Component, ...]] = {
    "assessment": ("principal",),
    "restitution": ("principal", "United States", "interest", "penalty"),
    "fine": ("principal", "interest", "penalty"),
    "costs": ("costs",),
}


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers that the law fixes, amounts in cents; each is a parameter of the lawbook.

    Attributes:
        assessment_years: until an assessment ceases. liability_years: until a fine or
            restitution does.
        interest_above: the amount that must be exceeded. interest_after: days after judgment.
        year_days: by which a yearly rate is divided for a day.
        delinquent_after: days late that must be exceeded. default_after: days of delinquency that
            must be exceeded.
        delinquency_percent, default_percent: of the principal.
        deferral_days: after sentencing, to fix an amount that was left open.
        inmate_minimum: a quarter, in prison.
    """

    assessment_years: int
    liability_years: int
    interest_above: int
    interest_after: int
    year_days: int
    delinquent_after: int
    default_after: int
    delinquency_percent: int
    default_percent: int
    deferral_days: int
    inmate_minimum: int


def figures(law: Law, on: Day) -> Figures:
    """The numbers of the law for a case whose first judgment is of a day."""
    return Figures(
        assessment_years=law.number("assessment.liability_years", on),
        liability_years=law.number("restitution.liability_years", on),
        interest_above=law.number("interest.above", on) * 100,
        interest_after=law.number("interest.after_days", on),
        year_days=law.number("interest.days_of_year", on),
        delinquent_after=law.number("delinquency.after_days", on),
        default_after=law.number("default.after_days", on),
        delinquency_percent=law.number("delinquency.percent", on),
        default_percent=law.number("default.percent", on),
        deferral_days=law.number("restitution.deferral_days", on),
        inmate_minimum=law.number("inmate_program.quarterly", on) * 100,
    )


class Interest(msgspec.Struct, frozen=True):
    """On what terms a debt bears interest.

    Attributes:
        first: the first day of liability.
        rate: in ten-thousandths of a percent a year.
        year_days: by which the rate is divided for a day.
    """

    first: Day
    rate: int
    year_days: int


class Debt(msgspec.Struct, frozen=True, kw_only=True):
    """One order to pay.

    Attributes:
        imposed: the day of its judgment.
        ends: the first day without liability; None if none is known.
        loss: the name of what is to be made good; orders that share it are one debt.
        united_states: how many cents of it are owed to the United States.
        shared_with: others who owe the same debt.
        interest: None if it bears none, or none that can be computed.
        penalties: whether the law has penalties for it.
        step: id of the step that gives the amount ordered.
    """

    judgment: str
    kind: Kind
    ordered: Money
    imposed: Day
    loss: str
    ends: Day | None = None
    united_states: int = 0
    shared_with: tuple[str, ...] = ()
    interest: Interest | None = None
    penalties: bool = False
    step: str = ""
    place: Place | None = None


# -- The order of payment --------------------------------------------------------------------------


@rule(
    "order of payment: assessment, restitution, then all else",
    USC_3612_C,
    convention="within each class the oldest judgment first; a payment may name its judgment",
)
def rank(kind: Kind) -> int:
    """The place of a debt in the order of payment, lowest first."""
    return {"assessment": 0, "restitution": 1}.get(kind, 2)


@rule(
    "order within a debt: principal, costs, interest, penalties",
    USC_3612_I,
    USC_3664_I,
    convention="the United States is paid after all other victims; interest and penalties follow "
    "the principal of their own debt",
)
def rank_within(component: Component) -> int:
    """The place of a component in the order of payment within a class, lowest first."""
    return ("principal", "United States", "costs", "interest", "penalty").index(component)


@rule("orders for one loss are one debt", USC_3664_H, PAID_ONCE)
def losses(orders: Mapping[str, Restitution]) -> dict[str, str]:
    """The name of the loss that each order makes good, by judgment.

    Args:
        orders: by judgment. Orders share a loss if they name the same debt, or one names the
            judgment of the other.
    """
    loss = {judgment: order.debt or judgment for judgment, order in orders.items()}
    for judgment, order in orders.items():
        for other in order.joint_and_several_with:
            if other in loss:
                merged, kept = loss[other], loss[judgment]
                loss = {key: kept if name == merged else name for key, name in loss.items()}
    return loss


@rule("an amount left open is fixed within 90 days of sentencing", USC_3664_D5)
def last_day_to_fix(sentenced: Day, days: int) -> Day:
    """The last day for the final determination of the losses."""
    return sentenced + days


# -- The end of liability --------------------------------------------------------------------------


@rule("an assessment ceases five years after judgment", USC_3013_C)
def assessment_end(judgment: Day, years: int) -> Day:
    """The first day without the obligation."""
    return years_after(judgment, years)


@rule(
    "the law before 24 April 1996 for older offenses",
    AEDPA_210,
    ELLINGBURG,
    convention="by the last day of the offenses; where it is not known, by the day of judgment",
)
def under_earlier_law(judgment: Day, offence_last: Day | None) -> bool:
    """Whether liability is that of the law before the Mandatory Victims Restitution Act.

    The statute asks for the day of conviction as far as the Constitution lets it, and restitution
    is punishment, so an offense before that day keeps the earlier law whenever it is judged.
    """
    offence = judgment if offence_last is None else min(offence_last, judgment)
    return offence < _MANDATORY_RESTITUTION


@rule(
    "liability for a fine or restitution ends",
    USC_3613_B,
    USC_3613_B_OLD,
    ELLINGBURG,
    convention="the later of judgment and release; under the earlier law judgment alone",
)
def liability_end(
    judgment: Day, release: Day | None, offence_last: Day | None, years: int
) -> Day | None:
    """The first day without liability; None while no release is in sight.

    Args:
        judgment: the day of it, which stands for its entry.
        release: from imprisonment; None for life.
        offence_last: the last day of the offenses, if known.
        years: from either.
    """
    from_judgment = years_after(judgment, years)
    if under_earlier_law(judgment, offence_last):
        return from_judgment
    return None if release is None else max(from_judgment, years_after(release, years))


@rule(
    "death ends a fine; the estate owes restitution",
    USC_3613_B,
    USC_3613_B_OLD,
    ESTATE_ACT,
    convention="by the day of death: before 16 December 2016 restitution ended as a fine does; "
    "of assessments and costs nothing is said, they stay",
)
def ends_with_death(kind: Kind, death: Day, *, earlier_law: bool) -> bool:
    """Whether liability ends on the day of death."""
    if kind == "restitution":
        return earlier_law or death < _ESTATES
    return kind == "fine"


def years_after(day: Day, years: int) -> Day:
    """The anniversary, or the last day of the calendar if it lies beyond."""
    return months_after(day, _MONTHS * years, "roll")


def months_after(day: Day, months: int, rounding: Rounding) -> Day:
    """The corresponding day some months later, or the last day of the calendar if beyond."""
    try:
        return add_months(day, months, rounding)
    except CalendarRangeError:
        return LAST_DAY

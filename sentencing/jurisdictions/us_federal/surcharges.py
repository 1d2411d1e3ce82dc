"""What debts bear beside the sum ordered: interest and penalties.

18 U.S.C. 3612(f): interest on a fine or restitution of more than 2,500 USD, from the fifteenth day
after judgment, at the one-year Treasury yield of the week before. 3612(g) with 3572(h) and (i):
penalties on what is delinquent and on what is in default.

Amounts are in cents, rates in ten-thousandths of a percent.
"""

from __future__ import annotations

from datetime import date

from sentencing.core.days import Day, on_weekend
from sentencing.jurisdictions.us_federal.citations import (
    NOT_COMPOUNDED,
    USC_3572_D,
    USC_3572_H,
    USC_3572_I,
    USC_3612_F1,
    USC_3612_F2,
    USC_3612_F3,
    USC_3612_G,
    YIELD_ACT,
)
from sentencing.jurisdictions.us_federal.debts import Interest
from sentencing.jurisdictions.us_federal.release_day import is_federal_holiday
from sentencing.kit.law import rule

_WEEKLY_YIELD = date(2000, 12, 21).toordinal()
_WEEK = 7
_WHOLE = 10**6
"""One, in ten-thousandths of a percent."""


@rule("interest only above 2,500 USD and unless waived", USC_3612_F1, USC_3612_F3)
def bears_interest(ordered: int, above: int, *, waived: bool) -> bool:
    """Whether an order bears interest: above the amount, and not waived by the court."""
    return ordered > above and not waived


@rule(
    "interest begins on the fifteenth day after judgment",
    USC_3612_F1,
    convention="or the next day that is no Saturday, Sunday or federal holiday; "
    "what the text says of fines is taken for restitution too",
)
def interest_from(judgment: Day, after: int) -> Day:
    """The first day of liability for interest.

    Raises:
        CalendarRangeError: it lies after the year 9999.
    """
    day = judgment + after
    while on_weekend(day) or is_federal_holiday(day):
        day += 1
    return day


@rule(
    "rate: the yield of the calendar week before interest begins",
    USC_3612_F2,
    convention="weeks from Sunday to Saturday",
)
def rate_week(first: Day) -> Day:
    """The Sunday that begins the week whose average yield is the rate."""
    return week_of(first) - _WEEK


@rule("the rate is the weekly average one-year Treasury yield", YIELD_ACT)
def rate_is_yield(first: Day) -> bool:
    """Whether it is that yield; before 21 December 2000 an auction of Treasury bills gave it."""
    return first >= _WEEKLY_YIELD


@rule(
    "interest, daily on the principal outstanding",
    USC_3612_F2,
    NOT_COMPOUNDED,
    convention="simple; for a day a 365th of the yearly rate, on the principal as the day begins; "
    "the sum to date rounded half up to the cent",
)
def interest(cent_days: int, terms: Interest) -> int:
    """Interest in cents.

    Args:
        cent_days: the principal of each day, summed.
        terms: rate and length of the year.
    """
    return half_up(cent_days * terms.rate, terms.year_days * _WHOLE)


@rule("payments are monthly unless another schedule is set", USC_3572_D)
def months_between(every: str | None) -> int:
    """How many months lie between instalments."""
    return {"quarter": 3, "year": 12}.get(every or "month", 1)


@rule(
    "delinquent: a payment more than 30 days late",
    USC_3572_H,
    convention="instalments are paid oldest first",
)
def delinquent_on(due: Day, after: int) -> Day:
    """The first day on which a payment that was due is delinquent, if it has not been made."""
    return due + after + 1


@rule(
    "in default: delinquent for more than 90 days",
    USC_3572_I,
    convention="the first day of delinquency counts, so 121 days after the payment was due",
)
def in_default_on(delinquent: Day, after: int) -> Day:
    """The first day of default of a payment that became delinquent and is still not made."""
    return delinquent + after


@rule(
    "penalty on what is delinquent, and another on what is in default",
    USC_3612_G,
    convention="on the principal that the missed instalment would have paid; half up to the cent",
)
def penalty(principal: int, percent: int) -> int:
    """The penalty in cents."""
    return half_up(principal * percent, 100)


def week_of(day: Day) -> Day:
    """The Sunday that begins the calendar week of a day."""
    return day - day % _WEEK


def half_up(numerator: int, denominator: int) -> int:
    """The quotient rounded to a whole number, halves up."""
    return (2 * numerator + denominator) // (2 * denominator)

"""Lengths in days: when a term ends, and how the terms of a chain are added up.

The first day counts. A term of months that begins on the first of a month ends on the last of one,
so that February's leap day falls into it; any other is counted from the day before, years first,
then months, each held to the last day of its month, and weeks and days come last.
"""

from __future__ import annotations

from collections.abc import Iterable

from sentencing.core.days import Day, Rounding, add_months, date_of
from sentencing.core.terms import Term
from sentencing.jurisdictions.england_wales.citations import PRACTICE, PSI_03_2015
from sentencing.kit.law import rule

Fraction = tuple[int, int]
"""Numerator and denominator of the part of a term that is served."""

_ADULT = 18
_MONTHS_PER_YEAR = 12
_CLAMP: Rounding = "clamp"


@rule(
    "the last day of a term",
    PSI_03_2015,
    PRACTICE,
    convention="first day counts; from the first of a month to the last of one; clamped",
)
def last_day(first: Day, term: Term) -> Day:
    """The last day of a term whose first day is `first`."""
    days = term.weeks * 7 + term.days
    years, months = term.years * _MONTHS_PER_YEAR, term.months
    if not years and not months:
        return first - 1 + days
    if date_of(first).day == 1:
        return add_months(first, years + months, _CLAMP) - 1 + days
    day = first - 1
    if years:
        day = add_months(day, years, _CLAMP)
    if months:
        day = add_months(day, months, _CLAMP)
    return day + days


def length(first: Day, term: Term) -> int:
    """How many days a term has that begins on `first`."""
    return last_day(first, term) - first + 1


def limit(first: Day, months: int) -> int:
    """How many days lie in so many calendar months from a day."""
    return add_months(first, months, _CLAMP) - first


@rule(
    "the length of terms that run one after another",
    PSI_03_2015,
    PRACTICE,
    convention="neighbouring months are added up, and neighbouring days; each part is counted from "
    "the end of the one before",
)
def end_to_end(first: Day, terms: Iterable[Term]) -> int:
    """How many days terms have together that follow one another from `first`."""
    day = first
    months = days = years = 0
    for term in terms:
        if term.years or term.months:
            if days:
                day = _end_of_part(day, years, months, days)
                years = months = days = 0
            years += term.years
            months += term.months
        days += term.weeks * 7 + term.days
    return _end_of_part(day, years, months, days) - first


def _end_of_part(day: Day, years: int, months: int, days: int) -> Day:
    """The day after a stretch of months and then of days."""
    if years or months:
        day = last_day(day, Term(years, months)) + 1
    return day + days


def summed(first: Day, terms: Iterable[Term]) -> int:
    """How many days the plain sum of terms, unit by unit, has from `first`."""
    years = months = weeks = days = 0
    for term in terms:
        years += term.years
        months += term.months
        weeks += term.weeks
        days += term.days
    return length(first, Term(years, months, weeks, days))


@rule(
    "the days of a part of a term",
    PSI_03_2015,
    PRACTICE,
    convention="rounded up to a whole day",
)
def part_of(days: int, fraction: Fraction) -> int:
    """So many days times a fraction, rounded up."""
    return -(-days * fraction[0] // fraction[1])


def coming_of_age(born: Day) -> Day:
    """The 18th birthday."""
    return add_months(born, _ADULT * _MONTHS_PER_YEAR, _CLAMP)

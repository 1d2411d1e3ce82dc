"""Supervision after the end of a short sentence: s.256AA, until its repeal in 2026 (TUSED)."""

from __future__ import annotations

from sentencing.core.days import Day, add_months
from sentencing.jurisdictions.england_wales.citations import (
    CJA_256AA,
    CODE_241,
    PRACTICE,
    SA_2026_34,
    SI_2026_402,
)
from sentencing.jurisdictions.england_wales.durations import Fraction, part_of
from sentencing.kit.law import Rule, rule

_A_YEAR = 12
_DAYS_OF_A_YEAR = 365
_HALF: Fraction = (1, 2)

REPEAL = Rule(
    "supervision after the end of a sentence is repealed",
    (SA_2026_34, SI_2026_402),
    "from the day of the computation on, for those already under it too",
)


@rule(
    "who is to be supervised after the sentence",
    CJA_256AA,
    PRACTICE,
    convention="more than a day and less than two years; over 18 at the half-way day",
)
def to_be_supervised(adult_on: Day, first: Day, days: int, *, under_two_years: bool) -> bool:
    """Whether a sentence of these days is one that supervision follows.

    Args:
        adult_on: the 18th birthday.
        first: day of the sentence.
        days: the length.
        under_two_years: whether it is under two years.
    """
    return days > 1 and under_two_years and first + part_of(days, _HALF) > adult_on


@rule(
    "supervision ends twelve months after release",
    CJA_256AA,
    CODE_241,
    PRACTICE,
    convention="calendar months from release without added days; days at large after it are added",
)
def ends(
    adult_on: Day, licence_days: int, without_added: Day, begins: Day, at_large_after: int
) -> Day | None:
    """The last day of supervision; None if there is none.

    Args:
        adult_on: the 18th birthday.
        licence_days: days of the sentence after release.
        without_added: release without added days.
        begins: that day, or the day of a sentence that credit had used up.
        at_large_after: days at large after release.
    """
    if licence_days >= _DAYS_OF_A_YEAR or without_added < adult_on:
        return None
    return add_months(begins, _A_YEAR, "clamp") + at_large_after

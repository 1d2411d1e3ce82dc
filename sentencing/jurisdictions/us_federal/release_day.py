"""The day of release: 18 U.S.C. 3624(a).

A prisoner is released when the term expires, less the time credited for conduct. If release falls on a Saturday, a Sunday or a legal holiday at the place of confinement, the
Bureau may release the person on the last preceding weekday. It may, so both days are given.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from sentencing.core.days import Day, date_of, previous_working_day
from sentencing.jurisdictions.us_federal.citations import (
    CFR_571_30,
    PS_5140_36,
    USC_3624_A,
    USC_3624_B,
)
from sentencing.kit.law import rule


@rule("release: the full term less good conduct time", USC_3624_A, USC_3624_B)
def projected(full_term: Day, award: int, lost: int, not_before: Day) -> Day:
    """The day of release with the good conduct time that is left.

    Args:
        full_term: the full term date.
        award: good conduct time.
        lost: how much of it is lost.
        not_before: the last day on which a sentence of the aggregate began.
    """
    return max(full_term - award + lost, not_before)


@rule(
    "a release that falls on a weekend or holiday",
    USC_3624_A,
    CFR_571_30,
    PS_5140_36,
    convention="federal holidays; those of a state only are not looked up",
)
def last_weekday(day: Day) -> Day:
    """The day itself if it is a working day, else the last working day before it."""
    return previous_working_day(day, is_federal_holiday)


def is_federal_holiday(day: Day) -> bool:
    """Whether a weekday is a legal public holiday of the federal government, or its observance."""
    found = date_of(day)
    if not _could_be_holiday(found.month, found.day):
        return False
    return found in _federal_holidays(found.year)


@cache
def _federal_holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays

    return frozenset(country_holidays("US", years=year))


_HOLIDAY_STRETCHES = {
    1: ((1, 2), (15, 21)),
    2: ((15, 22),),
    5: ((25, 31),),
    6: ((18, 20),),
    7: ((3, 5),),
    9: ((1, 7),),
    10: ((8, 14),),
    11: ((10, 12), (22, 28)),
    12: ((24, 26), (31, 31)),
}
"""Days of each month on which a federal holiday can fall or be observed. Nine dates in ten lie
outside, so that the table of holidays, which is slow to load, is seldom needed."""


def _could_be_holiday(month: int, day: int) -> bool:
    return any(first <= day <= last for first, last in _HOLIDAY_STRETCHES.get(month, ()))

"""Good conduct time: 18 U.S.C. 3624(b), 28 CFR 523.20.

A prisoner whose term is more than one year, and not life, may receive up to 54 days a year. Until
18 July 2019 the Bureau of Prisons counted years of time served, which the Supreme Court upheld in
Barber v. Thomas; since 19 July 2019, for every sentence then still running, the years of the
sentence imposed are counted.
"""

from __future__ import annotations

import msgspec

from sentencing.core.days import Day, Rounding, add_months, date_of
from sentencing.jurisdictions.us_federal.citations import (
    BARBER,
    CFR_523_20,
    CFR_523_20_D,
    CFR_523_20_OLD,
    CFR_541_3,
    FR_TABLE,
    FSA_102_B,
    RISK_SYSTEM_DAY,
    USC_3624_B,
)
from sentencing.kit.law import rule

_YEAR = 12
_DAYS_A_YEAR = 365
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
"""The calendar repeats after so many years, which have so many days."""
_ROLL: Rounding = "roll"


class Award(msgspec.Struct, frozen=True, kw_only=True):
    """Good conduct time for a term.

    Attributes:
        years: whole years that earn the yearly rate. rate: days for each of them.
        part: days left over. for_part: days that they earn.
    """

    years: int
    rate: int
    part: int
    for_part: int

    @property
    def days(self) -> int:
        """All of it."""
        return self.years * self.rate + self.for_part


@rule(
    "good conduct time is for terms of more than a year",
    USC_3624_B,
    convention="12 months earn nothing, 12 months and a day earn for a year",
)
def eligible(first: Day, last: Day, months: int) -> bool:
    """Whether an aggregate from `first` to `last` exceeds that many months."""
    return last >= add_months(first, months, _ROLL)


@rule(
    "good conduct time on the sentence imposed",
    USC_3624_B,
    CFR_523_20,
    FR_TABLE,
    convention="part of a year by days over 365, rounded down",
)
def on_sentence_imposed(first: Day, last: Day, rate: int) -> Award:
    """The award on the sentence imposed, its years counted from `first`.

    Args:
        first: the day the sentence begins.
        last: its last day before any credit.
        rate: days for a year.
    """
    years, part = years_and_days(first, last)
    return Award(years=years, rate=rate, part=part, for_part=part * rate // _DAYS_A_YEAR)


def by_decimal(award: Award) -> Award:
    """The same award with the part of a year at .148 days a day, as the manual had it."""
    return msgspec.structs.replace(award, for_part=award.part * daily_rate(award.rate) // 1000)


@rule(
    "good conduct time on time served",
    CFR_523_20_OLD,
    BARBER,
    convention="at the end of each year served; in the last part .148 a day, rounded down",
)
def on_time_served(first: Day, last: Day, rate: int) -> Award:
    """The award on time served, as it was reckoned until 18 July 2019.

    A year earns the rate at its end, if so much of the term is then left. The last part earns
    what the fewest days do that, with what they earn, reach its end.

    Args:
        first: the day the sentence begins, less prior custody credit.
        last: the full term date.
        rate: days for a year.
    """
    days = last - first + 1
    years = days * _CYCLE_YEARS // (_CYCLE_DAYS + rate * _CYCLE_YEARS)
    earned = _days_and_award(first, years, rate)
    while years and earned > days:
        years, earned = years - 1, _days_and_award(first, years - 1, rate)
    while (more := _days_and_award(first, years + 1, rate)) <= days:
        years, earned = years + 1, more
    left = days - earned
    return Award(years=years, rate=rate, part=left, for_part=_last_part(left, daily_rate(rate)))


@rule(
    "which method, for a sentence still running on 19 July 2019",
    FSA_102_B,
    RISK_SYSTEM_DAY,
    convention="a sentence that was over by then keeps the method under which it ended",
)
def method(in_force: str, changed: Day, release_by_time_served: Day) -> str:
    """The method that applies.

    Args:
        in_force: on the day of the computation.
        changed: first day of the new method.
        release_by_time_served: when the old method would have released the person.
    """
    return "time_served" if release_by_time_served < changed else in_force


@rule("without progress to a diploma: 42 days a year", CFR_523_20_D)
def rate_without_education(rate: int) -> int:
    """The yearly rate for offences since 26 April 1996, where education lags."""
    return rate


@rule(
    "good conduct time that is lost",
    USC_3624_B,
    CFR_541_3,
    convention="what is restored comes off what was lost; no more is lost than there is",
)
def lost(taken: int, restored: int, award: int) -> int:
    """How many days of an award are lost.

    Args:
        taken: days disallowed and forfeited.
        restored: days given back.
        award: days that there are.
    """
    return min(max(taken - restored, 0), award)


def years_and_days(first: Day, last: Day) -> tuple[int, int]:
    """Whole years from `first`, and the days left over up to `last`, both ends counted."""
    years = date_of(last + 1).year - date_of(first).year
    begun = _anniversary(first, years)
    if begun > last + 1:
        years -= 1
        begun = _anniversary(first, years)
    return years, last + 1 - begun


def _days_and_award(first: Day, years: int, rate: int) -> int:
    """The days of so many years from `first`, and what they earn."""
    return _anniversary(first, years) - first + years * rate


def _anniversary(first: Day, years: int) -> Day:
    return add_months(first, years * _YEAR, _ROLL)


def daily_rate(rate: int) -> int:
    """Thousandths of a day earned by a day: 148 for 54 days a year."""
    return (rate * 2000 + _DAYS_A_YEAR) // (2 * _DAYS_A_YEAR)


def _last_part(left: int, daily: int) -> int:
    """What the fewest days earn that, with what they earn, reach the end."""
    served = left * 1000 // (1000 + daily)
    while served + served * daily // 1000 < left:
        served += 1
    return served * daily // 1000

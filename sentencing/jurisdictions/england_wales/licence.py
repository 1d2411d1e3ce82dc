"""Expiry and licence: when a sentence is over, and until when release is on licence.

Which dates a sentence has depends on the law of its time: before the Act of 2012 licence ended at
three quarters of a term of one to four years, and release from less than 12 months was
unconditional; the latter it still is where the offence is older than February 2015.
"""

from __future__ import annotations

from collections.abc import Iterable

from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales.citations import (
    CJA_243A,
    CJA_249,
    CJA_264,
    LASPO_2012,
    ORA_2014,
    PRACTICE,
    PSI_03_2015,
)
from sentencing.jurisdictions.england_wales.durations import part_of, summed
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.sentences import Part
from sentencing.kit.law import rule

LICENCE, SPLIT, NO_LICENCE = "licence", "split", "no licence"
"""To the end of the sentence; to a day before it; release is unconditional."""

_THREE_QUARTERS = (3, 4)


@rule("a sentence of the older style", LASPO_2012)
def old_style(part: Part, law: InForce) -> bool:
    """Whether offence and sentence are both older than the Acts of 2003 and 2012."""
    return part.committed < law.offences_since and part.sentenced < law.sentences_since


@rule("release from less than 12 months is on licence", ORA_2014)
def licensed_if_short(part: Part, law: InForce) -> bool:
    """Whether the offence is of the time since which short sentences have a licence."""
    return part.committed >= law.licence_under_12_months_since


@rule(
    "whether release is on licence, and for how long",
    CJA_243A,
    CJA_249,
    CJA_264,
    LASPO_2012,
    ORA_2014,
    PRACTICE,
    convention="example 25 of PSI 03/2015 for a short chain of older and newer offences",
)
def licence_of(
    old: list[bool], licensed: list[bool], days: int, *, under_a_year: bool, under_four_years: bool
) -> str:
    """What licence a standard sentence, or a chain of them, has.

    Args:
        old: of each part, whether it is of the older style.
        licensed: of each part, whether it has a licence if short.
        days: the length.
        under_a_year: whether it is under 12 months.
        under_four_years: whether it is under four years; asked of the older style only.
    """
    if all(old):
        if not under_four_years:
            return LICENCE
        return NO_LICENCE if under_a_year else SPLIT
    if any(old) or not under_a_year:
        return LICENCE
    if all(licensed):
        return LICENCE if days > 1 else NO_LICENCE
    return SPLIT if any(licensed) else NO_LICENCE


@rule(
    "the licence ends at three quarters of the term",
    CJA_249,
    PSI_03_2015,
    convention="rounded up; credit beyond the time to serve does not shorten it",
)
def three_quarters(first: Day, days: int, moved: int, credit: int, to_release: int) -> Day:
    """The last day of the licence.

    Args:
        first: day of the sentence.
        days: its length.
        moved: days at large less credit.
        credit: what is credited to a sentence that was not recalled.
        to_release: days to serve before release.
    """
    beyond = credit - to_release if credit >= to_release else 0
    return first + part_of(days, _THREE_QUARTERS) + beyond + moved - 1


@rule(
    "the licence of a short chain of older and newer offences",
    ORA_2014,
    PSI_03_2015,
    convention="half of the sum of the newer terms, rounded down, from release",
)
def half_of_newer(first: Day, release: Day, parts: Iterable[Part], law: InForce) -> Day:
    """The last day of the licence."""
    newer = [part.total for part in parts if licensed_if_short(part, law)]
    return release + summed(first, newer) // 2


@rule(
    "the end of the sentence",
    CJA_249,
    PRACTICE,
    convention="credit brings it forward, days at large put it back, added days do not; not before "
    "the sentence, nor before return",
)
def expiry(unadjusted: Day, moved: int, first: Day, last_at_large: Day | None) -> Day:
    """The last day of a sentence.

    Args:
        unadjusted: by the term alone.
        moved: days at large less credit.
        first: day of the sentence.
        last_at_large: last day of an absence.
    """
    day = max(unadjusted + moved, first)
    return day if last_at_large is None else max(day, last_at_large + 1)

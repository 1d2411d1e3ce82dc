"""Prerelease custody: 18 U.S.C. 3624(c), and the elderly offender pilot, 34 U.S.C. 60541(g).

The last months of a term may be spent in a halfway house, up to twelve, and part of them at home:
the shorter of a tenth of the term and six months. How much is granted is for the Bureau; the days
are the earliest that the law allows.
"""

from __future__ import annotations

from sentencing.core.days import Day, add_months
from sentencing.jurisdictions.us_federal.citations import (
    SCA_MEMO,
    USC_3624_C,
    USC_3624_C2,
    USC_3624_C_OLD,
    USC_60541_G,
)
from sentencing.kit.law import rule


@rule(
    "placement in a halfway house, at the earliest",
    USC_3624_C,
    convention="up to",
)
def earliest_placement(release: Day, months: int) -> Day:
    """The earliest day of placement before a release.

    Args:
        release: the day of release.
        months: the longest that it may last.
    """
    return add_months(release, -months, "clamp")


@rule(
    "placement in a halfway house before placement by time credits, at the earliest",
    USC_3624_C,
    SCA_MEMO,
    convention="up to; before the day on which time credits would place the person",
)
def placement_before_credits(placed: Day, months: int) -> Day:
    """The earliest day of placement of a person whom time credits place too.

    Args:
        placed: the day of placement by time credits.
        months: the longest that it may last.
    """
    return earliest_placement(placed, months)


@rule(
    "placement in a halfway house, at the earliest, before the Second Chance Act",
    USC_3624_C_OLD,
    convention="up to; the shorter of a tenth of the term in days, rounded down, and six months",
)
def placement_in_last_tenth(release: Day, term_days: int, months: int) -> Day:
    """The earliest day of placement while it was limited to the last tenth of the term.

    Args:
        release: the day of release.
        term_days: length of the aggregate in days, before any credit.
        months: the longest that it may last.
    """
    return max(release - term_days // 10, add_months(release, -months, "clamp"))


@rule(
    "home confinement, at the earliest",
    USC_3624_C2,
    convention="up to; the shorter of a tenth of the term in days, rounded down, and six months",
)
def earliest_home_confinement(release: Day, term_days: int, months: int) -> Day:
    """The earliest day of home confinement before a release.

    Args:
        release: the day of release.
        term_days: length of the aggregate in days, before any credit.
        months: the longest that it may last.
    """
    return placement_in_last_tenth(release, term_days, months)


@rule(
    "home confinement of elderly offenders",
    USC_60541_G,
    convention="60 years old, and two thirds of the term served, rounded up",
)
def elderly(born: Day, begins: Day, term_days: int) -> Day:
    """The earliest day under the pilot.

    Args:
        born: day of birth.
        begins: first day of the aggregate, less prior custody credit.
        term_days: length of the aggregate in days.
    """
    two_thirds = -(-2 * term_days // 3)
    return max(add_months(born, 60 * 12, "roll"), begins + two_thirds)

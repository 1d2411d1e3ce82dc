"""First Step Act time credits: 18 U.S.C. 3632(d)(4) and 3624(g), 28 CFR 523.40 to 523.44.

An eligible prisoner earns 10 days of time credits for every 30 days of successful participation in
programs, and 15 once at minimum or low risk over two consecutive assessments. Credits that equal
the rest of the term move the person out of prison: first to supervised release, at most twelve
months early and only if the sentence includes supervised release; the remainder to prerelease
custody. Earning stops when the credits cover what is left.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from sentencing.core.days import Day, add_months
from sentencing.jurisdictions.us_federal.citations import (
    CFR_523_42,
    CFR_523_42_NEW,
    CFR_523_44,
    HANDOUT,
    PS_5410_01,
    USC_3624_G,
    USC_3624_G3,
    USC_3632_D4,
    USC_3632_D4_B,
    USC_3632_D4_E,
)
from sentencing.kit.law import rule

INCREMENT = 30
"""Days of participation that earn one award; a part of it earns nothing yet."""


Rate: TypeAlias = tuple[int, int, int]
"""Increments at the lower rate, the days of each of those, and of each of the others."""


class Projection(msgspec.Struct, frozen=True, kw_only=True):
    """What time credits do to a date of release.

    Attributes:
        increments: whole increments earned until they covered the rest.
        credits: days earned by them.
        covered: the first day on which the credits cover what is left.
        to_release: days of them that bring supervised release forward.
        release: the day of release to supervised release.
        placement: the day on which prerelease custody begins; None if the credits leave none.
    """

    increments: int
    credits: int
    covered: Day
    to_release: int
    release: Day
    placement: Day | None


@rule(
    "days earned by increments of 30 days of participation",
    USC_3632_D4,
    HANDOUT,
    PS_5410_01,
    convention="whole increments only; 15 days each once the first ones at 10 are over",
)
def earned(increments: int, at_lower_rate: int, lower: int, higher: int) -> int:
    """The days that so many increments earn.

    Args:
        increments: whole increments.
        at_lower_rate: how many of them come before the higher rate.
        lower: days for each of those.
        higher: days for each of the others.
    """
    first = min(increments, at_lower_rate)
    return first * lower + (increments - first) * higher


@rule(
    "earning begins",
    USC_3632_D4_B,
    CFR_523_42,
    CFR_523_42_NEW,
    convention="not before the Act, nor before the sentence begins",
)
def earning_from(start: str, commenced: Day, arrived: Day | None, enacted: Day) -> Day:
    """The first day that earns.

    Args:
        start: `commencement` or `arrival` at the designated facility.
        commenced: the day the sentence began.
        arrived: the day of arrival; that of commencement if it is not known.
        enacted: the day of the First Step Act.
    """
    begin = arrived if start == "arrival" and arrived is not None else commenced
    return max(begin, commenced, enacted)


@rule("credits cover the rest of the term", USC_3624_G, HANDOUT, convention="no earning after that")
def covered_on(begins: Day, release: Day, rate: Rate, until: Day | None = None) -> tuple[Day, int]:
    """The first day on which the credits earned equal what is left, and the increments by then.

    Args:
        begins: the first day that earns.
        release: the day of release without time credits.
        rate: increments at the lower rate, and the two rates.
        until: the first day that no longer earns; None if all do.
    """
    if begins >= release:
        return release, 0
    increments = _increments_to_cover(release - begins - (INCREMENT - 1), rate)
    if until is not None:
        increments = min(increments, max(until - begins, 0) // INCREMENT)
    return max(begins + INCREMENT * increments, release - earned(increments, *rate)), increments


def _increments_to_cover(days: int, rate: Rate) -> int:
    """The fewest increments whose days, with what they earn, come to so many days."""
    at_lower_rate, lower, higher = rate
    increments = max(0, -(-days // (INCREMENT + lower)))
    if increments <= at_lower_rate:
        return increments
    ahead = at_lower_rate * (higher - lower)
    return max(at_lower_rate, -(-(days + ahead) // (INCREMENT + higher)))


@rule(
    "time credits bring supervised release forward by at most twelve months",
    USC_3624_G3,
    CFR_523_44,
)
def earliest_supervised_release(release: Day, cap: str) -> Day:
    """The earliest day to which credits can bring release forward.

    Args:
        release: the day of release without time credits.
        cap: `twelve_months` of the calendar, or `days_365`.
    """
    return release - 365 if cap == "days_365" else add_months(release, -12, "clamp")


@rule("time credits are not applied under a final order of removal", USC_3632_D4_E)
def barred_by_removal(removal_order: bool) -> bool:  # noqa: FBT001  # a fact, not a switch
    """Whether an order of removal keeps credits from being applied."""
    return removal_order


@rule("a detainer, where it keeps credits from being applied", PS_5410_01)
def barred_by_detainer(lodged: bool) -> bool:  # noqa: FBT001  # a fact, not a switch
    """Whether a detainer keeps credits from being applied, under the policy that says so."""
    return lodged


@rule("credits are applied at minimum or low risk, or on a petition to the warden", USC_3624_G)
def risk_allows(risk: str, petition: bool) -> bool:  # noqa: FBT001  # a fact, not a switch
    """Whether the level of risk lets credits be applied."""
    return petition or risk in ("minimum", "low")


@rule("earning in prerelease custody, if it goes on there", PS_5410_01)
def placed_if_earning_goes_on(begins: Day, release: Day, leaves: Day, rate: Rate) -> Day:
    """The day of placement when earning is projected up to the day the person leaves custody.

    Args:
        begins: the first day that earns.
        release: the day of release without time credits.
        leaves: the day of release with them.
        rate: increments at the lower rate, and the two rates.
    """
    return release - earned(max(leaves - begins, 0) // INCREMENT, *rate)


def project(
    begins: Day,
    release: Day,
    rate: Rate,
    cap: str,
    *,
    supervised: bool,
    goes_on: bool = False,
    until: Day | None = None,
) -> Projection:
    """What the credits that can be earned do to a release.

    Args:
        begins: the first day that earns.
        release: the day of release without time credits.
        rate: increments at the lower rate, and the two rates.
        cap: how the twelve months are counted.
        supervised: whether the sentence includes supervised release.
        goes_on: whether earning goes on in prerelease custody.
        until: the first day that no longer earns; None if all do.
    """
    covered, increments = covered_on(begins, release, rate, until)
    credits_ = earned(increments, *rate)
    leaves = release
    if supervised and credits_:
        leaves = max(covered, earliest_supervised_release(release, cap))
    placement = covered if covered < leaves else None
    if placement is not None and goes_on:
        placement = placed_if_earning_goes_on(begins, release, leaves, rate)
    return Projection(
        increments=increments,
        credits=credits_,
        covered=covered,
        to_release=release - leaves,
        release=leaves,
        placement=placement,
    )

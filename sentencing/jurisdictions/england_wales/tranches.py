"""Tranches: on which day a person already serving comes under an early-release scheme."""

from __future__ import annotations

from collections.abc import Iterable

from sentencing.core.days import Day, date_of
from sentencing.jurisdictions.england_wales.citations import (
    PRACTICE,
    SA_2026_23,
    SA_2026_32,
    SI_2024_844,
)
from sentencing.jurisdictions.england_wales.durations import last_day
from sentencing.jurisdictions.england_wales.in_force import Scheme
from sentencing.jurisdictions.england_wales.release import takes_progression
from sentencing.jurisdictions.england_wales.sentences import (
    AT_LARGE,
    STANDARD,
    UNLIKE_SENTENCES,
    Record,
)
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.kit.law import rule

NOT_OUT_FOR_GOOD = ("curfew", "removal", "end of custody licence")
"""Releases after which the order of 2024 does not reach a person any more."""


class Allocation:
    """The tranche of a scheme that a person is in."""

    __slots__ = ("day", "number")

    def __init__(self, number: int, day: Day) -> None:
        self.number, self.day = number, day


@rule(
    "how long a sentence is for a tranche",
    SI_2024_844,
    PRACTICE,
    convention="the whole terms passed before the scheme began, one after another; whole years, or "
    "days",
)
def size(serving: Serving, before: Day, *, in_years: bool) -> int:
    """The length of what was passed before a day."""
    end = serving.first
    for part in serving.parts:
        if part.sentenced < before and part.kind not in UNLIKE_SENTENCES:
            end = last_day(end, part.total) + 1
    if not in_years:
        return end - serving.first
    one, other = date_of(serving.first), date_of(end)
    return other.year - one.year - ((other.month, other.day) < (one.month, one.day))


@rule(
    "the tranche of a person is that of the longest sentence",
    SI_2024_844,
    SA_2026_23,
    SA_2026_32,
    PRACTICE,
)
def fitting(
    scheme: Scheme, day: Day, running: Iterable[Serving], *, in_years: bool = False
) -> int | None:
    """The number of the tranche of a day, if no sentence is too long for it."""
    number = scheme.days.index(day)
    longest = scheme.tranches[number][0]
    for serving in running:
        long_enough = serving.expiry >= scheme.begins
        if long_enough and size(serving, scheme.begins, in_years=in_years) > longest:
            return None
    return number + 1


@rule("40 per cent: who was to be released later", SI_2024_844, PRACTICE)
def forty_concerns(running: Iterable[Serving], scheme: Scheme) -> bool:
    """Whether some sentence has a release after the scheme began and is not an SDS+."""
    return any(
        serving.release > scheme.begins
        and any(
            part.kind == STANDARD and not part.plus and part.sentenced < scheme.begins
            for part in serving.parts
        )
        for serving in running
    )


@rule(
    "progression: who was to be released later",
    SA_2026_23,
    PRACTICE,
    convention="without added days, and without days at large since it began",
)
def progression_concerns(
    running: Iterable[Serving], scheme: Scheme, record: Record, day: Day
) -> bool:
    """Whether some sentence within progression has a release since it began."""
    since = 0
    for adjustment in record.adjustments:
        if adjustment.kind == AT_LARGE and scheme.begins <= adjustment.on < day:
            since += adjustment.days
    return any(
        serving.without_added - since >= scheme.begins
        and any(
            part.sentenced < scheme.begins and takes_progression(part) for part in serving.parts
        )
        for serving in running
    )


@rule("40 per cent: not for those out of prison on the day", SI_2024_844, PRACTICE)
def out_of_prison(record: Record, day: Day) -> str:
    """How the person was out on a day: the reason of the release; empty if in, or at large."""
    before = [movement for movement in record.movements if movement.on <= day]
    if not before:
        return ""
    last = max(before, key=lambda movement: movement.on)
    if not last.out:
        return ""
    if last.reason in NOT_OUT_FOR_GOOD:
        return last.reason
    at_large = any(
        adjustment.kind == AT_LARGE
        and adjustment.first is not None
        and adjustment.last is not None
        and adjustment.first <= day <= adjustment.last
        for adjustment in record.adjustments
    )
    return "" if at_large else last.reason


@rule(
    "recall of 56 days: who was back in prison when it began",
    SA_2026_32,
    PRACTICE,
)
def recalled_before(everyone: Iterable[Serving], scheme: Scheme, record: Record) -> list[Serving]:
    """The recalled sentences that come under it by a tranche."""
    recalls = [
        (serving, serving.recall)
        for serving in everyone
        if serving.recall is not None and serving.recall.days and serving.recall.days > 28  # noqa: PLR2004  # the longest of the older law
    ]
    revoked = max([recall.revoked or 0 for _, recall in recalls], default=0)
    found = []
    for serving, recall in recalls:
        back = record.back(recall)
        if serving.expiry > revoked and recall.revoked != scheme.begins and back is not None:
            found += [serving] if back <= scheme.begins else []
    return found

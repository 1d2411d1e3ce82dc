"""Slack: by how many days each term could be longer before it moved the end of all.

A term that is made longer lengthens every chain that it stands in by as many days. So its slack is
what the longest of these lacks to the end of all: the chains that lead up to it, as they were placed,
joined with the tails that follow it, which one walk from the end to the beginning gives for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sentencing.core.days import Day
from sentencing.core.graphs import in_order
from sentencing.core.terms import Life, Term
from sentencing.kit.schedule import (
    SURELY_LONGER,
    Schedule,
    Segment,
    Slack,
    overall_end,
    stopped_days,
)

Tail: TypeAlias = tuple[int, int]
"""Months and days that follow a unit."""

_MONTHS_OF_CYCLE, _DAYS_OF_CYCLE = 4800, 146_097
"""The calendar repeats after so many months, which have so many days."""


def slacks(schedule: Schedule) -> dict[str, Slack]:
    """By how many days each term could be longer before it moved the end of all.

    Of a term of which a part of fixed length follows another, that part is made longer too.

    Zero: it controls. Never: it cannot move the end, since there is none.
    """
    items, placed = schedule.items, schedule.placed
    end = overall_end(placed)
    if end is None:
        return {key: 0 if isinstance(items[key].term, Life) else "never" for key in placed}
    tails = _tails(items)
    return {key: end - _longest(schedule, key, tails[key], end) for key in placed}


def _longest(schedule: Schedule, key: str, tails: Iterable[Tail], end: Day) -> Day:
    """Where the longest chain that a unit stands in would end if it were longer.

    Every day until the end of all on which service stood still counts for it then.
    """
    ends = []
    for chain in schedule.placed[key].chains:
        stopped = (
            stopped_days([stop for stop in schedule.stops if stop.first <= end], chain.anchor, end)
            if schedule.stops
            else 0
        )
        for months, days in tails:
            total = chain.total + Term(months=months, days=days)
            ends.append(total.last_day(chain.anchor, schedule.rounding) + stopped)
    return max(ends)


def _tails(items: Mapping[str, Segment]) -> dict[str, list[Tail]]:
    """What can follow each unit: nothing, or what remains of one that waits for it, and its tails."""
    found: dict[str, list[Tail]] = {key: [(0, 0)] for key in items}
    graph = {key: [link.other for link in item.links] for key, item in items.items()}
    for key in reversed(in_order(graph)):
        tails, item = _pruned(found[key]), items[key]
        found[key] = tails
        if isinstance(item.term, Life):
            continue
        for link in item.links:
            part = link.remainder(item.term)
            more = [(part.whole_months + m, part.whole_days + d) for m, d in tails]
            found[link.other] += more
    return found


def _pruned(tails: Iterable[Tail]) -> list[Tail]:
    """The tails of which none is longer than the others whatever it is added to.

    A tail that is on the average of the calendar longer by half of `SURELY_LONGER` is always longer,
    for the same reason: only one gain is to be compared here with its average.
    """
    ranked = sorted(set(tails), key=lambda tail: (-_average(tail), tail))
    kept: list[Tail] = []
    margin = (SURELY_LONGER + 1) // 2 * _MONTHS_OF_CYCLE
    for months, days in ranked:
        if _average(ranked[0]) - _average((months, days)) >= margin:
            break
        if not any(more_m >= months and more_d >= days for more_m, more_d in kept):
            kept.append((months, days))
    return kept


def _average(tail: Tail) -> int:
    """The length of a tail by the average month, in parts of a day."""
    months, days = tail
    return months * _DAYS_OF_CYCLE + days * _MONTHS_OF_CYCLE

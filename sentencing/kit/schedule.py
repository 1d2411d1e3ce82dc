"""Placing sentences in time, and what several of them make together.

Every unit has a day on which it could begin and a term; links say what must come before. A chain
of consecutive terms is one sum of years, months and days counted from where the chain began, not
a row of dates, so that twelve months and twelve months are always two years. Concurrent terms
keep their own ends; the last of them is the end of all. On days on which service stands still, as
after an escape, every term that was running stands still.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from sentencing.core.days import Day, Rounding, Span, months_and_days
from sentencing.core.graphs import in_order
from sentencing.core.terms import Life, Term
from sentencing.kit.links import Link, Reduction

Slack: TypeAlias = int | Literal["never"]
"""By how many days a sentence could be longer before it took control; never, beside life."""

SURELY_LONGER = 15
"""A chain that ends so many days after another one ends no earlier than it whatever is added to both.

Let `first(k)` be the day number of the first of month `k`. A chain whose months reach month `u` ends
on `first(u)`, less 0 to 3 days where that month lacks the day, plus days that do not change. When `m`
months are added to both of two chains, the one gains `first(u + m) - first(u)`, the other `first(v +
m) - first(v)`, each but for 3 days. Now `first(k)` is `146097 / 4800 * k` plus a remainder that
repeats every 4,800 months and lies within 4.4 days (-2.36 to 2.05): the gains differ from `146097 /
4800 * m`, which is the same for both, by at most 4.4 days each. So the distance of the two ends
changes by at most 2 * (4.4 + 3) = 14.8 days. Added days change nothing.
"""


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A unit to be placed.

    Attributes:
        key: of the unit.
        earliest: the day on which it begins if nothing holds it back.
        term: its length; life has no end.
        links: what it waits for.
    """

    key: str
    earliest: Day
    term: Term | Life
    links: tuple[Link, ...] = ()


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """A row of consecutive terms as one sum.

    Attributes:
        last: its last day. unstopped: the same if service never stood still.
        anchor: the day from which it is counted.
        total: the terms added up.
        via: the unit before the last one in it; empty if it is the first.
    """

    last: Day
    unstopped: Day
    anchor: Day
    total: Term
    via: str = ""

    def dominated_by(self, other: Chain, stops: Sequence[Span] = ()) -> bool:
        """Whether the other chain is at least as long whatever is added to both.

        Args:
            other: the other chain.
            stops: days on which service stands still. Those before the other chain began can only
                lengthen this one.
        """
        if other.anchor == self.anchor and (
            other.total.whole_months >= self.total.whole_months
            and other.total.whole_days >= self.total.whole_days
        ):
            return True
        ahead = other.unstopped - self.unstopped
        if ahead >= SURELY_LONGER and stops and self.anchor < other.anchor:
            ahead -= stopped_days(stops, self.anchor, other.anchor - 1)
        return ahead >= SURELY_LONGER


class Scheduled(msgspec.Struct, frozen=True, kw_only=True):
    """Where a unit lies.

    Attributes:
        key: of the unit.
        first: its first day; None if it waits for a sentence that has no end.
        last: its last day; None if it has no end.
        chains: the rows of terms that may decide its end, the longest first; none if it has no
            end. More than one is kept, since months differ: of two chains that end on one day,
            either may be the longer once a month is added.
    """

    key: str
    first: Day | None
    last: Day | None
    chains: tuple[Chain, ...]

    @property
    def chain(self) -> Chain:
        """The row of terms that decides its end."""
        return self.chains[0]


class Schedule:
    """Units laid into the calendar, as they come.

    A unit ends on the latest of: its own term from its earliest day, and for every link, the end
    of the other unit plus what remains of the term after it.

    Args:
        rounding: of months.
        stops: days on which service stands still, apart and in order.

    Attributes:
        items: the units, without links that others imply.
        placed: where each lies.
    """

    def __init__(self, rounding: Rounding, stops: Sequence[Span] = ()) -> None:
        self.rounding = rounding
        self.stops = stops
        self.items: dict[str, Segment] = {}
        self.placed: dict[str, Scheduled] = {}
        self._reduction = Reduction()

    def add(self, items: Iterable[Segment]) -> None:
        """Lay out more units; each waits only for those there and each other, and not in a ring."""
        new = {item.key: item for item in items}
        graph = {
            key: [link.other for link in item.links if link.other in new]
            for key, item in new.items()
        }
        for key in in_order(graph):
            item = new[key]
            links = self._reduction.of(key, item.term, item.links)
            item = msgspec.structs.replace(item, links=links)
            self.items[key] = item
            self.placed[key] = self._place(item)

    def _place(self, item: Segment) -> Scheduled:
        before = [(link, self.placed[link.other]) for link in item.links]
        first = item.earliest
        for link, other in before:
            if other.last is None:
                return Scheduled(key=item.key, first=None, last=None, chains=())
            if link.whole:
                first = max(first, other.last + 1)
        if isinstance(item.term, Life):
            return Scheduled(key=item.key, first=first, last=None, chains=())
        chains = [self._chain(item.earliest, item.term, "")]
        for link, other in before:
            remainder = link.remainder(item.term)
            chains += [
                self._chain(chain.anchor, chain.total + remainder, link.other)
                for chain in other.chains
            ]
        longest = self._longest(chains) if before else tuple(chains)
        return Scheduled(key=item.key, first=first, last=longest[0].last, chains=longest)

    def _chain(self, anchor: Day, total: Term, via: str) -> Chain:
        """A row of terms, every day on which it stood still added."""
        unstopped = last = total.last_day(anchor, self.rounding)
        for stop in self.stops:
            if anchor <= stop.last and stop.first <= last:
                last += stop.last - max(stop.first, anchor) + 1
        return Chain(last=last, unstopped=unstopped, anchor=anchor, total=total, via=via)

    def _longest(self, chains: list[Chain]) -> tuple[Chain, ...]:
        """Those that may decide an end, the longest first; the order of listing plays no part."""
        ranked = sorted(
            chains,
            key=lambda c: (-c.last, c.anchor, -c.total.whole_months, -c.total.whole_days, c.via),
        )
        kept: list[Chain] = []
        for chain in ranked:
            if not any(chain.dominated_by(other, self.stops) for other in kept):
                kept.append(chain)
        return tuple(kept)


def place(
    items: Iterable[Segment], rounding: Rounding, stops: Sequence[Span] = ()
) -> dict[str, Scheduled]:
    """Where each unit lies; the links must not form a ring."""
    schedule = Schedule(rounding, stops)
    schedule.add(items)
    return schedule.placed


def stopped_days(stops: Iterable[Span], first: Day, last: Day) -> int:
    """How many of the days on which service stands still lie in a stretch, both ends counted."""
    return sum(max(min(stop.last, last) - max(stop.first, first) + 1, 0) for stop in stops)


def overall_end(placed: Mapping[str, Scheduled]) -> Day | None:
    """The last day of all; None if one has no end."""
    return controlling(placed).last


def controlling(placed: Mapping[str, Scheduled]) -> Scheduled:
    """The unit that ends last; of several, the one with the first key."""
    return min(
        placed.values(), key=lambda unit: (unit.last is not None, -(unit.last or 0), unit.key)
    )


def outer_term(first: Day, chain: Chain, rounding: Rounding) -> Term:
    """The length of the aggregate that begins on `first` and ends with a chain.

    Where the chain began on that day, it is the chain's sum; else the time from the first day to
    the day before the chain began, months first and then days, plus the chain's sum.
    """
    if chain.anchor == first:
        return chain.total
    months, days = months_and_days(first, chain.anchor, rounding)
    return Term(months=months, days=days) + chain.total

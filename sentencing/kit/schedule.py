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
from sentencing.core.terms import Life, Term
from sentencing.kit.links import Link

Slack: TypeAlias = int | Literal["never"]
"""By how many days a sentence could be longer before it took control; never, beside life."""

_FAR = 10_000_000
"""Days added to a term to find out how much of them its neighbours absorb."""


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
        last: its last day.
        anchor: the day from which it is counted.
        total: the terms added up.
        via: the unit before the last one in it; empty if it is the first.
    """

    last: Day
    anchor: Day
    total: Term
    via: str = ""

    def dominated_by(self, other: Chain) -> bool:
        """Whether the other chain is at least as long whatever is added to both."""
        return (
            other.anchor == self.anchor
            and other.total.whole_months >= self.total.whole_months
            and other.total.whole_days >= self.total.whole_days
        )


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


def place(
    items: Iterable[Segment], rounding: Rounding, stops: Sequence[Span] = ()
) -> dict[str, Scheduled]:
    """Where each unit lies; the links must not form a ring.

    A unit ends on the latest of: its own term from its earliest day, and for every link, the end
    of the other unit plus what remains of the term after it.

    Args:
        items: the units.
        rounding: of months.
        stops: days on which service stands still, apart and in order.
    """
    todo = {item.key: item for item in items}
    placed: dict[str, Scheduled] = {}

    def visit(item: Segment) -> Scheduled:
        found = placed.get(item.key)
        if found is None:
            before = [(link, visit(todo[link.other])) for link in item.links]
            found = placed[item.key] = _place_one(item, before, rounding, stops)
        return found

    for key in sorted(todo):
        visit(todo[key])
    return placed


def _place_one(
    item: Segment, before: list[tuple[Link, Scheduled]], rounding: Rounding, stops: Sequence[Span]
) -> Scheduled:
    first = item.earliest
    for link, other in before:
        if other.last is None:
            return Scheduled(key=item.key, first=None, last=None, chains=())
        if link.less is None and link.part is None:
            first = max(first, other.last + 1)
    if isinstance(item.term, Life):
        return Scheduled(key=item.key, first=first, last=None, chains=())
    last = _last_day(item.term, item.earliest, rounding, stops)
    chains = [Chain(last=last, anchor=item.earliest, total=item.term)]
    if not before:
        return Scheduled(key=item.key, first=first, last=last, chains=tuple(chains))
    for link, other in before:
        remainder = link.remainder(item.term)
        for chain in other.chains:
            total = chain.total + remainder
            end = _last_day(total, chain.anchor, rounding, stops)
            chains.append(Chain(last=end, anchor=chain.anchor, total=total, via=link.other))
    longest = _longest(chains)
    return Scheduled(key=item.key, first=first, last=longest[0].last, chains=longest)


def _last_day(term: Term, first: Day, rounding: Rounding, stops: Sequence[Span]) -> Day:
    """The last day of a term, every day on which it stood still added."""
    last = term.last_day(first, rounding)
    for stop in stops:
        if first <= stop.last and stop.first <= last:
            last += stop.last - max(stop.first, first) + 1
    return last


def _longest(chains: list[Chain]) -> tuple[Chain, ...]:
    """The chains that may decide an end, the longest first; the order of listing plays no part."""
    ranked = sorted(
        chains, key=lambda c: (-c.last, c.anchor, -c.total.whole_months, -c.total.whole_days, c.via)
    )
    kept: list[Chain] = []
    for chain in ranked:
        if not any(chain.dominated_by(other) for other in kept):
            kept.append(chain)
    return tuple(kept)


def overall_end(placed: Mapping[str, Scheduled]) -> Day | None:
    """The last day of all; None if one has no end."""
    ends = [unit.last for unit in placed.values() if unit.last is not None]
    return max(ends) if len(ends) == len(placed) else None


def controlling(placed: Mapping[str, Scheduled]) -> Scheduled:
    """The unit that ends last; of several, the one with the first key."""
    return min(
        placed.values(), key=lambda unit: (unit.last is not None, -(unit.last or 0), unit.key)
    )


def slacks(
    items: Mapping[str, Segment],
    placed: Mapping[str, Scheduled],
    rounding: Rounding,
    stops: Sequence[Span] = (),
) -> dict[str, Slack]:
    """By how many days each term could be longer before it moved the end of all.

    Zero: it controls. Never: it cannot move the end, since there is none.
    """
    end = overall_end(placed)
    if end is None:
        return {key: 0 if isinstance(items[key].term, Life) else "never" for key in placed}
    followed = {link.other for item in items.values() for link in item.links}
    found: dict[str, Slack] = {}
    for key, unit in placed.items():
        if key not in followed and unit.last is not None and not stops:
            found[key] = end - unit.last
        else:
            longer = dict(items) | {key: _lengthened(items[key])}
            moved = overall_end(place(longer.values(), rounding, stops))
            found[key] = "never" if moved is None else _FAR - (moved - end)
    return found


def _lengthened(item: Segment) -> Segment:
    """The item with a longer term; where only a part of it counts, with a longer part."""
    more = Term(days=_FAR)
    links = tuple(
        msgspec.structs.replace(link, part=link.part + more) if link.part else link
        for link in item.links
    )
    term = item.term if isinstance(item.term, Life) else item.term + more
    return msgspec.structs.replace(item, term=term, links=links)


def outer_term(first: Day, chain: Chain, rounding: Rounding) -> Term:
    """The length of the aggregate that begins on `first` and ends with a chain.

    Where the chain began on that day, it is the chain's sum; else the time from the first day to
    the day before the chain began, months first and then days, plus the chain's sum.
    """
    if chain.anchor == first:
        return chain.total
    months, days = months_and_days(first, chain.anchor, rounding)
    return Term(months=months, days=days) + chain.total

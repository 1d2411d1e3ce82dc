"""Placing sentences in time, and what several of them make together.

Every unit has a day on which it could begin and a term; links say what must come before. A chain
of consecutive terms is one sum of years, months and days counted from where the chain began, not
a row of dates, so that twelve months and twelve months are always two years. Concurrent terms
keep their own ends; the last of them is the end of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from sentencing.days import Day, Rounding, months_and_days
from sentencing.relations import Link
from sentencing.terms import Term

_FAR = 10_000_000
"""Days added to a term to find out how much of them its neighbours absorb."""


class Item(msgspec.Struct, frozen=True):
    """A unit to be placed.

    Attributes:
        key: of the unit.
        earliest: the day on which it begins if nothing holds it back.
        term: its length; None for life, which has no end.
        links: what it waits for.
    """

    key: str
    earliest: Day
    term: Term | None
    links: tuple[Link, ...] = ()


class Placed(msgspec.Struct, frozen=True):
    """Where a unit lies.

    Attributes:
        key: of the unit.
        first: its first day; None if it waits for a sentence that has no end.
        last: its last day; None if it has no end.
        anchor: the day from which its chain of terms is counted.
        total: the terms of the chain up to its end, added up.
        via: the unit before it in that chain.
    """

    key: str
    first: Day | None
    last: Day | None
    anchor: Day
    total: Term
    via: str | None


def place(items: Iterable[Item], rounding: Rounding) -> dict[str, Placed]:
    """Where each unit lies; the links must not form a ring.

    A unit ends on the latest of: its own term from its earliest day, and for every link, the end
    of the other unit plus what remains of the term after it.
    """
    todo = {item.key: item for item in items}
    placed: dict[str, Placed] = {}

    def visit(item: Item) -> Placed:
        found = placed.get(item.key)
        if found is None:
            before = [(link, visit(todo[link.other])) for link in item.links]
            found = placed[item.key] = _place_one(item, before, rounding)
        return found

    for key in sorted(todo):
        visit(todo[key])
    return placed


def _place_one(item: Item, before: list[tuple[Link, Placed]], rounding: Rounding) -> Placed:
    if any(other.last is None for _, other in before):
        return Placed(item.key, None, None, item.earliest, Term(), None)
    if item.term is None:
        first = max([item.earliest, *(o.last + 1 for _, o in before if o.last is not None)])
        return Placed(item.key, first, None, item.earliest, Term(), None)
    anchor, total, via = item.earliest, item.term, None
    first, last = item.earliest, item.term.last_day(item.earliest, rounding)
    for link, other in before:
        summed = other.total + link.remainder(item.term)
        end = summed.last_day(other.anchor, rounding)
        if end > last or (end == last and via is not None and other.key < via):
            anchor, total, via, last = other.anchor, summed, other.key, end
        if link.less is None and link.part is None and other.last is not None:
            first = max(first, other.last + 1)
    return Placed(item.key, first, last, anchor, total, via)


def end_of_all(placed: Mapping[str, Placed]) -> Day | None:
    """The last day of all; None if one has no end."""
    ends = [unit.last for unit in placed.values()]
    return None if None in ends else max(end for end in ends if end is not None)


def controlling(placed: Mapping[str, Placed]) -> Placed:
    """The unit that ends last; of several, the one with the first key."""
    return min(
        placed.values(), key=lambda unit: (unit.last is not None, -(unit.last or 0), unit.key)
    )


def slacks(
    items: Mapping[str, Item], placed: Mapping[str, Placed], rounding: Rounding
) -> dict[str, int | None]:
    """By how many days each term could be longer before it moved the end of all.

    Zero: it controls. None: it can never move the end, since there is none.
    """
    end = end_of_all(placed)
    if end is None:
        return {key: 0 if items[key].term is None else None for key in placed}
    followed = {link.other for item in items.values() for link in item.links}
    found: dict[str, int | None] = {}
    for key, unit in placed.items():
        if key not in followed and unit.last is not None:
            found[key] = end - unit.last
        else:
            longer = dict(items) | {key: _lengthened(items[key])}
            moved = end_of_all(place(longer.values(), rounding))
            found[key] = None if moved is None else _FAR - (moved - end)
    return found


def _lengthened(item: Item) -> Item:
    term = item.term + Term(days=_FAR) if item.term else item.term
    return msgspec.structs.replace(item, term=term)


def outer_term(first: Day, unit: Placed, rounding: Rounding) -> Term:
    """The length of the aggregate that begins on `first` and ends with `unit`.

    Where the unit's chain began on that day, it is the chain's sum; else the time from the first
    day to the day before the chain began, months first and then days, plus the chain's sum.
    """
    if unit.anchor == first:
        return unit.total
    months, days = months_and_days(first, unit.anchor, rounding)
    return Term(months=months, days=days) + unit.total

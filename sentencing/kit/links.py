"""Which unit waits for which, and with how much of its term: orders as placing needs them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import msgspec

from sentencing.core.graphs import rings_of
from sentencing.core.terms import Life, Term
from sentencing.kit.relations import Order, Orders


class Link(msgspec.Struct, frozen=True):
    """That a unit, or part of it, follows another.

    The unit ends no earlier than `other` ends plus its term, or its term less `less`, or `part`.
    """

    other: str
    less: Term | None = None
    part: Term | None = None

    @property
    def whole(self) -> bool:
        """Whether the whole term lies after the other unit."""
        return self.less is None and self.part is None

    def remainder(self, term: Term) -> Term:
        """How much of a unit's term lies after the other unit."""
        if self.part is not None:
            return self.part
        return term.less(self.less) if self.less is not None else term


class _Remainder(NamedTuple):
    """What of a unit follows another one: the whole, or so many months and days."""

    whole: bool
    months: int
    days: int


class Reduction:
    """Takes out the links that longer ways imply, unit by unit.

    Where `c` waits for `b` and for `a`, and `b` for `a`, the sum of `a`, what of `b` follows it and
    what of `c` follows `b` is no less in months and none in days than that of `a` and what of `c`
    follows it, if no less of `c` follows `b` than `a` and what follows of `b` is not below zero, as
    a part taken off in days from a term of months may be. They begin on the same day, so the
    shorter sum decides nothing. A whole term also begins after what it follows, which only another
    whole term after something later implies.
    """

    def __init__(self) -> None:
        self._before: dict[str, set[str]] = {}

    def of(self, key: str, term: Term | Life, links: Sequence[Link]) -> tuple[Link, ...]:
        """The links of a unit that stay; those of all that it waits for have been asked before."""
        ranked = sorted(links, key=lambda link: (-len(self._before[link.other]), link.other))
        remainders: dict[tuple[Term | None, Term | None], _Remainder] = {}
        kept: list[Link] = []
        reached: dict[_Remainder, set[str]] = {}
        before: set[str] = set()
        for link in ranked:
            what = (link.less, link.part)
            if what not in remainders:
                remainders[what] = _remainder(term, link)
            follows = remainders[what]
            if any(link.other in found and _covers(r, follows) for r, found in reached.items()):
                continue
            kept.append(link)
            reached.setdefault(follows, set()).update(self._before[link.other])
            if follows.months >= 0 and follows.days >= 0:
                before.add(link.other)
                before |= self._before[link.other]
        self._before[key] = before
        return tuple(kept)


Waits = Mapping[str, Sequence[Link]]
"""What each unit waits for."""


def links(
    orders: Orders, keys: Collection[str], of: Collection[str] | None = None
) -> dict[str, tuple[Link, ...]]:
    """Which of the units wait for which, orders from outside `keys` left out.

    An order said of a judgment as a whole binds it where it begins (what must wait) or where it
    ends (what must lie after): the counts that follow others inside the judgment wait with them.

    Args:
        orders: how the units run.
        keys: of the units that there are.
        of: of those whose links are wanted, all of a judgment or none; all unless said.
    """
    judgment_of = {key: orders.units[key].judgment.id for key in keys}
    waiting = {
        key: [order for order in orders.of(key) if order.delays and order.other in judgment_of]
        for key in (keys if of is None else of)
    }
    inside = [
        order
        for found in waiting.values()
        for order in found
        if judgment_of[order.unit] == judgment_of[order.other]
    ]
    begins_later = {order.unit for order in inside}
    followed = {order.other for order in inside}
    return {
        key: tuple([link for o in found if (link := _link(o, begins_later, followed)) is not None])
        for key, found in waiting.items()
    }


def _link(order: Order, begins_later: set[str], followed: set[str]) -> Link | None:
    """The link that an order makes; none where another count of the judgment has it."""
    if order.way == "concurrent":
        if order.of_judgment and order.unit in begins_later:
            return None
        return Link(order.other, less=order.portion)
    if order.portion is None:
        return Link(order.other)
    if order.of_judgment and order.unit in followed:
        return None
    return Link(order.other, part=order.portion)


def rings(waits: Waits) -> list[list[str]]:
    """The units that wait for each other, ring by ring; rings that share a unit are one."""
    return rings_of(
        {key: [o.other for o in found if o.other in waits] for key, found in waits.items()}
    )


def in_ring(orders: Orders, ring: Sequence[str], waits: Waits) -> list[Order]:
    """The orders of courts that close a ring."""
    members = set(ring)
    ordered = [orders.between(key, link.other) for key in ring for link in waits[key]]
    return [o for o in ordered if o and o.basis == "court" and o.other in members]


def _remainder(term: Term | Life, link: Link) -> _Remainder:
    """What of a term follows by a link; life, which has no end, is neither months nor days."""
    if isinstance(term, Life):
        return _Remainder(link.whole, 0, 0)
    left = link.remainder(term)
    return _Remainder(link.whole, left.whole_months, left.whole_days)


def _covers(longer: _Remainder, shorter: _Remainder) -> bool:
    """Whether what follows by one link is no less than what follows by another."""
    return (
        (longer.whole or not shorter.whole)
        and longer.months >= shorter.months
        and longer.days >= shorter.days
    )

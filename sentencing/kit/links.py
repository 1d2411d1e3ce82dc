"""Which unit waits for which, and with how much of its term: orders as placing needs them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from sentencing.core.graphs import rings_of
from sentencing.core.terms import Term
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

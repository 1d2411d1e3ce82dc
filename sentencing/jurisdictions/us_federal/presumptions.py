"""Where orders are silent on a sentence that is running: what is presumed, and what stays open.

A judgment that says nothing is presumed consecutive (18 U.S.C. 3584(a)), which is an assumption. An
order that names some of the sentences that run, and not others, does not tell whether the silence on
these was meant: both ways stay open, and the presumption is what is computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from sentencing.case.model import Runs
from sentencing.core.days import Day
from sentencing.core.diagnostics import Place, Problem
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.layout import Layout
from sentencing.kit.links import Link
from sentencing.kit.open_relations import OpenRelation
from sentencing.kit.relations import Unit, fact_name
from sentencing.kit.resolver import Relations
from sentencing.kit.result import Alternative
from sentencing.kit.schedule import Scheduled


class _Order(msgspec.Struct, frozen=True, kw_only=True):
    """An order that names some sentences.

    Attributes:
        fact: its name. key: of the unit or judgment that it is said of. runs: its words.
    """

    fact: str
    key: str
    runs: Runs
    place: Place | None


def note(
    desk: Desk,
    relations: Relations,
    presumed: Mapping[str, Sequence[Unit]],
    layout: Layout,
) -> None:
    """Note what was presumed of the terms of an aggregate.

    Args:
        desk: gets the assumptions, and the pairs that orders leave open with their warnings.
        relations: how the terms run.
        presumed: for each term, those that it is presumed to follow.
        layout: where the terms lie.
    """
    items, placed = layout.schedule.items, layout.schedule.placed
    left_open: dict[str, tuple[_Order, dict[str, Unit]]] = {}
    for key in sorted(presumed):
        unit, silent_on = relations.orders.units[key], presumed[key]
        order = _naming_some(relations, unit)
        if order is None:
            _assume_consecutive(desk, unit, silent_on)
            continue
        begins = items[key].earliest
        if _matters(silent_on, items[key].links, placed, begins):
            _, found = left_open.setdefault(order.fact, (order, {}))
            found |= {o.key: o for o in silent_on if _runs_on(placed[o.key], begins)}
    for order, found in left_open.values():
        _leave_open(desk, order, _names(found, layout.members))


def _assume_consecutive(desk: Desk, unit: Unit, silent_on: Sequence[Unit]) -> None:
    judgments = ", ".join(sorted({other.judgment.id for other in silent_on}))
    desk.assume(
        fact_name(unit, of_judgment=False),
        f"consecutive to {judgments}",
        "the case states no order; terms imposed at different times then run consecutively",
        Alternative(f"concurrent with {judgments}"),
        place=unit.place,
    )


# -- An order that names some ----------------------------------------------------------------------


def _naming_some(relations: Relations, unit: Unit) -> _Order | None:
    """The order on a unit that names sentences of other judgments, if there is one."""
    orders, lost = relations.orders, relations.lost
    count, judgment = unit.count, unit.judgment
    if count and count.runs:
        ordered = [order for order in orders.of(unit.key) if order.basis == "court"]
        named = [orders.units[order.other] for order in ordered if not order.of_judgment]
        if any(other.judgment is not judgment for other in named):
            fact = fact_name(unit, of_judgment=False)
            return _Order(fact=fact, key=unit.key, runs=count.runs, place=count.place_of("runs"))
    runs, fact = judgment.runs, fact_name(unit, of_judgment=True)
    if runs and (runs.concurrent_with or runs.consecutive_to) and fact not in lost:
        return _Order(fact=fact, key=judgment.id, runs=runs, place=judgment.place_of("runs"))
    return None


def _matters(
    silent_on: Sequence[Unit],
    waits: Sequence[Link],
    placed: Mapping[str, Scheduled],
    begins: Day,
) -> bool:
    """Whether one of those terms holds back a unit that would begin earlier without it."""
    silent = {other.key for other in silent_on}
    for last in [
        placed[link.other].last for link in waits if link.whole and link.other not in silent
    ]:
        if last is None:
            return False
        begins = max(begins, last + 1)
    return any(_runs_on(placed[link.other], begins) for link in waits if link.other in silent)


def _runs_on(other: Scheduled, day: Day) -> bool:
    """Whether a term was running on a day or after it."""
    return other.last is None or other.last >= day


def _names(found: Mapping[str, Unit], members: Sequence[Unit]) -> list[str]:
    """The judgments of some units; the units themselves of a judgment of which others are none."""
    all_of = Counter(unit.judgment.id for unit in members)
    of = Counter(unit.judgment.id for unit in found.values())
    names = {
        unit.judgment.id if of[unit.judgment.id] == all_of[unit.judgment.id] else key: None
        for key, unit in sorted(found.items())
    }
    return list(names)


def _leave_open(desk: Desk, order: _Order, names: Sequence[str]) -> None:
    """Both ways for the sentences on which an order is silent, with a warning."""
    relation = OpenRelation(
        key=order.key,
        fact=order.fact,
        why="unnamed",
        others=tuple(names),
        said=order.runs,
        place=order.place,
    )
    listed = ", ".join(names)
    message = (
        f"{order.key} is ordered to run {order.runs}; the order does not say how it runs with "
        f"{listed}, which ran too; it is taken to follow"
    )
    desk.problems.append(Problem("relation-unnamed", message, order.place, path=order.fact))
    desk.open_relations.append(relation)
    basis = "the order names others only; terms imposed at different times then run consecutively"
    together = relation.alternatives()[0]
    desk.assume(
        order.fact,
        f"{order.runs}; consecutive to {listed}",
        basis,
        Alternative(str(together)),
        place=order.place,
    )

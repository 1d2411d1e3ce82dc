"""Which sentences are served as one aggregate: 18 U.S.C. 3584(c).

Sentences are taken in the order in which they were imposed. One that was imposed after release from
those before it is a computation of its own; any other joins them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from operator import attrgetter

from sentencing.core.days import CalendarRangeError, Day
from sentencing.core.diagnostics import Problem
from sentencing.core.terms import Term
from sentencing.jurisdictions.us_federal import concurrency, presumptions
from sentencing.jurisdictions.us_federal.departures import ends_custody
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.layout import Layout
from sentencing.jurisdictions.us_federal.serving import Served, Serving
from sentencing.kit.intake import LeftOut
from sentencing.kit.links import Link, links
from sentencing.kit.open_relations import without_orders
from sentencing.kit.relations import Unit
from sentencing.kit.resolver import Relations
from sentencing.kit.trace import NoTrace

_SHORTEST_SHARE_OF_A_MONTH = 15
"""Days of each month of a term that a person serves at the very least: half of it."""


def serve_all(desk: Desk, relations: Relations, members: Sequence[Unit]) -> list[Served]:
    """The aggregates, in order of time.

    Args:
        desk: what the stages share.
        relations: how the terms run as far as courts said; added to.
        members: the terms.
    """
    groups: list[Group] = []
    served: list[Served | None] = []
    in_time = sorted(members, key=attrgetter("imposed", "key"))
    for day, batch in groupby(in_time, key=attrgetter("imposed")):
        joining = list(batch)
        if not groups or groups[-1].was_over(joining, day):
            served += [group.serve() for group in groups[-1:]]
            groups.append(Group(desk, relations))
        groups[-1].join(joining)
    served += [group.serve() for group in groups[-1:]]
    relations.note_over([[unit.key for unit in group.members] for group in groups])
    return [one for one in served if one]


class Group:
    """Terms that are served as one, as they come.

    Args:
        desk: what the stages share.
        relations: how the terms run; added to.
    """

    def __init__(self, desk: Desk, relations: Relations) -> None:
        self.desk, self.relations, self.orders = desk, relations, relations.orders
        self.members: list[Unit] = []
        self.presumed: dict[str, list[Unit]] = {}
        self.layout: Layout | None = Layout(desk)

    def join(self, batch: list[Unit]) -> None:
        """Take in the terms imposed on one day, which is later than that of all before."""
        earlier = [*self.members]
        self.presumed |= concurrency.fill_in(self.orders, batch, earlier, self.desk.law)
        self.members += batch
        keys = [unit.key for unit in self.members]
        new = [unit.key for unit in batch]
        if self._waited_for(earlier, new):
            new = keys
            self.layout = Layout(self.desk)
        waits = links(self.orders, keys, of=new)
        broken = self.relations.break_rings(waits)
        if broken:
            self._start_again(broken)
        else:
            self._lay_out(self.members[-len(new) :], waits)

    def _waited_for(self, earlier: Sequence[Unit], new: Collection[str]) -> bool:
        """Whether a term was ordered to follow, with some of it, one that was imposed later."""
        orders = (self.orders.between(unit.key, key) for unit in earlier for key in new)
        return any(order is not None and order.delays for order in orders)

    def _start_again(self, broken: Collection[str]) -> None:
        """Take in all terms again, without some orders."""
        self.desk.case = without_orders(self.desk.case, broken)
        members, self.members, self.layout = self.members, [], Layout(self.desk)
        for _, batch in groupby(members, key=attrgetter("imposed")):
            self.join(list(batch))

    def _lay_out(self, units: list[Unit], waits: dict[str, tuple[Link, ...]]) -> None:
        """Lay terms into the calendar; none of them where one ends beyond it."""
        if self.layout is None:
            return
        try:
            self.layout.add(units, waits)
        except CalendarRangeError:
            self.layout = None

    def serve(self) -> Served | None:
        """The aggregate with its days; None if they lie beyond the calendar."""
        try:
            if self.layout is not None:
                served = Serving(self.desk, self.orders, self.layout).served()
                presumptions.note(self.desk, self.relations, self.presumed, self.layout)
                return served
        except CalendarRangeError:
            pass
        names = ", ".join(unit.key for unit in self.members)
        message = f"{names}: the terms together end after the year 9999"
        place = self.members[0].place
        problem = Problem("beyond-the-calendar", message, place)
        self.desk.problems.append(problem)
        self.desk.left_out += [
            LeftOut(key=unit.key, code=problem.code, place=unit.place) for unit in self.members
        ]
        return None

    # -- Whether it was over -----------------------------------------------------------------------

    def was_over(self, joining: Sequence[Unit], day: Day) -> bool:
        """Whether the person was free of these terms when the next were imposed.

        If a court related them, it treated the earlier ones as running; then only their full term
        ends them.
        """
        if self._let_out(joining, day):
            return True
        if self._surely_running(day):
            return False
        desk = self.desk
        trial = Desk(
            case=desk.case,
            law=desk.law,
            trace=NoTrace(),
            ledger=desk.ledger.copy(),
            problems=[],
            assumptions=[],
            open_relations=[],
            left_out=[],
            changed=desk.changed,
        )
        try:
            ends = Serving(trial, self.orders, self.layout).ends() if self.layout else None
        except CalendarRangeError:
            ends = None
        if ends is None:
            return False
        full_term, release = ends
        said = self.orders.said
        related = any(said(unit.key, other.key) for unit in joining for other in self.members)
        return day > (full_term if related else release)

    def _let_out(self, joining: Sequence[Unit], day: Day) -> bool:
        """Whether an event says that the person had left, or supervised release was revoked."""
        served = {unit.judgment.id for unit in self.members}
        revoked = {unit.judgment.revokes.id for unit in joining if unit.judgment.revokes}
        begun = max(unit.imposed for unit in self.members)
        events = (ends_custody(event) for event in self.desk.case.events)
        return bool(served & revoked) or any(out and begun <= out <= day for out in events)

    def _surely_running(self, day: Day) -> bool:
        """Whether some term alone, with more credit than any law gives, still reaches the day."""
        imposed = min([unit.imposed for unit in self.members])
        custody = self.desk.case.custody
        held = [s.first.first for s in custody if s.first and s.first.first is not None]
        lengths = [unit.length for unit in self.members]
        longest = max([t.whole_months for t in lengths if isinstance(t, Term)], default=0)
        return day - min([imposed, *held]) < longest * _SHORTEST_SHARE_OF_A_MONTH

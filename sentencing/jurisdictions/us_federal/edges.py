"""What moves the edges of the window: a day set by clemency, and custody of another sovereign.

A commutation may name the day on which the sentence ends. And whoever is done with a federal
sentence is not free while another sovereign still holds him.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sentencing.case.model import Event, Judgment
from sentencing.core.days import Day, iso
from sentencing.jurisdictions.us_federal.citations import CLEMENCY, USC_3585_A
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.milestones import LIBERTY
from sentencing.jurisdictions.us_federal.modifications import REDUCTIONS
from sentencing.jurisdictions.us_federal.sovereigns import let_go_on, others
from sentencing.kit.law import Rule
from sentencing.kit.result import Milestone

ENDS_BY_CLEMENCY = Rule("a sentence that was commuted to end on a day ends then", (CLEMENCY,))
HELD_BY_ANOTHER = Rule(
    "free only when every sovereign lets go",
    (USC_3585_A,),
    "the latest of the releases",
)


def moved(desk: Desk, window: Mapping[str, Milestone]) -> dict[str, Milestone]:
    """The window as clemency and other sovereigns leave it."""
    edges = dict(window)
    commuted = _commuted(desk)
    if commuted is not None:
        edges = _cut(desk, edges, *commuted)
    for other in others(desk.case):
        edges = _held(desk, edges, other)
    waiting = next((p for p in desk.problems if p.code == "held-by-another"), None)
    return edges if waiting is None else _unknown(edges)


def _unknown(edges: Mapping[str, Milestone]) -> dict[str, Milestone]:
    """The edges where it is not known when another sovereign lets go: only the earliest is left."""
    return {
        name: edge
        if name == "earliest" or edge.day is None
        else msgspec.structs.replace(
            edge,
            day=None,
            reason=f"not before {iso(edge.day)}; when the other sovereign lets go is not known",
        )
        for name, edge in edges.items()
    }


def cut_short(desk: Desk, stones: Mapping[str, Milestone]) -> dict[str, Milestone]:
    """The milestones of imprisonment, none later than the day to which clemency cut it."""
    commuted = _commuted(desk)
    return dict(stones) if commuted is None else _cut(desk, stones, *commuted)


def liberty(desk: Desk, window: Mapping[str, Milestone]) -> dict[str, Milestone]:
    """The day on which the person leaves all custody, where several sovereigns hold him."""
    if not others(desk.case) or "expected" not in window:
        return {}
    return {LIBERTY.id: msgspec.structs.replace(window["expected"], spec=LIBERTY)}


def _commuted(desk: Desk) -> tuple[Day, Event] | None:
    """The day on which the sentences end by clemency granted by the day of the computation."""
    found = []
    for event in desk.case.events:
        granted = event.on or event.first
        day = granted.assume(latest=True) if granted else None
        end = event.last.assume(latest=True) if event.last else None
        if event.kind in REDUCTIONS and end is not None and day is not None:
            found += [(end, event)] if day <= desk.law.as_of else []
    return min(found, key=lambda one: one[0]) if found else None


def _cut(
    desk: Desk, edges: Mapping[str, Milestone], end: Day, event: Event
) -> dict[str, Milestone]:
    """The edges, none later than a day."""
    step = desk.trace.step(
        "{}: the sentence ends",
        event.kind,
        value=end,
        unit="date",
        by=ENDS_BY_CLEMENCY,
        place=event.place,
    )
    return {
        name: msgspec.structs.replace(edge, day=end, step=step, reason="")
        if edge.day is None or edge.day > end
        else edge
        for name, edge in edges.items()
    }


def _held(desk: Desk, edges: Mapping[str, Milestone], other: Judgment) -> dict[str, Milestone]:
    """The edges, none earlier than another sovereign lets go."""
    dates = other.dates
    release = dates.release.assume(latest=True) if dates and dates.release else None
    full_term = dates.full_term.assume(latest=True) if dates and dates.full_term else None
    given_up = let_go_on(desk.case, other)
    if given_up is not None:
        release = full_term = given_up
    found = dict(edges)
    for name, edge in edges.items():
        until = (full_term or release) if name == "latest" else (release or full_term)
        if until is None or edge.day is None or edge.day >= until:
            continue
        step = desk.trace.step(
            "{} holds the person for {}",
            other.jurisdiction,
            other.id,
            value=until,
            unit="date",
            by=HELD_BY_ANOTHER,
            inputs=(edge.step,),
            place=dates.place if dates else other.place,
        )
        found[name] = msgspec.structs.replace(
            edge, day=until, step=step, controlled_by=(other.id,), slack={}
        )
    return found

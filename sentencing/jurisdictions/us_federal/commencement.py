"""When a term begins: 18 U.S.C. 3585(a).

A sentence commences on the day the person is received in custody to be taken to, or arrives
voluntarily at, the place where it is to be served. In federal custody when sentenced, that is the
day of the sentence. It is never earlier than the day the sentence is imposed, even where it runs
with one that began before.
"""

from __future__ import annotations

import msgspec

from sentencing.days import Day, iso
from sentencing.jurisdictions.us_federal.lawbook import CODE, PRESCOD, USC_3585_A
from sentencing.law import Rule
from sentencing.model import Case, Custody, Event, Judgment
from sentencing.problems import Place, Problem

ARRIVALS = ("surrender", "reception")


RECEIVED = Rule("the term begins when the person is received to serve it", (USC_3585_A,))
NOT_BEFORE = Rule(
    "a term begins no earlier than it is imposed, though another is running",
    (USC_3585_A, PRESCOD),
    "not before the day imposed",
)


class Commencement(msgspec.Struct, frozen=True):
    """The first day of a term, if nothing before it holds it back.

    Attributes:
        day: the day.
        how: what makes it that day, in words.
        place: the fact in the file.
        rule: the law.
        assumed: whether nothing in the case says so.
        problem: what is wrong with it, if anything.
    """

    day: Day
    how: str
    place: Place | None
    rule: Rule = RECEIVED
    assumed: bool = False
    problem: Problem | None = None


def commencement(
    case: Case, judgment: Judgment, imposed: Day, as_of: Day, *, serving: bool
) -> Commencement:
    """When the terms of a judgment begin.

    An arrival that lies after the day of the computation is a plan; it counts unless the person
    was in federal custody when sentenced.

    Args:
        case: for custody and events.
        judgment: that imposed the terms.
        imposed: the day on which it did.
        as_of: the day of the computation.
        serving: whether the person was then already serving a federal sentence.
    """
    stated = judgment.commences.taken(late=True) if judgment.commences else None
    if stated is not None:
        return _not_before(imposed, stated, judgment)
    place = judgment.place_of("imposed")
    if serving:
        return Commencement(imposed, "imposed while already serving", place, NOT_BEFORE)
    arrival = _arrival(case, judgment, imposed)
    if arrival is not None and (case.as_of is None or arrival[0] <= as_of):
        return _arrived(*arrival)
    held = [stretch for stretch in case.custody if _covers(stretch, imposed)]
    if any(_federal(stretch) for stretch in held):
        return Commencement(imposed, "imposed while in federal custody", place)
    if arrival is not None:
        return _arrived(*arrival)
    if held:
        return Commencement(
            imposed,
            "imposed; another sovereign held the person",
            place,
            problem=_held_by_another(judgment, held[0]),
        )
    return Commencement(imposed, "imposed; taken to be in custody then", place, assumed=True)


def _not_before(imposed: Day, stated: Day, judgment: Judgment) -> Commencement:
    place = judgment.place_of("commences")
    if stated >= imposed:
        return Commencement(stated, "as the case states", place)
    message = (
        f"{judgment.id} is said to begin on {iso(stated)} but was imposed on {iso(imposed)}; "
        "it begins on the day imposed"
    )
    problem = Problem("early-commencement", message, place, f"judgments.{judgment.id}.commences")
    return Commencement(imposed, "the day imposed", place, NOT_BEFORE, problem=problem)


def _arrival(case: Case, judgment: Judgment, imposed: Day) -> tuple[Day, Event] | None:
    """The first arrival to serve this judgment on or after the day it was imposed."""
    arrivals = [
        (day, event)
        for event in case.events
        if event.kind in ARRIVALS
        and (not event.judgments or judgment.id in [ref.id for ref in event.judgments])
        and (day := _day(event)) is not None
        and day >= imposed
    ]
    return min(arrivals, key=lambda arrival: arrival[0]) if arrivals else None


def _arrived(day: Day, event: Event) -> Commencement:
    how = "voluntary surrender" if event.kind == "surrender" else "received to serve it"
    return Commencement(day, how, event.place)


def _day(event: Event) -> Day | None:
    return event.on.taken(late=True) if event.on else None


def _covers(stretch: Custody, day: Day) -> bool:
    """Whether the stretch reaches the day, or ends on the day before it."""
    if stretch.kind not in (None, "detention") or stretch.first is None:
        return False
    first = stretch.first.taken(late=True)
    last = stretch.last.taken(late=False) if stretch.last else day
    return first is not None and last is not None and first <= day <= last + 1


def _federal(stretch: Custody) -> bool:
    return stretch.holder in (None, CODE)


def _held_by_another(judgment: Judgment, stretch: Custody) -> Problem:
    message = (
        f"{stretch.holder} held the person when {judgment.id} was imposed; its term is taken to "
        "begin that day, and would begin later if that sovereign kept primary jurisdiction"
    )
    return Problem("held-by-another", message, stretch.place, f"judgments.{judgment.id}.commences")

"""When a term begins: 18 U.S.C. 3585(a).

A sentence commences on the day the person is received in custody to be taken to, or arrives
voluntarily at, the place where it is to be served. In federal custody when sentenced, that is the
day of the sentence. It is never earlier than the day the sentence is imposed, even where it runs
with one that began before.

Where another sovereign has primary jurisdiction on that day, the term waits until that sovereign
lets go, unless the court ordered it to run with the other's sentence, or the Bureau of Prisons
designates the other's prison for it: then it is served there, from the day imposed or designated.
"""

from __future__ import annotations

import msgspec

from sentencing.case.model import Case, Event, Judgment
from sentencing.core.days import Day, iso
from sentencing.core.diagnostics import Place, Problem
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Term
from sentencing.jurisdictions.us_federal import partly
from sentencing.jurisdictions.us_federal.citations import (
    BARDEN,
    GREEN,
    PRESCOD,
    PS_5160_05,
    RIOS,
    SADOWSKI,
    SCHLEINING,
    SETSER,
    USC_3584_A,
    USC_3585_A,
    USC_3621_B,
    WISEMAN,
)
from sentencing.jurisdictions.us_federal.inoperative import CONTEMPT_FIRST, contempt_until
from sentencing.jurisdictions.us_federal.lawbook import CODE
from sentencing.jurisdictions.us_federal.sovereigns import (
    Hold,
    Said,
    is_detention,
    others,
    primary,
    said_of,
)
from sentencing.kit.law import Law, Rule

ARRIVALS = ("surrender", "reception")


RECEIVED = Rule("the term begins when the person is received to serve it", (USC_3585_A,))
NOT_BEFORE = Rule(
    "a term begins no earlier than it is imposed, though another is running",
    (USC_3585_A, PRESCOD),
    "not before the day imposed",
)
WAITS = Rule(
    "the term waits until the sovereign with primary jurisdiction lets go",
    (USC_3585_A, USC_3584_A, RIOS, WISEMAN, GREEN, SADOWSKI),
    "the day on which the other lets go is the first",
)
WITH_ANOTHERS = Rule(
    "a term that runs with another sovereign's is served in the other's prison",
    (USC_3585_A, USC_3621_B, SCHLEINING, SETSER, PS_5160_05),
    "from the day imposed",
)
DESIGNATED = Rule(
    "designation of another sovereign's prison, also for the time past",
    (USC_3621_B, BARDEN, PRESCOD),
    "not before the day imposed",
)


class Commencement(msgspec.Struct, frozen=True, kw_only=True):
    """The first day of a term, if nothing before it holds it back.

    Attributes:
        day: the day.
        how: what makes it that day, in words.
        place: the fact in the file.
        rule: the law.
        assumed: whether nothing in the case says so.
        silent: whether the court said nothing of the sentence that this one waits for.
        problem: what is wrong with it, if anything.
    """

    day: Day
    how: str
    place: Place | None
    rule: Rule = RECEIVED
    assumed: bool = False
    silent: bool = False
    problem: Problem | None = None


def commencement(
    case: Case, judgment: Judgment, imposed: Day, law: Law, *, serving: bool
) -> Commencement:
    """When the terms of a judgment begin.

    An arrival that lies after the day of the computation is a plan; it counts unless the person
    was in federal custody when sentenced.

    Args:
        case: for custody and events.
        judgment: that imposed the terms.
        imposed: the day on which it did.
        law: for the day of the computation, and the readings.
        serving: whether the person was then already serving a federal sentence.
    """
    stated = judgment.commences.assume(latest=True) if judgment.commences else None
    if stated is not None:
        return _not_before(imposed, stated, judgment)
    place = judgment.place_of("imposed")
    if serving:
        return Commencement(
            day=imposed, how="imposed while already serving", place=place, rule=NOT_BEFORE
        )
    contempt = contempt_until(case, imposed)
    if contempt is not None:
        return Commencement(
            day=contempt[0] + 1,
            how="when confinement for contempt ended",
            place=contempt[1],
            rule=CONTEMPT_FIRST,
        )
    arrival = _arrival(case, judgment, imposed)
    if arrival is not None and (case.as_of is None or arrival[0] <= law.as_of):
        return _arrived(*arrival)
    hold, following = primary(case, imposed)
    if hold is not None and hold.holder != CODE:
        return _held_by_another(case, judgment, imposed, law, (hold, following))
    if hold is not None:
        return Commencement(day=imposed, how="imposed while in federal custody", place=place)
    if arrival is not None:
        return _arrived(*arrival)
    return _on_conditions(case, imposed) or Commencement(
        day=imposed, how="imposed; taken to be in custody then", place=place, assumed=True
    )


def _on_conditions(case: Case, imposed: Day) -> Commencement | None:
    """When a term begins that is imposed on a person on conditions of release, if that is told.

    No arrival is known: the day after those conditions ended is taken, or the day imposed.
    """
    for custody in case.custody:
        first, last = _day(custody.first), _day(custody.last)
        if is_detention(custody) or first is None or first > imposed:
            continue
        if last is not None and last > imposed:
            how = f"when {custody.kind} ended; no arrival is given"
            return Commencement(day=last + 1, how=how, place=custody.place, assumed=True)
    return None


def _not_before(imposed: Day, stated: Day, judgment: Judgment) -> Commencement:
    place = judgment.place_of("commences")
    if stated >= imposed:
        return Commencement(day=stated, how="as the case states", place=place)
    message = (
        f"{judgment.id} is said to begin on {iso(stated)} but was imposed on {iso(imposed)}; "
        "it begins on the day imposed"
    )
    problem = Problem(
        "early-commencement", message, place, path=f"judgments.{judgment.id}.commences"
    )
    return Commencement(
        day=imposed, how="the day imposed", place=place, rule=NOT_BEFORE, problem=problem
    )


def _arrival(case: Case, judgment: Judgment, imposed: Day) -> tuple[Day, Event] | None:
    """The first arrival to serve this judgment on or after the day it was imposed."""
    arrivals = [
        (day, event)
        for event in case.events
        if event.kind in ARRIVALS
        and (not event.judgments or judgment.id in [ref.id for ref in event.judgments])
        and (day := _day(event.on)) is not None
        and day >= imposed
    ]
    return min(arrivals, key=lambda arrival: arrival[0]) if arrivals else None


def _arrived(day: Day, event: Event) -> Commencement:
    how = "voluntary surrender" if event.kind == "surrender" else "received to serve it"
    return Commencement(day=day, how=how, place=event.place)


# -- Primary jurisdiction of another sovereign -----------------------------------------------------


def _held_by_another(
    case: Case,
    judgment: Judgment,
    imposed: Day,
    law: Law,
    held: tuple[Hold, Hold | None],
) -> Commencement:
    """When a term begins that is imposed on a person whom another sovereign has.

    Args:
        case: for what the court said, and for designations.
        judgment: that imposed the term.
        imposed: the day on which it did.
        law: for the readings.
        held: who has primary jurisdiction, and who has it next.
    """
    hold, following = held
    designated = _designated(case, judgment)
    if designated is not None:
        day = max(imposed, designated[0])
        how = f"by designation of a prison of {hold.holder}"
        return Commencement(day=day, how=how, place=designated[1].place, rule=DESIGNATED)
    said = _said(case, judgment, hold.holder)
    released = None if hold.lent else hold.last
    if following is not None and following.holder == CODE:
        released = following.first
    if said.way == "concurrent" and said.portion is None:
        how = f"imposed, to run with the sentence of {hold.holder}"
        return Commencement(day=imposed, how=how, place=said.place, rule=WITH_ANOTHERS)
    if released is None:
        return _no_end_known(judgment, imposed, hold)
    if said.portion is not None:
        day = max(imposed, partly.begins(released, _overlap(said, judgment), law))
        how = f"in part together with the sentence of {hold.holder}"
        return Commencement(day=day, how=how, place=said.place, rule=partly.rule_taken(law))
    day = max(imposed, released)
    how = f"when {hold.holder} let go"
    return Commencement(day=day, how=how, place=hold.place, rule=WAITS, silent=said.way is None)


def _designated(case: Case, judgment: Judgment) -> tuple[Day, Event] | None:
    """The day designated by the Bureau of Prisons, if it made a designation."""
    found = [
        (day, event)
        for event in case.events
        if event.kind == "designation"
        and (not event.judgments or judgment.id in [ref.id for ref in event.judgments])
        and (day := _day(event.on)) is not None
    ]
    return min(found, key=lambda one: one[0]) if found else None


def _said(case: Case, judgment: Judgment, holder: str) -> Said:
    """What the court said of the sentences of a sovereign; one to be waited for goes first."""
    ids = [other.id for other in others(case) if other.jurisdiction == holder]
    said = [said for other in (ids or [""]) if (said := said_of(judgment, other)).way]
    return min(said, key=lambda one: one.way == "concurrent", default=Said())


def _overlap(said: Said, judgment: Judgment) -> Term:
    """The part of a term that is to run with another."""
    part = said.portion or Term()
    if said.way == "consecutive" and isinstance(judgment.term, Term):
        return judgment.term.less(part)
    return part


def _no_end_known(judgment: Judgment, imposed: Day, hold: Hold) -> Commencement:
    message = (
        f"{hold.holder} had the person when {judgment.id} was imposed, and when it let go is not "
        "known; the term is taken to begin that day, which may be too early"
    )
    path = f"judgments.{judgment.id}.commences"
    problem = Problem("held-by-another", message, hold.place, path=path)
    how = "imposed; another sovereign held the person"
    return Commencement(day=imposed, how=how, place=hold.place, problem=problem)


def _day(when: PartialDate | None) -> Day | None:
    return when.assume(latest=True) if when else None

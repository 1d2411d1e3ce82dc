"""Days on which a sentence stands still.

A prisoner who is at large does not serve: after an escape, on release pending appeal, after a
release by mistake that he is to answer for. Civil contempt stops a sentence that is running unless
the committing judge orders otherwise (28 CFR 522.12). Such days are added to the full term, one
for one, and earn no good conduct time.
"""

from __future__ import annotations

import msgspec

from sentencing.case.model import Case, Event
from sentencing.core.days import Day, Span, union
from sentencing.core.diagnostics import Place, Problem
from sentencing.jurisdictions.us_federal.citations import (
    CFR_522_12,
    CFR_522_13,
    MANUAL,
    USC_1826,
    USC_3585_A,
)
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.kit.law import Law, Rule, rule, rule_of
from sentencing.kit.trace import pluralize

AT_LARGE = ("escape", "release on appeal", "erroneous release")
CONTEMPT = "contempt"
CONTEMPT_FIRST = Rule(
    "a sentence imposed during confinement for civil contempt begins after it",
    (CFR_522_13,),
    "unless the sentencing judge orders otherwise",
)


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """Days on which service stands still.

    Attributes:
        days: the days. why: the kind of event. rule: the law. place: in the file.
    """

    days: Span
    why: str
    rule: Rule
    place: Place | None


@rule(
    "days at large are not served",
    USC_3585_A,
    MANUAL,
    convention="the day of leaving and the day of return are served",
)
def at_large(left: Day, returned: Day, ends: str) -> Span:
    """The days that are not served.

    Args:
        left: the day on which the person left.
        returned: the day of the return.
        ends: `both_served`, or `return_served` alone.
    """
    return Span(left if ends == "return_served" else left + 1, returned - 1)


@rule("civil contempt stops a sentence that is running", CFR_522_12, USC_1826)
def contempt(first: Day, last: Day) -> Span:
    """The days of confinement for contempt, both ends counted."""
    return Span(first, last)


def stops(desk: Desk) -> list[Stop]:
    """The days on which service stood still, as the case has them by the day of the computation."""
    found = []
    for event in desk.case.events:
        if event.kind in AT_LARGE or event.kind == CONTEMPT:
            first = _day(event)
            if first is not None and first <= desk.law.as_of and _interrupts(event):
                stop = _stop(desk, event, first)
                found += [stop] if stop.days.first <= stop.days.last else []
    return sorted(found, key=lambda stop: stop.days)


def absences(desk: Desk) -> list[Span]:
    """The days on which the person was at large by the day of the computation."""
    return spans([stop for stop in stops(desk) if stop.why in AT_LARGE])


def spans(found: list[Stop]) -> list[Span]:
    """The days of some stops, each once."""
    return union(stop.days for stop in found)


def contempt_until(case: Case, day: Day) -> tuple[Day, Place | None] | None:
    """The last day of a confinement for contempt that was running on a day and holds it back."""
    for event in case.events:
        first, last = _day(event), event.last.assume(latest=True) if event.last else None
        if event.kind != CONTEMPT or not _interrupts(event) or first is None or last is None:
            continue
        if first <= day <= last:
            return last, event.place
    return None


def _interrupts(event: Event) -> bool:
    """Whether the event stops service; a release by mistake does only if the case says so."""
    if event.interrupts is None:
        return event.kind != "erroneous release"
    return event.interrupts


def _stop(desk: Desk, event: Event, first: Day) -> Stop:
    last = event.last.assume(latest=True) if event.last else None
    if last is None:
        last = desk.law.as_of + (event.kind != CONTEMPT)
        message = f"{event.kind}: no day of return is given; the days count up to the computation"
        desk.problems.append(Problem("no-return", message, event.place))
    if event.kind == CONTEMPT:
        return Stop(
            days=contempt(first, last), why=event.kind, rule=rule_of(contempt), place=event.place
        )
    days = _at_large(desk.law, first, last)
    return Stop(days=days, why=str(event.kind), rule=rule_of(at_large), place=event.place)


def _at_large(law: Law, left: Day, returned: Day) -> Span:
    sides = {ends: at_large(left, returned, ends) for ends in ("both_served", "return_served")}
    return law.choose(
        "days_at_large", sides, lambda span: pluralize(span.last - span.first + 1, "day")
    )


def _day(event: Event) -> Day | None:
    when = event.first or event.on
    return when.assume(latest=False) if when else None

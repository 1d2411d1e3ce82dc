"""Events that end custody: release in all its forms, transfer, death."""

from __future__ import annotations

from sentencing.case.model import Case, Event
from sentencing.core.days import Day
from sentencing.core.terms import Term

RELEASES = ("release", "compassionate release", "commutation", "clemency", "prisoner exchange")
LEAVING = (*RELEASES, "treaty transfer", "transfer", "death")


def ends_custody(event: Event) -> Day | None:
    """The day on which an event ended custody; a sentence that is only cut runs on."""
    if event.kind not in LEAVING or isinstance(event.term, Term):
        return None
    when = event.last or event.on
    return when.assume(latest=False) if when else None


def had_left(case: Case, day: Day) -> bool:
    """Whether the person had left custody before a day."""
    left = [out for event in case.events if (out := ends_custody(event)) is not None]
    return any(out < day for out in left)

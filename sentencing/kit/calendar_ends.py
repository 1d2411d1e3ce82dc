"""The ends of the calendar: a day that lies outside it is a problem of the case, and never a date.

Rules reckon with whole numbers, and near the year 1 or the year 9999 their sums leave the calendar.
`outcome_of` stands around the rules of every law: whatever they try to do with such a day, what comes
out has dates only, and says which are missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from sentencing.case.model import Case
from sentencing.core.days import CalendarRangeError, Day, in_calendar, iso
from sentencing.core.diagnostics import Problem
from sentencing.kit.law import Law
from sentencing.kit.registry import Jurisdiction
from sentencing.kit.result import NO_RESULT, Aggregate, Held, Milestone, Outcome
from sentencing.kit.trace import Trace

_CODE = "beyond-the-calendar"


def outcome_of(jurisdiction: Jurisdiction, case: Case, law: Law, trace: Trace) -> Outcome:
    """What a jurisdiction makes of a case, without a day outside the calendar.

    A milestone outside has no day and a reason. Where a rule could not go on for such a day, there
    is no result but the problem, and no step towards one.
    """
    try:
        outcome = jurisdiction.compute(case, law, trace)
    except CalendarRangeError as error:
        trace.steps.clear()
        problem = Problem(_CODE, str(error), case.place)
        return msgspec.structs.replace(NO_RESULT, problems=(problem,))
    return outcome if all(map(in_calendar, _days(outcome))) else _within(outcome, case)


def _days(outcome: Outcome) -> Iterator[Day]:
    """Every day of an outcome that rules reckoned out."""
    for milestone in (*outcome.milestones.values(), *outcome.window.values()):
        if milestone.day is not None:
            yield milestone.day
    for held in outcome.held:
        yield from held.span
    for whole in outcome.aggregates:
        yield whole.first
        ends = (whole.last, *(day for span in whole.units.values() for day in span))
        yield from (day for day in ends if day is not None)
        yield from (day for span in whole.stood_still for day in span)
        yield from (m.day for m in whole.milestones.values() if m.day is not None)


def _within(outcome: Outcome, case: Case) -> Outcome:
    lost = {
        milestone.name: milestone.day
        for milestone in (*outcome.milestones.values(), *outcome.window.values())
        if milestone.day is not None and not in_calendar(milestone.day)
    }
    named = ", ".join(f"{name} would lie {iso(day)}" for name, day in lost.items())
    message = named or "a sentence would reach outside the years 1 to 9999"
    return msgspec.structs.replace(
        outcome,
        aggregates=tuple(_aggregate(a) for a in outcome.aggregates if in_calendar(a.first)),
        milestones=_milestones(outcome.milestones),
        window=_milestones(outcome.window),
        held=tuple(held for held in outcome.held if _all_in(held)),
        problems=(*outcome.problems, Problem(_CODE, message, case.place)),
    )


def _all_in(held: Held) -> bool:
    return in_calendar(held.span.first) and in_calendar(held.span.last)


def _aggregate(whole: Aggregate) -> Aggregate:
    units = {key: (_day(first), _day(last)) for key, (first, last) in whole.units.items()}
    still = tuple(s for s in whole.stood_still if in_calendar(s.first) and in_calendar(s.last))
    return msgspec.structs.replace(
        whole,
        last=_day(whole.last),
        units=units,
        stood_still=still,
        milestones=_milestones(whole.milestones),
    )


def _milestones(found: Mapping[str, Milestone]) -> dict[str, Milestone]:
    return {name: _milestone(milestone) for name, milestone in found.items()}


def _milestone(milestone: Milestone) -> Milestone:
    if milestone.day is None or in_calendar(milestone.day):
        return milestone
    return msgspec.structs.replace(milestone, day=None, reason=iso(milestone.day))


def _day(day: Day | None) -> Day | None:
    return day if day is not None and in_calendar(day) else None

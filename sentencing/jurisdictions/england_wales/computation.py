"""The computation of a case: read it, go through its days, merge what changes of law make of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sentencing.days import CalendarRangeError, Day, date_of
from sentencing.jurisdictions.england_wales import by_hand, checks
from sentencing.jurisdictions.england_wales.final import final
from sentencing.jurisdictions.england_wales.in_force import InForce, in_force
from sentencing.jurisdictions.england_wales.reading import Read
from sentencing.jurisdictions.england_wales.recall import NoReturnError
from sentencing.jurisdictions.england_wales.timeline import Timeline
from sentencing.jurisdictions.england_wales.whole import Dates
from sentencing.law import Law
from sentencing.model import Case
from sentencing.problems import Problem
from sentencing.result import Aggregate, Milestone, MilestoneKind, MoneyResult, Outcome
from sentencing.trace import Trace

KINDS: dict[str, MilestoneKind] = {
    "CRD": "automatic",
    "ARD": "automatic",
    "PRRD": "automatic",
    "MTD": "automatic",
    "ETD": "discretionary",
    "LTD": "discretionary",
    "PED": "discretionary",
    "HDCED": "eligibility",
    "ERSED": "eligibility",
    "SLED": "expiry",
    "SED": "expiry",
    "LED": "expiry",
    "TUSED": "expiry",
    "ESED": "expiry",
}
_CHRISTMAS_2021 = frozenset((738151, 738152))
_RELEASES = ("CRD", "ARD", "PRRD", "MTD")
_EARLY = ("HDCED", "ERSED")
_NOTHING = Outcome((), {}, {}, (), MoneyResult(), (), (), {})


def compute(case: Case, law: Law, trace: Trace) -> Outcome:
    """Compute a case under the law of England and Wales; problems are part of the outcome."""
    rules = in_force(law)
    read = Read(case, rules)
    if read.record is None:
        return _outcome(read, {}, {}, ())
    read.problems += checks.facts_that_do_not_fit(read.record)
    timeline = Timeline(read.record, rules, _holidays(rules))
    try:
        timeline.run()
        drawn, days = final(timeline)
    except NoReturnError:
        message = "a fixed-term recall has no day of return to custody"
        place = next((p.place for p in read.record.parts if p.recall is not None), None)
        read.problems.append(Problem("recall-without-return", message, place))
        return _outcome(read, {}, {}, ())
    except CalendarRangeError:
        message = "the terms together end after the year 9999"
        read.problems.append(Problem("beyond-the-calendar", message, case.place))
        return _outcome(read, {}, {}, ())
    read.problems += by_hand.by_hand(timeline, days)
    read.problems += checks.awards_after_release(timeline, drawn)
    read.problems += checks.remand_while_serving(timeline)
    read.problems += checks.credit_beyond_custody(timeline)
    read.problems += checks.recalls_that_do_not_fit(timeline, drawn)
    steps: dict[str, str] = {}
    if trace.on:
        from sentencing.jurisdictions.england_wales.account import account

        steps = account(timeline, drawn, days, law, trace)
    return _outcome(read, days, _milestones(drawn, days, steps), _aggregates(timeline))


def _outcome(
    read: Read,
    days: dict[str, Day],
    milestones: dict[str, Milestone],
    aggregates: tuple[Aggregate, ...],
) -> Outcome:
    return Outcome(
        aggregates,
        milestones,
        _window(days, milestones),
        (),
        MoneyResult(),
        tuple(read.assumptions),
        tuple(read.problems),
        {},
    )


def _milestones(drawn: Dates, days: dict[str, Day], steps: dict[str, str]) -> dict[str, Milestone]:
    """The milestones by the names of the prison service, in the order of its sheets."""
    found = {}
    for name, kind in KINDS.items():
        if name in days:
            giving = drawn.by.get(name)
            keys = tuple(giving.keys) if giving is not None else ()
            found[name] = Milestone(name, kind, days[name], steps.get(name, ""), "", keys)
    return found


def _window(days: dict[str, Day], milestones: dict[str, Milestone]) -> dict[str, Milestone]:
    """Earliest: curfew or removal; expected: the automatic or the parole date; latest: expiry."""
    ends = [name for name in ("SLED", "SED") if name in days]
    if not ends:
        return {}
    released = [name for name in _RELEASES if name in days]
    expected = "PED" if "PED" in days else max(released, key=days.__getitem__, default=ends[0])
    early = [name for name in _EARLY if name in days and days[name] <= days[expected]]
    earliest = min(early, key=days.__getitem__, default=expected)
    latest = max([ends[0], expected], key=days.__getitem__)
    return {
        "earliest": milestones[earliest],
        "expected": milestones[expected],
        "latest": milestones[latest],
    }


def _aggregates(timeline: Timeline) -> tuple[Aggregate, ...]:
    """Each sentence, chain or single term as it is served."""
    found = []
    for serving in timeline.everyone:
        last = serving.unadjusted_expiry
        spans = {part.key: (part.sentenced, None) for part in serving.parts}
        keys = tuple(serving.keys)
        found.append(Aggregate("+".join(keys), keys, None, serving.first, last, spans, {}, {}))
    return tuple(found)


# -- Bank holidays ---------------------------------------------------------------------------------


def _holidays(rules: InForce) -> Callable[[Day], bool]:
    return _is_bank_holiday if rules.all_bank_holidays else _CHRISTMAS_2021.__contains__


def _is_bank_holiday(day: Day) -> bool:
    return day in _bank_holidays(date_of(day).year)


@cache
def _bank_holidays(year: int) -> frozenset[Day]:
    from holidays import country_holidays

    found = country_holidays("GB", subdiv="ENG", years=year)
    return frozenset(day.toordinal() for day in found)

"""The computation of a case: read it, go through its days, merge what changes of law make of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache, partial

import msgspec

from sentencing.case.model import Case
from sentencing.core.days import CalendarRangeError, Day, date_of, iso
from sentencing.core.diagnostics import Problem
from sentencing.jurisdictions.england_wales import by_hand, checks
from sentencing.jurisdictions.england_wales.chains import MOST_WAYS, TooManyWaysError
from sentencing.jurisdictions.england_wales.custody import ledger
from sentencing.jurisdictions.england_wales.durations import end_to_end, last_day
from sentencing.jurisdictions.england_wales.final import final
from sentencing.jurisdictions.england_wales.in_force import InForce, in_force
from sentencing.jurisdictions.england_wales.milestones import BY_ID
from sentencing.jurisdictions.england_wales.reading import Read
from sentencing.jurisdictions.england_wales.recall import NoReturnError
from sentencing.jurisdictions.england_wales.sentences import Recall, Record
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.jurisdictions.england_wales.slack import slack
from sentencing.jurisdictions.england_wales.standing import CHANGES
from sentencing.jurisdictions.england_wales.timeline import Timeline
from sentencing.jurisdictions.england_wales.whole import Dates
from sentencing.kit.law import Law
from sentencing.kit.ledger import Entry
from sentencing.kit.result import Aggregate, Milestone, MoneyResult, Outcome
from sentencing.kit.standing import standing
from sentencing.kit.trace import Trace

_CHRISTMAS_2021 = frozenset((738151, 738152))
_RELEASES = ("CRD", "ARD", "PRRD", "MTD")
_EARLY = ("HDCED", "ERSED")
_NO_MONEY = MoneyResult()
_SWITCHES = ("curfew_for_adults_suspended", "bank_holidays")
"""Readings that only recorded answers take another side on; they are no doubts about a case."""


def compute(case: Case, law: Law, trace: Trace) -> Outcome:
    """Compute a case under the law of England and Wales; problems are part of the outcome."""
    rules = in_force(law)
    read = Read(standing(case, law.as_of, CHANGES, trace), law, rules)
    if read.record is None:
        return _outcome(read, {}, {}, ())
    read.problems += checks.facts_that_do_not_fit(read.record)
    try:
        timeline, drawn, days = _history(read, rules)
    except CalendarRangeError:
        message = "the terms together end after the year 9999"
        read.give_up(Problem("beyond-the-calendar", message, case.place))
        return _outcome(read, {}, {}, ())
    except TooManyWaysError as error:
        message = f"more than {MOST_WAYS} unlike rows of sentences lead to {error}"
        read.give_up(Problem("too-many-ways", message, case.place))
        return _outcome(read, {}, {}, ())
    read.problems += by_hand.by_hand(timeline, days)
    read.problems += checks.all_of(timeline, drawn)
    steps: dict[str, str] = {}
    if trace.on:
        from sentencing.jurisdictions.england_wales.account import account

        steps = account(timeline, drawn, days, trace)
        _note_readings(law, read.record, days)
    milestones = _milestones(drawn, days, steps)
    return _outcome(read, days, milestones, _aggregates(timeline), ledger(case, timeline))


def _history(read: Read, rules: InForce) -> tuple[Timeline, Dates, dict[str, Day]]:
    """The run through the person's history, and the dates that come of it.

    A fixed-term recall without a day of return is named, and taken to last until the end.
    """
    assert read.record is not None  # noqa: S101  # the caller has asked
    try:
        return _run(read.record, rules)
    except NoReturnError:
        for part in read.record.parts:
            if part.recall and part.recall.days and read.record.back(part.recall) is None:
                message = f"{part.key}: the day of return to custody is not known"
                read.problems.append(Problem("recall-without-return", message, part.place))
                part.recall = Recall(0, None, part.recall.revoked)
        return _run(read.record, rules)


def _run(record: Record, rules: InForce) -> tuple[Timeline, Dates, dict[str, Day]]:
    timeline = Timeline(record, rules, _holidays(rules))
    timeline.run()
    return timeline, *final(timeline)


# -- What comes of it ------------------------------------------------------------------------------


def _outcome(
    read: Read,
    days: dict[str, Day],
    milestones: dict[str, Milestone],
    aggregates: tuple[Aggregate, ...],
    entries: tuple[Entry, ...] = (),
) -> Outcome:
    return Outcome(
        aggregates=aggregates,
        milestones=milestones,
        window=_window(days, milestones),
        ledger=entries,
        money=_NO_MONEY,
        assumptions=tuple(read.assumptions),
        problems=tuple(read.problems),
        figures={},
        open_relations=read.open_relations,
        left_out=read.left_out,
    )


def _milestones(drawn: Dates, days: dict[str, Day], steps: dict[str, str]) -> dict[str, Milestone]:
    """The milestones by the names of the prison service, in the order of its sheets.

    No slack is given where a tranche has merged the dates with those before it.
    """
    found = {}
    several = len(drawn.everyone) > 1 and days is drawn.days
    for name, spec in BY_ID.items():
        if name in days:
            giving = drawn.by.get(name)
            keys = tuple(giving.keys) if giving is not None else ()
            step = steps[name] if steps else ""
            longer = slack(name, drawn) if several else {}
            found[name] = Milestone(
                spec=spec,
                day=days[name],
                step=step,
                controlled_by=keys,
                slack=longer,
            )
    return found


def _window(days: dict[str, Day], milestones: dict[str, Milestone]) -> dict[str, Milestone]:
    """Earliest: curfew or removal; expected: the automatic or the parole date; latest: expiry."""
    end = "SLED" if "SLED" in days else "SED"
    if end not in days:
        return {}
    released = [name for name in _RELEASES if name in days]
    expected = "PED" if "PED" in days else max(released, key=days.__getitem__, default=end)
    early = [name for name in _EARLY if name in days and days[name] <= days[expected]]
    return {
        "earliest": milestones[min(early, key=days.__getitem__, default=expected)],
        "expected": milestones[expected],
        "latest": milestones[max(end, expected, key=days.__getitem__)],
    }


def _aggregates(timeline: Timeline) -> tuple[Aggregate, ...]:
    """Each sentence, chain or single term as it is served."""
    found = []
    for serving in timeline.everyone:
        keys = tuple(serving.keys)
        last = serving.unadjusted_expiry
        spans = dict(_one_after_another(serving) if serving.chain else _from_sentence(serving))
        found.append(
            Aggregate(
                id="+".join(keys),
                members=keys,
                term=serving.term,
                first=serving.first,
                last=last,
                units=spans,
                milestones={},
                figures={},
            )
        )
    return (*found, *_within(timeline))


def _within(timeline: Timeline) -> Iterator[Aggregate]:
    """The sentences that stand in no chain, for a longer one like them takes their place there."""
    for part, serving, like in timeline.within():
        begins, _ = dict(_one_after_another(serving))[like.key]
        last = last_day(begins, part.total)
        yield Aggregate(
            id=part.key,
            members=(part.key,),
            term=part.total,
            first=begins,
            last=last,
            units={part.key: (begins, last)},
            milestones={},
            figures={},
        )


def _from_sentence(serving: Serving) -> Iterator[tuple[str, tuple[Day, Day]]]:
    """Each sentence from its own day."""
    for part in serving.parts:
        yield part.key, (part.sentenced, serving.unadjusted_expiry)


def _one_after_another(serving: Serving) -> Iterator[tuple[str, tuple[Day, Day]]]:
    """The sentences of a chain, each from the day after the one before it."""
    begins = serving.first
    totals = [part.total for part in serving.parts]
    for number, part in enumerate(serving.parts, start=1):
        whole = serving.first + end_to_end(serving.first, totals[:number])
        last = serving.unadjusted_expiry if part is serving.parts[-1] else whole - 1
        yield part.key, (begins, last)
        begins = last + 1


# -- Readings --------------------------------------------------------------------------------------


def _note_readings(law: Law, record: Record, days: dict[str, Day]) -> None:
    """Note each question whose other sides would move a date."""
    code = law.book.jurisdiction
    for name, reading in law.book.readings.items():
        if name in _SWITCHES:
            continue
        taken = law.reading(name)
        outcomes = {taken: days}
        for option in reading.options:
            if option.id != taken:
                assigned = dict(law.assigned) | {f"reading.{code}.{name}": option.id}
                other = in_force(Law(law.book, law.as_of, law.known, assigned))
                outcomes[option.id] = _run(_fresh(record), other)[2]
        moved = sorted(_differing(outcomes.values()))
        law.record_alternatives(name, outcomes, partial(_shown, names=moved))


def _fresh(record: Record) -> Record:
    """The record with parts of its own, as fractions are written into them."""
    parts = [msgspec.structs.replace(part) for part in record.parts]
    return msgspec.structs.replace(record, parts=parts)


def _differing(outcomes: Collection[dict[str, Day]]) -> Iterator[str]:
    for name in BY_ID:
        if len({days.get(name) for days in outcomes}) > 1:
            yield name


def _shown(days: dict[str, Day], names: list[str]) -> str:
    return ", ".join(f"{name} {iso(days[name]) if name in days else 'none'}" for name in names)


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

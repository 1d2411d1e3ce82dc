"""Which sentences stand on the day of the computation, and how long they are then.

A judgment or count that was vacated imposes nothing any more. A judgment that replaces another, as
on resentencing or by amendment, stands in its place: what ran with the old one runs with the new
one, and the service of the old one is service of the new. A commutation, or another reduction of a
sentence, cuts it to the term that it names.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sentencing.case.model import Case, Count, Event, Judgment
from sentencing.case.provenance import Ref, map_refs
from sentencing.core.days import Day
from sentencing.core.diagnostics import Problem
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Length, Life, Term
from sentencing.kit.law import Rule
from sentencing.kit.trace import Trace

_ORDINARY_DAY = 730_486
"""1 January 2001: two terms are compared by the calendar from there."""


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What a law says of sentences that change.

    Attributes:
        replaced: of one that takes the place of another. vacated: of one that no longer stands.
        reduced: of one that is cut by an event; None where no event cuts one.
        reductions: the kinds of these events.
    """

    replaced: Rule
    vacated: Rule
    reduced: Rule | None = None
    reductions: tuple[str, ...] = ()


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What stands.

    Attributes:
        case: with what no longer stands left out, and the rest as it stands.
        gone: the ids that the case may still mention.
        since: for each judgment that was changed, the day from which it stands as it does.
        problems: found on the way.
    """

    case: Case
    gone: tuple[str, ...] = ()
    since: Mapping[str, Day] = {}
    problems: tuple[Problem, ...] = ()


def standing(case: Case, as_of: Day, changes: Changes, trace: Trace) -> Standing:
    """The case as the sentences under its law stand at the end of a day.

    Args:
        case: as it was read.
        as_of: the day.
        changes: what the law says of them.
        trace: gets a step for each change.
    """
    if not _anything_changed(case, changes):
        return Standing(case=case)
    since: dict[str, Day] = {}
    with_rules = _Steps(trace, changes)
    case, replaced, problems = _replaced(case, as_of, with_rules, since)
    case, vacated = _without_vacated(case, as_of, with_rules, since)
    if changes.reduced:
        case = _reduced(case, as_of, with_rules, since)
    return Standing(case=case, gone=(*replaced, *vacated), since=since, problems=tuple(problems))


def _anything_changed(case: Case, changes: Changes) -> bool:
    return any(
        judgment.replaces or judgment.vacated or any(count.vacated for count in judgment.counts)
        for judgment in case.judgments
    ) or any(event.kind in changes.reductions for event in case.events)


class _Steps(msgspec.Struct, frozen=True):
    """Where the steps go, and the rules that they name."""

    trace: Trace
    changes: Changes


# -- Resentencing ----------------------------------------------------------------------------------


def _replaced(
    case: Case, as_of: Day, steps: _Steps, since: dict[str, Day]
) -> tuple[Case, list[str], list[Problem]]:
    """Each judgment that was replaced by then left out, the new one in its place."""
    problems: list[Problem] = []
    instead: dict[str, str] = {}
    judgments = {judgment.id: judgment for judgment in case.judgments}
    in_time = [(day, j) for j in case.judgments if j.replaces and (day := _day(j.imposed))]
    for day, new in sorted(in_time, key=lambda one: (one[0], one[1].id)):
        if new.replaces is None or day > as_of:
            continue
        old = judgments.get(_last(instead, new.replaces.id))
        if old is None or old.id == new.id:
            code = "unknown-reference" if old is None else "self-reference"
            message = f"{new.id} is to replace {new.replaces.id!r}, which is no other judgment"
            problems.append(Problem(code, message, new.replaces.place))
            continue
        instead[old.id] = new.id
        judgments[new.id] = msgspec.structs.replace(
            new, imposed=old.imposed, commences=new.commences or old.commences
        )
        del judgments[old.id]
        since[new.id] = day
        steps.trace.step(
            "{} takes the place of {}",
            new.id,
            old.id,
            value=day,
            unit="date",
            by=steps.changes.replaced,
            place=new.replaces.place,
        )
    if not instead:
        return case, [], problems
    kept = tuple(judgments[j.id] for j in case.judgments if j.id in judgments)
    case = msgspec.structs.replace(case, judgments=kept)
    return map_refs(case, lambda ref: _to_the_new(instead, ref)), [*instead], problems


def _last(instead: Mapping[str, str], judgment: str) -> str:
    while judgment in instead:
        judgment = instead[judgment]
    return judgment


def _to_the_new(instead: Mapping[str, str], ref: Ref) -> Ref:
    judgment, slash, count = ref.id.partition("/")
    return Ref(f"{_last(instead, judgment)}{slash}{count}", ref.place)


# -- Vacated ---------------------------------------------------------------------------------------


def _without_vacated(
    case: Case, as_of: Day, steps: _Steps, since: dict[str, Day]
) -> tuple[Case, list[str]]:
    """The case without the judgments and counts that no longer stand, and their names."""
    kept: list[Judgment] = []
    gone: list[str] = []
    for judgment in case.judgments:
        counts = tuple(c for c in judgment.counts if not _gone(c.vacated, as_of))
        dropped = [c for c in judgment.counts if _gone(c.vacated, as_of)]
        gone += [f"{judgment.id}/{count.id}" for count in dropped]
        for count in dropped:
            since[judgment.id] = max(since.get(judgment.id, 0), _day(count.vacated) or 0)
            _vacated_step(steps, f"{judgment.id}, count {count.id}", count)
        if _gone(judgment.vacated, as_of):
            _vacated_step(steps, judgment.id, judgment)
        if _gone(judgment.vacated, as_of) or (dropped and not counts):
            gone.append(judgment.id)
        elif dropped:
            kept.append(msgspec.structs.replace(judgment, counts=counts))
        else:
            kept.append(judgment)
    return msgspec.structs.replace(case, judgments=tuple(kept)), gone


def _gone(vacated: PartialDate | None, as_of: Day) -> bool:
    day = _day(vacated)
    return day is not None and day <= as_of


def _vacated_step(steps: _Steps, name: str, record: Judgment | Count) -> None:
    day, place = _day(record.vacated), record.place_of("vacated")
    steps.trace.step(
        "{} was vacated", name, value=day, unit="date", by=steps.changes.vacated, place=place
    )


# -- Commutation and other reductions --------------------------------------------------------------


def _reduced(case: Case, as_of: Day, steps: _Steps, since: dict[str, Day]) -> Case:
    """The case with every sentence cut to the term to which it was reduced by then."""
    dated = [
        (day, e) for e in case.events if e.kind in steps.changes.reductions and (day := _day(e.on))
    ]
    for day, event in sorted(dated, key=lambda one: one[0]):
        if day > as_of or not isinstance(event.term, Term):
            continue
        named = [ref.id for ref in event.judgments]
        judgments = []
        for judgment in case.judgments:
            touched = not named or judgment.id in named
            cut = _cut(judgment, event, steps) if touched else judgment
            judgments.append(cut)
            if cut is not judgment:
                since[judgment.id] = max(since.get(judgment.id, 0), day)
        case = msgspec.structs.replace(case, judgments=tuple(judgments))
    return case


def _cut(judgment: Judgment, event: Event, steps: _Steps) -> Judgment:
    """A judgment with none of its terms longer than that of the event."""
    term = event.term
    assert isinstance(term, Term)  # noqa: S101  # the caller looked
    lengths = [judgment.term, *(count.term for count in judgment.counts)]
    if not any(_longer(length, term) for length in lengths):
        return judgment
    steps.trace.step(
        "{} is cut by {}",
        judgment.id,
        event.kind,
        value=term,
        unit="term",
        by=steps.changes.reduced,
        place=event.place,
    )
    counts = tuple(
        msgspec.structs.replace(count, term=term) if _longer(count.term, term) else count
        for count in judgment.counts
    )
    whole = term if _longer(judgment.term, term) else judgment.term
    return msgspec.structs.replace(judgment, term=whole, counts=counts)


def _longer(length: Length | None, term: Term) -> bool:
    """Whether a length exceeds a term."""
    if isinstance(length, Life):
        return True
    day = _ORDINARY_DAY
    return isinstance(length, Term) and length.after(day, "roll") > term.after(day, "roll")


def _day(when: PartialDate | None) -> Day | None:
    return when.assume(latest=True) if when else None

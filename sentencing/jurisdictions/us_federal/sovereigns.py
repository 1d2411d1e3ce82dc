"""Who has the person: primary jurisdiction, and sentences of other sovereigns.

The sovereign that arrests a person first has primary jurisdiction, and keeps it until it lets go:
by bail, dismissal, parole, or the end of its sentence. A writ lends the person to another court
without giving him up, and a detainer only asks to have him next. A sentence under a law that is
not encoded stands in the case with its own dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from sentencing.case.model import Case, Count, Custody, Judgment, Way
from sentencing.case.provenance import ALL
from sentencing.core.days import Day, Span, iso, union, without
from sentencing.core.diagnostics import Place, Problem
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Term
from sentencing.jurisdictions.us_federal.lawbook import CODE
from sentencing.kit.result import Held

RELINQUISHMENT = "relinquishment"


class Hold(msgspec.Struct, frozen=True, kw_only=True):
    """Days on which one sovereign has primary jurisdiction.

    Attributes:
        holder: the sovereign.
        first: first day. last: last day; None while it goes on.
        place: in the file.
        lent: whether the person was on writ elsewhere at its end, so that nothing tells when the
            holder let go.
    """

    holder: str
    first: Day
    last: Day | None
    place: Place | None
    lent: bool = False


class _Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Days on which somebody holds the person, for himself or for the `keeper`."""

    first: Day
    last: Day | None
    holder: str
    keeper: str
    place: Place | None
    lent: bool = False


class Said(msgspec.Struct, frozen=True):
    """How the court ordered a federal sentence to run with one of another sovereign.

    Attributes:
        way: None where the court said nothing.
        portion: the part of the term that the way covers; None for all of it.
        place: in the file.
    """

    way: Way | None = None
    portion: Term | None = None
    place: Place | None = None


# -- Sentences of others ---------------------------------------------------------------------------


def others(case: Case) -> list[Judgment]:
    """The judgments of other sovereigns, as far as it is known whose they are."""
    own = (None, case.jurisdiction)
    return [
        judgment
        for judgment in case.judgments
        if "jurisdiction" in judgment.origins or judgment.jurisdiction
        if case.sovereign_of(judgment) not in own
    ]


def span_of(judgment: Judgment) -> tuple[Day | None, Day | None]:
    """First and last day in custody under another sovereign's sentence, so far as they are given.

    The last day is that of release, or else that of the full term.
    """
    if judgment.dates is None:
        return None, None
    dates = judgment.dates
    first = _day(dates.first, late=True) if dates.first else _day(judgment.imposed, late=True)
    last = _day(dates.release, late=True)
    return first, _day(dates.full_term, late=True) if last is None else last


def dated(case: Case) -> list[str]:
    """The ids of the judgments of other sovereigns that say when they end."""
    return [judgment.id for judgment in others(case) if span_of(judgment)[1] is not None]


def without_effect(case: Case, first_days: Mapping[str, Day]) -> list[Problem]:
    """A note for each order to run with a sentence of another sovereign that was over by then.

    Args:
        case: for the orders and the sentences of others.
        first_days: on which the terms of each judgment begin.
    """
    found = []
    for judgment in case.judgments:
        begins = first_days.get(judgment.id)
        for other in others(case) if begins is not None else ():
            said, over = said_of(judgment, other.id), span_of(other)[1]
            if said.way != "concurrent" or over is None or begins is None or over > begins:
                continue
            message = (
                f"{judgment.id} is to run with {other.id}, which was over on {iso(over)}; it begins "
                f"on {iso(begins)}, so the order changes nothing"
            )
            found.append(Problem("order-without-effect", message, said.place))
    return found


def said_of(judgment: Judgment, other: str) -> Said:
    """What the court said of a federal judgment with regard to another sovereign's sentence.

    Args:
        judgment: the federal one.
        other: id of the other one.
    """
    records: tuple[Judgment | Count, ...] = (judgment, *judgment.counts)
    for record in records:
        runs = record.runs
        if runs is None:
            continue
        ways: tuple[tuple[Way, Iterable[str]], ...] = (
            ("concurrent", [ref.id for ref in runs.concurrent_with]),
            ("consecutive", [ref.id for ref in runs.consecutive_to]),
        )
        for way, ids in ways:
            if other in ids or (record is judgment and ALL in ids):
                return Said(way, runs.portion, record.place_of("runs"))
    return Said()


# -- Primary jurisdiction --------------------------------------------------------------------------


def primary(case: Case, day: Day) -> tuple[Hold | None, Hold | None]:
    """Who has primary jurisdiction on a day, or had it until the day before; and who has it next.

    The second is None if nobody does, as far as the case tells.
    """
    found = holds(case)
    for number, hold in enumerate(found):
        if hold.first <= day and (hold.last is None or day <= hold.last + 1):
            following = found[number + 1 :]
            if following and following[0].first <= day:
                continue
            return hold, following[0] if following else None
    return None, None


def holds(case: Case) -> list[Hold]:
    """Primary jurisdiction in order of time: whoever came first has it until it lets go."""
    found: list[Hold] = []
    for hold in _claims(_stretches(case)):
        before = found[-1] if found else None
        if before is None:
            found.append(hold)
        elif before.last is not None and (hold.last is None or hold.last > before.last):
            first = max(hold.first, before.last)
            found.append(msgspec.structs.replace(hold, first=first))
    return found


def _claims(stretches: Iterable[_Stretch]) -> list[Hold]:
    """The days on which each sovereign keeps the person without a break, in order of time."""
    found: list[Hold] = []
    latest: dict[str, int] = {}
    for stretch in stretches:
        number = latest.get(stretch.keeper)
        if number is not None:
            hold = found[number]
            if hold.last is None:
                continue
            if stretch.first <= hold.last + 1:
                if stretch.last is None or stretch.last >= hold.last:
                    found[number] = msgspec.structs.replace(
                        hold, last=stretch.last, lent=stretch.lent
                    )
                continue
        latest[stretch.keeper] = len(found)
        found.append(
            Hold(
                holder=stretch.keeper,
                first=stretch.first,
                last=stretch.last,
                place=stretch.place,
                lent=stretch.lent,
            )
        )
    return found


def _stretches(case: Case) -> list[_Stretch]:
    """Every detention and every sentence of another sovereign, in order of time."""
    found = []
    for custody in case.custody:
        first = _day(custody.first, late=True)
        if first is not None and is_detention(custody):
            holder = custody.holder or CODE
            keeper = custody.on_writ_from or custody.on_request_of or holder
            last = _day(custody.last, late=False) if custody.last else None
            lent = custody.on_writ_from not in (None, holder)
            found.append(
                _Stretch(
                    first=first,
                    last=last,
                    holder=holder,
                    keeper=keeper,
                    place=custody.place,
                    lent=lent,
                )
            )
    for judgment in others(case):
        begun, last = span_of(judgment)
        if begun is not None and last is not None:
            name = str(judgment.jurisdiction)
            found.append(
                _Stretch(first=begun, last=last, holder=name, keeper=name, place=judgment.place)
            )
    for event in case.events:
        day = _day(event.on, late=True)
        if event.kind == RELINQUISHMENT and day is not None:
            found = [part for s in found for part in _let_go(s, event.holder, day)]
    return sorted(found, key=lambda s: (s.first, s.keeper, s.last is None, s.last or 0))


def _let_go(stretch: _Stretch, holder: str | None, day: Day) -> list[_Stretch]:
    """A stretch after its keeper has let go on a day: what lies after it is another's."""
    runs_on = stretch.first <= day and (stretch.last is None or stretch.last > day)
    if stretch.keeper == CODE or holder not in (None, stretch.keeper) or not runs_on:
        return [stretch]
    before = msgspec.structs.replace(stretch, last=day, lent=False)
    taker = CODE if stretch.holder == stretch.keeper else stretch.holder
    after = msgspec.structs.replace(stretch, first=day, holder=taker, keeper=taker, lent=False)
    return [before, after]


def let_go_on(case: Case, judgment: Judgment) -> Day | None:
    """The day on which another sovereign gave the person up while its sentence ran, if it did."""
    first, _ = span_of(judgment)
    days = [
        day
        for event in case.events
        if event.kind == RELINQUISHMENT
        and event.holder in (None, judgment.jurisdiction)
        and (day := _day(event.on, late=True)) is not None
        and (first is None or day >= first)
    ]
    return min(days, default=None)


def is_detention(custody: Custody) -> bool:
    """Whether a stretch is official detention."""
    return custody.kind in (None, "detention")


def _day(when: PartialDate | None, *, late: bool) -> Day | None:
    return when.assume(latest=late) if when else None


# -- Who holds the person --------------------------------------------------------------------------


def timeline(case: Case, service: Iterable[Span]) -> tuple[Held, ...]:
    """Who holds the person on every day that is known, in order of time.

    What the case says of custody goes before what follows from another sovereign's sentence, and
    this before service of the federal one.

    Args:
        case: custody and sentences.
        service: the days on which federal sentences are served.
    """
    stretches = _stretches(case)
    stated = {custody.place for custody in case.custody}
    known = [s for s in stretches if s.place in stated] + [
        s for s in stretches if s.place not in stated
    ]
    end = max([span.last for span in service], default=0)
    claims = [(Span(s.first, max(end, s.first) if s.last is None else s.last), s) for s in known]
    found: list[Held] = []
    taken: list[Span] = []
    for span, stretch in claims:
        lent = f"on writ from {stretch.keeper}" if stretch.keeper != stretch.holder else ""
        found += [Held(stretch.holder, free, lent) for free in without(span, taken)]
        taken = union([*taken, span])
    for span in service:
        found += [Held(CODE, free, "") for free in without(span, taken)]
    return tuple(sorted(found, key=lambda held: (held.span, held.holder)))

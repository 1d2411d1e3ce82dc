"""Credit for days that another sovereign credits too: Willis and Kayfez.

18 U.S.C. 3585(b) gives no credit for days credited against another sentence. Where the other
sentence runs with the federal one, credit given there alone would change nothing, for the federal
term, ending later, would still hold the person. So the Bureau of Prisons credits days in the other
sovereign's custody before either sentence began: all of them if the other sentence, before any
credit, ends no later than the federal one (Willis); and if it ends later, but with its credit
earlier, as many as lie between that end and the federal one (Kayfez).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sentencing.case.model import Case, Custody, Judgment
from sentencing.core.days import FIRST_DAY, LAST_DAY, Day, Span, union, without
from sentencing.core.terms import Term
from sentencing.jurisdictions.us_federal.citations import KAYFEZ, MANUAL, WILLIS
from sentencing.jurisdictions.us_federal.sovereigns import is_detention, others, said_of
from sentencing.kit.law import Rule, rule, rule_of


class Grant(msgspec.Struct, frozen=True):
    """Days that count although another sovereign credits them.

    Attributes:
        days: the days. rule: why. other: the sentence that credits them too.
    """

    days: tuple[Span, ...]
    rule: Rule
    other: str


class OtherTerm(msgspec.Struct, frozen=True):
    """A sentence of another sovereign as the rules need it.

    Attributes:
        first: its first day. raw_end: its last day before any credit. end: with its credit.
    """

    first: Day
    raw_end: Day
    end: Day


@rule("days that the other sentence credits too, all of them", WILLIS, MANUAL)
def willis(other: OtherTerm, federal_end: Day) -> bool:
    """Whether the other sentence, before any credit, ends no later than the federal one."""
    return other.raw_end <= federal_end


@rule(
    "days that the other sentence credits too, as many as it ends before the federal one",
    KAYFEZ,
    MANUAL,
    convention="the end of the federal term before credit less that of the other with its credit",
)
def kayfez(other: OtherTerm, federal_end: Day) -> int:
    """How many days count."""
    return max(federal_end - other.end, 0)


def granted(
    case: Case, judgments: Sequence[Judgment], first: Day, raw_end: Day, offences_since: Day | None
) -> list[Grant]:
    """The days before an aggregate that count although another sovereign credits them.

    Args:
        case: for custody and the sentences of others.
        judgments: of the aggregate.
        first: its first day.
        raw_end: its last day before any credit.
        offences_since: the first day of the earliest of its offences, if all are known.
    """
    found = []
    for other in others(case):
        if any(said_of(judgment, other.id).way == "concurrent" for judgment in judgments):
            grant = _grant(case, other, first, raw_end, offences_since)
            found += [grant] if grant else []
    return [grant for grant in found if not _barred(case, judgments, grant)]


def _barred(case: Case, judgments: Sequence[Judgment], grant: Grant) -> bool:
    """Whether a sentence that the federal one must follow credits the same days too."""
    before = [
        other
        for other in others(case)
        if any(said_of(judgment, other.id).way == "consecutive" for judgment in judgments)
    ]
    for other in before:
        theirs = _presentence(case, other, Span(FIRST_DAY, LAST_DAY))
        if any(without(span, theirs) != [span] for span in grant.days):
            return True
    return False


def _grant(
    case: Case, other: Judgment, first: Day, raw_end: Day, offences_since: Day | None
) -> Grant | None:
    begun = other.dates.first if other.dates else None
    begins = begun.assume(latest=True) if begun else None
    if begins is None or not isinstance(other.term, Term):
        return None
    window = Span(offences_since or FIRST_DAY, min(begins, first) - 1)
    days = _presentence(case, other, window)
    credited = sum(span.days for span in days)
    last = other.term.last_day(begins, "roll")
    stated = other.dates.full_term if other.dates else None
    end = stated.assume(latest=True) if stated else None
    term = OtherTerm(begins, last, last - credited if end is None else end)
    if willis(term, raw_end):
        return Grant(tuple(days), rule_of(willis), other.id)
    counted = _first_days(days, kayfez(term, raw_end))
    return Grant(tuple(counted), rule_of(kayfez), other.id) if counted else None


def _presentence(case: Case, other: Judgment, window: Span) -> list[Span]:
    """The days in the other sovereign's detention that its sentence credits, within a window."""
    spans = []
    for custody in case.custody:
        if custody.holder != other.jurisdiction or not concerns(custody, other):
            continue
        first = custody.first.assume(latest=True) if custody.first else None
        last = custody.last.assume(latest=False) if custody.last else window.last
        if first is not None and last is not None and is_detention(custody):
            spans.append(Span(max(first, window.first), min(last, window.last)))
    return union(span for span in spans if span.first <= span.last)


def concerns(custody: Custody, other: Judgment) -> bool:
    """Whether a stretch belongs to the charges of another sovereign's judgment."""
    credited = [custody.credited_to] if custody.credited_to else []
    return other.id in [ref.id for ref in (*credited, *custody.for_judgments)]


def _first_days(spans: Sequence[Span], days: int) -> list[Span]:
    """The first so many days of some spans."""
    found = []
    for span in spans:
        taken = min(days, span.days)
        if taken:
            found.append(Span(span.first, span.first + taken - 1))
        days -= taken
    return found

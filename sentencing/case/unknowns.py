"""What a case leaves open: imprecise days, rival claims, ranges of terms, each with its options.

A doubt is a name with the values that it can have. Days are taken one by one, for a result may
turn on any of them and not only on the ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias

import msgspec

from sentencing.case.model import Case
from sentencing.case.paths import facts
from sentencing.case.provenance import RivalClaim
from sentencing.core.days import Day, iso
from sentencing.core.money import Money
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Term, TermRange

Kind: TypeAlias = Literal[
    "imprecise date", "rival claims", "range of terms", "stated range", "not stated"
]

DAYS = ("imposed", "commences", "first", "last", "on")
"""The facts whose being imprecise widens the result of every computation."""
_NO_DOUBT = ("offense_date", "as_of", "law_as_of")
"""Days that are what they are: a range of offense dates is no doubt but a course of conduct."""
_WHOSE = ("holder", "on_writ_from", "on_request_of")
"""The facts that make the person one sovereign's or another's; where they are disputed_custody, no source
decides it, so both answers form the range."""


class Option(msgspec.Struct, frozen=True):
    """A value that a fact may have.

    Attributes:
        value: in the model. shown: in words. says: who says so.
    """

    value: Any
    shown: str
    says: str = ""


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that is not known.

    Attributes:
        name: of the fact.
        kind: why it is open.
        options: the values it can have, in order; at least one.
        open: why there may be values beside them; empty if there are none.
    """

    name: str
    kind: Kind
    options: tuple[Option, ...]
    open: str = ""


def is_exact(case: Case) -> bool:
    """Whether no day and no holder is in doubt; asked of every case, so done lean."""
    if any(c.origins[fact].rivals for c in case.custody for fact in _WHOSE if fact in c.origins):
        return False
    days = [when for j in case.judgments for when in (j.imposed, j.commences) if when]
    days += [when for c in case.custody for when in (c.first, c.last) if when]
    days += [when for e in case.events for when in (e.on, e.first, e.last) if when]
    return all(when.first == when.last and when.first is not None for when in days)


def imprecise(case: Case, as_of: Day | None, *, every: bool = False) -> list[Unknown]:
    """The days that are not known to the day.

    Args:
        case: the case.
        as_of: day of the computation, by which custody that has ended has ended.
        every: whether to take every day that a rule may ask, such as the end of another
            sovereign's sentence, and not only those of sentences, custody and events.
    """
    return [
        _imprecise(case, name, value, as_of)
        for name, record, attribute in facts(case)
        if (attribute not in _NO_DOUBT if every else attribute in DAYS)
        and isinstance(value := getattr(record, attribute), PartialDate)
        and not value.exact
    ]


def disputed_custody(case: Case) -> list[Unknown]:
    """The facts on whose prisoner the person was that rivals contest."""
    return [doubt for doubt in rivals(case) if doubt.name.rpartition(".")[2] in _WHOSE]


def rivals(case: Case) -> list[Unknown]:
    """The facts on which sources differ, with what each claims.

    An amount of money is none unless the case tells of payments: it moves no day.
    """
    found = []
    for name, record, attribute in facts(case):
        about, value = record.origins[attribute], getattr(record, attribute)
        if about.rivals and (case.payments or not isinstance(value, Money)):
            said = RivalClaim(value=value, source=about.source or "the file")
            options = [option for claim in (said, *about.rivals) for option in _claimed(claim)]
            unique = {option.shown: option for option in reversed(options)}
            days = [
                claim.value
                for claim in (said, *about.rivals)
                if isinstance(claim.value, PartialDate)
            ]
            unbounded = f"nothing bounds {name}" if not all(d.bounded for d in days) else ""
            found.append(
                Unknown(
                    name=name,
                    kind="rival claims",
                    options=tuple(reversed(unique.values())),
                    open=unbounded,
                )
            )
    return found


def ranges_of_terms(case: Case) -> list[Unknown]:
    """The terms given by their least and greatest length, month by month and day by day."""
    return [
        Unknown(name=name, kind="range of terms", options=tuple(_terms(value)))
        for name, record, attribute in facts(case)
        if isinstance(value := getattr(record, attribute), TermRange)
    ]


def in_order(case: Case) -> bool:
    """Whether every stretch ends on or after the day it begins; else the options contradict."""
    stretches: list[tuple[PartialDate | None, PartialDate | None]] = [
        (c.first, c.last) for c in case.custody
    ]
    stretches += [(event.first, event.last) for event in case.events]
    return all(
        first is None or last is None or None in (first.first, last.last) or _before(first, last)
        for first, last in stretches
    )


def prune(
    doubts: Sequence[Unknown], ends_suffice: Mapping[str, str]
) -> tuple[list[Unknown], dict[str, str]]:
    """The doubts, those days of which the ends suffice cut down to the first and the last.

    Only imprecise days are cut down, and only where nothing else of their record is in doubt: a
    rival claim could lie such that the ends contradict it, and what is possible lies between.

    Returns:
        The doubts, and the reasons for those cut down, by name.
    """
    otherwise = {d.name.rpartition(".")[0] for d in doubts if d.kind != "imprecise date"}
    reasons = {
        doubt.name: ends_suffice[doubt.name]
        for doubt in doubts
        if doubt.name in ends_suffice and doubt.name.rpartition(".")[0] not in otherwise
    }
    return [_narrow(doubt) if doubt.name in reasons else doubt for doubt in doubts], reasons


def _narrow(doubt: Unknown) -> Unknown:
    """The first and the last day of a doubt about an exact day."""
    days: dict[Day, Option] = {}
    for option in doubt.options:
        if (
            isinstance(option.value, PartialDate)
            and option.value.exact
            and option.value.first is not None
        ):
            days[option.value.first] = option
    if len(days) < len(doubt.options) or len(days) == 1:
        return doubt
    return msgspec.structs.replace(doubt, options=(days[min(days)], days[max(days)]))


def _before(first: PartialDate, last: PartialDate) -> bool:
    return first.first is not None and last.last is not None and first.first <= last.last


def _imprecise(case: Case, name: str, when: PartialDate, as_of: Day | None) -> Unknown:
    low, high = when.first, when.last
    within_low, within_high = _natural(case, name, as_of)
    low, high = within_low if low is None else low, within_high if high is None else high
    if low is not None and high is not None and low <= high:
        return Unknown(
            name=name,
            kind="imprecise date",
            options=tuple(_on(day) for day in range(low, high + 1)),
        )
    end = when.assume(latest=not name.endswith(".to"))
    only = Option(when, str(when)) if end is None else _on(end)
    return Unknown(name=name, kind="imprecise date", options=(only,), open=f"nothing bounds {name}")


def _natural(case: Case, name: str, as_of: Day | None) -> tuple[Day | None, Day | None]:
    """What bounds a day of custody that the file leaves open: its other end, or `as_of`."""
    for custody in case.custody:
        if name == f"custody.{custody.id}.to":
            return (custody.first.first if custody.first else None), as_of
        if name == f"custody.{custody.id}.from":
            return None, custody.last.last if custody.last else as_of
    return None, None


def _claimed(claim: RivalClaim) -> Iterator[Option]:
    """What a source claims, an imprecise day as each day that it can be."""
    value = claim.value
    if isinstance(value, PartialDate) and value.bounded and not value.exact:
        assert value.first is not None  # noqa: S101  # it is bounded
        assert value.last is not None  # noqa: S101
        for day in range(value.first, value.last + 1):
            yield Option(PartialDate.on(day), iso(day), claim.source or claim.note)
    elif value is not None:
        yield Option(value, written(value), claim.source or claim.note)


def _terms(given: TermRange) -> Iterator[Option]:
    """Every length from the least to the greatest, by months, or by days where days are counted."""
    least, greatest = given.least, given.greatest
    if least.whole_days or greatest.whole_days:
        same = least.whole_months == greatest.whole_months
        if same:
            for days in range(least.whole_days, greatest.whole_days + 1):
                yield _term(Term(months=least.whole_months, days=days))
            return
    yield Option(least, str(least))
    for months in range(least.whole_months + 1, greatest.whole_months):
        yield _term(Term(months=months))
    yield Option(greatest, str(greatest))


def _term(term: Term) -> Option:
    return Option(term, str(term))


def _on(day: Day) -> Option:
    return Option(PartialDate.on(day), iso(day))


def written(value: Any) -> str:
    """A value of the model in the words of a case file, as far as it has words for it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(written, value))}]"
    return str(value)

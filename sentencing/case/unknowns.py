"""What a case leaves open, each thing with the values that it can have.

Imprecise days, rival claims, ranges of terms, and the natural bounds of a day that nobody states. Days
are taken one by one, for a result may turn on any of them and not only on the ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias

import msgspec

from sentencing.case.model import Case, Count, Custody, Dates, Event, Judgment
from sentencing.case.paths import facts
from sentencing.case.provenance import Record, RivalClaim
from sentencing.core.days import FIRST_DAY, LAST_DAY, Day, iso
from sentencing.core.diagnostics import Place
from sentencing.core.money import Money
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Term, TermRange

Kind: TypeAlias = Literal[
    "imprecise date",
    "rival claims",
    "range of terms",
    "stated range",
    "presumed",
    "unknown",
    "lost",
    "unnamed",
]
"""Why something is open. `presumed`: nothing is stated and the law presumes a value. `unknown`: said to
be unknown, or needed and absent. `lost`: written and not readable. `unnamed`: a sentence of which an
order says nothing."""

_NO_DOUBT = ("offense_date", "as_of", "law_as_of")
"""Days that are what they are: a range of offense dates is no doubt but a course of conduct."""
_WHOSE = ("holder", "on_writ_from", "on_request_of")
"""The facts that make the person one sovereign's or another's; where they are contested, no source
decides it, so both answers form the range."""
_FAR = (1, 366)
"""Days from the known end of a stretch without another end at which it is tried as well."""
_MOST_DAYS = 3_660
"""Days of one stretch that are tried one by one; of a longer one as many, spread over it."""


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
        options: the values it can have, in order; none if no list of them would be enough.
        above, below: whether there may be values beside them that make a date later, or earlier, than
            every one of them does.
        said: what was written, of a lost fact. place: where.
    """

    name: str
    kind: Kind
    options: tuple[Option, ...]
    above: bool = False
    below: bool = False
    said: str = ""
    place: Place | None = None

    @property
    def unbounded(self) -> bool:
        """Whether values beside the options may lead further than they do."""
        return self.above or self.below


def imprecise(case: Case, as_of: Day | None) -> list[Unknown]:
    """The days that are not known to the day, or not at all.

    Args:
        case: the case.
        as_of: day of the computation, by which what has happened has happened.
    """
    return [
        _imprecise(case, (name, record, attribute), value, as_of)
        for name, record, attribute in facts(case)
        if attribute not in _NO_DOUBT
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
            days = [claim.value for claim in (said, *about.rivals)]
            unbounded = any(isinstance(day, PartialDate) and not day.bounded for day in days)
            found.append(
                Unknown(
                    name=name,
                    kind="rival claims",
                    options=tuple(reversed(unique.values())),
                    above=unbounded,
                    below=unbounded,
                    place=about.place,
                )
            )
    return found


def ranges_of_terms(case: Case) -> list[Unknown]:
    """The terms given by their least and greatest length, month by month and day by day."""
    return [
        Unknown(
            name=name,
            kind="range of terms",
            options=tuple(_terms(value)),
            place=record.place_of(attribute),
        )
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


def _imprecise(
    case: Case, fact: tuple[str, Record, str], when: PartialDate, as_of: Day | None
) -> Unknown:
    name, record, attribute = fact
    low, high = natural_bounds(case, record, attribute, as_of)
    low = low if when.first is None else when.first if low is None else max(low, when.first)
    high = high if when.last is None else when.last if high is None else min(high, when.last)
    if low is not None and high is not None and low > high:
        low, high = when.first, when.last
    above, below = beyond(case, record, low, high)
    return Unknown(
        name=name,
        kind="imprecise date" if when.first is not None or when.last is not None else "unknown",
        options=tuple(days_between(low, high)),
        above=above,
        below=below,
        place=record.place_of(attribute),
    )


def beyond(case: Case, record: Record, low: Day | None, high: Day | None) -> tuple[bool, bool]:
    """Whether a day outside its bounds could make a date later, or earlier, than every day within.

    A longer stretch of the case's own custody before a sentence only brings dates forward; another
    sovereign's may also hold a sentence back. The day of anything else moves dates with it.
    """
    open_end, open_begin = high is None, low is None
    if not isinstance(record, Custody):
        return open_end, open_begin
    own = record.holder in (None, case.jurisdiction) and not record.on_writ_from
    outside = open_end or open_begin
    return (outside and not own), outside


def days_between(low: Day | None, high: Day | None) -> Iterator[Option]:
    """Every day from one to another, or where they are very many, as many spread between them.

    Where one end is open, the other one and some days far from it, to see what moves; where both
    are, there is none.
    """
    if low is None or high is None:
        near = [day for day in (low, high) if day is not None]
        far = [day + (n if low is not None else -n) for day in near for n in _FAR]
        yield from (_on(day) for day in (*near, *far) if FIRST_DAY <= day <= LAST_DAY)
        return
    number = high - low + 1
    if number <= _MOST_DAYS:
        yield from (_on(day) for day in range(low, high + 1))
        return
    yield from (_on(low + step * (number - 1) // _MOST_DAYS) for step in range(_MOST_DAYS + 1))


def natural_bounds(
    case: Case, record: Record, attribute: str, as_of: Day | None
) -> tuple[Day | None, Day | None]:
    """What bounds a day of the case whatever its own text says: what it must follow and precede.

    The day of the computation bounds a day of sentence only where it is stated; else a later sentence
    moves it.

    Args:
        case: the case.
        record: that the day stands in.
        attribute: which of its days it is.
        as_of: day of the computation.
    """
    if isinstance(record, Custody):
        begun, over = record.first, record.last
        if attribute == "first":
            return None, (over.last if over and over.last is not None else as_of)
        return (begun.first if begun else None), as_of
    if isinstance(record, Judgment):
        imposed, commences = record.imposed, record.commences
        if attribute == "imposed":
            latest = commences.last if commences else None
            return None, latest if latest is not None or case.as_of is None else as_of
        return (imposed.first if imposed else None), (as_of if attribute == "vacated" else None)
    if isinstance(record, Dates):
        if attribute == "first":
            ends = [d.last for d in (record.release, record.full_term) if d and d.last is not None]
            return None, min(ends, default=None)
        return (record.first.first if record.first else None), None
    if isinstance(record, Event | Count):
        imposed_on = [j.imposed.first for j in case.judgments if j.imposed and j.imposed.first]
        return (min(imposed_on, default=None) if isinstance(record, Event) else None), as_of
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

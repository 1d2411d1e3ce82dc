"""Alternatives: the values with which a fact is tried that is lost, unknown, or needed and absent.

They follow from the notation of the fact, from what the case bounds it by, and from the corners of the
law. Where no list of values would be enough the fact has none, and whatever it may move has no date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from sentencing.case.format.fields import CUSTODY, JUDGMENT
from sentencing.case.format.lists import OneRef, Refs
from sentencing.case.format.notation import Scalar
from sentencing.case.format.relation import Relation
from sentencing.case.format.tables import Field, Table
from sentencing.case.model import Case, Count, Runs
from sentencing.case.paths import (
    facts,
    open_facts,
    pattern_of,
    read_value,
    record_of,
    stated,
)
from sentencing.case.provenance import Origin, Record, Ref, ids_in
from sentencing.case.unknowns import Option, Unknown, beyond, days_between, natural_bounds, written
from sentencing.core.days import FIRST_DAY, LAST_DAY, Day, iso
from sentencing.core.diagnostics import Place
from sentencing.core.money import Money
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Term, parse_term
from sentencing.kit.corners import Corners
from sentencing.kit.law import Lawbook

_SINGLES = 6
"""Other sentences after each of which alone a sentence is tried, at most."""
_MONTHS_MORE = 14
"""Months past the last day of the case up to which a term is tried."""
_MONTHS_TRIED = 60
_NEAR = 2
"""Days around the end of another sentence at which a term is tried to end."""
_LONGEST = Term(years=100)
_MANY_DAYS = 9_999
_DAYS_OF_A_MONTH = 28
_ENDS_TRIED = 6
"""Ends of other sentences, and days on which they were imposed, beside which a term is tried to end."""
_MOST_DAYS_TRIED = 62
"""Days that are tried one by one."""
_SPREAD = 24
"""Days that are tried of a longer stretch, beside those on which something turns."""
_FAR = 3_660
"""Days past all that is known of a case up to which a day without an end is tried."""
_MANY = 99
_CURRENCY = "GBP"
_MUCH = 10**12
"""Hundredths, more than any threshold of a law."""
_SOVEREIGNS = ("holder", "on_writ_from", "on_request_of")
BOUND = "a bound"
"""What an option says of itself that only bounds what is possible, and that nobody would mean."""
_ANOTHER = "another sovereign"
_ANOTHER_SENTENCE = "a sentence outside of this case"


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What bounds an open fact beside its own notation.

    Attributes:
        case: the case. own: ids of the judgments under its law.
        book: the law. corners: where its results turn.
        as_of: day of the computation.
        ends: the days on which the sentences that are known end, before and after credits.
    """

    case: Case
    own: tuple[str, ...]
    book: Lawbook
    corners: Corners
    as_of: Day
    ends: tuple[Day, ...]


def open_unknowns(setting: Setting) -> list[Unknown]:
    """Every fact of the case that is lost, unknown, or needed and absent, with its alternatives."""
    found: list[Unknown] = []
    for name, record, field, origin in open_facts(setting.case):
        if field.key == "id":
            found += _mentions_of(setting, origin)
        elif not isinstance(getattr(record, field.name), PartialDate):
            found.append(_open(setting, name, field, origin))
    found += _absent(setting)
    return list({unknown.name: unknown for unknown in reversed(found)}.values())[::-1]


def _open(setting: Setting, name: str, field: Field, origin: Origin) -> Unknown:
    """An open fact with its alternatives."""
    found = _alternatives(setting, name, field)
    return Unknown(
        name=name,
        kind="lost" if origin.open == "lost" else "unknown",
        options=found.options,
        above=found.above,
        below=found.below,
        said=origin.said,
        place=origin.place,
    )


def _mentions_of(setting: Setting, lost: Origin) -> Iterator[Unknown]:
    """The facts that mention an id which two records have: which of them is meant is lost."""
    for name, record, field, _ in stated(setting.case):
        if not field.is_prose and lost.said in ids_in(getattr(record, field.name)):
            yield _open(setting, name, field, lost)


def _absent(setting: Setting) -> Iterator[Unknown]:
    """The facts without which a sentence or a stretch cannot be placed in time, where not given."""
    for judgment in setting.case.judgments:
        if judgment.id not in setting.own:
            continue
        lengths = [judgment.term, *(count.term for count in judgment.counts)]
        open_terms = [record.origins.get("term") for record in (judgment, *judgment.counts)]
        if not any(lengths) and not any(open_terms):
            yield _needed(setting, f"judgments.{judgment.id}", judgment, JUDGMENT, "term")
        if judgment.imposed is None and "imposed" not in judgment.origins:
            yield _needed(setting, f"judgments.{judgment.id}", judgment, JUDGMENT, "imposed")
    for custody in setting.case.custody:
        if custody.first is None and "first" not in custody.origins:
            yield _needed(setting, f"custody.{custody.id}", custody, CUSTODY, "from")


def _needed(setting: Setting, path: str, record: Record, table: Table, key: str) -> Unknown:
    origin = Origin(place=record.place or Place(""), open="unknown")
    return _open(setting, f"{path}.{key}", table.by_key[key], origin)


# -- Alternatives by notation ----------------------------------------------------------------------


class _Alternatives(msgspec.Struct, frozen=True):
    """The options, and whether what was meant may lie above or below all of them."""

    options: tuple[Option, ...] = ()
    above: bool = False
    below: bool = False


_NONE = _Alternatives(above=True, below=True)
_ABSENT = Option(None, "none")


def _closed(options: Iterable[Option]) -> _Alternatives:
    """Options beside which there are no others."""
    return _Alternatives(tuple(options))


def _alternatives(setting: Setting, name: str, field: Field) -> _Alternatives:
    """What a fact can have been."""
    pattern, notation = pattern_of(setting.case, name), field.notation
    declared = setting.corners.values.get(pattern)
    if declared is not None:
        texts = declared(setting.case) if callable(declared) else declared
        return _closed(Option(read_value(setting.case, name, text)[0], text) for text in texts)
    if pattern in setting.corners.open_lists:
        return _NONE
    record = record_of(setting.case, name)
    if isinstance(notation, Relation):
        return _closed(_relations(setting.case, record))
    if isinstance(notation, OneRef | Refs):
        return _closed(_references(setting.case, record, several=isinstance(notation, Refs)))
    if not isinstance(notation, Scalar):
        return _NONE
    if notation.name == "date":
        return _days(setting, record, field)
    if notation.name in ("length", "term"):
        return _Alternatives(tuple(_terms(setting, record)), above=True)
    return _words_and_numbers(setting, pattern, field.key, notation)


def _words_and_numbers(setting: Setting, pattern: str, key: str, notation: Scalar) -> _Alternatives:
    """What a word, a number or a sum can have been."""
    if notation.words:
        return _closed([_ABSENT, *(Option(word, word) for word in notation.words)])
    if key in _SOVEREIGNS:
        return _closed(_sovereigns(setting.case))
    if key == "credited_to":
        elsewhere = Option(Ref(_ANOTHER_SENTENCE), _ANOTHER_SENTENCE)
        return _closed([*_references(setting.case, None, several=False), elsewhere])
    most = setting.corners.most.get(pattern, _MANY_DAYS)
    plain: dict[str, tuple[Any, ...]] = {
        "yes_or_no": (True, False),
        "days": (0, most),
        "number": (1, 2, _MANY),
        "money": (Money(0, _CURRENCY), Money(_MUCH, _CURRENCY)),
    }
    if notation.name not in plain:
        return _NONE
    options = [_ABSENT, *(Option(value, written(value)) for value in plain[notation.name])]
    return _Alternatives(tuple(options), above=notation.name == "number")


def _relations(case: Case, record: Record) -> list[Option]:
    """How a sentence can run with the others: with all, after all, or after any single one of them."""
    refs = _others(case, record)
    if not refs:
        return [_ABSENT]
    ways = [Runs(concurrent_with=refs), Runs(consecutive_to=refs)]
    if 1 < len(refs) <= _SINGLES:
        ways += [
            Runs(consecutive_to=(one,), concurrent_with=tuple(o for o in refs if o is not one))
            for one in refs
        ]
    return [Option(runs, str(runs)) for runs in ways]


def nearly_consecutive(case: Case, name: str) -> Option | None:
    """A relation of which all but a day follows every other sentence; None if there is no other.

    An order may be partly concurrent also with a sentence whose own order says that the two run together,
    where a wholly consecutive one would contradict it.

    Args:
        case: the case.
        name: of a `runs` fact.
    """
    refs = _others(case, record_of(case, name))
    if not refs:
        return None
    runs = Runs(concurrent_with=refs, portion=Term(days=1), rest="consecutive")
    return Option(runs, f"consecutive to {', '.join(map(str, refs))}, but for a day", BOUND)


def _others(case: Case, record: Record) -> tuple[Ref, ...]:
    """The other sentences as a relation of a judgment or count names them."""
    judgment = next((j for j in case.judgments if j is record or record in j.counts), None)
    if judgment is None:
        return ()
    siblings = [c.id for c in judgment.counts if c is not record and c.term is not None]
    names = [*(siblings if isinstance(record, Count) else ())]
    names += [j.id for j in case.judgments if j is not judgment]
    return tuple(Ref(name) for name in names)


def _references(case: Case, record: Record | None, *, several: bool) -> list[Option]:
    """No judgment, or any one of them; where several may be named, also all of them."""
    refs = [Ref(j.id) for j in case.judgments if j is not record]
    if not several:
        return [_ABSENT, *(Option(ref, ref.id) for ref in refs)]
    every = [Option(tuple(refs), "all of them")] if len(refs) > 1 else []
    return [Option((), "none"), *(Option((ref,), ref.id) for ref in refs), *every]


def _sovereigns(case: Case) -> list[Option]:
    """The sovereign of the case, those that it names, and another one."""
    named = [j.jurisdiction for j in case.judgments] + [c.holder for c in case.custody]
    names = [name for name in dict.fromkeys(named) if name and name != case.jurisdiction]
    return [_ABSENT, *(Option(name, name) for name in names), Option(_ANOTHER, _ANOTHER)]


# -- Days and terms --------------------------------------------------------------------------------


def _days(setting: Setting, record: Record, field: Field) -> _Alternatives:
    """The days within the natural bounds of a fact: all where they are few, else where results turn."""
    case, as_of = setting.case, setting.as_of
    low, high = natural_bounds(case, record, field.name, as_of)
    if field.name == "offense_date":
        low, high = setting.book.covers_offences_since, as_of
    above, below = beyond(case, record, low, high)
    known = [*setting.ends, *_known_days(case), as_of]
    begin = low if low is not None else max(min(known) - _FAR, FIRST_DAY)
    end = high if high is not None else min(max(known) + _FAR, LAST_DAY)
    never = [_ABSENT] if field.name == "vacated" else []
    if low is not None and high is not None and high - low < _MOST_DAYS_TRIED:
        return _Alternatives((*never, *days_between(low, high)), above, below)
    turns = {begin, end, *_spread(begin, end)}
    turns |= {day + near for day in _turns(setting) for near in (-1, 0, 1)}
    tried = sorted(day for day in turns if begin <= day <= end)
    options = (Option(PartialDate.on(day), iso(day)) for day in tried)
    return _Alternatives((*never, *options), above, below)


def _spread(begin: Day, end: Day) -> Iterator[Day]:
    """Days between two, evenly."""
    return (begin + (end - begin) * n // _SPREAD for n in range(_SPREAD + 1))


def _turns(setting: Setting) -> Iterator[Day]:
    """The days on which something of the case happens or the law changes."""
    yield from _known_days(setting.case)
    yield from setting.ends
    for parameter in setting.book.parameters.values():
        yield from (version.since for version in parameter.versions if version.since is not None)


def _known_days(case: Case) -> Iterator[Day]:
    for _, record, attribute in facts(case):
        when = getattr(record, attribute)
        if isinstance(when, PartialDate):
            yield from (day for day in (when.first, when.last) if day is not None)


def _terms(setting: Setting, record: Record) -> list[Option]:
    """A grid of months, the corners of the law, and terms that end beside another sentence.

    Beside its end, and beside the day on which it was imposed, for then the first one may be over.
    """
    judgment = next((j for j in setting.case.judgments if j is record or record in j.counts), None)
    imposed = judgment.imposed.assume(latest=True) if judgment and judgment.imposed else None
    start = setting.as_of if imposed is None else imposed
    last = max([*setting.ends, start])
    months = (last - start) // _DAYS_OF_A_MONTH + _MONTHS_MORE
    terms = [Term(days=1), *(parse_term(text) for text in setting.corners.terms)]
    tried = min(months, _MONTHS_TRIED)
    terms += [Term(months=1 + n * (months - 1) // max(tried - 1, 1)) for n in range(tried)]
    imposed_on = [j.imposed.last for j in setting.case.judgments if j.imposed and j is not judgment]
    begun = [day for day in imposed_on if day is not None and day > start]
    ends = sorted(set(setting.ends), reverse=True)[:_ENDS_TRIED]
    for end in dict.fromkeys([*ends, *sorted(begun)[:_ENDS_TRIED]]):
        for over, under in setting.corners.shares:
            days = -(-(end - start + 1) * under // over)
            terms += [Term(days=days + n) for n in range(-_NEAR, _NEAR + 1) if days + n > 0]
    terms.append(_LONGEST)
    return [Option(term, str(term)) for term in dict.fromkeys(terms)]

"""Chains of consecutive sentences, and single terms: what is calculated as one.

A sentence consecutive to another is served after it, and both are one chain; two sentences
consecutive to the same one make two chains beside each other. Sentences of the older style and
training orders that are concurrent merge into a single term.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sentencing.core.days import Day
from sentencing.core.graphs import in_order
from sentencing.jurisdictions.england_wales import licence
from sentencing.jurisdictions.england_wales.citations import (
    CJA_263,
    CJA_264,
    CJA_1967_104,
    CODE_241,
    PRACTICE,
)
from sentencing.jurisdictions.england_wales.durations import last_day
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.sentences import (
    CIVIL_FINES,
    ORDER_BREACHES,
    STANDARD,
    TRAINING,
    Part,
)
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.kit.law import rule

Likeness: TypeAlias = tuple[object, ...]
"""What two sentences share that are alike."""
MOST_WAYS = 256
"""More ways than so many to one sentence are not told apart."""
_LONGEST_MONTH = 31
_LOOKED_AT = 2
"""How many older sentences a single term takes its length from."""


class TooManyWaysError(Exception):
    """So many unlike ways lead to a sentence, whose key it names, that they are not computed."""


@rule("consecutive sentences are one, concurrent ones each their own", CJA_263, CJA_264)
def combined(
    parts: list[Part], law: InForce, adult_on: Day, there: Mapping[tuple[str, ...], Serving]
) -> list[Serving]:
    """What is calculated as one.

    Args:
        parts: the sentences of a spell in their order.
        law: in force.
        adult_on: the 18th birthday.
        there: what was calculated as one before, by the keys of its parts; it stays as it is.
    """
    if len(parts) == 1:
        return [Serving(parts, law, adult_on)]
    merged = single_term(parts, law)
    if merged:
        return [Serving(parts, law, adult_on, merged)]
    return [
        there.get(tuple([part.key for part in chain])) or Serving(chain, law, adult_on)
        for chain in chains_of(parts, law)
    ]


def chains_of(parts: list[Part], law: InForce) -> list[list[Part]]:
    """Every way from a sentence that follows none to one that none follows, but for the shorter ones.

    Of two ways to the same sentence, of the same kinds of sentences, one is shorter whatever comes
    after it if each of its sentences has its like in the other, in the same order and no shorter.

    Args:
        parts: of a spell, in their order.
        law: for what makes sentences alike.

    Raises:
        TooManyWaysError: so many ways are left that they cannot be told apart.
    """
    keys = {part.key for part in parts}
    before = {part.key: [key for key in part.follows if key in keys] for part in parts}
    followed = {key for found in before.values() for key in found}
    if not followed:
        return [[part] for part in parts]
    by_key = {part.key: part for part in parts}
    ways: dict[str, list[list[Part]]] = {}
    for key in in_order(before):
        leading = [way for other in before[key] for way in ways[other]] or [[]]
        ways[key] = _longest([[*way, by_key[key]] for way in leading], law)
        if len(ways[key]) > MOST_WAYS:
            raise TooManyWaysError(key)
    found = [way for part in parts if part.key not in followed for way in ways[part.key]]
    return _in_order(found) if len(found) > 1 else found


def _longest(ways: list[list[Part]], law: InForce) -> list[list[Part]]:
    """The ways of which none is shorter than another in all that counts."""
    if len(ways) == 1:
        return ways
    of_a_kind: dict[frozenset[Likeness], list[list[Part]]] = {}
    for way in sorted(ways, key=_by_length):
        kept = of_a_kind.setdefault(frozenset(alike(part, law) for part in way), [])
        if not any(_lies_within(way, longer, law) for longer in kept):
            kept.append(way)
    return _in_order(way for kept in of_a_kind.values() for way in kept)


def _in_order(ways: Iterable[list[Part]]) -> list[list[Part]]:
    return sorted(ways, key=lambda way: [part.number for part in way])


def _by_length(way: list[Part]) -> tuple[int, list[int]]:
    """The longest first, so that a way is compared with those that it may lie within."""
    months = sum(part.total.whole_months for part in way)
    days = sum(part.total.whole_days for part in way)
    return -(months * _LONGEST_MONTH + days), [part.number for part in way]


def _lies_within(way: list[Part], longer: list[Part], law: InForce) -> bool:
    """Whether each sentence of a way has its like in another, in the same order and no shorter."""
    rest = iter(longer)
    return all(any(_no_shorter(other, part, law) for other in rest) for part in way)


def lies_in(part: Part, others: Iterable[Part], law: InForce) -> Part:
    """The sentence like another that stands in no way, in which that one lies; there always is one."""
    return next(other for other in others if _no_shorter(other, part, law))


def _no_shorter(other: Part, part: Part, law: InForce) -> bool:
    """Whether a sentence is like another, and no shorter in any unit."""
    return alike(other, law) == alike(part, law) and all(
        mine.whole_months >= its.whole_months and mine.whole_days >= its.whole_days
        for mine, its in ((other.custodial, part.custodial), (other.extension, part.extension))
    )


def alike(part: Part, law: InForce) -> Likeness:
    """Everything of a sentence but its length that a rule of release can turn on."""
    told = part.offence in CIVIL_FINES or part.offence in ORDER_BREACHES
    return (
        part.kind,
        part.sentenced,
        licence.old_style(part, law),
        licence.licensed_if_short(part, law),
        part.fraction,
        part.scheme,
        part.plus,
        part.plus_today,
        part.section_250,
        part.under_18,
        part.exclusions,
        (part.offence, part.committed) if told else None,
        part.in_full,
        part.recall,
        part.supervision_end,
    )


@rule(
    "concurrent sentences of the older style, and training orders, are a single term",
    CJA_1967_104,
    CODE_241,
    PRACTICE,
    convention="from the earliest day of sentence to the latest end; of older sentences the first "
    "two are looked at, of training orders the longest of the first and of the last day",
)
def single_term(parts: list[Part], law: InForce) -> int:
    """The days of the single term that sentences make; 0 if they make none."""
    if any(part.recall or part.follows for part in parts):
        return 0
    days = {part.sentenced for part in parts}
    if len(days) == 1:
        return 0
    if all(part.kind == TRAINING for part in parts):
        counted = [part for part in parts if part.sentenced in (min(days), max(days))]
    elif all(part.kind == STANDARD and licence.old_style(part, law) for part in parts):
        counted = parts[:_LOOKED_AT]
    else:
        return 0
    ends = [last_day(part.sentenced, part.custodial) for part in counted]
    return max(ends) - min([part.sentenced for part in counted]) + 1

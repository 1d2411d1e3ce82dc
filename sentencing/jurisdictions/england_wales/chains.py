"""Chains of consecutive sentences, and single terms: what is calculated as one.

A sentence consecutive to another is served after it, and both are one chain; two sentences
consecutive to the same one make two chains beside each other. Sentences of the older style and
training orders that are concurrent merge into a single term.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
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


class Rows:
    """The rows that the sentences of a spell make, as they join it.

    A row is a way from a sentence that follows none to one that none follows. Of two ways to the same
    sentence, of the same kinds of sentences, one is shorter whatever comes after it if each of its
    sentences has its like in the other, in the same order and no shorter; it is dropped.

    Args:
        law: for what makes sentences alike.

    Attributes:
        parts: the sentences, in their order.
    """

    def __init__(self, law: InForce) -> None:
        self._law = law
        self.parts: list[Part] = []
        self._by_key: dict[str, Part] = {}
        self._ways: dict[str, list[list[Part]]] = {}
        self._followed: set[str] = set()

    def join(self, parts: list[Part]) -> None:
        """Take in the sentences of one day.

        Raises:
            TooManyWaysError: so many ways lead to one of them that they cannot be told apart.
        """
        new = {part.key for part in parts}
        again = any(not new.isdisjoint(part.follows) for part in self.parts)
        self.parts = sorted([*self.parts, *parts], key=attrgetter("number"))
        self._by_key |= {part.key: part for part in parts}
        todo = {part.key: part for part in (self.parts if again else parts)}
        for key in in_order({k: [f for f in p.follows if f in todo] for k, p in todo.items()}):
            self._lead_to(todo[key])

    def _lead_to(self, part: Part) -> None:
        before = [key for key in part.follows if key in self._by_key]
        self._followed.update(before)
        leading = [way for key in before for way in self._ways[key]] or [[]]
        ways = [[*way, part] for way in leading]
        self._ways[part.key] = ways = _longest(ways, self._law) if len(ways) > 1 else ways
        if len(ways) > MOST_WAYS:
            raise TooManyWaysError(part.key)

    def all(self) -> list[list[Part]]:
        """Every row."""
        if not self._followed:
            return [[part] for part in self.parts]
        last = [part.key for part in self.parts if part.key not in self._followed]
        return _in_order(way for key in last for way in self._ways[key])


@rule("consecutive sentences are one, concurrent ones each their own", CJA_263, CJA_264)
def combined(
    rows: Rows, law: InForce, adult_on: Day, there: Mapping[tuple[str, ...], Serving]
) -> list[Serving]:
    """What is calculated as one.

    Args:
        rows: of the sentences of a spell.
        law: in force.
        adult_on: the 18th birthday.
        there: what was calculated as one before, by the keys of its parts; it stays as it is.
    """
    if len(rows.parts) == 1:
        return [Serving(rows.parts, law, adult_on)]
    merged = single_term(rows.parts, law)
    if merged:
        return [Serving(rows.parts, law, adult_on, merged)]
    return [
        there.get(tuple([part.key for part in row])) or Serving(row, law, adult_on)
        for row in rows.all()
    ]


def _longest(ways: list[list[Part]], law: InForce) -> list[list[Part]]:
    """The ways of which none is shorter than another in all that counts."""
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

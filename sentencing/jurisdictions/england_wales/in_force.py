"""The law in force, as plain numbers: what the lawbook says for one computation, looked up once."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from sentencing.core.days import LAST_DAY, Day
from sentencing.core.terms import Term, parse_term
from sentencing.jurisdictions.england_wales.durations import Fraction
from sentencing.kit.law import Law, Lawbook, Version

SchemeName = Literal["forty", "progression", "recall_56"]


class Scheme(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that came in by tranches.

    Attributes:
        name: in the lawbook.
        begins: for sentences passed from then on, at once.
        fraction, plus: parts of a standard sentence and of an SDS+ to serve.
        tranches: for those serving: the greatest size of sentence, and its day.
        days: of the tranches.
        more_excluded: the day on which further offences left it.
    """

    name: SchemeName
    begins: Day
    fraction: Fraction
    plus: Fraction
    tranches: tuple[tuple[int, Day], ...]
    days: tuple[Day, ...]
    more_excluded: Day = LAST_DAY


class Window(msgspec.Struct, frozen=True):
    """How early removal can come: after a fraction, and no longer than so before release."""

    fraction: Fraction
    longest: Term


class InForce(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers that rules ask for; a `_since` is the first day of a provision."""

    offences_since: Day
    sentences_since: Day
    licence_under_12_months_since: Day
    half: Fraction
    plus: Fraction
    forty: Scheme | None
    progression: Scheme | None
    recall_56: Scheme | None
    fines_in_full: tuple[tuple[Day, int], ...]
    concern_parole: tuple[tuple[Day, Fraction], ...]
    training_remand_since: Day
    curfew_windows: tuple[tuple[int, Day], ...]
    curfew_shortest_period: int
    curfew_served: int
    curfew_left: int
    curfew_young_since: Day
    removal_windows: tuple[tuple[Window, Day], ...]
    removal_changed: Day
    removal_stops_clock_since: Day
    supervision_repealed: bool
    curfew_suspended: bool
    removal_later: bool
    extinguished_by_hand: bool
    first_tranche_by_hand: bool
    section_250_half: bool
    unconditional_held_back: bool
    credit_to_sentence: bool
    chain_aggregate: bool
    all_bank_holidays: bool


def in_force(law: Law) -> InForce:
    """What the law says for a computation."""
    assigned = tuple(law.assigned.items()) if law.assigned else ()
    standing, repealed, since, used = _in_force(_Key(law.book), law.known, assigned)
    law.used.update(used)
    return repealed if law.as_of >= since else standing


class _Key:
    """A lawbook as a key of a cache: the same one is equal to itself only."""

    __slots__ = ("book",)

    def __init__(self, book: Lawbook) -> None:
        self.book = book

    def __hash__(self) -> int:
        return id(self.book)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.book is self.book


@lru_cache(maxsize=256)
def _in_force(
    key: _Key, known: Day, assigned: tuple[tuple[str, int | str], ...]
) -> tuple[InForce, InForce, Day, dict[str, Version]]:
    """The law with supervision standing, and repealed, the day of that repeal, and what was asked."""
    law = Law(key.book, LAST_DAY, known, dict(assigned))
    standing = _drawn_up(law, known)
    repealed = msgspec.structs.replace(standing, supervision_repealed=True)
    return standing, repealed, _since(law, "supervision.repealed"), law.used


def _drawn_up(law: Law, known: Day) -> InForce:
    curfew = law.reading("adult_curfew")
    young = _since(law, "curfew.only_young") if curfew == "ends" else LAST_DAY
    return InForce(
        offences_since=_since(law, "regime.offence"),
        sentences_since=_since(law, "regime.sentence"),
        licence_under_12_months_since=_since(law, "licence.under_12_months"),
        half=_fraction(law, "standard.fraction"),
        plus=_fraction(law, "standard_plus.fraction"),
        forty=_scheme(law, "forty", "forty.fraction", None),
        progression=_scheme(law, "progression", "progression.fraction", "progression.plus"),
        recall_56=_scheme(law, "recall_56", None, None),
        fines_in_full=tuple((day, int(value)) for day, value in _steps(law, "fine.served_in_full")),
        concern_parole=tuple(
            (day, fraction_of(str(value)))
            for day, value in _steps(law, "particular_concern.parole")
        ),
        training_remand_since=_since(law, "training.remand"),
        curfew_windows=tuple((int(days), day) for days, day in _windows(law, "curfew.longest")),
        curfew_shortest_period=law.number("curfew.shortest_period", known),
        curfew_served=law.number("curfew.served", known),
        curfew_left=law.number("curfew.left", known),
        curfew_young_since=young,
        removal_windows=_removal_windows(law),
        removal_changed=_changed(law, "removal.fraction"),
        removal_stops_clock_since=_since(law, "removal.stops_the_clock"),
        supervision_repealed=False,
        curfew_suspended=law.reading("curfew_for_adults_suspended") == "yes",
        removal_later=law.reading("removal_over_the_change") == "later",
        extinguished_by_hand=law.reading("extinguished_by_credit") == "by_hand",
        first_tranche_by_hand=law.reading("first_progression_tranche") == "by_hand",
        section_250_half=law.reading("section_250_after_progression") == "half",
        unconditional_held_back=law.reading("unconditional_release_before_tranche") == "not_before",
        credit_to_sentence=law.reading("credit_reaches") == "sentence",
        chain_aggregate=law.reading("chain_length") == "aggregate",
        all_bank_holidays=law.reading("bank_holidays") == "all",
    )


def fraction_of(words: str) -> Fraction:
    """A fraction from its words, as `2/5`."""
    over, _, under = words.partition("/")
    return int(over), int(under)


def _known(law: Law, parameter: str) -> list[Version]:
    """The versions that could be known of, a scenario's value laid over them."""
    versions = [
        version
        for version in law.book.parameters[parameter].versions
        if version.enacted is None or version.enacted <= law.known
    ]
    if law.is_assigned(parameter):
        value = law.assigned[f"law.{law.book.jurisdiction}.{parameter}"]
        return [msgspec.structs.replace(version, value=value) for version in versions]
    return versions


def _steps(law: Law, parameter: str) -> list[tuple[Day, int | str]]:
    return [(version.since or 0, version.value) for version in _known(law, parameter)]


def _since(law: Law, parameter: str) -> Day:
    """The first day of a provision, far away if there is none, long ago if it is assumed."""
    if law.is_assigned(parameter) and law.word(parameter, law.as_of) == "no":
        return LAST_DAY
    days = [version.since for version in _known(law, parameter) if version.value == "yes"]
    return next((day for day in days if day is not None), LAST_DAY)


def _changed(law: Law, parameter: str) -> Day:
    """The day of the second version of a parameter; far away if there is only one."""
    versions = _known(law, parameter)
    return versions[1].since or 0 if len(versions) > 1 else LAST_DAY


def _fraction(law: Law, parameter: str) -> Fraction:
    return fraction_of(law.word(parameter, law.known))


def _windows(law: Law, parameter: str) -> list[tuple[int | str, Day]]:
    """The windows that are used, each with its first day; the first holds from the beginning.

    By practice the oldest is passed over, and the one after it holds from the beginning.
    """
    windows = [(value, since) for since, value in _steps(law, parameter)]
    used = windows if law.reading("older_windows") == "as_then" else (windows[1:] or windows)
    return [(used[0][0], 0), *used[1:]]


def _removal_windows(law: Law) -> tuple[tuple[Window, Day], ...]:
    fractions = [(since, fraction_of(str(f))) for since, f in _steps(law, "removal.fraction")]
    found = []
    for longest, since in _windows(law, "removal.longest"):
        fraction = [one for day, one in fractions if day <= since][-1]
        found.append((Window(fraction, parse_term(str(longest))), since))
    return tuple(found)


def _scheme(law: Law, name: SchemeName, fraction: str | None, plus: str | None) -> Scheme | None:
    begins = _since(law, f"{name}.scheme")
    if begins == LAST_DAY:
        return None
    tranches = tuple((int(value), day) for day, value in _steps(law, f"{name}.tranche"))
    return Scheme(
        name=name,
        begins=begins,
        fraction=_fraction(law, fraction) if fraction else (1, 1),
        plus=_fraction(law, plus) if plus else _fraction(law, "standard_plus.fraction"),
        tranches=tranches,
        days=tuple(day for _, day in tranches),
        more_excluded=_since(law, "forty.more_exclusions") if name == "forty" else LAST_DAY,
    )

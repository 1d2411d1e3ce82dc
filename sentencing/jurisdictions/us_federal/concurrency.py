"""How several terms run: 18 U.S.C. 3584(a), and the statutes that leave the court no choice.

The court's words come first. Where it said nothing, terms imposed at the same time run
concurrently unless a statute says otherwise, and terms imposed at different times run
consecutively. These statutes say otherwise for the counts that name them:

* 18 U.S.C. 1028A (aggravated identity theft): no concurrence with a term under any other
  provision; with further 1028A counts of the same sentence the court may choose.
* 18 U.S.C. 3146 (failure to appear) and 3147 (offense on release): after any other term.
* 18 U.S.C. 924(c) (firearm): no concurrence with any other term at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import permutations

import msgspec

from sentencing.case.model import Way
from sentencing.core.days import Day
from sentencing.core.diagnostics import Problem
from sentencing.core.terms import Term
from sentencing.jurisdictions.us_federal.citations import (
    GONZALES,
    MANAFORT,
    USC_924_C,
    USC_1028A_B,
    USC_1028A_B4,
    USC_3146_B2,
    USC_3147,
    USC_3584_A,
    USSG_3C1_3,
    USSG_5G1_2,
)
from sentencing.jurisdictions.us_federal.offenses import parse_charge
from sentencing.kit.law import Law, Rule, rule, rule_of
from sentencing.kit.relations import Basis, Order, Orders, Unit

ORDERED = Rule("as the court ordered", (USC_3584_A,))
ORDERED_IN_PART = Rule(
    "part of a term with another and part after it, as the court ordered",
    (USC_3584_A, MANAFORT),
    "only what lies after the other sentence adds to it",
)


@rule("same time: concurrent unless the court or a statute says otherwise", USC_3584_A)
def presumed_at_the_same_time() -> Way:
    """The presumption for terms imposed at the same time."""
    return "concurrent"


@rule("different times: consecutive unless the court says otherwise", USC_3584_A)
def presumed_at_different_times() -> Way:
    """The presumption for terms imposed at different times."""
    return "consecutive"


@rule("identity theft: with no term under another provision", USC_1028A_B, USC_1028A_B4, USSG_5G1_2)
def identity_theft(alike: bool, among: Way) -> Way:  # noqa: FBT001  # a fact, not a switch
    """How a 1028A term runs with another term.

    Args:
        alike: whether the other term is under 1028A too and of the same sentence.
        among: how such terms run among themselves where the court is silent.
    """
    return among if alike else "consecutive"


@rule("firearm: with no other term", USC_924_C, GONZALES)
def firearm() -> Way:
    """How a 924(c) term runs with any other term."""
    return "consecutive"


@rule("failure to appear: after the term for any other offense", USC_3146_B2)
def failure_to_appear() -> Way:
    """How a 3146 term runs with any other term."""
    return "consecutive"


@rule("offense while on release: after any other term", USC_3147, USSG_3C1_3)
def offense_on_release() -> Way:
    """How a 3147 term runs with any other term."""
    return "consecutive"


RULES = {
    "court": ORDERED,
    "court, in part": ORDERED_IN_PART,
    "same time": rule_of(presumed_at_the_same_time),
    "different times": rule_of(presumed_at_different_times),
    "1028A": rule_of(identity_theft),
    "3146": rule_of(failure_to_appear),
    "3147": rule_of(offense_on_release),
    "924(c)": rule_of(firearm),
}
"""What an order can stand on."""


_IDENTITY_THEFT = "1028A"
_MANDATES = {
    _IDENTITY_THEFT: "18 USC 1028A",
    "3146": "18 USC 3146",
    "3147": "18 USC 3147",
    "924(c)": "18 USC 924(c)",
}
"""The statutes that keep terms apart, in the order in which their terms are served."""


_APART = {"3146": failure_to_appear, "3147": offense_on_release, "924(c)": firearm}


def mandate(unit: Unit) -> str:
    """The key in `RULES` of the statute that makes a unit consecutive, or an empty string."""
    if unit.count is None or unit.count.offense is None:
        return ""
    return _mandate(unit.count.offense)


@lru_cache(maxsize=1024)
def _mandate(offense: str) -> str:
    """The same, by the text of an offense; of several the one that is served last."""
    charged = parse_charge(offense).statutes
    found = [
        key
        for key, text in _MANDATES.items()
        for place in parse_charge(text).statutes
        if any(statute.within(place) for statute in charged)
    ]
    return found[-1] if found else ""


def same_time(unit: Unit, other: Unit, law: Law) -> bool:
    """Whether two terms imposed on one day were imposed at the same time."""
    if unit.judgment is other.judgment:
        return True
    sides = {"same_time": "concurrent", "different_times": "consecutive"}
    return law.choose("same_day", sides, lambda way: f"silence means {way}") == "concurrent"


def among_identity_theft(law: Law) -> Way:
    """How 1028A counts of one sentence run with each other where the court is silent."""
    sides: dict[str, Way] = {"concurrent": "concurrent", "consecutive": "consecutive"}
    return law.choose("identity_theft_counts", sides, lambda way: f"they run {way}")


def among_themselves(unit: Unit, law: Law) -> Unit:
    """A unit with the length that its several counts come to where the court is silent on them.

    Of counts that one entry lists together, only those under 1028A can follow each other.
    """
    count = unit.count
    if count is None or count.number == 1 or mandate(unit) != _IDENTITY_THEFT:
        return unit
    if (count.runs and count.runs.among) or not isinstance(unit.length, Term):
        return unit
    sides = {"concurrent": unit.length, "consecutive": unit.length.times(count.number)}
    return msgspec.structs.replace(unit, length=law.choose("identity_theft_counts", sides, str))


def fill_in(
    orders: Orders, batch: Sequence[Unit], earlier: Sequence[Unit], law: Law
) -> dict[str, list[Unit]]:
    """Add what the law presumes or demands about terms that the courts left open.

    Returns, by the key of a unit, those earlier terms that it is presumed to follow: an order of
    the court may exist that the case does not tell of.

    Args:
        orders: what the courts said; added to.
        batch: the terms imposed on one day.
        earlier: the terms being served on that day.
        law: for the readings.
    """
    presumed: dict[str, list[Unit]] = {}
    for unit in batch:
        silent_on = [other for other in earlier if not orders.said(unit.key, other.key)]
        for other in silent_on:
            _add(orders, unit, other, presumed_at_different_times(), "default")
        if silent_on:
            presumed[unit.key] = silent_on
    ranks = {unit.key: _rank(unit) for unit in batch}
    for unit, other in permutations(batch, 2):
        if ranks[other.key] < ranks[unit.key] and not orders.said(unit.key, other.key):
            way, basis = _way(unit, other, law)
            _add(orders, unit, other, way, basis)
    return presumed


def conflicts(orders: Orders, spans: Mapping[str, tuple[Day | None, Day | None]]) -> list[Problem]:
    """A warning for each court order that lets terms overlap which a statute keeps apart.

    Args:
        orders: how the terms run.
        spans: first and last day of each term that was placed.
    """
    if not any(map(mandate, orders.units.values())):
        return []
    found = []
    for order in orders.all():
        if order.basis != "court" or order.way == "consecutive":
            continue
        unit, other = orders.units[order.unit], orders.units[order.other]
        bound = next((u for u, o in ((unit, other), (other, unit)) if _keeps_apart(u, o)), None)
        if bound is None or not _overlap(spans.get(unit.key), spans.get(other.key)):
            continue
        message = (
            f"{unit.key} is to run concurrently with {other.key}, "
            f"but the term of {bound.key} under 18 U.S.C. {mandate(bound)} may not"
        )
        found.append(Problem("statute-forbids-concurrent", message, order.place))
    return list(dict.fromkeys(found))


def _overlap(
    one: tuple[Day | None, Day | None] | None, other: tuple[Day | None, Day | None] | None
) -> bool:
    """Whether two terms share a day; one without an end lasts for ever."""
    if one is None or other is None or one[0] is None or other[0] is None:
        return False
    return (one[1] is None or other[0] <= one[1]) and (other[1] is None or one[0] <= other[1])


def _keeps_apart(unit: Unit, other: Unit) -> bool:
    """Whether a statute forbids the term of `unit` to run with that of `other`."""
    key = mandate(unit)
    return bool(key) and not (key == _IDENTITY_THEFT and _alike(unit, other))


def _alike(unit: Unit, other: Unit) -> bool:
    """Whether both are 1028A terms of one sentence."""
    both = mandate(unit) == mandate(other) == _IDENTITY_THEFT
    return both and unit.judgment is other.judgment


def _way(unit: Unit, other: Unit, law: Law) -> tuple[Way, Basis]:
    key = mandate(unit)
    if key == _IDENTITY_THEFT:
        alike = _alike(unit, other)
        among = among_identity_theft(law) if alike else "consecutive"
        return identity_theft(alike, among), "statute"
    if key:
        return _APART[key](), "statute"
    if same_time(unit, other, law):
        return presumed_at_the_same_time(), "default"
    return presumed_at_different_times(), "default"


def _rank(unit: Unit) -> tuple[int, str]:
    """Terms that must follow the others come after them; the order of listing plays no part."""
    return ("", *_MANDATES).index(mandate(unit)), unit.key


def _add(orders: Orders, unit: Unit, other: Unit, way: Way, basis: Basis) -> None:
    orders.add(Order(unit=unit.key, other=other.key, way=way, basis=basis, place=unit.place))

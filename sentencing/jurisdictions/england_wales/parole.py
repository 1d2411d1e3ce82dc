"""Parole: ss.244A and 246A, when the Parole Board may first direct release."""

from __future__ import annotations

from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales.citations import CJA_244A, CJA_246A, PRACTICE
from sentencing.jurisdictions.england_wales.durations import Fraction, end_to_end, part_of
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.sentences import CONCERN, PAROLED, Part
from sentencing.kit.law import rule

_TWO_THIRDS: Fraction = (2, 3)


@rule(
    "the part of the custodial term to serve before parole",
    CJA_244A,
    CJA_246A,
    convention="two thirds; half for an adult offender of particular concern, if sentenced before "
    "28 June 2022",
)
def parole_fraction(part: Part, law: InForce) -> Fraction:
    """The fraction of an extended sentence, or of an offender of particular concern."""
    if part.kind != CONCERN or part.under_18:
        return _TWO_THIRDS
    found = law.concern_parole[0][1]
    for since, fraction in law.concern_parole[1:]:
        if part.sentenced >= since:
            found = fraction
    return found


@rule(
    "days to serve before parole",
    CJA_244A,
    CJA_246A,
    PRACTICE,
    convention="sentences of one fraction together, those of the other after them, each rounded up",
)
def days_to_parole(start: Day, parts: list[Part], law: InForce) -> int:
    """The days from `start`, where the paroled sentences of a row begin, to parole."""
    paroled = [part for part in parts if part.kind in PAROLED]
    lead = parole_fraction(paroled[0], law)
    same = [part.custodial for part in paroled if parole_fraction(part, law) == lead]
    days = part_of(end_to_end(start, same), lead)
    rest = [part for part in paroled if parole_fraction(part, law) != lead]
    if rest:
        terms = [part.custodial for part in rest]
        days += part_of(end_to_end(start + days, terms), parole_fraction(rest[0], law))
    return days

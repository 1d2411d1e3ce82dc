"""Standard determinate sentences: ss.243A to 244ZA, which part of the term is served.

One half, two thirds for SDS+; 40 per cent under the order of 2024 unless the offence is outside it;
one third and one half under the progression of the Act of 2026.
"""

from __future__ import annotations

from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales.citations import (
    CJA_243A,
    CJA_244,
    CJA_244ZA,
    CJA_246A,
    CJA_258,
    CJA_264,
    CODE_241,
    PRACTICE,
    SA_2026_23,
    SI_2020_158,
    SI_2024_844,
    SI_2024_1331,
)
from sentencing.jurisdictions.england_wales.durations import Fraction, end_to_end, part_of
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.sentences import (
    BREACH,
    EXTENDED_AUTOMATIC,
    FINE,
    NO_TERM,
    PAROLED,
    STANDARD,
    Part,
)
from sentencing.kit.law import Rule, rule, rule_of

SEXUAL, VIOLENT, DOMESTIC = "sexual", "violent", "domestic abuse"
SECURITY, TERRORISM = "national security", "terrorism"
SEXUAL_LATER = "sexual, since December 2024"
DOMESTIC_LATER = "domestic abuse, since December 2024"
MURDER_LATER = "murder, since December 2024"
SCHEDULE_13, PROGRESSION_SCHEDULE = "schedule 13 part 3", "progression schedule"

_OUTSIDE_FORTY = frozenset((SEXUAL, VIOLENT, DOMESTIC, SECURITY, TERRORISM))
_OUTSIDE_FORTY_LATER = frozenset((SEXUAL_LATER, DOMESTIC_LATER, MURDER_LATER))
_OUTSIDE_PROGRESSION = frozenset((SCHEDULE_13, PROGRESSION_SCHEDULE))
_TWO_THIRDS: Fraction = (2, 3)
_ALL: Fraction = (1, 1)
_HALF: Fraction = (1, 2)


@rule("40 per cent: which sentences it is for", SI_2024_844)
def takes_forty(part: Part) -> bool:
    """Whether a sentence is within the order of 2024 as it first stood."""
    if part.kind != STANDARD or part.plus:
        return False
    return not part.exclusions or not part.exclusions & _OUTSIDE_FORTY


@rule("40 per cent: the offences taken out on 16 December 2024", SI_2024_1331)
def leaves_forty(part: Part) -> bool:
    """Whether a sentence went back to one half."""
    if part.kind != STANDARD or part.plus or not part.exclusions:
        return False
    return bool(part.exclusions & _OUTSIDE_FORTY_LATER)


@rule("progression: which sentences it is for", SA_2026_23, PRACTICE)
def takes_progression(part: Part) -> bool:
    """Whether a sentence is within the release provisions of the Act of 2026."""
    if part.kind != STANDARD or part.section_250 or part.recall is not None:
        return False
    if part.plus_today and not part.plus:
        return False
    return not part.exclusions or not part.exclusions & _OUTSIDE_PROGRESSION


@rule(
    "which part of a standard sentence is served, by the law on the day it is passed",
    CJA_243A,
    CJA_244,
    CJA_244ZA,
    SI_2020_158,
    SI_2024_844,
    SI_2024_1331,
    SA_2026_23,
    convention="the newest law that takes the sentence in",
)
def standard_fraction(part: Part, law: InForce) -> tuple[Fraction, str]:
    """The fraction, and the name of the scheme that gives it; empty for the ordinary one."""
    day = part.sentenced
    forty, progression = law.forty, law.progression
    if progression is not None and day >= progression.begins:
        if takes_progression(part):
            return (progression.plus if part.plus else progression.fraction), "progression"
        if part.section_250 and law.section_250_half:
            return law.half, ""
    if forty is not None and day >= forty.begins:
        if day >= forty.more_excluded and leaves_forty(part):
            return law.half, "forty"
        if takes_forty(part):
            return forty.fraction, "forty"
    return (law.plus if part.plus else law.half), ""


@rule(
    "which part of other sentences is served",
    CJA_246A,
    CJA_258,
    CODE_241,
    PRACTICE,
    convention="two thirds of an extended sentence of the automatic kind; half of a training order "
    "and of a default term, all of one for a fine of 10 million pounds; all of a committal",
)
def other_fraction(part: Part) -> Fraction:
    """The fraction of a sentence that is not a standard one."""
    if part.kind == EXTENDED_AUTOMATIC:
        return _TWO_THIRDS
    if part.kind == BREACH or part.kind in PAROLED or (part.kind == FINE and part.in_full):
        return _ALL
    return _HALF


_CONVENTION = "the newest law that takes the sentence in"
_BY_SCHEME = {
    "forty": Rule("40 per cent of the term is served", (SI_2024_844, SI_2024_1331), _CONVENTION),
    "progression": Rule("one third is served, half of an SDS+", (SA_2026_23,), _CONVENTION),
}
_PLUS_RULE = Rule("two thirds of an SDS+ are served", (CJA_244ZA, SI_2020_158))
_HALF_RULE = Rule("one half of the term is served", (CJA_243A, CJA_244))


def rule_of_fraction(part: Part) -> Rule:
    """The law under which a part of the term is served, as it stands."""
    if part.kind != STANDARD:
        return rule_of(other_fraction)
    if part.scheme:
        return _BY_SCHEME[part.scheme]
    return _PLUS_RULE if part.plus else _HALF_RULE


def set_fraction(part: Part, law: InForce) -> None:
    """Give a sentence the fraction of the law under which it was passed."""
    if part.kind == STANDARD:
        part.fraction, part.scheme = standard_fraction(part, law)
    else:
        part.fraction, part.scheme = other_fraction(part), ""


@rule(
    "days to serve before release",
    CJA_244,
    CJA_264,
    PRACTICE,
    convention="terms of one fraction are added up and the part rounded up; the next fraction "
    "begins the day after; sentences with parole come last",
)
def days_to_release(first: Day, parts: list[Part], length: int) -> tuple[int, int]:
    """The days to release of a row of sentences, and those of them before the paroled ones.

    Args:
        first: the day of the first sentence.
        parts: in the order in which they are served.
        length: of the whole, with extensions.
    """
    if len(parts) == 1:
        part = parts[0]
        plain = part.extension is NO_TERM
        days = length if plain else end_to_end(first, (part.custodial,))
        return (days, 0) if part.kind in PAROLED else (part_of(days, part.fraction),) * 2
    by_fraction: dict[Fraction, list[Part]] = {}
    for part in parts:
        if part.kind not in PAROLED:
            by_fraction.setdefault(part.fraction, []).append(part)
    start = first
    for fraction, members in by_fraction.items():
        days = end_to_end(start, [part.custodial for part in members])
        start += part_of(days, fraction)
    before = start - first
    paroled = [part.custodial for part in parts if part.kind in PAROLED]
    if paroled:
        start += end_to_end(start, paroled)
    return start - first, before

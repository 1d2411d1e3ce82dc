"""Questions on which statute, practice and announcements differ, each with its sides."""

from __future__ import annotations

from sentencing.jurisdictions.england_wales.citations import (
    CJA_240ZA,
    CJA_246,
    CJA_260,
    CJA_264,
    PRACTICE,
    PSI_03_2015,
    REMOVAL_ORDER_2025,
    SA_2026_23,
    SA_2026_26,
    SI_2024_844,
)
from sentencing.kit.law import Option, Reading

READINGS = (
    Reading(
        id="section_250_after_progression",
        question="Which part of a section 250 sentence passed since 1 October 2026 is served?",
        options=(
            Option(
                "forty",
                "40 per cent, unless the offence is outside that scheme: the one-half that the Act "
                "of 2026 leaves for section 250 is the one-half that the order of 2024 reads as 40",
                (PRACTICE, SI_2024_844),
            ),
            Option("half", "one half, as the Act of 2026 says", (SA_2026_23,)),
        ),
        default="forty",
        reason="the prison service computes so, and the order of 2024 was not found revoked",
    ),
    Reading(
        id="credit_reaches",
        question="Which sentences does credit for remand or tagged bail reach?",
        options=(
            Option(
                "spell",
                "every sentence of the spell of custody in which it was recorded",
                (PRACTICE,),
            ),
            Option(
                "sentence",
                "those imposed on the day of the sentence that it was recorded for",
                (CJA_240ZA,),
            ),
        ),
        default="spell",
        reason="the prison service computes so; the section credits a day once, to the sentence for the "
        "offence, or a related one, on which the person was remanded",
    ),
    Reading(
        id="unconditional_release_before_tranche",
        question="Can an unconditional release (ARD) by 40 per cent lie before the day of the tranche?",
        options=(
            Option("as_drawn", "yes: the day by 40 per cent is given as it is", (PRACTICE,)),
            Option(
                "not_before",
                "no: the order is in force for the sentence from the day of the tranche only",
                (SI_2024_844,),
            ),
        ),
        default="as_drawn",
        reason="recorded answers give such days; only conditional releases are held back there",
    ),
    Reading(
        id="chain_length",
        question="How long is a chain, where the law asks whether it is under 12 months, 2 or 4 years?",
        options=(
            Option("summed", "the plain sum of its units from the first day", (PRACTICE,)),
            Option("aggregate", "the days to its expiry, part by part", (CJA_264, PSI_03_2015)),
        ),
        default="summed",
        reason="the prison service computes so; the two differ by a day at times",
    ),
    Reading(
        id="older_windows",
        question="Which windows have curfew before June 2023, and removal before January 2024?",
        options=(
            Option("later", "those that came then, of 180 and of 545 days", (PRACTICE,)),
            Option("as_then", "those of that time, of 135 days and of a year", (CJA_246, CJA_260)),
        ),
        default="later",
        reason="the prison service computes such days so; it gives them for people in prison today",
    ),
    Reading(
        id="adult_curfew",
        question="Until when is home detention curfew open to adults?",
        options=(
            Option(
                "ends",
                "until 1 September 2026, and not for a sentence under progression",
                (SA_2026_26, PRACTICE),
            ),
            Option("goes_on", "as before the Act of 2026", (PRACTICE,)),
        ),
        default="ends",
        reason="section 26 leaves curfew to sections 91 and 250 only; its day was found in practice",
    ),
    Reading(
        id="curfew_for_adults_suspended",
        question="Is curfew for adults suspended before the Act ends it?",
        options=(
            Option("no", "curfew is given as the statute has it", (SA_2026_26,)),
            Option("yes", "it is not given to adults at all", (PRACTICE,)),
        ),
        default="no",
        reason="a suspension is a switch of the calculator; no instrument was found that orders it",
    ),
    Reading(
        id="removal_over_the_change",
        question="Which day has a chain with sentences from before and after 23 September 2025?",
        options=(
            Option("fresh", "the day by the new fraction and window", (REMOVAL_ORDER_2025,)),
            Option(
                "later",
                "the later of that day and the day that it had on 23 September 2025",
                (PRACTICE,),
            ),
        ),
        default="fresh",
        reason="the order has no saving; the other side is a variant of practice",
    ),
    Reading(
        id="extinguished_by_credit",
        question="What of a spell that credit had used up, where progression comes into it?",
        options=(
            Option("credit_exceeds", "the credit is too great for the sentence", (PRACTICE,)),
            Option("by_hand", "it is left to be computed by hand", (PRACTICE,)),
        ),
        default="credit_exceeds",
        reason="either way the figures are doubtful and the result says so",
    ),
    Reading(
        id="first_progression_tranche",
        question="Are people of the first tranche of progression computed?",
        options=(
            Option("computed", "like those of any other", (PRACTICE,)),
            Option("by_hand", "left to be computed by hand", (PRACTICE,)),
        ),
        default="computed",
        reason="the rules are the same for every tranche",
    ),
    Reading(
        id="bank_holidays",
        question="Which bank holidays does a release step back over, where it ends a spell of custody?",
        options=(
            Option("all", "every one of England and Wales", (PRACTICE,)),
            Option(
                "christmas_2021",
                "27 and 28 December 2021 only, as where answers were recorded with no others",
                (PRACTICE,),
            ),
        ),
        default="all",
        reason="a prisoner is not released on a day on which no one works; published dates do not move",
    ),
)

"""Days that count towards a sentence, and days added to it: ss.240ZA and 240A, Prison Rules r.55."""

from __future__ import annotations

from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales.citations import (
    CJA_240A,
    CJA_240ZA,
    CJA_256AC,
    CJA_257,
    CJA_1967_104,
    CODE_241,
    PCSC_SCH_16,
    PRACTICE,
    PRISON_ACT_49,
)
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.sentences import (
    BREACH,
    CIVIL_FINES,
    FINE,
    TRAINING,
    UNLIKE_SENTENCES,
    Part,
)
from sentencing.kit.law import Rule, rule


@rule(
    "which credit counts towards a sentence",
    CJA_240ZA,
    CJA_240A,
    CJA_256AC,
    CODE_241,
    PCSC_SCH_16,
    PRACTICE,
    convention="credit recorded in a spell reaches all of its sentences; credit on recall those "
    "recalled, other credit the others",
)
def credited(part: Part, law: InForce, remand: int, tagged: int, on_recall: int) -> int:
    """The days that count towards a sentence, by its first part.

    Args:
        part: the first of what is served as one.
        law: in force.
        remand: recorded for sentences that were not recalled.
        tagged: bail recorded for them.
        on_recall: what was recorded for recalled ones.
    """
    if part.recall is not None:
        return on_recall
    if part.kind == BREACH or (part.kind == FINE and part.offence in CIVIL_FINES):
        return 0
    if part.kind == TRAINING and part.sentenced < law.training_remand_since:
        return tagged
    return remand + tagged


@rule("added days are for sentences, not for default terms, orders and committals", CJA_257)
def takes_added_days(kinds: set[str]) -> bool:
    """Whether added days move the release of sentences of these kinds."""
    return not kinds <= UNLIKE_SENTENCES


@rule(
    "added days put release back, restored ones bring it forward; never beyond the end",
    CJA_257,
    PRACTICE,
    convention="days beyond the end of the sentence are not served",
)
def beyond_the_end(release: Day, end: Day) -> int:
    """How many added days find no room before the sentence is over."""
    return max(release - end, 0)


@rule(
    "added days that were being served when another sentence came",
    CJA_257,
    PRACTICE,
    convention="the days from release without them up to the day before the new sentence",
)
def served_before(without_added: Day, sentenced: Day) -> int:
    """How many added days were over by the day of a new sentence that is not consecutive."""
    return max(sentenced - without_added - 1, 0)


AT_LARGE_RULE = Rule(
    "days unlawfully at large do not count",
    (PRISON_ACT_49, PRACTICE),
    "they reach the sentences then being served, and those recalled from licence",
)
SHARING_RULE = Rule(
    "a sentence imposed during a spell takes over credit and added days from it",
    (CJA_240ZA, CJA_1967_104, PRACTICE),
    "from the sentence with the most of them; days at large stay with the sentences that ran",
)

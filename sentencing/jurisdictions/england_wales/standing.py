"""Which sentences stand, and from which day: quashed, passed on appeal, or begun by a direction."""

from __future__ import annotations

from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales.citations import CAA_2, CAA_29, COMMENCEMENT
from sentencing.jurisdictions.england_wales.sentences import CONCERN, FINE, TRAINING
from sentencing.kit.law import Lawbook, Rule, rule
from sentencing.kit.standing import Changes

VACATED = Rule("a conviction or sentence that was quashed is served no longer", (CAA_2,))
REPLACED = Rule(
    "a sentence passed on appeal runs from the day on which the one that it replaces began",
    (CAA_29,),
    "unless the court directs otherwise",
)
CHANGES = Changes(replaced=REPLACED, vacated=VACATED)

_BY_DAY_OF_SENTENCE = "day of the sentence"
_OF_ONE_KIND = {
    "fine.served_in_full": FINE,
    "particular_concern.parole": CONCERN,
    "training.remand": TRAINING,
}
"""The parameters that matter to one kind of sentence only."""


@rule(
    "a sentence takes effect on the day on which it is passed, unless the court directs otherwise",
    COMMENCEMENT,
    convention="what follows from another day is not computed",
)
def takes_effect(passed: Day, begins: Day | None) -> bool:
    """Whether a sentence takes effect on the day on which it was passed.

    Args:
        passed: the day of the sentence.
        begins: the day on which it is said to begin; None if nothing is said.
    """
    return begins is None or begins == passed


@rule("which law of release a sentence passed on appeal is under", CAA_29)
def law_changed(book: Lawbook, kind: str, first: Day, second: Day) -> Day | None:
    """The day on which law that goes by the day of the sentence changed between two days.

    None where it did not, so that it is the same law whichever of the days counts.

    Args:
        book: the law.
        kind: of the sentence.
        first: the day of the first sentence.
        second: that of the sentence passed on appeal.
    """
    begun = [
        version.since
        for parameter in book.parameters.values()
        if parameter.selected_by.startswith(_BY_DAY_OF_SENTENCE)
        and _OF_ONE_KIND.get(parameter.id, kind) == kind
        for version in parameter.versions
        if version.since is not None and first < version.since <= second
    ]
    return min(begun, default=None)

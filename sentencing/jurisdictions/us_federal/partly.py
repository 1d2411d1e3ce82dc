"""A federal term of which a part runs with another sovereign's sentence.

The concurrent part comes first and ends when the other sovereign lets go, so its first day is found
by counting back. The Bureau of Prisons takes off the part's own good conduct time and starts that
much later; courts that reviewed this let the part run in full and take all good conduct time off
the end of the whole.
"""

from __future__ import annotations

from sentencing.core.days import Day, Rounding, add_months, iso
from sentencing.core.terms import Term
from sentencing.jurisdictions.us_federal import good_conduct
from sentencing.jurisdictions.us_federal.citations import HILL, HOGGE, USC_3584_A, USC_3624_B
from sentencing.kit.law import Law, Rule, rule, rule_of

_ROLL: Rounding = "roll"
_ROUNDS = 8
"""A day later moves the award by a day at most, so a few rounds settle it."""


@rule(
    "part of a term with another sovereign's, counted back from the day it let go",
    USC_3584_A,
    HILL,
    HOGGE,
    convention="the part ends on the day before",
)
def first_day(released: Day, part: Term) -> Day:
    """The first day of a part that is served in full before the other sovereign lets go."""
    return add_months(released, -part.whole_months, _ROLL) - part.whole_days


@rule(
    "the same, good conduct time for the part taken off it",
    USC_3624_B,
    HILL,
    HOGGE,
    convention="the part less its own good conduct time ends on the day before",
)
def first_day_with_good_time(released: Day, part: Term, law: Law) -> Day:
    """The first day of a part that, with its own good conduct time, is served by then."""
    day = first_day(released, part)
    for _ in range(_ROUNDS):
        last = part.last_day(day, _ROLL)
        ends = last - _award(day, last, law)
        if ends == released - 1:
            break
        day += released - 1 - ends
    return day


def begins(released: Day, part: Term, law: Law) -> Day:
    """The first day under the reading taken."""
    sides = {
        "good_time_off_the_part": first_day_with_good_time(released, part, law),
        "part_in_full": first_day(released, part),
    }
    return law.choose("part_with_another", sides, iso)


def rule_taken(law: Law) -> Rule:
    """The rule of the side that is taken."""
    whole = law.reading("part_with_another") == "part_in_full"
    return rule_of(first_day if whole else first_day_with_good_time)


def _award(first: Day, last: Day, law: Law) -> int:
    """Good conduct time for a part by itself, by the method in force."""
    if not good_conduct.eligible(first, last, law.number("good_conduct.more_than_months", first)):
        return 0
    rate = law.number("good_conduct.days_per_year", first)
    if law.word("good_conduct.method", law.as_of) == "time_served":
        return good_conduct.on_time_served(first, last, rate).days
    return good_conduct.on_sentence_imposed(first, last, rate).days

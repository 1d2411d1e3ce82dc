"""One aggregate term: 18 U.S.C. 3584(c), and its end.

Multiple terms, concurrent or consecutive, are treated for administrative purposes as a single
aggregate term. Consecutive terms add up in years, months and days from the first day of the
first; of concurrent ones the one that ends last controls; where it began later than the first, the
aggregate is the time before it, in months and then days, plus its own length (Blood v. Bledsoe).
"""

from __future__ import annotations

from sentencing.core.days import Day, Rounding
from sentencing.core.terms import Length, Life, Term
from sentencing.jurisdictions.us_federal.citations import (
    BLOOD,
    CALENDAR,
    CATLIN,
    KIKUMURA,
    USC_3584_C,
    USC_3585_A,
    USC_3585_B,
)
from sentencing.kit.law import rule

_TIME_SERVED = Term(days=1)


@rule(
    "last day of a term",
    USC_3585_A,
    CALENDAR,
    convention="first day counts",
)
def last_day(chain: Term, first: Day, rounding: Rounding) -> Day:
    """The last day of a chain of terms that begins on `first`.

    Years and months are added in one jump, then days; the first day is day 1.
    """
    return chain.last_day(first, rounding)


@rule("one aggregate term; the sentence that ends last controls", USC_3584_C, BLOOD, CATLIN)
def aggregate_end(own_term: Day, from_first: Day, reading: str) -> Day:
    """The last day of the aggregate before any credit.

    Args:
        own_term: where the controlling term ends, counted from its own first day.
        from_first: where the aggregate ends, counted from the first day of all.
        reading: `own_term` or `aggregate_term`, where they differ.
    """
    return from_first if reading == "aggregate_term" else own_term


@rule("full term: the end of the aggregate less prior custody credit", USC_3585_B, KIKUMURA)
def full_term(raw_end: Day, credit: int, inoperative: int) -> Day:
    """The day on which the whole term has been served; release falls on it, not after it.

    Args:
        raw_end: last day of the aggregate before any credit.
        credit: days of prior custody credit.
        inoperative: days on which service stood still.
    """
    return raw_end - credit + inoperative


def laid_out(length: Length | None) -> Term | Life:
    """A length as it is laid into the calendar.

    A sentence of time served ends on the day it is imposed.
    """
    return length if isinstance(length, Term | Life) else _TIME_SERVED

"""Where the results of the law of England and Wales turn."""

from __future__ import annotations

from sentencing.case.model import Case
from sentencing.core.days import date_of, iso
from sentencing.kit.corners import Corners

_AGES = (10, 12, 15, 17, 18, 21)


def _births(case: Case) -> tuple[str, ...]:
    """No day of birth, and days that make the person each age that matters on a day of sentence."""
    imposed = [j.imposed.first for j in case.judgments if j.imposed and j.imposed.first is not None]
    found = ["null"]
    for day in dict.fromkeys(imposed):
        born = [date_of(day).toordinal() - age * 366 for age in _AGES]
        found += [iso(one) for one in born if one > 0]
    return tuple(found)


CORNERS = Corners(
    # 12 months: licence and supervision; 4 and 7 years: curfew, SDS+
    terms=("12 months", "12 months 1 day", "4 years", "7 years"),
    shares=((1, 1), (2, 3), (1, 2), (2, 5)),
    values={"born": _births},
    open_lists=frozenset(
        (
            "judgments.*.counts.*.kind",
            "judgments.*.counts.*.provisions",
            "judgments.*.counts.*.offense_code",
            "adjustments.*.kind",
            "events.*.kind",
            "events.*.reason",
        )
    ),
)

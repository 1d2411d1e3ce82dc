"""The residential drug abuse program: 18 U.S.C. 3621(e)(2)(B), 28 CFR 550.55.

A prisoner convicted of a nonviolent offense who completes the program may be held up to one year
less than otherwise. The Bureau's ceilings go by the length of the term.
"""

from __future__ import annotations

from sentencing.core.days import Day, add_months
from sentencing.jurisdictions.us_federal.citations import CFR_550_55, PS_5331_02, USC_3621_E
from sentencing.kit.law import rule

_CEILINGS = ((30, 6), (36, 9))
_HIGHEST = 12


@rule("months off for the drug program, at most", USC_3621_E, PS_5331_02, CFR_550_55)
def ceiling(first: Day, raw_end: Day) -> int:
    """The most months that the program takes off a term from `first` to `raw_end`."""
    for months, reduction in _CEILINGS:
        if raw_end < add_months(first, months, "roll"):
            return reduction
    return _HIGHEST


@rule(
    "release with the drug program",
    USC_3621_E,
    PS_5331_02,
    convention="calendar months before release; time credits come after",
)
def release_with(release: Day, months: int) -> Day:
    """The day of release with so many months off."""
    return add_months(release, -months, "clamp")

"""Which sentences of a case federal law can compute, and why the others are left out."""

from __future__ import annotations

from collections.abc import Mapping

from sentencing.case.model import Case, Judgment
from sentencing.core.days import Day, iso
from sentencing.core.diagnostics import Problem
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Life, Term, TimeServed
from sentencing.jurisdictions.us_federal.citations import SRA_235
from sentencing.kit.intake import Intake, Takes, take_in
from sentencing.kit.law import Law, rule
from sentencing.kit.relations import Unit


def taken_in(case: Case, law: Law) -> Intake:
    """The units that can be placed in time, those that cannot, and why."""

    def refuse(unit: Unit) -> Problem | None:
        offence, since = offence_days(unit)[1], law.book.covers_offences_since
        if under_new_law(min(unit.imposed, offence or unit.imposed), since):
            return None
        message = (
            f"{unit.key} is for an offense before {iso(since)}, "
            "under the old law of parole and good time; it is left out"
        )
        path = f"judgments.{unit.judgment.id}"
        return Problem("outside-verified-law", message, unit.place, path=path)

    return take_in(case, law.as_of, Takes(lengths=(Term, Life, TimeServed), refuse=refuse))


def offence_days(unit: Unit) -> tuple[Day | None, Day | None]:
    """The first and the last day of the offences of a unit, so far as all are known."""
    counts = (unit.count,) if unit.count else unit.judgment.counts
    if not counts:
        return None, None
    dates = [count.offense_date for count in counts]
    return _bound(dates, first=True), _bound(dates, first=False)


@rule("the rules of 1987 are for offenses since 1 November 1987", SRA_235)
def under_new_law(offence: Day, since: Day) -> bool:
    """Whether an offence falls under them; older ones keep parole and the old good time."""
    return offence >= since


def _bound(dates: list[PartialDate | None], *, first: bool) -> Day | None:
    days = [(when.first if first else when.last) if when else None for when in dates]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return None
    return min(known) if first else max(known)


def first_known(judgment: Judgment, by_id: Mapping[str, Judgment]) -> Judgment:
    """The first judgment behind one that revokes supervised release, as far as it is known.

    Args:
        judgment: itself, if it revokes nothing.
        by_id: the judgments that are known.
    """
    for _ in by_id:
        if judgment.revokes is None or judgment.revokes.id not in by_id:
            break
        judgment = by_id[judgment.revokes.id]
    return judgment

"""Which sentences of a case federal law can compute, and why the others are left out."""

from __future__ import annotations

from collections.abc import Mapping

from sentencing.case.model import Case, Judgment
from sentencing.core.days import Day, iso
from sentencing.core.diagnostics import Problem
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import TermRange
from sentencing.jurisdictions.us_federal.citations import SRA_235
from sentencing.kit.law import Law, rule
from sentencing.kit.relations import Unit, units


def computable(case: Case, law: Law) -> tuple[list[Unit], list[Unit], list[Problem]]:
    """The units that can be placed in time, those that cannot, and the problems of these.

    Leaving one out never blanks the others. What the reader has reported is not said again.
    """
    kept: list[Unit] = []
    left_out: list[Unit] = []
    problems: list[Problem] = []
    for unit in units(case):
        offence = offence_days(unit)[1]
        day, length = unit.imposed, unit.length
        new_law = under_new_law(min(day, offence or day), law.book.covers_offences_since)
        in_time = case.as_of is None or day <= law.as_of
        if day and in_time and new_law and length and not isinstance(length, TermRange):
            kept.append(unit)
        else:
            left_out.append(unit)
            problems += _obstacle(unit, law, in_time=in_time)
    return kept, left_out, list(dict.fromkeys(problems))


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


def _obstacle(unit: Unit, law: Law, *, in_time: bool) -> list[Problem]:
    """Why a unit cannot be computed."""
    judgment, length = unit.judgment, unit.length
    path = f"judgments.{judgment.id}"
    if not unit.imposed:
        place = judgment.place_of("imposed")
        message = f"{judgment.id} has no day of sentence, so it is left out"
        missing = Problem("date-missing", message, place, path=f"{path}.imposed")
        return [missing] if judgment.imposed else []
    if not in_time:
        place = judgment.place_of("imposed")
        days = f"{iso(unit.imposed)}, after {iso(law.as_of)}"
        message = f"{judgment.id} was imposed on {days}; it is left out"
        return [Problem("imposed-after-as-of", message, place, path=path)]
    if length is None:
        message = f"{unit.key} has no term, so it is left out"
        missing = Problem("term-missing", message, unit.place, path=f"{path}.term")
        unreadable = any("term" in record.origins for record in (judgment, *judgment.counts))
        return [] if unreadable else [missing]
    if isinstance(length, TermRange):
        message = f"{unit.key} has a range of terms, {length}, so it is left out"
        return [Problem("range-of-terms", message, unit.place, path=f"{path}.term")]
    message = (
        f"{unit.key} is for an offense before {iso(law.book.covers_offences_since)}, "
        "under the old law of parole and good time; it is left out"
    )
    return [Problem("outside-verified-law", message, unit.place, path=path)]


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

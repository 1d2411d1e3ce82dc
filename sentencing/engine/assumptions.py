"""Assumptions that hold in every jurisdiction: the day, disputed and imprecise facts, readings."""

from __future__ import annotations

from sentencing.case.model import Case
from sentencing.case.paths import facts, value_of
from sentencing.case.unknowns import imprecise, written
from sentencing.core.days import iso
from sentencing.core.partial_dates import PartialDate
from sentencing.kit.law import Law
from sentencing.kit.result import Alternative, Assumption


def general_assumptions(case: Case, law: Law) -> list[Assumption]:
    """What holds in every jurisdiction: the day, disputed facts, imprecise facts, readings."""
    found = []
    if case.as_of is None:
        basis = "the last day to which the law was verified, or of the last sentence"
        found.append(Assumption(name="as_of", value=iso(law.as_of), basis=basis))
    for name, record, attribute in facts(case):
        about = record.origins[attribute]
        if about.rivals:
            rivals = tuple(
                Alternative(
                    written(rival.value), f"says {rival.source}" if rival.source else rival.note
                )
                for rival in about.rivals
            )
            value, basis = written(getattr(record, attribute)), f"says {about.source or 'the file'}"
            found.append(
                Assumption(
                    name=name, value=value, basis=basis, alternatives=rivals, place=about.place
                )
            )
    found += [
        Assumption(
            name=name,
            value=str(value),
            basis="marked as about or as doubtful; the day is taken as it stands",
        )
        for name, record, attribute in facts(case)
        if isinstance(value := getattr(record, attribute), PartialDate)
        and value.exact
        and (value.approximate or value.uncertain)
    ]
    for doubt in imprecise(case, law.as_of):
        when = value_of(case, doubt.name)
        day = when.assume(latest=not doubt.name.endswith(".to"))
        value = "nothing" if day is None else iso(day)
        basis = f"given as {when}; the cautious end is taken"
        found.append(Assumption(name=doubt.name, value=value, basis=basis))
    code = law.book.jurisdiction
    for reading_id, outcomes in law.differing.items():
        reading = law.book.readings[reading_id]
        chosen = law.reading(reading_id)
        others = tuple(
            Alternative(option, outcome) for option, outcome in outcomes.items() if option != chosen
        )
        name = f"reading.{code}.{reading_id}"
        found.append(Assumption(name=name, value=chosen, basis=reading.reason, alternatives=others))
    return found

"""What an official date may rest on that the case file lacks or has otherwise.

Each hypothesis is a scenario: names with values. Those listed here hold in every jurisdiction; a
jurisdiction adds what is usual with its custodian.
"""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.case.format.yaml_nodes import Node, in_a_line
from sentencing.case.model import Case, Runs
from sentencing.case.paths import is_law
from sentencing.case.unknowns import rivals
from sentencing.core.days import Day, iso
from sentencing.core.partial_dates import PartialDate
from sentencing.engine import Computation
from sentencing.kit.registry import Supposition, find
from sentencing.kit.trace import pluralize

_FEW_DAYS = 14
NO_GROUND = ("another convention", "custody not counted")
"""Kinds beside which a stretch of days cut to fit explains nothing."""
_AT_HAND, _SIMPLE, _LESS_SIMPLE, _FAR = 1, 2, 3, 4


def fixed(base: Computation) -> list[Supposition]:
    """The hypotheses that are what they are, whatever date is to be met."""
    case = base.case
    found = [
        *_of_the_file(case),
        *_rivals(case),
        *_conventions(case),
        *_custody_left_out(case),
        *_other_orders(case),
        *_law(base),
        *_not_stated(base),
    ]
    jurisdiction = find(case.jurisdiction or "")
    if jurisdiction and jurisdiction.suppositions:
        found += jurisdiction.suppositions(case)
    return found


def earlier(case: Case, days: int) -> Iterator[Supposition]:
    """What may make a date earlier by some days: days in custody that the file lacks.

    Which days they were is not known; the scenario puts them right before those that are.
    """
    first = _first_day(case)
    if first is None or first - days < 1:
        return
    stretch = {"from": iso(first - days), "to": iso(first - 1)}
    if days == 1:
        title = "a day of booking or arrest before the custody that is known"
        yield Supposition(
            kind="a booking day", title=title, set={"custody.booking": stretch}, cost=_AT_HAND
        )
        return
    title = (
        f"{pluralize(days, 'day')} in custody that the file lacks, here or abroad for extradition"
    )
    cost = _LESS_SIMPLE if days <= _FEW_DAYS else _FAR
    yield Supposition(
        kind="a missing stretch of custody",
        title=title,
        set={"custody.missing": stretch},
        cost=cost,
    )


def later(case: Case, days: int) -> Iterator[Supposition]:
    """What may make a date later by some days: custody that is not counted, credits lost."""
    for stretch in case.custody:
        begun = stretch.first.first if stretch.first and stretch.first.exact else None
        over = stretch.last.first if stretch.last and stretch.last.exact else None
        if begun is None or over is None or over - begun < days:
            continue
        name = f"custody.{stretch.id}"
        if days > 1:
            title = f"{pluralize(days, 'day')} of {stretch.id} not counted"
            values = {f"{name}.from": iso(begun + days)}
            yield Supposition(kind="custody not counted", title=title, set=values, cost=_FAR)
    known = case.credits.good_conduct if case.credits else None
    lost = ((known.disallowed if known else None) or 0) + days
    title = f"{pluralize(days, 'day')} of good conduct time lost, which is no usual size"
    values = {"credits.good_conduct.disallowed": f"{lost} days"}
    yield Supposition(kind="a disallowance", title=title, set=values, cost=_FAR)


def _first_day(case: Case) -> Day | None:
    """The first day of custody or, if none is known, of a sentence."""
    days = [stretch.first.first for stretch in case.custody if stretch.first]
    days = days or [judgment.imposed.first for judgment in case.judgments if judgment.imposed]
    return min((day for day in days if day is not None), default=None)


def _of_the_file(case: Case) -> Iterator[Supposition]:
    """What the file itself supposes: each scenario as a whole, and each assignment of several."""
    for block in case.what_if:
        values = {item.name: item.value for item in block.set}
        title = f"as the file supposes: {block.title or block.id}"
        yield Supposition(
            kind="the file's own", title=title, set=values, cost=max(len(values), _AT_HAND)
        )
        for item in block.set if len(block.set) > 1 else ():
            words = f"{item.name} = {in_a_line(item.value)}, as the file supposes in {block.id}"
            yield Supposition(
                kind="the file's own", title=words, set={item.name: item.value}, cost=_AT_HAND
            )


def _rivals(case: Case) -> Iterator[Supposition]:
    for doubt in rivals(case):
        for option in doubt.options[1:]:
            says = f", as {option.says} says" if option.says else ""
            title = f"{doubt.name} {option.shown}{says}"
            yield Supposition(
                kind="a rival claim", title=title, set={doubt.name: option.shown}, cost=_AT_HAND
            )


def _conventions(case: Case) -> Iterator[Supposition]:
    """Days counted by another convention: a first or last day left out or put in."""
    for stretch in case.custody:
        name = f"custody.{stretch.id}"
        yield from _end_moved(f"{name}.from", stretch.first, f"the first day of {stretch.id}")
        yield from _end_moved(f"{name}.to", stretch.last, f"the last day of {stretch.id}")
    for judgment in case.judgments:
        begun = judgment.commences or judgment.imposed
        if begun and begun.exact and begun.first is not None:
            title = f"the first day of {judgment.id} not counted"
            values = {f"judgments.{judgment.id}.commences": iso(begun.first + 1)}
            yield Supposition(kind="another convention", title=title, set=values, cost=_SIMPLE)
    for number, event in enumerate(case.events, 1):
        yield from _end_moved(f"events.{event.id or number}.on", event.on, f"the {event.kind}")


def _end_moved(name: str, when: PartialDate | None, what: str) -> Iterator[Supposition]:
    """A day taken as the day after or before."""
    if when is None or not when.exact or when.first is None:
        return
    for move, words in ((1, "a day later"), (-1, "a day earlier")):
        values = {name: iso(when.first + move)}
        yield Supposition(
            kind="another convention", title=f"{what} {words}", set=values, cost=_SIMPLE
        )


def _custody_left_out(case: Case) -> Iterator[Supposition]:
    for stretch in case.custody:
        title = f"{stretch.id} not counted at all"
        values = {f"custody.{stretch.id}": Node(kind="scalar", text="null")}
        yield Supposition(kind="custody not counted", title=title, set=values, cost=_SIMPLE)


def _other_orders(case: Case) -> Iterator[Supposition]:
    """Concurrent for consecutive and the other way."""
    for judgment in case.judgments[1:]:
        runs = judgment.runs or Runs()
        others = [j.id for j in case.judgments if j.id != judgment.id]
        for way in ("concurrent with", "consecutive to"):
            said = runs.concurrent_with if way.startswith("conc") else runs.consecutive_to
            if said:
                continue
            words = f"{way} {', '.join(others)}"
            name = f"judgments.{judgment.id}.runs"
            yield Supposition(
                kind="another order",
                title=f"{judgment.id} {words}",
                set={name: words},
                cost=_SIMPLE,
            )


def _law(base: Computation) -> Iterator[Supposition]:
    """The other sides of readings, and the other methods of the law."""
    law = base.law
    if law is None:
        return
    code = law.book.jurisdiction
    for reading_id in sorted(law.asked | law.compared):
        for option in law.book.readings[reading_id].options:
            if option.id != law.reading(reading_id):
                values = {f"reading.{code}.{reading_id}": option.id}
                title = f"the other reading of {reading_id.replace('_', ' ')}: {option.meaning}"
                yield Supposition(kind="another reading", title=title, set=values, cost=_SIMPLE)
    for parameter_id, version in sorted(law.used.items()):
        parameter = law.book.parameters[parameter_id]
        for word in parameter.options:
            if word != version.value:
                values = {f"law.{code}.{parameter_id}": word}
                title = f"{parameter.title}: {word.replace('_', ' ')}"
                yield Supposition(kind="another method", title=title, set=values, cost=_SIMPLE)


def _not_stated(base: Computation) -> Iterator[Supposition]:
    """What was taken because nothing is stated, the other way."""
    for assumption in base.assumptions:
        if is_law(assumption.name) or assumption.basis.startswith("says "):
            continue
        for other in assumption.alternatives:
            title = f"{assumption.name} {other.value}" + (f": {other.note}" if other.note else "")
            yield Supposition(
                kind="not stated", title=title, set={assumption.name: other.value}, cost=_SIMPLE
            )

"""Compare: why one computation gives other dates than another.

Two case files, one file on two days, one file under two laws: what differs in the facts, in the law
in force, in the dates, which difference moves a date by how much, and which steps changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from sentencing.analysis.attribution import Part, attribution, days_of
from sentencing.analysis.figures import Change, changes
from sentencing.analysis.steps import StepChange, changed_steps
from sentencing.analysis.what_if import controlled_by
from sentencing.case.model import Case
from sentencing.case.paths import diff, is_law, place_of, replace_values, value_of
from sentencing.case.provenance import Record
from sentencing.case.unknowns import written
from sentencing.core.diagnostics import Place, Problem
from sentencing.engine import Computation, compute, plain
from sentencing.kit.law import Citation, Law

FORMAT = "sentencing.compare/1"
_MOST_NAMES = 7
_ABSENT = "not stated"


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A fact, a reading or a number of the law that is otherwise.

    Attributes:
        name: to assign it by. before, after: its values in words.
        basis: since when, for law. cites: the law on the second side.
        places: where the two values stand, as far as they stand in a file.
    """

    name: str
    before: str
    after: str
    basis: str = ""
    cites: tuple[Citation, ...] = ()
    places: tuple[Place, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "name": self.name,
            "before": self.before,
            "after": self.after,
            "basis": self.basis or None,
            "cite": "; ".join(cite.text for cite in self.cites) or None,
            "places": [str(place) for place in self.places],
        }


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two computations and why they differ.

    Attributes:
        before, after: the computations.
        facts: the facts that differ. law: the law that differs as it was asked for.
        changes: every figure. attribution: the parts of each difference, by figure.
        steps: the steps that changed.
    """

    before: Computation
    after: Computation
    facts: tuple[Difference, ...]
    law: tuple[Difference, ...]
    changes: tuple[Change, ...]
    attribution: Mapping[str, tuple[Part, ...]]
    steps: tuple[StepChange, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with either."""
        return tuple(dict.fromkeys((*self.before.problems, *self.after.problems)))

    @property
    def counterfactual(self) -> tuple[str, ...]:
        """What is taken against the law, in words."""
        return tuple(dict.fromkeys((*self.before.counterfactual, *self.after.counterfactual)))

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, in the format `sentencing.compare/1`."""
        return {
            "format": FORMAT,
            "cases": [self.before.case.file, self.after.case.file],
            "counterfactual": list(self.counterfactual),
            "facts": [one.to_dict() for one in self.facts],
            "law": [one.to_dict() for one in self.law],
            "controlled_by": [list(controlled_by(self.before)), list(controlled_by(self.after))],
            "figures": {one.name: one.to_dict() for one in self.changes},
            "attribution": {
                name: [part.to_dict() for part in parts] for name, parts in self.attribution.items()
            },
            "steps": [step.to_dict() for step in self.steps],
        }


def compare(one: Case, other: Case) -> Comparison:
    """Compare what follows from two cases.

    Args:
        one: the case before, or one side.
        other: the case after, or the other side; `one.with_({"as_of": "2018-01-01"})` is the same
            case on another day, and `one.with_({"law.us-federal.x": 1})` under another law.
    """
    before, after = compute(one), compute(other)
    names = [*diff(before.case, after.case), *_assumed(before.case, after.case)]
    groups = _groups(names)

    def days(chosen: tuple[str, ...]) -> Mapping[str, int]:
        taken = [name for group in chosen for name in groups[group]]
        mixed = _mixed(before.case, after.case, taken)
        return days_of(plain(mixed))

    return Comparison(
        before=before,
        after=after,
        facts=tuple(_fact(before.case, after.case, name) for name in names if not is_law(name)),
        law=tuple(_law(before.law, after.law)),
        changes=changes(before, after),
        attribution=attribution(sorted(groups), days),
        steps=changed_steps(before.steps, after.steps),
    )


def _assumed(one: Case, other: Case) -> list[str]:
    """The names of law that the cases assume otherwise."""
    mine, theirs = ({a.name: a.value for a in case.assume} for case in (one, other))
    return [n for n in sorted(mine.keys() | theirs.keys()) if mine.get(n) != theirs.get(n)]


def _groups(names: Sequence[str]) -> dict[str, list[str]]:
    """The differences to be told apart: each, or where they are many those of one record.

    The terms of a judgment, its own and those of its counts, are one thing: a total without its
    counts, or the counts of both sides together, would be no sentence of either.
    """
    several = len(names) > _MOST_NAMES
    groups: dict[str, list[str]] = {}
    for name in names:
        parts = name.split(".")
        is_term = parts[0] == "judgments" and parts[2:3] in (["term"], ["counts"])
        group = name
        if not is_law(name) and (several or is_term):
            group = ".".join(parts[:2]) + ("" if several else " (terms)")
        groups.setdefault(group, []).append(name)
    return {found[0] if len(found) == 1 else group: found for group, found in groups.items()}


def _mixed(one: Case, other: Case, names: Sequence[str]) -> Case:
    """The first case with some names as in the second."""
    facts = {name: value_of(other, name) for name in names if not is_law(name)}
    taken = {name for name in names if is_law(name)}
    assume = [item for item in one.assume if item.name not in taken]
    assume += [item for item in other.assume if item.name in taken]
    return msgspec.structs.replace(replace_values(one, facts), assume=tuple(assume))


def _fact(one: Case, other: Case, name: str) -> Difference:
    before, after = value_of(one, name), value_of(other, name)
    places = tuple(place for case in (one, other) if (place := _place(case, name)))
    return Difference(name=name, before=_words(before), after=_words(after), places=places)


def _words(value: Any) -> str:
    """A fact in words; a record by what it chiefly says."""
    if value is None or value == ():
        return _ABSENT
    if isinstance(value, Record) and not hasattr(value, "concurrent_with"):
        parts = (value, *value.own)
        facts = {key: getattr(p, key) for p in parts for key in p.origins if key != "id"}
        said = [f"{key} {written(fact)}" for key, fact in facts.items() if _is_short(fact)]
        return ", ".join(said) or "stated"
    return written(value)


def _is_short(fact: Any) -> bool:
    """Whether a fact is told in a few words, and not as records of its own."""
    several = isinstance(fact, tuple) and any(isinstance(item, Record) for item in fact)
    return fact is not None and not several and len(written(fact)) <= len("a" * 40)


def _place(case: Case, name: str) -> Place | None:
    """Where a fact stands in the file."""
    place = place_of(case, name)
    return place if place and not place.file.startswith("--set") else None


def _law(one: Law | None, other: Law | None) -> Iterator[Difference]:
    """The parameters and readings that were asked for and are otherwise."""
    if one is None or other is None:
        return
    for parameter in sorted(one.used.keys() | other.used.keys()):
        before, after = one.used.get(parameter), other.used.get(parameter)
        if before and after and before.value != after.value:
            name = f"law.{other.book.jurisdiction}.{parameter}"
            assumed = other.is_assigned(parameter)
            yield Difference(
                name=name,
                before=str(before.value),
                after=str(after.value),
                basis="assumed, which is not the law" if assumed else after.period,
                cites=() if assumed else after.cites,
            )
    for reading in sorted((one.asked | one.compared) & (other.asked | other.compared)):
        if one.reading(reading) != other.reading(reading):
            name = f"reading.{other.book.jurisdiction}.{reading}"
            cites = other.book.readings[reading].option(other.reading(reading)).cites
            yield Difference(
                name=name,
                before=one.reading(reading),
                after=other.reading(reading),
                basis="",
                cites=cites,
            )

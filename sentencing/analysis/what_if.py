"""What if: scenarios beside the case as it stands, with every difference and its causes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from sentencing.analysis.attribution import Parts, of_assignments
from sentencing.analysis.figures import Change, changes
from sentencing.analysis.steps import StepChange, changed_steps
from sentencing.analysis.values import refuse_unreadable
from sentencing.case.expectations import Assignment
from sentencing.case.model import Case
from sentencing.case.paths import assignment
from sentencing.core.diagnostics import Place, Problem, did_you_mean
from sentencing.engine import Computation, compute

FORMAT = "sentencing.what_if/1"


class Scenario(msgspec.Struct, frozen=True):
    """Names with the values to give them.

    Attributes:
        id: for the reader. title: what it supposes. set: the assignments.
    """

    id: str
    title: str = ""
    set: tuple[Assignment, ...] = ()

    @property
    def assigned(self) -> dict[str, Assignment]:
        """The assignments by name."""
        return {item.name: item for item in self.set}


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """One scenario, and how it differs from the case as it stands.

    Attributes:
        scenario: what is supposed.
        computation: what follows.
        changes: every figure, changed or not.
        attribution: the parts of each difference, by figure.
        steps: the steps that changed.
        counterfactual: the names of law that it sets against the law.
    """

    scenario: Scenario
    computation: Computation
    changes: tuple[Change, ...]
    attribution: Parts
    steps: tuple[StepChange, ...]
    counterfactual: tuple[str, ...]

    def change(self, name: str) -> Change | None:
        """The change of a figure."""
        return next((one for one in self.changes if one.name == name), None)

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "id": self.scenario.id,
            "title": self.scenario.title or None,
            "set": shown(self.computation, self.scenario),
            "counterfactual": list(self.counterfactual),
            "controlled_by": list(controlled_by(self.computation)),
            "figures": {one.name: one.to_dict() for one in self.changes},
            "attribution": {
                name: [part.to_dict() for part in parts] for name, parts in self.attribution.items()
            },
            "steps": [step.to_dict() for step in self.steps],
            "problems": problems_of(self.computation),
        }


class WhatIf(msgspec.Struct, frozen=True):
    """Scenarios beside the case as it stands.

    Attributes:
        base: the case as it stands. branches: the scenarios.
    """

    base: Computation
    branches: tuple[Branch, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the case or a scenario."""
        every = [self.base, *(branch.computation for branch in self.branches)]
        return tuple(dict.fromkeys(p for one in every for p in one.problems))

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, in the format `sentencing.what_if/1`."""
        return {
            "format": FORMAT,
            "case": self.base.case.file,
            "title": self.base.case.title,
            "base": {
                "controlled_by": list(controlled_by(self.base)),
                "figures": {one.name: one.to_dict()["before"] for one in _standing(self.base)},
                "problems": problems_of(self.base),
            },
            "scenarios": [branch.to_dict() for branch in self.branches],
        }


def what_if(case: Case, *suppositions: Mapping[str, object] | str | Scenario) -> WhatIf:
    """Compute scenarios beside the case as it stands.

    Args:
        case: the case.
        suppositions: each a mapping of names to values in the notation of case files, the id of a
            `what_if` block of the file, or a `Scenario`; every block of the file if none is given.

    Returns:
        The computations, their differences and what causes them.

    Raises:
        ValuesError: a mapping has a name or a value that cannot be read.
        KeyError: the file has no such block.
    """
    for one in suppositions:
        if isinstance(one, Mapping):
            refuse_unreadable(case, one)
    base = compute(case)
    scenarios = [scenario_of(case, one, number) for number, one in enumerate(suppositions, 1)]
    if not suppositions:
        scenarios = scenarios_in(case)
    return WhatIf(base, tuple(branch(base, case, scenario) for scenario in scenarios))


def scenarios_in(case: Case) -> list[Scenario]:
    """The `what_if` blocks of a file."""
    return [Scenario(block.id, block.title or "", block.set) for block in case.what_if]


def scenario_of(
    case: Case, supposed: Mapping[str, object] | str | Scenario, number: int = 1
) -> Scenario:
    """A scenario from what a caller gives.

    Raises:
        KeyError: the id is that of no `what_if` block; the message names the nearest.
    """
    if isinstance(supposed, Scenario):
        return supposed
    if isinstance(supposed, str):
        blocks = {scenario.id: scenario for scenario in scenarios_in(case)}
        if supposed not in blocks:
            hint = did_you_mean(supposed, list(blocks))
            message = f"the case has no scenario {supposed[:60]!r}" + (f"; {hint}" if hint else "")
            raise KeyError(message)
        return blocks[supposed]
    items = tuple(assignment(name, value) for name, value in supposed.items())
    return Scenario("supposed" if number == 1 else f"supposed-{number}", "", items)


def branch(base: Computation, case: Case, scenario: Scenario) -> Branch:
    """A scenario computed and compared."""
    computation = compute(case, scenario.assigned)
    found = changes(base, computation)
    known = {one.name for one in found if one.before is not None and one.after is not None}
    parts = of_assignments(case, scenario.assigned)
    return Branch(
        scenario=scenario,
        computation=computation,
        changes=found,
        attribution={name: part for name, part in parts.items() if name in known},
        steps=changed_steps(base.steps, computation.steps),
        counterfactual=computation.counterfactual,
    )


def controlled_by(computation: Computation) -> tuple[str, ...]:
    """The sentences that control release."""
    release = computation.release
    return release.controlled_by if release else ()


def shown(computation: Computation, scenario: Scenario) -> dict[str, str]:
    """The assignments of a scenario as written."""
    return {name: computation.scenario[name] for name in scenario.assigned}


def problems_of(computation: Computation) -> list[dict[str, Any]]:
    """The problems of a computation as plain data."""
    return [
        {"code": p.code, "severity": p.severity, "message": p.message, "place": _at(p.place)}
        for p in computation.problems
    ]


def _at(place: Place | None) -> str | None:
    return str(place) if place else None


def _standing(base: Computation) -> tuple[Change, ...]:
    return changes(base, base)

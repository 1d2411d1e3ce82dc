"""What if: scenarios beside the case as it stands, with every difference and its causes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from sentencing.casefile.addressing import as_assignment
from sentencing.engine import Computation, compute
from sentencing.model import Assignment, Case
from sentencing.problems import Place, Problem, did_you_mean
from sentencing.scenario.attribution import Parts, attribution
from sentencing.scenario.figures import Change, changes
from sentencing.trace import Step

if TYPE_CHECKING:
    from sentencing.result import Milestone

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


class StepChange(msgspec.Struct, frozen=True):
    """A step that has another value in one computation than in the other.

    Attributes:
        what: the number, in words. before, after: its values; empty where there is no such step.
        step: the step as it is afterwards, or as it was.
    """

    what: str
    before: str
    after: str
    step: Step

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "what": self.what,
            "before": self.before or None,
            "after": self.after or None,
            "cite": "; ".join(cite.text for cite in self.step.cites) or None,
            "place": str(self.step.place) if self.step.place else None,
        }


class Branch(msgspec.Struct, frozen=True):
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
        The computations, their differences and what causes them. What cannot be assigned is in
        the problems.
    """
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
    items = tuple(as_assignment(name, value) for name, value in supposed.items())
    return Scenario("supposed" if number == 1 else f"supposed-{number}", "", items)


def branch(base: Computation, case: Case, scenario: Scenario) -> Branch:
    """A scenario computed and compared."""
    computation = compute(case, scenario.assigned)
    return Branch(
        scenario,
        computation,
        changes(base, computation),
        attribution(case, scenario.assigned),
        changed_steps(base.steps, computation.steps),
        counterfactual(computation),
    )


def counterfactual(computation: Computation) -> tuple[str, ...]:
    """What is taken against the law, in words."""
    return tuple(p.message for p in computation.problems if p.code == "counterfactual-law")


def controlled_by(computation: Computation) -> tuple[str, ...]:
    """The sentences that control release."""
    stone: Milestone | None = computation.milestones.get("projected_release")
    return stone.controlled_by if stone else ()


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


def changed_steps(before: Sequence[Step], after: Sequence[Step]) -> tuple[StepChange, ...]:
    """The steps whose value changed, that are new, or that are gone."""
    old, new = dict(_keyed(before)), dict(_keyed(after))
    gone = [step for key, step in old.items() if key not in new]
    found = []
    for key, step in new.items():
        was = old.get(key) or _counterpart(step, gone)
        if was is None or (was.shown, was.label) != (step.shown, step.label):
            found.append(_change(was, step))
    found += [_change(step, None) for step in gone]
    return tuple(found)


def _change(was: Step | None, now: Step | None) -> StepChange:
    """Two steps that are about the same, or one that has no counterpart."""
    step = now or was
    assert step is not None  # noqa: S101  # one of them there is
    what = step.label
    if was and now and was.shown == now.shown:
        what = f"{now.label} (before: {was.label})"
    return StepChange(what, was.shown if was else "", now.shown if now else "", step)


def _counterpart(step: Step, gone: list[Step]) -> Step | None:
    """The step that was in the place of a new one, taken out of those that are gone."""
    for other in gone:
        if (other.name, other.text, other.rule) == (step.name, step.text, step.rule) or (
            step.name and other.name == step.name
        ):
            gone.remove(other)
            return other
    return None


def _keyed(steps: Sequence[Step]) -> Iterator[tuple[tuple[object, ...], Step]]:
    """Steps by what they are: their name, pattern and the plain words in it; alike ones in turn."""
    seen: dict[tuple[object, ...], int] = {}
    for step in steps:
        key = (step.name, step.text, *(word for word in step.words if isinstance(word, str)))
        seen[key] = seen.get(key, 0) + 1
        yield (*key, seen[key]), step

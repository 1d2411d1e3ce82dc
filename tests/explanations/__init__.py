"""Explanations that are kept word for word: `python -m tests.explanations` writes them anew.

The cases are those whose steps, together, rest on every rule that any case rests on; a test says
when a rule has none.
"""

from __future__ import annotations

from pathlib import Path

from sentencing import Computation, compute, load
from sentencing.kit.law import Rule
from sentencing.kit.trace import Step
from sentencing.report.view import laws
from tests.conftest import CASES

FOLDER = Path(__file__).parent


def computations(path: Path) -> list[Computation]:
    """A case as it stands, and under each of its scenarios."""
    case = load(path)
    scenarios = [{item.name: item for item in what_if.set} for what_if in case.what_if]
    return [compute(case), *(compute(case, scenario) for scenario in scenarios)]


def text_of(path: Path) -> str:
    """Every step of a case, a line each: what, value, what it was made from, how and by what law.

    Of a scenario only the lines that differ from those of the case as it stands.
    """
    pages: list[str] = []
    as_it_stands: set[str] = set()
    for computation in computations(path):
        scenario = ", ".join(f"{name}: {value}" for name, value in computation.scenario.items())
        lines = [_line(step) for step in computation.steps]
        shown = [line for line in lines if line not in as_it_stands]
        as_it_stands = as_it_stands or set(lines)
        pages.append("\n".join([f"# {scenario or 'as it stands'}", *shown]))
    return "\n\n".join(pages) + "\n"


def _line(step: Step) -> str:
    made_of = f" from {' '.join(step.inputs)}" if step.inputs else ""
    why = "; ".join(part for part in (step.convention, laws(step.cites)) if part)
    return f"{step.id} {step.label}: {step.shown}{made_of}{f' ({why})' if why else ''}"


def rules_of(path: Path) -> set[Rule]:
    """The rules that the steps of a case rest on."""
    return {step.rule for one in computations(path) for step in one.steps if step.rule.cites}


def positive() -> list[Path]:
    """The cases of the project, without those that show a problem."""
    return [path for path in sorted(CASES.rglob("*.yaml")) if "negative" not in path.parts]


def kept_in(path: Path) -> Path:
    """Where the explanation of a case is kept."""
    return FOLDER / f"{path.relative_to(CASES).with_suffix('')}.txt"


def chosen() -> list[Path]:
    """As few cases as it takes to show every rule, the case that shows most rules first."""
    rules = {path: rules_of(path) for path in positive()}
    left = set().union(*rules.values())
    found: list[Path] = []
    while left:
        best = max(rules, key=lambda path: (len(rules[path] & left), path.as_posix()))
        found.append(best)
        left -= rules[best]
    return found

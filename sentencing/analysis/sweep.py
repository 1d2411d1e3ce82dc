"""Sweep: one or two names over their values, and what each gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import msgspec

from sentencing.analysis.figures import Change, figure, names_of
from sentencing.analysis.values import ValuesError, values
from sentencing.case.model import Case
from sentencing.core.diagnostics import Problem
from sentencing.engine import Computation, compute

FORMAT = "sentencing.sweep/1"
DEFAULT_FIGURES = ("earliest", "expected", "latest")
_MOST_NAMES = 2


class Point(msgspec.Struct, frozen=True):
    """What some values give.

    Attributes:
        values: of the names, in their order, as written.
        figures: by name; None where there is none.
        errors: codes of what keeps the values from being computed.
    """

    values: tuple[str, ...]
    figures: Mapping[str, int | None]
    errors: tuple[str, ...] = ()


class Sweep(msgspec.Struct, frozen=True, kw_only=True):
    """What the values of one or two names give.

    Attributes:
        base: the case as it stands. names: swept over. figures: looked at.
        points: in the order of the values.
        counterfactual: those of the names that are parameters of the law.
    """

    base: Computation
    names: tuple[str, ...]
    figures: tuple[str, ...]
    points: tuple[Point, ...]
    counterfactual: tuple[str, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the case."""
        return self.base.problems

    def change(self, point: Point, name: str) -> Change:
        """A figure of a point beside that of the case as it stands."""
        is_day = name not in self.base.figures
        before = figure(self.base, name)
        return Change(name=name, is_day=is_day, before=before, after=point.figures[name])

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, in the format `sentencing.sweep/1`."""
        return {
            "format": FORMAT,
            "case": self.base.case.file,
            "names": list(self.names),
            "counterfactual": list(self.counterfactual),
            "points": [
                {
                    "values": dict(zip(self.names, point.values, strict=True)),
                    "figures": {
                        name: self.change(point, name).to_dict()["after"] for name in self.figures
                    },
                    "errors": list(point.errors),
                }
                for point in self.points
            ],
        }


def sweep(case: Case, over: Mapping[str, str], figures: Sequence[str] = DEFAULT_FIGURES) -> Sweep:
    """Compute a case for the values of one or two names.

    Args:
        case: the case.
        over: one or two names with the values that each goes through, as
            `sentencing.analysis.values` reads them: `{"judgments.ga.term": "1 year..14 years:1 year"}`.
        figures: milestones, edges of the window or numbers of days to look at.

    Raises:
        ValuesError: a name, its values or a figure is not there, or there are too many names.
    """
    if not 0 < len(over) <= _MOST_NAMES:
        message = "a sweep goes over one name or two"
        raise ValuesError(message)
    base = compute(case)
    known = names_of(base)
    for name in figures:
        if name not in known:
            message = f"there is no figure {name!r}; there are {', '.join(known)}"
            raise ValuesError(message)
    names = tuple(over)
    grid = product(*(values(case, name, text) for name, text in over.items()))
    points = []
    for chosen in grid:
        scenario = dict(zip(names, chosen, strict=True))
        computation = compute(case, scenario, trace=False, ranges=False)
        found = {name: figure(computation, name) for name in figures}
        points.append(Point(chosen, found, _new_errors(base, computation)))
    law = tuple(name for name in names if name.startswith("law."))
    return Sweep(
        base=base, names=names, figures=tuple(figures), points=tuple(points), counterfactual=law
    )


def _new_errors(base: Computation, computation: Computation) -> tuple[str, ...]:
    """The codes of errors that the values brought in."""
    had = {problem.code for problem in base.problems}
    errors = [p.code for p in computation.problems if p.severity == "error" and p.code not in had]
    return tuple(dict.fromkeys(errors))

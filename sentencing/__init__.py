"""When may a person leave custody when several sentences meet, and why.

    >>> from sentencing import load, compute
    >>> result = compute(load("case.yaml"))
    >>> result.window.expected
    Date(2037, 7, 7)
    >>> print(result.explain())

`load` reads a case file; `compute` gives the release window, the milestones and every step with
its law. Names are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sentencing.casefile import load, read_case
    from sentencing.engine import Computation, Window, compute
    from sentencing.model import Case
    from sentencing.problems import Place, Problem
    from sentencing.result import Aggregate, Assumption, Milestone
    from sentencing.scenario.compare import Comparison, compare
    from sentencing.scenario.names import Names, assumptions
    from sentencing.scenario.reconcile import Reconciliation, reconcile
    from sentencing.scenario.solve import Solution, solve
    from sentencing.scenario.sweep import Sweep, sweep
    from sentencing.scenario.what_if import Scenario, WhatIf, what_if
    from sentencing.scenario.window import Spread, window
    from sentencing.trace import Step

__all__ = [
    "Aggregate",
    "Assumption",
    "Case",
    "Comparison",
    "Computation",
    "Milestone",
    "Names",
    "Place",
    "Problem",
    "Reconciliation",
    "Scenario",
    "Solution",
    "Spread",
    "Step",
    "Sweep",
    "WhatIf",
    "Window",
    "assumptions",
    "compare",
    "compute",
    "load",
    "read_case",
    "reconcile",
    "solve",
    "sweep",
    "what_if",
    "window",
]

_HOMES = {
    "Aggregate": "result",
    "Assumption": "result",
    "Case": "model",
    "Comparison": "scenario.compare",
    "Computation": "engine",
    "Milestone": "result",
    "Names": "scenario.names",
    "Place": "problems",
    "Problem": "problems",
    "Reconciliation": "scenario.reconcile",
    "Scenario": "scenario.what_if",
    "Solution": "scenario.solve",
    "Spread": "scenario.window",
    "Step": "trace",
    "Sweep": "scenario.sweep",
    "WhatIf": "scenario.what_if",
    "Window": "engine",
    "assumptions": "scenario.names",
    "compare": "scenario.compare",
    "compute": "engine",
    "load": "casefile",
    "read_case": "casefile",
    "reconcile": "scenario.reconcile",
    "solve": "scenario.solve",
    "sweep": "scenario.sweep",
    "what_if": "scenario.what_if",
    "window": "scenario.window",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home on first use."""
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    value = getattr(import_module(f"sentencing.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)

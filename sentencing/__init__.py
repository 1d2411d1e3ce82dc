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
    from sentencing.analysis.compare import Comparison, compare
    from sentencing.analysis.names import Names, assumptions
    from sentencing.analysis.reconcile import Reconciliation, reconcile
    from sentencing.analysis.solve import Solution, solve
    from sentencing.analysis.sweep import Sweep, sweep
    from sentencing.analysis.what_if import Scenario, WhatIf, what_if
    from sentencing.analysis.window import Spread, window
    from sentencing.case.format import load, read_case
    from sentencing.case.model import Case
    from sentencing.core.diagnostics import Place, Problem
    from sentencing.engine import Computation, Window, compute
    from sentencing.kit.result import Aggregate, Assumption, Milestone
    from sentencing.kit.trace import Step

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
    "Aggregate": "kit.result",
    "Assumption": "kit.result",
    "Case": "case.model",
    "Comparison": "analysis.compare",
    "Computation": "engine",
    "Milestone": "kit.result",
    "Names": "analysis.names",
    "Place": "core.diagnostics",
    "Problem": "core.diagnostics",
    "Reconciliation": "analysis.reconcile",
    "Scenario": "analysis.what_if",
    "Solution": "analysis.solve",
    "Spread": "analysis.window",
    "Step": "kit.trace",
    "Sweep": "analysis.sweep",
    "WhatIf": "analysis.what_if",
    "Window": "engine",
    "assumptions": "analysis.names",
    "compare": "analysis.compare",
    "compute": "engine",
    "load": "case.format",
    "read_case": "case.format",
    "reconcile": "analysis.reconcile",
    "solve": "analysis.solve",
    "sweep": "analysis.sweep",
    "what_if": "analysis.what_if",
    "window": "analysis.window",
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

"""The names of what can be computed under a law, for those that a case file uses.

They are what the law declares, whether or not this very case gives such a figure: a slip in the name of a
published figure is one in every case.
"""

from __future__ import annotations

from sentencing.case.model import Case
from sentencing.core.diagnostics import Problem, did_you_mean
from sentencing.kit.milestones import EDGES
from sentencing.kit.registry import Jurisdiction

_OF_EVERY_LAW = (*EDGES, "aggregate")


def known_figures(jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """Every figure that a law can give; none if the law does not declare its figures."""
    own = (*(spec.id for spec in jurisdiction.milestones), *jurisdiction.figures)
    return (*_OF_EVERY_LAW, *own) if own else ()


def unknown_official(case: Case, jurisdiction: Jurisdiction) -> list[Problem]:
    """An error for each published figure of a case that its law does not know by that name."""
    if not case.official:
        return []
    known = known_figures(jurisdiction)
    return [
        Problem(
            "unknown-figure",
            f"{jurisdiction.code} gives no figure named {figure.id[:40]!r}",
            figure.place,
            path=f"official.{figure.id}",
            hint=did_you_mean(figure.id, list(known)),
        )
        for figure in case.official
        if known and figure.id not in known
    ]

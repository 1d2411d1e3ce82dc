"""Two computations side by side, and why they differ, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sentencing.analysis.compare import Comparison, Difference
from sentencing.analysis.figures import Change
from sentencing.analysis.what_if import controlled_by
from sentencing.kit.milestones import EDGES
from sentencing.report.text import WIDTH, Page, Piece, wrapped
from sentencing.report.view import laws
from sentencing.report.what_if import causes, changed, label

_LABEL, _DATE = 32, 13


def comparison(found: Comparison, *, steps: bool = True, width: int = WIDTH) -> Page:
    """What differs in facts, law, dates and steps.

    Args:
        found: the comparison.
        steps: whether to show the steps that changed.
        width: of the page in columns.
    """
    one, other = found.before.case, found.after.case
    title = " against ".join(dict.fromkeys(case.title or case.file for case in (one, other)))
    lines = [*wrapped(title, width, style="title")]
    for remark in found.counterfactual:
        lines += wrapped(f"counterfactual: {remark}", width, style="warn")
    lines += [[], *_dates(found)]
    lines += _differences("facts that differ", found.facts, width)
    lines += _differences("law that differs", found.law, width)
    if not (found.facts or found.law):
        lines += [[], *wrapped("the facts and the law are the same", width)]
    lines += _causes(found, width)
    if steps and found.steps:
        lines += [[], [("steps that changed", "head")], *changed(found.steps, width)]
    return Page(lines)


def _dates(found: Comparison) -> Iterator[list[Piece]]:
    heads = ((f"{head:{_DATE}}", "head") for head in ("before", "after"))
    yield [(" " * _LABEL, ""), *heads, ("difference", "head")]
    for change in found.changes:
        if change.name in EDGES or change.changed:
            yield [
                (f"  {label(change.name):{_LABEL - 2}}", ""),
                (f"{change.shown(change.before):{_DATE}}", "date"),
                (f"{change.shown(change.after):{_DATE}}", "date"),
                (_apart(change), ""),
            ]
    before, after = controlled_by(found.before), controlled_by(found.after)
    if before != after:
        words = [", ".join(keys) or "nothing" for keys in (before, after)]
        yield [(f"  {'controlled by':{_LABEL - 2}}", ""), (" before; now ".join(words), "")]


def _apart(change: Change) -> str:
    if not change.changed:
        return "the same"
    long = change.apart and (change.apart.years or change.apart.months)
    calendar = f" ({change.apart.calendar})" if change.apart and long else ""
    return change.difference + calendar


def _differences(
    title: str, differences: Sequence[Difference], width: int
) -> Iterator[list[Piece]]:
    if not differences:
        return
    yield []
    yield [(title, "head")]
    for one in differences:
        words = f"{one.name}: {one.before} before, {one.after} now"
        yield from wrapped(words, width, indent="  ")
        places = ", ".join(f"{p.file.rpartition('/')[2]}:{p.line}" for p in one.places if p.line)
        basis = "; ".join(part for part in (places, one.basis, laws(one.cites)) if part)
        if basis:
            yield from wrapped(basis, width, indent="      ", style="why")


def _causes(found: Comparison, width: int) -> Iterator[list[Piece]]:
    shown = [
        c for c in found.changes if c.name in EDGES and c.changed and c.name in found.attribution
    ]
    if not shown:
        return
    yield []
    yield [("what makes the difference", "head")]
    for change in shown:
        yield [(f"  {label(change.name)}, ", ""), (change.difference, "date")]
        yield from causes(found.attribution[change.name], width)

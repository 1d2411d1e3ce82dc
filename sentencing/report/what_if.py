"""Scenarios side by side, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sentencing.analysis.attribution import Part
from sentencing.analysis.figures import Change
from sentencing.analysis.steps import StepChange
from sentencing.analysis.what_if import Branch, WhatIf, controlled_by
from sentencing.analysis.what_if import shown as assignments_of
from sentencing.kit.milestones import EDGES
from sentencing.kit.trace import pluralize
from sentencing.report.text import WIDTH, Page, Piece, wrapped
from sentencing.report.view import laws, view

_LABEL = 32
_NARROWEST_COLUMN, _WIDEST_COLUMN = 14, 22
_STEP = 64
_NAMES = {name: f"release, {name}" for name in EDGES}
_SHOWN_STEPS = 24
_MANY = 3


def side_by_side(found: WhatIf, *, steps: bool = True, width: int = WIDTH) -> Page:
    """The scenarios beside the case, then each with its causes.

    Args:
        found: what was computed.
        steps: whether to show the steps that changed.
        width: of the page in columns.
    """
    shown = view(found.base, steps=False)
    lines = [*wrapped(shown.title, width, style="title"), *wrapped(shown.basis, width, style="why")]
    longest = max((len(branch.scenario.id) for branch in found.branches), default=0) + 2
    column = max(_NARROWEST_COLUMN, min(longest, _WIDEST_COLUMN))
    room = max(1, (width - _LABEL) // column - 1)
    groups = [found.branches[i : i + room] for i in range(0, len(found.branches), room)] or [()]
    for group in groups:
        lines += [[], *_columns(found, group, column)]
    if shown.control:
        lines += [[], *wrapped(f"as it stands, {shown.control}", width)]
    for branch in found.branches:
        lines += [[], *_branch(found, branch, width, steps=steps)]
    return Page(lines)


def label(name: str) -> str:
    """A figure in words."""
    return _NAMES.get(name, name.replace("_", " "))


def _columns(found: WhatIf, group: Sequence[Branch], column: int) -> Iterator[list[Piece]]:
    heads = ["as it stands", *(branch.scenario.id[: column - 2] for branch in group)]
    yield [(" " * _LABEL, ""), *((f"{head:{column}}", "head") for head in heads)]
    for name in _figures(found, group):
        changes = [branch.change(name) for branch in group]
        first = next((change for change in changes if change), _standing(found, name))
        row: list[Piece] = [(f"  {label(name):{_LABEL - 2}}", "")]
        row.append((f"{first.shown(first.before):{column}}", "date"))
        for change in changes:
            text = first.shown(change.after) if change else "none"
            same = change is not None and not change.changed
            row.append((f"{'=' if same else text:{column}}", "" if same else "date"))
        yield row


def _standing(found: WhatIf, name: str) -> Change:
    day = found.base.days().get(name)
    number = found.base.figures.get(name)
    value = number if day is None else day
    return Change(name=name, is_day=name not in found.base.figures, before=value, after=value)


def _figures(found: WhatIf, group: Sequence[Branch]) -> list[str]:
    """The edges, and every other figure that a scenario changes.

    The release that is expected is left out, and its working day, where the edge says how it moves.
    """
    changed = [c.name for branch in group for c in branch.changes if c.changed]
    standing = [] if group else list(found.base.milestones)
    said = (found.base.release, found.base.milestone("working_day_release"))
    doubles = {one.name for one in said if one is not None} if "expected" in changed else set()
    return [name for name in dict.fromkeys([*EDGES, *changed, *standing]) if name not in doubles]


def _branch(found: WhatIf, branch: Branch, width: int, *, steps: bool) -> Iterator[list[Piece]]:
    scenario = branch.scenario
    yield [(": ".join(filter(None, (scenario.id, scenario.title))), "head")]
    for name, value in assignments_of(branch.computation, scenario).items():
        yield [("  ", ""), (name, ""), (" = ", ""), (value, "value")]
    for remark in branch.counterfactual:
        yield from wrapped(f"counterfactual: {remark}", width, indent="  ", style="warn")
    before, after = controlled_by(found.base), controlled_by(branch.computation)
    if before != after:
        several = "control" if len(after) > 1 else "controls"
        now = f"{_listed(after)} {several} release"
        yield from wrapped(f"{now}, not {_listed(before)}", width, indent="  ")
    yield from differences(branch, width)
    if steps and branch.steps:
        yield [("  steps that changed", "head")]
        yield from changed(branch.steps, width)


def differences(branch: Branch, width: int) -> Iterator[list[Piece]]:
    """The edges that moved, each with its causes."""
    if not any(change.changed for change in branch.changes):
        yield [("  nothing changes", "")]
        return
    for name in EDGES:
        change = branch.change(name)
        if change is None or not change.changed:
            continue
        calendar = change.apart and (change.apart.years or change.apart.months)
        apart = f" ({change.apart.calendar})" if change.apart and calendar else ""
        words = f"{change.shown(change.before)} to {change.shown(change.after)}"
        if change.before is None:
            words = f"{change.shown(change.after)}"
        yield [
            (f"  {label(name)}: {words}, ", ""),
            (f"{change.difference}{apart}", "date"),
        ]
        if len(branch.scenario.set) > 1:
            yield from causes(branch.attribution.get(name, ()), width)


def causes(parts: Sequence[Part], width: int) -> Iterator[list[Piece]]:
    """The parts of a difference."""
    for part in parts:
        names = " with ".join(part.names)
        words = names if len(part.names) == 1 else f"{names}, beyond what each does alone"
        if len(part.names) > _MANY:
            words = f"{len(part.names)} of them only together, beyond what each does alone"
        sign = "+" if part.days > 0 else "-"
        yield from wrapped(
            f"{sign}{pluralize(abs(part.days), 'day')}  {words}",
            width,
            indent="      ",
            style="why",
        )


def changed(steps: Sequence[StepChange], width: int) -> Iterator[list[Piece]]:
    """The steps that changed, with their law."""
    for step in steps[:_SHOWN_STEPS]:
        value = " to ".join(dict.fromkeys(filter(None, (step.before, step.after))))
        if not step.before:
            value = f"new: {value}"
        elif not step.after:
            value = f"gone: {value}"
        if len(step.what) + 6 <= _STEP:
            yield [(f"    {step.what:{_STEP - 4}}", ""), (value, "value")]
        else:
            yield from wrapped(step.what, width, indent="    ")
            yield [(" " * _STEP, ""), (value, "value")]
        if step.step.cites:
            yield from wrapped(laws(step.step.cites), width, indent="        ", style="why")
    if len(steps) > _SHOWN_STEPS:
        yield [(f"    and {len(steps) - _SHOWN_STEPS} more", "why")]


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names) or "nothing"

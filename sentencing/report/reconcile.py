"""An official figure beside the computed one, and what would reproduce it, as text."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from sentencing.analysis.reconcile import Finding, Reconciliation
from sentencing.report.text import WIDTH, Page, Piece, heading, wrapped
from sentencing.report.what_if import label

_SHOWN = 12
_FURTHER = 3
"""How much further-fetched than the simplest a hypothesis may be to be shown unasked."""


def reconciliation(found: Reconciliation, *, every: bool = False, width: int = WIDTH) -> Page:
    """The official figure, the difference, and the hypotheses, the simplest first.

    Args:
        found: the result.
        every: whether to show all hypotheses, not only the simplest.
        width: of the page in columns.
    """
    change = found.change
    lines = [*heading(found.base, width), []]
    name = label(found.milestone)
    lines += [
        [(f"  {name}, computed  ", ""), (change.shown(change.before), "date")],
        [(f"  {name}, official  ", ""), (change.shown(change.after), "date")],
    ]
    if found.agrees:
        return Page([*lines, [("  they agree", "")]])
    lines += [[("  the official one is ", ""), (change.difference or "another", "date")], []]
    if not found.findings:
        words = "none of the hypotheses that were tried, alone or in pairs, gives the official date"
        return Page([*lines, *wrapped(words, width)])
    lines += [*wrapped("the official date is consistent with", width, style="head")]
    near = found.findings[0].cost + _FURTHER
    plain = [finding for finding in found.findings if finding.cost <= near][:_SHOWN]
    shown = found.findings if every else plain
    for number, finding in enumerate(shown, 1):
        lines += _finding(number, finding, width)
    more = len(found.findings) - len(shown)
    if more:
        lines += wrapped(f"and {more} more that are further-fetched; --all shows them", width)
    lines += [[], *wrapped(_caution(found.base.case.file), width, style="why")]
    return Page(lines)


def _finding(number: int, finding: Finding, width: int) -> Iterator[list[Piece]]:
    first, *rest = wrapped(finding.title, width, indent="      ")
    yield [(f"  {number:2}  {first[0][0].lstrip()}", "")]
    yield from rest
    for name, value in finding.set.items():
        option = f"--set {shlex.quote(f'{name}={value}')}"
        yield from wrapped(option, width, indent="        ", style="why")


def _caution(file: str) -> str:
    return (
        "each gives the official date exactly, and none is shown to be the cause; a stretch of "
        "custody that the file lacks is put right before the custody that is known, for its days "
        f"are not known; run one with: sentencing what-if {shlex.quote(file)} --set ..."
    )

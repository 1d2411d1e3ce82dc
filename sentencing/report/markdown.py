"""A result as Markdown, for a report, an issue or a wiki page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sentencing.report.view import StepRow, View, step_rows, view

if TYPE_CHECKING:
    from sentencing.engine import Computation

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#"})


def markdown(computation: Computation, *, step: str | None = None, steps: bool = True) -> str:
    """The whole result as Markdown.

    Args:
        computation: the result.
        step: only this step and those that it was made from.
        steps: whether to show the steps.
    """
    if step is not None:
        return "\n".join(_steps(step_rows(computation, [step]))) + "\n"
    return "\n".join(_blocks(view(computation, steps=steps))) + "\n"


def _blocks(shown: View) -> Iterator[str]:
    yield f"# {_text(shown.title)}\n"
    yield f"{_text(shown.basis)}\n"
    yield from _table(
        ("release", "date", "", "meaning"),
        [
            (
                edge.name,
                edge.date,
                edge.weekday,
                "; ".join(filter(None, (edge.range, edge.meaning))),
            )
            for edge in shown.window
        ],
    )
    for remark in (shown.control, *shown.remarks):
        if remark:
            yield f"{_text(remark)}.\n"
    for fact in shown.open_facts:
        yield f"**{_text(fact.name)}** {_text(fact.what)}\n"
        if fact.values:
            yield from _table(("if", *(edge.name for edge in shown.window)), fact.values)
    if shown.steps:
        yield "## Steps\n"
        yield from _steps(shown.steps)
        yield ""
    yield from _section(
        "Custody ledger", ("custody", "days", "number", "fate", "why"), shown.ledger
    )
    yield from _section("Other milestones", ("milestone", "date", "kind"), shown.milestones)
    yield from _section("Money", ("judgment", "what", "amount", "remark"), shown.money)
    yield from _section("Payments", ("date", "payment", "amount", "went to"), shown.payments)
    yield from _section("What follows from what is owed", ("what", "law"), shown.consequences)
    yield from _section(
        "Published figures", ("figure", "published", "source", "difference"), shown.published
    )
    yield from _section(
        "Assumptions",
        ("name", "value", "basis", "otherwise"),
        [
            (name, value, basis, "; ".join(others))
            for name, value, basis, others in shown.assumptions
        ],
    )


def _steps(rows: Sequence[StepRow]) -> Iterator[str]:
    for row in rows:
        why = f": {_text(row.why)}" if row.why else ""
        yield f"{'  ' * row.depth}- {row.id} {_text(row.label)} **{_text(row.value)}**{why}"


def _section(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield f"## {title}\n"
        yield from _table(heads, rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(map(_text, row))} |"
    yield ""


def _text(words: str) -> str:
    return " ".join(words.split()).translate(_SPECIAL)

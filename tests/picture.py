"""The picture of the README: `python -m tests.picture` draws it anew from real output."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console

from sentencing import compute, load
from sentencing.report.text import Page, explanation

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / ".github" / "explain.svg"
CASE = "cases/us-federal/seleznev.yaml"
LAST_LINE = "good_conduct_by_other_method"


def page() -> Page:
    """The explanation of the flagship, down to the last step of its release."""
    computation = compute(load(ROOT / CASE))
    whole = explanation(computation)
    wanted = next(step.id for step in computation.steps if step.name == LAST_LINE)
    begin = next(i for i, line in enumerate(whole.lines) if line and line[0][0].strip() == wanted)
    return Page(whole.lines[: begin + 3])


def draw() -> str:
    """The picture as SVG."""
    console = Console(record=True, width=102, file=StringIO(), force_terminal=True)
    console.print(f"$ sentencing explain {CASE}", highlight=False)
    page().show(console)
    return console.export_svg(title="sentencing explain", unique_id="explain")


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(), "utf-8")

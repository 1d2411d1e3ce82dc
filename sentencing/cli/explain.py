"""`sentencing explain`."""

from __future__ import annotations

import os
import re
from datetime import UTC

import click

from sentencing.cli.names import with_assigned
from sentencing.cli.shared import CasePath, color_option, exit_code, read, report, show, width
from sentencing.cli.streams import write, write_json
from sentencing.core.diagnostics import Problem
from sentencing.engine import Computation, compute

_CODE = re.compile("[a-z][a-z0-9-]*")


@click.command()
@click.argument("case", metavar="CASE|CODE", type=CasePath())
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="Form of the result.",
)
@click.option("--as-of", metavar="DATE", help="Day of the computation; `today` for today.")
@click.option("--step", "step_id", metavar="ID", help="Only this step and what it was made from.")
@click.option("--no-steps", is_flag=True, help="Leave the steps out.")
@color_option
@click.pass_context
def command(
    ctx: click.Context,
    case: str,
    form: str,
    as_of: str | None,
    step_id: str | None,
    no_steps: bool,  # noqa: FBT001  # a flag of the command line
    color: str,
) -> None:
    r"""Explain when a person may leave custody, and why.

    \b
    Examples:
      sentencing explain cases/us-federal/seleznev.yaml
      sentencing explain case.yaml --no-steps
      sentencing explain case.yaml --step full_term
      sentencing explain case.yaml --format json | jq .window.expected.date
      sentencing explain - < case.yaml
      sentencing explain duplicate-key

    CASE is a case file, or - for standard input. CODE is the code of a problem.
    """
    if _is_code(case):
        from sentencing.report.problems import page

        write(page(case))
        return
    read_case = read(case)
    if any(problem.unreadable for problem in read_case.problems):
        report([_with_code_hint(problem, case) for problem in read_case.problems])
        ctx.exit(exit_code(read_case.problems))
    scenario = {"as_of": _day(as_of)} if as_of else {}
    with_assigned(read_case, (), **scenario)
    computation = compute(read_case, scenario)
    _write(ctx, computation, form, step_id, color, steps=not no_steps)
    report(computation.problems)
    ctx.exit(exit_code(computation.problems))


def _is_code(word: str) -> bool:
    """Whether a word means a problem code: of whatever law, and no file has that name."""
    if not _CODE.fullmatch(word) or os.path.exists(word):  # noqa: PTH110  # it never raises
        return False
    from sentencing.core import catalogue

    return catalogue.find(word) is not None


def _write(
    ctx: click.Context,
    computation: Computation,
    form: str,
    step_id: str | None,
    color: str,
    *,
    steps: bool,
) -> None:
    if step_id is not None:
        step_id = _find_step(ctx, computation, step_id)
    if form == "json":
        from sentencing.report.json import as_text

        write_json(as_text(computation, step=step_id, steps=steps))
    elif form == "markdown":
        from sentencing.report.markdown import markdown

        write(markdown(computation, step=step_id, steps=steps))
    else:
        from sentencing.report.text import WIDTH, explanation, one_step

        columns = width() or WIDTH
        if step_id is not None:
            show(one_step(computation, step_id, width=columns), color)
        else:
            show(explanation(computation, steps=steps, width=columns), color)


def _find_step(ctx: click.Context, computation: Computation, wanted: str) -> str:
    """The id of a step, given that or the name of what it gives."""
    for step in computation.steps:
        if wanted in (step.id, step.name):
            return step.id
    names = ", ".join(dict.fromkeys(step.name for step in computation.steps if step.name))
    message = f"There is no step {wanted!r}; s1 to s{len(computation.steps)}, or by name: {names}."
    raise click.UsageError(message, ctx)


def _day(as_of: str) -> str:
    if as_of != "today":
        return as_of
    from datetime import datetime

    return datetime.now(tz=UTC).astimezone().date().isoformat()


def _with_code_hint(problem: Problem, word: str) -> Problem:
    """The problem; if the word looks like a code of the catalogue, with the code it is near to."""
    import msgspec

    from sentencing.report.problems import nearest_code

    hint = "" if "." in word or "/" in word else nearest_code(word)
    return msgspec.structs.replace(problem, hint=problem.hint or hint)

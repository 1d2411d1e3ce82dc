"""`sentencing what-if`."""

from __future__ import annotations

from pathlib import Path

import click

from sentencing.case.model import Case
from sentencing.cli.names import scenario_from, set_option
from sentencing.cli.shared import CasePath, color_option, form_option, give, read_or_leave
from sentencing.core.diagnostics import NotationError
from sentencing.core.files import FileError, write_new


@click.command()
@click.argument("case", metavar="[CASE]", required=False, type=CasePath())
@click.argument("blocks", metavar="[SCENARIO]...", nargs=-1)
@set_option
@click.option(
    "--steps/--no-steps",
    default=None,
    help="Show the steps that changed; they are shown for a single scenario unless said.",
)
@click.option("--jurisdiction", metavar="CODE", help="Without a file: whose law.")
@click.option(
    "--term", "terms", metavar="TERM@DAY", multiple=True, help="Without a file: a sentence."
)
@click.option(
    "--custody", metavar="FROM..TO", multiple=True, help="Without a file: days in custody before."
)
@click.option(
    "--write",
    type=click.Path(path_type=Path),
    help="Without a file: write the case file that this stands for.",
)
@form_option
@color_option
@click.pass_context
def command(  # noqa: PLR0913  # an option each
    ctx: click.Context,
    *,
    case: str | None,
    blocks: tuple[str, ...],
    assigned: tuple[str, ...],
    steps: bool | None,
    jurisdiction: str | None,
    terms: tuple[str, ...],
    custody: tuple[str, ...],
    write: Path | None,
    form: str,
    color: str,
) -> None:
    r"""Compute scenarios beside the case as it stands: what changes, by how much, and why.

    SCENARIO is the id of a `what_if` block of the file; every block is shown if nothing else is
    asked. The values of --set make one scenario together. A difference with several causes is split
    into parts that add up to it; what assignments do only together is a part of its own.

    \b
    Examples:
      sentencing what-if cases/us-federal/seleznev.yaml
      sentencing what-if case.yaml --set "judgments.ga.runs=consecutive to wa"
      sentencing what-if case.yaml --set law.us-federal.good_conduct.days_per_year=65
      sentencing what-if --jurisdiction us-federal --term "27 years @ 2017-04-21" \
          --term "14 years @ 2017-11-30 concurrent" --custody 2014-07-05..2017-04-20
    """
    from sentencing.analysis.values import ValuesError
    from sentencing.analysis.what_if import what_if
    from sentencing.report.what_if import side_by_side

    read = _quick(jurisdiction, terms, custody, write) if terms else _read(ctx, case, write)
    supposed: list[dict[str, object] | str] = list(blocks)
    if assigned:
        supposed.append(dict(scenario_from(assigned)))
    try:
        found = what_if(read, *supposed)
    except (KeyError, ValuesError) as error:
        raise click.UsageError(str(error.args[0]), ctx) from None
    shown = len(found.branches) == 1 if steps is None else steps
    give(
        ctx,
        form,
        color,
        page=lambda width: side_by_side(found, steps=shown, width=width),
        data=found.to_dict,
        problems=found.problems,
    )


def _read(ctx: click.Context, case: str | None, write: Path | None) -> Case:
    if case is None:
        message = "Give a case file, or --jurisdiction and --term."
        raise click.UsageError(message, ctx)
    if write is not None:
        message = "--write is for a case given by --term."
        raise click.UsageError(message, ctx)
    return read_or_leave(ctx, case)


def _quick(
    jurisdiction: str | None, terms: tuple[str, ...], custody: tuple[str, ...], write: Path | None
) -> Case:
    """The case of the options; written out too where that is asked for."""
    from sentencing.analysis.quick import quick_text
    from sentencing.case.format import read_case

    if not jurisdiction:
        message = "Say whose law: --jurisdiction us-federal."
        raise click.UsageError(message)
    try:
        text = quick_text(jurisdiction, terms, custody)
    except NotationError as error:
        message = "; ".join(filter(None, (error.message, error.hint)))
        raise click.UsageError(message) from None
    if write is None:
        return read_case(text, "<command line>")
    try:
        write_new(write, text.encode())
    except FileError as error:
        raise click.UsageError(str(error)) from None
    return read_case(text, str(write))

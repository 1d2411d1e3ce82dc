"""`sentencing compare`."""

from __future__ import annotations

import click

from sentencing.cli.names import set_option, with_assigned
from sentencing.cli.shared import CasePath, color_option, form_option, give, read_or_leave

_MOST_DAYS = 2


@click.command()
@click.argument("case", metavar="CASE", type=CasePath())
@click.argument("other", metavar="[OTHER]", required=False, type=CasePath())
@click.option(
    "--as-of",
    "days",
    metavar="DATE",
    multiple=True,
    help="Day of the second side; given twice, the days of both.",
)
@set_option
@click.option("--no-steps", is_flag=True, help="Leave the steps that changed out.")
@form_option
@color_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    case: str,
    other: str | None,
    days: tuple[str, ...],
    assigned: tuple[str, ...],
    no_steps: bool,
    form: str,
    color: str,
) -> None:
    r"""Compare two computations: why did the date change?

    Two case files, or one on two days, or one with --set for the second side: what differs in facts,
    law and dates, which difference moves a date by how much, and which steps changed.

    \b
    Examples:
      sentencing compare plea-a.yaml plea-b.yaml
      sentencing compare case.yaml --as-of 2018-01-01 --as-of 2020-01-01
      sentencing compare case.yaml --set law.us-federal.good_conduct.method=time_served
    """
    from sentencing.analysis.compare import compare
    from sentencing.report.compare import comparison

    if len(days) > _MOST_DAYS:
        message = "--as-of is for one side or both, so at most twice."
        raise click.UsageError(message, ctx)
    if other is None and not (days or assigned):
        message = "Give another file, or --as-of or --set for the second side."
        raise click.UsageError(message, ctx)
    first = read_or_leave(ctx, case)
    second = read_or_leave(ctx, other) if other else first
    second = with_assigned(second, assigned, **({"as_of": days[-1]} if days else {}))
    if len(days) == _MOST_DAYS:
        first = with_assigned(first, (), as_of=days[0])
    found = compare(first, second)
    give(
        ctx,
        form,
        color,
        page=lambda width: comparison(found, steps=not no_steps, width=width),
        data=found.to_dict,
        problems=found.problems,
    )

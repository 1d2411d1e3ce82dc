"""`sentencing reconcile`."""

from __future__ import annotations

import click

from sentencing.cli.names import set_option, with_assigned
from sentencing.cli.shared import CasePath, color_option, form_option, give, read_or_leave


@click.command()
@click.argument("case", metavar="CASE", type=CasePath())
@click.option(
    "--official",
    metavar="FIGURE",
    help="The official date, or number of days; unless said, the one in the file.",
)
@click.option(
    "--milestone",
    help="Which figure it is; the projected release, or what is expected, unless said.",
)
@click.option("--all", "every", is_flag=True, help="Show every hypothesis, not only the simplest.")
@set_option
@form_option
@color_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    case: str,
    official: str | None,
    milestone: str | None,
    every: bool,
    assigned: tuple[str, ...],
    form: str,
    color: str,
) -> None:
    r"""Look for what would make an official date come out exactly.

    A day of booking, custody that the file lacks, good conduct time lost, another convention, reading
    or method, rival claims, another order of the sentences, a weekend: one by one, then in pairs, the
    simplest first, each as a scenario that can be run. A hypothesis that gives the date is consistent
    with it; that it is the cause is not shown.

    \b
    Examples:
      sentencing reconcile cases/us-federal/holmes.yaml
      sentencing reconcile case.yaml --official 2044-12-14
      sentencing reconcile case.yaml --official "608 days" --milestone good_conduct
    """
    from sentencing.analysis.reconcile import reconcile
    from sentencing.analysis.values import ValuesError
    from sentencing.report.reconcile import reconciliation

    read = with_assigned(read_or_leave(ctx, case), assigned)
    try:
        found = reconcile(read, official, milestone=milestone)
    except ValuesError as error:
        raise click.UsageError(str(error), ctx) from None
    give(
        ctx,
        form,
        color,
        page=lambda width: reconciliation(found, every=every, width=width),
        data=found.to_dict,
        problems=found.problems,
    )

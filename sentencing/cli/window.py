"""`sentencing window`."""

from __future__ import annotations

import click

from sentencing.cli.names import NameParam, scenario_from, set_option, with_assigned
from sentencing.cli.shared import CasePath, color_option, form_option, give, read_or_leave


@click.command()
@click.argument("case", metavar="CASE", type=CasePath())
@click.option(
    "--range",
    "ranges",
    metavar="NAME=VALUES",
    type=NameParam(with_value=True),
    multiple=True,
    help="What a name may be: 2017-12-01..2017-12-31, or a list; repeatable.",
)
@set_option
@click.option("--unstated", is_flag=True, help="Go also over what no source states.")
@click.option(
    "--most",
    type=click.IntRange(1),
    default=10_000,
    help="Computations at most.",
    show_default=True,
)
@form_option
@color_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    case: str,
    ranges: tuple[str, ...],
    assigned: tuple[str, ...],
    unstated: bool,
    most: int,
    form: str,
    color: str,
) -> None:
    r"""Turn what is not known into the range of each date, and say what drives it.

    Imprecise days, facts on which sources differ, terms given as a range, open readings of the law,
    and the ranges that you state: over all their combinations. The answer says whether it is proved
    or, where there are too many combinations, only a lower bound.

    \b
    Examples:
      sentencing window cases/us-federal/seleznev.yaml
      sentencing window case.yaml --range custody.jail.from=2019-03-01..2019-03-31
      sentencing window case.yaml --range "judgments.ga.runs=concurrent with wa | consecutive to wa"
      sentencing window case.yaml --unstated --most 100000
    """
    from sentencing.analysis.values import ValuesError
    from sentencing.analysis.window import window
    from sentencing.report.window import ranges as page_of

    read = with_assigned(read_or_leave(ctx, case), assigned)
    try:
        found = window(read, scenario_from(ranges), unstated=unstated, most=most)
    except ValuesError as error:
        raise click.UsageError(str(error), ctx) from None
    give(
        ctx,
        form,
        color,
        page=lambda width: page_of(found, width=width),
        data=found.to_dict,
        problems=found.problems,
    )

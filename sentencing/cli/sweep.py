"""`sentencing sweep`."""

from __future__ import annotations

import click

from sentencing.cli.names import NameParam, scenario_from, set_option, with_assigned
from sentencing.cli.shared import CasePath, color_option, exit_code, give, read_or_leave, report
from sentencing.cli.streams import write


@click.command()
@click.argument("case", metavar="CASE", type=CasePath())
@click.option(
    "--over",
    metavar="NAME=VALUES",
    type=NameParam(with_value=True),
    multiple=True,
    required=True,
    help="A name and its values: a list, or A..B, or A..B:STEP; twice for two names.",
)
@click.option(
    "--show", "figures", metavar="FIGURE", multiple=True, help="A milestone or figure; repeatable."
)
@set_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    help="Form of the result.",
)
@color_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    case: str,
    over: tuple[str, ...],
    figures: tuple[str, ...],
    assigned: tuple[str, ...],
    form: str,
    color: str,
) -> None:
    r"""Go over the values of one name or two, and show what each gives.

    \b
    Examples:
      sentencing sweep case.yaml --over "judgments.ga.term=1 year..14 years:1 year"
      sentencing sweep case.yaml --over "credits.good_conduct.disallowed=0..54:27"
      sentencing sweep case.yaml --over law.us-federal.good_conduct.days_per_year=54..65 --format csv
      sentencing sweep case.yaml --over "judgments.ga.runs=concurrent with wa | consecutive to wa" \
          --over "judgments.ga.term=5 years..7 years:1 year"
    """
    from sentencing.analysis.sweep import DEFAULT_FIGURES, sweep
    from sentencing.analysis.values import ValuesError
    from sentencing.report.sweep import as_csv, table

    read = with_assigned(read_or_leave(ctx, case), assigned)
    try:
        found = sweep(read, scenario_from(over), figures or DEFAULT_FIGURES)
    except ValuesError as error:
        raise click.UsageError(str(error), ctx) from None
    if form == "csv":
        write(as_csv(found))
        report(found.problems)
        ctx.exit(exit_code(found.problems))
    give(
        ctx,
        form,
        color,
        page=lambda width: table(found, width=width),
        data=found.to_dict,
        problems=found.problems,
    )

"""`sentencing solve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sentencing.cli.names import NameParam, set_option, with_assigned
from sentencing.cli.shared import CasePath, color_option, form_option, give, read_or_leave

if TYPE_CHECKING:
    from sentencing.analysis.solve import Which


@click.command()
@click.argument("case", metavar="CASE", type=CasePath())
@click.argument("name", metavar="NAME", type=NameParam())
@click.option("--by", metavar="DATE", help="The milestone is to be on or before this day.")
@click.option("--not-before", metavar="DATE", help="The milestone is to be on or after this day.")
@click.option(
    "--milestone", default="expected", show_default=True, help="A milestone, or an edge of release."
)
@click.option("--least", "which", flag_value="least", help="Seek the least value.")
@click.option("--greatest", "which", flag_value="greatest", help="Seek the greatest value.")
@click.option("--over", metavar="VALUES", help="The values to go through: A..B, A..B:STEP, a list.")
@set_option
@form_option
@color_option
@click.pass_context
def command(  # noqa: PLR0913  # an option each
    ctx: click.Context,
    *,
    case: str,
    name: str,
    by: str | None,
    not_before: str | None,
    milestone: str,
    which: Which | None,
    over: str | None,
    assigned: tuple[str, ...],
    form: str,
    color: str,
) -> None:
    r"""Find the least or greatest value of NAME for which a date is met.

    "What must happen to be out by D": the most days of good conduct time that may be lost, the least
    part of a term that must overlap, the longest term. Values are tried one after the other, so the
    answer is the boundary; if no value will do, the command says so and how close one comes.

    \b
    Examples:
      sentencing solve case.yaml credits.good_conduct.disallowed --by 2037-12-31
      sentencing solve case.yaml judgments.ga.term --by 2040-01-01 --over "1 month..14 years"
      sentencing solve case.yaml judgments.ga.runs.for --by 2040-01-01 --least \
          --set "judgments.ga.runs={concurrent_with: wa, for: 1 month, rest: consecutive}"
    """
    from sentencing.analysis.solve import solve
    from sentencing.analysis.values import ValuesError
    from sentencing.report.sweep import boundary

    read = with_assigned(read_or_leave(ctx, case), assigned)
    try:
        found = solve(
            read,
            name,
            by=by,
            not_before=not_before,
            milestone=milestone,
            which=which,
            over=over,
        )
    except ValuesError as error:
        raise click.UsageError(str(error), ctx) from None
    give(
        ctx,
        form,
        color,
        page=lambda width: boundary(found, width=width),
        data=found.to_dict,
        problems=found.problems,
    )

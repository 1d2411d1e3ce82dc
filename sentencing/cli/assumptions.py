"""`sentencing assumptions`."""

from __future__ import annotations

import click

from sentencing.cli.shared import CasePath, color_option, form_option, give, read_or_leave


@click.command()
@click.argument("case", metavar="CASE", type=CasePath())
@click.option(
    "--all", "every", is_flag=True, help="Also what the names that move nothing could be."
)
@form_option
@color_option
@click.pass_context
def command(ctx: click.Context, case: str, form: str, color: str, *, every: bool) -> None:
    r"""List every name that bears on a case, and whether it moves the window.

    Each with its value, where that comes from (the file, the law, the side taken on a disputed
    question, or nothing stated), what else it could be, and what would follow. The names can be
    given other values by `sentencing what-if --set`.

    \b
    Examples:
      sentencing assumptions cases/us-federal/seleznev.yaml
      sentencing assumptions case.yaml --all
      sentencing assumptions case.yaml --format json | jq -r '.names[] | select(.moves) | .name'
    """
    from sentencing.analysis.names import assumptions
    from sentencing.report.names import listing

    found = assumptions(read_or_leave(ctx, case))
    give(
        ctx,
        form,
        color,
        page=lambda width: listing(found, every=every, width=width),
        data=found.to_dict,
        problems=found.computation.problems,
    )

"""`sentencing new`."""

from __future__ import annotations

from pathlib import Path

import click

from sentencing.cli.streams import write
from sentencing.core.files import FileError, write_new


@click.command()
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--jurisdiction", default="us-federal", show_default=True, help="Whose law the case is under."
)
@click.pass_context
def command(ctx: click.Context, path: Path | None, jurisdiction: str) -> None:
    r"""Write a case file to start from, with a remark on every part.

    \b
    Examples:
      sentencing new > case.yaml
      sentencing new case.yaml
      sentencing new case.yaml --jurisdiction england-wales

    Without PATH it goes to standard output. A file that exists is not touched.
    """
    from sentencing.core.diagnostics import did_you_mean
    from sentencing.kit.registry import find, known, template_of

    if find(jurisdiction) is None:
        hint = did_you_mean(jurisdiction, known())
        ctx.fail("; ".join(filter(None, (f"There is no jurisdiction {jurisdiction!r}", hint))))
    template = template_of(jurisdiction)
    if template is None:
        ctx.fail(f"{jurisdiction} has no case file to start from.")
    if path is None:
        write(template)
        return
    try:
        write_new(path, template.encode())
    except FileError as error:
        ctx.fail(f"{error}.")

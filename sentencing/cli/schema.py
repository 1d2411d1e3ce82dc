"""`sentencing schema`."""

from __future__ import annotations

import click

from sentencing.cli.streams import write


@click.command()
def command() -> None:
    r"""Print the JSON Schema (draft-07) of case files, for editors and validators.

    \b
    Example:
      sentencing schema > sentencing.schema.json
    """
    from sentencing.case.format.schema import schema_text

    write(schema_text())

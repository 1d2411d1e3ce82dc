"""`sentencing new`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, path: Path | None) -> None:
    r"""Write a case file to start from, with a remark on every part.

    \b
    Examples:
      sentencing new > case.yaml
      sentencing new case.yaml

    Without PATH it goes to standard output. A file that exists is not touched.
    """
    from importlib.resources import files

    template = files("sentencing.casefile").joinpath("template.yaml").read_text("utf-8")
    if path is None:
        click.echo(template, nl=False)
        return
    try:
        with path.open("x", encoding="utf-8") as stream:
            stream.write(template)
    except FileExistsError:
        ctx.fail(f"{path} exists already and is left as it is.")
    except OSError as error:
        ctx.fail(f"{path} cannot be written: {(error.strerror or '').lower()}.")

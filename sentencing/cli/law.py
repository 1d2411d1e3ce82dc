"""`sentencing law`."""

from __future__ import annotations

import click

from sentencing.cli import Exit
from sentencing.cli.streams import write, write_json


@click.command()
@click.argument("jurisdiction", required=False)
@click.option("--brief", is_flag=True, help="Only what is covered and what is not.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of output."
)
def command(jurisdiction: str | None, form: str, *, brief: bool) -> int:
    r"""Show the law of a jurisdiction as it is encoded: rules, numbers, disputed questions.

    Every rule with its law, how it counts, and how sure the citation is: primary text read, relayed
    by a named source, derived, or unverified. Without a jurisdiction: which ones there are.

    \b
    Examples:
      sentencing law
      sentencing law us-federal --brief
      sentencing law us-federal --format json
    """
    from sentencing.core.diagnostics import did_you_mean
    from sentencing.kit.registry import find, known

    if jurisdiction is None:
        for code in known():
            found = find(code)
            write(f"{code}  {found.name if found else ''}".rstrip() + "\n")
        return Exit.CLEAN
    wanted = find(jurisdiction)
    if wanted is None:
        message = f"There is no jurisdiction {jurisdiction!r}"
        hint = did_you_mean(jurisdiction, known())
        raise click.UsageError("; ".join(filter(None, (message, hint))))
    if form == "json":
        import msgspec

        from sentencing.report.law import as_dict

        write_json(
            msgspec.json.format(msgspec.json.encode(as_dict(wanted)), indent=2).decode() + "\n"
        )
    else:
        from sentencing.report.law import text

        write(text(wanted, brief=brief))
    return Exit.CLEAN

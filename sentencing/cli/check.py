"""`sentencing check`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from sentencing.analysis.check import Report, check, check_all, difference, files_of, updated
from sentencing.cli import Exit
from sentencing.cli.shared import CasePath, exit_code
from sentencing.core.diagnostics import Problem
from sentencing.report.problems import concise, full


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=CasePath())
@click.option("--update", is_flag=True, help="Make the expectations those of the computation.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    help="Form of the findings: with excerpts, a line each, or as JSON lines.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say how many files were checked.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    update: bool,  # noqa: FBT001  # a flag of the command line
    form: str,
    verbose: bool,  # noqa: FBT001  # a flag of the command line
) -> None:
    r"""Check that cases give what their files expect.

    \b
    Examples:
      sentencing check cases
      sentencing check case.yaml other.yaml --format concise
      sentencing check cases --update

    PATH is a case file or a folder. Silent when all is well; else the findings, and exit code 1.
    """
    findings: list[Problem] = []
    texts: dict[str, str] = {}
    checked = 0
    for path in dict.fromkeys(paths):
        files = files_of(path)
        if isinstance(files, Problem):
            findings.append(files)
            continue
        for found in check_all(files):
            checked += 1
            report = _update(found) if update and found.edits else found
            findings += report.findings
            if report.findings:
                texts[report.file] = report.text
    _write(findings, texts, form)
    if verbose:
        click.echo(f"{checked:,} files checked, {len(findings):,} findings", err=True)
    ctx.exit(max([exit_code(findings), Exit.FOUND if findings else Exit.CLEAN]))


def _write(findings: list[Problem], texts: dict[str, str], form: str) -> None:
    if form == "json":
        import msgspec

        from sentencing.report.json import as_problem

        lines = (msgspec.json.encode(as_problem(finding)).decode() for finding in findings)
        click.echo("".join(f"{line}\n" for line in lines), nl=False)
    elif form == "concise":
        click.echo(concise(findings), nl=False)
    elif findings:
        click.echo(full(findings, texts), nl=False)


def _update(report: Report) -> Report:
    """Write the file anew, show what changed, and check it again."""
    click.echo(difference(report), nl=False)
    replace_file(report.file, updated(report))
    return check(report.file)


def replace_file(path: str, text: str) -> None:
    """Replace a file in one go: what is there is either the old text or the new one."""
    target = Path(path).resolve()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        Path(temporary).chmod(target.stat().st_mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

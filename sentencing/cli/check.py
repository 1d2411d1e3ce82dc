"""`sentencing check`."""

from __future__ import annotations

import codecs
from pathlib import Path

import click

from sentencing.analysis.check import Report, check, difference, updated
from sentencing.analysis.check_files import check_all, files_of
from sentencing.cli import Exit
from sentencing.cli.shared import CasePath, exit_code
from sentencing.cli.streams import write, write_json
from sentencing.core.diagnostics import Problem
from sentencing.core.files import content, replace
from sentencing.kit.trace import pluralize
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
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    update: bool,  # noqa: FBT001  # a flag of the command line
    form: str,
    strict: bool,  # noqa: FBT001  # a flag of the command line
) -> None:
    r"""Check that cases give what their files expect.

    \b
    Examples:
      sentencing check cases
      sentencing check case.yaml other.yaml --format concise
      sentencing check cases --strict
      sentencing check cases --update

    PATH is a case file or a folder. Shows every problem that a file does not expect. Fails, with exit
    code 1, on errors and on expectations that are not met; with --strict on warnings too.
    """
    reports: list[Report] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        files, unreadable = files_of(path)
        problems += unreadable
        checked = check_all(files, of_folder=files != [path])
        for file, found in zip(files, checked, strict=True):
            reports.append(_update(file, found) if update and found.edits else found)
    findings = [*problems, *(finding for report in reports for finding in report.findings)]
    _write(findings, {report.file: report.text for report in reports if report.findings}, form)
    write(f"{_summary(reports)}\n", error=True)
    failed = any(report.failed or (strict and report.doubtful) for report in reports)
    ctx.exit(max(exit_code(findings), Exit.FOUND if failed or problems else Exit.CLEAN))


def _summary(reports: list[Report]) -> str:
    """How many files are clean, doubtful and wrong, in a line."""
    wrong = sum(report.failed for report in reports)
    doubtful = sum(report.doubtful and not report.failed for report in reports)
    other = sum(finding.code == "not-a-case" for r in reports for finding in r.findings)
    clean = len(reports) - wrong - doubtful - other
    parts = [
        f"{clean:,} clean",
        f"{doubtful:,} with warnings" if doubtful else "",
        f"{wrong:,} failed" if wrong else "",
        f"{other:,} no case" if other else "",
    ]
    return f"{pluralize(len(reports), 'file')}: {', '.join(filter(None, parts))}"


def _write(findings: list[Problem], texts: dict[str, str], form: str) -> None:
    if form == "json":
        import msgspec

        from sentencing.report.json import as_problem

        lines = (msgspec.json.encode(as_problem(finding)).decode() for finding in findings)
        write_json("".join(f"{line}\n" for line in lines))
    elif form == "concise":
        write(concise(findings))
    elif findings:
        write(full(findings, texts))


def _update(path: str, report: Report) -> Report:
    """Write the file anew, show what changed, and check it again; leave it where that is not safe."""
    new = updated(report)
    if new is None:
        write(f"{report.file}: left as it is; change its expectations by hand\n", error=True)
        return report
    write(difference(report, new))
    mark = codecs.BOM_UTF8 if content(path, 2).startswith(codecs.BOM_UTF8) else b""
    replace(Path(path), mark + new.encode())
    return check(path)

"""What several commands need: reading a case, and writing problems."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from sentencing.case.format import decode as decode_bytes
from sentencing.case.format import load, read_case
from sentencing.case.format.yaml_nodes import MAX_BYTES
from sentencing.case.model import Case
from sentencing.cli import Exit
from sentencing.core.diagnostics import Place, Problem

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem
    from rich.console import Console

    from sentencing.report.text import Page

_F = TypeVar("_F", bound=Callable[..., Any])

STANDARD_INPUT = "-"


class CasePath(click.ParamType[str]):
    """A case file: completes to YAML files and folders."""

    name = "case"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The path as given."""
        del param, ctx
        return value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Let the shell complete file names."""
        from click.shell_completion import CompletionItem

        del ctx, param
        return [CompletionItem(incomplete, type="file")]


def color_option(command: _F) -> _F:
    """The option that says whether to use colour."""
    option = click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colour: on a terminal unless NO_COLOR is set (auto), always, or never.",
    )
    return option(command)


def form_option(command: _F) -> _F:
    """The option that says in which form the result comes."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help="Form of the result.",
    )
    return option(command)


def give(
    ctx: click.Context,
    form: str,
    color: str,
    *,
    page: Callable[[int], Page],
    data: Callable[[], Mapping[str, Any]],
    problems: Sequence[Problem],
) -> NoReturn:
    """Write a result in the form asked for, then its problems, and leave with their exit code.

    Args:
        ctx: of the command.
        form: `text` or `json`.
        color: as the option has it.
        page: the result as text, given the width.
        data: the result as plain data.
        problems: of the case and of what was supposed.
    """
    if form == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(data()), indent=2).decode())
    else:
        from sentencing.report.text import WIDTH

        show(page(width() or WIDTH), color)
    report(problems)
    ctx.exit(exit_code(problems))


def read_or_leave(ctx: click.Context, path: str) -> Case:
    """The case of a path; if it cannot be read, say why and leave."""
    case = read(path)
    if any(problem.unreadable for problem in case.problems):
        report(case.problems)
        ctx.exit(exit_code(case.problems))
    return case


def read(path: str) -> Case:
    """The case of a path, or of standard input."""
    if path != STANDARD_INPUT:
        return load(path)
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    name = "<stdin>"
    if len(data) > MAX_BYTES:
        message = f"the input is larger than {MAX_BYTES:,} bytes"
        return Case(file=name, problems=(Problem("file-too-large", message, Place(name)),))
    text = decode_bytes(data, name)
    return Case(file=name, problems=(text,)) if isinstance(text, Problem) else read_case(text, name)


def report(problems: Sequence[Problem]) -> None:
    """Write problems to standard error, with excerpts from the files that they name."""
    if problems:
        from sentencing.report.problems import full

        click.echo(full(problems, texts_of(problems)), err=True, nl=False)


def texts_of(problems: Sequence[Problem]) -> Mapping[str, str]:
    """The texts of the files that problems name, as far as they are files."""
    texts = {}
    for name in {problem.place.file for problem in problems if problem.place}:
        try:
            with Path(name).open("rb") as stream:
                texts[name] = stream.read(MAX_BYTES).decode("utf-8-sig", "replace")
        except (OSError, ValueError):
            continue
    return texts


def exit_code(problems: Sequence[Problem]) -> Exit:
    """What the problems make of the exit code."""
    if any(problem.unreadable for problem in problems):
        return Exit.UNUSABLE
    return Exit.FOUND if any(p.severity == "error" for p in problems) else Exit.CLEAN


def console(color: str) -> Console | None:
    """A console if standard output is to be coloured; None for plain text."""
    import os

    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    if color == "never" or (color == "auto" and (plain or not sys.stdout.isatty())):
        return None
    from rich.console import Console

    return Console(force_terminal=True, no_color=False, highlight=False, markup=False, emoji=False)


def width() -> int | None:
    """The width of the terminal; None where there is none."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if sys.stdout.isatty() else None


def show(page: Page, color: str) -> None:
    """Write a page to standard output."""
    painter = console(color)
    if painter is None:
        click.echo(page.plain(), nl=False)
    else:
        page.show(painter)

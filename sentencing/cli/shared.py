"""What several commands need: reading a case, and writing problems."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, TypeVar

import click

from sentencing.case.format import decode, folder_of, read_case, read_text
from sentencing.case.format.yaml_nodes import MAX_BYTES
from sentencing.case.model import Case
from sentencing.cli import Exit
from sentencing.cli.streams import write, write_json
from sentencing.core.diagnostics import Place, Problem
from sentencing.core.files import FileError, rest_of, shown

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from sentencing.report.text import Page

_F = TypeVar("_F", bound=Callable[..., Any])

STANDARD_INPUT = "-"
_TEXTS = "sentencing.texts"


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

        write_json(msgspec.json.format(msgspec.json.encode(data()), indent=2).decode() + "\n")
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
    """The case of a path, or of standard input; its text is kept for excerpts."""
    name = "<stdin>" if path == STANDARD_INPUT else shown(path)
    text = _standard_input(name) if path == STANDARD_INPUT else read_text(path)
    if isinstance(text, Problem):
        return Case(file=name, problems=(text,))
    _texts()[name] = text
    return read_case(text, name, None if path == STANDARD_INPUT else folder_of(path))


def _standard_input(name: str) -> str | Problem:
    stream: TextIO | None = sys.stdin
    try:
        data = rest_of(stream.buffer if stream is not None else None, MAX_BYTES)
    except FileError as error:
        return Problem("unreadable-file", f"standard input: {error}", Place(name))
    return decode(data, name)


def _texts() -> dict[str, str]:
    """The texts read by this run of the program, by the names that places use."""
    found: dict[str, str] = click.get_current_context().meta.setdefault(_TEXTS, {})
    return found


def report(problems: Sequence[Problem]) -> None:
    """Write problems to standard error, with excerpts from the files that were read."""
    if problems:
        from sentencing.report.problems import full

        write(full(problems, _texts()), error=True)


def exit_code(problems: Sequence[Problem]) -> Exit:
    """What the problems make of the exit code."""
    if any(problem.unreadable for problem in problems):
        return Exit.UNUSABLE
    return Exit.FOUND if any(p.severity == "error" for p in problems) else Exit.CLEAN


def show(page: Page, color: str) -> None:
    """Write a page to standard output."""
    if not _coloured(color):
        write(page.plain())
        return
    from io import StringIO

    from rich.console import Console

    painted = StringIO()
    console = Console(
        file=painted,
        force_terminal=True,
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    page.show(console)
    write(painted.getvalue())


def _coloured(color: str) -> bool:
    """Whether standard output is to be coloured."""
    import os

    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return color == "always" or (color == "auto" and not plain and sys.stdout.isatty())


def width() -> int | None:
    """The width of the terminal; None where there is none."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if sys.stdout.isatty() else None

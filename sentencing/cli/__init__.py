"""The command line: arguments and exit codes, nothing else.

A command is a module of its own and is loaded when it is called, so that one does not pay for
another. Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from difflib import get_close_matches
from enum import IntEnum
from importlib import import_module

import click

from sentencing.cli import streams
from sentencing.core.files import FileError, reason_of
from sentencing.core.plugins import PluginError


class Exit(IntEnum):
    """What the exit code of a command says."""

    CLEAN = 0
    """Done, and nothing found."""
    FOUND = 1
    """Problems in a case, or an expectation that is not met."""
    UNUSABLE = 2
    """Wrong usage, or input that cannot be read."""
    BUG = 3
    """An error of this program."""
    UNWRITABLE = 4
    """The result could not be written: a full disk, a closed stream."""
    INTERRUPTED = 130
    """Stopped from the keyboard."""


COMMANDS = {
    "explain": "Explain when a person may leave custody, and why.",
    "assumptions": "List every name that bears on a case, and whether it moves the window.",
    "what-if": "Compute scenarios beside the case, with every difference and its causes.",
    "window": "Turn what is not known into the range of each date, and say what drives it.",
    "sweep": "Go over the values of one name or two: a table, CSV, a plot.",
    "solve": "Find the least or greatest value for which a date is met.",
    "compare": "Compare two cases, or one on two days: why did the date change?",
    "reconcile": "Look for what would make an official date come out exactly.",
    "check": "Check that cases give what their files expect.",
    "law": "Show the law of a jurisdiction as it is encoded.",
    "new": "Write a case file to start from.",
    "schema": "Print the JSON Schema of case files.",
}


def kept_lines(text: str | None) -> str:
    r"""A help text with click's mark before each paragraph whose lines stay as they are.

    A docstring with backslashes is raw, so the mark stands in it as the two characters `\b`.
    """
    return (text or "").replace("\\b\n", "\b\n")


class Commands(click.Group):
    """Commands that are loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(
            f"sentencing.cli.{cmd_name.replace('-', '_')}"
        ).command
        command.help = kept_lines(command.help)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name, or an error that suggests one."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            ctx.fail(f"There is no command {name!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        from sentencing.report.json import engine

        streams.write(f"{engine()}\n")
        ctx.exit()


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Completion: eval "$(_SENTENCING_COMPLETE=bash_source sentencing)" (or zsh, fish).',
)
@click.option(
    "--version",
    is_flag=True,
    callback=_version,
    expose_value=False,
    is_eager=True,
    help="Show the version and exit.",
)
def main() -> None:
    r"""When may a person leave custody when several sentences meet, and why?

    \b
    Examples:
      sentencing explain cases/us-federal/seleznev.yaml
      sentencing explain case.yaml --format json
      sentencing explain relation-cycle
      sentencing what-if case.yaml --set "judgments.ga.runs=consecutive to wa"
      sentencing window case.yaml
      sentencing reconcile case.yaml --official 2044-12-14
      sentencing check cases
      sentencing law us-federal --brief
      sentencing new > case.yaml

    The tool says what follows from the facts in the file under the rules that it cites. The
    custodian's computation is the official one. This is no legal advice.
    """


main.help = kept_lines(main.help)


def run(arguments: list[str] | None = None) -> None:
    """Run the program and leave with its exit code."""
    streams.prepare()
    try:
        code = _run(arguments)
    except OSError as error:
        code = _refused(error)
    sys.exit(code)


def _run(arguments: list[str] | None) -> int:
    try:
        code = main.main(args=arguments, prog_name="sentencing", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except click.ClickException as error:
        error.show(sys.stderr)
        return Exit.UNUSABLE
    except (PluginError, FileError) as error:
        streams.write(f"sentencing: {error}\n", error=True)
        return Exit.UNUSABLE
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001  # the last line of defence: no traceback for users
        return _own_bug(error)
    return int(code or Exit.CLEAN)


def _refused(error: OSError) -> int:
    """The system refused something. That the reader of a pipe has left is no fault; else say what."""
    if isinstance(error, BrokenPipeError):
        streams.silence()
        return Exit.CLEAN
    what = f"{error.filename} cannot be used" if error.filename else "the result cannot be written"
    with suppress(OSError):
        streams.write(f"sentencing: {what}: {reason_of(error)}\n", error=True)
    streams.silence()
    return Exit.UNUSABLE if error.filename else Exit.UNWRITABLE


def _own_bug(error: Exception) -> int:
    import os
    import traceback

    if os.environ.get("SENTENCING_DEBUG"):
        traceback.print_exception(error)
    streams.write(
        f"sentencing: an error of this program, not of your file: {type(error).__name__}: {error}\n"
        "Please report it with the file that caused it. SENTENCING_DEBUG=1 shows where it arose.\n",
        error=True,
    )
    return Exit.BUG

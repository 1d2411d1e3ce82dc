"""Names of a case on the command line: `--set NAME=VALUE`, with completion from the case file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from sentencing.case.model import Case

_F = TypeVar("_F", bound=Callable[..., Any])


class NameParam(click.ParamType[str]):
    """A name of the case that the command is given: completes to its names.

    Args:
        with_value: whether `=VALUE` follows.
    """

    name = "name"

    def __init__(self, *, with_value: bool = False) -> None:
        self.with_value = with_value

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text as given; a value must be there where one is needed."""
        name, equals, _ = value.partition("=")
        if self.with_value and not (equals and name.strip()):
            self.fail(f"{value!r} is not NAME=VALUE", param, ctx)
        return value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The names of the case, and the words that a name can have after `=`."""
        from click.shell_completion import CompletionItem

        from sentencing.analysis.names import assignable, values_for
        from sentencing.case.format import load

        del param
        left = [word for word in ctx.args if not word.startswith("-")]
        path = ctx.params.get("case") or next(iter(left), None)
        if path is None:
            return []
        case = load(path)
        name, equals, begun = incomplete.partition("=")
        if equals:
            words = values_for(case, name)
            return [CompletionItem(f"{name}={w}") for w in words if w.startswith(begun)]
        end = "=" if self.with_value else ""
        return [CompletionItem(f"{n}{end}") for n in assignable(case) if n.startswith(incomplete)]


def set_option(command: _F) -> _F:
    """The repeatable option that assigns values to names."""
    option = click.option(
        "--set",
        "assigned",
        metavar="NAME=VALUE",
        type=NameParam(with_value=True),
        multiple=True,
        help="A name and its value, in the notation of the case file; repeatable.",
    )
    return option(command)


def with_assigned(case: Case, assigned: Sequence[str], **more: str) -> Case:
    """The case with the assignments of options.

    Args:
        case: as read.
        assigned: `NAME=VALUE`.
        more: other names and values.

    Raises:
        click.UsageError: one of them cannot be read; nothing is computed then.
    """
    from sentencing.analysis.values import ValuesError, refuse_unreadable

    scenario = scenario_from(assigned) | more
    try:
        refuse_unreadable(case, scenario)
    except ValuesError as error:
        raise click.UsageError(str(error)) from None
    return case.with_(scenario) if scenario else case


def scenario_from(assigned: Sequence[str]) -> dict[str, str]:
    """The scenario that options make.

    Raises:
        click.UsageError: one name is given two values.
    """
    scenario: dict[str, str] = {}
    for item in assigned:
        name, _, value = item.partition("=")
        name = name.strip()
        if name in scenario and scenario[name] != value.strip():
            message = f"{name} is given two values."
            raise click.UsageError(message)
        scenario[name] = value.strip()
    return scenario

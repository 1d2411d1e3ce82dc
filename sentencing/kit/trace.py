"""The trace: every number of a result as a step with its inputs and its law.

A stage tells the trace what it found out, with plain values; words are made from them only when
somebody looks. A computation without explanation runs with `NoTrace`, which keeps nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

import msgspec

from sentencing.core.days import Day, iso
from sentencing.core.diagnostics import Place
from sentencing.kit.law import Citation, Rule, Verification, rule_of

Unit: TypeAlias = Literal["date", "days", "term", "money", "text"]
"""What the value of a step is."""

_NO_RULE = Rule("", ())


def pluralize(number: int, what: str) -> str:
    """A number of things, in words: `1 day`, `1,021 days`."""
    return f"{number:,} {what}" if abs(number) == 1 else f"{number:,} {what}s"


class AsDate(msgspec.Struct, frozen=True):
    """A day number that is to be shown as a date."""

    day: Day

    def __str__(self) -> str:
        """As `YYYY-MM-DD`."""
        return iso(self.day)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One number of the result and where it comes from.

    Attributes:
        id: `s1`, `s2`, ... in the order of the computation.
        name: what the number is called in the result, if it has a name there.
        text: what it is, as a pattern; `words`: what to fill in.
        value: the number, in the unit of `unit`; a day number for dates.
        inputs: ids of the steps it was made from.
        rule: the law it follows. place: the fact in the file.
        convention: how it was counted; the rule's own unless said otherwise.
        open: the names of the facts that are lost or unknown and can change it; then it has no value.
    """

    id: str
    name: str
    text: str
    words: tuple[Any, ...]
    value: Any
    unit: Unit
    inputs: tuple[str, ...]
    rule: Rule
    place: Place | None
    convention: str
    open: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What the number is, in words."""
        return self.text.format(*self.words)

    @property
    def shown(self) -> str:
        """The value as printed."""
        if self.value is None:
            return "open" if self.open else "none"
        if self.unit == "date":
            return iso(self.value)
        if self.unit == "days":
            return pluralize(self.value, "day")
        return str(self.value)

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The law it follows."""
        return self.rule.cites

    @property
    def sure(self) -> Verification:
        """The mark of the least sure citation; a step without law is arithmetic on facts."""
        return self.rule.sure if self.rule.cites else "primary"


class Trace:
    """Collects the steps of one computation.

    `on` tells a stage whether anybody looks, where making the words alone would cost time.
    """

    __slots__ = ("steps",)
    on = True

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def step(
        self,
        text: str,
        *words: object,
        value: object,
        unit: Unit,
        name: str = "",
        by: Callable[..., Any] | Rule | None = None,
        inputs: tuple[str, ...] = (),
        place: Place | None = None,
        convention: str = "",
    ) -> str:
        """Record a number; returns the id of the step.

        Args:
            text: what the number is, a pattern for `words`.
            words: values to fill in.
            value: the number itself.
            unit: what it is.
            name: its name in the result.
            by: the rule that it follows, or the function of that rule.
            inputs: ids of the steps it was made from.
            place: the fact in the file that it rests on.
            convention: how it was counted, where the rule leaves it open.
        """
        basis = by if isinstance(by, Rule) else rule_of(by) if by else _NO_RULE
        step = Step(
            id=f"s{len(self.steps) + 1}",
            name=name,
            text=text,
            words=words,
            value=value,
            unit=unit,
            inputs=tuple(dict.fromkeys(i for i in inputs if i)),
            rule=basis,
            place=place,
            convention=convention or basis.convention,
        )
        self.steps.append(step)
        return step.id


class NoTrace(Trace):
    """Keeps nothing."""

    __slots__ = ()
    on = False

    def step(self, *_: object, **__: object) -> str:
        """Ignore the step."""
        return ""

"""Law as data: citations, dated parameters, readings, and what of it is in force for a case.

Every rule of a jurisdiction stands on a `Citation` that says how sure we are of it. What the law
fixes as a number is a `Parameter` with dated `Version`s; a question on which courts, manuals or
practice differ is a `Reading` with its options. A superseded version stays in the book: people
were released under it.

`Law` is the book as one computation sees it: with the scenario's assignments laid over it, and
with a note of every disputed question whose sides differ in this case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, Literal, TypeAlias, TypeVar

import msgspec

from sentencing.core.days import Day, iso

Verification: TypeAlias = Literal["primary", "relayed", "derived", "unverified"]
"""primary: the text itself was read. relayed: a named source quotes it. derived: it follows by
arithmetic from examples or from other rules. unverified: from knowledge, not checked."""

VERIFICATIONS: tuple[Verification, ...] = ("primary", "relayed", "derived", "unverified")

_F = TypeVar("_F", bound=Callable[..., Any])
_T = TypeVar("_T")


class Citation(msgspec.Struct, frozen=True):
    """A place in the law, and how it was read.

    Attributes:
        text: the citation as a lawyer writes it.
        sure: how sure we are that it says what the rule says.
        read: where the text was read, with its date.
        name: a shorter form for lines with little room, as the name of a case.
    """

    text: str
    sure: Verification
    read: str = ""
    name: str = ""

    def __str__(self) -> str:
        """As a lawyer writes it."""
        return self.text


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """What a parameter was from one day to another, both included; None is open.

    Attributes:
        value: the number or word. cites: the law that fixes it.
        since, until: first and last day on which it holds.
        enacted: the day from which it could be known to come; None if long known.
    """

    value: int | str
    cites: tuple[Citation, ...]
    since: Day | None = None
    until: Day | None = None
    enacted: Day | None = None

    @property
    def period(self) -> str:
        """The days on which it holds, in words."""
        if self.since and self.until:
            return f"{iso(self.since)} to {iso(self.until)}"
        if self.since:
            return f"since {iso(self.since)}"
        return f"until {iso(self.until)}" if self.until else "always"


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """A value that the law fixes.

    Attributes:
        id: name within the jurisdiction.
        title: what it is.
        unit: of the value.
        selected_by: which date of the case selects the version.
        versions: oldest first.
        options: the possible words, where the value is a word.
    """

    id: str
    title: str
    unit: str
    selected_by: str
    versions: tuple[Version, ...]
    options: tuple[str, ...] = ()


class Option(msgspec.Struct, frozen=True):
    """One side of a disputed question."""

    id: str
    meaning: str
    cites: tuple[Citation, ...]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A legal question on which courts, manuals or practice differ.

    Attributes:
        id: name within the jurisdiction.
        question: what is disputed.
        options: the sides.
        default: id of the side taken unless the case says otherwise.
        reason: why that side.
    """

    id: str
    question: str
    options: tuple[Option, ...]
    default: str
    reason: str

    def option(self, option_id: str) -> Option:
        """The side of that id."""
        return next(option for option in self.options if option.id == option_id)


class Rule(msgspec.Struct, frozen=True):
    """What a rule function stands on.

    Attributes:
        title: what it decides, in a few words.
        cites: the law.
        convention: how it counts and rounds.
    """

    title: str
    cites: tuple[Citation, ...]
    convention: str = ""

    @property
    def sure(self) -> Verification:
        """The mark of the least sure citation."""
        return max((cite.sure for cite in self.cites), key=VERIFICATIONS.index)


class Chapter(msgspec.Struct, frozen=True):
    """The rules of one legal question, as a module holds them.

    Attributes:
        id: name of the module.
        title: its question and law, in a line.
        rules: in the order of the module.
    """

    id: str
    title: str
    rules: tuple[Rule, ...]

    @property
    def sure(self) -> Verification:
        """The mark of the least sure rule."""
        return max((rule.sure for rule in self.rules), key=VERIFICATIONS.index)


class Refusal(msgspec.Struct, frozen=True):
    """What is not computed, and why.

    Attributes:
        what: sentences or facts. why: the reason. code: of the problem that says so in a result;
            empty where a case file has no words for it.
    """

    what: str
    why: str
    code: str = ""


class Lawbook(msgspec.Struct, frozen=True, kw_only=True):
    """The law of a jurisdiction as far as it was encoded.

    Attributes:
        jurisdiction: code.
        verified: the day up to which the law was checked.
        covers_offences_since: the first offence day to which the rules apply.
        refused: what the rules do not cover.
    """

    jurisdiction: str
    verified: Day
    covers_offences_since: Day
    parameters: Mapping[str, Parameter]
    readings: Mapping[str, Reading]
    refused: tuple[Refusal, ...] = ()

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of a full name, `law.us-federal.good_conduct.days_per_year`."""
        return self.parameters.get(name.removeprefix(f"law.{self.jurisdiction}."))

    def reading(self, name: str) -> Reading | None:
        """The reading of a full name, `reading.us-federal.partial_year`."""
        return self.readings.get(name.removeprefix(f"reading.{self.jurisdiction}."))

    def names(self) -> list[str]:
        """The full names of everything assignable."""
        return [f"law.{self.jurisdiction}.{name}" for name in self.parameters] + [
            f"reading.{self.jurisdiction}.{name}" for name in self.readings
        ]


class Law:
    """The lawbook as one computation sees it.

    Args:
        book: the law as it stands.
        as_of: day of the computation.
        known: the day on whose knowledge of enacted law it relies.
        assigned: values that the scenario puts in the place of the law's own, by full name.

    Attributes:
        used: the version of each parameter that was asked for.
        asked: the readings that were asked. compared: those of them whose sides were compared.
        differing: of those, what each side leads to, where they differ.
    """

    __slots__ = ("as_of", "asked", "assigned", "book", "compared", "differing", "known", "used")

    def __init__(
        self,
        book: Lawbook,
        as_of: Day,
        known: Day | None = None,
        assigned: Mapping[str, int | str] | None = None,
    ) -> None:
        self.book = book
        self.as_of = as_of
        self.known = book.verified if known is None else known
        self.assigned = assigned or {}
        self.differing: dict[str, dict[str, str]] = {}
        self.used: dict[str, Version] = {}
        self.asked: set[str] = set()
        self.compared: set[str] = set()

    @property
    def open_readings(self) -> list[str]:
        """The questions whose sides can lead to different results here."""
        return sorted(self.differing.keys() | (self.asked - self.compared))

    def version(self, parameter: str, on: Day) -> Version:
        """The version of a parameter in force on the day that selects it.

        Of the versions known by then the last that had begun; before the first, the first.
        """
        versions = self.book.parameters[parameter].versions
        found = versions[0]
        for version in versions[1:]:
            begun = version.since is None or version.since <= on
            if begun and (version.enacted is None or version.enacted <= self.known):
                found = version
        if self.assigned and self.is_assigned(parameter):
            value = self.assigned[f"law.{self.book.jurisdiction}.{parameter}"]
            found = msgspec.structs.replace(found, value=value)
        self.used[parameter] = found
        return found

    def is_assigned(self, parameter: str) -> bool:
        """Whether the scenario put another value in the place of the law's own."""
        return f"law.{self.book.jurisdiction}.{parameter}" in self.assigned

    def number(self, parameter: str, on: Day) -> int:
        """The value of a parameter that is a number."""
        value = self.version(parameter, on).value
        assert isinstance(value, int), parameter  # noqa: S101  # the lawbook's own tests hold it
        return value

    def word(self, parameter: str, on: Day) -> str:
        """The value of a parameter that is a word."""
        return str(self.version(parameter, on).value)

    def reading(self, reading: str) -> str:
        """The side taken on a disputed question."""
        self.asked.add(reading)
        chosen = self.book.readings[reading].default
        if self.assigned:
            name = f"reading.{self.book.jurisdiction}.{reading}"
            chosen = str(self.assigned.get(name, chosen))
        return chosen

    def departs_from(self, reading: str) -> bool:
        """Whether the scenario takes another side than the default."""
        name = f"reading.{self.book.jurisdiction}.{reading}"
        default = self.book.readings[reading].default
        return bool(self.assigned) and self.assigned.get(name, default) != default

    def record_alternatives(
        self, reading: str, outcomes: Mapping[str, _T], show: Callable[[_T], str]
    ) -> None:
        """Note a question whose sides lead to different outcomes, here and now.

        Args:
            reading: the question.
            outcomes: what each option leads to.
            show: an outcome in words.
        """
        self.compared.add(reading)
        shown = {option: show(value) for option, value in outcomes.items()}
        if len(set(shown.values())) > 1:
            self.differing[reading] = shown

    def mark_settled(self, reading: str) -> None:
        """Note a question whose sides lead to the same here, without working them out."""
        self.compared.add(reading)

    def choose(self, reading: str, outcomes: Mapping[str, _T], show: Callable[[_T], str]) -> _T:
        """The outcome of the side taken, the question compared where the sides differ."""
        self.record_alternatives(reading, outcomes, show)
        return outcomes[self.reading(reading)]


def rule(title: str, *cites: Citation, convention: str = "") -> Callable[[_F], _F]:
    """Mark a function as a rule of law, with what it stands on.

    The function stays as it is; `rule_of` gives the mark back.
    """

    def mark(function: _F) -> _F:
        function.__rule__ = Rule(title, cites, convention)  # type: ignore[attr-defined]
        return function

    return mark


def rule_of(function: Callable[..., Any]) -> Rule:
    """The mark that `rule` left on a function."""
    marked: Rule = function.__rule__  # type: ignore[attr-defined]
    return marked


def rules_in(module: ModuleType) -> tuple[Rule, ...]:
    """The rules that a module states, in their order; rules that it imports are not its own."""
    found: list[Rule] = []
    for value in vars(module).values():
        if isinstance(value, Rule):
            found.append(value)
        elif getattr(value, "__module__", None) == module.__name__ and hasattr(value, "__rule__"):
            found.append(rule_of(value))
    return tuple(found)

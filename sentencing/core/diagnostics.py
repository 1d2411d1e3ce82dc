"""Problems: what is wrong with a case, said so that a person can mend it.

User data never raises an exception through the public functions; it gives `Problem` records, each
with a code of the catalogue, a message, the place in the file and a hint. A parser of one notation
raises `NotationError`, which the reader of case files turns into a located problem.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Severity: TypeAlias = Literal["error", "warning", "note"]
"""error: not read or not computed. warning: computed, but doubtful. note: worth knowing."""


class Place(msgspec.Struct, frozen=True):
    """A stretch of text in a case file, lines and columns counted from 1.

    `line` 0 stands for the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Problem(msgspec.Struct, frozen=True):
    """Something wrong or doubtful in a case.

    Attributes:
        code: of the catalogue: the kernel's, or one that a law registers.
        message: one sentence about this very case.
        place: where in the file, if the problem stands in a file.
        path: the name of the fact concerned, such as `judgments.ga.runs`.
        hint: what to do about it.
        related: other places that belong to it, each with a remark.
        severity: as the catalogue has it.
    """

    code: str
    message: str
    place: Place | None = None
    path: str = ""
    hint: str = ""
    related: tuple[tuple[Place, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """How bad it is, by the catalogue."""
        from sentencing.core.catalogue import entry

        return entry(self.code).severity

    @property
    def unreadable(self) -> bool:
        """Whether the file could not be read at all, so that there is no case."""
        from sentencing.core.catalogue import entry

        return entry(self.code).unreadable

    def __str__(self) -> str:
        """`place: severity[code] message`, the concise form."""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.severity}[{self.code}] {self.message}"


class NotationError(ValueError):
    """A value that is not written as its notation wants it."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class CatalogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What the catalogue says of a code.

    Attributes:
        severity: of every problem of the code.
        title: what is wrong, in a few words, without a full stop.
        meaning: what it says of a case, and what the computation does about it.
        remedy: what to do.
        unreadable: whether there is no case at all.
    """

    severity: Severity
    title: str
    meaning: str
    remedy: str
    unreadable: bool = False

    @classmethod
    def file(cls, title: str, meaning: str, remedy: str) -> CatalogEntry:
        """An error after which there is no case."""
        return cls(severity="error", title=title, meaning=meaning, remedy=remedy, unreadable=True)

    @classmethod
    def error(cls, title: str, meaning: str, remedy: str) -> CatalogEntry:
        """Something that is not read or not computed."""
        return cls(severity="error", title=title, meaning=meaning, remedy=remedy)

    @classmethod
    def warning(cls, title: str, meaning: str, remedy: str) -> CatalogEntry:
        """Something that is computed, but doubtful."""
        return cls(severity="warning", title=title, meaning=meaning, remedy=remedy)

    @classmethod
    def note(cls, title: str, meaning: str, remedy: str) -> CatalogEntry:
        """Something worth knowing."""
        return cls(severity="note", title=title, meaning=meaning, remedy=remedy)


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the known word nearest to `word`, or the known words when few."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]}?"
    few = 12
    if known and len(known) <= few:
        return f"known here: {', '.join(known)}"
    return ""


def sort_key(problem: Problem) -> tuple[str, int, int, str, str]:
    """Order of problems in every output: by file, line, column, code."""
    place = problem.place or Place("")
    return (place.file, place.line, place.column, problem.code, problem.message)

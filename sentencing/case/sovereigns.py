"""Sovereigns by their names: who holds a person, and whose sentence it is.

One sovereign has one name in the records of a case, whatever the file calls it: `OH`, `ohio` and `State
of Ohio` are Ohio. Known are the law of the case and the sovereigns that this law declares it meets, every
other law that is installed, by its code or name, and those that the case declares under `others`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from sentencing.core import plugins

if TYPE_CHECKING:
    from sentencing.case.model import Case

_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_DROPPED = re.compile(r"[.'\u2019]|[\u0300-\u036f]")
_BETWEEN = re.compile(r"[\W_]+")
_NEAR = 0.7
_SHORTEST = 4
"""Letters of a name that a slip can be near to; of shorter ones, as postal codes, anything is."""


class Sovereign(msgspec.Struct, frozen=True):
    """A sovereign that a law meets.

    Attributes:
        name: as the records of a case have it, and as it is shown.
        also: other names and abbreviations, and the code that its own law has or would have.
    """

    name: str
    also: tuple[str, ...] = ()


class _Law(Protocol):
    """What a law declares of itself and others, as far as it matters here."""

    code: str
    name: str
    also: tuple[str, ...]
    sovereigns: tuple[Sovereign, ...]


def folded(name: str) -> str:
    """A name without what does not tell sovereigns apart: case, accents, points, `the`."""
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", name.replace("&", " and ")))
    return _BETWEEN.sub(" ", plain.casefold()).strip().removeprefix("the ")


class Sovereigns:
    """The sovereigns that a case can name.

    Args:
        case: for its law, the laws of its judgments, and what it declares under `others`.
    """

    def __init__(self, case: Case) -> None:
        self._law = _declared(case.jurisdiction or "")
        self._meets = _met(self._law.code) if self._law else {}
        self._others = {folded(name): name for name in case.others}
        named = {judgment.jurisdiction or "" for judgment in case.judgments} - {case.jurisdiction}
        codes = sorted(name for name in named if _CODE.fullmatch(name) and _declared(name))
        self._coded = {self._shown(code): code for code in codes}

    def _shown(self, written: str) -> str:
        met = self._meets.get(folded(written))
        return met.name if met else written

    def named(self, written: str) -> str | None:
        """The one name of the sovereign that is written so; None if none is known.

        It is the code of its law where this is installed. Under a law that is not known itself, and
        so declares nobody, every name stands for itself.
        """
        if self._law is None or written == self._law.code:
            return written
        plain = folded(written)
        met = self._meets.get(plain)
        if met is not None:
            ours = (code for code in (met.name, *met.also) if code in plugins.ours())
            return self._coded.get(met.name) or next(ours, met.name)
        return self._others.get(plain) or self._coded.get(written) or _other_law(plain)

    def near(self, written: str) -> str:
        """The name of a known sovereign that was perhaps meant; empty if none is near."""
        names = {plain: met.name for plain, met in self._meets.items()} | self._others
        long = [plain for plain in names if len(plain) >= _SHORTEST]
        plain = folded(written)
        begun = [one for one in long if one.startswith(plain) and folded(names[one]) == one]
        begun = begun if len(plain) >= _SHORTEST else []
        found = [*begun, *get_close_matches(plain, long, n=1, cutoff=_NEAR)]
        return names[found[0]] if found else ""


@cache
def _met(code: str) -> Mapping[str, Sovereign]:
    """What a law calls itself and the sovereigns that it meets, by every folded name."""
    law = _declared(code)
    declared = (Sovereign(law.code, (law.name, *law.also)), *law.sovereigns) if law else ()
    found: dict[str, Sovereign] = {}
    for one in declared:
        for name in (one.name, *one.also):
            found.setdefault(folded(name), one)
    return found


def _other_law(plain: str) -> str | None:
    """The code of another of our laws that goes by a folded name."""
    for code in plugins.ours():
        law = _declared(code)
        if law and plain in map(folded, (code, law.name, *law.also)):
            return code
    return None


def _declared(code: str) -> _Law | None:
    """The declaration of a law; None if it is not installed or cannot be used."""
    try:
        found: Any = plugins.find(code) if code else None
    except plugins.PluginError:
        return None
    return found if hasattr(found, "sovereigns") else None

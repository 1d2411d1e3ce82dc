"""Jurisdictions: found by name, loaded when used.

A package adds one with an entry point of the group `sentencing.jurisdictions`, whose name is the
code and whose object is a `Jurisdiction`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

import msgspec

from sentencing.law import Law, Lawbook
from sentencing.model import Case
from sentencing.result import Outcome
from sentencing.trace import Trace

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "sentencing.jurisdictions"
_OWN = {"us-federal": "sentencing.jurisdictions.us_federal"}


class Compute(Protocol):
    """What a jurisdiction does: a case, under a law, to an outcome."""

    def __call__(self, case: Case, law: Law, trace: Trace) -> Outcome:
        """Compute the case; problems are part of the outcome, never raised."""
        ...


class Jurisdiction(msgspec.Struct, frozen=True):
    """A legal system whose sentences can be computed.

    Attributes:
        code: as case files name it.
        name: for people.
        lawbook: its law.
        compute: its rules.
    """

    code: str
    name: str
    lawbook: Lawbook
    compute: Compute


def known() -> list[str]:
    """The codes of all jurisdictions, our own and those that packages add."""
    return sorted({*_OWN, *(entry.name for entry in _entry_points())})


def find(code: str) -> Jurisdiction | None:
    """The jurisdiction of a code, loaded now if it was not before; None if there is none."""
    if code in _OWN:
        return _own(code)
    for entry in _entry_points():
        if entry.name == code:
            loaded: Jurisdiction = entry.load()
            return loaded
    return None


@cache
def _own(code: str) -> Jurisdiction:
    jurisdiction: Jurisdiction = import_module(_OWN[code]).JURISDICTION
    return jurisdiction


def _entry_points() -> list[EntryPoint]:
    from importlib.metadata import entry_points

    return [entry for entry in entry_points(group=GROUP) if entry.name not in _OWN]

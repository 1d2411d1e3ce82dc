"""Claims: what a case file says beside the facts, published figures, expectations, scenarios."""

from __future__ import annotations

from typing import Any

import msgspec

from sentencing.case.provenance import Record
from sentencing.core.diagnostics import Place


class Official(Record, frozen=True, kw_only=True):
    """A figure that the custodian or the press published, to be held against the computed one."""

    id: str
    value: str | None = None
    source: str | None = None
    note: str | None = None


class Expectation(Record, frozen=True, kw_only=True):
    """A figure that the computation should give, checked by `sentencing check`.

    Attributes:
        id: milestone or figure.
        value: the expected value, in the notation of the result.
        within: tolerance in days.
    """

    id: str
    value: str | None = None
    within: int | None = None
    source: str | None = None
    note: str | None = None


class Expected(Record, frozen=True, kw_only=True):
    """Everything that is expected of one computation.

    Attributes:
        figures: expected milestones and figures.
        problems: the codes that must occur, each once or more, and no others; None where the file
            says nothing about problems.
    """

    figures: tuple[Expectation, ...] = ()
    problems: tuple[str, ...] | None = None


class Assignment(msgspec.Struct, frozen=True):
    """A value given to a name in a scenario, in the notation of case files."""

    name: str
    value: Any
    place: Place | None = None


class WhatIf(Record, frozen=True, kw_only=True):
    """A named scenario: the case with some names assigned."""

    id: str
    title: str | None = None
    set: tuple[Assignment, ...] = ()
    expect: Expected | None = None

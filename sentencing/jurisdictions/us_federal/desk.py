"""What the stages of a computation share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from sentencing.case.model import Case
from sentencing.core.days import CalendarRangeError, Day
from sentencing.core.diagnostics import Place, Problem
from sentencing.kit.intake import LeftOut
from sentencing.kit.law import Law
from sentencing.kit.ledger import Ledger
from sentencing.kit.open_relations import OpenRelation
from sentencing.kit.result import Alternative, Assumption
from sentencing.kit.trace import Trace

_Found = TypeVar("_Found")


class Desk(msgspec.Struct, kw_only=True):
    """The case and the law, and what the stages write down about them.

    Attributes:
        case: what is computed.
        law: under which law.
        trace: gets the steps.
        ledger: gets the custody days.
        problems: found on the way.
        assumptions: made on the way.
        open_relations: that the case leaves open.
        left_out: the sentences of which no date is computed.
        changed: for each judgment that was changed while it was served, the day from which it
            stands as it does.
    """

    case: Case
    law: Law
    trace: Trace
    ledger: Ledger
    problems: list[Problem]
    assumptions: list[Assumption]
    open_relations: list[OpenRelation]
    left_out: list[LeftOut]
    changed: Mapping[str, Day] = {}

    def assume(
        self,
        name: str,
        value: str,
        basis: str,
        *alternatives: Alternative,
        place: Place | None = None,
    ) -> None:
        """Note an assumption, if anybody looks."""
        if self.trace.on:
            self.assumptions.append(
                Assumption(
                    name=name, value=value, basis=basis, alternatives=alternatives, place=place
                )
            )

    def within_calendar(self, stage: Callable[[], _Found], otherwise: _Found) -> _Found:
        """What a stage finds; if it leaves the calendar, a problem, and what holds without it."""
        try:
            return stage()
        except CalendarRangeError as error:
            self.problems.append(Problem("beyond-the-calendar", str(error), self.case.place))
            return otherwise

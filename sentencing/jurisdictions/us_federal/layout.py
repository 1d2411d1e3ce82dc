"""The terms of an aggregate as they lie in the calendar: 3585(a), 3584(a).

They are laid out as they come, one day of sentence after another, so that the question whether those
before were over can be asked each time without laying out all of them again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from sentencing.case.model import Judgment
from sentencing.core.days import Day
from sentencing.jurisdictions.us_federal import aggregate
from sentencing.jurisdictions.us_federal.commencement import Commencement, commencement
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.inoperative import Stop, spans, stops
from sentencing.jurisdictions.us_federal.sentences import offence_days
from sentencing.kit.links import Link
from sentencing.kit.relations import Unit
from sentencing.kit.schedule import Schedule, Segment


class Layout:
    """Where the terms of an aggregate lie.

    Args:
        desk: for the case and the law.

    Attributes:
        members: the terms.
        starts: when those of each judgment begin, if nothing holds them back, by its id.
        offences: the first and the last day of the offences of each term.
        stops: the days on which service stood still.
        schedule: what follows from them.
    """

    def __init__(self, desk: Desk) -> None:
        self.members: list[Unit] = []
        self.starts: dict[str, Commencement] = {}
        self.offences: list[tuple[Day | None, Day | None]] = []
        self.stops: list[Stop] = stops(desk) if desk.case.events else []
        clamped = desk.law.reading("month_end") == "clamp"
        self.schedule = Schedule("clamp" if clamped else "roll", spans(self.stops))
        self._desk = desk

    @property
    def first(self) -> Day:
        """The day on which the aggregate begins."""
        return min([start.day for start in self.starts.values()])

    def add(self, members: Sequence[Unit], waits: Mapping[str, tuple[Link, ...]]) -> None:
        """Lay out more terms, all imposed later than those there.

        Args:
            members: the terms, in order of time.
            waits: what each waits for, of those there and of each other.

        Raises:
            CalendarRangeError: one ends after the year 9999.
        """
        self.members += members
        self.offences += [offence_days(unit) for unit in members]
        for day, batch in groupby(members, key=attrgetter("imposed")):
            self._begin(day, {unit.judgment.id: unit.judgment for unit in batch})
        self.schedule.add(
            Segment(
                key=unit.key,
                earliest=self.starts[unit.judgment.id].day,
                term=aggregate.laid_out(unit.length),
                links=waits[unit.key],
            )
            for unit in members
        )

    def _begin(self, imposed: Day, judgments: Mapping[str, Judgment]) -> None:
        """When the terms of judgments of one day begin."""
        serving = bool(self.starts) and self.first < imposed
        for _, judgment in sorted(judgments.items()):
            self.starts[judgment.id] = commencement(
                self._desk.case, judgment, imposed, self._desk.law, serving=serving
            )

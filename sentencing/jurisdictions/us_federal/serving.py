"""Serving an aggregate, stage by stage, in the order of the statute.

Where the terms lie (`placement`: 3585(a), 3584); prior custody credit (3585(b)); the full term;
good conduct time (`conduct`: 3624(b)); the day of release (3624(a)). Each stage asks the rules of
its question and writes the answer into the trace.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

import msgspec

from sentencing.days import Day, Span
from sentencing.jurisdictions.us_federal import aggregate, prior_custody, release_day
from sentencing.jurisdictions.us_federal.conduct import Conduct
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.placement import Placement
from sentencing.jurisdictions.us_federal.sentences import offence_days
from sentencing.problems import Place, Problem
from sentencing.relations import Link, Orders, Unit
from sentencing.result import Aggregate, Milestone, MilestoneKind
from sentencing.terms import TimeServed
from sentencing.trace import On, count


class Served(msgspec.Struct, frozen=True):
    """An aggregate with the days that follow from it.

    Attributes:
        aggregate: for the result.
        full_term: None if the sentence has no end.
        release: as projected; None if the sentence has no end.
        window: earliest, expected and latest release.
    """

    aggregate: Aggregate
    full_term: Day | None
    release: Day | None
    window: Mapping[str, Milestone]


class Serving:
    """One aggregate on its way from judgments to days.

    Args:
        desk: what the stages share.
        orders: how the terms run, complete.
        members: the terms.
        waits: what each term waits for.
    """

    def __init__(
        self, desk: Desk, orders: Orders, members: list[Unit], waits: Mapping[str, tuple[Link, ...]]
    ) -> None:
        self.desk = desk
        self.members = members
        self.placement = Placement(desk, orders, members, waits)
        self.judgments = list(self.placement.starts)
        self.id = "+".join(self.judgments)
        self.milestones: dict[str, Milestone] = {}
        self.figures: dict[str, int] = {}

    def served(self) -> Served:
        """Go through the stages."""
        self._commencement()
        credit, credit_step = self._prior_custody()
        raw_end = self.placement.raw_end
        if raw_end is None:
            return self._endless()
        taken_off = 0 if self._only_time_served else credit
        full_term = self._full_term(raw_end, taken_off, credit_step)
        release = self._release(raw_end, taken_off, full_term)
        return self._result(full_term, release)

    def _commencement(self) -> None:
        """The first day of the aggregate."""
        first, placed = self.placement.first, self.placement.placed
        begin = tuple(sorted(unit.key for unit in placed.values() if unit.first == first))
        step = self.placement.begin_step
        stone = Milestone("commencement", "automatic", first, step, controlled_by=begin)
        self.milestones["commencement"] = stone

    # -- 3585(b) -----------------------------------------------------------------------------------

    def _prior_custody(self) -> tuple[int, str]:
        """How many days in custody before the aggregate shorten it, and the step that says so."""
        credit, steps = 0, []
        since = self._offences_since()
        for stretch in sorted(self.desk.case.custody, key=attrgetter("id")):
            days = prior_custody.credit(
                self.desk.ledger, stretch, self.id, self.placement.first, self.judgments, since
            )
            credit += sum([span.days for span in days])
            steps += [self._custody_step(stretch.id, span, stretch.place) for span in days]
        self.figures["prior_custody"] = credit
        if len(steps) == 1:
            return credit, steps[0]
        return credit, self.desk.trace.step(
            "prior custody credit" if credit else "no day of prior custody counts",
            value=-credit,
            unit="days",
            name="prior_custody",
            by=prior_custody.credit,
            inputs=tuple(steps),
        )

    def _offences_since(self) -> Day | None:
        """The first day of the earliest offence, if all are known."""
        days = [offence_days(unit)[0] for unit in self.members]
        known = [day for day in days if day is not None]
        return min(known) if len(known) == len(days) else None

    @property
    def _only_time_served(self) -> bool:
        """Whether the custody before is the sentence itself, and takes nothing off it."""
        return all(isinstance(unit.length, TimeServed) for unit in self.members)

    def _custody_step(self, custody: str, span: Span, place: Place | None) -> str:
        return self.desk.trace.step(
            "{}, {} to {}",
            custody,
            On(span.first),
            On(span.last),
            value=-span.days,
            unit="days",
            name="prior_custody",
            by=prior_custody.credit,
            place=place,
        )

    # -- the full term -----------------------------------------------------------------------------

    def _full_term(self, raw_end: Day, taken_off: int, credit_step: str) -> Day:
        """The day on which the whole term has been served."""
        day = aggregate.full_term(raw_end, taken_off)
        not_before = self.placement.not_before
        if day < not_before:
            self._over_served(not_before - day)
        full_term = max(day, not_before)
        step = self.desk.trace.step(
            "full term",
            value=full_term,
            unit="date",
            name="full_term",
            by=aggregate.full_term,
            inputs=(self.placement.end_step, credit_step),
        )
        self._milestone("full_term", "expiry", full_term, step)
        return full_term

    def _over_served(self, days: int) -> None:
        self.figures["over_served"] = days
        message = (
            f"{self.id}: custody before the sentence exceeds it by {count(days, 'day')}; "
            "release was due on the day it began"
        )
        place = self.members[0].judgment.place
        self.desk.problems.append(Problem("over-served", message, place))

    # -- 3624(b), 3624(a) --------------------------------------------------------------------------

    def _release(self, raw_end: Day, taken_off: int, full_term: Day) -> Day:
        """The day of release, and the working day before it."""
        first, not_before = self.placement.first, self.placement.not_before
        conduct = Conduct(self.desk, self.members, first, raw_end, taken_off, not_before)
        self.figures |= conduct.figures
        not_before = conduct.not_before
        release = release_day.projected(full_term, conduct.award.days, conduct.lost, not_before)
        step = self.desk.trace.step(
            "release, expected",
            value=release,
            unit="date",
            name="projected_release",
            by=release_day.projected,
            inputs=(self.milestones["full_term"].step, *conduct.steps),
        )
        self._milestone("projected_release", "automatic", release, step)
        weekday = max(release_day.last_weekday(release), not_before)
        if weekday != release:
            step = self.desk.trace.step(
                "release, if brought forward to a working day",
                value=weekday,
                unit="date",
                name="weekday_release",
                by=release_day.last_weekday,
                inputs=(step,),
            )
        self._milestone("weekday_release", "discretionary", weekday, step)
        return release

    # -- the result --------------------------------------------------------------------------------

    def _endless(self) -> Served:
        """Life has no date, and says so."""
        kinds: dict[str, MilestoneKind] = {
            "full_term": "expiry",
            "projected_release": "automatic",
            "weekday_release": "discretionary",
        }
        for name, kind in kinds.items():
            self._milestone(name, kind, None, self.placement.end_step, "life")
        return self._result(None, None)

    def _milestone(
        self, name: str, kind: MilestoneKind, day: Day | None, step: str, reason: str = ""
    ) -> None:
        by, slack = self.placement.controlled_by, self.placement.slack_of_others
        self.milestones[name] = Milestone(name, kind, day, step, reason, by, slack)

    def _result(self, full_term: Day | None, release: Day | None) -> Served:
        placement, stones = self.placement, self.milestones
        units = {key: (unit.first, unit.last) for key, unit in sorted(placement.placed.items())}
        whole = Aggregate(
            self.id,
            tuple(units),
            TimeServed() if self._only_time_served else placement.term,
            placement.first,
            placement.raw_end,
            units,
            stones,
            self.figures,
        )
        window = {
            "earliest": stones["weekday_release"],
            "expected": stones["projected_release"],
            "latest": stones["full_term"],
        }
        return Served(whole, full_term, release, window)

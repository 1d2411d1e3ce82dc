"""Serving an aggregate, stage by stage, in the order of the statute.

Where the terms lie (`placement`: 3585(a), 3584); prior custody credit (3585(b)); the full term;
good conduct time (`conduct`: 3624(b)); the day of release (3624(a)). Each stage asks the rules of
its question and writes the answer into the trace.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

import msgspec

from sentencing.case.model import Custody
from sentencing.core.days import Day, Span, iso, without
from sentencing.core.diagnostics import Problem
from sentencing.core.terms import TimeServed
from sentencing.jurisdictions.us_federal import (
    aggregate,
    double_credit,
    prior_custody,
    release_day,
    sovereigns,
)
from sentencing.jurisdictions.us_federal.conduct import Conduct
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.double_credit import Grant
from sentencing.jurisdictions.us_federal.inoperative import spans
from sentencing.jurisdictions.us_federal.layout import Layout
from sentencing.jurisdictions.us_federal.milestones import (
    COMMENCEMENT,
    EARLIEST,
    EXPECTED,
    FULL_TERM,
    PROJECTED_RELEASE,
    WEEKDAY_RELEASE,
)
from sentencing.jurisdictions.us_federal.placement import Placement
from sentencing.jurisdictions.us_federal.prior_custody import Claim
from sentencing.jurisdictions.us_federal.ways_out import Dated, WaysOut
from sentencing.kit.milestones import MilestoneSpec
from sentencing.kit.relations import Orders
from sentencing.kit.result import Aggregate, Milestone
from sentencing.kit.trace import AsDate, pluralize


class Served(msgspec.Struct, frozen=True, kw_only=True):
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
        layout: where they lie.
    """

    def __init__(self, desk: Desk, orders: Orders, layout: Layout) -> None:
        self.desk = desk
        self.members, self.offences = layout.members, layout.offences
        self.placement = Placement(desk, orders, layout)
        self.judgments = list(self.placement.starts)
        self.id = "+".join(self.judgments)
        self.milestones: dict[str, Milestone] = {}
        self.window: dict[str, Milestone] = {}
        self.figures: dict[str, int] = {}

    def served(self) -> Served:
        """Go through the stages."""
        self._commencement()
        raw_end = self.placement.raw_end
        credit, credit_step = self._prior_custody(raw_end)
        if raw_end is None:
            return self._endless()
        taken_off = 0 if self._only_time_served else credit
        full_term = self._full_term(raw_end, taken_off, credit_step)
        release, _ = self._release(raw_end, taken_off, full_term)
        return self._result(full_term, release)

    def ends(self) -> tuple[Day, Day] | None:
        """The full term and release by good conduct time, and nothing else; None without an end."""
        placement, raw_end = self.placement, self.placement.raw_end
        credit, _ = self._prior_custody(raw_end)
        if raw_end is None:
            return None
        taken_off = 0 if self._only_time_served else credit
        full_term = aggregate.full_term(raw_end, taken_off, placement.inoperative)
        full_term = max(full_term, placement.not_before)
        conduct = self._conduct(raw_end, taken_off)
        award, lost = conduct.award.days, conduct.lost
        return full_term, release_day.projected(full_term, award, lost, conduct.not_before)

    def _commencement(self) -> None:
        """The first day of the aggregate."""
        first, placed = self.placement.first, self.placement.placed
        begin = tuple(sorted(unit.key for unit in placed.values() if unit.first == first))
        step = self.placement.begin_step
        stone = Milestone(spec=COMMENCEMENT, day=first, step=step, controlled_by=begin)
        self.milestones[COMMENCEMENT.id] = stone

    # -- 3585(b) -----------------------------------------------------------------------------------

    def _prior_custody(self, raw_end: Day | None) -> tuple[int, str]:
        """How many days in custody before the aggregate shorten it, and the step that says so."""
        credit, steps = 0, []
        claim = self._claim(raw_end)
        for stretch in sorted(self.desk.case.custody, key=attrgetter("id")):
            days = prior_custody.credit(self.desk.ledger, self.desk.case, stretch, claim)
            credit += sum([span.days for span in days])
            steps += [self._custody_step(stretch, span, claim.grants) for span in days]
            self._assume_credited(stretch)
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

    def _claim(self, raw_end: Day | None) -> Claim:
        """What the aggregate brings to the question which days count for it."""
        firsts = [first for first, _ in self.offences if first is not None]
        since = min(firsts) if len(firsts) == len(self.offences) else None
        over = min([last for _, last in self.offences if last is not None], default=None)
        grants: list[Grant] = []
        if raw_end is not None and sovereigns.others(self.desk.case):
            grants = self._grants(raw_end, since)
        return Claim(
            id=self.id,
            begins=self.placement.first,
            judgments=self.judgments,
            offences=(since, over),
            grants=grants,
        )

    def _grants(self, raw_end: Day, since: Day | None) -> list[Grant]:
        """Days that count although another sovereign credits them, under the reading taken."""
        mine = [j for j in self.desk.case.judgments if j.id in self.judgments]
        found = double_credit.granted(self.desk.case, mine, self.placement.first, raw_end, since)
        days = sum(span.days for grant in found for span in grant.days)
        sides = {"willis_and_kayfez": days, "none": 0}
        taken = self.desk.law.choose("double_credit", sides, lambda n: pluralize(n, "day"))
        return found if taken else []

    def _assume_credited(self, stretch: Custody) -> None:
        """Say whose sentence is taken to credit the days of a stretch."""
        other = prior_custody.presumed_credited(self.desk.case, stretch)
        if other:
            name = f"custody.{stretch.id}.credited_to"
            basis = "on the charges of that sentence; sovereigns credit such days"
            self.desk.assume(name, other, basis, place=stretch.place)

    @property
    def _only_time_served(self) -> bool:
        """Whether the custody before is the sentence itself, and takes nothing off it."""
        return all(isinstance(unit.length, TimeServed) for unit in self.members)

    def _custody_step(self, stretch: Custody, span: Span, grants: Sequence[Grant]) -> str:
        granted = [grant for grant in grants if not without(span, grant.days)]
        return self.desk.trace.step(
            "{}, {} to {}",
            stretch.id,
            AsDate(span.first),
            AsDate(span.last),
            value=-span.days,
            unit="days",
            name="prior_custody",
            by=granted[0].rule if granted else prior_custody.credit,
            place=stretch.place,
        )

    # -- the full term -----------------------------------------------------------------------------

    def _full_term(self, raw_end: Day, taken_off: int, credit_step: str) -> Day:
        """The day on which the whole term has been served."""
        stopped = self.placement.inoperative
        day = aggregate.full_term(raw_end, taken_off, stopped)
        if stopped:
            self.figures["inoperative"] = stopped
        not_before = self.placement.not_before
        if day < not_before:
            self._over_served(not_before - day)
        full_term = max(day, not_before)
        step = self.desk.trace.step(
            "full term",
            value=full_term,
            unit="date",
            name=FULL_TERM.id,
            by=aggregate.full_term,
            inputs=(self.placement.end_step, credit_step, *self.placement.inoperative_steps),
            convention=_floor(not_before) if day < not_before else "",
        )
        self._milestone(FULL_TERM, full_term, step)
        return full_term

    def _over_served(self, days: int) -> None:
        self.figures["over_served"] = days
        message = (
            f"{self.id}: the days served exceed the sentence by {pluralize(days, 'day')}; "
            f"release was due on {iso(self.placement.not_before)}"
        )
        place = self.members[0].judgment.place
        self.desk.problems.append(Problem("over-served", message, place))

    # -- 3624(b), 3624(a) --------------------------------------------------------------------------

    def _release(self, raw_end: Day, taken_off: int, full_term: Day) -> Dated:
        """The day of release by good conduct time, and the working day before it."""
        conduct = self._conduct(raw_end, taken_off)
        self.figures |= conduct.figures
        not_before = conduct.not_before
        release = release_day.projected(full_term, conduct.award.days, conduct.lost, not_before)
        step = self.desk.trace.step(
            "release with good conduct time",
            value=release,
            unit="date",
            name=PROJECTED_RELEASE.id,
            by=release_day.projected,
            inputs=(self.milestones[FULL_TERM.id].step, *conduct.steps),
            convention=_floor(not_before) if release == not_before < full_term else "",
        )
        self._milestone(PROJECTED_RELEASE, release, step)
        weekday = self._on_a_working_day((release, step), WEEKDAY_RELEASE, not_before)
        self._milestone(WEEKDAY_RELEASE, *weekday)
        self._ways_out(raw_end, taken_off, conduct, (release, step), weekday)
        return release, step

    def _conduct(self, raw_end: Day, taken_off: int) -> Conduct:
        placement = self.placement
        term, moved = (placement.first, raw_end), (taken_off, placement.inoperative)
        return Conduct(self.desk, self.offences, term, moved, placement.not_before)

    def _on_a_working_day(self, dated: Dated, spec: MilestoneSpec, not_before: Day) -> Dated:
        """A release brought forward to a working day, if it is none."""
        day = max(release_day.last_weekday(dated[0]), not_before)
        if day == dated[0]:
            return dated
        step = self.desk.trace.step(
            "release, if brought forward to a working day",
            value=day,
            unit="date",
            name=spec.id,
            by=release_day.last_weekday,
            inputs=(dated[1],),
        )
        return day, step

    def _ways_out(
        self, raw_end: Day, taken_off: int, conduct: Conduct, release: Dated, weekday: Dated
    ) -> None:
        """What may let the person leave before that, and the window with it."""
        terms = {
            key: Span(unit.first, unit.last)
            for key, unit in self.placement.placed.items()
            if unit.first is not None and unit.last is not None
        }
        ways = WaysOut(
            self.desk,
            self.members,
            (self.placement.first, raw_end),
            (taken_off, spans(self.placement.stops)),
            lambda key: conduct.served_alone(terms[key]),
            (conduct.not_before, release),
        )
        self.figures |= ways.figures
        for stone in ways.milestones.values():
            self._milestone(stone.spec, stone.day, stone.step)
        earliest = weekday
        if ways.best != release:
            earliest = self._on_a_working_day(ways.best, EARLIEST, conduct.not_before)
        self._edge(EARLIEST, earliest)
        self._edge(EXPECTED, ways.expected)

    # -- the result --------------------------------------------------------------------------------

    def _endless(self) -> Served:
        """Life has no date, and says so."""
        for spec in (FULL_TERM, PROJECTED_RELEASE, WEEKDAY_RELEASE):
            self._milestone(spec, None, self.placement.end_step, "life")
        self.window["earliest"] = self.milestones[WEEKDAY_RELEASE.id]
        self.window["expected"] = self.milestones[PROJECTED_RELEASE.id]
        return self._result(None, None)

    def _milestone(self, spec: MilestoneSpec, day: Day | None, step: str, reason: str = "") -> None:
        by, slack = self.placement.controlled_by, self.placement.slack_of_others
        self.milestones[spec.id] = Milestone(
            spec=spec, day=day, step=step, reason=reason, controlled_by=by, slack=slack
        )

    def _edge(self, spec: MilestoneSpec, dated: Dated) -> None:
        """An edge of the window."""
        by, slack = self.placement.controlled_by, self.placement.slack_of_others
        day, step = dated
        self.window[spec.id] = Milestone(
            spec=spec, day=day, step=step, controlled_by=by, slack=slack
        )

    def _result(self, full_term: Day | None, release: Day | None) -> Served:
        placement, stones = self.placement, self.milestones
        units = {key: (unit.first, unit.last) for key, unit in sorted(placement.placed.items())}
        whole = Aggregate(
            id=self.id,
            members=tuple(units),
            term=TimeServed() if self._only_time_served else placement.term,
            first=placement.first,
            last=placement.raw_end,
            units=units,
            milestones=stones,
            figures=self.figures,
            stood_still=tuple(spans(placement.stops)),
        )
        self.window["latest"] = stones[FULL_TERM.id]
        return Served(aggregate=whole, full_term=full_term, release=release, window=self.window)


def _floor(not_before: Day) -> str:
    """Why a day is no earlier."""
    return f"not before {iso(not_before)}, from which the sentence stands as it does"

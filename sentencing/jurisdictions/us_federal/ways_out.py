"""The stage of the ways out before release by good conduct time alone.

They come off in this order: good conduct time, the drug program, time credits towards supervised
release, time credits towards prerelease custody; before that lies the halfway house of 3624(c).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sentencing.case.model import DrugProgram
from sentencing.core.days import Day, Span
from sentencing.jurisdictions.us_federal import drug_program, prerelease, time_credits
from sentencing.jurisdictions.us_federal.crediting import Crediting
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.milestones import (
    ELDERLY_HOME_CONFINEMENT,
    HALFWAY_HOUSE,
    HOME_CONFINEMENT,
    PRERELEASE_PLACEMENT,
    RDAP_GRANTED,
    RELEASE_WITH_RDAP,
    TIME_CREDIT_RELEASE,
)
from sentencing.kit.milestones import MilestoneSpec
from sentencing.kit.relations import Unit
from sentencing.kit.result import Milestone

_SURE = ("completed", "expected")
_BEFORE_PLACEMENT = "prerelease.before_placement"

Dated: TypeAlias = tuple[Day, str]
"""A day and the step that gives it."""


class WaysOut:
    """What may let a person leave before release by good conduct time alone.

    Args:
        desk: what the stages share.
        members: the terms.
        term: first day of the aggregate, and its last day before any credit.
        moved: days that prior custody credit takes off, and those on which service stood still.
        alone: gives the days of a term if it stood alone, by its key.
        release: no release before this day; and release by good conduct time with its step.

    Attributes:
        milestones: days by name, without what the aggregate adds to each.
        expected: the day that the custodian would project.
        best: the day if all that the law allows is granted.
        figures: for the result.
    """

    def __init__(
        self,
        desk: Desk,
        members: list[Unit],
        term: tuple[Day, Day],
        moved: tuple[int, Sequence[Span]],
        alone: Callable[[str], Span],
        release: tuple[Day, Dated],
    ) -> None:
        self.desk = desk
        self.begins, self.raw_end = term
        self.credit, stood_still = moved
        self.milestones: dict[str, Milestone] = {}
        self.figures: dict[str, int] = {}
        self.not_before, by_good_conduct = release
        self.expected = self.best = by_good_conduct
        self._drug_program()
        crediting = Crediting(desk, members, self.begins, alone, stood_still)
        if crediting.applies:
            self._time_credits(crediting)
        self._prerelease()
        self._elderly()

    def _note(self, spec: MilestoneSpec, dated: Dated) -> None:
        day, step = dated
        self.milestones[spec.id] = Milestone(spec=spec, day=day, step=step)

    # -- 3621(e) -----------------------------------------------------------------------------------

    @property
    def _program(self) -> DrugProgram | None:
        return self.desk.case.credits.drug_program if self.desk.case.credits else None

    def _drug_program(self) -> None:
        """Release with the drug program, if the case speaks of it."""
        program = self._program
        if program is None or program.status is None:
            return
        most = drug_program.ceiling(self.begins, self.raw_end)
        stated = program.reduction
        months = most if stated is None else min(stated.whole_months, most)
        release, release_step = self.best
        day = max(drug_program.release_with(release, months), self.not_before)
        given = self.desk.trace.step(
            "drug program {}, {} of at most {} months",
            program.status,
            months,
            most,
            value=day - release,
            unit="days",
            by=drug_program.ceiling,
            place=program.place,
        )
        step = self.desk.trace.step(
            "release with the drug program",
            value=day,
            unit="date",
            name=RELEASE_WITH_RDAP.id,
            by=drug_program.release_with,
            inputs=(release_step, given),
        )
        sure = program.status in _SURE
        self.best = (day, step)
        self._note(RDAP_GRANTED if sure else RELEASE_WITH_RDAP, self.best)
        if sure:
            self.expected = self.best

    # -- 3632(d)(4), 3624(g) -----------------------------------------------------------------------

    def _time_credits(self, crediting: Crediting) -> None:
        """Release and placement with time credits."""
        before = self.best
        shown = crediting.project(before[0])
        self.figures["time_credits"] = shown.projection.credits
        if shown.projection.to_release:
            self.best = self._released(shown.projection.release, (before[1], *shown.steps))
            self._note(TIME_CREDIT_RELEASE, self.best)
        if shown.projection.placement is not None:
            step = self.desk.trace.step(
                "prerelease custody with time credits",
                value=shown.projection.placement,
                unit="date",
                name=PRERELEASE_PLACEMENT.id,
                by=crediting.placed_by,
                inputs=(before[1], *shown.steps),
            )
            placed = (shown.projection.placement, step)
            self._note(PRERELEASE_PLACEMENT, placed)
        if not crediting.stated:
            return
        if self.expected == before:
            self.expected = self.best
        else:
            other = crediting.project(self.expected[0])
            self.expected = self._released(
                other.projection.release, (self.expected[1], *other.steps)
            )

    def _released(self, day: Day, inputs: tuple[str, ...]) -> Dated:
        day = max(day, self.not_before)
        step = self.desk.trace.step(
            "release to supervised release with time credits",
            value=day,
            unit="date",
            name=TIME_CREDIT_RELEASE.id,
            by=time_credits.earliest_supervised_release,
            inputs=inputs,
        )
        return day, step

    # -- 3624(c), 34 U.S.C. 60541(g) ---------------------------------------------------------------

    def _prerelease(self) -> None:
        """The earliest that the law allows of halfway house and home confinement."""
        law, trace = self.desk.law, self.desk.trace
        release, release_step = self.best
        months = law.number("prerelease.months", law.as_of)
        leaves = self.best
        placed = self.milestones.get(PRERELEASE_PLACEMENT.id)
        if placed and placed.day is not None and law.number(_BEFORE_PLACEMENT, law.as_of):
            leaves = (placed.day, placed.step)
        by: Callable[..., Day] = prerelease.earliest_placement
        if leaves != self.best:
            by = prerelease.placement_before_credits
        day = by(leaves[0], months)
        if law.number("prerelease.within_last_tenth", law.as_of):
            by = prerelease.placement_in_last_tenth
            day = prerelease.placement_in_last_tenth(release, self._term_days, months)
        day = max(day, self.begins)
        step = trace.step(
            "halfway house, up to {} months before",
            months,
            value=day,
            unit="date",
            name=HALFWAY_HOUSE.id,
            by=by,
            inputs=(leaves[1],),
        )
        self._note(HALFWAY_HOUSE, (day, step))
        home = law.number("prerelease.home_months", law.as_of)
        earliest = prerelease.earliest_home_confinement(release, self._term_days, home)
        day = max(earliest, self.begins)
        step = trace.step(
            "home confinement, up to {} months before release",
            home,
            value=day,
            unit="date",
            name=HOME_CONFINEMENT.id,
            by=prerelease.earliest_home_confinement,
            inputs=(release_step,),
        )
        self._note(HOME_CONFINEMENT, (day, step))

    @property
    def _term_days(self) -> int:
        return self.raw_end - self.begins + 1

    def _elderly(self) -> None:
        """The pilot for elderly offenders, while it was carried out."""
        case, law = self.desk.case, self.desk.law
        born = case.born.assume(latest=True) if case.born else None
        if born is None or not law.number("elderly.in_force", law.as_of):
            return
        day = prerelease.elderly(born, self.begins - self.credit, self._term_days)
        step = self.desk.trace.step(
            "home confinement as an elderly offender",
            value=day,
            unit="date",
            name=ELDERLY_HOME_CONFINEMENT.id,
            by=prerelease.elderly,
            place=case.place_of("born"),
        )
        self._note(ELDERLY_HOME_CONFINEMENT, (day, step))

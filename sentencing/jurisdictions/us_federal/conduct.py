"""The stage of good conduct time: what is earned, by which method, and what of it is lost."""

from __future__ import annotations

from collections.abc import Callable

from sentencing.days import Day, iso
from sentencing.jurisdictions.us_federal import good_conduct
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.good_conduct import Award
from sentencing.jurisdictions.us_federal.lawbook import CODE
from sentencing.jurisdictions.us_federal.sentences import offence_days
from sentencing.model import GoodConduct
from sentencing.problems import Problem
from sentencing.relations import Unit
from sentencing.result import Alternative
from sentencing.trace import On, count

_METHOD = "good_conduct.method"


class Conduct:
    """Good conduct time for an aggregate.

    Args:
        desk: what the stages share.
        members: the terms.
        first: first day of the aggregate.
        raw_end: its last day before any credit.
        taken_off: prior custody credit.
        not_before: no release before this day.

    Attributes:
        award: what the law gives.
        not_before: no release before this day; where the method of 2019 gives an earlier one to
            a sentence that was running then, the day on which that method took effect.
        lost: how many days of it are lost.
        figures: for the result.
        steps: ids of the steps that give the award and the loss.
    """

    def __init__(
        self,
        desk: Desk,
        members: list[Unit],
        first: Day,
        raw_end: Day,
        taken_off: int,
        not_before: Day,
    ) -> None:
        self.desk = desk
        self.members = members
        self.first, self.raw_end, self.taken_off = first, raw_end, taken_off
        self.full_term = raw_end - taken_off
        self.not_before = not_before
        self.award = Award(0, 0, 0, 0)
        self.disallowed = self._disallowed()
        self.figures: dict[str, int] = {}
        self.steps: list[str] = []
        months = desk.law.number("good_conduct.more_than_months", first)
        if good_conduct.eligible(first, raw_end, months):
            self._award()
        else:
            self._none_for_short_terms()
        self.figures["good_conduct"] = self.award.days
        self.lost = self._lose()

    def _none_for_short_terms(self) -> None:
        step = self.desk.trace.step(
            "no good conduct time for a year or less",
            value=0,
            unit="days",
            name="good_conduct",
            by=good_conduct.eligible,
        )
        self.steps.append(step)

    # -- what is earned ----------------------------------------------------------------------------

    def _award(self) -> None:
        """The award by the method that applies; the other one is noted where it once mattered."""
        law = self.desk.law
        rate = self._rate()
        changed = law.book.parameters[_METHOD].versions[-1].since or 0
        method = law.word(_METHOD, law.as_of)
        imposed = self._on_sentence_imposed(rate)
        self.award = imposed
        by: Callable[..., Award] = good_conduct.on_sentence_imposed
        inputs: tuple[str, ...] = ()
        if self.first < changed or method == "time_served":
            served = good_conduct.on_time_served(self.first - self.taken_off, self.full_term, rate)
            if not law.is_assigned(_METHOD):
                release = (
                    self.full_term - served.days + good_conduct.lost(self.disallowed, served.days)
                )
                method = good_conduct.method(method, changed, release)
                if method == "sentence_imposed":
                    self.not_before = max(self.not_before, changed)
            if method == "time_served":
                self.award, by = served, good_conduct.on_time_served
                inputs = self._other_method(method, imposed, good_conduct.on_sentence_imposed)
            else:
                inputs = self._other_method(method, served, good_conduct.on_time_served)
        award = self.award
        part = f" + {award.for_part} for {count(award.part, 'day')}" if award.part else ""
        step = self.desk.trace.step(
            "good conduct time, {} × {}{}",
            award.years,
            award.rate,
            part,
            value=-award.days,
            unit="days",
            name="good_conduct",
            by=by,
            inputs=inputs,
            convention="" if award.part else "whole years",
        )
        self.steps.append(step)

    def _rate(self) -> int:
        """Days for a year; fewer where education lags and the offences are recent enough."""
        law = self.desk.law
        offences = [offence_days(unit)[1] for unit in self.members]
        offence = max([day for day in offences if day is not None], default=self.first)
        if self._facts and self._facts.education == "unsatisfactory":
            parameter = "good_conduct.days_per_year_without_education"
            return good_conduct.rate_without_education(law.number(parameter, offence))
        return law.number("good_conduct.days_per_year", offence)

    def _on_sentence_imposed(self, rate: int) -> Award:
        """The award on the sentence imposed, under the readings taken."""
        law = self.desk.law
        award = good_conduct.on_sentence_imposed(self.first, self.raw_end, rate)
        if self.taken_off and (self.desk.trace.on or law.departs_from("partial_year_from")):
            less_credit = good_conduct.on_sentence_imposed(
                self.first - self.taken_off, self.full_term, rate
            )
            sides = {"commencement": award, "commencement_less_credit": less_credit}
            award = law.take("partial_year_from", sides, _days)
        if award.part:
            sides = {"floor": award, "decimal_148": good_conduct.by_decimal(award)}
            award = law.take("partial_year", sides, _days)
        return award

    def _other_method(self, method: str, other: Award, by: Callable[..., Award]) -> tuple[str, ...]:
        """What the method that does not apply would give."""
        if other.days == self.award.days:
            return ()
        self.figures["good_conduct_by_other_method"] = other.days
        if not self.desk.trace.on:
            return ()
        release = max(self.full_term - other.days, self.not_before)
        name = "time_served" if method == "sentence_imposed" else "sentence_imposed"
        note = f"{count(other.days, 'day')}, release {iso(release)} if none is lost"
        self.desk.assume(
            f"law.{CODE}.{_METHOD}",
            method,
            f"in force on {iso(self.desk.law.as_of)}",
            Alternative(name, note),
        )
        step = self.desk.trace.step(
            "by the other method, {}: release {}",
            name.replace("_", " "),
            On(release),
            value=-other.days,
            unit="days",
            name="good_conduct_by_other_method",
            by=by,
        )
        return (step,)

    # -- what is lost ------------------------------------------------------------------------------

    @property
    def _facts(self) -> GoodConduct | None:
        credits_ = self.desk.case.credits
        return credits_.good_conduct if credits_ else None

    def _disallowed(self) -> int:
        """The days that the case says are disallowed."""
        return (self._facts.disallowed or 0) if self._facts else 0

    def _lose(self) -> int:
        """How many days are lost, and a step for them."""
        if self._facts is None or self._facts.disallowed is None:
            self._assume_none_is_lost()
            return 0
        lost = good_conduct.lost(self.disallowed, self.award.days)
        place = self._facts.place_of("disallowed")
        if self.disallowed > self.award.days:
            message = f"{count(self.disallowed, 'day')} are disallowed of {self.award.days:,}"
            self.desk.problems.append(Problem("disallowed-too-much", message, place))
        if lost:
            self.figures["good_conduct_lost"] = lost
            step = self.desk.trace.step(
                "good conduct time disallowed",
                value=lost,
                unit="days",
                name="good_conduct_lost",
                by=good_conduct.lost,
                place=place,
            )
            self.steps.append(step)
        return lost

    def _assume_none_is_lost(self) -> None:
        if self.award.days and self.desk.law.as_of < self.full_term - self.award.days:
            basis = "no loss is recorded, and none is expected"
            self.desk.assume("credits.good_conduct.disallowed", "0 days", basis)


def _days(award: Award) -> str:
    return count(award.days, "day")

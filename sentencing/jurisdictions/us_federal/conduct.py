"""The stage of good conduct time: what is earned, by which method, and what of it is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sentencing.case.model import ConductEvent, GoodConduct
from sentencing.core.days import Day, Span, iso
from sentencing.core.diagnostics import Problem
from sentencing.jurisdictions.us_federal import good_conduct
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.good_conduct import Award
from sentencing.jurisdictions.us_federal.lawbook import CODE
from sentencing.kit.result import Alternative
from sentencing.kit.trace import AsDate, pluralize

_DISALLOWED = "good conduct time disallowed"
_METHOD = "good_conduct.method"
_WITHOUT_EDUCATION = "good_conduct.days_per_year_without_education"

_RECOMPUTATION = {
    "time_served": "by time served, as before the recomputation of 2019: release {}",
    "sentence_imposed": "by the sentence imposed, as since the recomputation of 2019: release {}",
}


class Conduct:
    """Good conduct time for an aggregate.

    Args:
        desk: what the stages share.
        offences: the first and the last day of the offences of each term.
        term: first day of the aggregate, and its last day before any credit.
        moved: days that prior custody credit takes off, and days on which service stood still.
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
        offences: Sequence[tuple[Day | None, Day | None]],
        term: tuple[Day, Day],
        moved: tuple[int, int],
        not_before: Day,
    ) -> None:
        self.desk = desk
        self.offences = offences
        self.first, self.raw_end = first, raw_end = term
        self.taken_off, stopped = moved
        self.full_term = raw_end - self.taken_off + stopped
        self.not_before = not_before
        self.award = Award(years=0, rate=0, part=0, for_part=0)
        self.taken, self.restored = self._taken_and_restored()
        self.figures: dict[str, int] = {}
        self.steps: list[str] = []
        months = desk.law.number("good_conduct.more_than_months", first)
        if good_conduct.eligible(first, raw_end, months):
            self._award()
        else:
            self._none_for_short_terms()
        self.figures["good_conduct"] = self.award.days
        self.lost = self._lose()

    def served_alone(self, term: Span) -> Span:
        """The days of one term if it stood alone, with the same credit and its own good time."""
        months = self.desk.law.number("good_conduct.more_than_months", self.first)
        earned = 0
        if good_conduct.eligible(term.first, term.last, months):
            earned = good_conduct.on_sentence_imposed(term.first, term.last, self._rate()).days
        return Span(term.first, max(term.first, term.last - earned - self.taken_off))

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
            begun, ends = self.first - self.taken_off, self.raw_end - self.taken_off
            served = good_conduct.on_time_served(begun, ends, rate)
            if not law.is_assigned(_METHOD):
                lost = good_conduct.lost(self.taken, self.restored, served.days)
                release = self.full_term - served.days + lost
                method = good_conduct.method(method, changed, release)
                if method == "sentence_imposed":
                    self.not_before = max(self.not_before, changed)
            if method == "time_served":
                self.award, by = served, good_conduct.on_time_served
                inputs = self._other_method(method, imposed, good_conduct.on_sentence_imposed)
            else:
                inputs = self._other_method(method, served, good_conduct.on_time_served)
            inputs = (*inputs, self._method_step(method))
        award = self.award
        part = f" + {award.for_part} for {pluralize(award.part, 'day')}" if award.part else ""
        step = self.desk.trace.step(
            "good conduct time, {} × {}{}",
            award.years,
            award.rate,
            part,
            value=-award.days,
            unit="days",
            name="good_conduct",
            by=by,
            inputs=(*inputs, *self._rate_step(rate)),
            convention="" if award.part else "whole years",
        )
        self.steps.append(step)

    def _method_step(self, method: str) -> str:
        """The step that says which method applies to a sentence begun before the change."""
        return self.desk.trace.step(
            "good conduct time is counted on",
            value="time served" if method == "time_served" else "the sentence imposed",
            unit="text",
            by=good_conduct.method,
        )

    def _rate_step(self, rate: int) -> tuple[str, ...]:
        """The step that gives a lower rate, where education lags."""
        if not (self._facts and self._facts.education == "unsatisfactory"):
            return ()
        step = self.desk.trace.step(
            "days for a year without progress to a diploma",
            value=rate,
            unit="days",
            by=good_conduct.rate_without_education,
            place=self._facts.place_of("education"),
        )
        return (step,)

    def _rate(self) -> int:
        """Days for a year; fewer where education lags and the offences are recent enough."""
        law = self.desk.law
        if self._facts and self._facts.education == "unsatisfactory":
            days = law.number(_WITHOUT_EDUCATION, self._offence)
            return good_conduct.rate_without_education(days)
        return law.number("good_conduct.days_per_year", self._offence)

    @property
    def _offence(self) -> Day:
        """The last day of the offences; that of commencement, if none is known."""
        return max([last for _, last in self.offences if last is not None], default=self.first)

    def _on_sentence_imposed(self, rate: int) -> Award:
        """The award on the sentence imposed, under the readings taken."""
        law = self.desk.law
        award = good_conduct.on_sentence_imposed(self.first, self.raw_end, rate)
        if self.taken_off and (self.desk.trace.on or law.departs_from("partial_year_from")):
            less_credit = good_conduct.on_sentence_imposed(
                self.first - self.taken_off, self.raw_end - self.taken_off, rate
            )
            sides = {"commencement": award, "commencement_less_credit": less_credit}
            award = law.choose("partial_year_from", sides, _days)
        if award.part:
            sides = {"floor": award, "decimal_148": good_conduct.by_decimal(award)}
            award = law.choose("partial_year", sides, _days)
        return award

    def _other_method(self, method: str, other: Award, by: Callable[..., Award]) -> tuple[str, ...]:
        """What the method that does not apply would give."""
        if other.days == self.award.days or self._not_yet_enacted(method):
            return ()
        self.figures["good_conduct_by_other_method"] = other.days
        if not self.desk.trace.on:
            return ()
        release = max(self.full_term - other.days, self.not_before)
        name = "time_served" if method == "sentence_imposed" else "sentence_imposed"
        note = f"{pluralize(other.days, 'day')}, release {iso(release)} if none is lost"
        self.desk.assume(
            f"law.{CODE}.{_METHOD}",
            method,
            f"in force on {iso(self.desk.law.as_of)}",
            Alternative(name, note),
        )
        step = self.desk.trace.step(
            _RECOMPUTATION[name],
            AsDate(release),
            value=-other.days,
            unit="days",
            name="good_conduct_by_other_method",
            by=by,
        )
        return (step,)

    def _not_yet_enacted(self, method: str) -> bool:
        """Whether the other method is that of a law still unknown on the day of the computation."""
        enacted = self.desk.law.book.parameters[_METHOD].versions[-1].enacted or 0
        return method == "time_served" and self.desk.law.as_of < enacted

    # -- what is lost ------------------------------------------------------------------------------

    @property
    def _facts(self) -> GoodConduct | None:
        credits_ = self.desk.case.credits
        return credits_.good_conduct if credits_ else None

    def _history(self) -> list[tuple[Day, ConductEvent]]:
        """What was lost or restored one by one, by the day of the computation, in order."""
        dated = [
            (day, event)
            for event in (self._facts.events if self._facts else ())
            if event.on and event.days and (day := event.on.assume(latest=True)) is not None
        ]
        past = [(day, event) for day, event in dated if day <= self.desk.law.as_of]
        return sorted(past, key=lambda one: (one[0], one[1].id))

    def _taken_and_restored(self) -> tuple[int, int]:
        """The days disallowed and forfeited, and the days restored.

        A total stands before what is told one by one.
        """
        if self._facts is None:
            return 0, 0
        events = [event for _, event in self._history()]
        taken = sum(event.days or 0 for event in events if event.kind != "restored")
        restored = sum(event.days or 0 for event in events if event.kind == "restored")
        total = self._facts.disallowed
        return (taken, restored) if total is None else (total, 0)

    def _lose(self) -> int:
        """How many days are lost, and a step for them."""
        taken, restored = self.taken, self.restored
        if self._facts is None or (self._facts.disallowed is None and not self._facts.events):
            self._assume_none_is_lost()
            return 0
        lost = good_conduct.lost(taken, restored, self.award.days)
        place = self._facts.place_of("disallowed" if self._facts.disallowed else "events")
        if taken - restored > self.award.days:
            message = f"{pluralize(taken - restored, 'day')} are disallowed of {self.award.days:,}"
            self.desk.problems.append(Problem("disallowed-too-much", message, place))
        self._check_history(taken)
        if lost:
            self.figures["good_conduct_lost"] = lost
            step = self.desk.trace.step(
                "good conduct time lost, less what was restored" if restored else _DISALLOWED,
                value=lost,
                unit="days",
                name="good_conduct_lost",
                by=good_conduct.lost,
                inputs=self._history_steps(),
                place=place,
            )
            self.steps.append(step)
        return lost

    def _check_history(self, taken: int) -> None:
        """Report a total that its parts do not give, and time restored that the law keeps lost."""
        history = self._history()
        told = sum(event.days or 0 for _, event in history if event.kind != "restored")
        told -= sum(event.days or 0 for _, event in history if event.kind == "restored")
        facts = self._facts
        if facts and facts.disallowed is not None and history and told != taken:
            message = f"{pluralize(taken, 'day')} are disallowed in all, {told:,} one by one"
            place = facts.place_of("disallowed")
            self.desk.problems.append(Problem("conduct-differs", message, place))
        if self.desk.law.number("good_conduct.restorable", self._offence):
            return
        for _, event in history:
            if event.kind == "restored":
                message = (
                    f"{pluralize(event.days or 0, 'day')} restored; lost time is not given back"
                )
                self.desk.problems.append(Problem("restoration-doubtful", message, event.place))

    def _history_steps(self) -> tuple[str, ...]:
        return tuple(
            [
                self.desk.trace.step(
                    "{} on {}",
                    event.kind,
                    AsDate(day),
                    value=-(event.days or 0) if event.kind == "restored" else event.days,
                    unit="days",
                    by=good_conduct.lost,
                    place=event.place,
                )
                for day, event in self._history()
            ]
        )

    def _assume_none_is_lost(self) -> None:
        if self.award.days and self.desk.law.as_of < self.full_term - self.award.days:
            basis = "no loss is recorded, and none is expected"
            self.desk.assume("credits.good_conduct.disallowed", "0 days", basis)


def _days(award: Award) -> str:
    return pluralize(award.days, "day")

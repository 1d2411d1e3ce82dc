"""The stage of First Step Act time credits: whether they apply, and what they do to a release.

What the case does not tell of the person's eligibility is taken in the person's favour, and said:
it bears on the earliest release. The expected one takes credits into account only where the case
states the level of risk, or that the custodian found the person eligible.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from sentencing.case.model import TimeCredits
from sentencing.core.days import Day, Span, iso
from sentencing.jurisdictions.us_federal import disqualifying, time_credits
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.disqualifying import Verdict
from sentencing.jurisdictions.us_federal.lawbook import CODE
from sentencing.jurisdictions.us_federal.sentences import first_known
from sentencing.jurisdictions.us_federal.time_credits import Projection
from sentencing.kit.law import Rule, rule_of
from sentencing.kit.relations import Unit
from sentencing.kit.result import Alternative
from sentencing.kit.trace import AsDate, pluralize

_EARNING = "time_credits.earning_from"
_CAPS = ("twelve_months", "days_365")
_IN_PRERELEASE = ("stops", "goes_on")


class Shown(msgspec.Struct, frozen=True):
    """A projection with the steps that it rests on."""

    projection: Projection
    steps: tuple[str, ...]


class Crediting:
    """Time credits of an aggregate.

    Args:
        desk: what the stages share.
        members: the terms.
        begins: first day of the aggregate.
        alone: gives the days of a term if it stood alone; asked where only one of them excludes.
        stood_still: the days on which service stood still.

    Attributes:
        applies: whether credits can be applied, as far as is known.
        stated: whether the case states what the custodian's projection needs.
    """

    def __init__(
        self,
        desk: Desk,
        members: list[Unit],
        begins: Day,
        alone: Callable[[str], Span],
        stood_still: Sequence[Span],
    ) -> None:
        self.desk = desk
        self.members = members
        self.begins = begins
        self.stood_still = stood_still
        credits_ = desk.case.credits
        self.facts = (credits_.time_credits if credits_ else None) or TimeCredits()
        self.stated = self.facts.risk is not None or self.facts.eligible is True
        self.enacted: Day = desk.law.book.parameters["time_credits.days"].versions[0].since or 0
        self.not_before = begins
        self.until: Day | None = None
        self.applies = desk.law.as_of >= self.enacted and self._may_apply(alone)

    # -- 3632(d)(4)(D), (E); 3624(g)(1) ------------------------------------------------------------

    def _may_apply(self, alone: Callable[[str], Span]) -> bool:
        """Whether credits can be applied; what is not known is assumed, and said."""
        facts = self.facts
        if facts.eligible is False:
            return self._refuse("found not eligible", rule_of(disqualifying.excluded))
        verdicts = {unit.key: self._verdict(unit) for unit in self.members}
        whole = disqualifying.of_all(verdicts.values())
        if facts.eligible is None and whole.listed and self._excludes(verdicts, alone):
            return self._refuse(whole.words, rule_of(disqualifying.excluded))
        if facts.removal_order and time_credits.barred_by_removal(facts.removal_order):
            by = rule_of(time_credits.barred_by_removal)
            return self._refuse("a final order of removal stands", by)
        if not time_credits.risk_allows(facts.risk or "low", bool(facts.petition)):
            by = rule_of(time_credits.risk_allows)
            return self._refuse(f"the level of risk is {facts.risk}", by)
        if self._detained_for_another():
            by = rule_of(time_credits.barred_by_detainer)
            return self._refuse("a detainer is lodged", by)
        self._assume(whole)
        return True

    def _verdict(self, unit: Unit) -> Verdict:
        """Whether the offences of a term exclude from credits.

        A term on revocation of supervised release punishes the offence that brought the release.
        """
        by_id = {judgment.id: judgment for judgment in self.desk.case.judgments}
        original = first_known(unit.judgment, by_id)
        counts = (unit.count,) if unit.count and not unit.judgment.revokes else original.counts
        if not counts:
            return disqualifying.excluded("")
        return disqualifying.of_all(disqualifying.excluded(c.offense or "") for c in counts)

    def _excludes(self, verdicts: Mapping[str, Verdict], alone: Callable[[str], Span]) -> bool:
        """Whether the excluded terms exclude the whole.

        If not, earning begins after them, or ends where they begin if they are served last.
        """
        listed = [alone(key) for key, one in verdicts.items() if one.listed]
        others = [alone(key) for key, one in verdicts.items() if not one.listed]
        if not others:
            return True
        begin, over = min(one.first for one in listed), max(one.last for one in listed)
        if begin > max(one.last for one in others):
            sides = {"whole": 0, "count_alone": begin}
            self.until = (
                self.desk.law.choose("disqualified_aggregate", sides, _earning_until) or None
            )
            return self.until is None
        sides = {"whole": 0, "count_alone": over}
        taken = self.desk.law.choose("disqualified_aggregate", sides, _no_credits_until)
        self.not_before = max(self.begins, taken + 1)
        return not taken

    def _detained_for_another(self) -> bool:
        """Whether a detainer keeps credits from being applied, under the reading taken."""
        lodged = [event for event in self.desk.case.events if event.kind == "detainer"]
        if not lodged:
            return False
        sides = {"no_bar": False, "bars": True}
        return self.desk.law.choose(
            "detainer",
            sides,
            lambda barred: "no credits are applied" if barred else "credits are applied",
        )

    def _refuse(self, why: str, by: Rule) -> bool:
        self.desk.trace.step(
            "no time credits: {}", why, value=0, unit="days", by=by, place=self.facts.place
        )
        self.desk.assume("credits.time_credits", "none applied", why)
        return False

    def _assume(self, whole: Verdict) -> None:
        facts = self.facts
        if facts.risk is None:
            basis = "not stated; only minimum or low risk lets credits be applied"
            other = Alternative("high", "no time credits are applied")
            self.desk.assume("credits.time_credits.risk", "low", basis, other)
        if facts.removal_order is None:
            basis = "no final order of removal is stated; one would bar applying credits"
            other = Alternative("true", "no time credits are applied")
            self.desk.assume("credits.time_credits.removal_order", "false", basis, other)
        if facts.eligible is None and whole.open:
            other = Alternative("false", "no time credits at all")
            self.desk.assume("credits.time_credits.eligible", "true", whole.words, other)
        if self._supervised is None:
            basis = "no judgment states it; without it credits bring placement only"
            other = Alternative("0 days", "no release before good conduct time allows")
            names = sorted({unit.judgment.id for unit in self.members})
            name = f"judgments.{names[0]}.supervised_release"
            self.desk.assume(name, "imposed", basis, other)

    @property
    def _supervised(self) -> bool | None:
        """Whether the sentence includes supervised release; None if no judgment says."""
        terms = [unit.judgment.supervised_release for unit in self.members]
        terms += [c.supervised_release for unit in self.members for c in unit.judgment.counts]
        stated = [term for term in terms if term is not None]
        return any(bool(term) for term in stated) if stated else None

    # -- 3632(d)(4)(A), 3624(g)(3) -----------------------------------------------------------------

    def project(self, release: Day) -> Shown:
        """What credits do to a release, under the readings taken, with the steps that give it."""
        law, trace = self.desk.law, self.desk.trace
        start = law.word(_EARNING, min(law.as_of, release))
        projection = self._under_readings(release, start)
        if not trace.on:
            return Shown(projection, ())
        self._note_readings(release, start)
        self._note_other_start(release, start, projection)
        earned = trace.step(
            "time credits, {} of {} days, until {}",
            pluralize(projection.increments, "increment"),
            time_credits.INCREMENT,
            AsDate(projection.covered),
            value=-projection.credits,
            unit="days",
            name="time_credits",
            by=time_credits.earned,
            inputs=(self._begin_step(start),),
        )
        return Shown(projection, (earned,))

    @property
    def placed_by(self) -> Rule:
        """The rule that gives the day of placement, under the reading taken."""
        goes_on = self.desk.law.reading("earning_in_prerelease") == "goes_on"
        return rule_of(
            time_credits.placed_if_earning_goes_on if goes_on else time_credits.covered_on
        )

    def _begin_step(self, start: str) -> str:
        return self.desk.trace.step(
            "earning begins, from {}",
            self._start_in_words(start),
            value=self._begins_earning(start),
            unit="date",
            by=time_credits.earning_from,
            place=self.facts.place_of("earning_from"),
        )

    def _start_in_words(self, start: str) -> str:
        if self.facts.earning_from:
            return "the day stated"
        if start == "arrival" and not self.facts.arrived:
            return "commencement, for no arrival is given"
        return start

    def _begins_earning(self, start: str) -> Day:
        """The first day that earns; days on which service stood still put it off."""
        facts = self.facts
        stated = facts.earning_from.assume(latest=True) if facts.earning_from else None
        arrived = facts.arrived.assume(latest=True) if facts.arrived else None
        day = time_credits.earning_from(start, self.begins, arrived, self.enacted)
        begins = max(day if stated is None else stated, self.not_before)
        for span in self.stood_still:
            begins += max(0, span.last - max(span.first, begins) + 1)
        return begins

    def _under(self, release: Day, start: str, cap: str, in_prerelease: str) -> Projection:
        law = self.desk.law
        rate = (
            law.number("time_credits.increments_before_higher_rate", law.as_of),
            law.number("time_credits.days", law.as_of),
            law.number("time_credits.days_at_lower_risk", law.as_of),
        )
        if self.facts.risk in ("medium", "high"):
            rate = (rate[0], rate[1], rate[1])
        return time_credits.project(
            self._begins_earning(start),
            release,
            rate,
            cap,
            supervised=self._supervised is not False,
            until=self.until,
            goes_on=in_prerelease == "goes_on",
        )

    def _under_readings(self, release: Day, start: str) -> Projection:
        law = self.desk.law
        cap, in_prerelease = law.reading("time_credit_cap"), law.reading("earning_in_prerelease")
        return self._under(release, start, cap, in_prerelease)

    def _note_readings(self, release: Day, start: str) -> None:
        """Note the disputed questions whose sides give other days here."""
        law = self.desk.law
        cap, in_prerelease = law.reading("time_credit_cap"), law.reading("earning_in_prerelease")
        by_cap = {one: self._under(release, start, one, in_prerelease) for one in _CAPS}
        law.record_alternatives(
            "time_credit_cap", {one: p.release for one, p in by_cap.items()}, iso
        )
        by_place = {one: self._under(release, start, cap, one) for one in _IN_PRERELEASE}
        placed = {one: p.placement or p.release for one, p in by_place.items()}
        law.record_alternatives("earning_in_prerelease", placed, iso)

    def _note_other_start(self, release: Day, taken: str, projection: Projection) -> None:
        """What the other day from which to earn would give."""
        if self.facts.earning_from or not self.facts.arrived:
            return
        law = self.desk.law
        other = "arrival" if taken == "commencement" else "commencement"
        found = self._under_readings(release, other)
        if (found.release, found.placement) != (projection.release, projection.placement):
            placed = f", placement {iso(found.placement)}" if found.placement else ""
            note = f"release {iso(found.release)}{placed}"
            name = f"law.{CODE}.{_EARNING}"
            basis = f"in force on {iso(law.as_of)}"
            self.desk.assume(name, taken, basis, Alternative(other, note))


def _earning_until(day: Day) -> str:
    return f"earning before {iso(day)}" if day else "none"


def _no_credits_until(day: Day) -> str:
    return f"earning after {iso(day)}" if day else "none"

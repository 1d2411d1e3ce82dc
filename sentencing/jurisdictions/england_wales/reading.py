"""From the case to plain records: sentences, credits, movements, and what is missing or unsupported.

What cannot be computed is left out and named; the rest is computed, with a note that the result
stands without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from sentencing.case.model import Case, Count
from sentencing.case.service import Adjustment as Adjusted
from sentencing.case.service import Recall as Recalled
from sentencing.core.days import Day, inclusive, iso
from sentencing.core.diagnostics import Place, Problem
from sentencing.core.graphs import in_order
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Term
from sentencing.jurisdictions.england_wales.durations import coming_of_age
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.sentences import (
    AT_LARGE,
    CREDITS,
    FINE,
    NO_TERM,
    REMAND,
    STANDARD,
    Adjustment,
    Movement,
    Part,
    Recall,
    Record,
)
from sentencing.jurisdictions.england_wales.standing import law_changed, takes_effect
from sentencing.kit.intake import Intake, LeftOut, Takes, take_in, under_other_laws
from sentencing.kit.law import Law
from sentencing.kit.links import Reduction, links
from sentencing.kit.open_relations import OpenRelation
from sentencing.kit.relations import Unit
from sentencing.kit.resolver import Relations, others
from sentencing.kit.result import Assumption
from sentencing.kit.standing import Standing

_PLUS, _PLUS_TODAY = "SDS+", "SDS+ if passed today"
_SECTION_250, _UNDER_18 = "section 250", "under 18"
_NOT_EXCLUSIONS = frozenset((_PLUS, _PLUS_TODAY, _SECTION_250, _UNDER_18))
_NONE: frozenset[str] = frozenset()
_FIXED = {
    "standard": 0,
    "fixed, 14 days": 14,
    "fixed, 28 days": 28,
    "fixed, 56 days": 56,
}
_CENTS = 100
_OWN = (None, "england-wales")


class Read:
    """What was read from a case.

    Attributes:
        record: for the rules; None if no sentence can be computed.
        problems: what is missing or unsupported.
        assumptions: what was taken where the case is silent.
        left_out: the sentences of which no date is computed.
        open_relations: that the case leaves open.
    """

    __slots__ = (
        "_case",
        "_law",
        "_since",
        "assumptions",
        "left_out",
        "open_relations",
        "problems",
        "record",
    )

    def __init__(self, stands: Standing, law: Law, rules: InForce) -> None:
        case = self._case = stands.case
        self._law, self._since = law, stands.since
        self.assumptions: list[Assumption] = []
        takes = Takes(lengths=(Term,), refuse=self._refused)
        intake = take_in(case, law.as_of, takes)
        elsewhere, problems = under_other_laws(case, law.as_of)
        self.left_out = (*intake.left_out, *elsewhere)
        self.problems: list[Problem] = [*stands.problems, *intake.problems, *problems]
        parts = [self._part(unit, number, rules) for number, unit in enumerate(intake.members)]
        self.open_relations = self._relate(parts, intake, stands.gone)
        born = _day(case.born)
        self.record = (
            Record(
                parts=parts,
                adjustments=self._adjustments(case, parts),
                movements=self._movements(case),
                adult_on=coming_of_age(born) if born is not None else 0,
                sex_offender=bool(case.sex_offender),
                early_removal=bool(case.early_removal),
                returned=_day(case.returned),
                recall_recorded=case.recall_recorded,
            )
            if parts
            else None
        )

    def give_up(self, problem: Problem) -> None:
        """Leave out every sentence, for a problem of all of them."""
        self.problems.append(problem)
        parts = self.record.parts if self.record else ()
        self.left_out += tuple(
            LeftOut(key=part.key, code=problem.code, place=part.place) for part in parts
        )

    # -- Sentences ---------------------------------------------------------------------------------

    def _refused(self, unit: Unit) -> Problem | None:
        """Why a sentence is not computed, though nothing is missing."""
        judgment = unit.judgment
        path, place = f"judgments.{judgment.id}", judgment.place_of("commences")
        commences = _day(judgment.commences)
        if commences is not None and not takes_effect(unit.imposed, commences):
            message = f"{judgment.id} begins on {iso(commences)}, another day than its sentence"
            return Problem("commencement-not-encoded", message, place, path=f"{path}.commences")
        since = self._since.get(judgment.id) if judgment.replaces else None
        kind = (unit.count.kind if unit.count else None) or STANDARD
        changed = since and law_changed(self._law.book, kind, unit.imposed, since)
        if changed:
            message = f"{judgment.id} replaces a sentence from before {iso(changed)}"
            place = judgment.place_of("replaces")
            return Problem("law-changed-before-appeal", message, place, path=f"{path}.replaces")
        return None

    def _part(self, unit: Unit, number: int, law: InForce) -> Part:
        count, term = unit.count, unit.length
        place = unit.place
        assert isinstance(term, Term)  # noqa: S101  # no other was taken in
        recall = self._recall(unit)
        if count is None:
            self._silent_offence(unit)
            return Part(
                key=unit.key,
                number=number,
                kind=STANDARD,
                sentenced=unit.imposed,
                committed=unit.imposed,
                custodial=term,
                place=place,
            )
        committed = count.offense_date.assume(latest=True) if count.offense_date else None
        if committed is None:
            self._silent_offence(unit)
        kind = count.kind or STANDARD
        words = frozenset(count.provisions) if count.provisions else _NONE
        plus = _PLUS in words
        return Part(
            key=unit.key,
            number=number,
            kind=kind,
            sentenced=unit.imposed,
            committed=unit.imposed if committed is None else committed,
            custodial=term,
            extension=count.extension or NO_TERM,
            plus=plus,
            plus_today=plus or _PLUS_TODAY in words,
            section_250=_SECTION_250 in words,
            under_18=_UNDER_18 in words,
            exclusions=words - _NOT_EXCLUSIONS if words else _NONE,
            offence=count.offense_code or "",
            in_full=kind == FINE and self._in_full(unit, count, law),
            recall=recall,
            supervision_end=_day(count.supervision_end),
            place=place,
        )

    def _recall(self, unit: Unit) -> Recall | None:
        recalled = unit.count.recall if unit.count else None
        if recalled is None:
            return None
        days = _FIXED.get(recalled.kind or "standard")
        if days is None:
            message = f"{unit.key}: a recall from home detention curfew is not computed"
            self.problems.append(Problem("recall-from-curfew", message, _place(recalled, unit)))
            days = 0
        return Recall(days, _day(recalled.returned), _day(recalled.revoked))

    def _in_full(self, unit: Unit, count: Count, law: InForce) -> bool:
        """Whether the default term of a fine is served in full."""
        fine = count.default_of
        if fine is None:
            message = f"{unit.key}: the fine is not stated; the term is taken as served by half"
            self.problems.append(Problem("fine-without-amount", message, unit.place))
            return False
        least = law.fines_in_full[0][1]
        for since, amount in law.fines_in_full[1:]:
            if unit.imposed >= since:
                least = amount
        return fine.cents >= least * _CENTS

    def _silent_offence(self, unit: Unit) -> None:
        basis = "no day of the offence is stated; the day of the sentence is taken"
        name = f"judgments.{unit.key.replace('/', '.counts.')}.offense_date"
        self.assumptions.append(
            Assumption(
                name=name,
                value="the day of the sentence",
                basis=basis,
                alternatives=(),
                place=unit.place,
            )
        )

    # -- Relations ---------------------------------------------------------------------------------

    def _relate(
        self, parts: list[Part], intake: Intake, gone: Sequence[str]
    ) -> tuple[OpenRelation, ...]:
        """Which sentences each one follows; the relations that are open."""
        members = [*intake.members, *intake.others]
        relations = Relations(members, others(self._case), gone)
        if not relations.stated:
            return ()
        self._refuse_parts(relations)
        self.problems += relations.problems
        by_key = {part.key: part for part in parts}
        waits = links(relations.orders, by_key)
        reduction = Reduction()
        for key in in_order({key: [link.other for link in found] for key, found in waits.items()}):
            kept = reduction.of(key, by_key[key].custodial, waits[key])
            followed = sorted([by_key[link.other] for link in kept], key=attrgetter("number"))
            by_key[key].follows = tuple([part.key for part in followed])
        return tuple(relations.open)

    def _refuse_parts(self, relations: Relations) -> None:
        """An order by which only a part of a term runs with another sentence is not computed."""
        in_part = {relations.orders.fact_of(o): o for o in relations.orders.all() if o.portion}
        for name, order in in_part.items():
            message = f"{order.unit}: a part of the term, {order.portion}, is to run otherwise"
            self.problems.append(Problem("partly-concurrent", message, order.place, path=name))
        relations.give_up(in_part)

    # -- Adjustments and movements -----------------------------------------------------------------

    def _adjustments(self, case: Case, parts: list[Part]) -> list[Adjustment]:
        found = []
        for adjusted in case.adjustments:
            adjustment = self._adjustment(adjusted, case, parts)
            if adjustment is not None:
                found.append(adjustment)
        found += self._remand_in_custody(case, parts)
        return found

    def _adjustment(self, adjusted: Adjusted, case: Case, parts: list[Part]) -> Adjustment | None:
        kind = adjusted.kind or REMAND
        first, last = _day(adjusted.first), _late(adjusted.last)
        on = _day(adjusted.on)
        if on is None and kind in CREDITS:
            on = _sentence_day(adjusted, case, parts)
        on = first if on is None else on
        days = adjusted.days
        if days is None and first is not None and last is not None:
            days = max(inclusive(first, last), 0)
        if on is None or (days is None and kind == AT_LARGE and first is None):
            message = f"adjustments.{adjusted.id}: it has no day by which its sentences are found"
            self.problems.append(Problem("date-missing", message, adjusted.place))
            return None
        if kind in CREDITS and on not in [part.sentenced for part in parts]:
            message = f"adjustments.{adjusted.id}: no sentence is of its day, so it counts nowhere"
            self.problems.append(Problem("adjustment-without-sentence", message, adjusted.place))
        return Adjustment(
            kind=kind,
            on=on,
            days=days or 0,
            first=first,
            last=last,
            reason=adjusted.reason or "",
            place=adjusted.place,
            name=adjusted.id,
        )

    def _remand_in_custody(self, case: Case, parts: list[Part]) -> list[Adjustment]:
        """Stretches of detention before a sentence, which are remand.

        Days count once (s.240ZA(5)): those that were credited to a sentence count for no other.
        """
        found = []
        for custody in case.custody:
            if custody.holder not in _OWN or custody.kind not in (None, "detention"):
                continue
            first, last = _day(custody.first), _late(custody.last)
            credited = (custody.credited_to,) if custody.credited_to else custody.for_judgments
            wanted = {ref.id for ref in credited}
            days = sorted(
                part.sentenced
                for part in parts
                if part.key.partition("/")[0] in wanted or not wanted
            )
            if first is None:
                continue
            on = next((day for day in days if last is None or day >= last), None)
            if on is not None:
                last = on - 1 if last is None else min(last, on - 1)
                if first <= last:
                    days_held = inclusive(first, last)
                    found.append(
                        Adjustment(
                            kind=REMAND,
                            on=on,
                            days=days_held,
                            first=first,
                            last=last,
                            reason="",
                            place=custody.place,
                            name=custody.id,
                        )
                    )
        return found

    def _movements(self, case: Case) -> list[Movement]:
        found = []
        for event in case.events:
            if event.kind not in ("release", "admission"):
                continue
            day = _day(event.on)
            if day is not None:
                out = event.kind == "release"
                reason = event.reason or ("release date" if out else "sentence")
                found.append(Movement(on=day, out=out, reason=reason, place=event.place))
        return found


def _day(when: PartialDate | None) -> Day | None:
    """The day to reckon with: the latest that it can be."""
    return None if when is None else when.assume(latest=True)


def _late(when: PartialDate | None) -> Day | None:
    """The end of a stretch: the earliest that it can be, so that no day counts in doubt."""
    return None if when is None else when.assume(latest=False)


def _place(recalled: Recalled, unit: Unit) -> Place | None:
    return recalled.place or unit.place


def _sentence_day(adjusted: Adjusted, case: Case, parts: list[Part]) -> Day | None:
    """The day of the sentence that credit was recorded for: its judgment, or the next after it."""
    if adjusted.judgment is not None:
        wanted = adjusted.judgment.id
        for judgment in case.judgments:
            if judgment.id == wanted:
                return _day(judgment.imposed)
        return None
    last = _late(adjusted.last)
    days = sorted(part.sentenced for part in parts)
    return next((day for day in days if last is None or day > last), None)

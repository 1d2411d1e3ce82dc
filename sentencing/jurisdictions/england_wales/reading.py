"""From the case to plain records: sentences, credits, movements, and what is missing or unsupported.

What cannot be computed is left out and named; the rest is computed, with a note that the result
stands without it.
"""

from __future__ import annotations

from sentencing.case.model import Case, Count, Runs
from sentencing.case.service import Adjustment as Adjusted
from sentencing.case.service import Recall as Recalled
from sentencing.core.days import Day, inclusive, iso
from sentencing.core.diagnostics import Place, Problem
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
from sentencing.kit.relations import Unit, units
from sentencing.kit.result import Assumption

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
    """

    __slots__ = ("_as_of", "assumptions", "problems", "record")

    def __init__(self, case: Case, law: InForce, as_of: Day) -> None:
        self._as_of = as_of
        self.problems: list[Problem] = []
        self.assumptions: list[Assumption] = []
        parts = self._parts(case, law)
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

    # -- Sentences ---------------------------------------------------------------------------------

    def _parts(self, case: Case, law: InForce) -> list[Part]:
        parts: list[Part] = []
        left_out: set[str] = set()
        found = units(case)
        for unit in found:
            part = self._part(unit, len(parts), law)
            if part is None:
                left_out.add(unit.key)
            else:
                parts.append(part)
        related = [unit for unit in found if unit.key not in left_out]
        for unit, part in zip(related, parts, strict=True):
            self._relate(unit, part, found, left_out)
        return self._without_rings(parts)

    def _part(self, unit: Unit, number: int, law: InForce) -> Part | None:
        count = unit.count
        place = unit.place
        if unit.imposed == 0:
            message = f"{unit.key}: the day of the sentence is not known"
            self.problems.append(Problem("date-missing", message, place))
            return None
        if unit.imposed > self._as_of:
            message = f"{unit.key} was imposed on {iso(unit.imposed)}, after {iso(self._as_of)}"
            self.problems.append(Problem("imposed-after-as-of", message, place))
            return None
        term = unit.length
        if not isinstance(term, Term):
            self.problems.append(_no_term(unit))
            return None
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
            follows="",
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

    def _relate(self, unit: Unit, part: Part, found: list[Unit], left_out: set[str]) -> None:
        """Which sentence it follows, by its own words or those of its judgment."""
        own = unit.count.runs if unit.count else None
        runs: Runs | None = own or unit.judgment.runs
        if runs is None or not runs.consecutive_to:
            return
        ref = runs.consecutive_to[0]
        keys = [other.key for other in found if other.key != unit.key]
        target = _resolved(ref.id, unit, found)
        if target is None or target == unit.key:
            message = f"{unit.key} is consecutive to {ref.id!r}, which is no sentence of this case"
            hint = f"known here: {', '.join(keys[:12])}" if keys else ""
            problem = Problem(
                "unknown-reference", message, ref.place or unit.place, path="", hint=hint
            )
            self.problems.append(problem)
        elif target not in left_out:
            part.follows = target

    def _without_rings(self, parts: list[Part]) -> list[Part]:
        """The sentences without those that follow each other in a ring."""
        by_key = {part.key: part for part in parts}
        for part in parts:
            if not part.follows:
                continue
            seen, at = {part.key}, part
            while at.follows:
                at = by_key[at.follows]
                if at.key in seen:
                    names = ", ".join(sorted(seen))
                    message = f"{names} follow each other in a ring; {part.key} is left out"
                    self.problems.append(Problem("relation-cycle", message, part.place))
                    rest = [p for p in parts if p is not part]
                    for other in rest:
                        other.follows = "" if other.follows == part.key else other.follows
                    return self._without_rings(rest)
                seen.add(at.key)
        return parts

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


def _no_term(unit: Unit) -> Problem:
    if unit.length is None:
        return Problem("term-missing", f"{unit.key} has no term", unit.place)
    message = f"{unit.key}: {unit.length} has no date of automatic release; it is left out"
    return Problem("indeterminate-sentence", message, unit.place)


def _resolved(name: str, unit: Unit, found: list[Unit]) -> str | None:
    """The key of the sentence that a name means: a count of the same judgment, or any sentence."""
    keys = {other.key for other in found}
    for key in (name, f"{unit.judgment.id}/{name}"):
        if key in keys:
            return key
    inside = [other.key for other in found if other.judgment.id == name and other.key != unit.key]
    return inside[-1] if inside else None


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

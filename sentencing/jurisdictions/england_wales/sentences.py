"""Sentences as the rules see them: the parts that courts imposed, and what is calculated of each.

A *part* is one sentence as imposed. A *sentence* is what is calculated as one: a part that stands
alone, a chain of consecutive parts, or a single term into which parts have merged.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sentencing.days import Day
from sentencing.jurisdictions.england_wales.durations import (
    Fraction,
    age_at_least,
    age_over,
    end_to_end,
    length,
    limit,
    part_of,
    summed,
)
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.terms import Term

STANDARD = "standard"
EXTENDED = "extended"
CONCERN = "particular concern"
TRAINING = "training order"
FINE = "fine default"
BREACH = "supervision breach"
TERMS = (FINE, TRAINING, BREACH)
CIVIL_FINES = frozenset(
    ("ZZ01001", "ZZ01002", "ZZ01003", "ZZ01004", "ZZ01005", "ZZ01008", "ZZ01010", "XX00000-016N")
)

_NO_TERM = Term()
_FULL: Fraction = (1, 1)
_HALF: Fraction = (1, 2)
_TWO_THIRDS: Fraction = (2, 3)


class Recall(msgspec.Struct, frozen=True, gc=False):
    """days: 0 for a standard recall."""

    days: int
    returned: Day | None
    revoked: Day | None


class Part(msgspec.Struct):
    """One sentence as imposed."""

    key: str
    number: int
    kind: str
    sentenced: Day
    committed: Day
    custodial: Term
    extension: Term = _NO_TERM
    follows: str = ""
    plus: bool = False
    plus_in_type: bool = False
    detention: bool = False
    automatic: bool = False
    under_18: bool = False
    in_full: bool = False
    excluded: frozenset[str] = frozenset()
    offence: str = ""
    recall: Recall | None = None
    supervision_end: Day | None = None
    fraction: Fraction = _HALF
    scheme: str = ""

    @property
    def total(self) -> Term:
        return self.custodial + self.extension if self.extension is not _NO_TERM else self.custodial


class Sentence:
    """What is calculated as one."""

    def __init__(self, parts: list[Part], law: InForce, born: Day | None, merged: Term | None = None) -> None:
        self.parts = parts
        self.law = law
        self.born = born
        self.single_term = merged is not None
        self.first = min(p.sentenced for p in parts)
        self.committed = min(p.committed for p in parts)
        self.recall = parts[0].recall
        self.kinds = {p.kind for p in parts}
        self.chain = len(parts) > 1 and merged is None
        self.remand = self.bail = self.recall_credit = 0
        self.ual_during = self.ual_after = self.ual_ftr = 0
        self.last_ual: Day | None = None
        self.ada = self.ada_after = self.served = 0
        self.unused = self.unused_licence = 0
        self.not_before = 0
        self.merged = merged
        self._measure()
        self._identify()
        self.recount()

    # -- lengths
    def _measure(self) -> None:
        parts, first = self.parts, self.first
        if self.merged is not None:
            self.length = self.tested = length(first, self.merged)
        elif len(parts) == 1:
            self.length = self.tested = length(first, parts[0].total)
        else:
            totals = [p.total for p in parts]
            self.length = end_to_end(first, totals)
            self.tested = summed(first, totals)
        if self.kinds == {TRAINING}:
            self.length = min(self.length, limit(first, 24))
            self.tested = min(self.tested, limit(first, 24))

    def under(self, months: int) -> bool:
        return self.tested < limit(self.first, months)

    def _is_new(self, p: Part) -> bool:
        return not (p.committed < self.law.new_offences and p.sentenced < self.law.new_sentences)

    def is_ora(self, p: Part) -> bool:
        return p.committed >= self.law.short_licence

    def _identify(self) -> None:
        parts, kinds = self.parts, self.kinds
        self.has_sled = self.has_led = self.has_ped = False
        self.release_type = "CRD"
        self.mixed_ora = False
        self.training = kinds == {TRAINING}
        self.is_term = all(p.kind in TERMS for p in parts)
        self.old = [not self._is_new(p) for p in parts]
        if CONCERN in kinds or any(p.kind == EXTENDED and not p.automatic for p in parts):
            self.has_sled = self.has_ped = True
        elif EXTENDED in kinds:
            self.has_sled = True
        elif self.training:
            self.release_type = "MTD"
        elif FINE in kinds or BREACH in kinds:
            self.release_type = "ARD"
        elif all(p.plus for p in parts):
            self.has_sled = True
        elif any(self.old) and not all(self.old):
            self.has_sled = True
        elif not any(self.old):
            ora = [self.is_ora(p) for p in parts]
            if any(ora) and not all(ora):
                if self.under(12):
                    self.has_led = self.mixed_ora = True
                else:
                    self.has_sled = True
            elif (not all(ora) and self.under(12)) or self.tested <= 1:
                self.release_type = "ARD"
            else:
                self.has_sled = True
        elif not self.under(48):
            self.has_sled = True
        elif not self.under(12):
            self.has_led = True
        else:
            self.release_type = "ARD"
        if self.recall and (EXTENDED in kinds or CONCERN in kinds):
            self.has_ped = False
            self.release_type = ""
        self.has_tused = self._tused_eligible()
        self.has_hdced = (
            not self.recall
            and kinds <= {STANDARD}
            and not any(p.plus_in_type or p.plus for p in parts)
        )

    def _tused_eligible(self) -> bool:
        if self.training:
            return True
        if self.kinds & {EXTENDED, CONCERN, FINE, BREACH}:
            return False
        if any(self.old) or not any(self.is_ora(p) for p in self.parts):
            return False
        if self.tested <= 1 or not self.under(24):
            return False
        return age_over(self.born, self.first + part_of(self.length, _HALF), 18)

    # -- release days
    def recount(self) -> None:
        """Count the days to release again, after the fraction of a part has changed."""
        first = self.first
        if self.merged is not None or self.training:
            self.release_days = part_of(self.length, _HALF)
            self.ped_days = 0
            self.settle()
            return
        groups: dict[Fraction, list[Part]] = {}
        paroled: list[Part] = []
        for p in self.parts:
            if p.kind == CONCERN or (p.kind == EXTENDED and not p.automatic):
                paroled.append(p)
            else:
                groups.setdefault(p.fraction, []).append(p)
        start = first
        for fraction, members in groups.items():
            days = end_to_end(start, [p.custodial for p in members])
            start += part_of(days, fraction)
        self.ped_days = 0
        if paroled:
            self.ped_days = start - first + self._ped(paroled, start)
            start += end_to_end(start, [p.custodial for p in paroled])
        self.release_days = start - first
        if not self.has_sled and self.tested > 1 and self.kinds == {STANDARD} and any(p.scheme == "PM" for p in self.parts):
            self.release_type, self.has_sled = "CRD", True
        self.settle()

    def _ped_fraction(self, p: Part) -> Fraction:
        if p.kind == CONCERN and not p.under_18 and p.sentenced < self.law.parole_at_two_thirds:
            return _HALF
        return _TWO_THIRDS

    def _ped(self, paroled: list[Part], start: Day) -> int:
        lead = self._ped_fraction(paroled[0])
        same = [p.custodial for p in paroled if self._ped_fraction(p) == lead]
        days = part_of(end_to_end(start, same), lead)
        other = [p for p in paroled if self._ped_fraction(p) != lead]
        if other:
            fraction = self._ped_fraction(other[0])
            days += part_of(end_to_end(start + days, [p.custodial for p in other]), fraction)
        return days

    # -- adjusted dates
    @property
    def deductions(self) -> int:
        if self.recall:
            return self.recall_credit
        p = self.parts[0]
        if p.kind == BREACH or (p.kind == FINE and p.offence in CIVIL_FINES):
            return 0
        if self.training and p.sentenced < self.law.training_remand:
            return self.bail
        return self.remand + self.bail

    def settle(self) -> None:
        first = self.first
        ded = self.ded = self.deductions
        during = self.ual_during - ded
        ada = 0 if self.is_term else self.ada
        self.unadjusted_expiry = first + self.length - 1
        self.unadjusted_release = first + self.release_days - 1
        self.release_wo_ada = self.unadjusted_release + during
        adjusted = self.unadjusted_expiry + during + self.ual_after
        self.expiry = max(adjusted, first)
        if self.last_ual is not None:
            self.expiry = max(self.expiry, self.last_ual + 1)
        raw = self.release_wo_ada + ada - self.served
        self.unused = max(raw - self.expiry, 0)
        self.raw_release = raw - self.unused
        self.release = max(self.raw_release, first)
        self.immediate = self.raw_release <= first and ded > 0
        self.add = ada - self.unused - self.served
        self.under_18 = (
            self.release_type in ("CRD", "ARD")
            and self.has_sled
            and not age_at_least(self.born, self.release, 18)
            and self.under(12)
        )
        self.led: Day | None = None
        if self.has_led:
            self.led = self._led(ded)

    def _led(self, ded: int) -> Day:
        if self.mixed_ora:
            if self.has_sled:
                return self.expiry
            ora = summed(self.first, [p.total for p in self.parts if self.is_ora(p)])
            return self.release + ora // 2 - self.unused_licence
        extra = ded - self.release_days if not self.recall and ded >= self.release_days else 0
        return self.first + part_of(self.length, (3, 4)) + extra + self.ual_during - ded - 1

    @property
    def sled(self) -> bool:
        return self.has_sled and not self.under_18

    @property
    def crd_type(self) -> str:
        return "ARD" if self.under_18 else self.release_type

    @property
    def licence_expiry(self) -> Day | None:
        if self.sled:
            return self.expiry
        return self.led

    @property
    def ped(self) -> Day | None:
        if not self.has_ped:
            return None
        day = self.first + self.ped_days - 1 + self.ual_during - self.ded + self.add
        return max(day, self.first)

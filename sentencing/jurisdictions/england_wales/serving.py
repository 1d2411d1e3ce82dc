"""What is calculated as one sentence: a part alone, a chain, or a single term, and its days.

A `Serving` holds what has been put on it so far, credit, days at large, added days, and gives its
dates. The timeline changes it as the person's history goes by; `settle` draws the dates again.
"""

from __future__ import annotations

from sentencing.core.days import Day
from sentencing.core.terms import Term
from sentencing.jurisdictions.england_wales import credit, licence, parole, release, supervision
from sentencing.jurisdictions.england_wales.durations import (
    end_to_end,
    length,
    limit,
    part_of,
    summed,
)
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.sentences import (
    PAROLED,
    STANDARD,
    TRAINING,
    Part,
)

CONDITIONAL, UNCONDITIONAL, MIDDLE = "CRD", "ARD", "MTD"

_HALF = (1, 2)
_STANDARD_ONLY = {STANDARD}
_TRAINING_ONLY = {TRAINING}
_LONGEST_MONTH = 31
_MONTHS_12, _MONTHS_24, _MONTHS_48 = 12, 24, 48


class Serving:
    """A sentence, chain or single term, with all that moves its dates.

    Args:
        parts: in the order in which they are served.
        law: in force.
        adult_on: the 18th birthday.
        merged: days of a single term into which the parts have merged; 0 if they have not.

    Attributes:
        keys: of its parts. first: day of the first sentence.
        length: days of the whole. tested: its length where the law asks for a limit.
        release_days, parole_days: days to serve before release and before parole.
        credit, at_large, added: days that count, days at large before release, added days.
        net_added: added days that are still to be served.
        release: the day, not before the sentence. raw_release: without that floor.
        without_added: release without added days.
        immediate: whether credit has used up the time to serve.
        expiry: the last day. led: last day of a licence that ends before it.
        licensed_to_end: whether release is on licence to the end.
        release_type: CRD, ARD, MTD; empty if release is not automatic after recall.
        not_before: the day of a tranche, where one brought the release forward.
    """

    __slots__ = (
        "added",
        "added_on_recall",
        "adult_on",
        "at_large",
        "at_large_after",
        "at_large_since_return",
        "awarded",
        "chain",
        "credit",
        "curfew_possible",
        "expiry",
        "first",
        "immediate",
        "keys",
        "kinds",
        "last_at_large",
        "law",
        "led",
        "length",
        "licence_kind",
        "licensed_to_end",
        "merged",
        "mixed",
        "net_added",
        "not_before",
        "old",
        "on_recall",
        "parole",
        "parole_days",
        "paroled",
        "parts",
        "raw_release",
        "recall",
        "release",
        "release_days",
        "release_type",
        "remand",
        "served_added",
        "spell",
        "split",
        "supervised",
        "tagged",
        "tested",
        "training",
        "unadjusted_expiry",
        "unadjusted_release",
        "unlike",
        "unused_licence",
        "without_added",
    )

    def __init__(self, parts: list[Part], law: InForce, adult_on: Day, merged: int = 0) -> None:
        self.parts, self.law, self.adult_on, self.merged = parts, law, adult_on, merged
        self.keys = [part.key for part in parts]
        self.first = min([part.sentenced for part in parts])
        self.recall = parts[0].recall
        self.kinds = {part.kind for part in parts}
        self.training = self.kinds == _TRAINING_ONLY
        self.chain = len(parts) > 1 and not merged
        self.unlike = not credit.takes_added_days(self.kinds)
        self.paroled = not self.kinds.isdisjoint(PAROLED)
        self.remand = self.tagged = self.on_recall = 0
        self.at_large = self.at_large_after = self.at_large_since_return = 0
        self.last_at_large: Day | None = None
        self.awarded = self.added_on_recall = self.served_added = 0
        self.unused_licence = self.not_before = self.spell = 0
        self._measure()
        self._identify()
        self._count()

    def under(self, months: int) -> bool:
        """Whether it is shorter than so many calendar months."""
        if self.tested >= months * _LONGEST_MONTH:
            return False
        return self.tested < limit(self.first, months)

    def spans(self, day: Day) -> bool:
        """Whether it has parts from before a day and parts from that day on."""
        if len(self.parts) == 1:
            return False
        return len({part.sentenced >= day for part in self.parts}) > 1

    # -- What it is --------------------------------------------------------------------------------

    @property
    def term(self) -> Term:
        """Its length as a term: the terms of its parts added up, unit by unit.

        What the parts of a single term merge into has a number of days and no other name, and
        training orders add up to two years at most.
        """
        if self.merged:
            return Term(days=self.length)
        whole = sum((part.total for part in self.parts), Term())
        if self.training and self.length < end_to_end(self.first, [p.total for p in self.parts]):
            return Term(months=_MONTHS_24)
        return whole

    def _measure(self) -> None:
        first, parts = self.first, self.parts
        if self.merged:
            self.length = self.tested = self.merged
        elif len(parts) == 1:
            self.length = self.tested = length(first, parts[0].total)
        else:
            totals = [part.total for part in parts]
            self.length = end_to_end(first, totals)
            self.tested = self.length if self.law.chain_aggregate else summed(first, totals)
        if self.training:
            longest = limit(first, _MONTHS_24)
            self.length, self.tested = min(self.length, longest), min(self.tested, longest)

    def _identify(self) -> None:
        """Which dates it has, by what it consists of."""
        parts, law, kinds = self.parts, self.law, self.kinds
        self.old = [licence.old_style(part, law) for part in parts]
        self.licence_kind = licence.LICENCE
        self.split = self.mixed = False
        self.release_type = CONDITIONAL
        if self.training:
            self.licence_kind, self.release_type = licence.NO_LICENCE, MIDDLE
        elif self.unlike:
            self.licence_kind, self.release_type = licence.NO_LICENCE, UNCONDITIONAL
        elif kinds == _STANDARD_ONLY and not all(part.plus for part in parts):
            self._identify_standard()
        if self.recall and not kinds <= _STANDARD_ONLY:
            self.paroled, self.release_type = False, ""
        self.supervised = self.training or self._is_supervised()
        self.curfew_possible = (
            self.recall is None
            and kinds == _STANDARD_ONLY
            and not any(part.plus_today for part in parts)
        )

    def _identify_standard(self) -> None:
        licensed = [licence.licensed_if_short(part, self.law) for part in self.parts]
        self.licence_kind = licence.licence_of(
            self.old,
            licensed,
            self.tested,
            under_a_year=self.under(_MONTHS_12),
            under_four_years=any(self.old) and self.under(_MONTHS_48),
        )
        self.split = self.licence_kind == licence.SPLIT
        self.mixed = self.split and not any(self.old)
        if self.licence_kind == licence.NO_LICENCE:
            self.release_type = UNCONDITIONAL

    def _is_supervised(self) -> bool:
        if self.kinds != _STANDARD_ONLY or any(self.old):
            return False
        if not any(licence.licensed_if_short(part, self.law) for part in self.parts):
            return False
        return supervision.to_be_supervised(
            self.adult_on, self.first, self.length, under_two_years=self.under(_MONTHS_24)
        )

    # -- Its days ----------------------------------------------------------------------------------

    def recount(self) -> None:
        """Count the days to serve again, after the fraction of a part has changed."""
        self._count()
        self.settle()

    def _count(self) -> None:
        if self.merged or self.training:
            self.release_days, self.parole_days = part_of(self.length, _HALF), 0
        else:
            self.release_days, before = release.days_to_release(self.first, self.parts, self.length)
            self.parole_days = 0
            if self.paroled:
                start = self.first + before
                self.parole_days = before + parole.days_to_parole(start, self.parts, self.law)
        if self.licence_kind != licence.LICENCE and self.tested > 1:
            self._licence_under_progression()

    def _licence_under_progression(self) -> None:
        """Under the Act of 2026 there is no unconditional release from such a sentence."""
        if any(part.scheme == "progression" for part in self.parts):
            self.licence_kind, self.release_type = licence.LICENCE, CONDITIONAL

    def settle(self) -> None:
        """Draw the dates from the days."""
        first, at_large = self.first, self.at_large
        self.credit = credit.credited(
            self.parts[0], self.law, self.remand, self.tagged, self.on_recall
        )
        moved = at_large - self.credit
        self.added = 0 if self.unlike else self.awarded
        self.unadjusted_expiry = first + self.length - 1
        self.unadjusted_release = first + self.release_days - 1
        self.without_added = self.unadjusted_release + moved
        self.expiry = licence.expiry(
            self.unadjusted_expiry, moved + self.at_large_after, first, self.last_at_large
        )
        raw = self.without_added + self.added - self.served_added
        unused = credit.beyond_the_end(raw, self.expiry)
        self.raw_release = raw - unused
        self.release = max(self.raw_release, first)
        self.immediate = self.raw_release <= first and self.credit > 0
        self.net_added = self.added - unused - self.served_added
        self.licensed_to_end = self.licence_kind == licence.LICENCE and not self._is_young()
        self.led = self._led(moved)
        self.parole: Day | None = None
        if self.paroled:
            self.parole = max(first + self.parole_days - 1 + moved + self.net_added, first)

    def _is_young(self) -> bool:
        """Whether release is unconditional: under 18 on that day, and less than 12 months."""
        if self.training or self.release >= self.adult_on:
            return False
        return self.under(_MONTHS_12)

    def _led(self, moved: int) -> Day | None:
        """The last day of a licence that is told apart from the end of the sentence."""
        if self.split and self.licence_kind == licence.LICENCE:
            return self.expiry
        if self.mixed:
            end = licence.half_of_newer(self.first, self.release, self.parts, self.law)
            return end - self.unused_licence
        if self.licence_kind != licence.SPLIT:
            return None
        counted = 0 if self.recall else self.credit
        return licence.three_quarters(self.first, self.length, moved, counted, self.release_days)

    @property
    def type_of_release(self) -> str:
        """CRD, ARD or MTD; unconditional for the young."""
        if self.licence_kind == licence.LICENCE and not self.licensed_to_end and self.release_type:
            return UNCONDITIONAL
        return self.release_type

    @property
    def licence_end(self) -> Day | None:
        """The last day of licence; None if release is unconditional."""
        return self.expiry if self.licensed_to_end else self.led

    def supervision_ends(self) -> Day | None:
        """The last day of supervision after the sentence; None if there is none."""
        if not self.supervised or self.law.supervision_repealed:
            return None
        begins = self.first if self.immediate else self.without_added
        return supervision.ends(
            self.adult_on,
            self.length - self.release_days,
            self.without_added,
            begins,
            self.at_large_after,
        )

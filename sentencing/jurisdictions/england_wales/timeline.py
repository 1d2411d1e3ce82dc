"""The history of a person, day by day: sentences begin, join, are credited, and let the person out.

Sentences passed while the person is in prison form a spell of custody; what is credited or added
reaches the spell. On the day after its latest release the spell is over, and sentences on licence
go on outside it. Changes of the law happen on their days like everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sentencing.core.days import LAST_DAY, Day, previous_working_day
from sentencing.jurisdictions.england_wales import credit, tranches
from sentencing.jurisdictions.england_wales.chains import Rows, combined, lies_in
from sentencing.jurisdictions.england_wales.durations import Fraction
from sentencing.jurisdictions.england_wales.in_force import InForce, Scheme
from sentencing.jurisdictions.england_wales.release import (
    leaves_forty,
    set_fraction,
    takes_forty,
    takes_progression,
)
from sentencing.jurisdictions.england_wales.sentences import (
    ADDED,
    AT_LARGE,
    CREDITS,
    REMAND,
    RESTORED,
    TAGGED_BAIL,
    Adjustment,
    Movement,
    Part,
    Record,
)
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.jurisdictions.england_wales.tranches import Allocation
from sentencing.jurisdictions.england_wales.whole import Dates, whole

_LONGEST_BREAK = 10
"""More days than ever lie between two working days."""
_ORDER = (ADDED, RESTORED, AT_LARGE)


class Timeline:
    """The run through a person's history.

    Attributes:
        spell: what is served in the current spell of custody. spells: the earlier ones.
        licensed, over: what is on licence, and what has expired.
        like: of each sentence that stands in no way, the one like it that it lies within.
        spell_of: the number of the spell in which each sentence was passed, by its key.
        tranche: the allocation by scheme. before: the dates as they were when a scheme took hold.
    """

    def __init__(self, record: Record, law: InForce, is_holiday: Callable[[Day], bool]) -> None:
        self.record, self.law, self.is_holiday = record, law, is_holiday
        self.spell: list[Serving] = []
        self.spells: list[list[Serving]] = []
        self.like: dict[str, Part] = {}
        self.spell_of: dict[str, int] = {}
        self._rows = Rows(law)
        self.licensed: list[Serving] = []
        self.over: list[Serving] = []
        self.tranche: dict[str, Allocation] = {}
        self.before: dict[str, Dates] = {}
        self._last = self._not_before = 0
        self._prospective = 0
        self._never_forty = False

    @property
    def everyone(self) -> list[Serving]:
        """Every sentence so far."""
        return [serving for spell in self.spells for serving in spell] + self.spell

    @property
    def all_spells(self) -> list[list[Serving]]:
        """Every spell so far."""
        return [*self.spells, self.spell] if self.spell else self.spells

    @property
    def law_of_recalls(self) -> Day | None:
        """The day from which recalls of 56 days hold; 0 for at once, None for not yet."""
        found = self.tranche.get("recall_56")
        return found.day if found else None

    def dates(self) -> Dates:
        """The dates of the whole as they stand now."""
        return whole(self.everyone, self.record, self.law, self.law_of_recalls)

    def within(self) -> Iterator[tuple[Part, Serving, Part]]:
        """The sentences that stand in no way, each with one that it lies within, and its like there."""
        for part in self.record.parts:
            like = self.like.get(part.key)
            if like is not None:
                yield part, next(s for s in self.everyone if like.key in s.keys), like

    # -- The run -----------------------------------------------------------------------------------

    def run(self) -> None:
        """Go through the days on which something happens."""
        passed, changed, moved = _by_day(self.record)
        first = min(passed)
        legal = self._days_of_law(first)
        self._last = self._not_before = first
        for day in sorted({*passed, *changed, *moved, *legal}):
            if self._is_over(day):
                self._let_out(day)
            again = day in legal and self._change_of_law(day)
            if day in passed:
                self._pass(day, passed[day])
                again = True
            left = None
            if day in moved:
                left = next(filter(self._sets_release, moved[day]), None)
                again = True
            if day in changed:
                for adjustment in changed[day]:
                    again |= self._adjust(adjustment)
            if left is not None:
                self._last = self._not_before = left.on
            elif again:
                self._find_latest()

    def _days_of_law(self, first: Day) -> set[Day]:
        """The days since the first sentence on which a change of law can matter here."""
        law, parts = self.law, self.record.parts
        days: set[Day] = set()
        if law.forty is not None and first < law.forty.more_excluded:
            days.add(law.forty.more_excluded)
            if first < law.forty.begins:
                days.update(law.forty.days)
        if law.progression is not None and first < law.progression.begins:
            days.update(law.progression.days)
        if law.recall_56 is not None and any(part.recall for part in parts):
            if first > law.recall_56.begins:
                self.tranche["recall_56"] = Allocation(0, 0)
            days.update(law.recall_56.days)
        if law.removal_later:
            days.add(law.removal_changed)
        return {day for day in days if first <= day < LAST_DAY}

    def _let_out(self, day: Day) -> None:
        """End the spell; what has a licence goes on outside, until the licence is over."""
        if self.spell:
            self.spells.append(self.spell)
            self.licensed += self.spell
            self.spell, self._rows = [], Rows(self.law)
        running: list[Serving] = []
        for serving in self.licensed:
            end = serving.licence_end
            (running if end is not None and end >= day else self.over).append(serving)
        self.licensed = running

    def _find_latest(self) -> None:
        """When the spell is over: the latest release, not before its sentence."""
        if not self.spell:
            return
        last = max(self.spell, key=lambda one: (one.release, one.not_before, one.first))
        self._last, self._not_before = max(last.release, last.not_before), last.first

    def _is_over(self, day: Day) -> bool:
        """Whether the spell was over before a day: its last day steps back to a working day."""
        if day > self._last:
            return True
        if day <= max(self._last - _LONGEST_BREAK, self._not_before):
            return False
        return day > previous_working_day(self._last, self.is_holiday)

    # -- Sentences ---------------------------------------------------------------------------------

    def _pass(self, day: Day, parts: list[Part]) -> None:
        """Sentences are passed: they join the spell, and chains are made anew."""
        for part in parts:
            set_fraction(part, self.law)
            self.spell_of[part.key] = len(self.spells)
        there = {id(serving) for serving in self.spell}
        if self.spell:
            self.spell = self._joined(day, parts)
        else:
            self._rows.join(parts)
            self.spell = combined(self._rows, self.law, self.record.adult_on, {})
            for serving in self.spell:
                serving.awarded = self._prospective
        self._find_like()
        self._prospective = 0
        for serving in self.spell:
            serving.spell = len(self.spells)
        for adjustment in self.record.adjustments:
            if adjustment.on == day and adjustment.kind in CREDITS:
                self._credit(adjustment, {part.key for part in parts})
                there = set()
        self._settle([serving for serving in self.spell if id(serving) not in there])

    def _find_like(self) -> None:
        """Which sentence of the spell each one lies within that stands in no way."""
        drawn = {part.key: part for serving in self.spell for part in serving.parts}
        for part in self._rows.parts:
            self.like.pop(part.key, None)
            if part.key not in drawn:
                self.like[part.key] = lies_in(part, drawn.values(), self.law)

    def _joined(self, day: Day, parts: list[Part]) -> list[Serving]:
        """The spell with these sentences in it, its chains made anew."""
        served = self._added_served(day, parts)
        by_key: dict[str, list[Serving]] = {}
        for serving in self.spell:
            for part in serving.parts:
                by_key.setdefault(part.key, []).append(serving)
        for part in self._rows.parts:
            if part.key not in by_key:
                by_key[part.key] = by_key[self.like[part.key].key]
        most = max(self.spell, key=_days_on)
        self._rows.join(parts)
        there = {tuple(serving.keys): serving for serving in self.spell}
        return [
            serving
            if there.get(tuple(serving.keys)) is serving
            else self._taken_over(serving, by_key, most, served)
            for serving in combined(self._rows, self.law, self.record.adult_on, there)
        ]

    def _added_served(self, day: Day, parts: list[Part]) -> int:
        """How many added days were over when these sentences were passed."""
        keys = {part.key for part in self._rows.parts}
        if any(not keys.isdisjoint(part.follows) for part in parts):
            return 0
        return credit.served_before(max(s.without_added for s in self.spell), day)

    def _taken_over(
        self,
        serving: Serving,
        by_key: dict[str, list[Serving]],
        most: Serving,
        served: int,
    ) -> Serving:
        """A sentence of the spell that was made anew, with what was on the spell before."""
        earlier = [other for key in serving.keys for other in by_key.get(key, ())]
        if earlier:
            _put_all(max(earlier, key=lambda other: other.at_large), serving)
            return serving
        _share(most, serving)
        if self.law.credit_to_sentence:
            serving.remand = serving.tagged = serving.on_recall = 0
        serving.served_added += served
        serving.awarded += self._prospective
        return serving

    def _credit(self, adjustment: Adjustment, new: set[str]) -> None:
        for serving in self.spell:
            if self.law.credit_to_sentence and new.isdisjoint(serving.keys):
                continue
            if adjustment.kind == REMAND:
                serving.remand += adjustment.days
            elif adjustment.kind == TAGGED_BAIL:
                serving.tagged += adjustment.days
            else:
                serving.on_recall += adjustment.days

    def _settle(self, changed: Iterable[Serving] | None = None) -> None:
        """Draw the dates again of what changed; of all the spell unless said."""
        for serving in self.spell if changed is None else changed:
            serving.settle()
        self._hold_licences()

    def _hold_licences(self) -> None:
        if any(serving.mixed for serving in self.spell):
            last = max(serving.expiry for serving in self.spell)
            for serving in self.spell:
                _hold_licence(serving, last)

    # -- Days added, days at large -----------------------------------------------------------------

    def _adjust(self, adjustment: Adjustment) -> bool:
        """Whether it moved something in the spell."""
        if adjustment.kind == AT_LARGE:
            return self._at_large(adjustment)
        days = adjustment.days if adjustment.kind == ADDED else -adjustment.days
        if self.spell:
            releases = [serving.release for serving in self.spell if not serving.unlike]
            if not releases or max(releases) < adjustment.on:
                return False
            for serving in self.spell:
                serving.awarded += days
            self._settle()
            return True
        recalled = [serving for serving in self.licensed if serving.recall is not None]
        for serving in recalled:
            if serving.recall is not None and serving.recall.days:
                back = self.record.back(serving.recall)
                if back is not None and adjustment.on >= back:
                    serving.added_on_recall += days
        if not recalled:
            self._prospective += days
        return False

    def _at_large(self, adjustment: Adjustment) -> bool:
        day, days = adjustment.on, adjustment.days
        last = adjustment.last if adjustment.last is not None else day + days - 1
        for serving in self.spell:
            if day <= serving.release:
                serving.at_large += days
            elif serving.recall is not None:
                serving.at_large_after += days
            else:
                continue
            serving.last_at_large = max(serving.last_at_large or 0, last)
        for serving in self.licensed:
            if serving.recall is not None:
                serving.at_large_after += days
                back = self.record.back(serving.recall)
                if serving.recall.days and back is not None and back <= day:
                    serving.at_large_since_return += days
            elif day <= serving.release:
                serving.at_large += days
            else:
                continue
            serving.last_at_large = max(serving.last_at_large or 0, last)
            serving.settle()
        self._settle()
        return bool(self.spell)

    # -- Movements ---------------------------------------------------------------------------------

    def _sets_release(self, movement: Movement) -> bool:
        """Whether the person left for good: not by a removal that failed, or stops the clock."""
        if not movement.out:
            return False
        if movement.reason != "removal":
            return True
        back = [m for m in self.record.movements if not m.out and m.on >= movement.on]
        if back and min(back, key=lambda m: m.on).reason == "removal failed":
            return False
        return movement.on < self.law.removal_stops_clock_since

    # -- Changes of the law ------------------------------------------------------------------------

    def _change_of_law(self, day: Day) -> bool:
        """Whether a change of the law on a day moved something."""
        law = self.law
        if law.removal_later and day == law.removal_changed:
            self.before["removal"] = self.dates()
        recalls = law.recall_56
        if recalls is not None and day in recalls.days and "recall_56" not in self.tranche:
            self._allocate_recalls(recalls, day)
        if not self.spell and not self.licensed:
            return False
        again = False
        forty, progression = law.forty, law.progression
        if forty is not None and "forty" not in self.tranche and day in forty.days:
            again = self._allocate_forty(forty, day)
        if progression is not None and "progression" not in self.tranche:
            again |= day in progression.days and self._allocate_progression(progression, day)
        if forty is not None and day == forty.more_excluded:
            again |= self._leave_forty(day)
        return again

    @property
    def _running(self) -> list[Serving]:
        return self.spell + self.licensed

    def _allocate_forty(self, scheme: Scheme, day: Day) -> bool:
        """Whether the person is in this tranche of the order of 2024; then it takes hold."""
        if self._never_forty or not tranches.forty_concerns(self._running, scheme):
            return False
        number = tranches.fitting(scheme, day, self._running, in_years=True)
        if number is None:
            return False
        out = tranches.out_of_prison(self.record, day)
        if out:
            self._never_forty = out in tranches.NOT_OUT_FOR_GOOD
            return False
        self._come_under(scheme, Allocation(number, day), takes_forty)
        return True

    def _allocate_progression(self, scheme: Scheme, day: Day) -> bool:
        """Whether the person is in this tranche of progression; then it takes hold."""
        if not tranches.progression_concerns(self._running, scheme, self.record, day):
            return False
        number = tranches.fitting(scheme, day, self._running)
        if number is None:
            return False
        self._come_under(scheme, Allocation(number, day), takes_progression)
        return True

    def _allocate_recalls(self, scheme: Scheme, day: Day) -> None:
        concerned = tranches.recalled_before(self._running + self.over, scheme, self.record)
        if not concerned:
            self.tranche["recall_56"] = Allocation(0, 0)
            return
        number = tranches.fitting(scheme, day, concerned)
        if number is not None:
            self.tranche["recall_56"] = Allocation(number, day)

    def _leave_forty(self, day: Day) -> bool:
        """The offences taken out in December 2024: who is still in prison goes back to one half."""
        moved = False
        for serving in self.spell:
            leaving = [p for p in serving.parts if p.sentenced < day and leaves_forty(p)]
            for part in leaving:
                self._set_fraction(part, self.law.half, "forty")
            if leaving:
                serving.recount()
                moved = True
        self._hold_licences()
        return moved

    def _set_fraction(self, part: Part, fraction: Fraction, scheme: str) -> None:
        """Give a sentence another fraction, and those that lie within it."""
        inside = [one for one in self.record.parts if self.like.get(one.key) is part]
        for one in (part, *inside):
            one.fraction, one.scheme = fraction, scheme

    def _come_under(
        self, scheme: Scheme, allocation: Allocation, takes: Callable[[Part], bool]
    ) -> None:
        """Sentences whose release lies after the day of the tranche get the scheme's fraction.

        The dates as they stood before are kept.
        """
        self.tranche[scheme.name] = allocation
        self.before[scheme.name] = self.dates()
        day = allocation.day
        for serving in self._running:
            if serving.release <= day:
                continue
            taken = [p for p in serving.parts if p.sentenced < scheme.begins and takes(p)]
            for part in taken:
                fraction = scheme.plus if part.plus else scheme.fraction
                self._set_fraction(part, fraction, scheme.name)
            if taken:
                serving.not_before = day
                serving.recount()
        self._hold_licences()


def _by_day(
    record: Record,
) -> tuple[dict[Day, list[Part]], dict[Day, list[Adjustment]], dict[Day, list[Movement]]]:
    """Sentences, adjustments other than credit in the order of their kinds, and movements."""
    passed: dict[Day, list[Part]] = {}
    for part in record.parts:
        passed.setdefault(part.sentenced, []).append(part)
    changed: dict[Day, list[Adjustment]] = {}
    moved: dict[Day, list[Movement]] = {}
    if record.adjustments:
        for kind in _ORDER:
            for adjustment in record.adjustments:
                if adjustment.kind == kind:
                    changed.setdefault(adjustment.on, []).append(adjustment)
    for movement in record.movements:
        moved.setdefault(movement.on, []).append(movement)
    return passed, changed, moved


def _days_on(serving: Serving) -> int:
    return serving.remand + serving.tagged + serving.on_recall + serving.awarded


def _put_all(earlier: Serving, serving: Serving) -> None:
    """A chain keeps everything that was on the sentences that it has grown from."""
    _share(earlier, serving)
    serving.at_large, serving.at_large_after = earlier.at_large, earlier.at_large_after
    serving.at_large_since_return = earlier.at_large_since_return
    serving.last_at_large, serving.not_before = earlier.last_at_large, earlier.not_before
    serving.added_on_recall = earlier.added_on_recall


def _share(earlier: Serving, serving: Serving) -> None:
    """Credit and added days of a spell reach the sentences that join it."""
    serving.remand, serving.tagged = earlier.remand, earlier.tagged
    serving.on_recall, serving.awarded = earlier.on_recall, earlier.awarded
    serving.served_added = earlier.served_added


def _hold_licence(serving: Serving, last: Day) -> None:
    """Added days do not carry the licence of a mixed chain beyond the last expiry of the spell."""
    if serving.mixed and serving.led is not None:
        serving.unused_licence = 0
        serving.settle()
        serving.unused_licence = max((serving.led or 0) - last, 0)
        serving.settle()

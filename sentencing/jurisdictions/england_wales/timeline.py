"""timeline"""

from __future__ import annotations

import msgspec

from sentencing.days import LAST_DAY, Day, date_of
from sentencing.jurisdictions.england_wales.durations import last_day
from sentencing.jurisdictions.england_wales.extraction import Extracted, extract
from sentencing.jurisdictions.england_wales.in_force import InForce, Scheme
from sentencing.jurisdictions.england_wales.sentences import (
    STANDARD,
    TERMS,
    TRAINING,
    Part,
    Sentence,
)
from sentencing.terms import Term

CREDITS = ("REMAND", "TAGGED_BAIL", "RECALL_REMAND", "RECALL_TAGGED_BAIL")
_OUT_40 = frozenset(("SEXUAL", "VIOLENT", "DOMESTIC_ABUSE", "NATIONAL_SECURITY", "TERRORISM"))
_OUT_T3 = frozenset(("SEXUAL_T3", "DOMESTIC_ABUSE_T3", "MURDER_T3"))
_OUT_PM = frozenset(("PROGRESSION_MODEL_SCHEDULE_13_PART_3", "SA2026_PROGRESSION_MODEL_SCHEDULE"))


class Adjustment(msgspec.Struct, frozen=True):
    kind: str
    on: Day
    days: int
    first: Day | None
    last: Day | None
    reason: str = ""


class Movement(msgspec.Struct, frozen=True):
    on: Day
    out: bool
    reason: str


class Booking(msgspec.Struct):
    parts: list[Part]
    adjustments: list[Adjustment]
    movements: list[Movement]
    born: Day | None
    sex_offender: bool = False
    returned: Day | None = None
    recorded: tuple[Day, int] | None = None


def takes_40(p: Part) -> bool:
    return p.kind == STANDARD and not p.plus and not (p.excluded & _OUT_40)


def amended_40(p: Part) -> bool:
    return p.kind == STANDARD and not p.plus and bool(p.excluded & _OUT_T3)


def takes_pm(p: Part) -> bool:
    return (
        p.kind == STANDARD
        and not p.detention
        and p.recall is None
        and not (p.plus_in_type and not p.plus)
        and not (p.excluded & _OUT_PM)
    )


class Timeline:
    def __init__(self, booking: Booking, law: InForce, is_holiday) -> None:
        self.b = booking
        self.law = law
        self.is_holiday = is_holiday
        self.group: list[Sentence] = []
        self.licence: list[Sentence] = []
        self.expired: list[Sentence] = []
        self.released: list[list[Sentence]] = []
        self.latest: Day = 0
        self.latest_sentence: Sentence | None = None
        self.pending = 0  # prospective ADA
        self.never_40 = False
        self.out_since: Movement | None = None
        self.tranche: dict[str, tuple[int, Day]] = {}
        self.snapshots: dict[str, Extracted] = {}
        self.spells: list[list[Sentence]] = []

    # -- the run

    def run(self) -> None:
        b, law = self.b, self.law
        sentenced: dict[Day, list[Part]] = {}
        for p in b.parts:
            sentenced.setdefault(p.sentenced, []).append(p)
        adjusted: dict[Day, list[Adjustment]] = {}
        for a in b.adjustments:
            if a.kind not in CREDITS:
                adjusted.setdefault(a.on, []).append(a)
        moved: dict[Day, list[Movement]] = {}
        for m in b.movements:
            moved.setdefault(m.on, []).append(m)
        days = {*sentenced, *adjusted, *moved}
        first = min(sentenced)
        legal: set[Day] = set()
        if law.forty:
            legal |= {d for _, d in law.forty.tranches} | {law.forty.amended}
        if law.progression:
            legal |= {d for _, d in law.progression.tranches}
        if law.recall_56:
            legal |= {d for _, d in law.recall_56.tranches}
        if law.removal_kept:
            legal.add(law.removal_changed)
        days |= {d for d in legal if d >= first}
        self.latest = first
        if law.recall_56 and law.recall_56.begins < first:
            self.tranche["56"] = (0, 0)
        for day in sorted(days):
            if day > self.latest:
                self._release(day)
            ask = forbid = False
            if day in legal:
                ask |= self._legal(day)
            if day in sentenced:
                self._sentence(day, sentenced[day])
                ask = True
            for m in moved.get(day, ()):
                if self._move(m):
                    forbid = True
                else:
                    ask = True
            order = adjusted.get(day, ())
            for kind in ("ADDITIONAL_DAYS_AWARDED", "RESTORATION_OF_ADDITIONAL_DAYS_AWARDED", "UNLAWFULLY_AT_LARGE"):
                for a in order:
                    if a.kind == kind:
                        ask |= self._adjust(a)
            if ask and not forbid:
                self._find_latest()
        if self.group:
            self.spells.append(self.group)

    def everyone(self) -> list[Sentence]:
        return [s for g in self.released for s in g] + self.group

    def _release(self, day: Day) -> None:
        if self.group:
            self.released.append(self.group)
            self.spells.append(self.group)
            for s in self.group:
                end = s.licence_expiry
                if end is not None and end >= day:
                    self.licence.append(s)
                else:
                    self.expired.append(s)
            self.group = []
        for s in list(self.licence):
            end = s.licence_expiry
            if end is None or end < day:
                self.licence.remove(s)
                self.expired.append(s)

    def _find_latest(self) -> None:
        if not self.group:
            return
        s = max(self.group, key=lambda s: s.release)
        day = max(s.release, s.not_before)
        while (day - 1) % 7 > 4 or self.is_holiday(day):
            day -= 1
        self.latest = max(day, s.first)
        self.latest_sentence = s

    # -- sentences

    def _fraction(self, p: Part, day: Day) -> None:
        law = self.law
        p.scheme = ""
        if p.kind == STANDARD:
            p.fraction = law.two_thirds if p.plus else law.half
            pm, forty = law.progression, law.forty
            if pm and day >= pm.begins and takes_pm(p):
                p.fraction, p.scheme = (pm.plus if p.plus else pm.standard), "PM"
            elif forty and day >= forty.amended and amended_40(p):
                p.fraction, p.scheme = law.half, "T3"
            elif forty and day >= forty.begins and takes_40(p):
                p.fraction, p.scheme = forty.standard, "40"
        elif p.kind == "extended":
            p.fraction = (2, 3)
        elif p.kind == "fine default":
            p.fraction = (1, 1) if p.in_full else (1, 2)
        elif p.kind == "supervision breach":
            p.fraction = (1, 1)
        else:
            p.fraction = (1, 2)

    def _sentence(self, day: Day, parts: list[Part]) -> None:
        for p in parts:
            self._fraction(p, day)
        old = self.group
        keys = {p.key for s in old for p in s.parts}
        served = 0
        if old:
            without = max(s.release_wo_ada for s in old)
            if day > without and not any(p.follows in keys for p in parts):
                served = day - without - 1
        everything = [p for s in old for p in s.parts]
        fresh = [p for p in everything if p not in parts] + parts
        seen: set[str] = set()
        unique = []
        for p in fresh:
            if p.key not in seen:
                seen.add(p.key)
                unique.append(p)
        unique.sort(key=lambda p: p.number)
        combined = combine(unique, self.law, self.b.born)
        most = max(old, key=lambda s: s.remand + s.bail + s.recall_credit + s.ada) if old else None
        by_key: dict[str, list[Sentence]] = {}
        for s in old:
            for p in s.parts:
                by_key.setdefault(p.key, []).append(s)
        new_keys = {p.key for p in parts}
        new_group = []
        for s in combined:
            if not any(p.key in new_keys for p in s.parts):
                same = next((o for o in old if [p.key for p in o.parts] == [p.key for p in s.parts]), None)
                if same is not None:
                    new_group.append(same)
                    continue
            donors = [d for p in s.parts for d in by_key.get(p.key, ())]
            if donors:
                d = donors[0]
                for o in donors:
                    if o.ual_during > d.ual_during:
                        d = o
                copy_all(d, s)
            elif most is not None:
                s.remand, s.bail, s.recall_credit, s.ada = most.remand, most.bail, most.recall_credit, most.ada
                s.served = most.served + served if served else most.served
            if not donors and self.pending:
                s.ada += self.pending
            new_group.append(s)
        if self.pending:
            self.pending = 0
        self.group = new_group
        for a in self.b.adjustments:
            if a.on == day and a.kind in CREDITS:
                for s in self.group:
                    if a.kind == "REMAND":
                        s.remand += a.days
                    elif a.kind == "TAGGED_BAIL":
                        s.bail += a.days
                    else:
                        s.recall_credit += a.days
        self._settle()

    def _settle(self) -> None:
        for s in self.group:
            s.settle()
        if any(s.mixed_ora for s in self.group):
            last = max(s.expiry for s in self.group)
            for s in self.group:
                if s.mixed_ora and s.led is not None:
                    s.unused_licence = 0
                    s.settle()
                    s.unused_licence = max(s.led - last, 0)
                    s.settle()

    # -- adjustments

    def _adjust(self, a: Adjustment) -> bool:
        if a.kind == "UNLAWFULLY_AT_LARGE":
            return self._at_large(a)
        days = a.days if a.kind == "ADDITIONAL_DAYS_AWARDED" else -a.days
        if self.group:
            releases = [s.release for s in self.group if not s.is_term]
            if releases and max(releases) >= a.on:
                for s in self.group:
                    s.ada += days
                self._settle()
                return True
            return False
        recalls = [s for s in self.licence if s.recall]
        if recalls:
            fixed = [s for s in recalls if s.recall and s.recall.days]
            for s in fixed:
                back = self.b.returned or s.recall.returned
                if back is not None and a.on >= back:
                    s.ada_after += days
            return bool(fixed)
        self.pending += days
        return False

    def _at_large(self, a: Adjustment) -> bool:
        last = a.last if a.last is not None else a.on + a.days - 1
        done = False
        for s in self.group:
            if a.on <= s.release:
                s.ual_during += a.days
                s.last_ual = max(s.last_ual or 0, last)
            elif s.recall:
                s.ual_after += a.days
                s.last_ual = max(s.last_ual or 0, last)
            done = True
        for s in self.licence:
            if s.recall:
                s.ual_after += a.days
                s.last_ual = max(s.last_ual or 0, last)
                back = self.b.returned or s.recall.returned
                if s.recall.days and back is not None and back <= a.on:
                    s.ual_ftr += a.days
                s.settle()
            elif a.on <= s.release:
                s.ual_during += a.days
                s.last_ual = max(s.last_ual or 0, last)
                s.settle()
        self._settle()
        return done

    # -- movements

    def _move(self, m: Movement) -> bool:
        """Whether it sets the release."""
        if not m.out:
            self.out_since = None
            return False
        self.out_since = m
        if m.reason == "ERS":
            later = [x for x in self.b.movements if not x.out and x.on >= m.on]
            if later and min(later, key=lambda x: x.on).reason == "FAILED_ERS_REMOVAL":
                return False
            if m.on >= self.law.removal_stops_clock:
                return False
        self.latest = m.on
        return True

    # -- law

    def _legal(self, day: Day) -> bool:
        law = self.law
        ask = False
        if law.removal_kept and day == law.removal_changed:
            self.snapshots["removal"] = self._extract()
        forty, pm, r56 = law.forty, law.progression, law.recall_56
        if forty and "40" not in self.tranche and not self.never_40 and day in [d for _, d in forty.tranches]:
            number = self._allocate_40(forty, day)
            if number is not None:
                self.tranche["40"] = (number, day)
        if pm and "PM" not in self.tranche and day in [d for _, d in pm.tranches]:
            number = self._allocate_pm(pm, day)
            if number is not None:
                self.tranche["PM"] = (number, day)
        if forty and day == forty.amended:
            for s in self.group:
                hit = [p for p in s.parts if p.sentenced < day and amended_40(p)]
                for p in hit:
                    p.fraction, p.scheme = law.half, "T3"
                if hit:
                    s.recount()
                    ask = True
            self._settle()
        if self.tranche.get("40", (0, 0))[1] == day:
            self.snapshots["40"] = self._extract()
            self._apply(forty, day, takes_40, "40")
            ask = True
        if self.tranche.get("PM", (0, 0))[1] == day:
            self.snapshots["PM"] = self._extract()
            self._apply(pm, day, takes_pm, "PM")
            ask = True
        if r56:
            self._allocate_56(r56, day)
        return ask

    def _apply(self, scheme: Scheme, day: Day, takes, name: str) -> None:
        for s in self.group + self.licence:
            if s.release <= day:
                continue
            hit = [p for p in s.parts if p.sentenced < scheme.begins and takes(p)]
            for p in hit:
                p.fraction = scheme.plus if p.plus else scheme.standard
                p.scheme = name
            if hit:
                s.not_before = day
                s.recount()
        self._settle()

    def _allocate_40(self, scheme: Scheme, day: Day) -> int | None:
        running = self.group + self.licence
        if not any(
            s.release > scheme.begins
            and any(p.sentenced < scheme.begins and p.kind == STANDARD and not p.plus for p in s.parts)
            for s in running
        ):
            return None
        years = max(
            (whole_years(s, scheme.begins) for s in running if s.expiry >= scheme.begins), default=0
        )
        number = fitting(scheme, years, day)
        if number is not None and self._out_of_custody(day):
            return None
        return number

    def _out_of_custody(self, day: Day) -> bool:
        before = [m for m in self.b.movements if m.on <= day]
        if not before:
            return False
        last = max(before, key=lambda m: m.on)
        if not last.out:
            return False
        if last.reason in ("HDC", "ERS", "ECSL"):
            self.never_40 = True
            return True
        for a in self.b.adjustments:
            if a.kind == "UNLAWFULLY_AT_LARGE" and a.first is not None and a.last is not None:
                if a.first <= day <= a.last:
                    return False
        return True

    def _allocate_pm(self, scheme: Scheme, day: Day) -> int | None:
        running = self.group + self.licence
        late = sum(
            a.days
            for a in self.b.adjustments
            if a.kind == "UNLAWFULLY_AT_LARGE" and scheme.begins <= a.on < day
        )
        if not any(
            s.release_wo_ada - late >= scheme.begins
            and any(p.sentenced < scheme.begins and takes_pm(p) for p in s.parts)
            for s in running
        ):
            return None
        days = max(
            (whole_days(s, scheme.begins) for s in running if s.expiry >= scheme.begins), default=0
        )
        return fitting(scheme, days, day)

    def _allocate_56(self, scheme: Scheme, day: Day) -> None:
        if "56" in self.tranche or day not in [d for _, d in scheme.tranches]:
            return
        everyone = self.group + self.licence + self.expired
        recalls = [s for s in everyone if s.recall and s.recall.days == 56]
        revoked = [s.recall.revoked for s in recalls if s.recall and s.recall.revoked]
        last_revoked = max(revoked, default=0)
        candidates = []
        for s in recalls:
            back = self.b.returned or s.recall.returned
            if s.expiry > last_revoked and s.recall.revoked != scheme.begins and back and back <= scheme.begins:
                candidates.append(s)
        if not candidates:
            self.tranche["56"] = (0, 0)
            return
        days = max((whole_days(s, scheme.begins) for s in candidates if s.expiry >= scheme.begins), default=0)
        number = fitting(scheme, days, day)
        if number is not None:
            self.tranche["56"] = (number, day)

    def _extract(self) -> Extracted:
        return extract(self.everyone(), self.b, self.law, self.tranche.get("56"))


def fitting(scheme: Scheme, size: int, day: Day) -> int | None:
    for number, (limit, begins) in enumerate(scheme.tranches, 1):
        if begins == day:
            return number if size <= limit else None
    return None


def _span(s: Sentence, before: Day) -> tuple[Day, Day]:
    parts = [p for p in s.parts if p.sentenced < before and p.kind not in TERMS]
    cursor = s.first
    for p in parts:
        cursor = last_day(cursor, p.total) + 1
    return s.first, cursor


def whole_days(s: Sentence, before: Day) -> int:
    first, end = _span(s, before)
    return end - first


def whole_years(s: Sentence, before: Day) -> int:
    first, end = _span(s, before)
    a, b = date_of(first), date_of(end)
    return b.year - a.year - ((b.month, b.day) < (a.month, a.day))


def copy_all(a: Sentence, b: Sentence) -> None:
    for name in ("remand", "bail", "recall_credit", "ual_during", "ual_after", "ual_ftr", "last_ual", "ada", "ada_after", "served", "unused", "not_before"):
        setattr(b, name, getattr(a, name))


def combine(parts: list[Part], law: InForce, born: Day | None) -> list[Sentence]:
    """Chains, single terms and sentences that stand alone."""
    if len(parts) > 1 and not any(p.recall or p.follows for p in parts) and len({p.sentenced for p in parts}) > 1:
        merged = single_term(parts, law, born)
        if merged is not None:
            return [merged]
    children: dict[str, list[Part]] = {}
    keys = {p.key for p in parts}
    for p in parts:
        if p.follows in keys:
            children.setdefault(p.follows, []).append(p)
    chains: list[list[Part]] = []

    def walk(path: list[Part]) -> None:
        after = children.get(path[-1].key)
        if not after:
            chains.append(path)
            return
        for child in after:
            walk([*path, child])

    for p in parts:
        if p.follows not in keys:
            walk([p])
    return [Sentence(chain, law, born) for chain in chains]


def single_term(parts: list[Part], law: InForce, born: Day | None) -> Sentence | None:
    if all(p.kind == TRAINING for p in parts):
        early = min(p.sentenced for p in parts)
        late = max(p.sentenced for p in parts)
        ends = [last_day(d, max((p.custodial for p in parts if p.sentenced == d), key=lambda t, d=d: last_day(d, t))) for d in (early, late)]
    elif all(p.kind == STANDARD and p.committed < law.new_offences and p.sentenced < law.new_sentences for p in parts):
        two = parts[:2]
        early = min(p.sentenced for p in two)
        ends = [last_day(p.sentenced, p.custodial) for p in two]
    else:
        return None
    days = max(ends) - early + 1
    return Sentence(parts, law, born, merged=Term(days=days))

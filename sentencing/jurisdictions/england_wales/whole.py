"""The dates of the whole: what several sentences, chains and spells come to for one person.

Each sentence is calculated alone; the latest release and the latest expiry count, with exceptions
for each kind of date. Every date remembers the sentence that gave it.
"""

from __future__ import annotations

import msgspec

from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales import recall
from sentencing.jurisdictions.england_wales.citations import (
    CJA_244A,
    CJA_246A,
    CJA_260,
    CJA_263,
    CJA_264,
    CODE_241,
    PRACTICE,
    PSI_03_2015,
)
from sentencing.jurisdictions.england_wales.curfew import (
    curfew,
    is_under_progression,
    open_to,
)
from sentencing.jurisdictions.england_wales.durations import limit
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.licence import licensed_if_short
from sentencing.jurisdictions.england_wales.removal import removal
from sentencing.jurisdictions.england_wales.sentences import BREACH, FINE, STANDARD, Record
from sentencing.jurisdictions.england_wales.serving import CONDITIONAL, UNCONDITIONAL, Serving
from sentencing.jurisdictions.england_wales.training import transfers
from sentencing.kit.law import rule

_MONTHS_12, _MONTHS_24, _MONTHS_48 = 12, 24, 48


class Dates(msgspec.Struct, kw_only=True):
    """The dates of a person.

    Attributes:
        days: by the names of the prison service.
        by: the sentence that gave each, if one did.
        latest: the sentences released last.
        out: when each sentence lets the person out, in the order of `everyone`.
    """

    days: dict[str, Day]
    by: dict[str, Serving]
    everyone: list[Serving]
    latest: list[Serving]
    out: list[Day]

    def put(self, name: str, day: Day, serving: Serving) -> None:
        """Set a date with the sentence that gives it."""
        self.days[name] = day
        self.by[name] = serving


def whole(
    everyone: list[Serving], record: Record, law: InForce, law_of_recalls: Day | None
) -> Dates:
    """The dates of these sentences together.

    Raises:
        NoReturnError: a fixed-term recall has no day of return.
    """
    out = [recall.lets_out(serving, record, law_of_recalls) for serving in everyone]
    dates = Dates(days={}, by={}, everyone=everyone, latest=everyone, out=out)
    if not everyone:
        return dates
    if len(everyone) == 1:
        _alone(dates, record, law)
    else:
        _Several(dates, record, law).put_all()
    return dates


def _alone(dates: Dates, record: Record, law: InForce) -> None:
    """A single sentence shows what it has."""
    serving = dates.everyone[0]
    dates.put("SLED" if serving.licensed_to_end else "SED", serving.expiry, serving)
    if serving.led is not None:
        dates.put("LED", serving.led, serving)
    for name, day in _released_alone(serving, dates.out[0]).items():
        dates.put(name, day, serving)
    ends = serving.supervision_ends()
    if ends is None and not law.supervision_repealed:
        ends = serving.parts[0].supervision_end
    if ends is not None:
        dates.put("TUSED", ends, serving)
    early = _curfew_alone(serving, record, law)
    if early is not None:
        dates.put("HDCED", early, serving)
    removed = removal(serving, law) if record.early_removal else None
    if removed is not None:
        dates.put("ERSED", removed, serving)
    if serving.kinds != {BREACH}:
        dates.put("ESED", serving.unadjusted_expiry, serving)


def _released_alone(serving: Serving, out: Day) -> dict[str, Day]:
    if serving.recall is not None:
        return {"PRRD": out}
    if serving.training:
        return transfers(serving, serving.release)
    released = {serving.type_of_release: serving.release}
    return released if serving.parole is None else released | {"PED": serving.parole}


def _curfew_alone(serving: Serving, record: Record, law: InForce) -> Day | None:
    if not serving.curfew_possible or record.sex_offender:
        return None
    day = curfew(serving, law)
    if day is None or day >= serving.release or not open_to(day, serving, [serving], law):
        return None
    return day


class _Several:
    """The rules for several sentences, one a date."""

    def __init__(self, dates: Dates, record: Record, law: InForce) -> None:
        self.dates, self.record, self.law = dates, record, law
        self.everyone = dates.everyone
        self.out = [max(day, s.not_before) for day, s in zip(dates.out, self.everyone, strict=True)]
        self.training = [s for s in self.everyone if s.training]
        self.others = [s for s in self.everyone if not s.training]
        leading = [
            (day, plain, serving)
            for day, plain, serving in zip(self.out, dates.out, self.everyone, strict=True)
            if not serving.training or not self.others
        ]
        self.top = max([day for day, _, _ in leading])
        self.latest = [serving for day, _, serving in leading if day == self.top]
        self.release = max([plain for day, plain, _ in leading if day == self.top])
        dates.latest = self.latest
        self.end = max([s.expiry for s in self.everyone])
        ends = [s.licence_end for s in self.everyone]
        self.licence = max([day for day in ends if day is not None], default=None)
        self.start = min([s.first for s in self.everyone])
        self.length = max([s.unadjusted_expiry for s in self.everyone]) - self.start + 1

    def put_all(self) -> None:
        """Every date in turn."""
        conditional, licence_shown = is_conditional(self)
        self._put_end(shown=licence_shown)
        self._put_release(conditional=conditional)
        self._put_transfers()
        self._put_curfew()
        self._put_parole()
        if self.record.early_removal:
            self._put_removal()
        self._put_supervision()
        last = max(self.everyone, key=lambda s: s.unadjusted_expiry)
        self.dates.put("ESED", last.unadjusted_expiry, last)

    def _put_end(self, *, shown: bool) -> None:
        """SLED where sentence and licence end together, else SED, and LED if there is one."""
        last = [s for s in self.everyone if s.expiry == self.end]
        together = bool(self.others) and len({s.training for s in last}) > 1
        to_end = self.licence == self.end and (together or all(s.licensed_to_end for s in last))
        self.dates.put("SLED" if to_end else "SED", self.end, last[0])
        if not to_end and shown and self.licence is not None and self.licence >= self.release:
            giving = next(s for s in self.everyone if s.licence_end == self.licence)
            self.dates.put("LED", self.licence, giving)

    def _put_release(self, *, conditional: bool) -> None:
        plain = [s for s in self.latest if s.recall is None]
        recalled = [s for s in self.latest if s.recall is not None]
        if plain and self.others:
            name = CONDITIONAL if conditional else UNCONDITIONAL
            self.dates.put(name, self.release, plain[0])
        if recalled:
            mixed = recall.release_if_mixed(self.everyone, self.record, self.top)
            days = [
                (day, number)
                for number, day in enumerate(self.dates.out)
                if self.everyone[number].recall is not None
            ]
            day, number = max(days)
            self.dates.put("PRRD", day if mixed is None else mixed, self.everyone[number])

    def _put_transfers(self) -> None:
        if not self.training:
            return
        order = max(self.training, key=lambda s: s.release)
        for name, day in transfers(order, middle(self, order)).items():
            self.dates.put(name, day, order)

    def _put_curfew(self) -> None:
        if self.record.sex_offender:
            return
        found = curfew_of_several(self)
        if found is None or not open_to(*found, self.everyone, self.law):
            return
        days = self.dates.days
        if "PRRD" in days:
            release = days.get(CONDITIONAL, days.get(UNCONDITIONAL))
            if release is None or days["PRRD"] >= release:
                return
        self.dates.put("HDCED", *found)

    def _put_parole(self) -> None:
        found = parole_of_several(self)
        if found is not None:
            self.dates.put("PED", *found)

    def _put_removal(self) -> None:
        found = removal_of_several(self)
        if found is not None:
            self.dates.put("ERSED", *found)

    def _put_supervision(self) -> None:
        found = supervision_of_several(self)
        if found is not None:
            self.dates.put("TUSED", *found)

    def all_under_18(self) -> bool:
        """Whether the person is under 18 at every release."""
        return all(s.release < self.record.adult_on for s in self.everyone)


@rule(
    "the latest release and the latest end count",
    CJA_263,
    CJA_264,
    PRACTICE,
    convention="concurrent sentences each alone; a training order is released from beside others",
)
def is_conditional(case: _Several) -> tuple[bool, bool]:
    """Whether release is on licence, and whether the end of the licence is shown."""
    conditional = case.licence is not None and case.licence >= case.release
    shown = True
    leading = case.latest[0]
    four_years = limit(case.start, _MONTHS_48)
    if leading.type_of_release != CONDITIONAL and case.length < four_years and _mixed(case):
        ends = [s.expiry for s in case.everyone if s.licensed_to_end]
        last = [s for s in case.everyone if s.expiry == case.end]
        shown = conditional = not (
            not any(s.licensed_to_end for s in last) and ends and case.release > max(ends)
        )
    if case.training:
        if case.all_under_18() and case.length < limit(case.start, _MONTHS_12):
            conditional = False
        elif case.others and all(s.release >= case.record.adult_on for s in case.everyone):
            conditional = True
    return conditional, shown


def _mixed(case: _Several) -> bool:
    """Whether short sentences for older offences stand beside ones that have a licence."""
    law = case.law
    newer = older = False
    for serving in case.everyone:
        for part in serving.parts:
            if part.kind == STANDARD:
                licensed = licensed_if_short(part, law)
                newer |= licensed
                older |= not licensed and serving.under(_MONTHS_12)
    return newer and older


@rule(
    "the middle of a training order beside other sentences",
    CODE_241,
    PRACTICE,
    convention="its own day beside a conditional release, without credit if before June 2022; the "
    "latest release beside an unconditional one, unless all are under 18",
)
def middle(case: _Several, order: Serving) -> Day:
    """The middle transfer day."""
    days = case.dates.days
    if CONDITIONAL in days and order.parts[0].sentenced < case.law.training_remand_since:
        return order.unadjusted_release
    if UNCONDITIONAL in days and not case.all_under_18():
        return max(case.release, order.release)
    return order.release


@rule(
    "curfew from several sentences",
    PRACTICE,
    convention="none beside an SDS+ that stands alone, nor if the sentence released last has none; "
    "the latest day, of equal ones that of the sentence released last; not before a sentence without curfew lets the person out",
)
def curfew_of_several(case: _Several) -> tuple[Day, Serving] | None:
    """The day, and the sentence that gives it; None if there is no curfew."""
    everyone, law = case.everyone, case.law
    if any(not s.chain and any(p.plus_today for p in s.parts) for s in everyone):
        return None
    days = [curfew(s, law) if s.curfew_possible else None for s in everyone]
    counted = [n for n, s in enumerate(everyone) if s.recall is None and not s.training]
    top = max((case.out[n] for n in counted), default=None)
    if all(days[n] is None for n in counted if case.out[n] == top):
        return None
    found = [
        (day, case.out[n], is_under_progression(serving), n)
        for n, (day, serving) in enumerate(zip(days, everyone, strict=True))
        if day is not None and case.release >= serving.first + law.curfew_left
    ]
    if not found:
        return None
    day, *_, number = max(found)
    best = day, everyone[number]
    if day >= case.release:
        return None
    without = [
        n
        for n, s in enumerate(everyone)
        if days[n] is None and not s.training and case.out[n] > day
    ]
    if without and not all(everyone[n].immediate for n in without):
        return max(case.out[n] for n in without), best[1]
    return best


@rule(
    "parole beside other sentences",
    CJA_244A,
    CJA_246A,
    PRACTICE,
    convention="the latest parole date, not before a sentence without parole lets the person out; "
    "none if that is at or after release from the sentence with parole",
)
def parole_of_several(case: _Several) -> tuple[Day, Serving] | None:
    """The day, and the sentence that gives it; None if there is no parole."""
    if not case.latest[0].paroled:
        return None
    found = [(s.parole, s) for s in case.everyone if s.parole is not None]
    day, giving = max(found, key=lambda one: one[0])
    day = max(day, case.start)
    others = [
        s.release
        for s in case.everyone
        if not s.paroled and not s.training and s.recall is None and not s.immediate
    ]
    if others:
        if max(others) >= giving.release:
            return None
        day = max(day, *others)
    return day, giving


@rule(
    "removal from several sentences",
    CJA_260,
    PRACTICE,
    convention="the latest day; not before a default term is over, nor before the middle of a "
    "training order",
)
def removal_of_several(case: _Several) -> tuple[Day, Serving] | None:
    """The day, and the sentence that gives it; None if removal is not possible."""
    found = [
        (day, s)
        for s in case.everyone
        if not s.immediate and (day := removal(s, case.law)) is not None
    ]
    if not found:
        return None
    day, giving = max(found, key=lambda one: one[0])
    beside = [s for s in case.everyone if s.kinds & {FINE, BREACH} and s.spell == giving.spell]
    if any(s.release > max(giving.release, giving.not_before) for s in beside):
        return None
    day = max([day, *(s.release for s in beside if FINE in s.kinds)])
    days = case.dates.days
    if "MTD" in days:
        release = days.get(CONDITIONAL, days.get(UNCONDITIONAL))
        if release is None or days["MTD"] >= release:
            return None
        day = max(day, days["MTD"])
    return day, giving


@rule(
    "supervision after several sentences",
    PSI_03_2015,
    PRACTICE,
    convention="the latest end, if it is after the end of every licence",
)
def supervision_of_several(case: _Several) -> tuple[Day, Serving] | None:
    """The day, and the sentence that gives it; None if there is no supervision."""
    if case.law.supervision_repealed:
        return None
    ends = [(s.supervision_ends(), s) for s in case.everyone]
    found = [(day, s) for day, s in ends if day is not None]
    if case.licence is not None:
        stored = [
            (p.supervision_end, s)
            for s in case.everyone
            for p in s.parts
            if p.supervision_end is not None
        ]
        last = max(found or stored, key=lambda one: one[0], default=None)
        orders = [s.expiry for s in case.training]
        if last is None or last[0] <= case.licence or (orders and last[0] < max(orders)):
            return None
        return last
    only_short_orders = not case.others and all(s.under(_MONTHS_24) for s in case.training)
    if not found or not only_short_orders or case.all_under_18():
        return None
    return max(found, key=lambda one: one[0])

"""Cases that the prison service computes by hand: where a change of law meets unusual facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sentencing.core.days import LAST_DAY, Day
from sentencing.core.diagnostics import Problem
from sentencing.jurisdictions.england_wales.citations import PRACTICE, SI_2024_1331
from sentencing.jurisdictions.england_wales.sentences import (
    AT_LARGE,
    ORDER_BREACHES,
    STANDARD,
    Movement,
)
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.jurisdictions.england_wales.timeline import Timeline
from sentencing.kit.law import rule

_CODE_OF_2020 = date(2020, 12, 1).toordinal()
_LAST_TRANCHE_OF_FORTY = 2


@rule("what is computed by hand", PRACTICE, SI_2024_1331)
def by_hand(timeline: Timeline, days: dict[str, Day]) -> list[Problem]:
    """The problems that send a case to be computed by hand."""
    found: list[Problem] = []
    if timeline.tranche:
        found += _between_tranches(timeline)
        found += _away(timeline)
        found += _first_tranche(timeline)
    if any(part.offence in ORDER_BREACHES for part in timeline.record.parts):
        found += _order_breaches(timeline)
    if timeline.record.movements:
        found += _curfew_ended(timeline, days)
    return found


def _between_tranches(timeline: Timeline) -> Iterator[Problem]:
    forty, allocated = timeline.law.forty, timeline.tranche.get("forty")
    if forty is None or allocated is None or allocated.number != _LAST_TRANCHE_OF_FORTY:
        return
    first, second = forty.days
    for serving in timeline.everyone:
        for part in serving.parts if serving.chain else ():
            if part.kind == STANDARD and not part.plus and first <= part.sentenced < second:
                message = f"{part.key} joined a chain between the tranches of the 40 per cent"
                yield Problem("chain-between-tranches", message, part.place)


def _order_breaches(timeline: Timeline) -> Iterator[Problem]:
    forty = timeline.law.forty
    if forty is None:
        return
    for serving in timeline.everyone:
        released = max(serving.release, serving.not_before)
        if not forty.begins <= released < forty.more_excluded:
            continue
        if serving.recall is not None and serving.supervision_ends() is None:
            continue
        for part in serving.parts:
            concerned = part.kind == STANDARD and not part.plus and part.offence in ORDER_BREACHES
            in_time = _CODE_OF_2020 <= part.committed <= forty.more_excluded
            reached = "forty" in timeline.tranche or part.sentenced >= forty.begins
            if concerned and in_time and reached:
                message = f"{part.key}: {part.offence} does not tell which order was breached"
                yield Problem("order-breach-unclear", message, part.place)


def _away(timeline: Timeline) -> Iterator[Problem]:
    """At large on the eve of progression or its first day, or out by removal or parole."""
    scheme = timeline.law.progression
    if scheme is None or "progression" not in timeline.tranche:
        return
    parts = [part for serving in timeline.everyone for part in serving.parts]
    moved = any(part.scheme == "progression" for part in parts)
    for adjustment in timeline.record.adjustments:
        if adjustment.kind != AT_LARGE or adjustment.reason in ("", "recall"):
            continue
        if adjustment.first is None or adjustment.last is None:
            continue
        touches = adjustment.first <= scheme.begins <= adjustment.last + 1
        if touches and (adjustment.last >= scheme.begins or moved):
            message = f"at large when progression began: {adjustment.reason}"
            yield Problem("away-when-progression-began", message, adjustment.place)
    last = _last_before(timeline, scheme.begins)
    if last is not None and last.out and last.reason in ("removal", "parole"):
        message = f"out of prison when progression began: {last.reason}"
        yield Problem("away-when-progression-began", message, last.place)


def _first_tranche(timeline: Timeline) -> Iterator[Problem]:
    allocated = timeline.tranche.get("progression")
    if timeline.law.first_tranche_by_hand and allocated and allocated.number == 1:
        message = "the person is in the first tranche of progression"
        yield Problem("first-tranche-by-hand", message)


def _curfew_ended(timeline: Timeline, days: dict[str, Day]) -> Iterator[Problem]:
    if timeline.law.curfew_young_since < LAST_DAY and "HDCED" in days:
        last = max(timeline.record.movements, key=lambda m: m.on, default=None)
        if last is not None and last.out and last.reason == "curfew":
            message = "the person is out on curfew, which the Act of 2026 ends for adults"
            yield Problem("curfew-ended-while-out", message, last.place)


def _last_before(timeline: Timeline, day: Day) -> Movement | None:
    before = [movement for movement in timeline.record.movements if movement.on < day]
    return max(before, key=lambda movement: movement.on, default=None)


def used_up(spell: list[Serving]) -> bool:
    """Whether credit brings the latest release of a spell more than a day before it began."""
    first = min([serving.first for serving in spell])
    if max([serving.raw_release for serving in spell]) >= first - 1:
        return False
    return any(serving.credit and serving.recall is None for serving in spell)

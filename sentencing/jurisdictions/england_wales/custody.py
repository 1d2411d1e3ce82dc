"""Where each day of custody before a sentence went, and why: the ledger of the case."""

from __future__ import annotations

from sentencing.case.model import Case
from sentencing.core.days import Day, Span
from sentencing.jurisdictions.england_wales.citations import CJA_240A, CJA_240ZA, PRACTICE
from sentencing.jurisdictions.england_wales.sentences import (
    CREDITS,
    REMAND,
    TAGGED_BAIL,
    Adjustment,
)
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.jurisdictions.england_wales.timeline import Timeline
from sentencing.kit.law import Rule
from sentencing.kit.ledger import Entry

_COUNTED = Rule("days before a sentence count towards it", (CJA_240ZA, CJA_240A, PRACTICE))
_NOT_COUNTED = Rule("days that count towards no sentence", (CJA_240ZA, PRACTICE))


def ledger(case: Case, timeline: Timeline) -> tuple[Entry, ...]:
    """Every dated stretch of credit, and every stretch of custody that is none."""
    entries = []
    counted = set()
    for adjustment in timeline.record.adjustments:
        if adjustment.kind in CREDITS and adjustment.first is not None:
            counted.add(adjustment.name)
            entry = _entry(adjustment, timeline)
            if entry is not None:
                entries.append(entry)
    for custody in case.custody:
        first, last = custody.first, custody.last
        if custody.id in counted or first is None or last is None:
            continue
        begun, ended = first.assume(latest=True), last.assume(latest=False)
        if begun is not None and ended is not None and begun <= ended:
            reason = "neither remand nor before a sentence of this case"
            span = Span(begun, ended)
            entries.append(
                Entry(
                    custody=custody.id,
                    span=span,
                    credited_to=None,
                    reason=reason,
                    cites=_NOT_COUNTED.cites,
                    place=custody.place,
                )
            )
    return tuple(entries)


def _entry(adjustment: Adjustment, timeline: Timeline) -> Entry | None:
    if adjustment.first is None or adjustment.last is None or adjustment.first > adjustment.last:
        return None
    span = Span(adjustment.first, adjustment.last)
    keys = [
        key
        for spell in timeline.all_spells
        if _joined(spell, adjustment.on)
        for serving in spell
        if serving.credit and _takes(serving, adjustment)
        for key in serving.keys
    ]
    if not keys:
        reason = f"{adjustment.kind} that counts towards no sentence"
        return Entry(
            custody=adjustment.name,
            span=span,
            credited_to=None,
            reason=reason,
            cites=_NOT_COUNTED.cites,
            place=adjustment.place,
        )
    reason = f"{adjustment.kind}, {adjustment.days} days, for the sentences of its spell"
    to = ", ".join(dict.fromkeys(keys))
    return Entry(
        custody=adjustment.name,
        span=span,
        credited_to=to,
        reason=reason,
        cites=_COUNTED.cites,
        place=adjustment.place,
    )


def _joined(spell: list[Serving], day: Day) -> bool:
    """Whether a sentence of the spell was passed on a day."""
    return any(part.sentenced == day for serving in spell for part in serving.parts)


def _takes(serving: Serving, adjustment: Adjustment) -> bool:
    """Whether credit of this kind counts towards a sentence."""
    plain = adjustment.kind in (REMAND, TAGGED_BAIL)
    return plain == (serving.recall is None)

"""Facts that cannot be so: awards after release, remand while serving, recalls of a wrong length."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sentencing.core.days import Day, add_months, iso
from sentencing.core.diagnostics import Problem
from sentencing.core.terms import Term
from sentencing.jurisdictions.england_wales.by_hand import used_up
from sentencing.jurisdictions.england_wales.citations import (
    CJA_240ZA,
    CJA_244A,
    CJA_246A,
    CJA_255B,
    CJA_257,
    CODE_225,
    PRACTICE,
)
from sentencing.jurisdictions.england_wales.sentences import (
    ADDED,
    AT_LARGE,
    BREACH,
    CONCERN,
    EXTENDED,
    EXTENDED_AUTOMATIC,
    FINE,
    NO_TERM,
    REMAND,
    RESTORED,
    TAGGED_BAIL,
    TRAINING,
    Part,
    Record,
)
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.jurisdictions.england_wales.timeline import Timeline
from sentencing.jurisdictions.england_wales.whole import Dates
from sentencing.kit.law import rule

_SHORT, _LONG = 14, 28
_TWELVE = 12
_LEAST_EXTENSION, _MOST_EXTENSION = Term(years=1), Term(years=8)


def all_of(timeline: Timeline, dates: Dates) -> list[Problem]:
    """What the result shows to be wrong with the facts."""
    found: list[Problem] = []
    if timeline.record.adjustments:
        found += awards_after_release(timeline, dates)
        found += remand_while_serving(timeline)
        found += credit_beyond_custody(timeline)
    if timeline.record.recall_recorded is not None:
        found += recalls_that_do_not_fit(timeline, dates)
    if timeline.spells:
        found += after_release(timeline)
    return found


@rule("no sentence is consecutive to one from which the person was released", CODE_225)
def after_release(timeline: Timeline) -> Iterator[Problem]:
    """Sentences that follow one of an earlier spell; they run from their own day."""
    spell_of = timeline.spell_of
    for part in timeline.record.parts:
        for other in part.follows:
            if spell_of[other] < spell_of[part.key]:
                message = f"{part.key} follows {other}, from which the person had been released"
                yield Problem("follows-released-sentence", message, part.place)


@rule("awards are made before release", CJA_257, PRACTICE)
def awards_after_release(timeline: Timeline, dates: Dates) -> Iterator[Problem]:
    """Added and restored days dated after the last release."""
    outs = [
        max(out, serving.not_before)
        for out, serving in zip(dates.out, dates.everyone, strict=True)
        if not serving.unlike
    ]
    if not outs:
        return
    last = max(outs)
    progression = timeline.before.get("progression")
    if progression is not None:
        last = max(last, progression.days.get("CRD", 0))
    for adjustment in timeline.record.adjustments:
        if adjustment.on > last and adjustment.days:
            message = f"{adjustment.days} days of {iso(adjustment.on)}, after {iso(last)}"
            if adjustment.kind == ADDED:
                yield Problem("added-days-after-release", message, adjustment.place)
            elif adjustment.kind == RESTORED:
                yield Problem("restored-days-after-release", message, adjustment.place)


@rule("a day is remand or sentence, not both", CJA_240ZA, PRACTICE)
def remand_while_serving(timeline: Timeline) -> Iterator[Problem]:
    """Remand that overlaps or touches a spell without recall."""
    remands = [
        (adjustment, adjustment.first, adjustment.last)
        for adjustment in timeline.record.adjustments
        if adjustment.kind == REMAND
    ]
    if not remands:
        return
    for spell in timeline.all_spells:
        if any(serving.recall for serving in spell):
            continue
        begun = min([serving.first for serving in spell])
        over = max([max(serving.release, serving.not_before) for serving in spell])
        for adjustment, first, last in remands:
            if first is not None and last is not None and first <= over and last >= begun:
                message = f"remand {iso(first)} to {iso(last)} meets custody from {iso(begun)}"
                yield Problem("remand-during-sentence", message, adjustment.place)


@rule("credit is for what there is to serve", CJA_240ZA, PRACTICE)
def credit_beyond_custody(timeline: Timeline) -> Iterator[Problem]:
    """Spells that credit uses up by more than a day."""
    law = timeline.law
    for spell in timeline.all_spells:
        if not used_up(spell):
            continue
        last = max(spell, key=lambda serving: serving.raw_release)
        message = (
            f"{last.credit} days of credit bring release before the sentence of {last.keys[0]}"
        )
        place = last.parts[0].place
        by_hand = (
            law.extinguished_by_hand
            and law.progression is not None
            and "progression" in timeline.tranche
            and not any(
                a.kind in (REMAND, TAGGED_BAIL) and a.on >= law.progression.begins
                for a in timeline.record.adjustments
            )
        )
        code = "used-up-before-progression" if by_hand else "credit-exceeds-custody"
        yield Problem(code, message, place)


@rule("a fixed-term recall fits the length of what was recalled", CJA_255B, PRACTICE)
def recalls_that_do_not_fit(timeline: Timeline, dates: Dates) -> Iterator[Problem]:
    """Recalls of 14 and 28 days whose length does not fit the sentences."""
    record = timeline.record
    if record.recall_recorded is None or record.returned is None:
        return
    back = record.returned
    recalled = [s for s in dates.everyone if s.recall is not None and s.expiry >= back]
    short = [serving.under(_TWELVE) for serving in recalled]
    if any(short) and not all(short):
        yield from _mixed(recalled, dates.days.get("SLED"), back)
        return
    for serving in recalled:
        if serving.chain:
            yield from _chain(serving, record.recall_recorded)


def _mixed(recalled: list[Serving], end: Day | None, back: Day) -> Iterator[Problem]:
    last = next((s for s in recalled if s.expiry == end), None)
    if last is None or end is None or last.recall is None:
        return
    place = last.parts[0].place
    if not last.under(_TWELVE):
        other = _nearest(recalled, last, back, short=True)
        if other is None or other.recall is None or other.recall.days != _SHORT:
            return
        gap = end - other.unadjusted_expiry
        if gap >= _SHORT:
            message = f"{other.keys[0]} ends {gap} days earlier"
            yield Problem("recall-14-for-long-sentence", message, place)
        return
    other = _nearest(recalled, last, back, short=False)
    if other is None:
        return
    gap = other.unadjusted_expiry - back
    message = f"{other.keys[0]} has {gap} days to run from the return"
    if last.recall.days == _SHORT and gap >= _SHORT:
        yield Problem("recall-14-with-long-gap", message, place)
    if last.recall.days == _LONG and gap <= _SHORT:
        yield Problem("recall-28-with-short-gap", message, place)


def _nearest(recalled: list[Serving], last: Serving, back: Day, *, short: bool) -> Serving | None:
    found = [
        s
        for s in recalled
        if s is not last and s.under(_TWELVE) == short and s.unadjusted_expiry >= back
    ]
    return min(found, key=lambda s: s.unadjusted_expiry, default=None)


def _chain(serving: Serving, recorded: int) -> Iterator[Problem]:
    kinds = {part.recall.days for part in serving.parts if part.recall is not None}
    short, place = serving.under(_TWELVE), serving.parts[0].place
    message = f"{', '.join(serving.keys)} make {serving.length} days"
    if kinds <= {_SHORT, _LONG}:
        if recorded == _SHORT and not short:
            yield Problem("recorded-14-for-long-chain", message, place)
        if recorded == _LONG and short:
            yield Problem("recorded-28-for-short-chain", message, place)
    if kinds == {_LONG} and short:
        yield Problem("recall-28-for-short-chain", message, place)
    if kinds == {_SHORT} and not short:
        yield Problem("recall-14-for-long-chain", message, place)


# -- Facts alone -----------------------------------------------------------------------------------


@rule("what a sentence may consist of", CJA_244A, CJA_246A, PRACTICE)
def facts_that_do_not_fit(record: Record) -> Iterator[Problem]:
    """What is wrong with the facts whatever is computed from them."""
    by_key = {part.key: part for part in record.parts}
    for part in record.parts:
        if part.committed > part.sentenced:
            message = f"{part.key}: offence {iso(part.committed)}, sentence {iso(part.sentenced)}"
            yield Problem("offence-after-sentence", message, part.place)
        if not _extension_fits(part):
            message = f"{part.key}: an extension of {part.extension}"
            yield Problem("extension-unusual", message, part.place)
        for other in part.follows:
            yield from _in_chain(part, by_key[other])
    if any(part.kind == TRAINING for part in record.parts):
        for part in record.parts:
            if part.recall is not None:
                message = f"{part.key} is recalled beside a training order"
                yield Problem("training-order-recalled", message, part.place)
    if len(record.adjustments) > 1:
        yield from _overlaps(record)


def _extension_fits(part: Part) -> bool:
    if part.kind in (EXTENDED, EXTENDED_AUTOMATIC):
        day = part.sentenced
        return (
            add_months(day, _LEAST_EXTENSION.whole_months, "clamp")
            <= part.extension.after(day, "clamp")
            <= add_months(day, _MOST_EXTENSION.whole_months, "clamp")
        )
    if part.kind == CONCERN:
        return part.extension.whole_months == _TWELVE and not part.extension.whole_days
    return part.extension is NO_TERM or not part.extension


def _in_chain(part: Part, parent: Part) -> Iterator[Problem]:
    kinds = {part.kind, parent.kind}
    if kinds & {FINE, BREACH} or (TRAINING in kinds and len(kinds) > 1):
        message = f"{part.key} ({part.kind}) follows {parent.key} ({parent.kind})"
        yield Problem("unlike-sentences-in-chain", message, part.place)
    if parent.sentenced > part.sentenced:
        message = f"{part.key} follows {parent.key}, which was passed later"
        yield Problem("follows-later-sentence", message, part.place)


def _overlaps(record: Record) -> Iterator[Problem]:
    """Days at large, or days of remand, that two entries share."""
    for kind, code in ((AT_LARGE, "absences-overlap"), (REMAND, "remand-overlaps")):
        spans = sorted(
            (a.first, a.last, number)
            for number, a in enumerate(record.adjustments)
            if a.kind == kind and a.first is not None and a.last is not None
        )
        for (_, last, _), (first, _, number) in pairwise(spans):
            if first <= last:
                message = f"two entries of {kind} share {iso(first)}"
                yield Problem(code, message, record.adjustments[number].place)

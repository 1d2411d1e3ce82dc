"""Bookings of the prison service of England and Wales, as its release date calculator takes them.

`case_of` makes a case of a booking, `dates_of` and `refusals_of` give a result in the words of the
calculator: names of dates, codes of what is sent back. A booking's profile and switches say which
state of the law it is computed under; here they are days of knowledge and sides of readings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from sentencing.case.expectations import Assignment
from sentencing.case.format.writer import write
from sentencing.case.model import Case, Count, Event, Judgment, Runs
from sentencing.case.paths import assignment
from sentencing.case.provenance import Ref
from sentencing.case.service import Adjustment, Recall
from sentencing.core.days import Day, add_months, date_of, iso
from sentencing.core.money import Money
from sentencing.core.partial_dates import PartialDate
from sentencing.core.terms import Term
from sentencing.engine import Computation

Json = Mapping[str, Any]

CODE = "england-wales"
_KINDS = {
    "StandardSentence": "standard",
    "ExtendedDeterminateSentence": "extended",
    "SopcSentence": "particular concern",
    "DetentionAndTrainingOrderSentence": "training order",
    "AFineSentence": "default of fine",
    "BotusSentence": "breach of supervision",
}
_EXCLUSIONS = {
    "SEXUAL": "sexual",
    "VIOLENT": "violent",
    "DOMESTIC_ABUSE": "domestic abuse",
    "NATIONAL_SECURITY": "national security",
    "TERRORISM": "terrorism",
    "SEXUAL_T3": "sexual, since December 2024",
    "DOMESTIC_ABUSE_T3": "domestic abuse, since December 2024",
    "MURDER_T3": "murder, since December 2024",
    "PROGRESSION_MODEL_SCHEDULE_13_PART_3": "schedule 13 part 3",
    "SA2026_PROGRESSION_MODEL_SCHEDULE": "progression schedule",
}
_RECALLS = {
    "STANDARD_RECALL": "standard",
    "FIXED_TERM_RECALL_14": "fixed, 14 days",
    "FIXED_TERM_RECALL_28": "fixed, 28 days",
    "FIXED_TERM_RECALL_56": "fixed, 56 days",
    "STANDARD_RECALL_255": "from curfew",
}
_ADJUSTMENTS = {
    "REMAND": "remand",
    "TAGGED_BAIL": "tagged bail",
    "RECALL_REMAND": "remand on recall",
    "RECALL_TAGGED_BAIL": "tagged bail on recall",
    "UNLAWFULLY_AT_LARGE": "unlawfully at large",
    "ADDITIONAL_DAYS_AWARDED": "added days",
    "RESTORATION_OF_ADDITIONAL_DAYS_AWARDED": "restored days",
}
_MOVES = {
    "CRD": "release date",
    "HDC": "curfew",
    "ECSL": "end of custody licence",
    "ERS": "removal",
    "PAROLE": "parole",
    "DTO": "training order",
    "RECALL_RELEASE": "after recall",
    "IMMIGRATION_BAIL": "immigration bail",
    "SENTENCE": "sentence",
    "REMAND": "remand",
    "RECALL_ADMISSION": "recall",
    "HDC_RECALL": "recall from curfew",
    "ERS_BREACH": "return after removal",
    "FAILED_ERS_REMOVAL": "removal failed",
}
_UNSUPPORTED = {
    "chain-between-tranches": "UNSUPPORTED_SDS40_CONSECUTIVE_SDS_BETWEEN_TRANCHE_COMMENCEMENTS",
    "order-breach-unclear": "UNABLE_TO_DETERMINE_SHPO_RELEASE_PROVISIONS",
    "away-when-progression-began": ("UNSUPPORTED_OUT_OF_CUSTODY_AT_PROGRESSION_MODEL_COMMENCEMENT"),
    "first-tranche-by-hand": "PROGRESSION_TRANCHE_ONE_ALLOCATION",
    "curfew-ended-while-out": "HDCED_REPEAL",
    "used-up-before-progression": "PROGRESSION_MODEL_UNSUPPORTED_EXTINGUISHED_SENTENCE",
}
_INVALID = {
    "added-days-after-release": "ADJUSTMENT_AFTER_RELEASE_ADA",
    "restored-days-after-release": "ADJUSTMENT_AFTER_RELEASE_RADA",
    "remand-during-sentence": "REMAND_OVERLAPS_WITH_SENTENCE",
    "credit-exceeds-custody": "RELEASE_DATE_BEFORE_SENTENCE_DATE",
    "recall-14-for-long-sentence": "FTR_TYPE_14_DAYS_SENTENCE_GT_12_MONTHS",
    "recall-14-with-long-gap": "FTR_TYPE_14_DAYS_SENTENCE_GAP_GT_14_DAYS",
    "recall-28-with-short-gap": "FTR_TYPE_28_DAYS_SENTENCE_GAP_LT_14_DAYS",
    "recorded-14-for-long-chain": "FTR_14_DAYS_AGGREGATE_GE_12_MONTHS",
    "recorded-28-for-short-chain": "FTR_28_DAYS_AGGREGATE_LT_12_MONTHS",
    "recall-28-for-short-chain": "FTR_TYPE_28_DAYS_AGGREGATE_LT_12_MONTHS",
    "recall-14-for-long-chain": "FTR_TYPE_14_DAYS_AGGREGATE_GE_12_MONTHS",
}
_EXCEPTIONS = {
    "recall-from-curfew": "IllegalStateException",
    "recall-without-return": "NoValidReturnToCustodyDateException",
}
_NEWEST = "sds-progression-model-october"
_KNOWN = {
    "sds-50": date(2026, 6, 30),
    "calculation-params": date(2026, 6, 30),
    _NEWEST: date(2026, 8, 20),
}
"""The day on whose knowledge of the law each profile stands. The first is that of the second as if
the order of 2024 had never been made, which no day of knowledge gives."""


_REPEAL = "applyPostRecallRepealRules"
_BEFORE_REPEAL = PartialDate.on(date(2026, 8, 19).toordinal())
"""A day of the computation on which supervision after the sentence is not yet repealed."""


def case_of(source: Json) -> Case:
    """The case of a booking.

    Args:
        source: an object with `params`, the profile, and `input`: `booking`, `userInputs` and
            `featureToggles`, as decoded from JSON.

    Raises:
        UnknownWordError: it holds a word that has no meaning here.
    """
    given = source["input"]
    booking = given["booking"]
    offender = booking["offender"]
    details = booking.get("fixedTermRecallDetails") or {}
    returned = booking.get("returnToCustodyDate") or details.get("returnToCustodyDate")
    profile = source.get("params") or _NEWEST
    switches = given.get("featureToggles") or {}
    late = any(one["sentencedAt"] > _BEFORE_REPEAL.text for one in booking["sentences"])
    return Case(
        format="sentencing/1",
        title=source.get("id"),
        jurisdiction=CODE,
        as_of=None if switches.get(_REPEAL) or late else _BEFORE_REPEAL,
        law_as_of=PartialDate.on(_KNOWN[profile].toordinal()),
        judgments=_judgments(booking["sentences"]),
        born=_when(offender.get("dateOfBirth")),
        sex_offender=bool(offender.get("isActiveSexOffender")) or None,
        early_removal=bool((given.get("userInputs") or {}).get("calculateErsed")) or None,
        adjustments=tuple(_adjustments(booking.get("adjustments") or {})),
        returned=_when(returned),
        recall_recorded=details.get("recallLength"),
        events=tuple(_events(booking.get("externalMovements") or ())),
        assume=tuple(_assumed(profile, switches, late=late)),
        left_open=False,  # a booking states each day exactly, and nothing twice
    )


def file_of(source: Json) -> str:
    """The text of the case file of a booking."""
    return write(case_of(source))


def dates_of(result: Computation) -> dict[str, str]:
    """The dates of a result, by the names of the calculator."""
    return {
        name: iso(milestone.day)
        for name, milestone in result.milestones.items()
        if milestone.day is not None
    }


def refusals_of(result: Computation) -> tuple[str, list[str]]:
    """Why the calculator would send a booking back: `validation` and its codes, or `exception`.

    What it does not support comes before what is invalid, and hides it. Nothing: an empty word.
    """
    codes = {problem.code for problem in result.problems}
    raised = [name for code, name in _EXCEPTIONS.items() if code in codes]
    if raised:
        return "exception", raised[:1]
    for phase in (_UNSUPPORTED, _INVALID):
        found = sorted(name for code, name in phase.items() if code in codes)
        if found:
            return "validation", found
    return "", []


def length_of(result: Computation) -> str:
    """The period from the earliest sentence to the day after the latest end, in ISO 8601."""
    spans = [(one.first, one.last) for one in result.aggregates if one.last is not None]
    return _period(min(first for first, _ in spans), max(last for _, last in spans) + 1)


class UnknownWordError(ValueError):
    """A word of a booking that the adapter has no meaning for."""


def _word(table: Mapping[str, str], word: str) -> str:
    """The word of a case file for one of a booking.

    Raises:
        UnknownWordError: the table has none.
    """
    if word not in table:
        message = f"{word!r} is not among {', '.join(table)}"
        raise UnknownWordError(message)
    return table[word]


# -- Sentences -------------------------------------------------------------------------------------


def _judgments(sentences: Iterable[Json]) -> tuple[Judgment, ...]:
    """A judgment for each day of sentence, with a count for each sentence."""
    days: dict[str, list[Count]] = {}
    places: dict[str, list[tuple[str, str]]] = {}
    later: list[tuple[str, int, str]] = []
    seen: list[Json] = []
    for sentence in sentences:
        if sentence in seen and sentence.get("identifier"):
            continue
        seen.append(sentence)
        day = sentence["sentencedAt"]
        counts = days.setdefault(day, [])
        judgment = f"j{list(days).index(day) + 1}"
        key = f"{judgment}/{len(counts) + 1}"
        if sentence.get("identifier"):
            places.setdefault(sentence["identifier"], []).append((day, key))
        follows = sentence.get("consecutiveSentenceUUIDs")
        if follows:
            later.append((day, len(counts), follows[0]))
        counts.append(_count(str(len(counts) + 1), sentence))
    for day, number, name in later:
        target = _target(places.get(name, []), day)
        runs = Runs(consecutive_to=(Ref(target or name),))
        days[day][number] = msgspec.structs.replace(days[day][number], runs=runs)
    return tuple(
        Judgment(id=f"j{number}", imposed=_when(day), counts=tuple(counts))
        for number, (day, counts) in enumerate(days.items(), 1)
    )


def _target(known: list[tuple[str, str]], day: str) -> str | None:
    """The sentence that an identifier means; of several, the last passed by the day."""
    if not known:
        return None
    by_then = [key for passed, key in known if passed <= day]
    return by_then[-1] if by_then else known[0][1]


def _count(number: str, sentence: Json) -> Count:
    kind = _word(_KINDS, sentence.get("type") or "StandardSentence")
    if sentence.get("automaticRelease"):
        kind = "extended, automatic release"
    offence = sentence.get("offence") or {}
    extension = sentence.get("extensionDuration")
    fine = sentence.get("fineAmount")
    return Count(
        id=number,
        offense_date=_when(offence.get("committedAt")),
        offense_code=offence.get("offenceCode"),
        term=_term(sentence.get("duration") or sentence["custodialDuration"]),
        kind=None if kind == "standard" else kind,
        extension=_term(extension) if extension else None,
        provisions=tuple(_provisions(sentence)),
        default_of=None if fine is None else Money(round(float(fine) * 100), "GBP"),
        supervision_end=_when(sentence.get("latestTusedDate")),
        recall=_recall(sentence.get("recall")),
    )


def _provisions(sentence: Json) -> Iterable[str]:
    arranged = sentence.get("releaseArrangements") or {}
    if arranged.get("isSDSPlus"):
        yield "SDS+"
    elif arranged.get("isSDSPlusEligibleSentenceTypeLengthAndOffence"):
        yield "SDS+ if passed today"
    if arranged.get("isSection250"):
        yield "section 250"
    if sentence.get("sdopcu18"):
        yield "under 18"
    for exclusion in arranged.get("sdsEarlyReleaseExclusions") or ():
        if exclusion != "NO":
            yield _word(_EXCLUSIONS, exclusion)


def _recall(recall: Json | None) -> Recall | None:
    if not recall:
        return None
    return Recall(
        kind=_word(_RECALLS, recall["recallType"]),
        revoked=_when(recall.get("revocationDate")),
        returned=_when(recall.get("returnToCustodyDate")),
    )


def _term(duration: Json) -> Term:
    units = duration["durationElements"]
    return Term(*(units.get(unit, 0) for unit in ("YEARS", "MONTHS", "WEEKS", "DAYS")))


# -- Adjustments, movements, law -------------------------------------------------------------------


def _adjustments(by_kind: Mapping[str, Iterable[Json]]) -> Iterable[Adjustment]:
    number = 0
    for kind, adjustments in by_kind.items():
        for adjustment in adjustments:
            number += 1
            about = adjustment.get("additionalInfo") or {}
            reason = about.get("reason")
            yield Adjustment(
                id=str(number),
                kind=_word(_ADJUSTMENTS, kind),
                days=adjustment.get("numberOfDays") or 0,
                first=_when(adjustment.get("fromDate")),
                last=_when(adjustment.get("toDate")),
                on=_when(adjustment.get("appliesToSentencesFrom")),
                reason=reason.lower().replace("_", " ") if reason else None,
            )


def _events(movements: Iterable[Json]) -> Iterable[Event]:
    for movement in movements:
        yield Event(
            kind="release" if movement["direction"] == "OUT" else "admission",
            on=_when(movement["movementDate"]),
            reason=_word(_MOVES, movement["movementReason"]),
        )


def _assumed(profile: str, switches: Json, *, late: bool) -> Iterable[Assignment]:
    """The side of each reading, and the law that no day gives.

    `late` says that sentences were passed when supervision was repealed already.
    """
    if late and not switches.get(_REPEAL):
        yield assignment(f"law.{CODE}.supervision.repealed", '"no"')
    if profile == _NEWEST and not switches.get("applyPostHdcedRepealRules"):
        yield _side("adult_curfew", "goes_on")
    if switches.get("adultHdcSuspended"):
        yield _side("curfew_for_adults_suspended", '"yes"')
    if switches.get("useLatestErsedFromPreErs30Snapshot"):
        yield _side("removal_over_the_change", "later")
    if switches.get("routePreProgressionExtinguishedSentenceToManual"):
        yield _side("extinguished_by_credit", "by_hand")
    if switches.get("progressionTrancheOneManualJourney"):
        yield _side("first_progression_tranche", "by_hand")
    yield _side("bank_holidays", "christmas_2021")
    if profile == "sds-50":
        yield assignment(f"law.{CODE}.forty.scheme", '"no"')


def _side(reading: str, side: str) -> Assignment:
    return assignment(f"reading.{CODE}.{reading}", side)


def _when(text: str | None) -> PartialDate | None:
    return PartialDate.on(date.fromisoformat(text).toordinal()) if text else None


def _period(first: Day, until: Day) -> str:
    """Years, months and days as calendars count them: a month is whole if its day is reached."""
    one, other = date_of(first), date_of(until)
    months = (other.year - one.year) * 12 + other.month - one.month - (other.day < one.day)
    days = until - add_months(first, months, "clamp")
    years, months = divmod(months, 12)
    parts = zip((years, months, days), "YMD", strict=True)
    return "P" + ("".join(f"{n}{unit}" for n, unit in parts if n) or "0D")

"""Recall: ss.254 to 255C, when a recalled prisoner is released again (PRRD)."""

from __future__ import annotations

from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales.citations import (
    CJA_255B,
    CJA_255C,
    PRACTICE,
    SA_2026_32,
)
from sentencing.jurisdictions.england_wales.sentences import Record
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.jurisdictions.england_wales.transition import RECALL_56, not_before
from sentencing.kit.law import rule

_SHORT, _LONG, _OF_2026 = 14, 28, 56


class NoReturnError(Exception):
    """A fixed-term recall without a day of return to custody."""


@rule(
    "release after recall",
    CJA_255B,
    CJA_255C,
    SA_2026_32,
    convention="the day of return counts as day 1; not beyond the end; a standard recall lasts "
    "until the end",
)
def release_after(serving: Serving, record: Record, law_of_2026: Day | None) -> Day:
    """The day on which a recalled sentence lets the person out again.

    Args:
        serving: the sentence.
        record: for the day of return.
        law_of_2026: the day from which recalls of 56 days hold for the person, 0 if from the
            start; None while they do not, and run like standard ones.

    Raises:
        NoReturnError: the day of return is not known.
    """
    recall = serving.recall
    assert recall is not None  # noqa: S101  # the caller asks of recalled sentences only
    if recall.days == 0 or (recall.days == _OF_2026 and law_of_2026 is None):
        return serving.expiry
    back = record.back(recall)
    if back is None:
        raise NoReturnError
    day = back + recall.days - 1 + serving.at_large_since_return
    if recall.days == _OF_2026 and law_of_2026:
        day = not_before(RECALL_56, law_of_2026, serving.expiry, day, 0)
    return min(serving.expiry, day + serving.added_on_recall)


@rule(
    "release where recalls of sentences under and over 12 months meet",
    CJA_255B,
    PRACTICE,
    convention="by the sentence that ends last; a recall of 28 days is held by the next long "
    "sentence to end; that the gap be under 14 days is asked by the statute and never fails in "
    "practice",
)
def release_if_mixed(everyone: list[Serving], record: Record, latest: Day) -> Day | None:
    """The day of release; None if recalls are not mixed in this way.

    Args:
        everyone: all sentences.
        record: for the day of return.
        latest: the latest release of all.
    """
    fixed = [s for s in everyone if s.recall is not None and s.recall.days in (_SHORT, _LONG)]
    if len({s.under(12) for s in fixed}) != len((_SHORT, _LONG)):
        return None
    end = max(s.expiry for s in everyone)
    last = next((s for s in fixed if s.licensed_to_end and s.expiry == end), None)
    if last is None or last.recall is None:
        return None
    back = record.back(last.recall)
    if back is None:
        raise NoReturnError
    day = back + last.recall.days - 1 + last.at_large_since_return + last.added_on_recall
    if not last.under(12):
        return min(day, last.expiry)
    long_ones = [s.expiry for s in fixed if not s.under(12) and s.expiry >= back]
    if not long_ones:
        return latest
    return min(day, min(long_ones) if last.recall.days == _LONG else last.expiry)


def lets_out(serving: Serving, record: Record, law_of_2026: Day | None) -> Day:
    """When a sentence lets the person out: release, or release after recall."""
    if serving.recall is None:
        return serving.release
    return release_after(serving, record, law_of_2026)

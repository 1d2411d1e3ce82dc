"""Slack: how much longer a sentence could be before it took control of a date."""

from __future__ import annotations

from sentencing.jurisdictions.england_wales.serving import CONDITIONAL, UNCONDITIONAL, Serving
from sentencing.jurisdictions.england_wales.whole import Dates
from sentencing.kit.schedule import Slack

_RELEASE = (CONDITIONAL, UNCONDITIONAL)
_END = ("SLED", "SED")


def slack(name: str, drawn: Dates) -> dict[str, Slack]:
    """For sentences that do not give a release or an end: by how many days each could be longer.

    Left out where that cannot be said in days of the term: a single term, a recalled or paroled
    sentence, a chain of several fractions. Nothing for other dates.
    """
    giving = drawn.by.get(name)
    if giving is None or name not in (*_RELEASE, *_END) or len(drawn.everyone) == 1:
        return {}
    top = next(n for n, one in enumerate(drawn.everyone) if one is giving)
    found: dict[str, Slack] = {}
    for number, other in enumerate(drawn.everyone):
        if other is giving:
            continue
        if name in _END:
            days = _until_end(other, giving.expiry - other.expiry)
        else:
            days = _until_release(other, drawn.out[top] - drawn.out[number])
        if days is not None:
            found |= dict.fromkeys((key for key in other.keys if key not in giving.keys), days)
    return found


def _until_end(other: Serving, gap: int) -> int | None:
    """The gap; None for a single term, whose end is not that of one sentence."""
    return None if other.merged or gap < 0 else gap


def _until_release(other: Serving, gap: int) -> int | None:
    """The most days that its term could grow while so many more days to serve come of it.

    None where no number of days of the term says it.
    """
    fractions = {part.fraction for part in other.parts}
    if other.merged or other.recall or other.paroled or len(fractions) > 1 or gap < 0:
        return None
    ((over, under),) = fractions
    return (other.release_days + gap) * under // over - other.length

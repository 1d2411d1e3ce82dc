"""Home detention curfew: s.246, from which day a prisoner may be released to a curfew (HDCED)."""

from __future__ import annotations

from sentencing.core.days import LAST_DAY, Day
from sentencing.jurisdictions.england_wales.citations import (
    CJA_246,
    PRACTICE,
    SA_2026_26,
    SI_2023_390,
    SI_2024_1331,
)
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.sentences import UNLIKE_SENTENCES
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.jurisdictions.england_wales.transition import CURFEW, not_before
from sentencing.kit.law import rule


@rule(
    "curfew is possible after half of the time to serve, and not longer before release than the "
    "window",
    CJA_246,
    SI_2023_390,
    SI_2024_1331,
    convention="half rounded up must be served; at least 28 days, and 14 days from the sentence",
)
def eligible_from(serving: Serving, window: int, law: InForce) -> Day:
    """The day by one window, days at large included and added days not."""
    days = serving.release_days
    if days < 2 * window:
        days = max(law.curfew_served, -(-days // 2))
    else:
        days -= window
    at_large = serving.at_large
    day = serving.first + days - serving.credit + at_large
    return max(day, serving.first + law.curfew_left + at_large)


@rule(
    "from which day curfew is possible",
    CJA_246,
    SI_2024_1331,
    PRACTICE,
    convention="no curfew if less than 42 days are to serve, or less than 14 are left",
)
def curfew(serving: Serving, law: InForce) -> Day | None:
    """The day of one sentence; None if there is no curfew for it."""
    if serving.release < serving.first + law.curfew_left:
        return None
    if serving.release_days < law.curfew_shortest_period:
        return None
    added = serving.net_added
    (window, _), *later = law.curfew_windows
    day = eligible_from(serving, window, law)
    for longer, began in later:
        if serving.spans(began):
            day = max(day, began)
        new = eligible_from(serving, longer, law)
        day = not_before(CURFEW, began, day + added, new + added, added) - added
    return day + added


@rule("curfew is for young people only, once the Act of 2026 says so", SA_2026_26, PRACTICE)
def open_to(day: Day, serving: Serving, everyone: list[Serving], law: InForce) -> bool:
    """Whether curfew on a day is open to somebody with these sentences."""
    if not any(map(is_adult, everyone)):
        return True
    if law.curfew_suspended:
        return False
    if law.curfew_young_since == LAST_DAY:
        return True
    return day < law.curfew_young_since and not is_under_progression(serving)


def is_under_progression(serving: Serving) -> bool:
    """Whether some part of a sentence is served by the fraction of progression."""
    return any(part.scheme == "progression" for part in serving.parts)


def is_adult(serving: Serving) -> bool:
    """Whether a sentence is neither detention under section 250 nor no sentence at all."""
    return any(part.kind not in UNLIKE_SENTENCES and not part.section_250 for part in serving.parts)

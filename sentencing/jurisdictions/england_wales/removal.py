"""Early removal: s.260, from which day a prisoner liable to deportation may be removed (ERSED)."""

from __future__ import annotations

from sentencing.core.days import Day
from sentencing.core.terms import Term
from sentencing.jurisdictions.england_wales.citations import (
    CJA_260,
    PRACTICE,
    REMOVAL_ORDER_2025,
    SI_2023_1368,
)
from sentencing.jurisdictions.england_wales.durations import part_of
from sentencing.jurisdictions.england_wales.in_force import InForce, Window
from sentencing.jurisdictions.england_wales.sentences import UNLIKE_SENTENCES
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.jurisdictions.england_wales.transition import REMOVAL
from sentencing.kit.law import rule


@rule("which sentences early removal is for", CJA_260, PRACTICE)
def removable(serving: Serving) -> bool:
    """Whether early removal can be from a sentence: not after recall, nor of the older style."""
    if serving.recall is not None or serving.unlike:
        return False
    pairs = zip(serving.parts, serving.old, strict=True)
    return any(part.kind not in UNLIKE_SENTENCES and not old for part, old in pairs)


@rule(
    "removal is possible after a part of the time to release, and not longer before it than the "
    "window",
    CJA_260,
    SI_2023_1368,
    REMOVAL_ORDER_2025,
    convention="the later of the two; the part rounded up; release is parole where there is parole",
)
def removable_from(serving: Serving, window: Window) -> tuple[Day, Day]:
    """The day by one window, and the same without added days."""
    first, added = serving.first, serving.added
    release, unadjusted = serving.release, serving.unadjusted_release
    if serving.parole is not None:
        release, unadjusted = serving.parole, first + serving.parole_days - 1
    served = first + part_of(unadjusted - first + 1, window.fraction)
    served += serving.at_large - serving.credit + added - serving.served_added
    day = max(min(release, served), _start_of(window.longest, release))
    more = serving.at_large + added
    if day - more < first:
        return first + more, first + serving.at_large
    return day, day - more + serving.at_large


def _start_of(longest: Term, release: Day) -> Day:
    """The first day of a window before release; release itself is its last day if it is in days."""
    if longest.whole_months:
        back = Term(months=-longest.whole_months)
        return back.after(release, "clamp")
    return release - longest.whole_days + 1


@rule("from which day removal is possible", CJA_260, REMOVAL_ORDER_2025, PRACTICE)
def removal(serving: Serving, law: InForce) -> Day | None:
    """The day of one sentence; None if there is no early removal from it.

    The transitions are those of `REMOVAL`; a sentence of a later time, or a chain that reaches into
    it, is wholly under the later window.
    """
    if not removable(serving):
        return None
    (window, _), *later = law.removal_windows
    day, without = removable_from(serving, window)
    for wider, began in later:
        new, new_without = removable_from(serving, wider)
        if serving.first >= began or serving.spans(began) or without >= began <= new_without:
            day, without = new, new_without
        elif without >= began:
            added = serving.net_added if REMOVAL.puts_on_top else 0
            day, without = began + added, began
    return day

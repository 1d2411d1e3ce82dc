"""The dates that hold in the end, for somebody who was serving when a scheme began.

The dates as they were when the scheme took hold are kept beside those that came of it, and both
are merged by the one mechanism of `transition`.
"""

from __future__ import annotations

from sentencing.core.days import LAST_DAY, Day
from sentencing.jurisdictions.england_wales.citations import (
    CJA_255C,
    PRACTICE,
    SA_2026_23,
    SI_2024_844,
)
from sentencing.jurisdictions.england_wales.serving import CONDITIONAL, UNCONDITIONAL
from sentencing.jurisdictions.england_wales.timeline import Timeline
from sentencing.jurisdictions.england_wales.transition import FORTY, PROGRESSION, net, not_before
from sentencing.jurisdictions.england_wales.whole import Dates
from sentencing.kit.law import rule

_UNDER_FORTY = (CONDITIONAL, "ERSED", "HDCED", "PED", "PRRD")
_UNDER_PROGRESSION = (CONDITIONAL, "PED", "ERSED")


def final(timeline: Timeline) -> tuple[Dates, dict[str, Day]]:
    """The dates as drawn last, and the days that hold in the end."""
    drawn = timeline.dates()
    days = drawn.days
    if "progression" in timeline.tranche:
        days = under_progression(timeline, drawn)
    elif "forty" in timeline.tranche:
        days = under_forty(timeline, drawn)
    return drawn, _removal_over_the_change(timeline, days)


@rule(
    "40 per cent for those serving: not before the day of the tranche",
    SI_2024_844,
    CJA_255C,
    PRACTICE,
    convention="what lay before it stays, with the days at large and added since; curfew waits for "
    "release after recall; of release and release after recall the later stays",
)
def under_forty(timeline: Timeline, drawn: Dates) -> dict[str, Day]:
    """The days of somebody whom a tranche of the order of 2024 took in."""
    day, before = timeline.tranche["forty"].day, timeline.before["forty"].days
    new = dict(drawn.days)
    first_known = [new.get(name, before.get(name)) for name in _UNDER_FORTY]
    if timeline.law.unconditional_held_back and UNCONDITIONAL in new and UNCONDITIONAL in before:
        new[UNCONDITIONAL] = not_before(FORTY, day, before[UNCONDITIONAL], new[UNCONDITIONAL], 0)
    passed_since = all(any(p.sentenced >= day for p in s.parts) for s in drawn.latest)
    if passed_since or not any(known is not None and known < day for known in first_known):
        return new
    touched, held = _merged_under_forty(new, before, day)
    recalled = [
        out
        for out, serving in zip(drawn.out, drawn.everyone, strict=True)
        if serving.recall is not None
    ]
    _old_supervision(timeline, new, before, drawn)
    if recalled and "HDCED" in new:
        new["HDCED"] = max(new["HDCED"], *recalled)
    _later_release_only(new)
    for name in ("HDCED", "ERSED"):
        if new.get(name) == day == new.get(CONDITIONAL):
            del new[name]
    if not drawn.latest[0].paroled:
        new.pop("PED", None)
    _with_later_days(timeline, new, day, touched, held)
    return new


def _merged_under_forty(
    new: dict[str, Day], before: dict[str, Day], day: Day
) -> tuple[set[str], set[str]]:
    """Merge in place; the names that do not simply hold by the new rule, and those held back."""
    touched, held = set(), set()
    for name in _UNDER_FORTY:
        old = before.get(name)
        if old is None:
            continue
        if name not in new:
            if old < day:
                new[name] = old
                touched.add(name)
            continue
        drawn = new[name]
        if drawn < day <= old:
            held.add(name)
            touched.add(name)
        elif old < day or old == drawn:
            touched.add(name)
            if name == CONDITIONAL and "TUSED" in before:
                new["TUSED"] = before["TUSED"]
        new[name] = not_before(FORTY, day, old, drawn, 0)
    return touched, held


def _old_supervision(
    timeline: Timeline, new: dict[str, Day], before: dict[str, Day], drawn: Dates
) -> None:
    """Who had been released before the order, and recalled, keeps the end of supervision."""
    forty = timeline.law.forty
    released = before.get(CONDITIONAL)
    if forty is None or released is None or released >= forty.begins or "TUSED" not in before:
        return
    if any(serving.recall and serving.supervised for serving in drawn.everyone):
        new["TUSED"] = before["TUSED"]


def _later_release_only(new: dict[str, Day]) -> None:
    """Of release and release after recall the later one stays; after recall there is no curfew."""
    name = CONDITIONAL if CONDITIONAL in new else UNCONDITIONAL
    if name in new and "PRRD" in new:
        if new["PRRD"] > new[name]:
            del new[name]
            new.pop("HDCED", None)
        elif new["PRRD"] < new[name]:
            del new["PRRD"]


def _with_later_days(
    timeline: Timeline, new: dict[str, Day], day: Day, touched: set[str], held: set[str]
) -> None:
    """Days added and days at large since the tranche are put on what it left as it was."""
    release = new.get(CONDITIONAL)
    if release is None:
        return
    for name in ("HDCED", "ERSED", "PED"):
        if name in touched and name in new and new[name] <= day:
            later = net(timeline.record.adjustments, FORTY.later_on_top, day, release)
            new[name] += later
            if name in held:
                new[name] = max(new[name], day)


@rule(
    "progression for those serving: not before the day of the tranche",
    SA_2026_23,
    PRACTICE,
    convention="compared without added days, which are put on top of it; curfew stays as it was; an "
    "unconditional release becomes a conditional one",
)
def under_progression(timeline: Timeline, drawn: Dates) -> dict[str, Day]:
    """The days of somebody whom a tranche of progression took in."""
    day, snapshot = timeline.tranche["progression"].day, timeline.before["progression"]
    before = snapshot.days
    if "forty" in timeline.tranche:
        before = under_forty(timeline, snapshot)
    new = dict(drawn.days)
    if "HDCED" in before:
        new["HDCED"] = before["HDCED"]
    added = net(timeline.record.adjustments, PROGRESSION.puts_on_top, 0, LAST_DAY)
    if UNCONDITIONAL in before and CONDITIONAL not in before:
        before = before | {CONDITIONAL: before[UNCONDITIONAL]}
    for name in _UNDER_PROGRESSION:
        if name in new and name in before:
            new[name] = not_before(PROGRESSION, day, before[name], new[name], added)
    return new


def _removal_over_the_change(timeline: Timeline, days: dict[str, Day]) -> dict[str, Day]:
    """A chain over the change of 2025 keeps a later day, if that side of the question is taken."""
    snapshot, changed = timeline.before.get("removal"), timeline.law.removal_changed
    if snapshot is None or "ERSED" not in days or "ERSED" not in snapshot.days:
        return days
    if not any(serving.spans(changed) for serving in timeline.everyone):
        return days
    return days | {"ERSED": max(days["ERSED"], snapshot.days["ERSED"])}

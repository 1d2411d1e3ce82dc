"""When a rule changes for those already serving: nothing happens before the new rule began.

There is one mechanism. A date by the old rule that lies before the new rule began stays; a date by
the new rule that lies after it holds; between the two it is the day on which the new rule began.
Each change declares what added days do to this: whether the comparison is made without them, and
which days are put on top of the beginning.
"""

from __future__ import annotations

import msgspec

from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales.citations import (
    PRACTICE,
    REMOVAL_ORDER_2025,
    SA_2026_23,
    SA_2026_32,
    SI_2024_844,
    SI_2024_1331,
)
from sentencing.jurisdictions.england_wales.sentences import (
    ADDED,
    AT_LARGE,
    RESTORED,
    Adjustment,
)
from sentencing.kit.law import rule


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """How a change of law treats added days and days at large.

    Attributes:
        name: of the change.
        compared_without_added: whether dates are held against the beginning without added days.
        puts_on_top: the kinds of days that are put on top of the beginning.
        later_on_top: the kinds that, dated from the beginning on, are put on top of what stays.
    """

    name: str
    compared_without_added: bool
    puts_on_top: tuple[str, ...] = ()
    later_on_top: tuple[str, ...] = ()


CURFEW = Change(name="longer curfew", compared_without_added=True, puts_on_top=(ADDED, RESTORED))
REMOVAL = Change(name="earlier removal", compared_without_added=True, puts_on_top=(ADDED, RESTORED))
PROGRESSION = Change(name="progression", compared_without_added=True, puts_on_top=(ADDED, RESTORED))
FORTY = Change(
    name="40 per cent",
    compared_without_added=False,
    puts_on_top=(),
    later_on_top=(ADDED, RESTORED, AT_LARGE),
)
RECALL_56 = Change(
    name="recall of 56 days", compared_without_added=True, puts_on_top=(ADDED, RESTORED)
)
CHANGES = (CURFEW, REMOVAL, PROGRESSION, FORTY, RECALL_56)


@rule(
    "a date by a new rule is not before the rule began",
    SI_2024_844,
    SI_2024_1331,
    REMOVAL_ORDER_2025,
    SA_2026_23,
    SA_2026_32,
    PRACTICE,
    convention="a date that lay before it by the old rule stays",
)
def not_before(change: Change, began: Day, old: Day, new: Day, added: int) -> Day:
    """The date of somebody who was serving when a rule changed.

    Args:
        change: of the law.
        began: the day of the new rule for this person.
        old: the date by the old rule.
        new: the date by the new one.
        added: days added, that both of them hold.
    """
    without = added if change.compared_without_added else 0
    if old - without < began:
        return old
    if new - without >= began:
        return new
    return began + (added if change.puts_on_top else 0)


def net(adjustments: list[Adjustment], kinds: tuple[str, ...], since: Day, until: Day) -> int:
    """The days of some kinds that are dated within a span, restored days taken off."""
    days = 0
    for adjustment in adjustments:
        if adjustment.kind in kinds and since <= adjustment.on <= until:
            days += -adjustment.days if adjustment.kind == RESTORED else adjustment.days
    return days

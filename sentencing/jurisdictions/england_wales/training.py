"""Detention and training orders: when a young person moves from custody to supervision."""

from __future__ import annotations

from sentencing.core.days import Day, add_months
from sentencing.jurisdictions.england_wales.citations import CODE_241, PRACTICE
from sentencing.jurisdictions.england_wales.durations import limit
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.kit.law import rule

LONGEST_MONTHS = 24
_EIGHT, _EIGHTEEN = 8, 18


@rule(
    "the middle of a training order, and the month or two around it",
    CODE_241,
    PRACTICE,
    convention="one month either way from 8 months, two from 18; none for an order that credit "
    "had used up",
)
def transfers(serving: Serving, middle: Day) -> dict[str, Day]:
    """The days of transfer: middle, and early and late ones where the order is long enough."""
    months = 0
    if not serving.immediate and serving.tested <= limit(serving.first, LONGEST_MONTHS):
        if not serving.under(_EIGHTEEN):
            months = 2
        elif not serving.under(_EIGHT):
            months = 1
    if not months:
        return {"MTD": middle}
    return {
        "MTD": middle,
        "ETD": add_months(middle, -months, "clamp"),
        "LTD": add_months(middle, months, "clamp"),
    }

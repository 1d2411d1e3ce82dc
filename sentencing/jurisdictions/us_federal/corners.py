"""Where the results of federal law turn."""

from __future__ import annotations

from sentencing.kit.corners import Corners

_SUPERVISED = ("null", "1 year", "5 years", "life")
"""Whether any follows is what time credits turn on; 12 months is the most that they can use."""
_OFFENSES = (
    "null",
    "18 USC 1343",
    "18 USC 2252A",
    "18 USC 924(c)",
    "18 USC 1028A",
    "18 USC 3146",
    "18 USC 3147",
)
"""One that nothing turns on, one that excludes from time credits, and those that the statute keeps apart
from other terms."""

CORNERS = Corners(
    # good conduct time is for more than a year; 85 per cent is what it leaves, half what credits may
    terms=("1 year", "1 year 1 day"),
    shares=((1, 1), (85, 100), (1, 2)),
    values={
        "judgments.*.supervised_release": _SUPERVISED,
        "judgments.*.counts.*.supervised_release": _SUPERVISED,
        "judgments.*.counts.*.offense": _OFFENSES,
        "credits.drug_program.reduction": ("null", "1 day", "6 months", "9 months", "12 months"),
    },
    open_lists=frozenset(("events.*.kind",)),
)

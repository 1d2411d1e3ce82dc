"""What an official federal date often rests on that a case file lacks.

Hypotheses, not rules: they are tried where a published date is not the computed one.
"""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.case.model import Case
from sentencing.jurisdictions.us_federal.citations import CFR_541_3
from sentencing.kit.registry import Supposition
from sentencing.kit.trace import pluralize

_USUAL_LOSSES = {41: "the greatest", 27: "high", 14: "moderate", 7: "low"}
"""Days of good conduct time that are ordinarily the most to be lost for one act, by its severity, where
54 days a year are to be had."""


def suppositions(case: Case) -> Iterator[Supposition]:
    """Losses of good conduct time of the usual sizes, one act or two alike."""
    known = case.credits.good_conduct if case.credits else None
    before = (known.disallowed if known else None) or 0
    for days, severity in _USUAL_LOSSES.items():
        for acts, times in ((1, ""), (2, " twice")):
            title = (
                f"{pluralize(days, 'day')} of good conduct time lost{times}, ordinarily the most for an "
                f"act of {severity} severity ({CFR_541_3})"
            )
            values = {"credits.good_conduct.disallowed": f"{before + days * acts} days"}
            yield Supposition(
                kind="a disallowance of usual size", title=title, set=values, cost=1 + acts
            )

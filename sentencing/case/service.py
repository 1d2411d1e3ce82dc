"""Serving a sentence: recalls from licence, and days that a custodian counts or adds.

Records of the case beside those of `model`, for laws under which the custodian adjusts a sentence
by numbers of days and takes people back from licence.
"""

from __future__ import annotations

from sentencing.case.provenance import Record, Ref
from sentencing.core.partial_dates import PartialDate


class Recall(Record, frozen=True, kw_only=True):
    """That a sentence was recalled from licence.

    Attributes:
        kind: standard, of a fixed term, or from home detention curfew.
        revoked: day on which the licence was revoked. returned: day of return to custody.
    """

    kind: str | None = None
    revoked: PartialDate | None = None
    returned: PartialDate | None = None


class Adjustment(Record, frozen=True, kw_only=True):
    """Days that count towards a sentence, or that are added to it.

    Attributes:
        kind: remand, tagged bail, days at large, added or restored days.
        days: how many; of a stretch with both ends the days in it, unless said otherwise.
        first, last: when they were spent, both counted.
        on: the day that decides which sentences they reach; unless said, that of the judgment for
            credit, else the first day.
        judgment: that it was recorded for.
        reason: of an absence.
    """

    id: str
    kind: str | None = None
    days: int | None = None
    first: PartialDate | None = None
    last: PartialDate | None = None
    on: PartialDate | None = None
    judgment: Ref | None = None
    reason: str | None = None
    source: str | None = None
    note: str | None = None

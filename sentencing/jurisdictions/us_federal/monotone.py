"""Where federal law turns no corner: days in custody before a sentence.

A day more of prior custody brings the full term forward by a day (18 U.S.C. 3585(b)). Good conduct
time is counted on the sentence, or on years that move with the credit; then a part of a year gains or
loses at most a day by rounding. So no milestone moves against the credit, and the first and last day
that an end of custody can be give the extremes of everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from sentencing.case.model import Case, Custody
from sentencing.jurisdictions.us_federal.lawbook import CODE, LAWBOOK

_WHY = "more days in custody never make a federal milestone later"
_NEW_METHOD = LAWBOOK.parameters["good_conduct.method"].versions[-1].since or 0

_TURNING = frozenset(
    [
        "holder",
        "on_writ_from",
        "on_request_of",
        "credited_to",
        "kind",
        "for",
        "jurisdiction",
        "imposed",
        "commences",
        "replaces",
        "revokes",
        "vacated",
        "dates",
    ]
)
"""Facts that decide which days count at all; where one of them is in doubt, nothing is plain."""


def ends_suffice(case: Case, doubtful: AbstractSet[str]) -> Mapping[str, str]:
    """The ends of custody of which only the first and the last day need be tried.

    Only where it is plain: one sovereign, the law as it is, sentences of one day since the good
    conduct time of 2019, nothing that sets a sentence aside or another in its place.
    """
    if not _plain(case, doubtful):
        return {}
    names: dict[str, str] = {}
    for custody in case.custody:
        ends = {f"custody.{custody.id}.from", f"custody.{custody.id}.to"} & doubtful
        if _apart(custody):
            names |= dict.fromkeys(sorted(ends), _WHY)
    return names


def _plain(case: Case, doubtful: AbstractSet[str]) -> bool:
    """Whether nothing but the sentences and the custody before them enters."""
    if any(name.startswith("law.") for name in (*doubtful, *(a.name for a in case.assume))):
        return False
    if any(name.rpartition(".")[2] in _TURNING for name in doubtful):
        return False
    own = all(
        stretch.holder in (None, CODE)
        and not (stretch.on_writ_from or stretch.on_request_of or stretch.credited_to)
        for stretch in case.custody
    )
    simple = all(
        case.sovereign_of(judgment) == CODE
        and not (judgment.commences or judgment.replaces or judgment.revokes or judgment.vacated)
        for judgment in case.judgments
    )
    return own and simple and not case.events and _of_one_day(case)


def _of_one_day(case: Case) -> bool:
    """Whether all sentences were imposed on one known day, under the method of 2019."""
    imposed = [j.imposed.first for j in case.judgments if j.imposed and j.imposed.exact]
    days = {day for day in imposed if day is not None}
    return len(imposed) == len(case.judgments) and len(days) == 1 and min(days) >= _NEW_METHOD


def _apart(custody: Custody) -> bool:
    """Whether the stretch cannot shrink to nothing: all its first days lie before all its last."""
    first, last = custody.first, custody.last
    if first is None or last is None or first.last is None or last.first is None:
        return False
    return first.last <= last.first

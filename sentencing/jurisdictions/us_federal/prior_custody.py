"""Prior custody credit: 18 U.S.C. 3585(b).

Each day in official detention before the sentence begins counts, if it resulted from the offense
of the sentence or from another charge for which the person was arrested after the offense, and
has not been credited against another sentence. Both the first and the last day of a stretch
count. Days served under a sentence, days on conditions of release, and days that have been spent
already count for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from sentencing.days import FIRST_DAY, LAST_DAY, Day, Span
from sentencing.jurisdictions.us_federal.lawbook import (
    KORAY,
    KORAY_DAYS,
    USC_3585_A,
    USC_3585_B,
)
from sentencing.law import rule
from sentencing.ledger import Ledger, Refusal
from sentencing.model import Custody

CREDITED = "official detention before the sentence began"


@rule(
    "prior custody credit",
    USC_3585_B,
    KORAY_DAYS,
    convention="first and last day count",
)
def credit(
    ledger: Ledger,
    stretch: Custody,
    to: str,
    begins: Day,
    judgments: Sequence[str],
    offences_since: Day | None,
) -> list[Span]:
    """The days of a stretch that shorten an aggregate, entered in the ledger.

    Args:
        ledger: of the case; days that it shows as spent are not spent again.
        stretch: custody.
        to: the aggregate.
        begins: its first day.
        judgments: the ids of its judgments.
        offences_since: the first day of the earliest of its offences, if all are known.
    """
    first = stretch.first.taken(late=True) if stretch.first else None
    if first is None:
        return []
    last = stretch.last.taken(late=False) if stretch.last else None
    account = ledger.account(
        stretch.id, Span(first, begins - 1 if last is None else last), stretch.place
    )
    refusals = refused(stretch, begins, judgments, offences_since)
    return ledger.spend(account, to, CREDITED, (USC_3585_B,), refusals)


def refused(
    stretch: Custody, begins: Day, judgments: Sequence[str], offences_since: Day | None
) -> list[Refusal]:
    """Which days of a stretch may not count, rule by rule."""
    found = []
    if stretch.kind not in (None, "detention"):
        reason = f"{stretch.kind} is not official detention"
        found.append(Refusal(None, reason, (USC_3585_B, KORAY)))
    if stretch.credited_to is not None:
        reason = f"credited against another sentence: {stretch.credited_to}"
        found.append(Refusal(None, reason, (USC_3585_B,)))
    concerns = [ref.id for ref in stretch.for_judgments]
    if concerns and not set(concerns) & set(judgments):
        reason = f"resulted from the charges of {', '.join(concerns)}"
        found.append(Refusal(None, reason, (USC_3585_B,)))
    if offences_since is not None:
        before = Span(FIRST_DAY, offences_since - 1)
        found.append(Refusal(before, "before the offense was committed", (USC_3585_B,)))
    service = Span(begins, LAST_DAY)
    found.append(Refusal(service, "after commencement: service of the sentence", (USC_3585_A,)))
    return found

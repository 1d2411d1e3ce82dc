"""Prior custody credit: 18 U.S.C. 3585(b).

Each day in official detention before the sentence begins counts, if it resulted from the offense
of the sentence or from another charge for which the person was arrested after the offense, and
has not been credited against another sentence. Both the first and the last day of a stretch
count. Days served under a sentence, days on conditions of release, and days that have been spent
already count for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sentencing.case.model import Case, Custody
from sentencing.core.days import FIRST_DAY, LAST_DAY, Day, Span, without
from sentencing.jurisdictions.us_federal.citations import (
    KORAY,
    KORAY_DAYS,
    USC_3585_A,
    USC_3585_B,
    WILSON,
)
from sentencing.jurisdictions.us_federal.double_credit import Grant
from sentencing.jurisdictions.us_federal.sovereigns import is_detention, others, span_of
from sentencing.kit.law import Citation, Rule, rule
from sentencing.kit.ledger import Ledger, Refusal

CREDITED = "official detention before the sentence began"
_ANOTHER_CHARGE = "on another charge, after the offense; credited nowhere else"
NOT_TWICE = Rule("no day that was credited against another sentence", (USC_3585_B, WILSON))


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What an aggregate brings to the question which days count for it.

    Attributes:
        id: of the aggregate.
        begins: its first day.
        judgments: the ids of its judgments.
        offences: the first day of its earliest offence, and the last day of the offence that was
            over first; None where not all are known.
        grants: days that count although another sovereign credits them.
    """

    id: str
    begins: Day
    judgments: Sequence[str]
    offences: tuple[Day | None, Day | None]
    grants: Sequence[Grant] = ()


@rule(
    "prior custody credit",
    USC_3585_B,
    KORAY_DAYS,
    convention="first and last day count",
)
def credit(ledger: Ledger, case: Case, stretch: Custody, claim: Claim) -> list[Span]:
    """The days of a stretch that shorten an aggregate, entered in the ledger.

    Args:
        ledger: of the case; days that it shows as spent are not spent again.
        case: for the sentences of other sovereigns.
        stretch: custody.
        claim: of the aggregate.
    """
    first = stretch.first.assume(latest=True) if stretch.first else None
    if first is None:
        return []
    last = stretch.last.assume(latest=False) if stretch.last else None
    account = ledger.account(
        stretch.id, Span(first, claim.begins - 1 if last is None else last), stretch.place
    )
    reason, cites = _why(account.left, stretch, claim)
    refusals = refused(case, stretch, first, claim)
    return ledger.spend(account, claim.id, reason, cites, refusals)


def _why(days: Sequence[Span], stretch: Custody, claim: Claim) -> tuple[str, tuple[Citation, ...]]:
    """Why days of a stretch count, and the law."""
    for grant in claim.grants:
        if any(without(span, grant.days) != [span] for span in days):
            return (
                f"credited by {grant.other} too, which alone would change nothing",
                grant.rule.cites,
            )
    if _for_others(stretch, claim):
        return _ANOTHER_CHARGE, (USC_3585_B,)
    return CREDITED, (USC_3585_B,)


def refused(case: Case, stretch: Custody, first: Day, claim: Claim) -> list[Refusal]:
    """Which days of a stretch, which begins on `first`, may not count, rule by rule."""
    found = []
    if not is_detention(stretch):
        reason = f"{stretch.kind} is not official detention"
        found.append(Refusal(None, reason, (USC_3585_B, KORAY)))
    found += _elsewhere(case, stretch, first, claim)
    if claim.offences[0] is not None:
        before = Span(FIRST_DAY, claim.offences[0] - 1)
        found.append(Refusal(before, "before the offense was committed", (USC_3585_B,)))
    service = Span(claim.begins, LAST_DAY)
    found.append(Refusal(service, "after commencement: service of the sentence", (USC_3585_A,)))
    return found


def presumed_credited(case: Case, stretch: Custody) -> str:
    """The sentence of another sovereign that presumably credits a stretch, or an empty string.

    Days on its charges before it was imposed; sovereigns seldom refuse those.
    """
    if stretch.credited_to is not None or not stretch.for_judgments:
        return ""
    concerned = {ref.id for ref in stretch.for_judgments}
    return next((other.id for other in others(case) if other.id in concerned), "")


def _for_others(stretch: Custody, claim: Claim) -> bool:
    """Whether the stretch belongs to charges other than those of the aggregate."""
    concerned = {ref.id for ref in stretch.for_judgments}
    return bool(concerned) and not concerned & set(claim.judgments)


def _elsewhere(case: Case, stretch: Custody, first: Day, claim: Claim) -> list[Refusal]:
    """The refusals of days that belong to other charges or count for other sentences."""
    reason = ""
    presumed = presumed_credited(case, stretch)
    concerned = ", ".join(ref.id for ref in stretch.for_judgments)
    over = claim.offences[1]
    if stretch.credited_to is not None:
        if stretch.credited_to.id not in claim.judgments:
            reason = f"credited against another sentence: {stretch.credited_to}"
    elif presumed:
        reason = f"on the charges of {presumed}, which presumably credits it"
    elif _for_others(stretch, claim) and (over is None or first <= over):
        reason = f"resulted from the charges of {concerned}"
    allowed = [span for grant in claim.grants for span in grant.days]
    found = []
    if reason:
        spans = without(Span(FIRST_DAY, LAST_DAY), allowed) if allowed else [None]
        found += [Refusal(span, reason, NOT_TWICE.cites) for span in spans]
    for other in others(case):
        begun, last = span_of(other)
        if begun is not None and last is not None:
            reason = f"service of another sentence: {other.id}"
            found.append(Refusal(Span(begun, last), reason, NOT_TWICE.cites))
    return found

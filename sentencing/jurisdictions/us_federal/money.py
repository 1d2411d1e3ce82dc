"""Money that the judgments order: assessments, restitution, fines, costs, forfeiture.

18 U.S.C. 3013 (assessment for each count), 3664 (restitution in full, joint and several). What
becomes of the orders is in `account`; what is owed never changes a custody date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sentencing.case.model import Count, Judgment
from sentencing.core.days import Day
from sentencing.core.diagnostics import Problem
from sentencing.core.money import Money, by_currency
from sentencing.jurisdictions.us_federal.citations import (
    USC_3013,
    USC_3664_F,
    USC_3664_H,
)
from sentencing.jurisdictions.us_federal.debts import losses
from sentencing.kit.law import Law, rule
from sentencing.kit.result import MonetaryOrder, MoneyResult
from sentencing.kit.trace import Trace, pluralize

_CURRENCY = "USD"
_NOTHING = MoneyResult()
_ASSESSMENTS = {
    "misdemeanor": "assessment.class_a_misdemeanor",
    "class A misdemeanor": "assessment.class_a_misdemeanor",
    "class B misdemeanor": "assessment.class_b_misdemeanor",
    "class C misdemeanor": "assessment.class_c_misdemeanor",
    "infraction": "assessment.class_c_misdemeanor",
}


@rule("special assessment, a fixed sum for each count", USC_3013)
def assessment(counts: Iterable[Count], imposed: Day, law: Law) -> Money:
    """The assessment that the statute sets for the counts of a judgment.

    Args:
        counts: each entry counts as often as it says; a felony unless graded otherwise.
        imposed: stands in for the day of an offense that is not known.
        law: for the amounts.
    """
    dollars = 0
    for one in counts:
        offence = one.offense_date.assume(latest=True) if one.offense_date else None
        amount = _ASSESSMENTS.get(one.grade or "felony", "assessment.felony")
        dollars += law.number(amount, imposed if offence is None else offence) * one.number
    return Money(dollars * 100, _CURRENCY)


@rule("restitution, in full whatever the means", USC_3664_F)
def restitution(ordered: Money) -> Money:
    """The amount ordered is owed in full."""
    return ordered


@rule("one debt that stands in several orders is owed once", USC_3664_H)
def joint_debt(ordered: Money, largest: bool) -> Money:  # noqa: FBT001
    """How much an order adds to what is owed: the largest order of a debt stands for all."""
    return ordered if largest else Money(0, ordered.currency)


def ordered(
    judgments: Mapping[str, Judgment], imposed: Mapping[str, Day], law: Law, trace: Trace
) -> MoneyResult:
    """What the judgments order to be paid, and the total with every debt counted once.

    Args:
        judgments: by id.
        imposed: the day of each.
        law: for the amounts.
        trace: gets the steps.
    """
    items: list[MonetaryOrder] = []
    largest = _largest_of_each_debt(judgments.values())
    for judgment in judgments.values():
        items += _restitution(judgment, judgment.id in largest, trace)
        if judgment.fine:
            items.append(_plain(judgment, "fine", judgment.fine, trace))
        items += _assessment(judgment, imposed[judgment.id], law, trace)
        if judgment.costs:
            items.append(_plain(judgment, "costs", judgment.costs, trace))
        if judgment.forfeiture:
            items.append(_plain(judgment, "forfeiture", judgment.forfeiture, trace))
    if not items:
        return _NOTHING
    totals = by_currency(item.counted for item in items if item.what != "forfeiture")
    return MoneyResult(items=tuple(items), totals=totals)


def _largest_of_each_debt(judgments: Iterable[Judgment]) -> set[str]:
    """The judgments whose restitution counts; of those that share a debt, only the largest."""
    orders = {j.id: j.restitution for j in judgments if j.restitution and j.restitution.amount}
    debt = losses(orders)
    largest: dict[tuple[str, str], tuple[int, str]] = {}
    for judgment, order in orders.items():
        if order.amount:
            key = (debt[judgment], order.amount.currency)
            largest[key] = min(largest.get(key, (0, "")), (-order.amount.cents, judgment))
    return {judgment for _, judgment in largest.values()}


def _restitution(judgment: Judgment, largest: bool, trace: Trace) -> list[MonetaryOrder]:  # noqa: FBT001
    order = judgment.restitution
    if order is None or order.amount is None:
        return []
    step = trace.step(
        "restitution, {}",
        judgment.id,
        value=restitution(order.amount),
        unit="money",
        by=restitution,
        place=order.place,
    )
    counted = joint_debt(order.amount, largest)
    if not largest:
        step = trace.step(
            "added by {}, the same debt as a larger order",
            judgment.id,
            value=counted,
            unit="money",
            by=joint_debt,
            inputs=(step,),
            place=order.place,
        )
    shared = order.joint_and_several_with
    return [
        MonetaryOrder(
            judgment=judgment.id,
            what="restitution",
            amount=order.amount,
            counted=counted,
            shared_with=shared,
            step=step,
        )
    ]


def _assessment(judgment: Judgment, imposed: Day, law: Law, trace: Trace) -> list[MonetaryOrder]:
    if judgment.assessment:
        return [_plain(judgment, "assessment", judgment.assessment, trace)]
    if not judgment.counts:
        return []
    amount = assessment(judgment.counts, imposed, law)
    number = sum(one.number for one in judgment.counts)
    step = trace.step(
        "special assessment, {}, {}",
        judgment.id,
        pluralize(number, "count"),
        value=amount,
        unit="money",
        by=assessment,
        place=judgment.place_of("counts"),
    )
    return [
        MonetaryOrder(
            judgment=judgment.id,
            what="assessment",
            amount=amount,
            counted=amount,
            shared_with=(),
            step=step,
        )
    ]


def _plain(judgment: Judgment, what: str, amount: Money, trace: Trace) -> MonetaryOrder:
    place = judgment.place_of(what)
    step = trace.step("{}, {}", what, judgment.id, value=amount, unit="money", place=place)
    return MonetaryOrder(
        judgment=judgment.id, what=what, amount=amount, counted=amount, shared_with=(), step=step
    )


def mixed_currencies(result: MoneyResult) -> list[Problem]:
    """A warning where sums stand in several currencies."""
    if len(result.totals) < 2:  # noqa: PLR2004  # one and another
        return []
    currencies = ", ".join(total.currency for total in result.totals)
    return [Problem("mixed-currencies", f"sums in {currencies} are given apart")]

"""Supervised release: 18 U.S.C. 3583 and 3624(e).

Terms of several counts and judgments run at the same time, so the longest decides. They begin on
the day the person is released from prison, however late or early that was, and stand still while
he is imprisoned for a conviction for 30 days or more. After a year a court may end them.
"""

from __future__ import annotations

from collections.abc import Iterable

from sentencing.case.model import Event, Judgment
from sentencing.core.days import Day, Span, add_months
from sentencing.core.diagnostics import Place
from sentencing.core.terms import Length, Life, Term
from sentencing.jurisdictions.us_federal.citations import (
    GONZALEZ_HERRERA,
    HARGROVE,
    JOHNSON,
    MONT,
    USC_3583_E,
    USC_3624_E,
)
from sentencing.jurisdictions.us_federal.desk import Desk
from sentencing.jurisdictions.us_federal.milestones import EARLY_TERMINATION, SUPERVISED_RELEASE_END
from sentencing.kit.law import Rule, rule
from sentencing.kit.result import Milestone
from sentencing.kit.trace import pluralize

_ORDINARY_DAY = 730_486
"""1 January 2001: two terms are compared by the calendar from there."""
_SHORTEST_IMPRISONMENT_THAT_TOLLS = 30
_A_YEAR = 12

SHORTENED = Rule(
    "time credits that were left over at release shorten supervised release, or not",
    (GONZALEZ_HERRERA, HARGROVE),
)


@rule(
    "supervised release: the longest of the terms, from the day of release",
    USC_3624_E,
    JOHNSON,
    convention="the day of release is the first",
)
def last_day(released: Day, term: Term) -> Day:
    """The last day of supervised release that begins on the day of release."""
    return term.last_day(released, "roll")


@rule(
    "supervised release stands still during imprisonment for a conviction",
    USC_3624_E,
    MONT,
    convention="30 days or more in a row",
)
def tolled(imprisoned: Span) -> int:
    """The days that an imprisonment adds."""
    return imprisoned.days if imprisoned.days >= _SHORTEST_IMPRISONMENT_THAT_TOLLS else 0


@rule("a court may end supervised release after a year", USC_3583_E)
def may_end(released: Day) -> Day:
    """The first day on which it may."""
    return add_months(released, _A_YEAR, "roll")


def supervision(
    desk: Desk,
    judgments: Iterable[Judgment],
    released: tuple[Day, str, Place | None] | None,
    died: Day | None = None,
) -> dict[str, Milestone]:
    """The milestones of supervised release.

    Args:
        desk: what the stages share.
        judgments: whose terms run.
        released: the day of release, in fact or as expected, the step that gives it, and the place
            of the event; None if there is none.
        died: the day on which the person died, if that is told; nothing runs on after it.
    """
    terms = [term for judgment in judgments for term in _terms(judgment)]
    longest = max(terms, key=_ends, default=None)
    if longest is None or released is None or not _ends(longest):
        return {}
    day, step, place = released
    spec = SUPERVISED_RELEASE_END
    if isinstance(longest, Life):
        return {spec.id: Milestone(spec=spec, day=None, step=step, reason="life")}
    assert isinstance(longest, Term)  # noqa: S101  # `_terms` keeps no other
    end, inputs = last_day(day, longest), [step]
    for imprisoned, event in _imprisonments(desk, day):
        end += tolled(imprisoned)
        inputs.append(_tolled_step(desk, imprisoned, event))
    end -= _left_over(desk, inputs)
    if died is not None:
        end = min(end, max(died, day))
    given = desk.trace.step(
        "supervised release, {} from release, last day",
        longest,
        value=end,
        unit="date",
        name=spec.id,
        by=last_day,
        inputs=tuple(inputs),
        place=place,
    )
    found = {spec.id: Milestone(spec=spec, day=end, step=given)}
    early = may_end(day)
    if early <= end:
        given = desk.trace.step(
            "supervised release may be ended early",
            value=early,
            unit="date",
            name=EARLY_TERMINATION.id,
            by=may_end,
            inputs=(step,),
        )
        found[EARLY_TERMINATION.id] = Milestone(spec=EARLY_TERMINATION, day=early, step=given)
    return found


def _terms(judgment: Judgment) -> list[Length]:
    """The terms of supervised release of a judgment and its counts."""
    stated = [judgment.supervised_release, *(c.supervised_release for c in judgment.counts)]
    return [term for term in stated if isinstance(term, Term | Life)]


def _ends(term: Length) -> int:
    """How long a term is, in days from an ordinary day; life longer than any."""
    if isinstance(term, Term):
        return term.after(_ORDINARY_DAY, "roll") - _ORDINARY_DAY
    return 1 << 40


def _imprisonments(desk: Desk, released: Day) -> list[tuple[Span, Event]]:
    """Imprisonments for convictions since release."""
    found = []
    for event in desk.case.events:
        first = event.first.assume(latest=False) if event.first else None
        last = event.last.assume(latest=True) if event.last else None
        if event.kind == "imprisonment" and first is not None and last is not None:
            found += [(Span(first, last), event)] if first >= released else []
    return found


def _tolled_step(desk: Desk, imprisoned: Span, event: Event) -> str:
    return desk.trace.step(
        "imprisoned for {}",
        pluralize(imprisoned.days, "day"),
        value=tolled(imprisoned),
        unit="days",
        by=tolled,
        place=event.place,
    )


def _left_over(desk: Desk, inputs: list[str]) -> int:
    """The days that time credits left over at release take off, under the reading taken."""
    credits_ = desk.case.credits.time_credits if desk.case.credits else None
    left = credits_.left_over if credits_ else None
    if credits_ is None or not left:
        return 0
    sides = {"no_effect": 0, "shortens": left}
    taken = desk.law.choose("excess_credits", sides, lambda days: pluralize(days, "day"))
    if taken:
        step = desk.trace.step(
            "time credits left over",
            value=-taken,
            unit="days",
            by=SHORTENED,
            place=credits_.place_of("left_over"),
        )
        inputs.append(step)
    return taken

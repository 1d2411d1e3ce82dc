"""What must hold for every case, on random graphs of up to eight sentences."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from sentencing import Computation
from sentencing.case.model import Case
from sentencing.core.days import Span
from sentencing.core.terms import Term
from sentencing.engine import plain
from tests.strategies import LONG_TERMS, TERMS, Facts, Sentence, facts


def days_of(result: Computation) -> dict[str, int | None]:
    return {name: stone.day for name, stone in result.milestones.items()}


@given(facts())
def test_nothing_raises_and_the_window_is_in_order(case: Facts) -> None:
    result = plain(case.case(), trace=True)
    window = result.window
    assert window.earliest is not None
    assert window.expected is not None
    assert window.latest is not None
    assert window.earliest <= window.expected <= window.latest


@given(facts(), st.integers(1, 10**6))
def test_the_order_of_listing_does_not_matter(case: Facts, order: int) -> None:
    one, other = plain(case.case(), trace=True), plain(case.case(order), trace=True)
    assert days_of(one) == days_of(other)
    assert one.figures == other.figures
    assert [a.id for a in one.aggregates] == [a.id for a in other.aggregates]
    assert {n: m.slack for n, m in one.milestones.items()} == {
        n: m.slack for n, m in other.milestones.items()
    }


@given(facts(LONG_TERMS), st.integers(0, 4000), TERMS)
def test_a_concurrent_sentence_never_brings_release_forward(
    case: Facts, later: int, term: str
) -> None:
    """For terms of more than a year: up to a year there is no good conduct time to gain."""
    before = plain(case.case(), trace=True)
    day = max(sentence.imposed for sentence in case.sentences) + timedelta(days=later)
    running = ", ".join(before.aggregates[-1].members)
    more = case.with_sentence(Sentence("extra", day, term, f"concurrent with {running}"))
    after = plain(more.case(), trace=True)
    for name in ("full_term", "projected_release"):
        assert after.milestones[name].day >= before.milestones[name].day  # type: ignore[operator]


def test_a_day_more_than_a_year_brings_release_forward() -> None:
    """The one exception, made by the statute: more than one year earns, a year does not."""
    year = Facts((Sentence("a", date(2021, 1, 4), "12 months"),))
    longer = year.with_sentence(
        Sentence("b", date(2021, 1, 4), "12 months 1 day", "concurrent with a")
    )
    before, after = plain(year.case(), trace=True), plain(longer.case(), trace=True)
    assert before.window.expected is not None
    assert after.window.expected is not None
    assert (before.window.expected - after.window.expected).days == 53


@given(facts(LONG_TERMS, most=4), st.integers(1, 400))
def test_more_credit_never_delays(case: Facts, longer: int) -> None:
    first = min(sentence.imposed for sentence in case.sentences)
    stretch = (first - timedelta(days=longer), first - timedelta(days=1))
    more = Facts(case.sentences, (*case.custody, stretch), case.disallowed)
    before, after = plain(case.case(), trace=True), plain(more.case(), trace=True)
    assume([a.id for a in before.aggregates] == [a.id for a in after.aggregates])
    for name in ("full_term", "projected_release"):
        assert after.milestones[name].day <= before.milestones[name].day  # type: ignore[operator]


@given(facts(), st.integers(0, 400))
def test_more_lost_never_brings_forward(case: Facts, more: int) -> None:
    worse = Facts(case.sentences, case.custody, case.disallowed + more)
    before, after = plain(case.case(), trace=True), plain(worse.case(), trace=True)
    assume([a.id for a in before.aggregates] == [a.id for a in after.aggregates])
    assert after.milestones["projected_release"].day >= before.milestones["projected_release"].day  # type: ignore[operator]


@given(facts())
def test_every_custody_day_has_one_fate_and_none_is_spent_twice(case: Facts) -> None:
    result = plain(case.case(), trace=True)
    spent: set[int] = set()
    for entry in result.ledger:
        days = set(range(entry.span.first, entry.span.last + 1))
        if entry.credited_to is not None:
            assert not spent & days
            spent |= days
    for number, (first, last) in enumerate(case.custody):
        spans = [entry.span for entry in result.ledger if entry.custody == f"c{number}"]
        whole = Span(first.toordinal(), last.toordinal())
        assert sum(span.days for span in spans) == whole.days
        assert (min(spans).first, max(spans).last) == (whole.first, whole.last)


@given(facts(most=5))
def test_slack_is_the_boundary_of_control(case: Facts) -> None:
    """As many days longer as the slack says, the full term stays; one more, and it moves."""
    result = plain(case.case(), trace=True)
    stone = result.milestones["full_term"]
    assume(not {problem.code for problem in result.problems} & {"over-served", "overlap-too-long"})
    for key, days in stone.slack.items():
        assert days != "never"
        if case.fixes_a_part(key):
            continue
        at, beyond = (
            plain(_lengthened(case.case(), key, extra), trace=True) for extra in (days, days + 1)
        )
        assume(at.aggregates[-1].members == result.aggregates[-1].members)
        assume(beyond.aggregates[-1].members == result.aggregates[-1].members)
        assert at.milestones["full_term"].day == stone.day
        assert beyond.milestones["full_term"].day == stone.day + 1  # type: ignore[operator]
        assert key in beyond.milestones["full_term"].controlled_by


@given(facts(most=5))
def test_a_controlling_sentence_moves_the_full_term(case: Facts) -> None:
    result = plain(case.case(), trace=True)
    stone = result.milestones["full_term"]
    assume(not {problem.code for problem in result.problems} & {"over-served", "overlap-too-long"})
    for key in stone.controlled_by:
        if case.fixes_a_part(key):
            continue
        longer = plain(_lengthened(case.case(), key, 1), trace=True)
        assume(longer.aggregates[-1].members == result.aggregates[-1].members)
        assert longer.milestones["full_term"].day == stone.day + 1  # type: ignore[operator]


@given(facts(), st.sampled_from(["2010-01-01", "2018-12-31", "2019-07-18", "2019-07-19"]))
def test_any_day_of_computation_gives_an_answer(case: Facts, as_of: str) -> None:
    result = plain(case.case(), {"as_of": as_of}, trace=True)
    if result.aggregates:
        assert result.window.earliest <= result.window.expected <= result.window.latest  # type: ignore[operator]
    else:
        assert all(sentence.imposed.isoformat() > as_of for sentence in case.sentences)


@given(facts())
def test_steps_form_a_chain_to_the_release(case: Facts) -> None:
    result = plain(case.case(), trace=True)
    known: set[str] = set()
    for step in result.steps:
        assert set(step.inputs) <= known
        known.add(step.id)
        assert step.label
        assert step.shown
    assert {stone.step for stone in result.milestones.values()} <= known


@given(facts())
def test_without_trace_the_days_are_the_same(case: Facts) -> None:
    traced, quiet = plain(case.case(), trace=True), plain(case.case())
    assert days_of(traced) == days_of(quiet)
    assert traced.figures == quiet.figures
    assert quiet.steps == ()


def _lengthened(case: Case, key: str, days: int) -> Case:
    """The case with one term longer by some days."""

    def longer(term: object) -> Term:
        assert isinstance(term, Term)
        return term + Term(days=days)

    judgments = tuple(
        msgspec.structs.replace(judgment, term=longer(judgment.term))
        if judgment.id == key
        else judgment
        for judgment in case.judgments
    )
    return msgspec.structs.replace(case, judgments=judgments)

"""England and Wales: what holds of every case, whatever its sentences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing import Computation, compute, read_case
from sentencing.case.format.writer import write
from sentencing.core.days import Day
from sentencing.core.terms import Term
from sentencing.jurisdictions.england_wales.durations import last_day

FIRST, LAST = date(2016, 1, 4), date(2026, 6, 1)
days_of_sentence = st.dates(FIRST, LAST)
terms = st.one_of(
    st.integers(1, 40).map(lambda n: f"{n} weeks"),
    st.integers(1, 120).map(lambda n: f"{n} months"),
    st.integers(1, 12).map(lambda n: f"{n} years"),
    st.integers(1, 300).map(lambda n: f"{n} days"),
)
marks = st.sampled_from(["", "", "", ", provisions: [sexual]", ", provisions: [SDS+]"])
plain_counts = st.tuples(terms, marks)


def text_of(
    groups: list[tuple[date, list[tuple[str, str]]]],
    adjustments: list[str] | None = None,
    *,
    chained: bool = False,
    order: int = 1,
) -> str:
    lines = ["jurisdiction: england-wales"]
    if adjustments:
        lines += ["adjustments:", *(f"  - {{{a}}}" for a in adjustments)]
    lines.append("judgments:")
    for number, (day, counts) in list(enumerate(groups))[::order]:
        lines += [f"  - id: j{number}", f"    imposed: {day}", "    counts:"]
        listed = list(enumerate(counts, 1))[::order]
        for index, (term, mark) in listed:
            after = f", runs: consecutive to {index - 1}" if chained and index > 1 else ""
            offence = day - timedelta(days=200)
            lines.append(
                f"      - {{id: {index}, offense_date: {offence}, term: {term}{mark}{after}}}"
            )
    return "\n".join(lines) + "\n"


def result(text: str) -> Computation:
    return compute(read_case(text, "case.yaml"), trace=False)


def release(computed: Computation) -> Day:
    days = [computed.milestones[n].day for n in ("CRD", "ARD") if n in computed.milestones]
    assert days
    assert days[0] is not None
    return days[0]


def shown(computed: Computation) -> dict[str, Any]:
    return {name: stone.day for name, stone in computed.milestones.items()}


spell = st.tuples(days_of_sentence, st.lists(plain_counts, min_size=1, max_size=4))


@given(groups=st.lists(spell, min_size=1, max_size=3), chained=st.booleans())
def test_the_order_of_the_list_does_not_matter(
    *, groups: list[tuple[date, list[tuple[str, str]]]], chained: bool
) -> None:
    forward, backward = text_of(groups, chained=chained), text_of(groups, chained=chained, order=-1)
    assert shown(result(forward)) == shown(result(backward))


@given(groups=st.lists(spell, min_size=1, max_size=3), chained=st.booleans())
def test_the_edges_of_the_window_are_in_order(
    *, groups: list[tuple[date, list[tuple[str, str]]]], chained: bool
) -> None:
    computed = result(text_of(groups, chained=chained))
    edges = [computed.window.edge(name) for name in ("earliest", "expected", "latest")]
    days = [edge.day for edge in edges if edge is not None and edge.day is not None]
    assert len(days) == 3
    assert days == sorted(days)


@given(spell, st.integers(0, 300), st.integers(1, 60))
def test_more_remand_never_delays(
    group: tuple[date, list[tuple[str, str]]], days: int, more: int
) -> None:
    def credited(number: int) -> int:
        remand = f"id: r, kind: remand, days: {number}, on: {group[0]}"
        return release(result(text_of([group], [remand])))

    assert credited(days + more) <= credited(days)


@given(spell, st.integers(0, 100), st.integers(1, 60), st.integers(0, 30))
def test_more_added_days_never_bring_release_forward(
    group: tuple[date, list[tuple[str, str]]], days: int, more: int, after: int
) -> None:
    def added(number: int) -> int:
        awarded = group[0] + timedelta(days=after)
        return release(
            result(text_of([group], [f"id: a, kind: added days, days: {number}, on: {awarded}"]))
        )

    assert added(days + more) >= added(days)


@given(spell, plain_counts)
def test_a_concurrent_sentence_never_brings_release_forward(
    group: tuple[date, list[tuple[str, str]]], other: tuple[str, str]
) -> None:
    day, counts = group
    known = {"law_as_of": "2026-06-30"}
    alone = compute(read_case(text_of([group]), "a.yaml"), known, trace=False)
    beside = compute(read_case(text_of([(day, [*counts, other])]), "b.yaml"), known, trace=False)
    assert release(beside) >= release(alone)


@given(groups=st.lists(spell, min_size=1, max_size=3), chained=st.booleans())
def test_a_case_is_written_and_read_back(
    *, groups: list[tuple[date, list[tuple[str, str]]]], chained: bool
) -> None:
    case = read_case(text_of(groups, chained=chained), "case.yaml")
    again = read_case(write(case), "again.yaml")
    assert not again.problems
    assert shown(compute(case, trace=False)) == shown(compute(again, trace=False))


@given(st.lists(spell, min_size=1, max_size=2))
def test_the_trace_changes_nothing(groups: list[tuple[date, list[tuple[str, str]]]]) -> None:
    case = read_case(text_of(groups), "case.yaml")
    quiet, traced = compute(case, trace=False), compute(case)
    assert shown(quiet) == shown(traced)
    for stone in traced.milestones.values():
        step = traced.step(stone.step)
        assert step is not None
        assert step.value == stone.day


@pytest.mark.parametrize("name", ["CRD", "SLED"])
def test_the_properties_are_not_idle(name: str) -> None:
    group = (date(2025, 2, 10), [("24 months", "")])
    alone = result(text_of([group]))
    more = result(text_of([group], ["id: r, kind: remand, days: 30, on: 2025-02-10"]))
    assert shown(more)[name] == shown(alone)[name] - 30


@given(groups=st.lists(spell, min_size=1, max_size=3), chained=st.booleans())
def test_each_term_ends_where_its_sentence_does(
    groups: list[tuple[date, list[tuple[str, str]]]], *, chained: bool
) -> None:
    for whole in result(text_of(groups, chained=chained)).aggregates:
        assert isinstance(whole.term, Term)
        if len(whole.members) == 1:
            assert last_day(whole.first, whole.term) == whole.last

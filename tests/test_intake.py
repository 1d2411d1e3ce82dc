"""Which sentences are computed, and what is said of those that are not: United States, federal."""

from __future__ import annotations

from sentencing import compute, read_case
from sentencing.kit.intake import LeftOut
from tests.conftest import codes, result_of

HEAD = "jurisdiction: us-federal\nas_of: 2026-06-01\njudgments:\n"


def left_out(*lines: str) -> tuple[LeftOut, ...]:
    text = HEAD + "".join(f"  - {{{line}}}\n" for line in lines)
    return compute(read_case(text, "case.yaml"), ranges=False).outcome.left_out


def reasons(*lines: str) -> dict[str, tuple[str, bool]]:
    return {one.key: (one.code, one.moves_release) for one in left_out(*lines)}


def test_every_sentence_that_is_not_computed_is_named_with_whether_it_matters() -> None:
    found = left_out(
        "id: a, imposed: 2020-06-01, term: 5 years",
        "id: b, imposed: 2020-06-01, term: 33-50 months",
        "id: c, imposed: '?', term: 2 years",
        "id: d, imposed: 2020-06-01",
        "id: e, imposed: 2026-07-01, term: 2 years",
        "id: f, imposed: 1986-07-01, term: 40 years",
        "id: g, imposed: 2020-06-01, counts: [{id: 1, term: 2 yrz}, {id: 2, term: 1 year}]",
        "id: ohio, jurisdiction: ohio, imposed: 2020-06-01, term: 9 years",
        "id: iowa, jurisdiction: iowa, imposed: 2026-07-01, term: 9 years",
        "id: texas, jurisdiction: texas, imposed: 2020-06-01, dates: {release: 2021-06-01}",
    )
    assert {one.key: (one.code, one.moves_release) for one in found} == {
        "b": ("range-of-terms", True),
        "c": ("date-missing", True),
        "d": ("term-missing", True),
        "e": ("imposed-after-as-of", False),
        "f": ("outside-verified-law", True),
        "g/1": ("term-missing", True),
        "ohio": ("law-not-encoded", True),
        "iowa": ("law-not-encoded", False),
    }
    assert {one.key: one.fact for one in found if one.fact} == {
        "b": "judgments.b.term",
        "c": "judgments.c.imposed",
        "d": "judgments.d.term",
        "g/1": "judgments.g.counts.1.term",
    }


def test_life_and_time_served_are_computed() -> None:
    assert not left_out(
        "id: a, imposed: 2020-06-01, term: life", "id: b, imposed: 2020-06-01, term: time served"
    )


def test_sentences_that_end_beyond_the_calendar_are_left_out_together() -> None:
    found = reasons(
        "id: a, imposed: 2001-06-01, term: 1 year",
        "id: b, imposed: 2020-06-01, term: 4999 years",
        "id: c, imposed: 2020-06-08, term: 4999 years",
    )
    assert found == {"b": ("beyond-the-calendar", True), "c": ("beyond-the-calendar", True)}


def test_a_judgment_of_which_nobody_can_tell_whose_it_is() -> None:
    found = reasons(
        "id: a, imposed: 2020-06-01, term: 1 year",
        "id: b, imposed: 2020-06-01, term: 1 year, jurisdiction: unknown",
    )
    assert found == {"b": ("law-not-encoded", True)}


def test_what_the_reader_has_said_is_not_said_again() -> None:
    text = HEAD + "  - {id: a, imposed: 2020-06-01, term: 5 yaers}\n"
    assert codes(result_of(text)) == ["bad-term"]


def test_a_count_whose_term_is_lost_is_not_passed_over() -> None:
    """The other counts are computed, and the total of the judgment does not stand in for it."""
    text = HEAD + (
        "  - id: a\n    imposed: 2020-06-01\n    term: 5 years\n"
        "    counts: [{id: 1, term: 5 yrz}, {id: 2, term: 1 year}]\n"
    )
    result = compute(read_case(text), ranges=False)
    assert result.aggregates[0].members == ("a/2",)
    assert [one.key for one in result.outcome.left_out] == ["a/1"]

"""England and Wales: which sentences follow which, which rows come of it, and what is left out."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing import Computation, compute, read_case
from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales import chains
from sentencing.kit.law import Law
from sentencing.kit.registry import find
from sentencing.kit.result import Outcome
from sentencing.kit.trace import NoTrace
from tests.conftest import codes, dates, result_of

HEAD = "jurisdiction: england-wales\nlaw_as_of: 2024-06-30\njudgments:\n"


def courts(*lines: str, **scenario: object) -> Computation:
    return result_of(HEAD + "".join(f"  - {{{line}}}\n" for line in lines), **scenario)


def counts(*lines: str) -> Computation:
    listed = ", ".join(f"{{{line}, offense_date: 2020-03-02}}" for line in lines)
    return courts(f"id: york, imposed: 2022-05-09, counts: [{listed}]")


def outcome(text: str) -> Outcome:
    jurisdiction = find("england-wales")
    assert jurisdiction is not None
    book = jurisdiction.lawbook
    return jurisdiction.compute(read_case(text, "case.yaml"), Law(book, book.verified), NoTrace())


def rows(result: Computation) -> list[str]:
    return [aggregate.id for aggregate in result.aggregates]


# -- Orders ----------------------------------------------------------------------------------------


def test_who_follows_two_follows_the_later_of_them_whatever_the_order_of_the_names() -> None:
    for names in ("1, 2", "2, 1"):
        result = counts(
            "id: 1, term: 20 months",
            "id: 2, term: 8 months, runs: consecutive to 1",
            f"id: 3, term: 6 months, runs: 'consecutive to {names}'",
        )
        assert rows(result) == ["york/1+york/2+york/3"]
        assert dates(result)["SLED"] == "2025-03-08"


def test_an_order_of_a_judgment_reaches_across_judgments() -> None:
    result = courts(
        "id: a, imposed: 2022-05-09, counts: [{id: 1, term: 20 months}]",
        "id: b, imposed: 2022-06-06, runs: consecutive to a, counts: [{id: 1, term: 8 months}]",
        "id: c, imposed: 2022-07-04, runs: 'consecutive to a, b', counts: [{id: 1, term: 6 months}]",
    )
    assert rows(result) == ["a/1+b/1+c/1"]


def test_an_order_of_the_whole_judgment_binds_the_first_of_a_row_of_counts() -> None:
    result = courts(
        "id: a, imposed: 2022-05-09, term: 20 months",
        "id: b, imposed: 2022-06-06, runs: consecutive to a, counts: "
        "[{id: 1, term: 8 months}, {id: 2, term: 4 months, runs: consecutive to 1}]",
    )
    assert rows(result) == ["a+b/1+b/2"]


def test_a_bare_word_is_read() -> None:
    result = counts("id: 1, term: 20 months", "id: 2, term: 8 months, runs: consecutive")
    assert rows(result) == ["york/1+york/2"]
    assert codes(result) == []


@pytest.mark.parametrize(
    ("runs", "code"),
    [
        ("concurrent with nobody", "unknown-reference"),
        ("consecutive to nobody", "unknown-reference"),
        ("consecutive to 2", "self-reference"),
        ("{concurrent_with: 1, consecutive_to: 1}", "contradictory-relation"),
        ("{concurrent_with: 1, for: 3 months, rest: consecutive}", "partly-concurrent"),
        ("{consecutive_to: 1, for: 3 months}", "partly-concurrent"),
    ],
)
def test_an_order_that_cannot_be_carried_out_is_lost(runs: str, code: str) -> None:
    text = HEAD + (
        "  - id: york\n    imposed: 2022-05-09\n    counts:\n"
        "      - {id: 1, term: 20 months}\n"
        f"      - {{id: 2, term: 8 months, runs: {runs}}}\n"
    )
    (relation,) = outcome(text).open_relations
    assert (relation.fact, relation.others) == ("judgments.york.counts.2.runs", ("york/1",))
    result = compute(read_case(text, "case.yaml"))
    assert codes(result) == [code]
    assert result.window.latest is None
    low, high = result.window.range("latest") or (None, None)
    assert (str(low), str(high)) == ("2024-01-08", "2024-09-08")


def test_a_ring_leaves_the_sentences_and_takes_the_orders() -> None:
    text = HEAD + (
        "  - id: york\n    imposed: 2022-05-09\n    counts:\n"
        "      - {id: 1, term: 20 months, runs: consecutive to 2}\n"
        "      - {id: 2, term: 8 months, runs: consecutive to 1}\n"
        "      - {id: 3, term: 6 months, runs: consecutive to 2}\n"
    )
    found = outcome(text)
    assert {relation.fact for relation in found.open_relations} == {
        "judgments.york.counts.1.runs",
        "judgments.york.counts.2.runs",
    }
    assert {a.id for a in found.aggregates} == {"york/1", "york/2+york/3"}


# -- Rows ------------------------------------------------------------------------------------------


def test_the_shorter_of_two_alike_lies_within_the_longer() -> None:
    result = courts(
        "id: a, imposed: 2022-05-09, counts: [{id: 1, term: 20 months}, {id: 2, term: 8 months}]",
        "id: b, imposed: 2022-06-06, runs: consecutive to a, counts: [{id: 1, term: 6 months}]",
    )
    assert rows(result) == ["a/1+b/1", "a/2"]
    within = result.aggregates[1]
    assert [str(date.fromordinal(d or 0)) for d in within.units["a/2"]] == [
        "2022-05-09",
        "2023-01-08",
    ]
    assert "a/2 lies within a/1" in result.explain()


def test_unlike_sentences_make_rows_of_their_own() -> None:
    result = courts(
        "id: a, imposed: 2022-05-09, counts: "
        "[{id: 1, term: 20 months}, {id: 2, term: 8 months, provisions: [SDS+]}]",
        "id: b, imposed: 2022-06-06, runs: consecutive to a, counts: [{id: 1, term: 6 months}]",
    )
    assert rows(result) == ["a/1+b/1", "a/2+b/1"]


@pytest.mark.parametrize(
    "terms",
    [
        ("20 months", "10 months, provisions: [SDS+]", "15 months, provisions: [SDS+]", "9 months"),
        ("20 months", "5 months", "10 months", "12 months"),
        ("20 months", "9 days", "10 months", "12 days"),
    ],
    ids=["a kind for another", "months for months", "days for days"],
)
def test_a_row_lies_within_another_only_sentence_by_sentence(terms: tuple[str, ...]) -> None:
    one, two, three, four = terms
    result = counts(
        f"id: 1, term: {one}",
        f"id: 2, term: {two}, runs: consecutive to 1",
        f"id: 3, term: {three}",
        f"id: 4, term: {four}, runs: consecutive to 3",
        "id: 5, term: 2 months, runs: 'consecutive to 2, 4'",
    )
    assert rows(result) == ["york/1+york/2+york/5", "york/3+york/4+york/5"]


def test_a_row_lies_within_none_that_has_other_kinds_of_sentences() -> None:
    result = counts(
        "id: 1, term: 20 months",
        "id: 2, term: 4 months, provisions: [SDS+], runs: consecutive to 1",
        "id: 3, term: 10 months",
        "id: 4, term: 2 months, runs: 'consecutive to 2, 3'",
    )
    assert rows(result) == ["york/1+york/2+york/4", "york/3+york/4"]


def test_a_change_of_law_reaches_what_lies_within_another() -> None:
    """The 40 per cent took hold of the longer before a third court named the shorter."""
    text = (
        "jurisdiction: england-wales\nlaw_as_of: 2026-06-30\njudgments:\n"
        "  - id: a\n    imposed: 2024-01-08\n"
        "    counts: [{id: 1, term: 4 years}, {id: 2, term: 3 years}]\n"
        "  - {id: b, imposed: 2024-01-08, runs: consecutive to a, term: 8 months}\n"
        "  - {id: c, imposed: 2024-12-02, runs: consecutive to a/2, term: 5 years}\n"
    )
    result = result_of(text)
    assert rows(result) == ["a/1+b", "a/2+c"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chains, "_longest", lambda ways, _: ways)
        assert dates(result_of(text)) == dates(result)


def test_what_lies_within_another_can_still_be_followed() -> None:
    """The third court names the shorter of two, which no row shows."""
    text = (
        "id: a, imposed: 2022-05-09, counts: [{id: 1, term: 20 months}, {id: 2, term: 8 months}]",
        "id: b, imposed: 2022-06-06, runs: consecutive to a, counts: [{id: 1, term: 6 months}]",
        "id: c, imposed: 2022-07-04, runs: consecutive to a/2, counts: [{id: 1, term: 9 months}]",
    )
    assert rows(courts(*text)) == ["a/1+b/1", "a/2+c/1"]


def judgments(random: Random) -> str:
    """Some courts that follow each other, each with counts of several terms and kinds."""
    lines: list[str] = []
    day = date(2014, 1, 6) + timedelta(days=random.randrange(3600))
    for number in range(random.randint(2, 5)):
        day += timedelta(days=random.choice([0, 1, 10, 90, 200]))
        runs = ""
        if number and random.random() < 0.8:
            before = random.sample(range(number), random.randint(1, number))
            runs = f", runs: 'consecutive to {', '.join(f'j{one}' for one in before)}'"
        listed = ", ".join(count(random, day, n) for n in range(1, random.randint(2, 4)))
        lines.append(f"  - {{id: j{number}, imposed: {day}{runs}, counts: [{listed}]}}\n")
    return HEAD + "".join(lines)


def count(random: Random, day: date, number: int) -> str:
    months, weeks, days = (random.randint(1, most) for most in (40, 60, 60))
    term = random.choice([f"{months} months", f"{weeks} weeks", f"2 years {days} days"])
    mark = random.choice(["", "", "", ", provisions: [sexual]", ", provisions: [SDS+]"])
    offence = day - timedelta(days=random.choice([200, 201, 900]))
    after = f", runs: consecutive to {number - 1}" if number > 1 and random.random() < 0.3 else ""
    return f"{{id: {number}, offense_date: {offence}, term: {term}{mark}{after}}}"


@given(st.integers(0, 2**32))
def test_the_rows_that_are_dropped_move_no_date(seed: int) -> None:
    case = read_case(judgments(Random(seed)))  # noqa: S311
    pruned = compute(case, trace=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chains, "_longest", lambda ways, _: ways)
        every = compute(case, trace=False)
    assert days_of(pruned) == days_of(every)
    members = [key for aggregate in pruned.aggregates for key in aggregate.members]
    assert {*members} == {key for aggregate in every.aggregates for key in aggregate.members}


def days_of(result: Computation) -> dict[str, Day | None]:
    return {name: milestone.day for name, milestone in result.milestones.items()}


def test_many_courts_each_with_several_like_counts_are_one_row() -> None:
    lines = []
    for number in range(16):
        runs = f", runs: consecutive to j{number - 1}" if number else ""
        listed = ", ".join(f"{{id: {n}, term: {n} months}}" for n in range(1, 5))
        day = date(2019, 1, 7) + timedelta(days=10 * number)
        lines.append(f"id: j{number}, imposed: {day}{runs}, counts: [{listed}]")
    result = courts(*lines)
    longest = [aggregate for aggregate in result.aggregates if len(aggregate.members) == 16]
    assert [aggregate.id.split("+")[-1] for aggregate in longest] == [
        "j15/1",
        "j15/2",
        "j15/3",
        "j15/4",
    ]
    assert all("/4+" in aggregate.id for aggregate in longest)


# -- Left out --------------------------------------------------------------------------------------


def left_out(text: str) -> dict[str, tuple[str, bool]]:
    found = outcome(text).left_out
    return {one.key: (one.code, one.moves_release) for one in found}


def test_every_sentence_that_is_not_computed_is_named_with_whether_it_matters() -> None:
    text = (
        "jurisdiction: england-wales\nas_of: 2026-06-01\njudgments:\n"
        "  - {id: leeds, imposed: 2025-01-10, term: 3 years}\n"
        "  - {id: glasgow, jurisdiction: scotland, imposed: 2025-03-10, term: 6 years}\n"
        "  - {id: hull, imposed: 2025-03-10, counts: [{id: 1, term: life}, {id: 2, term: 1 year}]}\n"
        "  - {id: bath, imposed: 2025-03-10, term: 2-3 years}\n"
        "  - {id: ely, imposed: 2025-03-10, term: time served}\n"
        "  - {id: ripon, imposed: '?', term: 2 years}\n"
        "  - {id: wells, imposed: 2025-03-10, term: 84 mnths}\n"
        "  - {id: truro, imposed: 2026-07-01, term: 2 years}\n"
        "  - {id: derby, imposed: 2025-03-10, commences: 2025-04-01, term: 2 years}\n"
    )
    found = compute(read_case(text, "case.yaml"), trace=False, ranges=False).outcome
    assert {one.key: (one.code, one.moves_release) for one in found.left_out} == {
        "hull/1": ("indeterminate-sentence", True),
        "bath": ("range-of-terms", True),
        "ely": ("term-missing", True),
        "ripon": ("date-missing", True),
        "wells": ("term-missing", True),
        "truro": ("imposed-after-as-of", False),
        "derby": ("commencement-not-encoded", True),
        "glasgow": ("law-not-encoded", True),
    }
    facts = {one.key: one.fact for one in found.left_out if one.fact}
    assert facts == {
        "bath": "judgments.bath.term",
        "ely": "judgments.ely.term",
        "ripon": "judgments.ripon.imposed",
        "wells": "judgments.wells.term",
    }
    said = {problem.code for problem in found.problems}
    assert said == {one.code for one in found.left_out}
    assert sum(problem.code == "term-missing" for problem in found.problems) == 1


def test_what_the_reader_has_said_is_not_said_again() -> None:
    result = courts(
        "id: a, imposed: 2022-05-09, term: 20 months", "id: b, imposed: 2022-05-09, term: 2 yaers"
    )
    assert codes(result) == ["bad-term"]


# -- Sentences that change -------------------------------------------------------------------------


def test_what_was_quashed_is_served_no_longer() -> None:
    result = courts(
        "id: a, imposed: 2022-05-09, vacated: 2023-03-01, term: 4 years",
        "id: b, imposed: 2022-05-09, counts: "
        "[{id: 1, term: 2 years}, {id: 2, term: 3 years, vacated: 2023-03-01}]",
    )
    assert rows(result) == ["b/1"]
    assert codes(result) == []
    assert "a was vacated" in result.explain()
    assert "Criminal Appeal Act 1968 s.2" in result.explain()


def test_what_is_quashed_later_stands_until_then() -> None:
    result = courts(
        "id: a, imposed: 2022-05-09, vacated: 2023-03-01, term: 4 years", as_of="2023-02-28"
    )
    assert rows(result) == ["a"]


def test_a_sentence_passed_on_appeal_runs_from_the_day_of_the_first() -> None:
    appeal = courts(
        "id: a, imposed: 2022-05-09, term: 4 years",
        "id: b, imposed: 2022-11-14, replaces: a, term: 3 years",
    )
    alone = courts("id: b, imposed: 2022-05-09, term: 3 years")
    assert dates(appeal) == dates(alone)
    assert "Criminal Appeal Act 1968 s.29" in appeal.explain()


def test_a_sentence_passed_on_appeal_under_another_law_of_release_is_left_out() -> None:
    text = (
        "jurisdiction: england-wales\njudgments:\n"
        "  - {id: a, imposed: 2024-03-04, term: 6 years}\n"
        "  - {id: b, imposed: 2024-10-15, replaces: a, term: 4 years}\n"
    )
    assert left_out(text) == {"b": ("law-changed-before-appeal", True)}
    early = text.replace("2024-10-15", "2024-09-09")
    assert left_out(early) == {}
    order = text.replace("2024-03-04", "2022-05-09").replace("2024-10-15", "2022-07-04")
    assert left_out(order) == {}
    training = "counts: [{id: 1, kind: training order, term: 4 months}]"
    assert left_out(order.replace("term: 4 years", training)) == {
        "b/1": ("law-changed-before-appeal", True)
    }


def test_who_says_that_a_sentence_begins_on_its_own_day_says_nothing_new() -> None:
    result = courts("id: a, imposed: 2022-05-09, commences: 2022-05-09, term: 4 years")
    assert codes(result) == []
    assert rows(result) == ["a"]

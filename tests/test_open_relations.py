"""Relations that a case leaves open: found, computed as if not said, given out with every way."""

from __future__ import annotations

from itertools import permutations

import pytest

from sentencing import compute, read_case
from sentencing.case.paths import replace_values
from sentencing.core.graphs import rings_of
from sentencing.kit.law import Law
from sentencing.kit.open_relations import OpenRelation, without_orders
from sentencing.kit.registry import find
from sentencing.kit.resolver import open_relations
from sentencing.kit.result import Outcome
from sentencing.kit.trace import NoTrace
from tests.conftest import codes

COURTS = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2020-06-01, term: 9 years%s}
  - {id: b, imposed: 2020-08-03, term: 7 years%s}
  - {id: c, imposed: 2020-11-02, term: 4 years%s}
"""
COUNTS = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2020-06-01, term: 9 years}
  - id: b
    imposed: 2020-08-03
    counts:
      - {id: 1, term: 7 years}
      - {id: 2-4, term: 4 years, runs: %s}
"""


def courts(a: str = "", b: str = "", c: str = "") -> str:
    return COURTS % tuple(f", runs: {runs}" if runs else "" for runs in (a, b, c))


def outcome(text: str) -> Outcome:
    case = read_case(text, "case.yaml")
    jurisdiction = find("us-federal")
    assert jurisdiction is not None
    book = jurisdiction.lawbook
    return jurisdiction.compute(case, Law(book, book.verified), NoTrace())


def facts(found: tuple[OpenRelation, ...]) -> dict[str, str]:
    return {relation.fact: relation.why for relation in found}


LOST = {
    "a name of nothing": (courts(b="concurrent with aa"), ["b"], "unknown-reference"),
    "one name of two": (courts(c="'consecutive to a, bb'"), ["c"], "unknown-reference"),
    "itself": (courts(b="concurrent with b"), ["b"], "self-reference"),
    "both ways": (
        courts(c="{concurrent_with: a, consecutive_to: [b, a]}"),
        ["c"],
        "contradictory-relation",
    ),
    "both ways with all": (courts(c="concurrent; consecutive"), ["c"], "contradictory-relation"),
    "each other's opposite": (
        courts(a="concurrent with b", b="consecutive to a"),
        ["a", "b"],
        "contradictory-relation",
    ),
    "a part of two relations": (
        courts(c="{concurrent_with: a, consecutive_to: b, for: 6 months}"),
        ["c"],
        "bad-relation",
    ),
    "a part that cannot be read": (
        courts(b="{concurrent_with: a, for: 6 mnths}"),
        ["b"],
        "bad-term",
    ),
    "no relation": (courts(b="beside a"), ["b"], "bad-relation"),
    "a ring of two": (
        courts(b="consecutive to c", c="consecutive to b"),
        ["b", "c"],
        "relation-cycle",
    ),
    "a ring of three": (
        courts("consecutive to b", "consecutive to c", "consecutive to a"),
        ["a", "b", "c"],
        "relation-cycle",
    ),
    "a ring with what the law presumes": (
        courts(a="consecutive to c"),
        ["a"],
        "relation-cycle",
    ),
}


@pytest.mark.parametrize(("text", "lost", "code"), LOST.values(), ids=LOST.keys())
def test_an_order_that_cannot_be_carried_out_is_lost(text: str, lost: list[str], code: str) -> None:
    found = outcome(text)
    assert facts(found.open_relations) == {f"judgments.{key}.runs": "lost" for key in lost}
    result = compute(read_case(text, "case.yaml"))
    assert set(codes(result)) == {code}
    assert result.aggregates[0].members == ("a", "b", "c")


@pytest.mark.parametrize("text", [text for text, _, _ in LOST.values()], ids=LOST.keys())
def test_a_lost_order_is_computed_as_if_it_had_not_been_said(text: str) -> None:
    """None of the three courts says anything else, so all three are silent."""
    assert outcome(text).milestones == outcome(courts()).milestones


@pytest.mark.parametrize("name", [name for name in LOST if "presumes" not in name])
def test_what_is_lost_is_known_without_computing_a_day(name: str) -> None:
    text = LOST[name][0]
    assert facts(open_relations(read_case(text))) == facts(outcome(text).open_relations)


def test_a_fact_that_is_said_to_be_unknown_is_open_without_an_error() -> None:
    text = courts(b="unknown")
    assert facts(outcome(text).open_relations) == {"judgments.b.runs": "unknown"}
    assert codes(compute(read_case(text))) == []


def test_the_ways_are_with_all_after_all_and_after_each_with_the_rest() -> None:
    (relation,) = outcome(courts(c="beside b")).open_relations
    assert relation.others == ("a", "b")
    assert [str(runs) for runs in relation.alternatives()] == [
        "concurrent with a, b",
        "consecutive to a, b",
        "concurrent with b; consecutive to a",
        "concurrent with a; consecutive to b",
    ]


def test_each_way_can_be_put_in_the_place_of_the_fact() -> None:
    case = read_case(courts(c="beside b"))
    (relation,) = open_relations(case)
    ends = []
    for runs in relation.alternatives():
        tried = replace_values(case, {relation.fact: runs})
        assert open_relations(tried) == ()
        ends.append(str(compute(tried).window.latest))
    assert ends == ["2036-05-31", "2040-05-31", "2036-05-31", "2040-05-31"]


def test_a_court_need_not_have_spoken_of_sentences_that_came_later() -> None:
    (relation,) = outcome(courts(b="beside a")).open_relations
    assert (relation.others, relation.later) == (("a", "c"), ("c",))
    assert [str(runs) for runs in relation.alternatives()] == [
        "concurrent with a",
        "consecutive to a",
        "concurrent with a, c",
        "consecutive to a, c",
    ]


def test_who_waits_for_a_sentence_is_later_too() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - id: a
    imposed: 2020-06-01
    counts:
      - {id: 1, term: 5 years}
      - {id: 2, term: 4 years, runs: beside 1}
      - {id: 3, term: 3 years, runs: consecutive to 2}
      - {id: 4, term: 2 years, runs: consecutive to 3}
"""
    (relation,) = outcome(text).open_relations
    assert (relation.others, relation.later) == (("a/1", "a/4"), ("a/4",))


def test_naming_a_sentence_that_was_over_is_an_alternative_and_so_is_not_naming_it() -> None:
    text = courts(c="beside b").replace("2020-06-01, term: 9 years", "2017-06-01, term: 1 year")
    (relation,) = outcome(text).open_relations
    assert (relation.others, relation.over) == (("a", "b"), ("a",))
    assert [str(runs) for runs in relation.alternatives()] == [
        "concurrent with b",
        "consecutive to b",
        "concurrent with a, b",
        "consecutive to a, b",
    ]


def test_who_speaks_of_the_other_decides_the_pair() -> None:
    relation, _ = outcome(courts(b="beside a", c="concurrent with b")).open_relations
    assert (relation.fact, relation.others) == ("judgments.b.runs", ("a",))


def test_a_bare_word_decides_no_pair_that_an_order_could_name() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - id: a
    imposed: 2020-06-01
    counts:
      - {id: 1, term: 5 years}
      - {id: 2, term: 7 years, runs: concurrent}
      - {id: 3, term: 4 years, runs: consecutive to 22}
"""
    (relation,) = outcome(text).open_relations
    assert relation.others == ("a/1", "a/2")
    tried = [replace_values(read_case(text), {relation.fact: r}) for r in relation.alternatives()]
    lengths = [str(compute(case).aggregates[0].term) for case in tried]
    assert lengths == ["7 years", "11 years", "9 years", "11 years"]


def test_sentences_under_other_laws_can_be_meant() -> None:
    text = courts(b="consecutive to oiho") + (
        "  - {id: ohio, jurisdiction: ohio, imposed: 2020-07-01, dates: {release: 2022-01-03}}\n"
    )
    assert outcome(text).open_relations[0].others == ("a", "c", "ohio")


def test_of_many_others_none_is_singled_out() -> None:
    lines = [f"  - {{id: j{n}, imposed: 2020-06-01, term: 1 year}}\n" for n in range(8)]
    text = "jurisdiction: us-federal\njudgments:\n" + "".join(lines)
    text += "  - {id: last, imposed: 2020-07-01, term: 1 year, runs: with j1}\n"
    (relation,) = outcome(text).open_relations
    assert len(relation.others) == 8
    assert len(relation.alternatives()) == 2


def test_the_relation_of_a_count_can_be_to_its_siblings_and_to_other_judgments() -> None:
    (relation,) = outcome(COUNTS % "consecutive to 11").open_relations
    assert (relation.key, relation.fact) == ("b/2-4", "judgments.b.counts.2-4.runs")
    assert relation.others == ("b/1", "a")
    assert not relation.like_counts


def test_how_like_counts_run_among_themselves_is_open_where_nothing_can_be_read() -> None:
    (relation,) = outcome(COUNTS % "among themselves").open_relations
    assert [runs.among for runs in relation.alternatives()][:2] == ["concurrent", "consecutive"]
    assert len(relation.alternatives()) == 8


def test_how_like_counts_run_among_themselves_stays_where_a_name_is_lost() -> None:
    text = COUNTS % "{consecutive_to: 11, among: consecutive}"
    (relation,) = outcome(text).open_relations
    assert {runs.among for runs in relation.alternatives()} == {"consecutive"}
    case = without_orders(read_case(text), [relation.fact])
    assert str(case.judgments[1].counts[1].runs) == "among themselves consecutive"


# -- Pairs that an order does not name -------------------------------------------------------------


def test_an_order_that_names_some_leaves_the_others_open() -> None:
    text = courts(b="concurrent with a", c="concurrent with b")
    (relation,) = outcome(text).open_relations
    assert (relation.fact, relation.why, relation.others) == ("judgments.c.runs", "unnamed", ("a",))
    assert [str(runs) for runs in relation.alternatives()] == [
        "concurrent with b, a",
        "concurrent with b; consecutive to a",
    ]
    (problem,) = compute(read_case(text)).problems
    assert problem.message == (
        "c is ordered to run concurrent with b; the order does not say how it runs with a, "
        "which ran too; it is taken to follow"
    )
    together, after = (
        compute(read_case(text), {"judgments.c.runs": str(runs)}).window.latest
        for runs in relation.alternatives()
    )
    assert (str(together), str(after)) == ("2029-05-31", "2033-05-31")
    base = compute(read_case(text)).window
    assert base.latest is None
    assert base.range("latest") == (together, after)


@pytest.mark.parametrize(
    "text",
    [
        courts(b="consecutive to a", c="consecutive to b"),
        courts(c="consecutive to b"),
        courts(b="concurrent with a", c="'concurrent with a, b'"),
        courts(b="concurrent with a", c="concurrent"),
        courts(b="concurrent with a", c="consecutive to a"),
        courts(c="concurrent with b", b="concurrent with a").replace("9 years", "4 months"),
    ],
    ids=["in a row", "after what follows", "all", "bare", "ends before", "over by then"],
)
def test_where_the_silence_moves_nothing_there_is_no_warning(text: str) -> None:
    assert outcome(text).open_relations == ()


def test_what_a_judgment_orders_of_its_own_counts_names_no_other_sentence() -> None:
    text = COUNTS % "consecutive to 1"
    assert outcome(text).open_relations == ()


def test_counts_that_an_order_leaves_out_are_named_one_by_one() -> None:
    text = """
jurisdiction: us-federal
judgments:
  - {id: a, imposed: 2020-06-01, counts: [{id: 1, term: 9 years}, {id: 2, term: 8 years}]}
  - {id: b, imposed: 2020-08-03, term: 7 years, runs: concurrent with a/2}
"""
    (relation,) = outcome(text).open_relations
    assert relation.others == ("a/1",)


# -- Rings -----------------------------------------------------------------------------------------


def test_rings_are_found_whatever_the_order_of_listing() -> None:
    graph = {"a": "b", "b": "c", "c": "bd", "d": "e", "e": "fe", "f": "", "g": "ax"}
    for names in permutations(graph):
        assert rings_of({name: graph[name] for name in names}) == [["b", "c"], ["e"]]
    assert rings_of({"a": "b", "b": ""}) == []


def test_what_only_leads_to_a_ring_or_from_it_stays() -> None:
    text = courts(b="consecutive to c", c="consecutive to b") + (
        "  - {id: d, imposed: 2020-12-01, term: 2 years, runs: consecutive to b}\n"
    )
    assert facts(outcome(text).open_relations) == {
        "judgments.b.runs": "lost",
        "judgments.c.runs": "lost",
        "judgments.d.runs": "unnamed",
    }

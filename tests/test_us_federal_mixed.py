"""What must hold for every case in which another sovereign has a part, credits and events too."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from sentencing import Computation, compute, read_case

FIRST = date(2015, 1, 5)


@st.composite
def mixed(draw: st.DrawFn) -> dict[str, object]:
    """A federal sentence or two, a state sentence with dates, custody of either, an event."""
    imposed = FIRST + timedelta(days=draw(st.integers(0, 2_000)))
    state_from = imposed - timedelta(days=draw(st.integers(-300, 900)))
    state_days = draw(st.integers(30, 3_000))
    judgments: list[dict[str, object]] = [
        {
            "id": "state",
            "jurisdiction": "Texas",
            "imposed": state_from,
            "term": f"{state_days + draw(st.integers(0, 400))} days",
            "dates": {"from": state_from, "release": state_from + timedelta(days=state_days)},
        },
        {
            "id": "fed",
            "imposed": imposed,
            "term": f"{draw(st.integers(13, 200))} months",
            "supervised_release": "3 years",
            **draw(
                st.sampled_from(
                    [
                        {},
                        {"runs": "concurrent with state"},
                        {"runs": "consecutive to state"},
                        {"runs": {"concurrent_with": "state", "for": "6 months"}},
                    ]
                )
            ),
        },
    ]
    if draw(st.booleans()):
        second = imposed + timedelta(days=draw(st.integers(0, 300)))
        runs = draw(st.sampled_from(["concurrent with fed", "consecutive to fed"]))
        term = f"{draw(st.integers(13, 60))} months"
        judgments.append({"id": "more", "imposed": second, "term": term, "runs": runs})
    jail = state_from - timedelta(days=draw(st.integers(1, 500)))
    custody: list[dict[str, object]] = [
        {"id": "county", "from": jail, "to": state_from - timedelta(days=1), "holder": "Texas"}
    ]
    if draw(st.booleans()):
        custody[0]["for"] = "state"
    if draw(st.booleans()):
        begun = imposed - timedelta(days=draw(st.integers(1, 200)))
        stay = {"id": "marshal", "from": begun, "to": imposed}
        custody.append(stay | draw(st.sampled_from([{"on_writ_from": "Texas"}, {}])))
    return {
        "jurisdiction": "us-federal",
        "as_of": imposed + timedelta(days=draw(st.integers(0, 400))),
        "credits": {"time_credits": {"risk": draw(st.sampled_from(["low", "high", "minimum"]))}},
        "custody": custody,
        "judgments": judgments,
    }


def result(data: dict[str, object]) -> Computation:
    return compute(read_case(yaml.safe_dump(data, sort_keys=False), "mixed.yaml"))


@given(mixed())
def test_the_window_is_in_order_and_no_day_has_two_holders(data: dict[str, object]) -> None:
    found = result(data)
    window = found.window
    if window.expected is not None:
        assert window.earliest <= window.expected <= window.latest  # type: ignore[operator]
    spans = sorted(held.span for held in found.held)
    assert all(one.last < two.first for one, two in itertools.pairwise(spans))


@given(mixed())
def test_no_day_of_custody_is_spent_twice(data: dict[str, object]) -> None:
    spent: set[int] = set()
    for entry in result(data).ledger:
        if entry.credited_to is not None:
            days = set(range(entry.span.first, entry.span.last + 1))
            assert not spent & days
            spent |= days


@given(mixed(), st.randoms(use_true_random=False))
def test_the_order_of_listing_does_not_matter(data: dict[str, object], random: object) -> None:
    shuffled = dict(data)
    for name in ("judgments", "custody"):
        rows = list(data[name])  # type: ignore[call-overload]
        random.shuffle(rows)  # type: ignore[attr-defined]
        shuffled[name] = rows
    one, other = result(data), result(shuffled)
    assert {n: m.day for n, m in one.milestones.items()} == {
        n: m.day for n, m in other.milestones.items()
    }
    assert one.figures == other.figures


@given(mixed())
def test_running_with_the_state_sentence_never_ends_later_than_after_it(
    data: dict[str, object],
) -> None:
    """For one federal sentence; a second one may wait where the first does not."""
    assume(len(data["judgments"]) == len(("state", "fed")))  # type: ignore[arg-type]
    case = read_case(yaml.safe_dump(data, sort_keys=False), "mixed.yaml")
    together = compute(case, {"judgments.fed.runs": "concurrent with state"})
    after = compute(case, {"judgments.fed.runs": "consecutive to state"})
    if together.window.latest and after.window.latest:
        assert together.window.latest <= after.window.latest


@given(mixed())
def test_time_credits_never_delay(data: dict[str, object]) -> None:
    case = read_case(yaml.safe_dump(data, sort_keys=False), "mixed.yaml")
    none = compute(case, {"credits.time_credits.eligible": "false"})
    some = compute(case, {"credits.time_credits.eligible": "true"})
    if none.window.earliest and some.window.earliest:
        assert some.window.earliest <= none.window.earliest

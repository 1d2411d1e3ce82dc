"""Placing terms: what is dropped as shorter never decides an end, and slack is what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing import compute
from sentencing.core.days import Day, Rounding, Span, add_months, union
from sentencing.core.terms import Life, Term
from sentencing.jurisdictions.us_federal import grouping
from sentencing.jurisdictions.us_federal.serving import Serving
from sentencing.kit.links import Link
from sentencing.kit.schedule import (
    SURELY_LONGER,
    Chain,
    Schedule,
    Segment,
    Slack,
    overall_end,
    place,
)
from sentencing.kit.slacks import slacks
from tests.strategies import Facts, facts

FAR = 10_000_000
MONTHS_OF_CYCLE, DAYS_OF_CYCLE = 4800, 146_097


# -- The bound -------------------------------------------------------------------------------------


def test_the_calendar_departs_from_its_average_by_as_much_as_the_proof_says() -> None:
    firsts = [date(2000 + k // 12, k % 12 + 1, 1).toordinal() for k in range(MONTHS_OF_CYCLE + 1)]
    assert firsts[-1] - firsts[0] == DAYS_OF_CYCLE
    off = [(day - firsts[0]) * MONTHS_OF_CYCLE - DAYS_OF_CYCLE * k for k, day in enumerate(firsts)]
    spread = (max(off) - min(off)) / MONTHS_OF_CYCLE
    assert 4.3 < spread < 4.4
    assert 2 * (spread + 3) <= SURELY_LONGER


ANCHORS = st.one_of(
    st.dates(date(1990, 1, 1), date(2110, 12, 31)),
    st.builds(date, st.integers(1990, 2110), st.sampled_from([1, 3, 5, 7, 8, 10, 12]), st.just(31)),
    st.builds(date, st.integers(1990, 2110), st.sampled_from([1, 2, 3]), st.integers(27, 28)),
    st.builds(date, st.integers(1990, 2110), st.sampled_from([1, 3, 4]), st.integers(29, 30)),
).map(date.toordinal)
ROUNDINGS = st.sampled_from(["clamp", "roll"])


def chain_of(anchor: Day, months: int, days: int, rounding: Rounding) -> Chain:
    last = add_months(anchor, months, rounding) + days - 1
    return Chain(last=last, unstopped=last, anchor=anchor, total=Term(months=months, days=days))


@given(ANCHORS, ANCHORS, st.integers(0, 400), st.integers(0, 40), st.integers(-30, 400), ROUNDINGS)
def test_who_ends_well_later_ends_later_whatever_is_added(
    one: Day, other: Day, months: int, days: int, more: int, rounding: Rounding
) -> None:
    """The other chain is cut to end just so much earlier that the bound holds, and months are added."""
    longer = chain_of(one, months, days, rounding)
    gap = longer.last - other - SURELY_LONGER + 1
    shorter = chain_of(other, 0, gap, rounding)
    assert shorter.dominated_by(longer)
    assert not longer.dominated_by(shorter)
    after = (
        chain_of(chain.anchor, chain.total.months + more, chain.total.days, rounding).last
        for chain in (longer, shorter)
    )
    assert next(after) >= next(after)


def test_chains_that_end_close_to_each_other_can_change_places() -> None:
    anchors = (date(2003, 9, 7).toordinal(), date(2001, 7, 21).toordinal())
    one, other = chain_of(anchors[0], 12, 0, "clamp"), chain_of(anchors[1], 20, 533, "clamp")
    assert one.last == other.last + 3
    assert not other.dominated_by(one)
    assert chain_of(anchors[0], 34, 0, "clamp").last < chain_of(anchors[1], 42, 533, "clamp").last


def test_what_stood_still_before_the_other_began_counts_for_the_chain_that_it_lengthened() -> None:
    """The same two chains, 30 of the days of the second spent on a stop before the first began."""
    stop = [Span(date(2002, 3, 1).toordinal(), date(2002, 3, 30).toordinal())]
    schedule = Schedule("clamp", stop)
    one = Segment(key="one", earliest=date(2003, 9, 7).toordinal(), term=Term(months=12))
    other = Segment(
        key="other", earliest=date(2001, 7, 21).toordinal(), term=Term(months=20, days=503)
    )
    early, both = other.earliest, (Link("one"), Link("other"))
    day = Segment(key="day", earliest=early, term=Term(days=1), links=both)
    after = Segment(key="after", earliest=early, term=Term(months=22), links=(Link("day"),))
    schedule.add([one, other, day, after])
    assert schedule.placed["one"].last == (schedule.placed["other"].last or 0) + 3
    assert schedule.placed["day"].chain.anchor == one.earliest
    assert schedule.placed["after"].chain.anchor == other.earliest


# -- Against placing without dropping anything -----------------------------------------------------


TERMS = st.one_of(
    st.builds(Term, months=st.integers(1, 60)),
    st.builds(Term, days=st.integers(1, 900)),
    st.builds(Term, years=st.integers(0, 9), months=st.integers(0, 11), days=st.integers(1, 40)),
)
PARTS = st.one_of(
    st.builds(Term, months=st.integers(1, 6)), st.builds(Term, days=st.integers(1, 99))
)


@st.composite
def links(draw: st.DrawFn, others: Sequence[str]) -> tuple[Link, ...]:
    found = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    part = draw(PARTS)
    kinds = st.sampled_from([Link, lambda o: Link(o, less=part), lambda o: Link(o, part=part)])
    return tuple(draw(kinds)(other) for other in found)


@st.composite
def segments(draw: st.DrawFn, *, lives: bool = False) -> list[Segment]:
    found: list[Segment] = []
    day = draw(ANCHORS)
    for number in range(draw(st.integers(1, 7))):
        day += draw(st.sampled_from([0, 0, 1, 2, 3, 17, 29, 30, 31, 59, 365]))
        term: Term | Life = draw(TERMS)
        if lives and draw(st.integers(0, 9)) == 0:
            term = Life()
        waits = draw(links([item.key for item in found]))
        found.append(Segment(key=f"u{number}", earliest=day, term=term, links=waits))
    return found


@st.composite
def stops(draw: st.DrawFn) -> list[Span]:
    days = draw(ANCHORS)
    found = []
    for _ in range(draw(st.integers(0, 3))):
        days += draw(st.integers(1, 500))
        length = draw(st.sampled_from([1, 2, 20, 400]))
        found.append(Span(days, days + length))
        days += length
    return union(found)


def ends_of(
    items: Sequence[Segment], rounding: Rounding, stopped: Sequence[Span]
) -> dict[str, tuple[Day | None, Day | None]]:
    """The first and the last day of each unit, all links kept and all chains tried."""
    chains: dict[str, list[tuple[Day, Term]] | None] = {}
    found: dict[str, tuple[Day | None, Day | None]] = {}
    for item in items:
        before = [(link, chains[link.other]) for link in item.links]
        if any(other is None for _, other in before):
            found[item.key], chains[item.key] = (None, None), None
            continue
        ends = [found[link.other][1] for link in item.links if link.whole]
        first = max([item.earliest, *(end + 1 for end in ends if end is not None)])
        if isinstance(item.term, Life):
            found[item.key], chains[item.key] = (first, None), None
            continue
        mine = [(item.earliest, item.term)]
        for link, other in before:
            mine += [(anchor, t + link.remainder(item.term)) for anchor, t in other or ()]
        chains[item.key] = mine
        found[item.key] = (first, max(last_day(t, a, rounding, stopped) for a, t in mine))
    return found


def last_day(term: Term, anchor: Day, rounding: Rounding, stopped: Sequence[Span]) -> Day:
    last = term.last_day(anchor, rounding)
    for stop in stopped:
        if anchor <= stop.last and stop.first <= last:
            last += stop.last - max(stop.first, anchor) + 1
    return last


@given(segments(lives=True), ROUNDINGS, stops())
def test_nothing_that_is_dropped_decides_an_end(
    items: list[Segment], rounding: Rounding, stopped: list[Span]
) -> None:
    placed = place(items, rounding, stopped)
    ends = {key: (unit.first, unit.last) for key, unit in placed.items()}
    assert ends == ends_of(items, rounding, stopped)


@given(segments(), ROUNDINGS, stops())
def test_terms_can_be_laid_out_as_they_come(
    items: list[Segment], rounding: Rounding, stopped: list[Span]
) -> None:
    schedule = Schedule(rounding, stopped)
    for item in items:
        schedule.add([item])
    assert schedule.placed == place(items[::-1], rounding, stopped)


def lengthened(item: Segment) -> Segment:
    more = Term(days=FAR)
    changed = tuple(
        msgspec.structs.replace(link, part=link.part + more) if link.part else link
        for link in item.links
    )
    assert isinstance(item.term, Term)
    return msgspec.structs.replace(item, term=item.term + more, links=changed)


def slacks_one_by_one(
    items: Sequence[Segment], rounding: Rounding, stopped: Sequence[Span]
) -> Mapping[str, Slack]:
    """Each term in turn made so long that it controls: what of it is not seen at the end is slack."""
    end = overall_end(place(items, rounding, stopped))
    assert end is not None
    stopped = [stop for stop in stopped if stop.first <= end]
    found = {}
    for item in items:
        longer = [lengthened(item) if other is item else other for other in items]
        ends = [last for _, last in ends_of(longer, rounding, stopped).values()]
        found[item.key] = FAR - (max(last for last in ends if last is not None) - end)
    return found


@given(segments(), ROUNDINGS, stops())
def test_all_slacks_at_once_are_those_found_one_by_one(
    items: list[Segment], rounding: Rounding, stopped: list[Span]
) -> None:
    schedule = Schedule(rounding, stopped)
    schedule.add(items)
    assert slacks(schedule) == slacks_one_by_one(items, rounding, stopped)


def test_beside_life_nothing_else_can_ever_control() -> None:
    schedule = Schedule("roll")
    day = date(2020, 6, 1).toordinal()
    schedule.add(
        [
            Segment(key="a", earliest=day, term=Life()),
            Segment(key="b", earliest=day, term=Term(years=1)),
        ]
    )
    assert slacks(schedule) == {"a": 0, "b": "never"}


# -- Many ------------------------------------------------------------------------------------------


def row(number: int, *, waits_for_all: bool) -> list[Segment]:
    day = date(2020, 6, 1).toordinal()
    return [
        Segment(
            key=f"u{n}",
            earliest=day,
            term=Term(days=1 + n % 5),
            links=tuple(Link(f"u{m}") for m in (range(n) if waits_for_all else range(n - 1, n)))
            if n
            else (),
        )
        for n in range(number)
    ]


def test_a_link_that_a_longer_way_implies_goes() -> None:
    schedule = Schedule("roll")
    schedule.add(row(20, waits_for_all=True))
    assert [item.links for item in schedule.items.values()] == [
        item.links for item in row(20, waits_for_all=False)
    ]


@pytest.mark.parametrize("step", [1, -1])
def test_a_row_of_thousands_is_no_trouble(step: int) -> None:
    items = row(3000, waits_for_all=False)
    schedule = Schedule("roll")
    schedule.add(items[::step])
    days = sum(item.term.days for item in items if isinstance(item.term, Term))
    assert overall_end(schedule.placed) == items[0].earliest + days - 1
    assert set(slacks(schedule).values()) == {0}


def test_a_partial_link_is_implied_only_by_as_much_of_the_term() -> None:
    day = date(2020, 6, 1).toordinal()
    part, more = Term(months=2), Term(months=3)
    a = Segment(key="a", earliest=day, term=Term(years=3))
    b = Segment(key="b", earliest=day, term=Term(months=1), links=(Link("a"),))

    def kept(*found: Link) -> set[str]:
        schedule = Schedule("roll")
        c = Segment(key="c", earliest=day, term=Term(years=1), links=found)
        schedule.add([a, b, c])
        return {link.other for link in schedule.items["c"].links}

    assert kept(Link("a", part=part), Link("b", part=part)) == {"b"}
    assert kept(Link("a", part=part), Link("b", part=more)) == {"b"}
    assert kept(Link("a", part=more), Link("b", part=part)) == {"a", "b"}
    assert kept(Link("a", part=part), Link("b")) == {"b"}
    assert kept(Link("a"), Link("b", part=Term(years=1))) == {"a", "b"}


def test_a_way_over_less_than_nothing_implies_no_link() -> None:
    """Forty days of a month run with `a`: what is left ends before `a` does."""
    day = date(2020, 6, 1).toordinal()
    a = Segment(key="a", earliest=day, term=Term(years=3))
    less = Link("a", less=Term(days=40))
    b = Segment(key="b", earliest=day, term=Term(months=1), links=(less,))
    c = Segment(key="c", earliest=day, term=Term(years=1), links=(Link("a"), Link("b")))
    assert place([a, b, c], "roll")["c"].last == date(2024, 5, 31).toordinal()


# -- The trial whether an aggregate was over -------------------------------------------------------


class ServesAll(Serving):
    """Serves in full where only the ends are asked."""

    def ends(self) -> tuple[Day, Day] | None:
        """The full term and the release of what was served in full."""
        served = self.served()
        if served.full_term is None or served.release is None:
            return None
        return served.full_term, served.release


@given(facts(), st.sampled_from(["", "2019-07-18"]))
def test_the_trial_gives_what_serving_in_full_gives(case: Facts, as_of: str) -> None:
    scenario = {"as_of": as_of} if as_of else {}
    quick = compute(case.case(), scenario, trace=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "Serving", ServesAll)
        full = compute(case.case(), scenario, trace=False)
    assert quick.milestones == full.milestones
    assert quick.aggregates == full.aggregates
    assert quick.ledger == full.ledger

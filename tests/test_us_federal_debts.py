"""Money in federal cases: order of payment, interest, penalties, joint debts, end of liability.

Most figures rest on one device: 10,000 USD at 3.65 percent a year bear exactly one dollar a day.
"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing import read_case
from sentencing.core.days import LAST_DAY, CalendarRangeError, Day, iso
from sentencing.core.money import Money
from sentencing.jurisdictions import us_federal
from sentencing.jurisdictions.us_federal import (
    consequences,
    debts,
    money,
    payments,
    surcharges,
)
from sentencing.jurisdictions.us_federal.account import Account, Release, account
from sentencing.jurisdictions.us_federal.books import books_on, pay_off, positions
from sentencing.jurisdictions.us_federal.debts import Debt, Interest, Kind
from sentencing.jurisdictions.us_federal.payments import (
    NO_INSTALMENTS,
    Instalments,
    Obligations,
    Position,
    Receipt,
)
from sentencing.kit.law import Citation, Law, rule_of
from sentencing.kit.trace import NoTrace, Trace

ORDERED = "2024-01-02"
"""A Tuesday; its fifteenth day after is Wednesday 17 January 2024."""
BEGINS = "2024-01-17"
A_DOLLAR_A_DAY = Interest(date.fromisoformat(BEGINS).toordinal(), 36_500, 365)


def on(text: str) -> Day:
    return date.fromisoformat(text).toordinal()


FIGURES = debts.figures(Law(us_federal.JURISDICTION.lawbook, on(ORDERED)), on(ORDERED))


def usd(dollars: int) -> Money:
    return Money(dollars * 100, "USD")


def debt(kind: Kind, dollars: int, judgment: str = "main", **more: Any) -> Debt:
    imposed = on(more.pop("imposed", ORDERED))
    loss = more.pop("loss", f"{judgment} {kind}")
    return Debt(
        judgment=judgment, kind=kind, ordered=usd(dollars), imposed=imposed, loss=loss, **more
    )


def paid(name: str, day: str, dollars: int, **more: Any) -> Receipt:
    return Receipt(id=name, day=on(day), amount=usd(dollars), **more)


def owing(*owed: Debt, receipts: tuple[Receipt, ...] = (), **more: Any) -> Obligations:
    as_of = on(more.pop("as_of", "2026-01-01"))
    return Obligations(debts=owed, as_of=as_of, figures=FIGURES, receipts=receipts, **more)


def left(obligations: Obligations, day: str) -> dict[tuple[str, str], int | float]:
    """What is left of each debt in cents, by judgment and kind."""
    return {
        (one.debt.judgment, one.debt.kind): one.left.cents
        for one in positions(obligations, on(day))
    }


def one(obligations: Obligations, day: str) -> Position:
    (balance,) = positions(obligations, on(day))
    return balance


def went(obligations: Obligations, day: str = "2026-01-01") -> list[tuple[str, str, str, int]]:
    """Where payments went, in dollars."""
    return [
        (post.payment, f"{post.judgment} {post.what}", post.component, post.amount.cents // 100)
        for post in books_on(obligations, on(day)).allocations
    ]


# -- the law ---------------------------------------------------------------------------------------


def test_every_citation_says_where_it_was_read_and_stands_under_a_rule() -> None:
    modules = (debts, surcharges, payments, consequences)
    named = [found for module in modules for found in vars(module).values()]
    used = {c for found in named if hasattr(found, "__rule__") for c in rule_of(found).cites}
    for cite in named:
        if isinstance(cite, Citation):
            assert cite.read, cite
            assert cite in used, cite


# -- order: 18 U.S.C. 3612(c) and (i), 3664(i) ----------------------------------------------------


def test_assessment_then_restitution_then_the_rest() -> None:
    """3612(c), (i): one payment of 1,650 goes down the list."""
    all_kinds = owing(
        debt("costs", 300),
        debt("fine", 200),
        debt("restitution", 1_000, united_states=400_00),
        debt("assessment", 100),
        receipts=(paid("a", "2024-02-01", 1_650),),
    )
    assert went(all_kinds) == [
        ("a", "main assessment", "principal", 100),
        ("a", "main restitution", "principal", 600),
        ("a", "main restitution", "United States", 400),
        ("a", "main fine", "principal", 200),
        ("a", "main costs", "costs", 300),
    ]
    books = books_on(all_kinds, on("2024-02-01"))
    assert [(part.amount, part.reason) for part in books.unapplied] == [
        (usd(50), "more than was owed")
    ]


def test_the_united_states_is_paid_last_among_victims_not_after_fines() -> None:
    half = owing(
        debt("restitution", 1_000, united_states=400_00),
        debt("fine", 200),
        receipts=(paid("a", "2024-02-01", 700), paid("b", "2024-03-01", 400)),
    )
    assert went(half) == [
        ("a", "main restitution", "principal", 600),
        ("a", "main restitution", "United States", 100),
        ("b", "main restitution", "United States", 300),
        ("b", "main fine", "principal", 100),
    ]


def test_within_a_class_the_oldest_judgment_first() -> None:
    two = owing(
        debt("assessment", 100, "young", imposed="2024-01-05"),
        debt("restitution", 500, "young", imposed="2024-01-05"),
        debt("assessment", 100, "old"),
        debt("restitution", 500, "old"),
        receipts=(paid("a", "2024-02-01", 800),),
    )
    assert went(two) == [
        ("a", "old assessment", "principal", 100),
        ("a", "young assessment", "principal", 100),
        ("a", "old restitution", "principal", 500),
        ("a", "young restitution", "principal", 100),
    ]


def test_a_payment_that_names_its_judgment_stays_there() -> None:
    """What exceeds that judgment's debts is kept as not applied, not moved to another."""
    two = owing(
        debt("restitution", 500, "young", imposed="2024-01-05"),
        debt("restitution", 500, "old"),
        receipts=(paid("a", "2024-02-01", 600, judgment="young"),),
    )
    assert went(two) == [("a", "young restitution", "principal", 500)]
    assert books_on(two, on("2024-02-01")).unapplied[0].amount == usd(100)
    assert left(two, "2024-02-01")["old", "restitution"] == 500_00


def test_principal_before_interest_before_penalties_and_before_the_next_debt() -> None:
    """Interest of 10 days at a dollar a day; then 10,010 pay both, and 5 more reach the fine."""
    both = owing(
        debt("restitution", 10_000, interest=A_DOLLAR_A_DAY),
        debt("fine", 100),
        receipts=(paid("a", "2024-01-26", 10_005), paid("b", "2024-03-01", 10)),
    )
    assert went(both) == [
        ("a", "main restitution", "principal", 10_000),
        ("a", "main restitution", "interest", 5),
        ("b", "main restitution", "interest", 5),
        ("b", "main fine", "principal", 5),
    ]


def test_nothing_is_owed_before_it_is_ordered() -> None:
    early = owing(debt("fine", 100), receipts=(paid("a", "2024-01-01", 60),))
    assert left(early, "2024-01-01") == {}
    assert left(early, ORDERED) == {("main", "fine"): 100_00}
    (part,) = books_on(early, on(ORDERED)).unapplied
    assert (part.amount, part.reason) == (usd(60), "there was no debt to pay with it")


def test_currencies_do_not_mix() -> None:
    fine = msgspec.structs.replace(debt("fine", 100), ordered=Money(100_00, "EUR"))
    euros = Receipt(id="b", day=on("2024-02-01"), amount=Money(30_00, "EUR"))
    mixed = owing(fine, receipts=(paid("a", "2024-02-01", 60), euros))
    assert one(mixed, "2024-02-01").left == Money(70_00, "EUR")
    assert went(mixed) == [("b", "main fine", "principal", 30)]


# -- interest: 18 U.S.C. 3612(f) -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("judgment", "first"),
    [
        ("2024-01-02", "2024-01-17"),  # a Wednesday
        ("2024-01-12", "2024-01-29"),  # the fifteenth day is Saturday 27 January
        ("2024-01-13", "2024-01-29"),  # Sunday 28 January
        ("2023-12-10", "2023-12-26"),  # Christmas Day, a Monday
        ("2023-12-16", "2024-01-02"),  # Sunday 31 December, then New Year's Day
        ("2020-06-19", "2020-07-06"),  # Saturday 4 July, observed the day before
    ],
)
def test_interest_begins_on_the_fifteenth_day(judgment: str, first: str) -> None:
    assert iso(surcharges.interest_from(on(judgment), 15)) == first


def test_interest_cannot_begin_after_the_calendar() -> None:
    with pytest.raises(CalendarRangeError):
        surcharges.interest_from(LAST_DAY - 8, 15)


@pytest.mark.parametrize(
    ("first", "week"),
    [
        ("2024-01-17", "2024-01-07"),  # a Wednesday; its own week began on Sunday the 14th
        ("2024-01-15", "2024-01-07"),  # a Monday
        ("2024-01-19", "2024-01-07"),  # a Friday
    ],
)
def test_the_rate_is_of_the_calendar_week_before(first: str, week: str) -> None:
    assert iso(surcharges.rate_week(on(first))) == week


def test_the_rate_before_the_weekly_yield() -> None:
    assert not surcharges.rate_is_yield(on("2000-12-20"))
    assert surcharges.rate_is_yield(on("2000-12-21"))


def test_interest_above_2500_and_not_if_waived() -> None:
    assert not surcharges.bears_interest(2_500_00, 2_500_00, waived=False)
    assert surcharges.bears_interest(2_500_01, 2_500_00, waived=False)
    assert not surcharges.bears_interest(2_500_01, 2_500_00, waived=True)


def test_a_dollar_a_day_from_the_first_day_on() -> None:
    bearing = owing(debt("restitution", 10_000, interest=A_DOLLAR_A_DAY))
    for day, dollars in (("2024-01-16", 0), (BEGINS, 1), ("2024-01-18", 2), ("2025-01-15", 365)):
        assert one(bearing, day).interest == usd(dollars), day


def test_interest_is_simple_and_falls_with_the_principal() -> None:
    """Ten days on 10,000 (10 dollars), the day of payment included, then ten on 5,000 (5)."""
    half = owing(
        debt("fine", 10_000, interest=A_DOLLAR_A_DAY),
        receipts=(paid("a", "2024-01-26", 5_000),),
    )
    assert one(half, "2024-01-26").interest == usd(10)
    assert one(half, "2024-02-05").interest == usd(15)
    assert one(half, "2024-02-05").left == usd(5_015)


def test_paid_before_the_fifteenth_day_bears_none_and_on_it_a_day() -> None:
    for day, dollars in (("2024-01-16", 0), (BEGINS, 1)):
        settled = owing(
            debt("fine", 10_000, interest=A_DOLLAR_A_DAY),
            receipts=(paid("a", day, 10_000),),
        )
        assert one(settled, "2025-01-01").interest == usd(dollars)


def test_cents_are_rounded_half_up_on_the_sum_to_date() -> None:
    """5 cents a thousand days at 3.65 percent are half a cent; the parts are not rounded alone."""
    assert surcharges.interest(5 * 1_000, A_DOLLAR_A_DAY) == 1
    assert surcharges.interest(4_999, A_DOLLAR_A_DAY) == 0
    assert surcharges.interest(3 * 5_000, A_DOLLAR_A_DAY) == 2
    assert surcharges.half_up(5, 10) == 1
    assert surcharges.half_up(4, 10) == 0


def test_one_loss_bears_interest_once_under_the_largest_order() -> None:
    """4,000 and 10,000 for one loss: a dollar a day in all, not 1.40."""
    shared = owing(
        debt("restitution", 4_000, "small", loss="x", interest=A_DOLLAR_A_DAY),
        debt("restitution", 10_000, "large", loss="x", interest=A_DOLLAR_A_DAY),
    )
    assert [b.interest for b in positions(shared, on("2024-01-26"))] == [usd(10), usd(0)]


# -- joint debts: 18 U.S.C. 3664(h), (j)(2) --------------------------------------------------------


def test_what_another_pays_reduces_the_joint_debt_and_no_other() -> None:
    joint = owing(
        debt("assessment", 100),
        debt("restitution", 1_000, shared_with=("Partner",)),
        receipts=(paid("a", "2024-02-01", 400, by="Partner"),),
    )
    assert left(joint, "2024-02-01") == {
        ("main", "assessment"): 100_00,
        ("main", "restitution"): 600_00,
    }
    restitution = positions(joint, on("2024-02-01"))[1]
    assert (restitution.paid, restitution.by_others) == (usd(0), usd(400))


def test_the_victim_is_paid_once() -> None:
    """The partner pays 400 and 700 of 1,000: 100 more than the loss stay unapplied."""
    joint = owing(
        debt("restitution", 1_000, shared_with=("Partner",)),
        receipts=(
            paid("a", "2024-02-01", 400, by="Partner"),
            paid("b", "2024-03-01", 700, by="Partner"),
            paid("c", "2024-04-01", 50),
        ),
    )
    assert one(joint, "2024-04-01").left == usd(0)
    books = books_on(joint, on("2024-04-01"))
    assert [(part.payment, part.amount) for part in books.unapplied] == [
        ("b", usd(100)),
        ("c", usd(50)),
    ]


def test_a_stranger_to_the_debt_pays_nothing_of_it() -> None:
    joint = owing(
        debt("restitution", 1_000, shared_with=("Partner",)),
        receipts=(paid("a", "2024-02-01", 400, by="Stranger"),),
    )
    assert one(joint, "2024-02-01").left == usd(1_000)
    (part,) = books_on(joint, on("2024-02-01")).unapplied
    assert part.reason == "there was no debt to pay with it"


def test_what_others_pay_is_principal_only() -> None:
    """The person's own interest of ten days stays."""
    joint = owing(
        debt("restitution", 10_000, shared_with=("Partner",), interest=A_DOLLAR_A_DAY),
        receipts=(paid("a", "2024-01-26", 10_010, by="Partner"),),
    )
    assert one(joint, "2024-06-01").left == usd(10)


def test_damages_that_a_victim_recovers_count_against_any_restitution() -> None:
    recovered = owing(
        debt("fine", 500),
        debt("restitution", 1_000),
        receipts=(paid("a", "2024-02-01", 300, recovered=True),),
    )
    assert left(recovered, "2024-02-01")["main", "restitution"] == 700_00
    assert left(recovered, "2024-02-01")["main", "fine"] == 500_00


def test_two_orders_for_one_loss() -> None:
    """60 and 100 for one loss of 100. A payment of 50 under the larger leaves 50 of the loss.

    The smaller order is then owed up to what is left of the loss, and the total counts it once.
    """
    orders = (
        debt("restitution", 60, "small", loss="x"),
        debt("restitution", 100, "large", loss="x", imposed="2024-01-05"),
    )
    first = owing(*orders, receipts=(paid("a", "2024-02-01", 50, judgment="large"),))
    small, large = positions(first, on("2024-02-01"))
    assert (small.left, small.by_others) == (usd(50), usd(10))
    assert (large.left, large.paid) == (usd(50), usd(50))
    assert small.counted.cents + large.counted.cents == 50_00
    more = (*first.receipts, paid("b", "2024-03-01", 50))
    assert set(left(owing(*orders, receipts=more), "2024-03-01").values()) == {0}


def test_the_own_order_caps_what_is_owed_under_it() -> None:
    """Nobody pays 60 under a smaller order twice: 40 of the loss are left, none of the order."""
    orders = (
        debt("restitution", 60, "small", loss="x"),
        debt("restitution", 100, "large", loss="x"),
    )
    receipts = (paid("a", "2024-02-01", 60, judgment="small"),)
    assert left(owing(*orders, receipts=receipts), "2024-02-01") == {
        ("small", "restitution"): 0,
        ("large", "restitution"): 40_00,
    }


# -- penalties: 18 U.S.C. 3612(g), 3572(h), (i) ----------------------------------------------------

MONTHLY = Instalments(usd(100), 1, on("2024-03-01"))


def test_late_means_more_than_thirty_days_and_default_ninety_more() -> None:
    due = on("2024-03-01")
    delinquent = surcharges.delinquent_on(due, 30)
    assert iso(delinquent) == "2024-04-01"  # 31 days late
    assert iso(surcharges.in_default_on(delinquent, 90)) == "2024-06-30"  # 121 days late
    assert surcharges.months_between(None) == 1
    assert surcharges.months_between("quarter") == 3


def test_a_missed_instalment_costs_ten_percent_and_then_fifteen() -> None:
    """One instalment of 100 is due: 10 on 1 April, 15 more on 30 June."""
    once = Instalments(usd(100), 12, on("2024-03-01"))
    late = owing(debt("restitution", 1_000, penalties=True), instalments=once, as_of="2024-12-31")
    for day, dollars in (
        ("2024-03-31", 0),
        ("2024-04-01", 10),
        ("2024-06-29", 10),
        ("2024-06-30", 25),
        ("2024-12-31", 25),
    ):
        assert one(late, day).penalty == usd(dollars), day


@pytest.mark.parametrize(
    ("day", "dollars", "penalty"),
    [
        ("2024-03-31", 100, 0),  # 30 days late is not delinquent
        ("2024-04-01", 100, 10),  # 31 days late is
        ("2024-03-15", 40, 15),  # 60 are missing: 6, and 9 in default
        ("2024-06-29", 100, 10),  # delinquent, but paid before default
        ("2024-06-30", 100, 25),  # in default
    ],
)
def test_payments_in_and_out_of_time(day: str, dollars: int, penalty: int) -> None:
    case = owing(
        debt("restitution", 1_000, penalties=True),
        receipts=(paid("a", day, dollars),),
        instalments=Instalments(usd(100), 12, on("2024-03-01")),
        as_of="2024-12-31",
    )
    assert one(case, "2024-12-31").penalty == usd(penalty)


def test_payments_since_one_interval_before_the_first_are_instalments() -> None:
    for day, penalty in (("2024-02-01", 10), ("2024-02-02", 0)):
        case = owing(
            debt("restitution", 1_000, penalties=True),
            receipts=(paid("a", day, 100),),
            instalments=MONTHLY,
            as_of="2024-04-01",
        )
        assert one(case, "2024-04-01").penalty == usd(penalty)


def test_instalments_are_paid_oldest_first() -> None:
    """150 of 200: the second instalment lacks 50, delinquent on 2 May: 5."""
    case = owing(
        debt("fine", 1_000, penalties=True),
        receipts=(paid("a", "2024-03-10", 150),),
        instalments=MONTHLY,
        as_of="2024-05-02",
    )
    assert one(case, "2024-05-01").penalty == usd(0)
    (penalty,) = books_on(case, on("2024-05-02")).penalties
    assert (iso(penalty.due), penalty.principal, penalty.amount) == ("2024-04-01", usd(50), usd(5))


def test_a_penalty_is_on_the_principal_that_the_instalment_would_have_paid() -> None:
    """Of 100 missing, 70 would have gone to the assessment, which has no penalty."""
    case = owing(
        debt("assessment", 70),
        debt("restitution", 1_000, penalties=True),
        instalments=MONTHLY,
        as_of="2024-05-02",
    )
    assert [(p.principal, p.amount) for p in books_on(case, on("2024-05-02")).penalties] == [
        (usd(30), usd(3)),
        (usd(100), usd(10)),
    ]


def test_no_more_penalty_than_principal() -> None:
    """The debt is 30: the first instalment would have paid it, the second nothing."""
    case = owing(debt("fine", 30, penalties=True), instalments=MONTHLY, as_of="2024-05-02")
    assert one(case, "2024-05-02").penalty == usd(3)


def test_a_joint_debt_is_missed_once() -> None:
    """80 and 100 for one loss of 100: the missing 100 are 80 of the one, 20 of the other."""
    case = owing(
        debt("restitution", 80, "a", loss="x", penalties=True),
        debt("restitution", 100, "b", loss="x", penalties=True),
        instalments=MONTHLY,
        as_of="2024-04-01",
    )
    assert [b.penalty for b in positions(case, on("2024-04-01"))] == [usd(8), usd(2)]


def test_without_a_schedule_or_a_law_there_is_no_penalty() -> None:
    assert one(owing(debt("fine", 100, penalties=True)), "2026-01-01").penalty == usd(0)
    bare = owing(debt("restitution", 100), instalments=MONTHLY)
    assert one(bare, "2026-01-01").penalty == usd(0)


def test_what_is_not_due_on_the_day_of_the_computation_is_not_missed() -> None:
    case = owing(debt("fine", 1_000, penalties=True), instalments=MONTHLY, as_of="2024-03-31")
    assert one(case, "2030-01-01").penalty == usd(0)


def test_a_penalty_is_rounded_half_up() -> None:
    assert surcharges.penalty(50_05, 10) == 5_01
    assert surcharges.penalty(50_04, 10) == 5_00


# -- the end of liability: 18 U.S.C. 3013(c), 3613(b) ----------------------------------------------


def test_an_assessment_ceases_after_five_years() -> None:
    end = debts.assessment_end(on(ORDERED), 5)
    case = owing(debt("assessment", 100, ends=end), receipts=(paid("a", "2025-01-01", 30),))
    assert one(case, "2029-01-01").left == usd(70)
    last = one(case, "2029-01-02")
    assert (last.left, last.ended, last.paid) == (usd(0), usd(70), usd(30))


def test_the_later_of_judgment_and_release() -> None:
    def end(judgment: str, release: str | None, offence: str | None = None) -> str | None:
        last = on(offence) if offence else None
        day = debts.liability_end(on(judgment), on(release) if release else None, last, 20)
        return None if day is None else iso(day)

    assert end("2020-06-01", "2024-09-03") == "2044-09-03"
    assert end("2020-06-01", "2020-01-01") == "2040-06-01"
    assert end("2020-06-01", None) is None  # life
    assert end("1996-04-24", "2010-01-01") == "2030-01-01"
    assert end("1996-04-23", "2010-01-01") == "2016-04-23"  # sentenced, so convicted, before
    assert end("1997-02-01", "2010-01-01", "1996-04-23") == "2017-02-01"
    assert end("1997-02-01", "2010-01-01", "1996-04-24") == "2030-01-01"
    assert end("1997-02-01", None, "1996-04-23") == "2017-02-01"
    assert end("2080-02-29", None, "1990-01-01") == "2100-03-01"  # 2100 has no 29 February
    assert end("9990-01-01", None, "1990-01-01") == "9999-12-31"  # the calendar ends


def test_death() -> None:
    before, since = on("2016-12-15"), on("2016-12-16")
    assert debts.ends_with_death("fine", since, earlier_law=False)
    assert debts.ends_with_death("restitution", before, earlier_law=False)
    assert not debts.ends_with_death("restitution", since, earlier_law=False)
    assert debts.ends_with_death("restitution", since, earlier_law=True)
    assert not debts.ends_with_death("assessment", since, earlier_law=False)
    assert not debts.ends_with_death("costs", since, earlier_law=False)


def test_interest_stops_with_liability_and_nothing_is_paid_after() -> None:
    ended = owing(
        debt("fine", 10_000, interest=A_DOLLAR_A_DAY, ends=on("2024-01-27")),
        receipts=(paid("a", "2024-02-01", 100),),
    )
    fine = one(ended, "2025-01-01")
    assert (fine.interest, fine.ended, fine.left) == (usd(10), usd(10_010), usd(0))
    (part,) = books_on(ended, on("2025-01-01")).unapplied
    assert part.amount == usd(100)


def test_of_two_orders_for_one_loss_each_ends_on_its_own_day() -> None:
    orders = (
        debt("restitution", 100, "a", loss="x", ends=on("2025-01-01"), shared_with=("P",)),
        debt("restitution", 60, "b", loss="x"),
    )
    receipts = (paid("p", "2024-02-01", 20, by="P"), paid("q", "2025-02-01", 80, by="P"))
    case = owing(*orders, receipts=receipts)
    assert left(case, "2025-03-01") == {("a", "restitution"): 0, ("b", "restitution"): 60_00}
    first, second = positions(case, on("2025-03-01"))
    assert (first.ended, first.by_others, second.counted) == (usd(80), usd(20), usd(60))


# -- instalments to come ---------------------------------------------------------------------------


def test_a_plan_pays_off() -> None:
    """250 at 100 a month from 31 January: 31 January, 29 February, 31 March."""
    plan = Instalments(usd(100), 1, on("2024-01-31"))
    case = owing(debt("fine", 250), as_of="2024-01-05")
    assert list(map(iso, plan.due(on("2024-03-31")))) == ["2024-01-31", "2024-02-29", "2024-03-31"]
    assert pay_off(case, plan, on("2024-03-31")) == on("2024-03-31")
    assert pay_off(case, plan, on("2024-03-30")) is None
    assert pay_off(case, plan, on("2023-03-30")) is None


def test_a_plan_begins_after_the_day_of_the_computation() -> None:
    plan = Instalments(usd(100), 1, on("2024-01-31"))
    case = owing(debt("fine", 250), as_of="2024-01-31")
    assert pay_off(case, plan, on("2030-01-01")) == on("2024-04-30")


def test_interest_that_outgrows_a_plan_does_not_stop_it() -> None:
    """Principal comes first (3612(i)): 10,000 at 25 a month take 400 months, then the interest.

    Interest of a first month, 31 dollars, is more than the instalment. The principal of month n is
    10,000 - 25 (n - 1), so it bears about 1 + ... + 1 / 400 dollars a day for 400 months, near
    6,100 dollars, which 25 a month pay in some 244 months more.
    """
    plan = Instalments(usd(25), 1, on("2024-02-17"))
    case = owing(debt("restitution", 10_000, interest=A_DOLLAR_A_DAY), as_of="2024-01-16")
    day = pay_off(case, plan, on("2100-01-01"))
    assert day is not None
    assert on("2077-06-01") < day < on("2078-06-01")


def test_a_plan_that_liability_outlives_pays_nothing_off() -> None:
    ends = on("2024-06-01")
    case = owing(debt("fine", 1_000, ends=ends), debt("costs", 100), as_of="2024-01-05")
    assert pay_off(case, MONTHLY, on("2030-01-01")) is None


def test_a_schedule_at_the_end_of_the_calendar_ends() -> None:
    plan = Instalments(usd(1), 12, LAST_DAY - 400)
    assert len(list(plan.due(LAST_DAY))) == 2


# -- the account of a case -------------------------------------------------------------------------


def accounted(
    text: str, as_of: str, release: str | None = None, trace: Trace | None = None, **figures: int
) -> Account:
    """The account of a case that is given as text."""
    case = read_case(f"jurisdiction: us-federal\n{text}", "case.yaml")
    assert not case.problems
    judgments = {judgment.id: judgment for judgment in case.judgments}
    days = {key: j.imposed.first for key, j in judgments.items() if j.imposed}
    imposed = {key: day for key, day in days.items() if day is not None}
    sink = trace or Trace()
    owed = money.ordered(judgments, imposed, Law(us_federal.JURISDICTION.lawbook, on(as_of)), sink)
    end = dict.fromkeys(judgments, Release(on(release) if release else None))
    ours = msgspec.structs.replace(FIGURES, **figures)
    return account(case, judgments, imposed, owed, end, on(as_of), sink, ours)


def texts(found: Account) -> str:
    return "\n".join(flag.text for flag in found.money.consequences)


WHOLE = """
judgments:
  - id: main
    imposed: 2024-01-02
    term: 5 years
    counts: [{id: 1-2, offense_date: 2020-03}]
    restitution:
      {amount: 10_000 USD, united_states: 1_000 USD, joint_and_several_with: [Partner]}
    fine: 3_000 USD
    costs: 50 USD
payments:
  rates: [{week: 2024-01-08, percent: 3.65%}]
  made:
    - {id: first, on: 2024-01-26, amount: 1_200 USD}
    - {id: theirs, on: 2024-01, amount: 4_000 USD, by: Partner}
"""


def test_a_whole_case() -> None:
    """Two counts, so 200 USD of assessment.

    The rate of the week from Sunday 7 January, written as Monday the 8th. Interest on restitution:
    ten days on 10,000 (10.00), five on 9,000 until 31 January, the last day that the partner's
    payment can be (4.50), five on 5,000 (2.50). On the fine: twenty days at 30 cents (6.00).
    """
    trace = Trace()
    found = accounted(WHOLE, "2024-02-05", "2028-04-01", trace)
    rows = {one.debt.kind: one for one in found.positions}
    assert list(rows) == ["assessment", "restitution", "fine", "costs"]
    assert rows["restitution"].interest == usd(17)
    assert rows["restitution"].left == usd(5_017)
    assert rows["restitution"].paid == usd(1_000)
    assert rows["restitution"].by_others == usd(4_000)
    assert rows["fine"].left == usd(3_006)
    assert found.money.owed == (usd(5_017 + 3_006 + 50),)
    assert {iso(one.debt.ends) for one in rows.values() if one.debt.ends} == {
        "2029-01-02",  # the assessment: five years after judgment
        "2048-04-01",  # twenty years after release
    }
    assert (found.paid_off, found.reason) == (None, "no instalments are planned")
    assert not found.problems
    by_id = {step.id: step for step in trace.steps}
    values = [by_id[one.step].value for one in found.money.balances]
    assert values == [one.left for one in found.money.balances]
    labels = {step.label: step for step in trace.steps}
    assert labels["interest on restitution, main, from 2024-01-17 at 3.65% a year"].cites
    assert labels["owed in all on 2024-02-05"].value == found.money.owed[0]
    quiet = accounted(WHOLE, "2024-02-05", "2028-04-01", NoTrace())
    assert list(map(without_step, quiet.positions)) == list(map(without_step, found.positions))
    assert (quiet.money.owed, quiet.money.consequences) == (found.money.owed, ())


def without_step(position: Position) -> Position:
    return msgspec.structs.replace(position, debt=msgspec.structs.replace(position.debt, step=""))


def test_the_balance_of_any_day() -> None:
    found = accounted(WHOLE, "2024-02-05", "2028-04-01")
    (_, restitution, fine, _) = positions(found.obligations, on("2024-01-16"))
    assert (restitution.left, fine.left) == (usd(10_000), usd(3_000))


def test_an_unchanged_debt_has_the_step_of_its_order() -> None:
    trace = Trace()
    text = "judgments: [{id: j, imposed: 2024-01-02, term: 1 year, fine: 100 USD, costs: 7 USD}]"
    found = accounted(text, "2024-02-05", "2025-01-01", trace)
    assert [step.label for step in trace.steps] == ["fine, j", "costs, j"]
    assert [one.step for one in found.money.balances] == ["s1", "s2"]


ELLINGBURG = """
judgments:
  - id: main
    imposed: 1996-11
    term: 322 months
    counts: [{id: 1-2, offense_date: OFFENSE}]
    restitution: 7_567.25 USD
payments:
  made: [{on: 2015-06-01, amount: 2_154.04 USD}]
"""


def test_ellingburg() -> None:
    """MON-ELLINGBURG: a robbery in December 1995, judged in November 1996, release in June 2022.

    Until 2016 under the law of the offense; the government said 2042. He had paid 2,054.04 of
    7,567.25; here 100 more, which the assessments of two counts before 24 April 1996 take first.
    """
    old = accounted(ELLINGBURG.replace("OFFENSE", "1995-12"), "2016-10-31", "2022-06-01")
    new = accounted(ELLINGBURG.replace("OFFENSE", "1996-05"), "2016-10-31", "2022-06-01")
    ends = [one.debt.ends for found in (old, new) for one in found.positions[1:]]
    assert [iso(day)[:4] for day in ends if day] == ["2016", "2042"]
    assert old.positions[1].left.cents == 7_567_25 - 2_154_04  # no interest under the earlier law
    after = positions(old.obligations, on("2016-11-01"))[1]
    assert (after.left, after.ended.cents) == (usd(0), 7_567_25 - 2_154_04)
    assert not old.problems
    assert [problem.code for problem in new.problems] == ["rate-missing"]
    assert "before 2000-12-21" in new.problems[0].message
    assert "at the rate of an auction of Treasury bills" in texts(new)


def test_a_rate_that_is_missing() -> None:
    text = WHOLE.replace("2024-01-08", "2024-01-14")
    found = accounted(text, "2024-02-05", "2028-04-01")
    where = ("case.yaml:9:7", "restitution"), ("case.yaml:10:11", "fine")
    assert [str(problem) for problem in found.problems] == [
        f"{place}: note[rate-missing] interest on the {kind} of main is not computed: the rate of "
        "the week of 2024-01-07 is not known"
        for place, kind in where
    ]
    assert "runs from 2024-01-17 at the yield of the week of 2024-01-07" in texts(found)
    assert not any(one.interest.cents for one in found.positions)


def test_a_rate_that_nobody_needs() -> None:
    """Waived; at most 2,500; paid before the fifteenth day; not yet the fifteenth day."""
    order = "judgments: [{id: j, imposed: 2024-01-02, term: 1 year, ORDER}]\npayments: {MADE}"

    def problems(order_text: str, made: str = "", as_of: str = "2025-01-01") -> int:
        text = order.replace("ORDER", order_text).replace("MADE", made)
        return len(accounted(text, as_of).problems)

    assert problems("restitution: 10_000 USD") == 1
    assert problems("restitution: {amount: 10_000 USD, interest: waived}") == 0
    assert problems("restitution: 2_500 USD") == 0
    assert problems("restitution: 10_000 EUR") == 0
    assert problems("fine: 2_501 USD", "made: [{on: 2024-01-16, amount: 2_501 USD}]") == 0
    assert problems("fine: 2_501 USD", as_of="2024-01-16") == 0
    assert problems("fine: 2_501 USD", as_of="2024-01-17") == 1


def test_without_payments_a_missing_rate_is_a_flag_only() -> None:
    text = "judgments: [{id: j, imposed: 2024-01-02, term: 1 year, fine: 9_000 USD}]"
    found = accounted(text, "2025-01-01", "2025-06-01")
    assert not found.problems
    assert "which the case does not give" in texts(found)


def test_no_interest_where_its_first_day_is_beyond_the_calendar() -> None:
    text = "judgments: [{id: j, imposed: 9999-12-28, term: time served, fine: 9_000 USD}]"
    found = accounted(text, "9999-12-30", "9999-12-30")
    assert found.money.owed == (usd(9_000),)
    assert "interest" not in texts(found)


def test_payments_that_cannot_be_applied() -> None:
    text = """
judgments: [{id: j, imposed: 2024-01-02, term: 1 year, fine: 100 USD}]
payments:
  made:
    - {id: a, amount: 10 USD}
    - {id: b, on: 2024-03-01}
    - {id: c, on: 2024-03-01, amount: 130 USD}
    - {id: d, on: 2024-04-01, amount: 10 USD, by: Nobody}
    - {id: e, on: 2026-01-01, amount: 10 USD}
"""
    found = accounted(text, "2025-01-01")
    assert [problem.message for problem in found.problems] == [
        "a has no day, so it is not applied",
        "b has no amount, so it is not applied",
        "30 USD of c is not applied: more than was owed",
        "10 USD of d is not applied: there was no debt to pay with it",
    ]
    assert found.reason == "nothing is owed"
    assert [problem.hint for problem in found.problems] == [""] * 4
    assert {problem.severity for problem in found.problems} == {"warning"}


def test_a_payer_who_owes_nothing_is_told_who_does() -> None:
    text = """
judgments:
  - {id: j, imposed: 2024-01-02, term: 1 year, restitution: {amount: 100 USD, joint_and_several_with: [Partner, A cousin]}}
payments: {made: [{id: a, on: 2024-04-01, amount: 10 USD, by: Parnter}, {id: b, on: 2024-04-01, amount: 10 USD, by: Partner}]}
"""
    (problem,) = accounted(text, "2025-01-01").problems
    assert (problem.path, problem.hint) == ("payments.made.a", "did you mean Partner?")


PLANNED = """
judgments: [{id: j, imposed: 2024-01-02, term: 5 years, fine: 1_000 USD, ORDER}]
payments: {plan: {amount: 100 USD, every: quarter, FIRST}}
"""


def planned(order: str = "", first: str = "", as_of: str = "2024-01-31") -> Account:
    text = PLANNED.replace(", ORDER", order).replace(", FIRST", first)
    return accounted(text, as_of, "2028-04-01")


def test_the_day_on_which_a_plan_has_paid() -> None:
    """Ten quarters; the first 2024-03-01 if it is said, else a quarter from the day computed."""
    trace = Trace()
    assert planned(first=", from: 2024-03-01").paid_off == on("2026-06-01")
    assert planned().paid_off == on("2026-07-31")
    text = PLANNED.replace(", ORDER", "").replace(", FIRST", "")
    accounted(text, "2024-01-31", "2028-04-01", trace)
    assert trace.steps[-1].label == "paid off, by 100 USD a quarter after 2024-01-31"


def test_plans_that_do_not_pay_off() -> None:
    large = planned(", restitution: 1_000_000 USD")
    assert (large.paid_off, large.reason) == (
        None,
        "the instalments do not pay everything before liability ends",
    )
    endless = planned(", costs: 1_000_000 USD")
    assert endless.reason == "the instalments do not pay everything in a hundred years"
    assert planned(", costs: 10 EUR").reason == "not all that is owed is in USD"
    assert not [
        flag for flag in planned(", costs: 10 EUR").money.consequences if "quarter" in flag.text
    ]
    nothing = PLANNED.replace(", ORDER", "").replace("100 USD", "0 USD").replace(", FIRST", "")
    assert accounted(nothing, "2024-01-31").reason == "no instalments are planned"


def test_a_plan_whose_first_payments_were_due_is_a_schedule() -> None:
    """From 1 February 2024, quarterly; on 1 May two are due, one delinquent since 3 March."""
    found = planned(first=", from: 2024-02-01", as_of="2024-05-01")
    assert [(iso(p.day), p.amount) for p in found.penalties] == [("2024-03-03", usd(10))]
    assert "the fine became delinquent" in texts(found)
    later = planned(first=", from: 2024-02-01", as_of="2024-06-01")
    assert "the fine went into default over the payment due on 2024-02-01" in texts(later)
    assert later.positions[0].penalty == usd(10 + 15 + 10)  # and the second is delinquent


def test_a_plan_that_interest_outgrows_says_so() -> None:
    text = """
judgments: [{id: j, imposed: 2024-01-02, term: 5 years, restitution: 10_000 USD}]
payments: {rates: [{week: 2024-01-07, percent: 3.65%}], plan: {amount: 30 USD}}
"""
    found = accounted(text, "2024-01-10", "2028-04-01")
    assert "a year's interest, 365 USD, is more than a year's instalments, 360 USD" in texts(found)


def test_one_loss_in_two_orders_does_not_outgrow_a_plan_twice() -> None:
    text = """
judgments:
  - {id: a, imposed: 2024-01-02, term: 1 year, restitution: {amount: 10_000 USD, debt: x}}
  - {id: b, imposed: 2024-01-02, term: 1 year, restitution: {amount: 9_000 USD, debt: x}}
payments: {rates: [{week: 2024-01-07, percent: 3.65%}], plan: {amount: 30.42 USD}}
"""
    assert "grows" not in texts(accounted(text, "2024-01-10", "2028-04-01"))


def test_the_least_payments_in_prison() -> None:
    """100 at 25 a quarter from 31 January 2024: the fourth on 31 January 2025."""
    text = "judgments: [{id: j, imposed: 2024-01-02, term: 5 years, fine: 100 USD}]"
    assert "would pay everything by 2025-01-31" in texts(accounted(text, "2024-01-31"))
    short = texts(accounted(text, "2024-01-31", "2024-12-31"))
    assert "25 USD a quarter, would not pay everything by release on 2024-12-31" in short
    life = text.replace("100 USD", "2_500 USD").replace("5 years", "life")
    assert "would pay everything by 2049-01-31" in texts(accounted(life, "2024-01-31"))
    assert "not pay everything in a hundred" in texts(
        accounted(life.replace("2_500", "1_000_000"), "2024-01-31")
    )
    assert "50 USD a quarter" in texts(accounted(text, "2024-01-31", inmate_minimum=50_00))


def test_flags_in_prison_and_after() -> None:
    prison = texts(accounted(WHOLE, "2024-02-05", "2028-04-01"))
    assert "moves no date of custody" in prison
    assert "inheritance" in prison
    assert "restitution as a condition" in prison
    free = texts(accounted(WHOLE, "2028-04-01", "2028-04-01"))
    assert "custody" not in free
    assert "restitution as a condition" in free
    costs = "judgments: [{id: j, imposed: 2024-01-02, term: 5 years, costs: 100 USD}]"
    assert "inheritance" not in texts(accounted(costs, "2024-02-05"))
    for flag in accounted(WHOLE, "2024-02-05").money.consequences:
        assert flag.rule.cites


def test_an_amount_left_open() -> None:
    """Ninety days after 2 January 2024, a leap year: 1 April."""
    text = """
judgments: [{id: j, imposed: 2024-01-02, term: 5 years, restitution: {deferred_to: DAY}}]
"""
    found = accounted(text.replace("DAY", "2024-03-20"), "2024-02-05")
    (flag,) = found.money.consequences
    assert (flag.judgment, [cite.name or cite.text for cite in flag.rule.cites]) == (
        "j",
        ["18 U.S.C. 3664(d)(5)", "Dolan v. United States"],
    )
    assert "to be fixed by 2024-04-01;" in flag.text
    late = accounted(text.replace("DAY", "2024-05-01"), "2024-02-05")
    assert "the court set 2024-05-01, which is later" in texts(late)
    unknown = accounted(text.replace("DAY", "'?'"), "2024-02-05")
    assert "to be fixed by 2024-04-01;" in texts(unknown)
    assert found.reason == "nothing is owed"


def test_the_estate() -> None:
    """Who dies on 1 March 2024 owes no fine; the estate owes restitution."""
    text = WHOLE + "events: [{kind: death, on: 2024-03-01}]\n"
    found = accounted(text, "2024-04-01", "2028-04-01")
    rows = {one.debt.kind: one for one in found.positions}
    assert rows["fine"].debt.ends == on("2024-03-01")
    assert rows["fine"].left == usd(0)
    assert rows["restitution"].left.cents > 5_000_00
    assert [flag.judgment for flag in found.money.consequences] == ["main"]
    assert "the estate answers for what was unpaid of restitution on 2024-03-01" in texts(found)
    assert rows["restitution"].debt.ends == on("2048-04-01")
    alive = accounted(text, "2024-02-05", "2028-04-01")
    assert "estate" not in texts(alive)


def test_no_flag_for_what_is_paid() -> None:
    """Default over 1 February 2024, all paid on 1 July; and an estate that owes nothing."""
    text = PLANNED.replace(", ORDER", "").replace(", FIRST", ", from: 2024-02-01")
    made = text.replace("{plan", "{made: [{on: 2024-07-01, amount: 2_000 USD}], plan")
    found = accounted(made, "2024-08-01")
    assert len(found.penalties) == 3
    assert not found.money.consequences
    settled = WHOLE.replace("1_200 USD", "90_000 USD") + "events: [{kind: death, on: 2024-03-01}]\n"
    assert not accounted(settled, "2024-04-01").money.consequences


def test_death_before_2016_and_after_the_end() -> None:
    text = """
judgments:
  - id: j
    imposed: 1997-01-02
    term: 1 year
    restitution: 1_000 USD
    counts: [{id: 1, offense_date: '?'}]
events: [{kind: death, on: DEATH}, {kind: death, on: '?'}]
"""
    died = accounted(text.replace("DEATH", "2010-03-01"), "2030-01-01", "1998-01-01")
    assert died.positions[1].debt.ends == on("2010-03-01")
    late = accounted(text.replace("DEATH", "2020-03-01"), "2030-01-01", "1998-01-01")
    assert late.positions[1].debt.ends == on("2018-01-01")
    assert not late.money.consequences


def test_sentenced_after_death() -> None:
    text = """
judgments: [{id: j, imposed: 2024-01-02, term: 1 year, fine: 1_000 USD}]
events: [{kind: death, on: 2023-03-01}]
"""
    assert accounted(text, "2024-02-01").positions[0].ended == usd(1_000)


# -- what holds for all books ----------------------------------------------------------------------

FIRST = on("2001-01-01")
LAST = on("2016-12-31")
PEOPLE = ("", "", "", "Partner", "Stranger")


@st.composite
def orders(draw: st.DrawFn, unit: int) -> tuple[Debt, ...]:
    """The debts of up to three judgments; restitution may be one debt in several of them."""
    found: list[Debt] = []
    amounts = st.none() | st.integers(1, 1_000_000 // unit).map(lambda number: number * unit)
    for number in range(draw(st.integers(1, 3))):
        imposed = FIRST + draw(st.integers(0, 1_500))
        rate = draw(st.none() | st.integers(0, 200_000))
        interest = None if rate is None else Interest(imposed + 15, rate, 365)
        ends = draw(st.none() | st.integers(imposed, LAST))
        kinds: tuple[Kind, ...] = ("assessment", "restitution", "fine", "costs")
        for kind in kinds:
            cents = draw(amounts)
            if cents is None:
                continue
            plain = kind in ("assessment", "costs")
            restitution = kind == "restitution"
            found.append(
                Debt(
                    judgment=f"j{number}",
                    kind=kind,
                    ordered=Money(cents, "USD"),
                    imposed=imposed,
                    loss="shared" if restitution and draw(st.booleans()) else f"j{number} {kind}",
                    ends=ends,
                    united_states=draw(st.integers(0, cents)) if restitution else 0,
                    shared_with=("Partner",) if restitution and draw(st.booleans()) else (),
                    interest=None if plain else interest,
                    penalties=not plain,
                )
            )
    return tuple(found)


@st.composite
def receipt(draw: st.DrawFn, unit: int, name: str = "new") -> Receipt:
    """A payment by the person or another, for one judgment or all."""
    return Receipt(
        id=name,
        day=draw(st.integers(FIRST, LAST)),
        amount=Money(draw(st.integers(1, 1_000_000 // unit)) * unit, "USD"),
        judgment=draw(st.sampled_from((None, None, "j0", "j1", "j2"))),
        by=draw(st.sampled_from(PEOPLE)),
        recovered=draw(st.integers(0, 9)) == 0,
    )


@st.composite
def obligations(draw: st.DrawFn, unit: int = 1) -> Obligations:
    """Debts and payments; where there is a schedule, in whole dollars."""
    number = draw(st.integers(0, 6))
    plan = NO_INSTALMENTS
    if unit > 1 and draw(st.booleans()):
        first = FIRST + draw(st.integers(0, 2_000))
        plan = Instalments(usd(draw(st.integers(1, 1_000))), 3, first)
    return Obligations(
        debts=draw(orders(unit)),
        as_of=draw(st.integers(FIRST, LAST)),
        figures=FIGURES,
        receipts=tuple(draw(receipt(unit, f"p{index}")) for index in range(number)),
        instalments=plan,
    )


DAYS = st.integers(FIRST, LAST + 1_000)
SCHEDULED = obligations(unit=100)


def without_ends(case: Obligations) -> Obligations:
    """The same where no liability ends."""
    endless = tuple(msgspec.structs.replace(owed, ends=None) for owed in case.debts)
    return msgspec.structs.replace(case, debts=endless)


LASTING = SCHEDULED.map(without_ends) | obligations()
"""Schedule or ends, not both: a penalty can move from a debt that ends to one that does not."""


def counted(case: Obligations, day: Day) -> int:
    return sum(one.counted.cents for one in positions(case, day))


def with_receipt(case: Obligations, more: Receipt) -> Obligations:
    return msgspec.structs.replace(case, receipts=(*case.receipts, more))


@given(SCHEDULED | obligations(), DAYS)
def test_no_cent_is_lost(case: Obligations, day: Day) -> None:
    books = books_on(case, day)
    for made in case.receipts:
        if made.day <= day:
            parts = [post.amount.cents for post in books.allocations if post.payment == made.id]
            parts += [rest.amount.cents for rest in books.unapplied if rest.payment == made.id]
            assert sum(parts) == made.amount.cents
    for row in books.positions():
        owed = row.debt.ordered.cents + row.interest.cents + row.penalty.cents
        gone = row.paid.cents + row.by_others.cents + row.ended.cents
        assert owed == gone + row.left.cents
        own = [made.id for made in case.receipts if made.own]
        name = (row.debt.judgment, row.debt.kind)
        posted = [p for p in books.allocations if (p.judgment, p.what) == name and p.payment in own]
        assert sum(post.amount.cents for post in posted) == row.paid.cents


@given(SCHEDULED | obligations(), DAYS)
def test_nothing_is_below_zero(case: Obligations, day: Day) -> None:
    for row in positions(case, day):
        amounts = (row.interest, row.penalty, row.paid, row.by_others, row.ended, row.left)
        assert min(amount.cents for amount in amounts) >= 0
        assert 0 <= row.counted.cents <= row.left.cents
        assert row.principal.cents <= row.left.cents


@given(LASTING, receipt(unit=100), DAYS)
def test_paying_more_never_raises_what_is_owed(case: Obligations, more: Receipt, day: Day) -> None:
    assert counted(with_receipt(case, more), day) <= counted(case, day)


@given(SCHEDULED | obligations(), DAYS, st.integers(1, 10**6))
def test_payments_may_be_listed_in_any_order(case: Obligations, day: Day, order: int) -> None:
    receipts = list(case.receipts)
    Random(order).shuffle(receipts)  # noqa: S311  # an order, not a secret
    other = msgspec.structs.replace(case, receipts=tuple(receipts))
    assert positions(other, day) == positions(case, day)
    assert books_on(other, day).allocations == books_on(case, day).allocations


@given(LASTING, receipt(unit=100), DAYS)
def test_what_another_pays_never_raises_what_the_person_owes(
    case: Obligations, more: Receipt, day: Day
) -> None:
    """But for a cent a penalty: a missed instalment may fall on two debts, each rounded half up."""
    after = with_receipt(case, msgspec.structs.replace(more, by="Partner"))
    rounded = len(books_on(after, day).penalties)
    assert counted(after, day) <= counted(case, day) + rounded


@given(orders(unit=1), DAYS)
def test_a_loss_in_several_orders_counts_once(owed: tuple[Debt, ...], day: Day) -> None:
    """Without payments, interest, penalties and ends: the largest order of each loss."""
    bare = [msgspec.structs.replace(one, interest=None, ends=None) for one in owed]
    largest: dict[str, int] = {}
    for one in bare:
        if one.imposed <= day:
            largest[one.loss] = max(largest.get(one.loss, 0), one.ordered.cents)
    assert counted(Obligations(debts=tuple(bare), as_of=day, figures=FIGURES), day) == sum(
        largest.values()
    )


@given(st.data())
def test_losses_are_those_of_the_orders_in_money(data: st.DataObject) -> None:
    """The total of the orders and the total of the account agree where nothing was paid."""
    names = [f"j{number}" for number in range(data.draw(st.integers(1, 5)))]
    lines = []
    for name in names:
        shared = data.draw(st.lists(st.sampled_from(names), max_size=2))
        amount = data.draw(st.integers(1, 5))
        named = f", debt: {data.draw(st.sampled_from(('x', 'y')))}" if amount % 2 else ""
        others = f"joint_and_several_with: {[other for other in shared if other != name]}"
        order = f"{{amount: {amount} USD, {others}{named}}}"
        lines.append(f"  - {{id: {name}, imposed: 2024-01-02, term: 1 year, restitution: {order}}}")
    text = "judgments:\n" + "\n".join(lines)
    case = read_case(f"jurisdiction: us-federal\n{text}", "case.yaml")
    judgments = {judgment.id: judgment for judgment in case.judgments}
    imposed = dict.fromkeys(judgments, on("2024-01-02"))
    law = Law(us_federal.JURISDICTION.lawbook, on("2025-01-01"))
    assert (
        accounted(text, "2025-01-01").money.owed
        == money.ordered(judgments, imposed, law, NoTrace()).totals
    )


@given(SCHEDULED, st.integers(1, 5_000))
def test_a_plan_pays_off_when_the_books_say_so(case: Obligations, dollars: int) -> None:
    """On the day itself nothing is left, on the day before something is."""
    plan = Instalments(usd(dollars), 3, case.as_of)
    known = tuple(made for made in case.receipts if made.day <= case.as_of)
    day = pay_off(case, plan, LAST)
    if day is None or not counted(case, case.as_of):
        return
    to_come = [paid_on for paid_on in plan.due(LAST) if case.as_of < paid_on <= day]
    more = tuple(Receipt(id=f"z{due}", day=due, amount=plan.amount) for due in to_come)
    # The books know payments up to the day of the computation; those of the plan are on time.
    whole = msgspec.structs.replace(case, receipts=(*known, *more))
    assert counted(whole, day) == 0
    assert counted(whole, day - 1) > 0

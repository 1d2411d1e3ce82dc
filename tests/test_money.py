"""Floor 0: exact amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.core.diagnostics import NotationError
from sentencing.core.money import Money, parse_money


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("169_000_000 USD", 169_000_000_00),
        ("2,178,349.50 USD", 2_178_349_50),
        ("USD 100", 100_00),
        ("$100", 100_00),
        ("$0.5", 50),
        ("170 million USD", 170_000_000_00),
        ("1.5 million USD", 1_500_000_00),
        ("$388,336", 388_336_00),
    ],
)
def test_amounts_are_read(text: str, cents: int) -> None:
    assert parse_money(text) == Money(cents, "USD")


def test_other_currencies() -> None:
    assert parse_money("\u00a310").currency == "GBP"
    assert parse_money("10 EUR").currency == "EUR"


@pytest.mark.parametrize(
    "text", ["100", "1,2 USD", "-5 USD", "$5 EUR", "1.005 USD", "many USD", "", "9" * 50 + " USD"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_money(text)
    assert caught.value.code == "bad-money"


@given(st.integers(0, 10**14))
def test_an_amount_is_read_as_it_is_printed(cents: int) -> None:
    assert parse_money(str(Money(cents, "USD"))) == Money(cents, "USD")


def test_sums() -> None:
    assert Money(1, "USD") + Money(2, "USD") == Money(3, "USD")
    assert Money(100_00, "USD").times(38) == Money(3_800_00, "USD")
    assert str(Money(-150, "USD")) == "-1.50 USD"
    with pytest.raises(ValueError, match="cannot be added"):
        Money(1, "USD") + Money(1, "GBP")

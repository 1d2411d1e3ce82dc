"""The plain notations that the tables of keys share: dates, terms, amounts, numbers, ids."""

from __future__ import annotations

import msgspec

from sentencing.case.format.notation import NOTE, REF, TEXT, Scalar
from sentencing.case.format.parsers import (
    charge,
    choice,
    identifier,
    percentage,
    url,
    whole_number,
    yes_or_no,
)
from sentencing.core.money import parse_money
from sentencing.core.partial_dates import PartialDate, parse_partial_date
from sentencing.core.terms import parse_days, parse_length, parse_term


def choice_of(name: str, help_text: str, *words: str) -> Scalar:
    """A notation that is one of some words."""
    return Scalar(name=name, parse=choice(*words), help=help_text, examples=words[:1], words=words)


DATE = Scalar(
    name="date",
    parse=parse_partial_date,
    help="a date, as precise as it is known: 2017-04-21, 2017-04, 2017, 2017-04/2017-06, 2017~, unknown",
    examples=("2017-04-21", "2017-04", "2017-04/2017-06", "unknown"),
    numeric=True,
    unknown=PartialDate(first=None, last=None, text="unknown"),
)
LENGTH = Scalar(
    name="length",
    parse=parse_length,
    help="a term: 27 years, 15 years 6 months, 324 months, P27Y, time served, life",
    examples=("27 years", "324 months", "1 year and 1 day", "time served", "life"),
)
TERM = Scalar(
    name="term",
    parse=parse_term,
    help="a length of time: 3 years, 18 months",
    examples=("3 years", "18 months"),
)
DAYS = Scalar(
    name="days",
    parse=parse_days,
    help="a number of days: 27 days",
    examples=("27 days",),
    numeric=True,
)
MONEY = Scalar(
    name="money",
    parse=parse_money,
    help="an amount: 169_000_000 USD",
    examples=("169_000_000 USD", "$100"),
)
NUMBER = Scalar(
    name="number", parse=whole_number, help="a whole number", examples=("10",), numeric=True
)
ID = Scalar(
    name="id",
    parse=identifier,
    help="an id: letters, digits, - and _",
    examples=("ndga",),
    numeric=True,
    fact=False,
)
URL = Scalar(
    name="url",
    parse=url,
    help="a web address",
    examples=("https://example.org/1",),
    longest=2000,
    fact=False,
)
YES_NO = Scalar(
    name="yes_or_no",
    parse=yes_or_no,
    help="true or false",
    examples=("true", "false"),
    numeric=True,
)
PERCENT = Scalar(
    name="percentage",
    parse=percentage,
    help="a percentage: 5.03%",
    examples=("5.03%",),
    numeric=True,
)
SOVEREIGN = msgspec.structs.replace(
    TEXT,
    name="sovereign",
    help="a sovereign by its code or name; one that the law does not know goes under `others` too",
    examples=("us-federal", "Ohio", "Spain"),
    numeric=False,
)
JUDGMENT_ID = msgspec.structs.replace(REF, name="judgment_id", help="the id of a judgment")
CHARGE = Scalar(
    name="charge",
    parse=charge,
    help="the id of a judgment, or in words a charge or sentence outside of this case",
    examples=("ndga", "a charge since dismissed"),
    numeric=True,
    fact=False,
)
CREDITED = msgspec.structs.replace(CHARGE, name="credited_sentence", fact=True)
DEBTOR = msgspec.structs.replace(
    NOTE,
    name="debtor",
    help="somebody else who owes, or the id of a judgment of this case that orders the same debt",
    examples=("A partner", "ndga"),
)
DEBT = msgspec.structs.replace(ID, name="debt", help="a name that several orders share")
WAY = choice_of("way", "concurrent or consecutive", "concurrent", "consecutive")

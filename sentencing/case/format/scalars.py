"""The plain notations that the tables of keys share: dates, terms, amounts, numbers, ids."""

from __future__ import annotations

from sentencing.case.format.notation import Scalar
from sentencing.case.format.parsers import (
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
    return Scalar(name, choice(*words), help_text, words[:1], words=words)


DATE = Scalar(
    "date",
    parse_partial_date,
    "a date, as precise as it is known: 2017-04-21, 2017-04, 2017, 2017-04/2017-06, 2017~, unknown",
    ("2017-04-21", "2017-04", "2017-04/2017-06", "unknown"),
    numeric=True,
    unknown=PartialDate(None, None, "unknown"),
)
LENGTH = Scalar(
    "length",
    parse_length,
    "a term: 27 years, 15 years 6 months, 324 months, P27Y, time served, life",
    ("27 years", "324 months", "1 year and 1 day", "time served", "life"),
)
TERM = Scalar("term", parse_term, "a length of time: 3 years, 18 months", ("3 years", "18 months"))
DAYS = Scalar("days", parse_days, "a number of days: 27 days", ("27 days",), numeric=True)
MONEY = Scalar("money", parse_money, "an amount: 169_000_000 USD", ("169_000_000 USD", "$100"))
NUMBER = Scalar("number", whole_number, "a whole number", ("10",), numeric=True)
ID = Scalar(
    "id", identifier, "an id: letters, digits, - and _", ("ndga",), numeric=True, fact=False
)
URL = Scalar("url", url, "a web address", ("https://example.org/1",), longest=2000, fact=False)
YES_NO = Scalar("yes_or_no", yes_or_no, "true or false", ("true", "false"), numeric=True)
PERCENT = Scalar("percentage", percentage, "a percentage: 5.03%", ("5.03%",), numeric=True)
WAY = choice_of("way", "concurrent or consecutive", "concurrent", "consecutive")

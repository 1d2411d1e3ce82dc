"""Tables beside a case file: weekly Treasury yields as CSV, so that cases can share them.

A case names the file, `rates_from: yields.csv`; it lies in the folder of the case or below. Its lines
are `week,percent`: the first day of a calendar week and the average of that week, `2024-01-08,4.83`.
Nothing outside the folder is read, and nothing larger than a case file may be.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sentencing.case.format.parsers import percentage
from sentencing.case.format.yaml_nodes import MAX_BYTES
from sentencing.case.model import Case, PaymentHistory, Rate
from sentencing.core.diagnostics import NotationError, Problem
from sentencing.core.files import FileError, content
from sentencing.core.partial_dates import PartialDate, parse_day

_HEAD = ["week", "percent"]
_MOST = 20
"""How many bad lines are named one by one."""


def with_rates(case: Case, folder: Path | None) -> tuple[Case, list[Problem]]:
    """The case with the yields of the table that it names, if it names one.

    Args:
        case: as read.
        folder: of the case file; None if the case is not from a file.
    """
    dues = case.payments
    if dues is None or dues.rates_from is None:
        return case, []
    text = _text(dues.rates_from, folder)
    if isinstance(text, str):
        rates, wrong = _rates(text, dues.rates_from)
    else:
        rates, wrong = [], [text[0]]
    found = msgspec.structs.replace(dues, rates=(*dues.rates, *rates))
    problems = [_problem(message, dues) for message in wrong]
    return msgspec.structs.replace(case, payments=found), problems


def _problem(message: str, dues: PaymentHistory) -> Problem:
    return Problem("bad-table", message, dues.place_of("rates_from"), path="payments.rates_from")


def _text(name: str, folder: Path | None) -> str | tuple[str]:
    """The text of the table, or why there is none."""
    if folder is None:
        return (f"{name[:60]!r} cannot be found: this case has no folder",)
    path, inside = (os.path.realpath(one) for one in (folder / name, folder))
    if not Path(path).is_relative_to(inside) or not path.endswith(".csv"):
        return (f"{name[:60]!r} is no CSV file in the folder of the case",)
    try:
        data = content(path, MAX_BYTES, only_regular=True)
    except FileError as error:
        return (f"{name[:60]!r} cannot be read: {error.reason}",)
    if len(data) > MAX_BYTES:
        return (f"{name[:60]} is larger than {MAX_BYTES:,} bytes",)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (f"{name[:60]!r} cannot be read: it is not UTF-8 text",)


def _rates(text: str, name: str) -> tuple[list[Rate], list[str]]:
    """The yields of a table, and what is wrong with its lines."""
    rows = csv.reader(text.splitlines(), strict=True)
    rates: list[Rate] = []
    wrong: list[str] = []
    for number, found in _each(rows):
        if isinstance(found, str):
            wrong.append(f"{name}:{number}: {found}")
        else:
            rates.append(Rate(id=f"{name}:{number}", week=found[0], percent=found[1]))
    if len(wrong) > _MOST:
        wrong[_MOST:] = [f"{name}: {len(wrong) - _MOST} lines more"]
    return rates, wrong


def _each(rows: Iterator[list[str]]) -> Iterator[tuple[int, tuple[PartialDate, int] | str]]:
    """Each line after the head with its number, as week and yield or as what is wrong with it."""
    number = 0
    try:
        for number, row in enumerate(rows, start=1):
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if number == 1:
                if cells != _HEAD:
                    yield number, "the first line is not `week,percent`"
            elif len(cells) != len(_HEAD):
                yield number, "not two columns, week and percent"
            else:
                yield number, _cells(*cells)
    except csv.Error as error:
        yield number + 1, str(error)


def _cells(week: str, percent: str) -> tuple[PartialDate, int] | str:
    try:
        return PartialDate.on(parse_day(week)), percentage(percent)
    except NotationError as error:
        return str(error)

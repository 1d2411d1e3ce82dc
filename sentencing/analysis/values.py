"""The values over which a name goes: a list, or a range with a step, in the notation of the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from sentencing.analysis.names import assignable, values_for
from sentencing.case.format.notation import Notation, Scalar
from sentencing.case.model import Case
from sentencing.case.paths import is_law, notation_of, read_value
from sentencing.core.days import iso
from sentencing.core.diagnostics import NotationError, did_you_mean
from sentencing.core.partial_dates import parse_day, parse_partial_date
from sentencing.core.terms import Term, parse_days, parse_term
from sentencing.engine import assignment_problems

MOST = 100_000
"""Values of one name at most."""
_YEAR = 12
_RANGE = re.compile(r"\s*(?P<first>.+?)\s*\.\.\s*(?P<last>.+?)\s*(?::\s*(?P<step>[^:]+?)\s*)?")


class ValuesError(ValueError):
    """There is no such name, or it cannot have such values; the message says it for people."""


def refuse_unreadable(case: Case, scenario: Mapping[str, object]) -> None:
    """Make sure that every assignment of a caller can be read, before anything is computed.

    Raises:
        ValuesError: one cannot; the message says it for each.
    """
    wrong = assignment_problems(case, scenario)
    if wrong:
        said = ("; ".join(filter(None, (p.message, p.hint))) for p in wrong)
        raise ValuesError("\n".join(said))


def values(case: Case, name: str, text: str) -> tuple[str, ...]:
    """The values that a text means for a name, in the notation of case files.

    Args:
        case: the case.
        name: of a fact, a reading or a parameter.
        text: a list `14 days, 27 days, 41 days` (with `|` between values that hold commas), or a
            range `2017-12-01..2017-12-31`, `0..54`, `12 months..60 months:6 months`, `low..high`
            being included and the step a day, a month or one unless said.

    Raises:
        ValuesError: there is no such name, or the text does not fit it.
    """
    check_name(case, name)
    found = _RANGE.fullmatch(text)
    if not found:
        listed = [value.strip() for value in text.split("|" if "|" in text else ",")]
        return tuple(_checked(case, name, value) for value in listed if value)
    try:
        made = tuple(_between(case, name, found["first"], found["last"], found["step"]))
    except NotationError as error:
        raise ValuesError("; ".join(filter(None, (error.message, error.hint)))) from None
    if not made:
        message = f"{text!r} holds no value"
        raise ValuesError(message)
    return made


def check_name(case: Case, name: str) -> None:
    """Make sure that a scenario of the case can assign the name.

    Raises:
        ValuesError: it cannot; the message suggests the nearest.
    """
    known = assignable(case)
    if name in known or (not is_law(name) and notation_of(case, name) is not None):
        return
    message = "; ".join(filter(None, (f"there is no {name[:60]!r}", did_you_mean(name, known))))
    raise ValuesError(message)


def usual(case: Case, name: str) -> str:
    """The range over which a name goes when nothing is said: that of its notation.

    Raises:
        ValuesError: the name has no usual range.
    """
    words = values_for(case, name)
    if words:
        return ", ".join(words)
    notation = notation_of(case, name)
    kind = notation.name if isinstance(notation, Scalar) else ""
    ranges = {"days": "0..2000", "yes_or_no": "true, false"}
    ranges |= {"term": "0 months..360 months", "length": "1 month..480 months"}
    if kind in ranges:
        return ranges[kind]
    message = f"say over which values {name} goes"
    raise ValuesError(message)


def _checked(case: Case, name: str, value: str) -> str:
    """A value of a list, if the name can have it."""
    if is_law(name):
        words = values_for(case, name)
        if words and value not in words:
            message = f"{name} cannot be {value[:40]!r}; {did_you_mean(value, words)}"
            raise ValuesError(message)
        return value
    for problem in read_value(case, name, value)[1]:
        raise ValuesError("; ".join(filter(None, (problem.message, problem.hint))))
    return value


def _between(case: Case, name: str, first: str, last: str, step: str | None) -> Iterator[str]:
    """The values of a range."""
    notation: Notation | None = notation_of(case, name)
    kind = notation.name if isinstance(notation, Scalar) else ""
    if kind == "date":
        low, high = parse_partial_date(first).first, parse_partial_date(last).last
        low, high = (
            parse_day(first) if low is None else low,
            parse_day(last) if high is None else high,
        )
        yield from _numbered(low, high, _days(step), iso)
    elif kind in ("term", "length"):
        yield from _terms(parse_term(first), parse_term(last), step)
    elif kind == "days":
        yield from _numbered(_days(first), _days(last), _days(step), _in_days)
    elif is_law(name) or kind == "number":
        yield from _numbered(_whole(first), _whole(last), _whole(step or "1"), str)
    else:
        message = f"{name} has no range; list its values with | between them"
        raise ValuesError(message)


def _terms(low: Term, high: Term, step: str | None) -> Iterator[str]:
    """Terms from one to another, by months, or by days where a term holds days."""
    by = (
        parse_term(step)
        if step
        else Term(days=1)
        if low.whole_days or high.whole_days
        else Term(months=1)
    )
    if by.whole_months and not by.whole_days and low.whole_days == high.whole_days:
        numbers: Sequence[int] = range(low.whole_months, high.whole_months + 1, by.whole_months)
        in_years = not (low.whole_months % _YEAR or by.whole_months % _YEAR)
        for number in _bounded(numbers):
            years, months = divmod(number, _YEAR) if in_years else (0, number)
            yield str(Term(years=years, months=months, days=low.whole_days))
    elif by.whole_days and not by.whole_months and low.whole_months == high.whole_months:
        numbers = range(low.whole_days, high.whole_days + 1, by.whole_days)
        yield from (str(Term(months=low.whole_months, days=n)) for n in _bounded(numbers))
    else:
        message = (
            f"{low} to {high} by {by} mixes months and days; give both ends in the same months"
        )
        raise ValuesError(message)


def _numbered(low: int, high: int, step: int, show: Callable[[int], str]) -> Iterator[str]:
    if step < 1:
        message = "the step is nothing"
        raise ValuesError(message)
    return (show(number) for number in _bounded(range(low, high + 1, step)))


def _bounded(numbers: Sequence[int]) -> Sequence[int]:
    if len(numbers) > MOST:
        message = f"{len(numbers):,} values are too many; {MOST:,} are the most"
        raise ValuesError(message)
    return numbers


def _days(text: str | None) -> int:
    if text is None:
        return 1
    return int(text) if text.isascii() and text.isdecimal() else parse_days(text)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise NotationError("bad-number", f"{text[:40]!r} is not a whole number")
    return int(text)


def _in_days(number: int) -> str:
    return f"{number} days"

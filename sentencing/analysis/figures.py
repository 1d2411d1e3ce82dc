"""The figures by which computations are compared, and how far two of them lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from sentencing.core.days import Day, iso, months_and_days
from sentencing.core.diagnostics import NotationError
from sentencing.core.money import Money, parse_money
from sentencing.core.partial_dates import parse_day
from sentencing.core.terms import Term, parse_days, parse_term
from sentencing.kit.milestones import EDGES
from sentencing.kit.trace import pluralize

if TYPE_CHECKING:
    from sentencing.engine import Computation

_MONTHS_A_YEAR = 12


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """How far a day lies from another.

    Attributes:
        days: later if above zero. years, months, rest: the same stretch by the calendar, whole
            years and months from the earlier day and the days left over.
    """

    days: int
    years: int
    months: int
    rest: int

    @classmethod
    def between(cls, before: Day, after: Day) -> Apart:
        """From one day to another."""
        months, rest = months_and_days(min(before, after), max(before, after), "clamp")
        years, months = divmod(months, _MONTHS_A_YEAR)
        return cls(days=after - before, years=years, months=months, rest=rest)

    @property
    def calendar(self) -> str:
        """The stretch in years, months and days."""
        named = ((self.years, "year"), (self.months, "month"), (self.rest, "day"))
        return " ".join(pluralize(number, unit) for number, unit in named if number) or "0 days"

    def __str__(self) -> str:
        """In words, as `4,357 days later`."""
        if not self.days:
            return "the same day"
        return f"{pluralize(abs(self.days), 'day')} {'later' if self.days > 0 else 'earlier'}"

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "days": self.days,
            "years": self.years,
            "months": self.months,
            "days_left_over": self.rest,
        }


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in two computations.

    Attributes:
        name: milestone, edge of the window, or number of days.
        is_day: whether the values are days of the calendar.
        before, after: day numbers or numbers of days; None where there is none.
    """

    name: str
    is_day: bool
    before: int | None
    after: int | None

    @property
    def apart(self) -> Apart | None:
        """How far two days lie apart; None unless both are days."""
        if not self.is_day or self.before is None or self.after is None:
            return None
        return Apart.between(self.before, self.after)

    @property
    def changed(self) -> bool:
        """Whether the values differ."""
        return self.before != self.after

    def shown(self, value: int | None) -> str:
        """A value in words."""
        if value is None:
            return "none"
        return iso(value) if self.is_day else pluralize(value, "day")

    @property
    def difference(self) -> str:
        """What changed, in words; empty if nothing did."""
        if not self.changed:
            return ""
        if self.apart is not None:
            return str(self.apart)
        if self.before is None or self.after is None:
            return "none before" if self.before is None else "none any more"
        days = self.after - self.before
        return f"{pluralize(abs(days), 'day')} {'more' if days > 0 else 'less'}"

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "before": self._plain(self.before),
            "after": self._plain(self.after),
            "difference": self.apart.to_dict() if self.apart else self._less(),
        }

    def _plain(self, value: int | None) -> int | str | None:
        return iso(value) if self.is_day and value is not None else value

    def _less(self) -> dict[str, int] | None:
        if self.before is None or self.after is None:
            return None
        return {"days": self.after - self.before}


def figure(computation: Computation, name: str) -> int | None:
    """A milestone or an edge as a day number, or a number of days; None if there is none."""
    found = computation.days().get(name)
    return computation.figures.get(name) if found is None else found


def names_of(computation: Computation) -> list[str]:
    """The names of every figure: edges, milestones, numbers of days."""
    return [*EDGES, *computation.milestones, *computation.figures]


def changes(before: Computation, after: Computation) -> tuple[Change, ...]:
    """Every figure in two computations: the edges, the milestones, the numbers of days."""
    days, others = before.days(), after.days()
    stones = dict.fromkeys([*EDGES, *before.milestones, *after.milestones])
    numbers = dict.fromkeys([*before.figures, *after.figures])
    found = [
        Change(name=name, is_day=True, before=days.get(name), after=others.get(name))
        for name in stones
    ]
    was, now = before.figures, after.figures
    found += [
        Change(name=name, is_day=False, before=was.get(name), after=now.get(name))
        for name in numbers
    ]
    return tuple(found)


# -- Figures as they are printed ---------------------------------------------------------------------


def figure_of(computation: Computation, name: str) -> str | None:
    """A milestone, an edge of the window or another figure, as printed; None if unknown.

    Dates are ISO; a date that does not exist is `none`; days are given as `1,021 days`.
    """
    stone = computation.milestones.get(name) or computation.window.edge(name)
    if stone is not None:
        return "none" if stone.day is None else iso(stone.day)
    if name in computation.lengths:
        return str(computation.lengths[name])
    if name in computation.figures:
        return pluralize(computation.figures[name], "day")
    last = computation.aggregates[-1] if computation.aggregates else None
    if name == "aggregate" and last is not None:
        return None if last.term is None else str(last.term)
    if name == "controlled_by":
        release = computation.release
        return ", ".join(release.controlled_by) if release else None
    return _money_figure(computation, name)


def _money_figure(computation: Computation, name: str) -> str | None:
    money = computation.money
    if name == "total_owed":
        return ", ".join(map(str, money.owed)) or "none"
    items = [item for item in money.items if item.what == name]
    if name in ("restitution", "assessment", "fine", "costs", "forfeiture"):
        currencies = dict.fromkeys(item.counted.currency for item in items)
        sums = [
            sum((i.counted for i in items if i.counted.currency == c), _zero(c)) for c in currencies
        ]
        return ", ".join(map(str, sums)) or "none"
    return None


def _zero(currency: str) -> Money:
    return Money(0, currency)


def difference(published: str, computed: str | None) -> str:
    """How a published figure differs from the computed one, in words."""
    if computed is None:
        return "not computed"
    days = days_between(published, computed)
    if days is None:
        return "agrees" if published == computed else f"computed: {computed}"
    return f"{apart(days, computed)} than computed, {computed}" if days else "agrees"


def apart(days: int, figure: str) -> str:
    """How far a figure lies from another one of its kind: `2 days later`, `1 day less`."""
    later, earlier = ("later", "earlier") if "-" in figure else ("more", "less")
    return f"{pluralize(abs(days), 'day')} {later if days > 0 else earlier}"


def days_between(one: str, other: str) -> int | None:
    """How many days the first of two dates, or numbers of days, exceeds the other."""
    for parse in (parse_day, parse_days):
        try:
            return parse(one) - parse(other)
        except NotationError:
            continue
    return None


def same(expected: str, computed: str) -> bool:
    """Whether two printed figures are the same, spelling of terms and amounts apart."""
    if expected == computed:
        return True
    for parse in (parse_term, parse_money):
        try:
            one, two = parse(expected), parse(computed)
        except NotationError:
            continue
        if isinstance(one, Term) and isinstance(two, Term):
            return (one.whole_months, one.whole_days) == (two.whole_months, two.whole_days)
        return bool(one == two)
    return sorted(expected.split(", ")) == sorted(computed.split(", "))

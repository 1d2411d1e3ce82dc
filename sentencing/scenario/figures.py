"""The figures by which computations are compared, and how far two of them lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from sentencing.days import Day, iso, months_and_days
from sentencing.trace import count

if TYPE_CHECKING:
    from sentencing.engine import Computation

EDGES = ("earliest", "expected", "latest")
_MONTHS_A_YEAR = 12


class Apart(msgspec.Struct, frozen=True):
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
        return cls(after - before, *divmod(months, _MONTHS_A_YEAR), rest)

    @property
    def calendar(self) -> str:
        """The stretch in years, months and days."""
        named = ((self.years, "year"), (self.months, "month"), (self.rest, "day"))
        return " ".join(count(number, unit) for number, unit in named if number) or "0 days"

    def __str__(self) -> str:
        """In words, as `4,357 days later`."""
        if not self.days:
            return "the same day"
        return f"{count(abs(self.days), 'day')} {'later' if self.days > 0 else 'earlier'}"

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "days": self.days,
            "years": self.years,
            "months": self.months,
            "days_left_over": self.rest,
        }


class Change(msgspec.Struct, frozen=True):
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
        return iso(value) if self.is_day else count(value, "day")

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
        return f"{count(abs(days), 'day')} {'more' if days > 0 else 'less'}"

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
        Change(name, is_day=True, before=days.get(name), after=others.get(name)) for name in stones
    ]
    was, now = before.figures, after.figures
    found += [
        Change(name, is_day=False, before=was.get(name), after=now.get(name)) for name in numbers
    ]
    return tuple(found)

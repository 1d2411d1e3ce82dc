"""The ledger of custody days: where each day went, and why.

Each stretch of custody is one account. For every sentence in turn, days that may not count are
refused, with the reason, and the others are spent on it; what no sentence took stands in the end
with the reason for which it was refused. So every day of every stretch stands in exactly one
entry, and no day is spent twice, however the stretches overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sentencing.core.days import Span, union, without
from sentencing.core.diagnostics import Place
from sentencing.kit.law import Citation


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Days of one stretch that share a fate.

    Attributes:
        custody: id of the stretch.
        span: the days.
        credited_to: the aggregate that they shorten; None if they count for nothing here.
        reason: why, in words.
        cites: the law.
        place: of the stretch in the file.
    """

    custody: str
    span: Span
    credited_to: str | None
    reason: str
    cites: tuple[Citation, ...]
    place: Place | None

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return self.span.days


class Refusal(msgspec.Struct, frozen=True):
    """Days that may not count, and why; `where` None means all of the stretch."""

    where: Span | None
    reason: str
    cites: tuple[Citation, ...]


class Account:
    """The days of one stretch: those that no sentence took yet, and those that were spent."""

    __slots__ = ("custody", "entries", "left", "place", "refusals")

    def __init__(self, custody: str, span: Span, place: Place | None) -> None:
        self.custody = custody
        self.place = place
        self.left = [span] if span.first <= span.last else []
        self.entries: list[Entry] = []
        self.refusals: list[Refusal] = []

    def copy(self) -> Account:
        """An account that can be tried out without touching this one."""
        twin = Account(self.custody, Span(1, 0), self.place)
        twin.left, twin.entries = [*self.left], [*self.entries]
        twin.refusals = [*self.refusals]
        return twin

    def spend(
        self, to: str, reason: str, cites: tuple[Citation, ...], refusals: Sequence[Refusal]
    ) -> list[Span]:
        """Spend the days that are left and not refused on a sentence; gives those days."""
        self.refusals += refusals
        blocked = [refusal.where for refusal in refusals if refusal.where is not None]
        if len(blocked) < len(refusals):
            return []
        spent = [days for span in self.left for days in without(span, blocked)]
        if spent == self.left:
            self.left = []
        else:
            self.left = [days for span in self.left for days in without(span, spent)]
        self.entries += [self._entry(span, to, reason, cites) for span in spent]
        return spent

    def closed(self) -> list[Entry]:
        """Every day with its fate, in order; refused days with the first reason that fits."""
        entries, left = [*self.entries], self.left
        for refusal in self.refusals:
            outside: list[Span] = []
            for span in left:
                kept = [] if refusal.where is None else without(span, [refusal.where])
                outside += kept
                entries += [
                    self._entry(taken, None, refusal.reason, refusal.cites)
                    for taken in without(span, kept)
                ]
            left = outside
        return sorted(entries, key=lambda entry: entry.span)

    def _entry(self, span: Span, to: str | None, reason: str, cites: tuple[Citation, ...]) -> Entry:
        return Entry(
            custody=self.custody,
            span=span,
            credited_to=to,
            reason=reason,
            cites=cites,
            place=self.place,
        )


class Ledger:
    """Every custody day of a case."""

    __slots__ = ("accounts", "spent")

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.spent: list[Span] = []

    def copy(self) -> Ledger:
        """A ledger that can be tried out without touching this one."""
        twin = Ledger()
        twin.accounts = {key: account.copy() for key, account in self.accounts.items()}
        twin.spent = [*self.spent]
        return twin

    def account(self, custody: str, span: Span, place: Place | None) -> Account:
        """The account of a stretch, opened now if it was not before."""
        if custody not in self.accounts:
            self.accounts[custody] = Account(custody, span, place)
        return self.accounts[custody]

    def spend(
        self,
        account: Account,
        to: str,
        reason: str,
        cites: tuple[Citation, ...],
        refusals: Sequence[Refusal],
    ) -> list[Span]:
        """Spend the days of a stretch that are not refused, nor spent already."""
        again = [
            Refusal(span, "already counted in an overlapping stretch", cites) for span in self.spent
        ]
        days = account.spend(to, reason, cites, [*refusals, *again])
        if days:
            self.spent = union([*self.spent, *days]) if self.spent else days
        return days

    def entries(self) -> tuple[Entry, ...]:
        """Every day of every stretch, with its fate."""
        return tuple(entry for account in self.accounts.values() for entry in account.closed())

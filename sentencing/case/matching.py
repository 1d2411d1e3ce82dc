"""What a name in a case means: a sovereign, a judgment, a charge, somebody who owes, a debt.

A name that means nothing here has no value: it is an error, with the name that was perhaps meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from sentencing.case.provenance import Ref
from sentencing.case.sovereigns import Sovereigns, folded
from sentencing.core.diagnostics import did_you_mean

if TYPE_CHECKING:
    from sentencing.case.model import Case

_NEAR = 0.6
_VERY_NEAR = 0.8
_SHORTEST = 2
"""Letters of which a word must have as many to be an abbreviation of another."""
_LONGEST_SHOWN = 40
_DIGITS = re.compile(r"\d+")
_ANOTHER = ("another", "other")
_OUTSIDE = "which is no judgment of this case; it is taken as a charge or sentence outside of it"


class Doubt(msgspec.Struct, frozen=True):
    """What is wrong or doubtful about a name: a code of the catalogue, a message, and a hint."""

    code: str
    message: str
    hint: str


class Match(msgspec.Struct, frozen=True):
    """What a name means.

    Attributes:
        value: for the records of the case; None if it means nothing.
        doubt: why it means nothing, or perhaps another thing; None if all is well.
    """

    value: Any
    doubt: Doubt | None = None


class Names:
    """The names that the facts of one case can use.

    Args:
        case: as read, or with a scenario applied.
        before: the case before the scenario, which may take away a judgment that others name.
    """

    def __init__(self, case: Case, before: Case | None = None) -> None:
        self._case = case
        judgments = (*case.judgments, *(before.judgments if before else ()))
        self._judgments = list(dict.fromkeys(judgment.id for judgment in judgments))

    @cached_property
    def _sovereigns(self) -> Sovereigns:
        """Made when one is named, for it needs the law."""
        return Sovereigns(self._case)

    @cached_property
    def _debts(self) -> Counter[str]:
        """How many orders name each debt."""
        orders = (judgment.restitution for judgment in self._case.judgments)
        return Counter(order.debt for order in orders if order and order.debt)

    def sovereign(self, name: str, written: str) -> Match:
        """A sovereign in its one form."""
        found = self._sovereigns.named(written)
        if found is not None:
            return Match(found)
        near = self._sovereigns.near(written)
        others = ", ".join((*self._case.others, written[:_LONGEST_SHOWN]))
        declare = f"a name that is right goes into the case as `others: [{others}]`"
        hint = f"did you mean {near}? {declare}" if near else declare
        message = f"{name} names {_shown(written)}, which is no sovereign known here"
        return Match(None, Doubt("unknown-sovereign", message, hint))

    def judgment(self, name: str, ref: Ref) -> Match:
        """A judgment of the case, by its id."""
        if ref.id in self._judgments:
            return Match(ref)
        return self._no_judgment(name, ref.id, nearest(ref.id, self._judgments))

    def charge(self, name: str, ref: Ref) -> Match:
        """The charges or the sentence of a judgment of the case, or such outside of it, in words.

        One word may be a slip for an id. So may the name of a sovereign of whom the case has a
        judgment, whose id ought to stand there.
        """
        if ref.id in self._judgments:
            return Match(ref)
        near = self._judgment_of(ref.id)
        near = near or nearest(ref.id, self._judgments, loosely=" " not in ref.id)
        if near:
            return self._no_judgment(name, ref.id, near)
        hint = self._doubt_whether_outside(ref.id)
        message = f"{name} names {_shown(ref.id)}, {_OUTSIDE}"
        return Match(ref, Doubt("outside-the-case", message, hint) if hint else None)

    def debtor(self, name: str, written: str) -> Match:
        """Somebody else who owes a debt, or a judgment that orders the same."""
        near = nearest(written, self._judgments, loosely=False)
        if not near or near == written:
            return Match(written)
        return self._no_judgment(name, written, near)

    def debt(self, name: str, written: str) -> Match:
        """A debt that several orders name; one that no other order names may be a slip."""
        names = list(self._debts)
        before = names[: names.index(written)] if written in names else names
        known = {other for other, orders in self._debts.items() if orders > 1 or other in before}
        if self._debts[written] > 1 or not (near := nearest(written, known, loosely=False)):
            return Match(written)
        message = f"{name} is {_shown(written)}, which is no debt of another order"
        return Match(None, Doubt("unknown-reference", message, f"did you mean {near}?"))

    def _no_judgment(self, name: str, written: str, near: str) -> Match:
        message = f"{name} is about {_shown(written)}, which is no judgment of this case"
        hint = f"did you mean {near}?" if near else did_you_mean(written, self._judgments)
        return Match(None, Doubt("unknown-reference", message, hint))

    def _judgment_of(self, written: str) -> str:
        """The judgment of the sovereign whose name is written; empty if there is none."""
        sovereign = self._sovereigns.named(written)
        for judgment in self._case.judgments if sovereign else ():
            whose = judgment.jurisdiction or self._case.jurisdiction
            if whose and self._sovereigns.named(whose) == sovereign:
                return judgment.id
        return ""

    def _doubt_whether_outside(self, written: str) -> str:
        """What to write to make plain that a charge is outside of the case; empty if it is plain."""
        if " " not in written:
            plain = self._sovereigns.named(written) is not None
            return "" if plain else "in words, as `a charge since dismissed`, that would be plain"
        words = f" {folded(written)} "
        if any(f" {word} " in words for word in _ANOTHER):
            return ""
        for judgment in self._case.judgments:
            whose = judgment.jurisdiction
            if whose and f" {folded(whose)} " in words:
                return f"if {judgment.id} is meant, write `{judgment.id}`; else say `another`"
        return ""


def nearest(word: str, known: Iterable[str], *, loosely: bool = True) -> str:
    """The id that was perhaps meant by a word; empty if none is near.

    Args:
        word: as written, which may be an id itself.
        known: ids.
        loosely: whether it is enough that `difflib` finds them somewhat alike, or that they differ
            in a number alone, or that one is short for the other, as `tx` for `texas`. Else they
            are the same but for case and hyphens, or of as many words and very much alike.
    """
    ids = {folded(one): one for one in known}
    written = folded(word.partition("/")[0])
    if written in ids:
        return ids[written]
    near = get_close_matches(written, ids, n=1, cutoff=_NEAR if loosely else _VERY_NEAR)
    if not loosely:
        words = written.count(" ")
        near = [one for one in near if one.count(" ") == words]
        near = [one for one in near if not _same_but_for_number(written, one)]
    elif not near:
        near = [o for o in ids if _same_but_for_number(written, o) or _short_for(written, o)]
    return ids[near[0]] if near else ""


def _same_but_for_number(one: str, other: str) -> bool:
    stem = _DIGITS.sub("", one)
    return bool(stem) and stem != one and stem == _DIGITS.sub("", other)


def _short_for(one: str, other: str) -> bool:
    """Whether the letters of one word stand in the other in their order, the first as the first."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or short[0] != long[0]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _shown(written: str) -> str:
    return repr(written[:_LONGEST_SHOWN])

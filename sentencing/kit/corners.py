"""Corners: where the results of a law turn, so that enough values of an open fact are tried.

What is lost or unknown is tried with other values, and the dates that follow bound the answer. Two ends
are not enough: release does not only grow with a term (367 days may earn good conduct time where 366 do
not), and whether one sentence was over when the next one came turns on days. A law says here what the
kernel cannot know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import msgspec

from sentencing.case.model import Case

Values: TypeAlias = tuple[str, ...] | Callable[[Case], tuple[str, ...]]
"""Values in the notation of case files, as they are or as they follow from a case."""


class Corners(msgspec.Struct, frozen=True, kw_only=True):
    """Where the results of a law turn.

    Attributes:
        terms: lengths at which a term begins to be treated otherwise, `1 year 1 day`.
        shares: the parts of a term after which a person may leave, as fractions.
        values: for facts named by pattern (`credits.time_credits.risk`), the values of which every
            result of the law is one, in the notation of case files; `null` is the absent fact.
        most: for numbers of days named by pattern, the greatest that still matters.
        open_lists: patterns of the facts whose list of words is not complete, so that no word of it
            can stand for one that is lost.
    """

    terms: tuple[str, ...] = ()
    shares: tuple[tuple[int, int], ...] = ((1, 1),)
    values: Mapping[str, Values] = {}
    most: Mapping[str, int] = {}
    open_lists: frozenset[str] = frozenset()

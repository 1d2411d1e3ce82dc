"""What a law takes where a case is silent on a fact that matters.

An absent fact is no fact: what the law presumes of it is an assumption, told with the dates that it would
give otherwise. A presumption that nothing bounds is told as a rate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from sentencing.case.model import Case


class Otherwise(msgspec.Struct, frozen=True):
    """Another value of an absent fact, in the notation of case files, and what it stands for."""

    value: str
    words: str


class Presumed(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of which a law presumes something where the case states nothing.

    Attributes:
        names: of a case, the facts that are absent and for which something is presumed.
        value: what is taken, in words. basis: why.
        otherwise: what else such a fact of a case could be.
        rate: what each unit of it would do, where nothing bounds it.
    """

    names: Callable[[Case], Iterable[str]]
    value: str
    basis: str
    otherwise: Callable[[Case, str], Iterable[Otherwise]] | None = None
    rate: str = ""

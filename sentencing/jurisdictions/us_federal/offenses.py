"""Offenses: the statutes that a count names, and what they provide.

A case file names the offense in the words of a judgment: `18 USC 1343`, `18 U.S.C. 1030(a)(5)(A),
(c)(4)(B)`, `18 USC 1349 (1343)`. `parse_charge` finds the statutes in them. A statute in brackets is
what the one before it refers to: the object of a conspiracy, or the crime during which another
was committed. Other words are no part of a citation, and may say what kind of case it is, as in `18
USC 1343 (financial institution)`.

`OFFENSES` holds what each statute provides from one day to another. To add a statute, add a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Literal, TypeAlias, cast

import msgspec

from sentencing.core.days import LAST_DAY, Day
from sentencing.core.terms import Length, Life, Term, parse_term
from sentencing.jurisdictions.us_federal.citations import USC, USC_371, USC_1029_B2, USC_3559_G
from sentencing.kit.law import VERIFICATIONS, Citation, Verification, rule

Bound: TypeAlias = Term | Life
"""A maximum or a minimum."""

_A_YEAR = 12

# -- Maxima and minima -----------------------------------------------------------------------------


def months(bound: Bound) -> int:
    """The length in months, by which bounds are compared; life is longer than any."""
    return bound.whole_months if isinstance(bound, Term) else LAST_DAY


def is_felony(maximum: Bound) -> bool:
    """Whether an offense with such a maximum is one."""
    return months(maximum) > _A_YEAR


def longer(one: Length | None, other: Length | None) -> bool:
    """Whether a length is surely longer than another, however many days its months have."""
    if isinstance(one, Life):
        return isinstance(other, Term)
    if not isinstance(one, Term) or not isinstance(other, Term):
        return False
    more = one.less(other)
    in_months, in_days = more.whole_months, more.whole_days
    if in_months < 0:
        return in_days > -in_months // _A_YEAR * 366 + -in_months % _A_YEAR * 31
    return in_days > -(in_months // _A_YEAR * 365 + in_months % _A_YEAR * 28)


def added(bounds: Iterable[Bound]) -> Bound:
    """The sum; life absorbs."""
    total = Term()
    for bound in bounds:
        if isinstance(bound, Life):
            return bound
        total += bound
    return total


def times(bound: Bound, number: int) -> Bound:
    """A bound so many times over."""
    return bound.times(number) if isinstance(bound, Term) else bound


@rule("conspiracy: no more than its object, if that is a misdemeanor", USC_371)
def conspiracy(maximum: Bound, of_object: Bound) -> Bound:
    """The maximum of a conspiracy, from its own and that of its object."""
    return maximum if is_felony(of_object) else min(maximum, of_object, key=months)


@rule("conspiracy over access devices: half of what its object carries", USC_1029_B2)
def half(of_object: Bound) -> Bound:
    """The maximum of such a conspiracy; life has no half."""
    return Term(months=of_object.whole_months // 2) if isinstance(of_object, Term) else of_object


@rule("a falsely registered domain name: the maximum doubled, or 7 years more", USC_3559_G)
def with_false_domain(maximum: Bound) -> Bound:
    """The maximum of a felony in which such a name was used; the lesser of the two."""
    if isinstance(maximum, Life) or not is_felony(maximum):
        return maximum
    return min(maximum.times(2), maximum + Term(years=7), key=months)


# -- What a text charges ---------------------------------------------------------------------------


class Statute(msgspec.Struct, frozen=True):
    """A place in the United States Code.

    Attributes:
        title: its number. section: in lower case. path: the subsections, outermost first.
    """

    title: int
    section: str
    path: tuple[str, ...] = ()

    def meets(self, other: Statute) -> bool:
        """Whether one of the two is the other or a part of it."""
        same = (self.title, self.section) == (other.title, other.section)
        return same and all(a == b for a, b in zip(self.path, other.path, strict=False))

    def within(self, other: Statute) -> bool:
        """Whether it is the other or a part of it."""
        return self.meets(other) and len(self.path) >= len(other.path)


class Charge(msgspec.Struct, frozen=True):
    """What the text of an offense names.

    Attributes:
        statutes: those charged. objects: those that they refer to. text: in lower case.
    """

    statutes: tuple[Statute, ...]
    objects: tuple[Statute, ...]
    text: str


_TOKEN = re.compile(
    r"(?P<other>\d+\s*c\.?\s?f\.?\s?r\b\.?\s*[\d.]*|rule\s+\S+)"
    r"|(?:title\s+)?\b(?P<title>\d{1,2}),?\s*(?:u\.?\s?s\.?\s?c\.?(?:\s?a\.?)?(?![a-z])"
    r"|united states code)"
    r"|\(\s*(?P<label>\d{1,2}|[ivx]{1,5}|[a-z]{1,2})\s*\)"
    r"|(?P<section>\d+[a-z]{0,2}(?:-\d+[a-z]?)?)(?=\s*(?:[,;&/()]|and\b|or\b|$))"
    r"|(?P<number>\d+[a-z]{0,2}(?:-\d+[a-z]?)?)\b"
    r"|(?P<joint>[,;&/]|and\b|or\b)"
    r"|(?P<bracket>[()])"
    r"|(?:§|sections?\b|secs?\b\.?|\s)+"
    r"|(?P<word>\w+|.)",
    re.IGNORECASE,
)
_HYPHENS = re.compile("[\u2010-\u2014]")


class _Reader:
    """Goes through a text and collects the statutes in it, and which of them stand in brackets."""

    def __init__(self) -> None:
        self.found: list[tuple[Statute, bool]] = []
        self._titles = [0]
        self._awaits: tuple[str, ...] = ()

    def take(self, kind: str | None, word: str) -> None:
        """Take the next piece; a word that is no part of a citation ends the citation.

        After a title any number is a section, after a comma only one that counts nothing.
        """
        title = self._titles[-1]
        if kind == "title":
            self._titles[-1], self._awaits = int(word), ("section", "number")
        elif kind in self._awaits and title:
            self._add(Statute(title, word.lower()))
        elif kind == "label" and title and self.found:
            self._label(word)
        elif kind == "bracket":
            self._bracket(word)
        elif kind == "joint":
            self._awaits = ("section",)
        elif kind:
            self._titles[-1] = 0

    def _add(self, statute: Statute) -> None:
        self.found.append((statute, len(self._titles) > 1))
        self._awaits = ()

    def _label(self, word: str) -> None:
        """A subsection: of the statute before it, or after a comma another of the same section."""
        last, bracketed = self.found[-1]
        if self._awaits:
            self._add(Statute(last.title, last.section, (word,)))
        else:
            self.found[-1] = msgspec.structs.replace(last, path=(*last.path, word)), bracketed

    def _bracket(self, word: str) -> None:
        self._awaits = ("section",) if word == "(" else ()
        if word == "(":
            self._titles.append(self._titles[-1])
        elif len(self._titles) > 1:
            self._titles.pop()


@lru_cache(maxsize=1024)
def parse_charge(text: str) -> Charge:
    """The statutes that the text of an offense names; any text can be read."""
    reader = _Reader()
    plain = _HYPHENS.sub("-", text).strip().rstrip(".")
    for token in _TOKEN.finditer(plain):
        reader.take(token.lastgroup, token[token.lastgroup or 0])
    charged = tuple(statute for statute, bracketed in reader.found if not bracketed)
    referred = tuple(statute for statute, bracketed in reader.found if bracketed)
    return Charge(charged or referred, referred if charged else (), plain.lower())


# -- What the statutes provide ---------------------------------------------------------------------

Others: TypeAlias = Literal["", "object", "half of object", "misdemeanor", "predicate", "addition"]
"""What other statutes in one count are to an offense: nothing; its object, whose penalty it takes,
or half of it, or that alone of a misdemeanor; a crime that plays no part in the penalty; or the
crime to whose penalty this one adds its own."""


class Offense(msgspec.Struct, frozen=True, kw_only=True):
    """What a statute provides for an offense from one day to another.

    Attributes:
        cite: the penalty.
        maximum: the longest term; None if its object has it.
        minimum: the shortest term, if there is one.
        of: the text of the statutes that define the offense, where others than the penalty.
        words: one of these must be said, for a limb that is for graver cases.
        since, until: the first and the last day of the offense for which it holds.
        sentenced_since, sentenced_until: the same of the sentence.
        others: what other statutes in one count are to it.
        consecutive: whether its term must follow all others.
    """

    cite: Citation
    maximum: Bound | None
    minimum: Bound | None = None
    of: str = ""
    words: tuple[str, ...] = ()
    since: Day = 0
    until: Day = LAST_DAY
    sentenced_since: Day = 0
    sentenced_until: Day = LAST_DAY
    others: Others = ""
    consecutive: bool = False

    @property
    def section(self) -> str:
        """The section of the penalty."""
        return self.penal.section

    def joined(self, cite: Citation, maximum: Bound, minimum: Bound | None) -> Offense:
        """The same with other bounds, which it has together with another provision."""
        text = self.cite.text if self.cite == cite else f"{self.cite} with {cite}"
        both = msgspec.structs.replace(self.cite, text=text)
        return msgspec.structs.replace(self, cite=both, maximum=maximum, minimum=minimum)

    def in_force(self, offense: Day, sentence: Day) -> bool:
        """Whether it holds, by the day of the offense and the day of the sentence."""
        begun = self.since <= offense and self.sentenced_since <= sentence
        return begun and offense <= self.until and sentence <= self.sentenced_until

    @property
    def most(self) -> Bound:
        """The maximum, of an offense that does not leave it to its object."""
        assert self.maximum is not None  # noqa: S101
        return self.maximum

    @property
    def exact(self) -> bool:
        """Whether it fixes the term."""
        return self.minimum is not None and self.minimum == self.maximum

    @property
    def governs(self) -> bool:
        """Whether other statutes in one count play a part of their own beside it."""
        return bool(self.others) or self.consecutive

    @property
    def penal(self) -> Statute:
        """The place of the penalty."""
        return parse_charge(self.cite.text).statutes[0]

    @property
    def defined(self) -> tuple[Statute, ...]:
        """The places that define the offense, where others than that of the penalty."""
        return parse_charge(self.of).statutes

    def concerns(self, statute: Statute) -> bool:
        """Whether it is a penalty for that statute; one that its object has must itself be cited."""
        if self.maximum is None:
            return statute.within(self.penal)
        return any(statute.meets(place) for place in (self.penal, *self.defined))


OFFENSES = """
18 U.S.C. 371                 | 5 years           | others misdemeanor
18 U.S.C. 664                 | 5 years
18 U.S.C. 793                 | 10 years
18 U.S.C. 924(c)(1)           | exactly 5 years   | until 1998-11-12; consecutive
18 U.S.C. 924(c)(1)           | exactly 10 years  | until 1998-11-12; consecutive
18 U.S.C. 924(c)(1)           | exactly 20 years  | until 1998-11-12; consecutive
18 U.S.C. 924(c)(1)           | exactly 30 years  | since 1988-11-18; until 1998-11-12; consecutive
18 U.S.C. 924(c)(1)           | exactly life      | since 1988-11-18; until 1998-11-12; consecutive
18 U.S.C. 924(c)(1)(A)(i)     | 5 years to life   | since 1998-11-13; consecutive; derived
18 U.S.C. 924(c)(1)(A)(ii)    | 7 years to life   | since 1998-11-13; consecutive; derived
18 U.S.C. 924(c)(1)(A)(iii)   | 10 years to life  | since 1998-11-13; consecutive; derived
18 U.S.C. 924(c)(1)(B)(i)     | 10 years to life  | since 1998-11-13; consecutive; derived
18 U.S.C. 924(c)(1)(B)(ii)    | 30 years to life  | since 1998-11-13; consecutive; derived
18 U.S.C. 924(c)(1)(C)(i)     | 25 years to life  | since 1998-11-13; consecutive; derived
18 U.S.C. 924(c)(1)(C)(ii)    | exactly life      | since 1998-11-13; consecutive
18 U.S.C. 924(c)(5)(A)        | 15 years to life  | since 2005-10-26; consecutive; derived
18 U.S.C. 1001(a)             | 5 years
18 U.S.C. 1001(a)             | 8 years           | since 2004-12-17; if terrorism
18 U.S.C. 1028(b)(1)          | 5 years           | until 1996-09-29; of 18 USC 1028(a)(1), (a)(2), (a)(5)
18 U.S.C. 1028(b)(1)          | 15 years          | since 1996-09-30; of 18 USC 1028(a)(1), (a)(2), (a)(5), (a)(7), (a)(8)
18 U.S.C. 1028(b)(2)          | 3 years           | until 2004-07-14; of 18 USC 1028(a)(1), (a)(2), (a)(3), (a)(7), (a)(8)
18 U.S.C. 1028(b)(2)          | 5 years           | since 2004-07-15; of 18 USC 1028(a)(1), (a)(2), (a)(3), (a)(7), (a)(8)
18 U.S.C. 1028(b)(3)          | 20 years          | since 1996-09-30; of 18 USC 1028(a); if drug trafficking
18 U.S.C. 1028(b)(3)          | 20 years          | since 1998-10-30; of 18 USC 1028(a); if crime of violence, prior conviction
18 U.S.C. 1028(b)(4)          | 25 years          | since 1996-09-30; until 2004-12-16; of 18 USC 1028(a); if terrorism
18 U.S.C. 1028(b)(4)          | 30 years          | since 2004-12-17; of 18 USC 1028(a); if terrorism
18 U.S.C. 1028(b)(6)          | 1 year            | of 18 USC 1028(a)(4), (a)(6), (a)(8)
18 U.S.C. 1028(f)             | of object         | since 1998-10-30; others object
18 U.S.C. 1028A(a)(1)         | exactly 2 years   | since 2004-07-15; consecutive
18 U.S.C. 1028A(a)(2)         | exactly 5 years   | since 2004-07-15; consecutive; if terrorism
18 U.S.C. 1029(b)(1)          | of object         | since 1998-04-24; others object
18 U.S.C. 1029(b)(2)          | of object         | since 1998-04-24; others half of object
18 U.S.C. 1029(c)(1)(A)(i)    | 10 years          | since 1998-04-24; of 18 USC 1029(a)(1), (a)(2), (a)(3), (a)(6), (a)(7), (a)(10)
18 U.S.C. 1029(c)(1)(A)(ii)   | 15 years          | since 1998-04-24; of 18 USC 1029(a)(4), (a)(5), (a)(8), (a)(9)
18 U.S.C. 1029(c)(1)(B)       | 20 years          | since 1998-04-24; of 18 USC 1029(a); if prior conviction
18 U.S.C. 1030(b)             | of object         | since 1996-10-11; others object
18 U.S.C. 1030(c)(1)(A)       | 10 years          | since 1996-10-11; of 18 USC 1030(a)(1)
18 U.S.C. 1030(c)(1)(B)       | 20 years          | since 1996-10-11; of 18 USC 1030(a)(1); if prior conviction
18 U.S.C. 1030(c)(2)(A)       | 1 year            | since 1996-10-11; of 18 USC 1030(a)(2), (a)(3), (a)(6)
18 U.S.C. 1030(c)(2)(B)       | 5 years           | since 1996-10-11; of 18 USC 1030(a)(2)
18 U.S.C. 1030(c)(2)(C)       | 10 years          | since 1996-10-11; of 18 USC 1030(a)(2), (a)(3), (a)(6); if prior conviction
18 U.S.C. 1030(c)(3)(A)       | 5 years           | since 1996-10-11; of 18 USC 1030(a)(4), (a)(7)
18 U.S.C. 1030(c)(3)(B)       | 10 years          | since 1996-10-11; of 18 USC 1030(a)(4), (a)(7); if prior conviction
18 U.S.C. 1030(c)(4)(A)       | 5 years           | since 2008-09-26; of 18 USC 1030(a)(5)(B)
18 U.S.C. 1030(c)(4)(B)       | 10 years          | since 2008-09-26; of 18 USC 1030(a)(5)(A)
18 U.S.C. 1030(c)(4)(C)       | 20 years          | since 2008-09-26; of 18 USC 1030(a)(5)(A), (a)(5)(B); if prior conviction
18 U.S.C. 1030(c)(4)(D)       | 10 years          | since 2008-09-26; of 18 USC 1030(a)(5)(C); if prior conviction
18 U.S.C. 1030(c)(4)(E)       | 20 years          | since 2008-09-26; of 18 USC 1030(a)(5)(A); if serious bodily injury
18 U.S.C. 1030(c)(4)(F)       | life              | since 2008-09-26; of 18 USC 1030(a)(5)(A); if death
18 U.S.C. 1030(c)(4)(G)       | 1 year            | since 2008-09-26; of 18 USC 1030(a)(5)
18 U.S.C. 1341                | 5 years           | until 2002-07-29
18 U.S.C. 1341                | 20 years          | since 2002-07-30
18 U.S.C. 1341                | 20 years          | since 1989-08-09; until 1990-11-28; if financial institution
18 U.S.C. 1341                | 30 years          | since 1990-11-29; if financial institution
18 U.S.C. 1341                | 30 years          | since 2008-01-07; if disaster
18 U.S.C. 1343                | 5 years           | until 2002-07-29
18 U.S.C. 1343                | 20 years          | since 2002-07-30
18 U.S.C. 1343                | 20 years          | since 1989-08-09; until 1990-11-28; if financial institution
18 U.S.C. 1343                | 30 years          | since 1990-11-29; if financial institution
18 U.S.C. 1343                | 30 years          | since 2008-01-07; if disaster
18 U.S.C. 1344                | 5 years           | until 1989-08-08
18 U.S.C. 1344                | 20 years          | since 1989-08-09; until 1990-11-28
18 U.S.C. 1344                | 30 years          | since 1990-11-29; read US Code, 2013 edition, law.justia.com
18 U.S.C. 1348                | 25 years          | since 2002-07-30; unverified
18 U.S.C. 1349                | of object         | since 2002-07-30; others object
18 U.S.C. 1505                | 5 years
18 U.S.C. 1505                | 8 years           | since 2004-12-17; if terrorism
18 U.S.C. 1621                | 5 years           | read US Code, 1994 edition, uscode.house.gov
18 U.S.C. 1951(a)             | 20 years
18 U.S.C. 1956                | 20 years
18 U.S.C. 1956(h)             | 20 years          | since 1992-10-28; of 18 USC 1956(a)
18 U.S.C. 1956(h)             | 10 years          | since 1992-10-28; of 18 USC 1957
18 U.S.C. 1957(b)(1)          | 10 years          | of 18 USC 1957
18 U.S.C. 1960                | 5 years           | since 1992-10-28; until 2001-10-25; unverified
18 U.S.C. 1960(a)             | 5 years           | since 2001-10-26
18 U.S.C. 1963(a)             | 20 years          | of 18 USC 1962; others predicate
18 U.S.C. 1963(a)             | life              | of 18 USC 1962; others predicate; if life predicate
18 U.S.C. 2113(a)             | 20 years
18 U.S.C. 2113(b)             | 10 years          | of 18 USC 2113(c)
18 U.S.C. 2113(b)             | 1 year            | of 18 USC 2113(c)
18 U.S.C. 2113(d)             | 25 years
18 U.S.C. 2113(e)             | 10 years to life  | derived
18 U.S.C. 2113(e)             | exactly life      | since 1994-09-13; if death
18 U.S.C. 2511(4)(a)          | 5 years           | of 18 USC 2511(1); read US Code, in github.com/codexstanford, chunk 1502
18 U.S.C. 2701(b)(1)(A)       | 1 year            | until 2003-01-23; of 18 USC 2701(a)
18 U.S.C. 2701(b)(1)(A)       | 5 years           | since 2003-01-24; of 18 USC 2701(a)
18 U.S.C. 2701(b)(1)(B)       | 2 years           | until 2003-01-23; of 18 USC 2701(a); if prior conviction
18 U.S.C. 2701(b)(1)(B)       | 10 years          | since 2003-01-24; of 18 USC 2701(a); if prior conviction
18 U.S.C. 2701(b)(2)          | 6 months          | until 2003-01-23; of 18 USC 2701(a)
18 U.S.C. 2701(b)(2)(A)       | 1 year            | since 2003-01-24; of 18 USC 2701(a)
18 U.S.C. 2701(b)(2)(B)       | 5 years           | since 2003-01-24; of 18 USC 2701(a); if prior conviction
18 U.S.C. 3146(b)(1)(A)(i)    | 10 years          | of 18 USC 3146(a); consecutive
18 U.S.C. 3146(b)(1)(A)(ii)   | 5 years           | of 18 USC 3146(a); consecutive
18 U.S.C. 3146(b)(1)(A)(iii)  | 2 years           | of 18 USC 3146(a); consecutive
18 U.S.C. 3146(b)(1)(A)(iv)   | 1 year            | of 18 USC 3146(a); consecutive
18 U.S.C. 3146(b)(1)(B)       | 1 year            | of 18 USC 3146(a); consecutive
18 U.S.C. 3147(1)             | 10 years          | others addition; consecutive; relayed; read US Code, and USSG 3C1.3 n.1 for the order of service
18 U.S.C. 3147(2)             | 1 year            | others addition; consecutive; relayed; read US Code, and USSG 3C1.3 n.1 for the order of service
7 U.S.C. 13(a)                | 5 years           | since 1992-10-28; until 2008-05-21; of 7 USC 6b, 6c, 6o, 9, 23
7 U.S.C. 13(a)                | 10 years          | since 2008-05-22; of 7 USC 6b, 6c, 6o, 9, 23
15 U.S.C. 78ff(a)             | 5 years           | until 1988-11-18; of 15 USC 78i, 78j, 78l, 78m, 78n, 78o, 78p, 78q
15 U.S.C. 78ff(a)             | 10 years          | since 1988-11-19; until 2002-07-29; of 15 USC 78i, 78j, 78l, 78m, 78n, 78o, 78p, 78q
15 U.S.C. 78ff(a)             | 20 years          | since 2002-07-30; of 15 USC 78i, 78j, 78l, 78m, 78n, 78o, 78p, 78q
15 U.S.C. 78ff(c)(2)(A)       | 5 years           | of 15 USC 78dd-1
15 U.S.C. 80b-17              | 5 years           | of 15 USC 80b-3, 80b-4, 80b-5, 80b-6, 80b-7
21 U.S.C. 841(b)(1)(A)        | 10 years to life  | of 21 USC 841(a)
21 U.S.C. 841(b)(1)(A)        | 20 years to life  | of 21 USC 841(a); if death, serious bodily injury
21 U.S.C. 841(b)(1)(A)        | 20 years to life  | sentenced until 2018-12-20; of 21 USC 841(a); if prior conviction
21 U.S.C. 841(b)(1)(A)        | 15 years to life  | sentenced since 2018-12-21; of 21 USC 841(a); if prior conviction
21 U.S.C. 841(b)(1)(A)        | exactly life      | sentenced until 2018-12-20; since 1988-11-18; of 21 USC 841(a); if two prior convictions
21 U.S.C. 841(b)(1)(A)        | 25 years to life  | sentenced since 2018-12-21; of 21 USC 841(a); if two prior convictions; derived
21 U.S.C. 841(b)(1)(B)        | 5 years to 40 years | of 21 USC 841(a)
21 U.S.C. 841(b)(1)(B)        | 20 years to life  | of 21 USC 841(a); if death, serious bodily injury
21 U.S.C. 841(b)(1)(B)        | 10 years to life  | of 21 USC 841(a); if prior conviction
21 U.S.C. 841(b)(1)(C)        | 20 years          | of 21 USC 841(a)
21 U.S.C. 841(b)(1)(C)        | 20 years to life  | of 21 USC 841(a); if death, serious bodily injury
21 U.S.C. 841(b)(1)(C)        | 30 years          | of 21 USC 841(a); if prior conviction
21 U.S.C. 841(b)(1)(D)        | 5 years           | of 21 USC 841(a)
21 U.S.C. 841(b)(1)(D)        | 10 years          | of 21 USC 841(a); if prior conviction
21 U.S.C. 846                 | of object         | since 1988-11-18; others object
31 U.S.C. 5322(a)             | 5 years           | of 31 USC 5313, 5314, 5316, 5318
31 U.S.C. 5322(b)             | 10 years          | of 31 USC 5313, 5314, 5316, 5318; if another law, pattern
"""
"""The penalties: citation, term, and what else is to be known.

`5 years` is a maximum, `5 years to life` a minimum and a maximum. `since` and `until` are days of the
offense, `sentenced` of the sentence; `of` names the statutes that define the offense, `if` the words of
which one must be said, `others` what other statutes in one count are to it. Where the text of the
statute was not read in the Code, a mark says how sure the row is. That a statute without a maximum
allows life is derived (United States v. Sias, 227 F.3d 244).
"""

_CLAUSE = re.compile(r"((?:sentenced )?\w+) ?(.*)")


@cache
def offenses() -> tuple[Offense, ...]:
    """The table as records."""
    return tuple(_offense(row) for row in OFFENSES.strip().splitlines())


def _offense(row: str) -> Offense:
    text, term, more = (part.strip() for part in f"{row}||".split("|")[:3])
    clauses = {m[1]: m[2] for m in map(_CLAUSE.match, more.split("; ")) if m}
    sure: Verification = next((mark for mark in VERIFICATIONS if mark in clauses), "primary")
    maximum, minimum = _bounds(term)
    return Offense(
        cite=Citation(text, sure, clauses.get("read", USC)),
        maximum=maximum,
        minimum=minimum,
        of=clauses.get("of", ""),
        words=tuple(clauses["if"].split(", ")) if "if" in clauses else (),
        since=_day(clauses.get("since"), 0),
        until=_day(clauses.get("until"), LAST_DAY),
        sentenced_since=_day(clauses.get("sentenced since"), 0),
        sentenced_until=_day(clauses.get("sentenced until"), LAST_DAY),
        others=cast("Others", clauses.get("others", "")),
        consecutive="consecutive" in clauses,
    )


def _bounds(term: str) -> tuple[Bound | None, Bound | None]:
    """The maximum and the minimum."""
    if term == "of object":
        return None, None
    if term.startswith("exactly "):
        exact = _bound(term.removeprefix("exactly "))
        return exact, exact
    least, to, most = term.partition(" to ")
    return (_bound(most), _bound(least)) if to else (_bound(least), None)


def _bound(term: str) -> Bound:
    return Life() if term == "life" else parse_term(term)


def _day(text: str | None, otherwise: Day) -> Day:
    return date.fromisoformat(text).toordinal() if text else otherwise


@cache
def by_section() -> dict[tuple[int, str], list[Offense]]:
    """The records by title and section, of the penalty and of what defines the offense."""
    found: dict[tuple[int, str], list[Offense]] = {}
    for offense in offenses():
        for key in {(place.title, place.section) for place in (offense.penal, *offense.defined)}:
            found.setdefault(key, []).append(offense)
    return found

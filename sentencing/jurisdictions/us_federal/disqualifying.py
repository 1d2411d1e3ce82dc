"""Offenses that exclude from First Step Act time credits: 18 U.S.C. 3632(d)(4)(D)(i) to (lxviii).

A prisoner who is serving a sentence for a conviction under one of the listed provisions earns no
time credits. Some provisions are listed on a condition that a citation does not tell, such as a
finding of the sentencing court; they leave the question open. Item (li), a violent felony after
another one, turns on the person's record, which a case does not hold; it is not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from sentencing.jurisdictions.us_federal.citations import USC_3632_D4_D
from sentencing.jurisdictions.us_federal.offenses import Statute, parse_charge
from sentencing.kit.law import rule

DISQUALIFYING = """
i       | 18 U.S.C. 32
ii      | 18 U.S.C. 33
iii     | 18 U.S.C. 36
iv      | 18 U.S.C. 81
v       | 18 U.S.C. 111(b)
vi      | 18 U.S.C. 113(a)(1), 113(a)(7), 113(a)(8)
vii     | 18 U.S.C. 115             | unless it was a threat
viii    | 18 U.S.C. 116
ix      | 18 U.S.C. 117
x       | 18 U.S.C. 175 to 178
xi      | 18 U.S.C. 229 to 229
xii     | 18 U.S.C. 351
xiii    | 18 U.S.C. 521
xiv     | 18 U.S.C. 751
xv      | 18 U.S.C. 793
xvi     | 18 U.S.C. 794
xvii    | 18 U.S.C. 831 to 835
xvii    | 18 U.S.C. 837 to 837
xviii   | 18 U.S.C. 842(p)          | if it involved a weapon of mass destruction
xix     | 18 U.S.C. 844(f)(3), 844(h), 844(i)
xx      | 18 U.S.C. 871
xxi     | 18 U.S.C. 879
xxii    | 18 U.S.C. 924(c)
xxiii   | 18 U.S.C. 1030(a)(1)
xxiv    | 18 U.S.C. 1091
xxv     | 18 U.S.C. 1111
xxv     | 18 U.S.C. 1113           | unless it was an attempt to commit manslaughter
xxv     | 18 U.S.C. 1114
xxv     | 18 U.S.C. 1116 to 1121
xxvi    | 18 U.S.C. 1201 to 1204
xxvii   | 18 U.S.C. 1581 to 1592
xxvii   | 18 U.S.C. 1597
xxviii  | 18 U.S.C. 1751
xxix    | 18 U.S.C. 1791
xxx     | 18 U.S.C. 1792
xxxi    | 18 U.S.C. 1841(a)(2)(C)
xxxii   | 18 U.S.C. 1992
xxxiii  | 18 U.S.C. 2113(e)
xxxiv   | 18 U.S.C. 2118(c)
xxxv    | 18 U.S.C. 2119
xxxvi   | 18 U.S.C. 2151
xxxvi   | 18 U.S.C. 2153 to 2157
xxxvii  | 18 U.S.C. 2241 to 2248
xxxviii | 18 U.S.C. 2250
xxxix   | 18 U.S.C. 2251
xl      | 18 U.S.C. 2251A
xli     | 18 U.S.C. 2252
xlii    | 18 U.S.C. 2252A
xliii   | 18 U.S.C. 2260
xliv    | 18 U.S.C. 2283
xlv     | 18 U.S.C. 2284
xlvi    | 18 U.S.C. 2291           | if there was a substantial risk of death or serious injury
xlvii   | 18 U.S.C. 2331 to 2339
xlviii  | 18 U.S.C. 2340A
xlix    | 18 U.S.C. 2381
l       | 18 U.S.C. 2442
lii     | 42 U.S.C. 2077(b)
liii    | 42 U.S.C. 2122
liv     | 42 U.S.C. 2131
lv      | 42 U.S.C. 2274, 2275
lvi     | 42 U.S.C. 2284
lvii    | 49 U.S.C. 60123(b)       | if there was a substantial risk of death or serious injury
lviii   | 21 U.S.C. 841(b)(1)(A), 841(b)(1)(B), 841(b)(1)(C) | if death or serious injury resulted
lix     | 8 U.S.C. 1326(b)(1), 1326(b)(2)
lx      | 8 U.S.C. 1327
lxi     | 8 U.S.C. 1328
lxii    | 50 U.S.C. 4601 to 4623
lxiii   | 50 U.S.C. 1705
lxiv    | 50 U.S.C. 3121
lxv     | 21 U.S.C. 841(b)(1)(A)(i), 841(b)(1)(B)(i) | if found to have led others
lxv     | 21 U.S.C. 960(b)(1)(A), 960(b)(2)(A)     | if found to have led others
lxvi    | 21 U.S.C. 841(b)(1)(A)(vi), 841(b)(1)(B)(vi)
lxvi    | 21 U.S.C. 960(b)(1)(F), 960(b)(2)(F)
lxvii   | 21 U.S.C. 841(b)(1)(A)(viii), 841(b)(1)(B)(viii) | if found to have led others
lxvii   | 21 U.S.C. 960(b)(1)(H), 960(b)(2)(H)   | if found to have led others
lxviii  | 21 U.S.C. 841(b)(1)(A), 841(b)(1)(B)   | if it was fentanyl and found to have led others
lxviii  | 21 U.S.C. 960(b)(1), 960(b)(2)         | if it was fentanyl and found to have led others
"""
"""The list: item, provisions, and the condition on which it counts. A chapter stands as its range of
sections, letters included: chapter 10 is 175 to 178, chapter 113B is 2331 to 2339."""

_RANGE = re.compile(r"(\d+) U\.S\.C\. (\d+) to (\d+)")
_NUMBER = re.compile(r"\d+")


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the list.

    Attributes:
        item: its number. statutes: the provisions.
        sections: title, first and last section of a chapter; None if provisions are named.
        condition: on which it counts; empty if always.
    """

    item: str
    statutes: tuple[Statute, ...]
    sections: tuple[int, int, int] | None
    condition: str

    def holds(self, statute: Statute) -> bool:
        """Whether a conviction under the statute is one under the item."""
        if self.sections is not None:
            title, first, last = self.sections
            number = _NUMBER.match(statute.section)
            return statute.title == title and bool(number) and first <= _int(number) <= last
        return any(statute.within(place) for place in self.statutes)

    def may_hold(self, statute: Statute) -> bool:
        """Whether the statute is named too broadly to tell."""
        return any(statute.meets(place) for place in self.statutes)


class Verdict(msgspec.Struct, frozen=True):
    """Whether an offense is on the list.

    Attributes:
        listed: surely. open: perhaps, depending on what its citation does not tell.
        words: which item, or what it depends on.
    """

    listed: bool = False
    open: bool = False
    words: str = ""


@cache
def items() -> tuple[Listed, ...]:
    """The list as records."""
    return tuple(_item(row) for row in DISQUALIFYING.strip().splitlines())


@rule(
    "offenses that exclude from time credits",
    USC_3632_D4_D,
    convention="item (li), a second violent felony, is not looked for",
)
def excluded(offense: str) -> Verdict:
    """Whether a conviction of an offense excludes from time credits.

    Args:
        offense: as a count has it; empty if it is not known.
    """
    return _verdict(offense)


@lru_cache(maxsize=1024)
def _verdict(offense: str) -> Verdict:
    statutes = parse_charge(offense).statutes
    if not statutes:
        return Verdict(open=True, words="the offense is not stated by its section")
    held = [item for item in items() if any(item.holds(s) for s in statutes)]
    for item in held:
        if not item.condition:
            return Verdict(listed=True, words=f"{offense} is on the list, item ({item.item})")
    conditions = dict.fromkeys(f"item ({item.item}), {item.condition}" for item in held)
    wide = [item for item in items() if any(item.may_hold(s) for s in statutes)]
    if conditions:
        return Verdict(open=True, words=f"{offense} is on the list {'; '.join(conditions)}")
    if wide:
        named = ", ".join(dict.fromkeys(f"({item.item})" for item in wide))
        return Verdict(open=True, words=f"{offense} is named too broadly for item {named}")
    return Verdict()


def _item(row: str) -> Listed:
    item, text, condition = (part.strip() for part in f"{row}|".split("|")[:3])
    found = _RANGE.fullmatch(text)
    sections = (int(found[1]), int(found[2]), int(found[3])) if found else None
    return Listed(
        item=item,
        statutes=() if found else parse_charge(text).statutes,
        sections=sections,
        condition=condition,
    )


def _int(number: re.Match[str] | None) -> int:
    return int(number[0]) if number else 0


def of_all(verdicts: Iterable[Verdict]) -> Verdict:
    """Whether any of several offenses is on the list, or may be."""
    found = list(verdicts)
    listed = next((one for one in found if one.listed), None)
    return listed or next((one for one in found if one.open), Verdict())

"""Chains of consecutive sentences, and single terms: what is calculated as one.

A sentence consecutive to another is served after it, and both are one chain; two sentences
consecutive to the same one make two chains beside each other. Sentences of the older style and
training orders that are concurrent merge into a single term.
"""

from __future__ import annotations

from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales import licence
from sentencing.jurisdictions.england_wales.citations import (
    CJA_263,
    CJA_264,
    CJA_1967_104,
    CODE_241,
    PRACTICE,
)
from sentencing.jurisdictions.england_wales.durations import last_day
from sentencing.jurisdictions.england_wales.in_force import InForce
from sentencing.jurisdictions.england_wales.sentences import STANDARD, TRAINING, Part
from sentencing.jurisdictions.england_wales.serving import Serving
from sentencing.kit.law import rule

_LOOKED_AT = 2
"""How many older sentences a single term takes its length from."""


@rule("consecutive sentences are one, concurrent ones each their own", CJA_263, CJA_264)
def combined(parts: list[Part], law: InForce, adult_on: Day) -> list[Serving]:
    """What is calculated as one, from the sentences of a spell in their order."""
    if len(parts) == 1:
        return [Serving(parts, law, adult_on)]
    merged = single_term(parts, law)
    if merged:
        return [Serving(parts, law, adult_on, merged)]
    return [Serving(chain, law, adult_on) for chain in chains_of(parts)]


def chains_of(parts: list[Part]) -> list[list[Part]]:
    """Every way from a sentence that follows none to one that none follows."""
    keys = {part.key for part in parts}
    after: dict[str, list[Part]] = {}
    roots = []
    for part in parts:
        if part.follows in keys:
            after.setdefault(part.follows, []).append(part)
        else:
            roots.append([part])
    found: list[list[Part]] = []
    open_ways = roots[::-1]
    while open_ways:
        way = open_ways.pop()
        following = after.get(way[-1].key)
        if following:
            open_ways += [[*way, part] for part in following[::-1]]
        else:
            found.append(way)
    return found


@rule(
    "concurrent sentences of the older style, and training orders, are a single term",
    CJA_1967_104,
    CODE_241,
    PRACTICE,
    convention="from the earliest day of sentence to the latest end; of older sentences the first "
    "two are looked at, of training orders the longest of the first and of the last day",
)
def single_term(parts: list[Part], law: InForce) -> int:
    """The days of the single term that sentences make; 0 if they make none."""
    if any(part.recall or part.follows for part in parts):
        return 0
    days = {part.sentenced for part in parts}
    if len(days) == 1:
        return 0
    if all(part.kind == TRAINING for part in parts):
        counted = [part for part in parts if part.sentenced in (min(days), max(days))]
    elif all(part.kind == STANDARD and licence.old_style(part, law) for part in parts):
        counted = parts[:_LOOKED_AT]
    else:
        return 0
    ends = [last_day(part.sentenced, part.custodial) for part in counted]
    return max(ends) - min([part.sentenced for part in counted]) + 1

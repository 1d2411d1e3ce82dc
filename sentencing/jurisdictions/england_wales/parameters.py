"""What the law of England and Wales fixes as a number, each version with its days and its law."""

from __future__ import annotations

from datetime import date

from sentencing.core.days import Day
from sentencing.jurisdictions.england_wales.citations import (
    CJA_240ZA,
    CJA_244,
    CJA_244A,
    CJA_244ZA,
    CJA_246,
    CJA_255C,
    CJA_256AA,
    CJA_258,
    CJA_260,
    CODE_241,
    LASPO_2012,
    ORA_2014,
    PCSC_130,
    PCSC_SCH_16,
    PRACTICE,
    REMOVAL_ORDER_2025,
    SA_2026_23,
    SA_2026_26,
    SA_2026_32,
    SA_2026_34,
    SI_2020_158,
    SI_2023_390,
    SI_2023_1368,
    SI_2024_844,
    SI_2024_1331,
    SI_2026_402,
)
from sentencing.kit.law import Citation, Parameter, Version


def _day(year: int, month: int, day: int) -> Day:
    return date(year, month, day).toordinal()


_FRACTIONS = ("1/3", "2/5", "1/2", "2/3", "1/1", "3/10")
_FORTY_APPROVED = _day(2024, 7, 25)
_CURFEW_ORDER_MADE = _day(2024, 12, 12)
_REMOVAL_ORDER_APPROVED = _day(2025, 9, 8)
_ACT_OF_2026 = _day(2026, 1, 22)
_PROGRESSION_DAYS_KNOWN = _day(2026, 8, 20)
"""The days appointed for the progression model, and for the end of curfew for adults, were found
in what the prison service had published by then; the regulations themselves were not read. The repeal of supervision was found to
be in force by then (SI 2026/402); from which day it is was not found."""


def _one(name: str, title: str, unit: str, value: int | str, *cites: Citation) -> Parameter:
    """A value that has been the same throughout."""
    options = _FRACTIONS if unit == "fraction" else ()
    return Parameter(
        id=name,
        title=title,
        unit=unit,
        selected_by="always the same",
        versions=(Version(value=value, cites=cites),),
        options=options,
    )


def _since(
    name: str,
    title: str,
    selected_by: str,
    first: Day,
    *cites: Citation,
    enacted: Day | None = None,
) -> Parameter:
    """A provision that holds from a day on."""
    versions = (
        Version(value="no", cites=cites, until=first - 1),
        Version(value="yes", cites=cites, since=first, enacted=enacted),
    )
    return Parameter(
        id=name,
        title=title,
        unit="yes or no",
        selected_by=selected_by,
        versions=versions,
        options=("no", "yes"),
    )


def _tranches(
    name: str,
    title: str,
    unit: str,
    steps: tuple[tuple[int, Day], ...],
    *cites: Citation,
    enacted: Day,
) -> Parameter:
    """What size of sentence comes under a new rule from which day."""
    ends = [*(first - 1 for _, first in steps[1:]), None]
    versions = tuple(
        Version(value=limit, cites=cites, since=first, until=end, enacted=enacted)
        for (limit, first), end in zip(steps, ends, strict=True)
    )
    return Parameter(
        id=name,
        title=title,
        unit=unit,
        selected_by="day on which a serving prisoner comes under it",
        versions=versions,
    )


ALL_THE_REST = 999_999
"""The limit of a last tranche, which takes every size."""

PARAMETERS = (
    _since(
        "regime.offence",
        "whether the offence is of the time of the 2003 Act",
        "day of the offence",
        _day(2005, 4, 4),
        LASPO_2012,
    ),
    _since(
        "regime.sentence",
        "whether the sentence is served under the 2003 Act whenever the offence was",
        "day of the sentence",
        _day(2012, 12, 3),
        LASPO_2012,
    ),
    _since(
        "licence.under_12_months",
        "whether release from less than 12 months is on licence, and supervision follows",
        "day of the offence",
        _day(2015, 2, 1),
        ORA_2014,
    ),
    _one("standard.fraction", "part of a standard sentence to serve", "fraction", "1/2", CJA_244),
    _one(
        "standard_plus.fraction",
        "part of a standard sentence for a serious offence to serve (SDS+)",
        "fraction",
        "2/3",
        CJA_244ZA,
        SI_2020_158,
        PCSC_130,
    ),
    _since(
        "forty.scheme",
        "whether 40 per cent of a standard sentence is served in place of one half",
        "day of the sentence; for sentences before it the day of the tranche",
        _day(2024, 9, 10),
        SI_2024_844,
        enacted=_FORTY_APPROVED,
    ),
    _one("forty.fraction", "part to serve under the order of 2024", "fraction", "2/5", SI_2024_844),
    _tranches(
        "forty.tranche",
        "whole years that no sentence exceeds, for release under the order of 2024",
        "years",
        ((4, _day(2024, 9, 10)), (ALL_THE_REST, _day(2024, 10, 22))),
        SI_2024_844,
        enacted=_FORTY_APPROVED,
    ),
    _since(
        "forty.more_exclusions",
        "whether the offences added on 16 December 2024 are outside the 40 per cent",
        "day of the sentence, or that day for those in custody",
        _day(2024, 12, 16),
        SI_2024_1331,
        enacted=_CURFEW_ORDER_MADE,
    ),
    _since(
        "progression.scheme",
        "whether one third of a standard sentence is served, and half of an SDS+ (progression)",
        "day of the sentence; for sentences before it the day of the tranche",
        _day(2026, 10, 1),
        SA_2026_23,
        PRACTICE,
        enacted=_PROGRESSION_DAYS_KNOWN,
    ),
    _one("progression.fraction", "part to serve under progression", "fraction", "1/3", SA_2026_23),
    _one("progression.plus", "part of an SDS+ to serve then", "fraction", "1/2", SA_2026_23),
    _tranches(
        "progression.tranche",
        "days that no sentence exceeds, for release under progression",
        "days",
        (
            (574, _day(2026, 10, 1)),
            (882, _day(2026, 10, 13)),
            (1162, _day(2026, 11, 10)),
            (1561, _day(2026, 12, 8)),
            (2121, _day(2027, 1, 12)),
            (2758, _day(2027, 2, 9)),
            (3283, _day(2027, 3, 9)),
            (3654, _day(2027, 4, 13)),
            (4396, _day(2027, 5, 11)),
            (ALL_THE_REST, _day(2027, 6, 8)),
        ),
        PRACTICE,
        enacted=_PROGRESSION_DAYS_KNOWN,
    ),
    _since(
        "recall_56.scheme",
        "whether a fixed-term recall is of 56 days",
        "day of return to custody",
        _day(2026, 3, 31),
        SA_2026_32,
        enacted=_ACT_OF_2026,
    ),
    _tranches(
        "recall_56.tranche",
        "days that no sentence exceeds, for release after 56 days of those back by then",
        "days",
        (
            (1701, _day(2026, 3, 31)),
            (2128, _day(2026, 4, 14)),
            (2576, _day(2026, 4, 21)),
            (3304, _day(2026, 4, 28)),
            (4438, _day(2026, 5, 5)),
            (ALL_THE_REST, _day(2026, 5, 12)),
        ),
        PRACTICE,
        CJA_255C,
        enacted=_ACT_OF_2026,
    ),
    Parameter(
        id="fine.served_in_full",
        title="fine from which its default term is served in full",
        unit="pounds",
        selected_by="day of the sentence",
        versions=(
            Version(value=ALL_THE_REST * 1000, cites=(CJA_258,), until=_day(2015, 5, 31)),
            Version(value=10_000_000, cites=(CJA_258,), since=_day(2015, 6, 1)),
        ),
    ),
    Parameter(
        id="particular_concern.parole",
        title="part of the custodial term before parole, offenders of particular concern",
        unit="fraction",
        selected_by="day of the sentence",
        versions=(
            Version(value="1/2", cites=(CJA_244A,), until=_day(2022, 6, 27)),
            Version(value="2/3", cites=(CJA_244A, PCSC_130), since=_day(2022, 6, 28)),
        ),
        options=_FRACTIONS,
    ),
    _since(
        "training.remand",
        "whether remand counts towards a detention and training order",
        "day of the sentence",
        _day(2022, 6, 28),
        CJA_240ZA,
        PCSC_SCH_16,
        CODE_241,
    ),
    Parameter(
        id="curfew.longest",
        title="the most days that home detention curfew comes before release",
        unit="days",
        selected_by="day on which eligibility would come",
        versions=(
            Version(value=135, cites=(CJA_246,), until=_day(2023, 6, 5)),
            Version(
                value=180, cites=(SI_2023_390,), since=_day(2023, 6, 6), until=_day(2025, 6, 2)
            ),
            Version(
                value=365, cites=(SI_2024_1331,), since=_day(2025, 6, 3), enacted=_CURFEW_ORDER_MADE
            ),
        ),
    ),
    _one("curfew.shortest_period", "days to serve, for curfew", "days", 42, CJA_246),
    _one("curfew.served", "days served before curfew, at least", "days", 28, CJA_246),
    _one("curfew.left", "days from the sentence to curfew, at least", "days", 14, CJA_246),
    _since(
        "curfew.only_young",
        "whether curfew is for detention of young people only",
        "day on which eligibility would come",
        _day(2026, 9, 2),
        SA_2026_26,
        PRACTICE,
        enacted=_PROGRESSION_DAYS_KNOWN,
    ),
    Parameter(
        id="removal.fraction",
        title="part of the time to release to serve before removal",
        unit="fraction",
        selected_by="day on which removal would be possible",
        versions=(
            Version(value="1/2", cites=(CJA_260,), until=_day(2025, 9, 22)),
            Version(
                value="3/10",
                cites=(REMOVAL_ORDER_2025,),
                since=_day(2025, 9, 23),
                enacted=_REMOVAL_ORDER_APPROVED,
            ),
        ),
        options=_FRACTIONS,
    ),
    Parameter(
        id="removal.longest",
        title="the longest time by which removal can come before release",
        unit="word",
        selected_by="day on which removal would be possible",
        versions=(
            Version(value="1 year", cites=(CJA_260,), until=_day(2024, 1, 15)),
            Version(
                value="545 days",
                cites=(SI_2023_1368,),
                since=_day(2024, 1, 16),
                until=_day(2025, 9, 22),
            ),
            Version(
                value="4 years",
                cites=(REMOVAL_ORDER_2025,),
                since=_day(2025, 9, 23),
                enacted=_REMOVAL_ORDER_APPROVED,
            ),
        ),
        options=("1 year", "545 days", "4 years"),
    ),
    _since(
        "removal.stops_the_clock",
        "whether a person removed who comes back serves on from there",
        "day of the removal",
        _day(2022, 6, 28),
        CJA_260,
        PRACTICE,
    ),
    _since(
        "supervision.repealed",
        "whether supervision after the end of a sentence is repealed",
        "day of the computation",
        _PROGRESSION_DAYS_KNOWN,
        CJA_256AA,
        SA_2026_34,
        SI_2026_402,
        enacted=_ACT_OF_2026,
    ),
)

"""The law in force, as plain numbers: what the lawbook says for one computation, looked up once."""

from __future__ import annotations

from datetime import date

import msgspec

from sentencing.days import LAST_DAY, Day
from sentencing.jurisdictions.england_wales.durations import Fraction


def _day(y: int, m: int, d: int) -> Day:
    return date(y, m, d).toordinal()


class Scheme(msgspec.Struct, frozen=True):
    begins: Day
    standard: Fraction
    plus: Fraction
    tranches: tuple[tuple[int, Day], ...]
    amended: Day = LAST_DAY


class InForce(msgspec.Struct, frozen=True):
    new_offences: Day = _day(2005, 4, 4)
    new_sentences: Day = _day(2012, 12, 3)
    short_licence: Day = _day(2015, 2, 1)
    fines_in_full: Day = _day(2015, 6, 1)
    fine_in_full: int = 10_000_000
    parole_at_two_thirds: Day = _day(2022, 6, 28)
    training_remand: Day = _day(2022, 6, 28)
    removal_stops_clock: Day = _day(2022, 6, 28)
    half: Fraction = (1, 2)
    two_thirds: Fraction = (2, 3)
    forty: Scheme | None = None
    progression: Scheme | None = None
    recall_56: Scheme | None = None
    curfew_changed: Day = _day(2025, 6, 3)
    removal_changed: Day = _day(2025, 9, 23)
    curfew_ends: Day = _day(2026, 9, 2)
    supervision_repealed: bool = False
    curfew_repealed: bool = False
    curfew_suspended: bool = False
    removal_kept: bool = False
    extinguished_manual: bool = False
    tranche_one_manual: bool = False
    early_removal: bool = False


FORTY = Scheme(_day(2024, 9, 10), (2, 5), (2, 3), ((4, _day(2024, 9, 10)), (LAST_DAY, _day(2024, 10, 22))), _day(2024, 12, 16))
PROGRESSION = Scheme(
    _day(2026, 10, 1),
    (1, 3),
    (1, 2),
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
        (LAST_DAY, _day(2027, 6, 8)),
    ),
)
RECALL_56 = Scheme(
    _day(2026, 3, 31), (1, 1), (1, 1),
    (
        (1701, _day(2026, 3, 31)),
        (2128, _day(2026, 4, 14)),
        (2576, _day(2026, 4, 21)),
        (3304, _day(2026, 4, 28)),
        (4438, _day(2026, 5, 5)),
        (LAST_DAY, _day(2026, 5, 12)),
    ),
)

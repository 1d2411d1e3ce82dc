"""The numbers that federal law fixes, with the days on which they held."""

from __future__ import annotations

from datetime import date

from sentencing.core.days import Day
from sentencing.jurisdictions.us_federal.citations import (
    AEDPA_210,
    BARBER,
    CFR_523_20,
    CFR_523_20_D,
    CFR_523_20_OLD,
    CFR_523_42,
    CFR_523_42_NEW,
    CFR_545_11_B,
    FSA_102_B,
    HANDOUT,
    NOT_COMPOUNDED,
    RISK_SYSTEM_DAY,
    SCA_MEMO,
    USC_3013,
    USC_3013_C,
    USC_3572_H,
    USC_3572_I,
    USC_3612_F1,
    USC_3612_G,
    USC_3613_B,
    USC_3613_B_OLD,
    USC_3624_B,
    USC_3624_C,
    USC_3624_C2,
    USC_3624_C_OLD,
    USC_3632_D4,
    USC_3632_D4_B,
    USC_3664_D5,
    USC_60541_G,
)
from sentencing.kit.law import Parameter, Version


def _day(year: int, month: int, day: int) -> Day:
    return date(year, month, day).toordinal()


_METHOD_CHANGE = _day(2019, 7, 19)

PARAMETERS = (
    Parameter(
        id="good_conduct.method",
        title="what good conduct time is counted on",
        unit="word",
        selected_by="day of the computation, for sentences still running",
        versions=(
            Version(
                value="time_served",
                cites=(CFR_523_20_OLD, BARBER),
                since=_day(1987, 11, 1),
                until=_METHOD_CHANGE - 1,
            ),
            Version(
                value="sentence_imposed",
                cites=(FSA_102_B, RISK_SYSTEM_DAY),
                since=_METHOD_CHANGE,
                enacted=_day(2018, 12, 21),
            ),
        ),
        options=("time_served", "sentence_imposed"),
    ),
    Parameter(
        id="good_conduct.days_per_year",
        title="good conduct time for a year",
        unit="days",
        selected_by="day of the offense",
        versions=(Version(value=54, cites=(USC_3624_B, CFR_523_20), since=_day(1987, 11, 1)),),
    ),
    Parameter(
        id="good_conduct.days_per_year_without_education",
        title="good conduct time for a year without progress to a diploma",
        unit="days",
        selected_by="day of the offense",
        versions=(
            Version(
                value=54, cites=(CFR_523_20_D,), since=_day(1987, 11, 1), until=_day(1996, 4, 25)
            ),
            Version(value=42, cites=(CFR_523_20_D,), since=_day(1996, 4, 26)),
        ),
    ),
    Parameter(
        id="good_conduct.restorable",
        title="whether good conduct time that was lost may be given back",
        unit="yes or no",
        selected_by="day of the offense",
        versions=(
            Version(
                value=1, cites=(CFR_523_20_D,), since=_day(1987, 11, 1), until=_day(1996, 4, 25)
            ),
            Version(value=0, cites=(CFR_523_20_D, USC_3624_B), since=_day(1996, 4, 26)),
        ),
    ),
    Parameter(
        id="good_conduct.more_than_months",
        title="length that a term must exceed to earn good conduct time",
        unit="months",
        selected_by="always the same",
        versions=(Version(value=12, cites=(USC_3624_B,), since=_day(1987, 11, 1)),),
    ),
    Parameter(
        id="time_credits.days",
        title="time credits for 30 days of participation",
        unit="days",
        selected_by="day of the computation",
        versions=(Version(value=10, cites=(USC_3632_D4,), since=_day(2018, 12, 21)),),
    ),
    Parameter(
        id="time_credits.days_at_lower_risk",
        title="time credits for 30 days at minimum or low risk over two assessments",
        unit="days",
        selected_by="day of the computation",
        versions=(Version(value=15, cites=(USC_3632_D4,), since=_day(2018, 12, 21)),),
    ),
    Parameter(
        id="time_credits.increments_before_higher_rate",
        title="increments at the lower rate before the higher one",
        unit="increments",
        selected_by="day of the computation",
        versions=(Version(value=7, cites=(HANDOUT,), since=_day(2018, 12, 21)),),
    ),
    Parameter(
        id="time_credits.earning_from",
        title="the day from which a sentence earns time credits",
        unit="word",
        selected_by="day of the computation",
        versions=(
            Version(
                value="arrival",
                cites=(CFR_523_42,),
                since=_day(2018, 12, 21),
                until=_day(2026, 9, 29),
            ),
            Version(
                value="commencement",
                cites=(USC_3632_D4_B, CFR_523_42_NEW),
                since=_day(2026, 9, 30),
                enacted=_day(2026, 8, 31),
            ),
        ),
        options=("arrival", "commencement"),
    ),
    Parameter(
        id="prerelease.months",
        title="longest stay in a halfway house before release",
        unit="months",
        selected_by="day of the computation",
        versions=(
            Version(value=6, cites=(USC_3624_C_OLD,), until=_day(2008, 4, 8)),
            Version(value=12, cites=(USC_3624_C,), since=_day(2008, 4, 9)),
        ),
    ),
    Parameter(
        id="prerelease.within_last_tenth",
        title="whether a stay in a halfway house is limited to the last tenth of the term",
        unit="yes or no",
        selected_by="day of the computation",
        versions=(
            Version(value=1, cites=(USC_3624_C_OLD,), until=_day(2008, 4, 8)),
            Version(value=0, cites=(USC_3624_C,), since=_day(2008, 4, 9)),
        ),
    ),
    Parameter(
        id="prerelease.before_placement",
        title="whether a halfway house is added to placement by time credits",
        unit="yes or no",
        selected_by="day of the computation",
        versions=(
            Version(value=0, cites=(USC_3624_C,), until=_day(2025, 6, 16)),
            Version(value=1, cites=(SCA_MEMO,), since=_day(2025, 6, 17)),
        ),
    ),
    Parameter(
        id="prerelease.home_months",
        title="longest home confinement before release",
        unit="months",
        selected_by="day of the computation",
        versions=(Version(value=6, cites=(USC_3624_C2,), since=_day(2008, 4, 9)),),
    ),
    Parameter(
        id="elderly.in_force",
        title="whether the elderly offender pilot is carried out",
        unit="yes or no",
        selected_by="day of the computation",
        versions=(
            Version(value=0, cites=(USC_60541_G,), until=_day(2018, 12, 20)),
            Version(
                value=1,
                cites=(USC_60541_G,),
                since=_day(2018, 12, 21),
                until=_day(2023, 9, 30),
                enacted=_day(2018, 12, 21),
            ),
            Version(value=0, cites=(USC_60541_G,), since=_day(2023, 10, 1)),
        ),
    ),
    Parameter(
        id="assessment.felony",
        title="special assessment for a felony count",
        unit="USD",
        selected_by="day of the offense",
        versions=(
            Version(value=50, cites=(AEDPA_210,), until=_day(1996, 4, 23)),
            Version(value=100, cites=(USC_3013, AEDPA_210), since=_day(1996, 4, 24)),
        ),
    ),
    Parameter(
        id="assessment.class_a_misdemeanor",
        title="special assessment for a class A misdemeanor count",
        unit="USD",
        selected_by="day of the offense",
        versions=(Version(value=25, cites=(USC_3013,)),),
    ),
    Parameter(
        id="assessment.class_b_misdemeanor",
        title="special assessment for a class B misdemeanor count",
        unit="USD",
        selected_by="day of the offense",
        versions=(Version(value=10, cites=(USC_3013,)),),
    ),
    Parameter(
        id="assessment.class_c_misdemeanor",
        title="special assessment for a class C misdemeanor or infraction count",
        unit="USD",
        selected_by="day of the offense",
        versions=(Version(value=5, cites=(USC_3013,)),),
    ),
    Parameter(
        id="assessment.liability_years",
        title="years after judgment until an assessment ceases",
        unit="years",
        selected_by="always the same",
        versions=(Version(value=5, cites=(USC_3013_C,)),),
    ),
    Parameter(
        id="restitution.liability_years",
        title="years after judgment or release until liability for a fine or restitution ends",
        unit="years",
        selected_by="day of the judgment",
        versions=(
            Version(value=20, cites=(USC_3613_B_OLD,), until=_day(1996, 4, 23)),
            Version(value=20, cites=(USC_3613_B,), since=_day(1996, 4, 24)),
        ),
    ),
    Parameter(
        id="restitution.deferral_days",
        title="days after sentencing within which an open amount is to be fixed",
        unit="days",
        selected_by="always the same",
        versions=(Version(value=90, cites=(USC_3664_D5,)),),
    ),
    Parameter(
        id="interest.above",
        title="the amount of a fine or restitution that must be exceeded to bear interest",
        unit="USD",
        selected_by="always the same",
        versions=(Version(value=2_500, cites=(USC_3612_F1,)),),
    ),
    Parameter(
        id="interest.after_days",
        title="days after judgment when interest begins",
        unit="days",
        selected_by="always the same",
        versions=(Version(value=15, cites=(USC_3612_F1,)),),
    ),
    Parameter(
        id="interest.days_of_year",
        title="by which a yearly rate is divided for a day",
        unit="days",
        selected_by="always the same",
        versions=(Version(value=365, cites=(NOT_COMPOUNDED,)),),
    ),
    Parameter(
        id="delinquency.after_days",
        title="days late that a payment must exceed to be delinquent",
        unit="days",
        selected_by="always the same",
        versions=(Version(value=30, cites=(USC_3572_H,)),),
    ),
    Parameter(
        id="delinquency.percent",
        title="penalty on principal that is delinquent",
        unit="percent",
        selected_by="always the same",
        versions=(Version(value=10, cites=(USC_3612_G,)),),
    ),
    Parameter(
        id="default.after_days",
        title="days of delinquency that must be exceeded for default",
        unit="days",
        selected_by="always the same",
        versions=(Version(value=90, cites=(USC_3572_I,)),),
    ),
    Parameter(
        id="default.percent",
        title="penalty on principal that is in default",
        unit="percent",
        selected_by="always the same",
        versions=(Version(value=15, cites=(USC_3612_G,)),),
    ),
    Parameter(
        id="inmate_program.quarterly",
        title="the least payment in prison, a quarter",
        unit="USD",
        selected_by="always the same",
        versions=(Version(value=25, cites=(CFR_545_11_B,)),),
    ),
)

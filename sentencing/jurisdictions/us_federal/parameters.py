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
        "good_conduct.method",
        "what good conduct time is counted on",
        "word",
        "day of the computation, for sentences still running",
        (
            Version(
                "time_served",
                (CFR_523_20_OLD, BARBER),
                since=_day(1987, 11, 1),
                until=_METHOD_CHANGE - 1,
            ),
            Version(
                "sentence_imposed",
                (FSA_102_B, RISK_SYSTEM_DAY),
                since=_METHOD_CHANGE,
                enacted=_day(2018, 12, 21),
            ),
        ),
        options=("time_served", "sentence_imposed"),
    ),
    Parameter(
        "good_conduct.days_per_year",
        "good conduct time for a year",
        "days",
        "day of the offense",
        (Version(54, (USC_3624_B, CFR_523_20), since=_day(1987, 11, 1)),),
    ),
    Parameter(
        "good_conduct.days_per_year_without_education",
        "good conduct time for a year without progress to a diploma",
        "days",
        "day of the offense",
        (
            Version(54, (CFR_523_20_D,), since=_day(1987, 11, 1), until=_day(1996, 4, 25)),
            Version(42, (CFR_523_20_D,), since=_day(1996, 4, 26)),
        ),
    ),
    Parameter(
        "good_conduct.restorable",
        "whether good conduct time that was lost may be given back",
        "yes or no",
        "day of the offense",
        (
            Version(1, (CFR_523_20_D,), since=_day(1987, 11, 1), until=_day(1996, 4, 25)),
            Version(0, (CFR_523_20_D, USC_3624_B), since=_day(1996, 4, 26)),
        ),
    ),
    Parameter(
        "good_conduct.more_than_months",
        "length that a term must exceed to earn good conduct time",
        "months",
        "always the same",
        (Version(12, (USC_3624_B,), since=_day(1987, 11, 1)),),
    ),
    Parameter(
        "time_credits.days",
        "time credits for 30 days of participation",
        "days",
        "day of the computation",
        (Version(10, (USC_3632_D4,), since=_day(2018, 12, 21)),),
    ),
    Parameter(
        "time_credits.days_at_lower_risk",
        "time credits for 30 days at minimum or low risk over two assessments",
        "days",
        "day of the computation",
        (Version(15, (USC_3632_D4,), since=_day(2018, 12, 21)),),
    ),
    Parameter(
        "time_credits.increments_before_higher_rate",
        "increments at the lower rate before the higher one",
        "increments",
        "day of the computation",
        (Version(7, (HANDOUT,), since=_day(2018, 12, 21)),),
    ),
    Parameter(
        "time_credits.earning_from",
        "the day from which a sentence earns time credits",
        "word",
        "day of the computation",
        (
            Version("arrival", (CFR_523_42,), since=_day(2018, 12, 21), until=_day(2026, 9, 29)),
            Version(
                "commencement",
                (USC_3632_D4_B, CFR_523_42_NEW),
                since=_day(2026, 9, 30),
                enacted=_day(2026, 8, 31),
            ),
        ),
        options=("arrival", "commencement"),
    ),
    Parameter(
        "prerelease.months",
        "longest stay in a halfway house before release",
        "months",
        "day of the computation",
        (
            Version(6, (USC_3624_C_OLD,), until=_day(2008, 4, 8)),
            Version(12, (USC_3624_C,), since=_day(2008, 4, 9)),
        ),
    ),
    Parameter(
        "prerelease.within_last_tenth",
        "whether a stay in a halfway house is limited to the last tenth of the term",
        "yes or no",
        "day of the computation",
        (
            Version(1, (USC_3624_C_OLD,), until=_day(2008, 4, 8)),
            Version(0, (USC_3624_C,), since=_day(2008, 4, 9)),
        ),
    ),
    Parameter(
        "prerelease.before_placement",
        "whether a halfway house is added to placement by time credits",
        "yes or no",
        "day of the computation",
        (
            Version(0, (USC_3624_C,), until=_day(2025, 6, 16)),
            Version(1, (SCA_MEMO,), since=_day(2025, 6, 17)),
        ),
    ),
    Parameter(
        "prerelease.home_months",
        "longest home confinement before release",
        "months",
        "day of the computation",
        (Version(6, (USC_3624_C2,), since=_day(2008, 4, 9)),),
    ),
    Parameter(
        "elderly.in_force",
        "whether the elderly offender pilot is carried out",
        "yes or no",
        "day of the computation",
        (
            Version(0, (USC_60541_G,), until=_day(2018, 12, 20)),
            Version(
                1,
                (USC_60541_G,),
                since=_day(2018, 12, 21),
                until=_day(2023, 9, 30),
                enacted=_day(2018, 12, 21),
            ),
            Version(0, (USC_60541_G,), since=_day(2023, 10, 1)),
        ),
    ),
    Parameter(
        "assessment.felony",
        "special assessment for a felony count",
        "USD",
        "day of the offense",
        (
            Version(50, (AEDPA_210,), until=_day(1996, 4, 23)),
            Version(100, (USC_3013, AEDPA_210), since=_day(1996, 4, 24)),
        ),
    ),
    Parameter(
        "assessment.class_a_misdemeanor",
        "special assessment for a class A misdemeanor count",
        "USD",
        "day of the offense",
        (Version(25, (USC_3013,)),),
    ),
    Parameter(
        "assessment.class_b_misdemeanor",
        "special assessment for a class B misdemeanor count",
        "USD",
        "day of the offense",
        (Version(10, (USC_3013,)),),
    ),
    Parameter(
        "assessment.class_c_misdemeanor",
        "special assessment for a class C misdemeanor or infraction count",
        "USD",
        "day of the offense",
        (Version(5, (USC_3013,)),),
    ),
    Parameter(
        "assessment.liability_years",
        "years after judgment until an assessment ceases",
        "years",
        "always the same",
        (Version(5, (USC_3013_C,)),),
    ),
    Parameter(
        "restitution.liability_years",
        "years after judgment or release until liability for a fine or restitution ends",
        "years",
        "day of the judgment",
        (
            Version(20, (USC_3613_B_OLD,), until=_day(1996, 4, 23)),
            Version(20, (USC_3613_B,), since=_day(1996, 4, 24)),
        ),
    ),
    Parameter(
        "restitution.deferral_days",
        "days after sentencing within which an open amount is to be fixed",
        "days",
        "always the same",
        (Version(90, (USC_3664_D5,)),),
    ),
    Parameter(
        "interest.above",
        "the amount of a fine or restitution that must be exceeded to bear interest",
        "USD",
        "always the same",
        (Version(2_500, (USC_3612_F1,)),),
    ),
    Parameter(
        "interest.after_days",
        "days after judgment when interest begins",
        "days",
        "always the same",
        (Version(15, (USC_3612_F1,)),),
    ),
    Parameter(
        "interest.days_of_year",
        "by which a yearly rate is divided for a day",
        "days",
        "always the same",
        (Version(365, (NOT_COMPOUNDED,)),),
    ),
    Parameter(
        "delinquency.after_days",
        "days late that a payment must exceed to be delinquent",
        "days",
        "always the same",
        (Version(30, (USC_3572_H,)),),
    ),
    Parameter(
        "delinquency.percent",
        "penalty on principal that is delinquent",
        "percent",
        "always the same",
        (Version(10, (USC_3612_G,)),),
    ),
    Parameter(
        "default.after_days",
        "days of delinquency that must be exceeded for default",
        "days",
        "always the same",
        (Version(90, (USC_3572_I,)),),
    ),
    Parameter(
        "default.percent",
        "penalty on principal that is in default",
        "percent",
        "always the same",
        (Version(15, (USC_3612_G,)),),
    ),
    Parameter(
        "inmate_program.quarterly",
        "the least payment in prison, a quarter",
        "USD",
        "always the same",
        (Version(25, (CFR_545_11_B,)),),
    ),
)

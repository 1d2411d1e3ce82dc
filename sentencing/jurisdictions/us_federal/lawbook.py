"""The federal law of the United States on serving sentences, as data.

The numbers that the law fixes with the days on which they held, the questions on which courts,
manuals and practice differ, and what the package refuses. What they rest on is in `citations`; the
rules themselves are in the other modules beside this one, a module a question.
"""

from __future__ import annotations

from datetime import date

from sentencing.days import Day
from sentencing.jurisdictions.us_federal.citations import (
    AEDPA_210,
    BARBER,
    BLOOD,
    BONNIE,
    BONNIE_DISSENT,
    CFR_523_20,
    CFR_523_20_D,
    CFR_523_20_OLD,
    CFR_523_42,
    CFR_523_42_NEW,
    FR_TABLE,
    FSA_102_B,
    GIOVINCO,
    GONZALEZ_HERRERA,
    HANDOUT,
    HARGROVE,
    HILL,
    HOGGE,
    KAYFEZ,
    MANUAL,
    MORRIS,
    PS_5410_01,
    RISK_SYSTEM_DAY,
    USC_1028A_B4,
    USC_3013,
    USC_3584_A,
    USC_3584_C,
    USC_3585_B,
    USC_3613_B,
    USC_3624_B,
    USC_3624_C,
    USC_3624_C2,
    USC_3624_G3,
    USC_3632_D4,
    USC_3632_D4_B,
    USC_3632_D4_E,
    USC_60541_G,
    USSG_5G1_2,
    WILLIS,
    WILSON,
)
from sentencing.law import Lawbook, Option, Parameter, Reading, Refusal, Version

CODE = "us-federal"


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
        (Version(12, (USC_3624_C,), since=_day(2008, 4, 9)),),
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
        "restitution.liability_years",
        "years after judgment or release until liability for restitution ends",
        "years",
        "always the same",
        (Version(20, (USC_3613_B,), since=_day(1996, 4, 24)),),
    ),
)

READINGS = (
    Reading(
        "partial_year",
        "How is good conduct time for part of a year worked out?",
        (
            Option(
                "floor",
                "days of the part times the yearly rate, divided by 365, the fraction dropped",
                (CFR_523_20, FR_TABLE),
            ),
            Option(
                "decimal_148",
                "days of the part times .148, the fraction dropped, as the manual put it",
                (MANUAL,),
            ),
        ),
        "floor",
        "the rule names no formula; both give every published figure, and they differ only for "
        "parts of 196, 223 and 250 days",
    ),
    Reading(
        "partial_year_from",
        "From which day are the years of a sentence counted for good conduct time?",
        (
            Option("commencement", "from the day the sentence begins", (FR_TABLE,)),
            Option(
                "commencement_less_credit",
                "from that day less the prior custody credit",
                (MANUAL,),
            ),
        ),
        "commencement",
        "the example table of the rule counts from the first day of the sentence; the other way "
        "moves the part of a year over other months and can differ by a day",
    ),
    Reading(
        "month_end",
        "When does a month end that begins on a day the next month does not have?",
        (
            Option("roll", "on the last day of that month", (MANUAL,)),
            Option("clamp", "on the day before its last day", (MANUAL,)),
        ),
        "roll",
        "a month from 31 January ends before 1 March; nothing published decides it",
    ),
    Reading(
        "overlap_end",
        "When does an aggregate end whose last term began after the first?",
        (
            Option("own_term", "when that term, counted from its own first day, ends", (BLOOD,)),
            Option(
                "aggregate_term",
                "when the aggregate, counted in months and days from the first day, ends",
                (BLOOD,),
            ),
        ),
        "own_term",
        "the statute fixes when each term begins; the sum is administrative. In Blood both give "
        "the same day; where months of different length are counted they can differ by some days",
    ),
    Reading(
        "double_credit",
        "Do days count that a concurrent sentence of another sovereign credits too?",
        (
            Option(
                "willis_and_kayfez",
                "yes, as far as credit there alone would change nothing",
                (WILLIS, KAYFEZ, MANUAL),
            ),
            Option("none", "no, the statute credits no day twice", (USC_3585_B, WILSON)),
        ),
        "willis_and_kayfez",
        "the Bureau's practice since those decisions; its text could not be read, so the days are "
        "to be checked against the manual",
    ),
    Reading(
        "excess_credits",
        "Do time credits left over at release shorten supervised release?",
        (
            Option("no_effect", "no", (HARGROVE, MORRIS)),
            Option("shortens", "yes, day for day", (GONZALEZ_HERRERA,)),
        ),
        "no_effect",
        "most courts; the Ninth Circuit takes the other side, so it depends on the circuit",
    ),
    Reading(
        "part_with_another",
        "When does a term begin of which a part runs with another sovereign's sentence?",
        (
            Option(
                "good_time_off_the_part",
                "counted back from the other's end, the part less its own good conduct time",
                (HILL, HOGGE),
            ),
            Option(
                "part_in_full",
                "counted back from the other's end, the part in full",
                (HOGGE, USC_3624_B),
            ),
        ),
        "good_time_off_the_part",
        "the Bureau's practice, which three published computations follow to the day; three "
        "courts that reviewed it took the other side",
    ),
    Reading(
        "days_at_large",
        "Which days of an escape are served?",
        (
            Option("both_served", "the day of leaving and the day of return", (MANUAL,)),
            Option("return_served", "the day of return only", (MANUAL,)),
        ),
        "both_served",
        "any part of a day in custody counts as a day elsewhere; the manual could not be read",
    ),
    Reading(
        "time_credit_cap",
        "How long are the twelve months by which credits bring supervised release forward?",
        (
            Option("twelve_months", "twelve months of the calendar", (USC_3624_G3, HANDOUT)),
            Option("days_365", "365 days", (PS_5410_01,)),
        ),
        "twelve_months",
        "statute and rule say months, and the handout's example across a leap day counts them so; "
        "the policy says 365 days, a day less across 29 February",
    ),
    Reading(
        "disqualified_aggregate",
        "Does one count that is excluded from time credits exclude the whole aggregate?",
        (
            Option("whole", "yes, for the aggregate is one term", (USC_3584_C, GIOVINCO, BONNIE)),
            Option(
                "count_alone", "no, only until the term of that count is served", (BONNIE_DISSENT,)
            ),
        ),
        "whole",
        "the Bureau's practice, which the Second and the Fourth Circuit upheld",
    ),
    Reading(
        "detainer",
        "Does a detainer keep time credits from being applied?",
        (
            Option("no_bar", "no, only a final order of removal does", (USC_3632_D4_E,)),
            Option("bars", "yes, pending charges and detainers do", (PS_5410_01,)),
        ),
        "no_bar",
        "the statute names a final order of removal alone; the policy is reported to go further",
    ),
    Reading(
        "earning_in_prerelease",
        "Are time credits earned in prerelease custody?",
        (
            Option("stops", "no, the projection stops when credits cover the rest", (HANDOUT,)),
            Option("goes_on", "yes, earning is projected throughout", (PS_5410_01,)),
        ),
        "stops",
        "the handout's dates follow from it; the policy's way is described, not exemplified",
    ),
    Reading(
        "identity_theft_counts",
        "How do several counts of 18 U.S.C. 1028A run with each other when the court is silent?",
        (
            Option("concurrent", "concurrently", (USC_3584_A, USC_1028A_B4, USSG_5G1_2)),
            Option("consecutive", "one after another", (USC_1028A_B4,)),
        ),
        "concurrent",
        "1028A forbids running with terms under other provisions only; among themselves it leaves "
        "the choice to the court, so the general presumption for one judgment applies",
    ),
    Reading(
        "same_day",
        "Are sentences of different courts on the same day imposed at the same time?",
        (
            Option("same_time", "yes, so silence makes them concurrent", (USC_3584_A,)),
            Option("different_times", "no, so silence makes them consecutive", (USC_3584_A,)),
        ),
        "same_time",
        "the statute speaks of time, not of courts",
    ),
)

REFUSED = (
    Refusal(
        "offenses before 1 November 1987",
        "parole and the old good time are not encoded",
        "outside-verified-law",
    ),
    Refusal("ranges of terms", "federal courts impose fixed terms", "range-of-terms"),
    Refusal(
        "sentences of the District of Columbia, of courts-martial, of states and other countries",
        "their law is not encoded; they can stand in a case with dates of their own",
        "law-not-encoded",
    ),
    Refusal(
        "foreign sentences transferred to the United States",
        "the Parole Commission sets the date (18 U.S.C. 4106A)",
    ),
    Refusal(
        "prior convictions",
        "a case does not hold a person's record, on which item (li) of the list of offenses that "
        "exclude from time credits and some maxima turn",
    ),
    Refusal("time credits lost by discipline", "only what the case states as earned is known"),
    Refusal("holidays of a state", "the weekday rule looks up federal holidays only"),
)

LAWBOOK = Lawbook(
    jurisdiction=CODE,
    verified=_day(2026, 11, 22),
    covers_offences_since=_day(1987, 11, 1),
    parameters={parameter.id: parameter for parameter in PARAMETERS},
    readings={reading.id: reading for reading in READINGS},
    refused=REFUSED,
)

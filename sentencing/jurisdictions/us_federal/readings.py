"""The questions on which courts, manuals and practice differ: both sides, a default, and why."""

from __future__ import annotations

from sentencing.jurisdictions.us_federal.citations import (
    BLOOD,
    BONNIE,
    BONNIE_DISSENT,
    CFR_523_20,
    FR_TABLE,
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
    USC_1028A_B4,
    USC_3584_A,
    USC_3584_C,
    USC_3585_B,
    USC_3624_B,
    USC_3624_G3,
    USC_3632_D4_E,
    USSG_5G1_2,
    WILLIS,
    WILSON,
)
from sentencing.kit.law import Option, Reading

READINGS = (
    Reading(
        id="partial_year",
        question="How is good conduct time for part of a year worked out?",
        options=(
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
        default="floor",
        reason="the rule names no formula; both give every published figure, and they differ only for "
        "parts of 196, 223 and 250 days",
    ),
    Reading(
        id="partial_year_from",
        question="From which day are the years of a sentence counted for good conduct time?",
        options=(
            Option("commencement", "from the day the sentence begins", (FR_TABLE,)),
            Option(
                "commencement_less_credit",
                "from that day less the prior custody credit",
                (MANUAL,),
            ),
        ),
        default="commencement",
        reason="the example table of the rule counts from the first day of the sentence; the other way "
        "moves the part of a year over other months and can differ by a day",
    ),
    Reading(
        id="month_end",
        question="PartialDate does a month end that begins on a day the next month does not have?",
        options=(
            Option("roll", "on the last day of that month", (MANUAL,)),
            Option("clamp", "on the day before its last day", (MANUAL,)),
        ),
        default="roll",
        reason="a month from 31 January ends before 1 March; nothing published decides it",
    ),
    Reading(
        id="overlap_end",
        question="PartialDate does an aggregate end whose last term began after the first?",
        options=(
            Option("own_term", "when that term, counted from its own first day, ends", (BLOOD,)),
            Option(
                "aggregate_term",
                "when the aggregate, counted in months and days from the first day, ends",
                (BLOOD,),
            ),
        ),
        default="own_term",
        reason="the statute fixes when each term begins; the sum is administrative. In Blood both give "
        "the same day; where months of different length are counted they can differ by some days",
    ),
    Reading(
        id="double_credit",
        question="Do days count that a concurrent sentence of another sovereign credits too?",
        options=(
            Option(
                "willis_and_kayfez",
                "yes, as far as credit there alone would change nothing",
                (WILLIS, KAYFEZ, MANUAL),
            ),
            Option("none", "no, the statute credits no day twice", (USC_3585_B, WILSON)),
        ),
        default="willis_and_kayfez",
        reason="the Bureau's practice since those decisions; its text could not be read, so the days are "
        "to be checked against the manual",
    ),
    Reading(
        id="excess_credits",
        question="Do time credits left over at release shorten supervised release?",
        options=(
            Option("no_effect", "no", (HARGROVE, MORRIS)),
            Option("shortens", "yes, day for day", (GONZALEZ_HERRERA,)),
        ),
        default="no_effect",
        reason="most courts; the Ninth Circuit takes the other side, so it depends on the circuit",
    ),
    Reading(
        id="part_with_another",
        question="PartialDate does a term begin of which a part runs with another sovereign's sentence?",
        options=(
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
        default="good_time_off_the_part",
        reason="the Bureau's practice, which three published computations follow to the day; three "
        "courts that reviewed it took the other side",
    ),
    Reading(
        id="days_at_large",
        question="Which days of an escape are served?",
        options=(
            Option("both_served", "the day of leaving and the day of return", (MANUAL,)),
            Option("return_served", "the day of return only", (MANUAL,)),
        ),
        default="both_served",
        reason="any part of a day in custody counts as a day elsewhere; the manual could not be read",
    ),
    Reading(
        id="time_credit_cap",
        question="How long are the twelve months by which credits bring supervised release forward?",
        options=(
            Option("twelve_months", "twelve months of the calendar", (USC_3624_G3, HANDOUT)),
            Option("days_365", "365 days", (PS_5410_01,)),
        ),
        default="twelve_months",
        reason="statute and rule say months, and the handout's example across a leap day counts them so; "
        "the policy says 365 days, a day less across 29 February",
    ),
    Reading(
        id="disqualified_aggregate",
        question="Does one count that is excluded from time credits exclude the whole aggregate?",
        options=(
            Option("whole", "yes, for the aggregate is one term", (USC_3584_C, GIOVINCO, BONNIE)),
            Option(
                "count_alone", "no, only until the term of that count is served", (BONNIE_DISSENT,)
            ),
        ),
        default="whole",
        reason="the Bureau's practice, which the Second and the Fourth Circuit upheld",
    ),
    Reading(
        id="detainer",
        question="Does a detainer keep time credits from being applied?",
        options=(
            Option("no_bar", "no, only a final order of removal does", (USC_3632_D4_E,)),
            Option("bars", "yes, pending charges and detainers do", (PS_5410_01,)),
        ),
        default="no_bar",
        reason="the statute names a final order of removal alone; the policy is reported to go further",
    ),
    Reading(
        id="earning_in_prerelease",
        question="Are time credits earned in prerelease custody?",
        options=(
            Option("stops", "no, the projection stops when credits cover the rest", (HANDOUT,)),
            Option("goes_on", "yes, earning is projected throughout", (PS_5410_01,)),
        ),
        default="stops",
        reason="the handout's dates follow from it; the policy's way is described, not exemplified",
    ),
    Reading(
        id="identity_theft_counts",
        question="How do several counts of 18 U.S.C. 1028A run with each other when the court is silent?",
        options=(
            Option("concurrent", "concurrently", (USC_3584_A, USC_1028A_B4, USSG_5G1_2)),
            Option("consecutive", "one after another", (USC_1028A_B4,)),
        ),
        default="concurrent",
        reason="1028A forbids running with terms under other provisions only; among themselves it leaves "
        "the choice to the court, so the general presumption for one judgment applies",
    ),
    Reading(
        id="same_day",
        question="Are sentences of different courts on the same day imposed at the same time?",
        options=(
            Option("same_time", "yes, so silence makes them concurrent", (USC_3584_A,)),
            Option("different_times", "no, so silence makes them consecutive", (USC_3584_A,)),
        ),
        default="same_time",
        reason="the statute speaks of time, not of courts",
    ),
)

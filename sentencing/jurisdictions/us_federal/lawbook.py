"""The federal law of the United States on serving sentences, as data.

Citations with how sure each is, the numbers that the law fixes with the days on which they held,
and the questions on which courts, manuals and practice differ. The rules themselves are in the
modules beside this one, a module a question.
"""

from __future__ import annotations

from datetime import date

from sentencing.days import Day
from sentencing.law import Citation, Lawbook, Option, Parameter, Reading, Version

CODE = "us-federal"

_USC = "US Code, release point 119-73 (26 March 2026), in github.com/legalize-dev/legalize-us"
_CFR = "eCFR text, in github.com/MichalOpoka/ecfr"


def _day(year: int, month: int, day: int) -> Day:
    return date(year, month, day).toordinal()


# -- Statutes ------------------------------------------------------------------------------------

USC_3584_A = Citation("18 U.S.C. 3584(a)", "primary", _USC)
USC_3584_C = Citation("18 U.S.C. 3584(c)", "primary", _USC)
USC_3585_A = Citation("18 U.S.C. 3585(a)", "primary", _USC)
USC_3585_B = Citation("18 U.S.C. 3585(b)", "primary", _USC)
USC_3624_A = Citation("18 U.S.C. 3624(a)", "primary", _USC)
USC_3624_B = Citation("18 U.S.C. 3624(b)(1)", "primary", _USC)
USC_1028A_B = Citation("18 U.S.C. 1028A(b)(2)", "primary", _USC)
USC_1028A_B4 = Citation("18 U.S.C. 1028A(b)(4)", "primary", _USC)
USC_924_C = Citation("18 U.S.C. 924(c)(1)(D)(ii)", "primary", _USC)
USC_3013 = Citation("18 U.S.C. 3013(a)", "primary", _USC)
USC_3613_B = Citation("18 U.S.C. 3613(b)", "primary", _USC)
USC_3664_H = Citation("18 U.S.C. 3664(h)", "primary", _USC)
USC_3664_F = Citation("18 U.S.C. 3664(f)(1)(A)", "primary", _USC)
FSA_102_B = Citation(
    "First Step Act, Pub. L. 115-391, 102(b)", "primary", f"note under 18 U.S.C. 3624; {_USC}"
)
SRA_235 = Citation(
    "Sentencing Reform Act, Pub. L. 98-473, 235(a)(1)",
    "primary",
    f"note under 18 U.S.C. 3551; {_USC}",
)
AEDPA_210 = Citation(
    "Pub. L. 104-132, 210 and 211 (24 April 1996)", "primary", f"note under 18 U.S.C. 2248; {_USC}"
)
RISK_SYSTEM_DAY = Citation(
    "release of the risk and needs assessment system, 19 July 2019",
    "primary",
    "bop.gov/resources/news/20190719_doj_fsa_implement.jsp",
)

# -- Regulations and manuals -----------------------------------------------------------------------

CFR_523_20 = Citation("28 CFR 523.20(b)", "primary", _CFR)
CFR_523_20_D = Citation("28 CFR 523.20(d)", "primary", _CFR)
CFR_523_20_OLD = Citation(
    "28 CFR 523.20 (2005)", "primary", "28 CFR, 2015 edition, in github.com/18F/allregs"
)
CFR_571_30 = Citation("28 CFR 571.30", "primary", "28 CFR, 2015 edition, in github.com/18F/allregs")
FR_TABLE = Citation(
    "87 FR 7938, Table 1",
    "relayed",
    "rows quoted by github.com/Ironclaw1644/countime; the arithmetic reproduces all seven",
)
MANUAL = Citation(
    "BOP Program Statement 5880.28", "unverified", "only the first pages could be read"
)
PS_5140_36 = Citation("BOP Program Statement 5140.36", "primary", "bop.gov, opening pages")

# -- Decisions -------------------------------------------------------------------------------------

BARBER = Citation(
    "Barber v. Thomas, 560 U.S. 474 (2010)",
    "primary",
    "appendix, quoted at joshblackman.com",
    name="Barber v. Thomas",
)
BLOOD = Citation(
    "Blood v. Bledsoe, 648 F.3d 203 (3d Cir. 2011)",
    "primary",
    "elawyers.us",
    name="Blood v. Bledsoe",
)
CATLIN = Citation(
    "Catlin v. Hudson (D. Kan. 2020)", "relayed", "casetext.com, excerpt", name="Catlin v. Hudson"
)
KIKUMURA = Citation(
    "Kikumura v. Hood, 467 F.3d 1257 (10th Cir. 2006)",
    "primary",
    "ca10.washburnlaw.edu",
    name="Kikumura v. Hood",
)
KORAY = Citation("Reno v. Koray, 515 U.S. 50 (1995)", "primary", "syllabus", name="Reno v. Koray")
KORAY_DAYS = Citation(
    "Koray v. Sizer, 21 F.3d 558 (3d Cir. 1994): 64 days for 23 April to 25 June",
    "primary",
    "openjurist.org; reversed on another point",
    name="Koray v. Sizer",
)
PRESCOD = Citation(
    "Prescod v. Schuylkill (3d Cir. 2015)",
    "relayed",
    "casetext.com, excerpt",
    name="Prescod v. Schuylkill",
)
MANAFORT = Citation(
    "United States v. Manafort (D.D.C. 2019): 47 + (60 - 30) + 13 = 90 months",
    "relayed",
    "The Hill and Washington Post, March 2019",
    name="United States v. Manafort",
)
GONZALES = Citation(
    "United States v. Gonzales, 520 U.S. 1 (1997)",
    "primary",
    "syllabus",
    name="United States v. Gonzales",
)
USSG_5G1_2 = Citation("USSG 5G1.2 n.2(B)", "primary", "Guidelines Manual")

CALENDAR = Citation(
    "terms and release dates in published computations",
    "derived",
    "87 FR 7938, Fall v. Stover, Hardy v. Ebbert and others; no text states how days are counted",
    name="published dates",
)

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
        "good_conduct.more_than_months",
        "length that a term must exceed to earn good conduct time",
        "months",
        "always the same",
        (Version(12, (USC_3624_B,), since=_day(1987, 11, 1)),),
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

LAWBOOK = Lawbook(
    jurisdiction=CODE,
    verified=_day(2026, 11, 22),
    covers_offences_since=_day(1987, 11, 1),
    parameters={parameter.id: parameter for parameter in PARAMETERS},
    readings={reading.id: reading for reading in READINGS},
)

"""Statutes, regulations, manuals and decisions that the federal rules rest on, with how sure each is."""

from __future__ import annotations

from sentencing.kit.law import Citation

USC = "US Code, release point 119-73 (26 March 2026), in github.com/legalize-dev/legalize-us"
_CFR = "eCFR text, in github.com/MichalOpoka/ecfr"

# -- Statutes --------------------------------------------------------------------------------------

USC_3584_A = Citation("18 U.S.C. 3584(a)", "primary", USC)
USC_3584_C = Citation("18 U.S.C. 3584(c)", "primary", USC)
USC_3585_A = Citation("18 U.S.C. 3585(a)", "primary", USC)
USC_3585_B = Citation("18 U.S.C. 3585(b)", "primary", USC)
USC_3624_A = Citation("18 U.S.C. 3624(a)", "primary", USC)
USC_3624_B = Citation("18 U.S.C. 3624(b)(1)", "primary", USC)
USC_3621_B = Citation("18 U.S.C. 3621(b)", "primary", USC)
USC_3582_C = Citation("18 U.S.C. 3582(c)", "primary", USC)
USC_3583_E = Citation("18 U.S.C. 3583(e)", "primary", USC)
USC_3624_E = Citation("18 U.S.C. 3624(e)", "primary", USC)
USC_1826 = Citation("28 U.S.C. 1826(a)", "primary", USC)
USC_2255_B = Citation("28 U.S.C. 2255(b)", "primary", USC)
CLEMENCY = Citation(
    "U.S. Constitution, art. II, 2, cl. 1",
    "unverified",
    "the power of reprieves and pardons, from knowledge",
    name="Constitution, art. II",
)
USC_1028A_B = Citation("18 U.S.C. 1028A(b)(2)", "primary", USC)
USC_1028A_B4 = Citation("18 U.S.C. 1028A(b)(4)", "primary", USC)
USC_924_C = Citation("18 U.S.C. 924(c)(1)(D)(ii)", "primary", USC)
USC_3146_B2 = Citation("18 U.S.C. 3146(b)(2)", "primary", USC)
USC_3147 = Citation("18 U.S.C. 3147", "relayed", "the order of service, by USSG 3C1.3 n.1")
USC_3013 = Citation("18 U.S.C. 3013(a)", "primary", USC)
USC_3613_B = Citation("18 U.S.C. 3613(b)", "primary", USC)
USC_3664_H = Citation("18 U.S.C. 3664(h)", "primary", USC)
USC_3664_F = Citation("18 U.S.C. 3664(f)(1)(A)", "primary", USC)
USC_3632_D4 = Citation("18 U.S.C. 3632(d)(4)(A)", "primary", USC)
USC_3632_D4_B = Citation("18 U.S.C. 3632(d)(4)(B)", "primary", USC)
USC_3632_D4_D = Citation("18 U.S.C. 3632(d)(4)(D)", "primary", USC)
USC_3632_D4_E = Citation("18 U.S.C. 3632(d)(4)(E)", "primary", USC)
USC_3624_C = Citation("18 U.S.C. 3624(c)(1)", "primary", USC)
USC_3624_C_OLD = Citation(
    "18 U.S.C. 3624(c) before 9 April 2008",
    "unverified",
    "from knowledge: the last tenth of the term, at most six months",
)
USC_3624_C2 = Citation("18 U.S.C. 3624(c)(2)", "primary", USC)
USC_3624_G = Citation("18 U.S.C. 3624(g)(1)", "primary", USC)
USC_3624_G3 = Citation("18 U.S.C. 3624(g)(3)", "primary", USC)
USC_3621_E = Citation("18 U.S.C. 3621(e)(2)(B)", "primary", USC)
USC_60541_G = Citation("34 U.S.C. 60541(g)", "primary", "US Code, release point 118-158")
FSA_102_B = Citation(
    "First Step Act, Pub. L. 115-391, 102(b)", "primary", f"note under 18 U.S.C. 3624; {USC}"
)
SRA_235 = Citation(
    "Sentencing Reform Act, Pub. L. 98-473, 235(a)(1)",
    "primary",
    f"note under 18 U.S.C. 3551; {USC}",
)
AEDPA_210 = Citation(
    "Pub. L. 104-132, 210 and 211 (24 April 1996)", "primary", f"note under 18 U.S.C. 2248; {USC}"
)
RISK_SYSTEM_DAY = Citation(
    "release of the risk and needs assessment system, 19 July 2019",
    "primary",
    "bop.gov/resources/news/20190719_doj_fsa_implement.jsp",
)

# -- Statutes on limits of terms and of supervision ------------------------------------------------

USC_1029_B2 = Citation("18 U.S.C. 1029(b)(2)", "primary", USC)
USC_3559_A = Citation("18 U.S.C. 3559(a)", "primary", USC)
USC_3559_G = Citation("18 U.S.C. 3559(g)(1)", "primary", USC)
USC_3583_B = Citation("18 U.S.C. 3583(b)", "primary", USC)
USC_3583_E3 = Citation("18 U.S.C. 3583(e)(3)", "primary", USC)
USC_3583_H = Citation("18 U.S.C. 3583(h)", "primary", USC)
USC_371 = Citation("18 U.S.C. 371", "primary", USC)

# -- Statutes on money ------------------------------------------------------------------------------

USC_3013_C = Citation("18 U.S.C. 3013(c)", "primary", USC)
USC_3572_D = Citation("18 U.S.C. 3572(d)(1)", "primary", USC)
USC_3572_H = Citation("18 U.S.C. 3572(h)", "primary", USC)
USC_3572_I = Citation("18 U.S.C. 3572(i)", "primary", USC)
USC_3583_D = Citation("18 U.S.C. 3583(d)", "primary", "uscode.house.gov, preliminary release")
USC_3612_C = Citation("18 U.S.C. 3612(c)", "primary", USC)
USC_3612_F1 = Citation("18 U.S.C. 3612(f)(1)", "primary", USC)
USC_3612_F2 = Citation("18 U.S.C. 3612(f)(2)", "primary", USC)
USC_3612_F3 = Citation("18 U.S.C. 3612(f)(3)", "primary", USC)
USC_3612_G = Citation("18 U.S.C. 3612(g)", "primary", USC)
USC_3612_I = Citation("18 U.S.C. 3612(i)", "primary", USC)
USC_3613A = Citation("18 U.S.C. 3613A(a)", "primary", USC)
USC_3613_B_OLD = Citation(
    "18 U.S.C. 3613(b) before 24 April 1996",
    "relayed",
    "law.cornell.edu on Ellingburg: liability for twenty years after entry of judgment",
)
USC_3614 = Citation("18 U.S.C. 3614", "primary", USC)
USC_3664_D5 = Citation("18 U.S.C. 3664(d)(5)", "primary", USC)
USC_3664_I = Citation("18 U.S.C. 3664(i)", "primary", USC)
USC_3664_J2 = Citation("18 U.S.C. 3664(j)(2)", "primary", USC)
USC_3664_N = Citation("18 U.S.C. 3664(n)", "primary", USC)
ESTATE_ACT = Citation(
    "Pub. L. 114-324, 2(b) (16 December 2016)", "primary", f"note under 18 U.S.C. 3613; {USC}"
)
NOT_COMPOUNDED = Citation(
    "18 U.S.C. 3612(f)(2), which unlike 28 U.S.C. 1961(b) has no word of compounding",
    "derived",
    "both texts read; neither gives the length of a year",
    name="no word of compounding",
)
PAID_ONCE = Citation(
    "18 U.S.C. 3664(f)(1)(A), (h) and (j)(2) together: a loss is made good once",
    "derived",
    "the section does not use the words; courts apply it so",
    name="a loss is made good once",
)
YIELD_ACT = Citation(
    "Pub. L. 106-554, 1(a)(7) (21 December 2000)", "primary", f"note under 18 U.S.C. 3612; {USC}"
)

# -- Regulations and manuals -----------------------------------------------------------------------

CFR_523_20 = Citation("28 CFR 523.20(b)", "primary", _CFR)
CFR_523_20_D = Citation("28 CFR 523.20(d)", "primary", _CFR)
CFR_523_20_OLD = Citation(
    "28 CFR 523.20 (2005)", "primary", "28 CFR, 2015 edition, in github.com/18F/allregs"
)
CFR_523_42 = Citation("28 CFR 523.42", "primary", "text before 30 September 2026, self-law.org")
CFR_523_42_NEW = Citation(
    "28 CFR 523.42(a) as amended, 91 FR 55740",
    "relayed",
    "quoted by github.com/Ironclaw1644/countime, which cites page 55743",
)
CFR_523_44 = Citation("28 CFR 523.44", "relayed", "quoted by github.com/Ironclaw1644/countime")
CFR_550_55 = Citation("28 CFR 550.55", "primary", "28 CFR, 2015 edition, in github.com/18F/allregs")
HANDOUT = Citation(
    "BOP, First Step Act time credit handout (2026)",
    "relayed",
    "examples quoted by github.com/Ironclaw1644/countime",
    name="BOP handout",
)
PS_5410_01 = Citation(
    "BOP Program Statement 5410.01", "relayed", "quoted by github.com/Ironclaw1644/countime"
)
PS_5331_02 = Citation(
    "BOP Program Statement 5331.02", "relayed", "quoted by github.com/Ironclaw1644/countime"
)
PS_5160_05 = Citation(
    "BOP Program Statement 5160.05", "unverified", "named in opinions and guides; not read"
)
SADOWSKI = Citation(
    "BOP regional counsel's memorandum on federal and state sentences (2006)",
    "relayed",
    "prisonlegalnews.org, opening",
    name="BOP memo of 2006",
)
CFR_522_12 = Citation("28 CFR 522.12", "primary", "28 CFR, 2015 edition, in github.com/18F/allregs")
CFR_522_13 = Citation(
    "28 CFR 522.13(a)", "primary", "28 CFR, 2015 edition, in github.com/18F/allregs"
)
CFR_541_3 = Citation(
    "28 CFR 541.3, Table 1", "primary", "28 CFR, 2015 edition, in github.com/18F/allregs"
)
SCA_MEMO = Citation(
    "BOP memorandum of 17 June 2025", "relayed", "reported at fd.org", name="BOP memo of 2025"
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
CFR_545_11_B = Citation(
    "28 CFR 545.11(b)", "primary", "eCFR text to November 2024, federal.elaws.us"
)
CFR_545_11_D = Citation(
    "28 CFR 545.11(d)", "primary", "28 CFR, 2015 edition, in github.com/18F/allregs"
)

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
JOHNSON = Citation(
    "United States v. Johnson, 529 U.S. 53 (2000)",
    "primary",
    "syllabus",
    name="United States v. Johnson",
)
MONT = Citation(
    "Mont v. United States, 587 U.S. 514 (2019)",
    "primary",
    "vlex.com, opening",
    name="Mont v. United States",
)
GONZALEZ_HERRERA = Citation(
    "Gonzalez v. Herrera, No. 24-2371 (9th Cir. 2025)",
    "relayed",
    "evergreenattorneys.com",
    name="Gonzalez v. Herrera",
)
HARGROVE = Citation(
    "Hargrove v. Healy (6th Cir. 2025)", "relayed", "reported in a survey", name="Hargrove v. Healy"
)
MORRIS = Citation(
    "United States v. Morris (S.D. Ga. 2023)",
    "primary",
    "casetext.com, excerpt",
    name="United States v. Morris",
)
RIOS = Citation(
    "Rios v. Wiley, 201 F.3d 257 (3d Cir. 2000)",
    "primary",
    "casetext.com, opening",
    name="Rios v. Wiley",
)
SCHLEINING = Citation(
    "Schleining v. Thomas, 642 F.3d 1242 (9th Cir. 2011)",
    "primary",
    "cetient.com, opening",
    name="Schleining v. Thomas",
)
HOGGE = Citation(
    "Hogge v. Wilson, 648 F. App'x 327 (4th Cir. 2016)",
    "primary",
    "scribd.com, opening; the Bureau's dates at studicata.com",
    name="Hogge v. Wilson",
)
HILL = Citation(
    "Hill v. Cowin (N.D.N.Y. 2010), which quotes the Bureau",
    "primary",
    "law.justia.com",
    name="Hill v. Cowin",
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
WILSON = Citation(
    "United States v. Wilson, 503 U.S. 329 (1992)",
    "primary",
    "syllabus",
    name="United States v. Wilson",
)
WISEMAN = Citation(
    "Wiseman v. Wachendorf, No. 19-2393 (8th Cir. 2021)",
    "primary",
    "law.justia.com and ecases.us, opening",
    name="Wiseman v. Wachendorf",
)
GREEN = Citation(
    "Green v. Christensen (N.D.N.Y. 2023)",
    "relayed",
    "casetext.com, excerpt",
    name="Green v. Christensen",
)
SETSER = Citation("Setser v. United States, 566 U.S. 231 (2012)", "primary", "syllabus")
BARDEN = Citation(
    "Barden v. Keohane, 921 F.2d 476 (3d Cir. 1990)",
    "relayed",
    "scribd.com, opening; the power as summarised",
    name="Barden v. Keohane",
)
WILLIS = Citation(
    "Willis v. United States, 438 F.2d 923 (5th Cir. 1971)",
    "unverified",
    "cited by others; conditions and arithmetic not read",
    name="Willis v. United States",
)
KAYFEZ = Citation(
    "Kayfez v. Gasele, 993 F.2d 1288 (7th Cir. 1993)",
    "unverified",
    "facts at studicata.com; arithmetic not read",
    name="Kayfez v. Gasele",
)
MANAFORT = Citation(
    "United States v. Manafort (D.D.C. 2019): 47 + (60 - 30) + 13 = 90 months",
    "relayed",
    "The Hill and Washington Post, March 2019",
    name="United States v. Manafort",
)
GIOVINCO = Citation(
    "Giovinco v. Pullen, 118 F.4th 527 (2d Cir. 2024)",
    "primary",
    "law.justia.com, opening",
    name="Giovinco v. Pullen",
)
BONNIE = Citation(
    "Bonnie v. Dunbar (4th Cir. 2025)",
    "relayed",
    "casemine.com, commentary; Judge Wynn dissented",
    name="Bonnie v. Dunbar",
)
BONNIE_DISSENT = Citation(
    "Bonnie v. Dunbar (4th Cir. 2025), Wynn, J., dissenting",
    "relayed",
    "casemine.com, commentary",
    name="dissent in Bonnie v. Dunbar",
)
GONZALES = Citation(
    "United States v. Gonzales, 520 U.S. 1 (1997)",
    "primary",
    "syllabus",
    name="United States v. Gonzales",
)
DOLAN = Citation(
    "Dolan v. United States, 560 U.S. 605 (2010)",
    "primary",
    "syllabus",
    name="Dolan v. United States",
)
ELLINGBURG = Citation(
    "Ellingburg v. United States, No. 24-482 (2026)",
    "relayed",
    "CRS LSB11397 (13 February 2026)",
    name="Ellingburg v. United States",
)
USSG_3C1_3 = Citation("USSG 3C1.3 n.1", "primary", "Guidelines Manual")
USSG_5G1_2 = Citation("USSG 5G1.2 n.2(B)", "primary", "Guidelines Manual")

CALENDAR = Citation(
    "terms and release dates in published computations",
    "derived",
    "87 FR 7938, Fall v. Stover, Hardy v. Ebbert and others; no text states how days are counted",
    name="published dates",
)

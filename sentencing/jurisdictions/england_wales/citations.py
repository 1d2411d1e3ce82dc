"""Statutes, orders, instructions and practice that the rules rest on, with how sure each is.

Where the law has no words for how to count (chains of unlike units, the fate of credits over
several sentences, what a change of law keeps), the rules follow the answers that the prison
service's calculator gives; such a rule is marked as derived.
"""

from __future__ import annotations

from sentencing.kit.law import Citation

_LGU = "legislation.gov.uk, read November 2026"
_SPREAD = "text of the section as reproduced by crimeline.co.uk and lawglobalhub.com, November 2026"
_KNOWN = "from knowledge; the text was not read for this rule"
_NOTED = "quoted in notes on the statute that were read, not in its own text"

# -- Release and its fractions -------------------------------------------------------------------

CJA_243A = Citation("Criminal Justice Act 2003 s.243A", "unverified", _KNOWN)
CJA_244 = Citation("Criminal Justice Act 2003 s.244", "primary", f"s.244(1) and (3)(a), {_LGU}")
CJA_244ZA = Citation("Criminal Justice Act 2003 s.244ZA", "unverified", _KNOWN)
SI_2020_158 = Citation(
    "Release of Prisoners (Alteration of Relevant Proportion of Sentence) Order 2020, SI 2020/158",
    "relayed",
    "described by mountfordchambers.com, 'Doing the time'",
    name="SI 2020/158",
)
PCSC_130 = Citation(
    "Police, Crime, Sentencing and Courts Act 2022 s.130",
    "unverified",
    _KNOWN,
    name="PCSC Act 2022",
)
SI_2024_844 = Citation(
    "Criminal Justice Act 2003 (Requisite and Minimum Custodial Periods) Order 2024, "
    "SI 2024/844 arts 1 to 3",
    "primary",
    _LGU,
    name="SI 2024/844",
)
SI_2024_1331 = Citation(
    "Home Detention Curfew and Requisite and Minimum Custodial Periods (Amendment) Order 2024, "
    "SI 2024/1331",
    "primary",
    f"made 12 December 2024; {_LGU}",
    name="SI 2024/1331",
)
SA_2026_23 = Citation("Sentencing Act 2026 s.23", "relayed", _SPREAD)
CJA_258 = Citation(
    "Criminal Justice Act 2003 s.258, as amended by the Serious Crime Act 2015",
    "relayed",
    "PSI 03/2015, its note of 16 July 2015",
    name="Criminal Justice Act 2003 s.258",
)
LASPO_2012 = Citation(
    "Legal Aid, Sentencing and Punishment of Offenders Act 2012 ss.121 and 151, Sch 20B to the "
    "Criminal Justice Act 2003",
    "relayed",
    f"annotations to Part 12, {_LGU}",
    name="LASPO Act 2012",
)
ORA_2014 = Citation(
    "Offender Rehabilitation Act 2014 ss.1 and 2, SI 2015/40",
    "relayed",
    f"PSI 03/2015, introduction, and annotations to Part 12, {_LGU}",
    name="Offender Rehabilitation Act 2014",
)

# -- Several sentences ---------------------------------------------------------------------------

CJA_263 = Citation("Criminal Justice Act 2003 s.263", "unverified", _KNOWN)
CJA_264 = Citation("Criminal Justice Act 2003 s.264", "primary", f"s.264(1) and (2), {_LGU}")
CODE_225 = Citation("Sentencing Code s.225", "primary", _LGU)
CJA_1967_104 = Citation("Criminal Justice Act 1967 s.104(2)", "unverified", _KNOWN)

# -- Appeals, and when a sentence begins ---------------------------------------------------------

CAA_2 = Citation("Criminal Appeal Act 1968 s.2", "primary", f"s.2(2) and (3), {_LGU}")
CAA_29 = Citation(
    "Criminal Appeal Act 1968 s.29",
    "primary",
    "s.29(4) as enacted, in the scan at wikisource.org; later amendments were not looked for",
)
COMMENCEMENT = Citation(
    "Sentencing Code, commencement of sentences",
    "relayed",
    "summary of Halsbury's Laws, Sentencing, 'Commencement of a Crown Court sentence'",
)

# -- Extended and other special sentences --------------------------------------------------------

CJA_246A = Citation(
    "Criminal Justice Act 2003 s.246A",
    "relayed",
    f"Criminal Justice and Courts Act 2015 s.4, explanatory notes, {_LGU}",
)
CJA_244A = Citation(
    "Criminal Justice Act 2003 s.244A", "relayed", f"as inserted by the 2015 Act Sch 1; {_SPREAD}"
)
CODE_241 = Citation("Sentencing Code ss.233 to 246", "unverified", _KNOWN)
CJA_256AC = Citation("Criminal Justice Act 2003 s.256AC", "unverified", _KNOWN)

# -- Days that count and days that are added -----------------------------------------------------

CJA_240ZA = Citation("Criminal Justice Act 2003 s.240ZA", "relayed", _NOTED)
CJA_240A = Citation("Criminal Justice Act 2003 s.240A", "relayed", _NOTED)
PCSC_SCH_16 = Citation(
    "Police, Crime, Sentencing and Courts Act 2022 Sch 16",
    "relayed",
    "described by mountfordchambers.com, 'Doing the time'",
    name="PCSC Act 2022 Sch 16",
)
CJA_257 = Citation("Criminal Justice Act 2003 s.257; Prison Rules 1999 r.55", "unverified", _KNOWN)
PRISON_ACT_49 = Citation("Prison Act 1952 s.49(2)", "unverified", _KNOWN)

# -- Licence, supervision, recall ----------------------------------------------------------------

CJA_249 = Citation("Criminal Justice Act 2003 s.249", "unverified", _KNOWN)
CJA_256AA = Citation(
    "Criminal Justice Act 2003 s.256AA", "primary", f"as it stood on 28 April 2022, {_LGU}"
)
SA_2026_34 = Citation("Sentencing Act 2026 s.34 and Sch 5", "relayed", _SPREAD)
SI_2026_402 = Citation("SI 2026/402 reg.2", "primary", f"explanatory note, {_LGU}")
CJA_255B = Citation(
    "Criminal Justice Act 2003 s.255B", "relayed", f"Sentencing Act 2026 s.31; {_SPREAD}"
)
CJA_255C = Citation("Criminal Justice Act 2003 ss.254 and 255C", "unverified", _KNOWN)
SA_2026_32 = Citation(
    "Criminal Justice Act 2003 s.255BA, inserted by the Sentencing Act 2026 s.32",
    "relayed",
    f"{_SPREAD}; in force from 31 March 2026 by SI 2026/86",
    name="Sentencing Act 2026 s.32",
)

# -- Leaving early -------------------------------------------------------------------------------

CJA_246 = Citation(
    "Criminal Justice Act 2003 s.246",
    "primary",
    f"s.246(1) as quoted in SI 2023/390 and SI 2024/1331, explanatory notes, {_LGU}",
)
SI_2023_390 = Citation("SI 2023/390", "primary", f"explanatory note, {_LGU}")
SA_2026_26 = Citation("Sentencing Act 2026 s.26", "relayed", _SPREAD)
CJA_260 = Citation(
    "Criminal Justice Act 2003 s.260", "primary", f"s.260(2) as quoted in SI 2023/1368, {_LGU}"
)
SI_2023_1368 = Citation(
    "Criminal Justice Act 2003 (Removal of Prisoners for Deportation) Order 2023, SI 2023/1368",
    "primary",
    _LGU,
    name="SI 2023/1368",
)
REMOVAL_ORDER_2025 = Citation(
    "Criminal Justice Act 2003 (Removal of Prisoners for Deportation) Order 2025",
    "relayed",
    "policy-wire.co.uk and the-common-room.co.uk, September 2025",
    name="Removal of Prisoners for Deportation Order 2025",
)

# -- Instructions and practice -------------------------------------------------------------------

PSI_03_2015 = Citation(
    "PSI 03/2015, Sentence calculation: determinate sentenced prisoners",
    "relayed",
    "its introduction was read; its worked examples by the answers of the prison service",
    name="PSI 03/2015",
)
PRACTICE = Citation(
    "practice of the prison service's release date calculator",
    "derived",
    "from its published answers as of 20 August 2026",
    name="practice",
)

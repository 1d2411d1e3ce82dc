"""Problems: what is wrong with a case, said so that a person can mend it.

User data never raises an exception through the public functions; it gives `Problem` records, each
with a code of the catalogue, a message, the place in the file and a hint. A parser of one notation
raises `NotationError`, which the reader of case files turns into a located problem.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from sentencing.core.name_problems import NAME_PROBLEMS
from sentencing.core.prison_problems import PRISON_PROBLEMS

Severity: TypeAlias = Literal["error", "warning", "note"]
"""error: not read or not computed. warning: computed, but doubtful. note: worth knowing."""


class Place(msgspec.Struct, frozen=True):
    """A stretch of text in a case file, lines and columns counted from 1.

    `line` 0 stands for the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Problem(msgspec.Struct, frozen=True):
    """Something wrong or doubtful in a case.

    Attributes:
        code: key of `CATALOGUE`.
        message: one sentence about this very case.
        place: where in the file, if the problem stands in a file.
        path: the name of the fact concerned, such as `judgments.ga.runs`.
        hint: what to do about it.
        related: other places that belong to it, each with a remark.
        severity: as the catalogue has it.
    """

    code: str
    message: str
    place: Place | None = None
    path: str = ""
    hint: str = ""
    related: tuple[tuple[Place, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """How bad it is, by the catalogue."""
        return CATALOGUE[self.code].severity

    @property
    def unreadable(self) -> bool:
        """Whether the file could not be read at all, so that there is no case."""
        return CATALOGUE[self.code].unreadable

    def __str__(self) -> str:
        """`place: severity[code] message`, the concise form."""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.severity}[{self.code}] {self.message}"


class NotationError(ValueError):
    """A value that is not written as its notation wants it."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class CatalogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What the catalogue says of a code."""

    severity: Severity
    title: str
    meaning: str
    remedy: str
    unreadable: bool = False


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the known word nearest to `word`, or the known words when few."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]}?"
    few = 12
    if known and len(known) <= few:
        return f"known here: {', '.join(known)}"
    return ""


def sort_key(problem: Problem) -> tuple[str, int, int, str, str]:
    """Order of problems in every output: by file, line, column, code."""
    place = problem.place or Place("")
    return (place.file, place.line, place.column, problem.code, problem.message)


def _file(title: str, meaning: str, remedy: str) -> CatalogEntry:
    return CatalogEntry(
        severity="error", title=title, meaning=meaning, remedy=remedy, unreadable=True
    )


def _error(title: str, meaning: str, remedy: str) -> CatalogEntry:
    return CatalogEntry(severity="error", title=title, meaning=meaning, remedy=remedy)


def _warning(title: str, meaning: str, remedy: str) -> CatalogEntry:
    return CatalogEntry(severity="warning", title=title, meaning=meaning, remedy=remedy)


def _note(title: str, meaning: str, remedy: str) -> CatalogEntry:
    return CatalogEntry(severity="note", title=title, meaning=meaning, remedy=remedy)


CATALOGUE: dict[str, CatalogEntry] = {
    # -- the file as a whole ------------------------------------------------------------------
    "unreadable-file": _file(
        "The file cannot be opened",
        "There is no such file, or it may not be read, or it is not a regular file.",
        "Check the path and the permissions.",
    ),
    "file-too-large": _file(
        "The file is larger than a case file may be",
        "Case files come from strangers; a size above 1 MiB is refused before it is read.",
        "Give one case a file. A case of a thousand counts stays far below the limit.",
    ),
    "not-text": _file(
        "The file is not text",
        "A case file is YAML in UTF-8. This one holds bytes that are no such text.",
        "Save the file as UTF-8 text.",
    ),
    "empty-file": _file(
        "The file holds no case",
        "There is nothing in it but blank lines and comments.",
        "`sentencing new` writes a template to start from.",
    ),
    "not-yaml": _file(
        "The text is not YAML",
        "The text breaks the rules of YAML at the place shown, so nothing of it can be read.",
        "The usual causes: a missing colon or bracket, a tab, indentation that does not line up.",
    ),
    "too-deep": _file(
        "Nested too deeply",
        "More than 32 levels of lists and mappings inside each other; no case needs that many.",
        "Flatten the file.",
    ),
    "too-many-values": _file(
        "Too many values",
        "Aliases (`*name`) count as often as they are used; together they give more values than a "
        "case may hold.",
        "Write the values out, or split the case.",
    ),
    "no-cases": _file(
        "No case files here",
        "The folder holds no file that ends in .yaml or .yml.",
        "Name the folder that holds the cases, or a file.",
    ),
    # -- keys and shapes ----------------------------------------------------------------------
    "wrong-shape": _error(
        "A value of another shape is needed here",
        "A mapping stands where a list or a plain value belongs, or the other way round.",
        "Look at the example that `sentencing new` writes.",
    ),
    "unknown-key": _error(
        "Unknown key",
        "The format has no such key at this place. It is not ignored: a misspelt key would "
        "otherwise change a date in silence.",
        "`sentencing schema` lists every key.",
    ),
    "duplicate-key": _error(
        "A key given twice",
        "The same key stands twice in one mapping. The first one is kept.",
        "Remove one of them; rival claims about a fact go under `rivals`.",
    ),
    "missing-key": _error(
        "A key is missing",
        "The record cannot be understood without this key.",
        "Add the key. If the fact is not known, write `?`.",
    ),
    "duplicate-id": _error(
        "An id used twice",
        "Two records of one list have the same id, so a reference to it would be ambiguous.",
        "Rename one of them.",
    ),
    "bad-id": _error(
        "Not usable as an id",
        "An id is made of letters, digits and `-`, `_`; it names the record in relations, "
        "scenarios and output.",
        "Choose a short id, such as `ndga` or `1-10`.",
    ),
    "unsupported-format": _error(
        "A format that this version does not read",
        "The file declares a format other than `sentencing/1`.",
        "Write `format: sentencing/1`, or leave the key out.",
    ),
    "unknown-jurisdiction": _error(
        "Unknown jurisdiction",
        "No rules are known for this jurisdiction, so nothing can be computed under it.",
        "The hint names the jurisdictions that are installed; a package can add others.",
    ),
    # -- notations ----------------------------------------------------------------------------
    "bad-date": _error(
        "Not a date",
        "Dates are written 2017-04-21; less precise ones 2017-04, 2017, 2017-04/2017-06, with `~` "
        "for about and `?` for unknown.",
        "Write year, month, day, with two digits for month and day.",
    ),
    "no-such-date": _error(
        "A date that does not exist",
        "The calendar has no such day, such as 31 April or 29 February of a common year.",
        "Check the source for the day that was meant.",
    ),
    "reversed-dates": _error(
        "Ends before it begins",
        "The last day of a stretch lies before its first day.",
        "Exchange the two dates, or correct one.",
    ),
    "bad-term": _error(
        "Not a length of time",
        "Terms are written 27 years, 15 years 6 months, 324 months, 1 year and 1 day, P27Y, "
        "33-50 months, time served, life.",
        "Write numbers with their units.",
    ),
    "negative-term": _error(
        "A negative length of time",
        "A term of imprisonment or a number of days cannot be below zero.",
        "Write the length without a minus sign.",
    ),
    "bad-money": _error(
        "Not an amount of money",
        "Amounts are written 169_000_000 USD, 2,178,349.50 USD or $100.",
        "Write a number and a currency of three letters.",
    ),
    "bad-number": _error(
        "Not a whole number",
        "A count of things or days is needed here.",
        "Write digits only.",
    ),
    "bad-choice": _error(
        "Not one of the possible words",
        "Only certain words have a meaning here.",
        "Use one of the words listed in the hint.",
    ),
    "bad-text": _error(
        "Not printable text",
        "The text is empty, too long, or holds control characters.",
        "Write one line of plain text.",
    ),
    "bad-relation": _error(
        "Not understood as a relation between sentences",
        "Relations are written `concurrent with ID`, `consecutive to ID`, or as a mapping with "
        "concurrent_with, consecutive_to, for, rest, among.",
        "Name the other sentence by its id.",
    ),
    # -- references and relations -------------------------------------------------------------
    "unknown-reference": _error(
        "Refers to nothing",
        "The id names no record of this case.",
        "Use an id that the file defines.",
    ),
    "unknown-source": _note(
        "A source that is not listed",
        "The file lists its sources, and this is none of them.",
        "Add it under `sources`, or correct the id.",
    ),
    "self-reference": _error(
        "A sentence related to itself",
        "A sentence cannot run with or after itself.",
        "Name the other sentence.",
    ),
    "relation-cycle": _error(
        "Sentences that wait for each other",
        "Each is to begin after another of them, so none ever could. The orders are not used.",
        "Check which sentence the court named as the first.",
    ),
    "contradictory-relation": _error(
        "Both concurrent and consecutive",
        "One sentence is to run with another and after it. Neither order is used.",
        "Where part of a term overlaps, use `for` and `rest`.",
    ),
    "relation-unnamed": _warning(
        "An order that names some of the sentences that run, and not all",
        "How the sentence runs with the others is open. What the law presumes is computed.",
        "Name every sentence that was running, as the judgment or a later order has it.",
    ),
    "unknown-name": _error(
        "No such name in this case",
        "Scenarios assign to names such as judgments.ga.runs, reading.us-federal.partial_year or "
        "law.us-federal.good_conduct.days_per_year. This is none of them.",
        "Check the ids in the path.",
    ),
    "unknown-expectation": _error(
        "Nothing of that name is computed",
        "An expectation names a milestone or figure that the result of this case does not have.",
        "Use a name that `sentencing explain --format json` shows.",
    ),
    "differs-from-expectation": _error(
        "Not the figure that the file expects",
        "The computation gives another date or number than `expect` states.",
        "Find out which of the two is right; `sentencing check --update` takes the computed one.",
    ),
    "expected-problem-missing": _error(
        "An expected problem that does not occur",
        "`expect.problems` names a code that this case does not give.",
        "Remove the code, or restore what caused it.",
    ),
    # -- law and computation ------------------------------------------------------------------
    "term-missing": _error(
        "A sentence without a length",
        "The judgment and its counts give no term, so this sentence cannot be placed in time. "
        "The others are computed.",
        "Give `term` on the judgment or on its counts.",
    ),
    "date-missing": _error(
        "A sentence without a day",
        "The day on which the sentence was imposed is not known, so it cannot be placed in time. "
        "The others are computed.",
        "Give `imposed`, if only as a month or a range.",
    ),
    "range-of-terms": _error(
        "A range of terms",
        "The jurisdiction imposes fixed terms; a range has no single end. The sentence is left "
        "out; the others are computed.",
        "Give the term that was imposed; use `what_if` for a range under discussion.",
    ),
    "outside-verified-law": _error(
        "Outside the law that was verified",
        "The rules of this jurisdiction were verified for a certain time only. A sentence outside "
        "it is refused, for an answer under the wrong law would look right.",
        "The message names the first day that is covered.",
    ),
    "beyond-the-calendar": _error(
        "Outside the years 1 to 9999",
        "The calendar of this project has the years 1 to 9999. A date reaches past one of its ends, "
        "as where terms together are too long, so there is none to give.",
        "Look for a slip in a year or a term. If there is none, no date exists.",
    ),
    "imposed-after-as-of": _note(
        "Imposed after the day of the computation",
        "The computation is made as of an earlier day, on which this sentence did not exist. It "
        "is left out.",
        "Move `as_of`, or leave it out.",
    ),
    "early-commencement": _error(
        "Begins before it was imposed",
        "A federal term cannot begin before the day on which it is imposed, even if ordered to "
        "run with one already running (18 U.S.C. 3585(a)). The day imposed is used.",
        "Days in custody before that day go under `custody`.",
    ),
    "held-by-another": _warning(
        "Another sovereign had the person, and when it let go is not known",
        "A federal term imposed on a person of whom another sovereign has primary jurisdiction "
        "begins when that sovereign lets go, unless it is ordered to run with the other's "
        "sentence. The day imposed is used, which may be too early.",
        "Give an event `relinquishment`, or the other sentence with its `dates`, or `commences`.",
    ),
    "law-not-encoded": _warning(
        "A sentence under a law that is not encoded",
        "The rules of that jurisdiction are not known here, so the sentence cannot be computed. "
        "It can stand in the case with its own dates.",
        "Give `dates: {from: ..., full_term: ..., release: ...}` as its custodian has them.",
    ),
    "no-return": _warning(
        "No day of return",
        "Service stands still while the person is away, and the file does not say until when. The "
        "days are counted up to the day of the computation; every date moves later until then.",
        "Give `to`, the day of return.",
    ),
    "conduct-differs": _warning(
        "The good conduct time lost is not the sum of its parts",
        "The file gives a total and single decisions, and they do not agree. The total is used.",
        "Remove the total, or add the decisions that are missing.",
    ),
    "restoration-doubtful": _warning(
        "Good conduct time restored that the law keeps lost",
        "For offenses since 26 April 1996 lost time is not given back for later good conduct "
        "(28 CFR 523.20). The days are counted as the file has them.",
        "Check whether the sanction was set aside.",
    ),
    "bad-table": _error(
        "A table beside the case that cannot be used",
        "The file named is not in the folder of the case, cannot be read, or has lines that are "
        "not `week,percent`. The lines that can be read are used.",
        "Put a CSV file beside the case: the line week,percent, then a line such as "
        "2024-01-08,4.83 for each week.",
    ),
    "order-without-effect": _note(
        "Concurrent with a sentence that was over",
        "The court ordered a term to run with a sentence of another sovereign, which ended before "
        "the term could begin. A term is never moved back, so nothing of the two runs together.",
        "Check the days. A court can take the time into account only in the length of the term.",
    ),
    "payment-not-applied": _warning(
        "A payment, or part of it, pays no debt",
        "Nothing was owed on that day, or less than was paid, or the payer is nobody who owes the "
        "debt, or the day or amount is missing. The rest of the account is computed without it.",
        "Check the day, the amount, the judgment, and who paid.",
    ),
    "rate-missing": _note(
        "Interest without its rate",
        "A fine or restitution above 2,500 USD bears interest at the Treasury yield of the week "
        "before it begins (18 U.S.C. 3612(f)). The file does not give that yield, so none is "
        "computed.",
        "Give the yield of that week under payments.rates, or state interest: waived.",
    ),
    "overlap-too-long": _warning(
        "The part is longer than the whole",
        "The order lets a longer part of the term run concurrently or consecutively than the term "
        "has. The part is taken as the whole term.",
        "Check the numbers in the judgment.",
    ),
    "statute-forbids-concurrent": _warning(
        "Concurrent, where the statute says consecutive",
        "The count is of an offence whose term shall run with no other, yet the file has it run "
        "concurrently. The court's order is computed as given.",
        "Check the judgment; the custodian follows the order until a court corrects it.",
    ),
    "above-maximum": _warning(
        "Longer than the statute allows",
        "The term of the count exceeds the maximum of its statute on the day of the offense. The "
        "court's order is computed as given.",
        "Check the term, the statute and the day of the offense. Some statutes allow more in graver "
        "cases; the hint names the words that say so in `offense`.",
    ),
    "below-minimum": _warning(
        "Shorter than the statute demands",
        "The term is below the mandatory minimum of its statute, or is not the term that the "
        "statute fixes. The court's order is computed as given.",
        "Check the term. A court may go below a minimum for substantial assistance, and in some "
        "drug cases (18 U.S.C. 3553(e), (f)); a `note` can say so.",
    ),
    "above-sum-of-maxima": _warning(
        "Longer in all than the counts allow together",
        "The whole term exceeds the sum of the statutory maxima of the counts, which is all that "
        "they allow one after another. The court's order is computed as given.",
        "Check the total, and whether all the counts are listed (`times`, or an id such as `1-10`).",
    ),
    "supervision-too-long": _warning(
        "Supervised release longer than allowed",
        "The term of supervised release exceeds what 18 U.S.C. 3583 allows after an offense of "
        "this class, or after a revocation.",
        "Check the term; where another statute governs it, name that statute in `offense`.",
    ),
    "revocation-too-long": _warning(
        "Prison on revocation longer than allowed",
        "The term exceeds what 18 U.S.C. 3583(e)(3) allows on one revocation after an offense of "
        "this class. The court's order is computed as given.",
        "Where several terms of supervised release were revoked one after another, give "
        "`supervised_release` on each count of the first judgment.",
    ),
    "total-differs": _warning(
        "The total is not what the counts give",
        "The judgment states a total term and terms for its counts, and the counts, related as "
        "the file has them, give another length. The counts are computed.",
        "Check how the counts run among themselves.",
    ),
    "over-served": _warning(
        "More credit than there was to serve",
        "Custody before the sentence is longer than the sentence less its credits, so release was "
        "due on the day the sentence began. The days left over are counted, not carried.",
        "Check whether all the custody belongs to this sentence.",
    ),
    "disallowed-too-much": _warning(
        "More good conduct time lost than there is",
        "The days disallowed exceed what the term can earn. All of it is taken as lost.",
        "Check the number against the credits of the whole term.",
    ),
    "mixed-currencies": _warning(
        "Amounts in several currencies",
        "Sums are given for each currency; none is converted.",
        "Nothing to mend.",
    ),
    "counterfactual-law": _note(
        "Law changed by assumption",
        "A parameter of the law was given another value than the law has. The result says what "
        "would be, not what is.",
        "Remove the assignment for the law as it stands.",
    ),
}
"""Every problem code with its severity, its meaning and what to do about it."""

for _code, (_severity, *_words) in (NAME_PROBLEMS | PRISON_PROBLEMS).items():
    CATALOGUE[_code] = {"error": _error, "warning": _warning, "note": _note}[_severity](*_words)

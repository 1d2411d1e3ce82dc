"""The problems that the kernel itself reports: of files, notations, relations, expectations.

A law registers the codes of its own (`sentencing.core.plugins`).
"""

from __future__ import annotations

from collections.abc import Mapping

from sentencing.core.diagnostics import CatalogEntry

KERNEL: Mapping[str, CatalogEntry] = {
    # -- the file as a whole ------------------------------------------------------------------
    "unreadable-file": CatalogEntry.file(
        "The file cannot be opened",
        "There is no such file, or it may not be read, or it is not a regular file.",
        "Check the path and the permissions.",
    ),
    "file-too-large": CatalogEntry.file(
        "The file is larger than a case file may be",
        "Case files come from strangers; a size above 1 MiB is refused before it is read.",
        "Give one case a file. A case of a thousand counts stays far below the limit.",
    ),
    "not-text": CatalogEntry.file(
        "The file is not text",
        "A case file is YAML in UTF-8. This one holds bytes that are no such text.",
        "Save the file as UTF-8 text.",
    ),
    "empty-file": CatalogEntry.file(
        "The file holds no case",
        "There is nothing in it but blank lines and comments.",
        "`sentencing new` writes a template to start from.",
    ),
    "not-yaml": CatalogEntry.file(
        "The text is not YAML",
        "The text breaks the rules of YAML at the place shown, so nothing of it can be read.",
        "The usual causes: a missing colon or bracket, a tab, indentation that does not line up.",
    ),
    "too-deep": CatalogEntry.file(
        "Nested too deeply",
        "More than 32 levels of lists and mappings inside each other; no case needs that many.",
        "Flatten the file.",
    ),
    "too-many-values": CatalogEntry.file(
        "Too many values",
        "Aliases (`*name`) count as often as they are used; together they give more values than a "
        "case may hold.",
        "Write the values out, or split the case.",
    ),
    "no-cases": CatalogEntry.file(
        "No case files here",
        "The folder holds no file that ends in .yaml or .yml.",
        "Name the folder that holds the cases, or a file.",
    ),
    # -- keys and shapes ----------------------------------------------------------------------
    "wrong-shape": CatalogEntry.error(
        "A value of another shape is needed here",
        "A mapping stands where a list or a plain value belongs, or the other way round.",
        "Look at the example that `sentencing new` writes.",
    ),
    "unknown-key": CatalogEntry.error(
        "Unknown key",
        "The format has no such key at this place. It is not ignored: a misspelt key would "
        "otherwise change a date in silence.",
        "`sentencing schema` lists every key.",
    ),
    "duplicate-key": CatalogEntry.error(
        "A key given twice",
        "The same key stands twice in one mapping. The first one is kept.",
        "Remove one of them; rival claims about a fact go under `rivals`.",
    ),
    "missing-key": CatalogEntry.error(
        "A key is missing",
        "The record cannot be understood without this key.",
        "Add the key. If the fact is not known, write `?`.",
    ),
    "duplicate-id": CatalogEntry.error(
        "An id used twice",
        "Two records of one list have the same id, so a reference to it would be ambiguous.",
        "Rename one of them.",
    ),
    "bad-id": CatalogEntry.error(
        "Not usable as an id",
        "An id is made of letters, digits and `-`, `_`; it names the record in relations, "
        "scenarios and output.",
        "Choose a short id, such as `ndga` or `1-10`.",
    ),
    "unsupported-format": CatalogEntry.error(
        "A format that this version does not read",
        "The file declares a format other than `sentencing/1`.",
        "Write `format: sentencing/1`, or leave the key out.",
    ),
    "unknown-jurisdiction": CatalogEntry.error(
        "Unknown jurisdiction",
        "No rules are known for this jurisdiction, so nothing can be computed under it.",
        "The hint names the jurisdictions that are installed; a package can add others.",
    ),
    # -- notations ----------------------------------------------------------------------------
    "bad-date": CatalogEntry.error(
        "Not a date",
        "Dates are written 2017-04-21; less precise ones 2017-04, 2017, 2017-04/2017-06, with `~` "
        "for about and `?` for unknown.",
        "Write year, month, day, with two digits for month and day.",
    ),
    "no-such-date": CatalogEntry.error(
        "A date that does not exist",
        "The calendar has no such day, such as 31 April or 29 February of a common year.",
        "Check the source for the day that was meant.",
    ),
    "reversed-dates": CatalogEntry.error(
        "Ends before it begins",
        "The last day of a stretch lies before its first day.",
        "Exchange the two dates, or correct one.",
    ),
    "bad-term": CatalogEntry.error(
        "Not a length of time",
        "Terms are written 27 years, 15 years 6 months, 324 months, 1 year and 1 day, P27Y, "
        "33-50 months, time served, life.",
        "Write numbers with their units.",
    ),
    "negative-term": CatalogEntry.error(
        "A negative length of time",
        "A term of imprisonment or a number of days cannot be below zero.",
        "Write the length without a minus sign.",
    ),
    "bad-money": CatalogEntry.error(
        "Not an amount of money",
        "Amounts are written 169_000_000 USD, 2,178,349.50 USD or $100.",
        "Write a number and a currency of three letters.",
    ),
    "bad-number": CatalogEntry.error(
        "Not a whole number",
        "A count of things or days is needed here.",
        "Write digits only.",
    ),
    "bad-choice": CatalogEntry.error(
        "Not one of the possible words",
        "Only certain words have a meaning here.",
        "Use one of the words listed in the hint.",
    ),
    "bad-text": CatalogEntry.error(
        "Not printable text",
        "The text is empty, too long, or holds control characters.",
        "Write one line of plain text.",
    ),
    "bad-relation": CatalogEntry.error(
        "Not understood as a relation between sentences",
        "Relations are written `concurrent with ID`, `consecutive to ID`, or as a mapping with "
        "concurrent_with, consecutive_to, for, rest, among.",
        "Name the other sentence by its id.",
    ),
    # -- references and relations -------------------------------------------------------------
    "unknown-reference": CatalogEntry.error(
        "Refers to nothing",
        "The id names no record of this case.",
        "Use an id that the file defines.",
    ),
    "unknown-sovereign": CatalogEntry.error(
        "A sovereign that is not known",
        (
            "Who holds a person, and whose sentence it is, decides when a term begins and which days "
            "count. This is no law that is installed, none of those whom the law of the case knows by "
            "name, and not declared by the case. The fact is taken as not known."
        ),
        (
            "Correct the name; a county or city holds for its State, so name the State. If it is right, "
            "add it to `others` of the case."
        ),
    ),
    "outside-the-case": CatalogEntry.warning(
        "Perhaps meant for a judgment of this case",
        (
            "Custody can be for a charge, and days can be credited to a sentence, that is not in the "
            "file. This may be one, or a slip for an id; it is taken as outside of the case."
        ),
        (
            "Use the id of the judgment, or describe in words what is outside, such as `a charge since "
            "dismissed` or `another sentence of Texas`."
        ),
    ),
    "unknown-figure": CatalogEntry.error(
        "A published figure of no name",
        "`official` names a milestone or figure that this law does not give, so nothing can be held "
        "against it.",
        "Use a name that `sentencing explain --format json` shows.",
    ),
    "unknown-source": CatalogEntry.note(
        "A source that is not listed",
        "The file lists its sources, and this is none of them.",
        "Add it under `sources`, or correct the id.",
    ),
    "self-reference": CatalogEntry.error(
        "A sentence related to itself",
        "A sentence cannot run with or after itself.",
        "Name the other sentence.",
    ),
    "relation-cycle": CatalogEntry.error(
        "Sentences that wait for each other",
        "Each is to begin after another of them, so none ever could. The orders are not used.",
        "Check which sentence the court named as the first.",
    ),
    "contradictory-relation": CatalogEntry.error(
        "Both concurrent and consecutive",
        "One sentence is to run with another and after it. Neither order is used.",
        "Where part of a term overlaps, use `for` and `rest`.",
    ),
    "relation-unnamed": CatalogEntry.warning(
        "An order that names some of the sentences that run, and not all",
        "How the sentence runs with the others is open. What the law presumes is computed.",
        "Name every sentence that was running, as the judgment or a later order has it.",
    ),
    "unknown-name": CatalogEntry.error(
        "No such name in this case",
        "Scenarios assign to names such as judgments.ga.runs, reading.us-federal.partial_year or "
        "law.us-federal.good_conduct.days_per_year. This is none of them.",
        "Check the ids in the path.",
    ),
    "unknown-expectation": CatalogEntry.error(
        "Nothing of that name is computed",
        "An expectation names a milestone or figure that the result of this case does not have.",
        "Use a name that `sentencing explain --format json` shows.",
    ),
    "differs-from-expectation": CatalogEntry.error(
        "Not the figure that the file expects",
        "The computation gives another date or number than `expect` states.",
        "Find out which of the two is right; `sentencing check --update` takes the computed one.",
    ),
    "expected-problem-missing": CatalogEntry.error(
        "An expected problem that does not occur",
        "`expect.problems` names a code that this case does not give.",
        "Remove the code, or restore what caused it.",
    ),
    # -- law and computation ------------------------------------------------------------------
    "term-missing": CatalogEntry.error(
        "A sentence without a length",
        "The judgment and its counts give no term, so this sentence cannot be placed in time. "
        "The others are computed.",
        "Give `term` on the judgment or on its counts.",
    ),
    "date-missing": CatalogEntry.error(
        "A sentence without a day",
        "The day on which the sentence was imposed is not known, so it cannot be placed in time. "
        "The others are computed.",
        "Give `imposed`, if only as a month or a range.",
    ),
    "indeterminate-sentence": CatalogEntry.error(
        "A sentence without a date of automatic release",
        (
            "Life and similar sentences end by a decision after a minimum term. The sentence is left "
            "out and the others are computed."
        ),
        "Compute the minimum term apart from this; the dates given are those of the other sentences.",
    ),
    "range-of-terms": CatalogEntry.error(
        "A range of terms",
        "The jurisdiction imposes fixed terms; a range has no single end. The sentence is left "
        "out; the others are computed.",
        "Give the term that was imposed; use `what_if` for a range under discussion.",
    ),
    "outside-verified-law": CatalogEntry.error(
        "Outside the law that was verified",
        "The rules of this jurisdiction were verified for a certain time only. A sentence outside "
        "it is refused, for an answer under the wrong law would look right.",
        "The message names the first day that is covered.",
    ),
    "beyond-the-calendar": CatalogEntry.error(
        "Outside the years 1 to 9999",
        "The calendar of this project has the years 1 to 9999. A date reaches past one of its ends, "
        "as where terms together are too long, so there is none to give.",
        "Look for a slip in a year or a term. If there is none, no date exists.",
    ),
    "imposed-after-as-of": CatalogEntry.note(
        "Imposed after the day of the computation",
        "The computation is made as of an earlier day, on which this sentence did not exist. It "
        "is left out.",
        "Move `as_of`, or leave it out.",
    ),
    "law-not-encoded": CatalogEntry.warning(
        "A sentence under a law that is not encoded",
        "The rules of that jurisdiction are not known here, so the sentence cannot be computed. "
        "It can stand in the case with its own dates.",
        "Give `dates: {from: ..., full_term: ..., release: ...}` as its custodian has them.",
    ),
    "bad-table": CatalogEntry.error(
        "A table beside the case that cannot be used",
        "The file named is not in the folder of the case, cannot be read, or has lines that are "
        "not `week,percent`. The lines that can be read are used.",
        "Put a CSV file beside the case: the line week,percent, then a line such as "
        "2024-01-08,4.83 for each week.",
    ),
    "overlap-too-long": CatalogEntry.warning(
        "The part is longer than the whole",
        "The order lets a longer part of the term run concurrently or consecutively than the term "
        "has. The part is taken as the whole term.",
        "Check the numbers in the judgment.",
    ),
    "counterfactual-law": CatalogEntry.note(
        "Law changed by assumption",
        "A parameter of the law was given another value than the law has. The result says what "
        "would be, not what is.",
        "Remove the assignment for the law as it stands.",
    ),
    "not-a-case": CatalogEntry.note(
        "Some other YAML",
        "The file lies in the folder and has none of the keys that a case begins with, so it is passed "
        "over.",
        "No action needed; a case needs `jurisdiction` and `judgments`.",
    ),
    "unread-fact": CatalogEntry.warning(
        "A fact that no rule asks for",
        "The file states it, and the law of the case as encoded here has no rule for it. Nothing was made "
        "of it, so a date may be another one.",
        "Check whether it is a fact of another law, or compute by hand what it changes.",
    ),
    "unread-remark": CatalogEntry.note(
        "A fact without effect on dates that no rule asks for",
        "The file states it, and the law of the case as encoded here has no rule for it. It moves no "
        "date of custody.",
        "No action needed.",
    ),
}

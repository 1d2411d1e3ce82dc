"""The problems that federal law reports beside those of the kernel."""

from __future__ import annotations

from collections.abc import Mapping

from sentencing.core.diagnostics import CatalogEntry

PROBLEMS: Mapping[str, CatalogEntry] = {
    "early-commencement": CatalogEntry.error(
        "Begins before it was imposed",
        "A federal term cannot begin before the day on which it is imposed, even if ordered to "
        "run with one already running (18 U.S.C. 3585(a)). The day imposed is used.",
        "Days in custody before that day go under `custody`.",
    ),
    "held-by-another": CatalogEntry.warning(
        "Another sovereign had the person, and when it let go is not known",
        "A federal term imposed on a person of whom another sovereign has primary jurisdiction "
        "begins when that sovereign lets go, unless it is ordered to run with the other's "
        "sentence. The day imposed is used, which may be too early.",
        "Give an event `relinquishment`, or the other sentence with its `dates`, or `commences`.",
    ),
    "no-return": CatalogEntry.warning(
        "No day of return",
        "Service stands still while the person is away, and the file does not say until when. The "
        "days are counted up to the day of the computation; every date moves later until then.",
        "Give `to`, the day of return.",
    ),
    "conduct-differs": CatalogEntry.warning(
        "The good conduct time lost is not the sum of its parts",
        "The file gives a total and single decisions, and they do not agree. The total is used.",
        "Remove the total, or add the decisions that are missing.",
    ),
    "restoration-doubtful": CatalogEntry.warning(
        "Good conduct time restored that the law keeps lost",
        "For offenses since 26 April 1996 lost time is not given back for later good conduct "
        "(28 CFR 523.20). The days are counted as the file has them.",
        "Check whether the sanction was set aside.",
    ),
    "order-without-effect": CatalogEntry.note(
        "Concurrent with a sentence that was over",
        "The court ordered a term to run with a sentence of another sovereign, which ended before "
        "the term could begin. A term is never moved back, so nothing of the two runs together.",
        "Check the days. A court can take the time into account only in the length of the term.",
    ),
    "payment-not-applied": CatalogEntry.warning(
        "A payment, or part of it, pays no debt",
        "Nothing was owed on that day, or less than was paid, or the payer is nobody who owes the "
        "debt, or the day or amount is missing. The rest of the account is computed without it.",
        "Check the day, the amount, the judgment, and who paid.",
    ),
    "rate-missing": CatalogEntry.note(
        "Interest without its rate",
        "A fine or restitution above 2,500 USD bears interest at the Treasury yield of the week "
        "before it begins (18 U.S.C. 3612(f)). The file does not give that yield, so none is "
        "computed.",
        "Give the yield of that week under payments.rates, or state interest: waived.",
    ),
    "statute-forbids-concurrent": CatalogEntry.warning(
        "Concurrent, where the statute says consecutive",
        "The count is of an offence whose term shall run with no other, yet the file has it run "
        "concurrently. The court's order is computed as given.",
        "Check the judgment; the custodian follows the order until a court corrects it.",
    ),
    "above-maximum": CatalogEntry.warning(
        "Longer than the statute allows",
        "The term of the count exceeds the maximum of its statute on the day of the offense. The "
        "court's order is computed as given.",
        "Check the term, the statute and the day of the offense. Some statutes allow more in graver "
        "cases; the hint names the words that say so in `offense`.",
    ),
    "below-minimum": CatalogEntry.warning(
        "Shorter than the statute demands",
        "The term is below the mandatory minimum of its statute, or is not the term that the "
        "statute fixes. The court's order is computed as given.",
        "Check the term. A court may go below a minimum for substantial assistance, and in some "
        "drug cases (18 U.S.C. 3553(e), (f)); a `note` can say so.",
    ),
    "above-sum-of-maxima": CatalogEntry.warning(
        "Longer in all than the counts allow together",
        "The whole term exceeds the sum of the statutory maxima of the counts, which is all that "
        "they allow one after another. The court's order is computed as given.",
        "Check the total, and whether all the counts are listed (`times`, or an id such as `1-10`).",
    ),
    "supervision-too-long": CatalogEntry.warning(
        "Supervised release longer than allowed",
        "The term of supervised release exceeds what 18 U.S.C. 3583 allows after an offense of "
        "this class, or after a revocation.",
        "Check the term; where another statute governs it, name that statute in `offense`.",
    ),
    "revocation-too-long": CatalogEntry.warning(
        "Prison on revocation longer than allowed",
        "The term exceeds what 18 U.S.C. 3583(e)(3) allows on one revocation after an offense of "
        "this class. The court's order is computed as given.",
        "Where several terms of supervised release were revoked one after another, give "
        "`supervised_release` on each count of the first judgment.",
    ),
    "total-differs": CatalogEntry.warning(
        "The total is not what the counts give",
        "The judgment states a total term and terms for its counts, and the counts, related as "
        "the file has them, give another length. The counts are computed.",
        "Check how the counts run among themselves.",
    ),
    "over-served": CatalogEntry.warning(
        "More credit than there was to serve",
        "Custody before the sentence is longer than the sentence less its credits, so release was "
        "due on the day the sentence began. The days left over are counted, not carried.",
        "Check whether all the custody belongs to this sentence.",
    ),
    "disallowed-too-much": CatalogEntry.warning(
        "More good conduct time lost than there is",
        "The days disallowed exceed what the term can earn. All of it is taken as lost.",
        "Check the number against the credits of the whole term.",
    ),
    "mixed-currencies": CatalogEntry.warning(
        "Amounts in several currencies",
        "Sums are given for each currency; none is converted.",
        "Nothing to mend.",
    ),
}

"""The problems that the law of England and Wales reports beside those of the kernel."""

from __future__ import annotations

from collections.abc import Mapping

from sentencing.core.diagnostics import CatalogEntry

PROBLEMS: Mapping[str, CatalogEntry] = {
    "partly-concurrent": CatalogEntry.error(
        "A part of a term that runs otherwise than the rest",
        (
            "Only a part of the term is to run with, or after, another sentence. How such a term is "
            "served is not encoded; the order is not used, and how the sentence runs is not known."
        ),
        "Use the custodian's computation.",
    ),
    "commencement-not-encoded": CatalogEntry.error(
        "A sentence that begins on another day than that on which it was passed",
        (
            "A sentence takes effect on the day on which it is passed, unless the court directs "
            "otherwise. What follows from another day is not encoded; the sentence is left out."
        ),
        "Say by `runs` which sentence it follows, or use the custodian's computation.",
    ),
    "law-changed-before-appeal": CatalogEntry.error(
        "A sentence passed on appeal under another law of release",
        (
            "A sentence passed on appeal runs from the day of the one that it replaces. Law of "
            "release that goes by the day of the sentence has changed since; which day counts is "
            "not encoded, so the sentence is left out."
        ),
        "Use the custodian's computation.",
    ),
    "too-many-ways": CatalogEntry.error(
        "More rows of sentences than can be told apart",
        (
            "Each sentence of a row can follow several unlike ones, and so many rows come of it that "
            "none of them is computed."
        ),
        "Check the relations.",
    ),
    "recall-from-curfew": CatalogEntry.error(
        "A recall from home detention curfew",
        (
            "Who is recalled from curfew returns to the time before release, which is not encoded. The "
            "sentence is shown as recalled until its end."
        ),
        "Use the custodian's computation.",
    ),
    "recall-without-return": CatalogEntry.error(
        "A fixed-term recall without the day of return",
        "Release after a fixed-term recall is counted from the return to custody.",
        "State `returned`, on the case or on the recall.",
    ),
    "fine-without-amount": CatalogEntry.warning(
        "A default term without its fine",
        "Whether the default term is served by half or in full depends on the amount of the fine.",
        "State `default_of`.",
    ),
    "adjustment-without-sentence": CatalogEntry.warning(
        "Credit for no sentence",
        (
            "Credit reaches the sentences of the spell that begins with, or holds, the sentence it was "
            "recorded for; on its day no sentence was passed."
        ),
        "Give `on` the day of the sentence, or name the judgment.",
    ),
    "added-days-after-release": CatalogEntry.error(
        "Days added after release",
        (
            "An award of added days is dated after the last release, when there is nothing left to add "
            "it to."
        ),
        "The day of an award is that of the hearing.",
    ),
    "restored-days-after-release": CatalogEntry.error(
        "Days restored after release",
        "Added days are restored on a day after the last release.",
        "The day is that of the decision to restore.",
    ),
    "remand-during-sentence": CatalogEntry.error(
        "Remand while a sentence is served",
        (
            "Days of remand overlap a spell of custody, or touch it. A day on which a sentence is served "
            "is not credited to another."
        ),
        "Take the days out that were served under the earlier sentence.",
    ),
    "credit-exceeds-custody": CatalogEntry.error(
        "More credit than there is to serve",
        (
            "Remand and tagged bail exceed the time to release, so release would lie before the "
            "sentence."
        ),
        "Check the days; what is left over is not carried to later sentences.",
    ),
    "used-up-before-progression": CatalogEntry.error(
        "Credit had used the sentence up before progression",
        (
            "A spell that credit uses up meets a tranche of progression; the prison service computes "
            "such cases by hand."
        ),
        "Use the custodian's computation.",
    ),
    "first-tranche-by-hand": CatalogEntry.error(
        "First tranche of progression, to be computed by hand",
        "By the side taken on this question, people of the first tranche are not computed.",
        "Take the other side of the reading to see the dates hold.",
    ),
    "away-when-progression-began": CatalogEntry.error(
        "At large or out when progression began",
        "Whether a person who was away comes under progression is decided by hand.",
        "Use the custodian's computation.",
    ),
    "curfew-ended-while-out": CatalogEntry.error(
        "Out on curfew when curfew ended for adults",
        (
            "The person was released to curfew and has not come back; what the end of curfew means for "
            "them is decided by hand."
        ),
        "Use the custodian's computation.",
    ),
    "chain-between-tranches": CatalogEntry.error(
        "A chain with a sentence passed between the tranches of the 40 per cent",
        (
            "Part of the chain was passed from 10 September to 21 October 2024, while the person is in "
            "the second tranche; how the chain comes under the order is decided by hand."
        ),
        "Use the custodian's computation.",
    ),
    "order-breach-unclear": CatalogEntry.error(
        "Breach of a sexual harm prevention order, released by the 40 per cent",
        (
            "From December 2024 the offence is outside the 40 per cent; for releases before it the code "
            "does not tell which provision was breached."
        ),
        "State the provision of the offence, or use the custodian's computation.",
    ),
    "recall-14-for-long-sentence": CatalogEntry.error(
        "A recall of 14 days beside a sentence of 12 months or more that ends later",
        (
            "The sentence that ends last is of 12 months or more and ends 14 days or more after the "
            "short one, so the recall should be of 28 days."
        ),
        "Check the length of the recall.",
    ),
    "recall-14-with-long-gap": CatalogEntry.error(
        "A recall of 14 days with 14 days or more of a long sentence left",
        "The short sentence ends last, and the long one has 14 days or more to run from the return.",
        "Check the length of the recall.",
    ),
    "recall-28-with-short-gap": CatalogEntry.error(
        "A recall of 28 days with 14 days or less of a long sentence left",
        "The short sentence ends last, and the long one has at most 14 days to run from the return.",
        "Check the length of the recall.",
    ),
    "recorded-14-for-long-chain": CatalogEntry.error(
        "Recorded as 14 days, for a chain of 12 months or more",
        "A recall recorded with 14 days is for less than 12 months.",
        "Check the recorded length.",
    ),
    "recorded-28-for-short-chain": CatalogEntry.error(
        "Recorded as 28 days, for a chain of less than 12 months",
        "A recall recorded with 28 days is for 12 months or more.",
        "Check the recorded length.",
    ),
    "recall-28-for-short-chain": CatalogEntry.error(
        "A recall of 28 days of a chain of less than 12 months",
        "Sentences of less than 12 months together are recalled for 14 days.",
        "Check the kind of recall.",
    ),
    "recall-14-for-long-chain": CatalogEntry.error(
        "A recall of 14 days of a chain of 12 months or more",
        "Sentences of 12 months or more together are recalled for 28 days.",
        "Check the kind of recall.",
    ),
    "unlike-sentences-in-chain": CatalogEntry.error(
        "Sentences in a chain that cannot be",
        (
            "A default term, a committal for breach of supervision, or a training order beside another "
            "kind, stands in a chain. The dates are shown, but nothing encodes how they run."
        ),
        "Check the relation.",
    ),
    "training-order-recalled": CatalogEntry.error(
        "A training order beside a recall",
        "How a detention and training order and a recall run together is not encoded.",
        "Use the custodian's computation.",
    ),
    "offence-after-sentence": CatalogEntry.warning(
        "An offence after its sentence",
        "The day of the offence lies after the day on which it was sentenced.",
        "Check both days.",
    ),
    "extension-unusual": CatalogEntry.warning(
        "An extension that the law does not allow",
        (
            "The extension of an extended sentence is of one to eight years; that of an offender of "
            "particular concern is one year."
        ),
        "Check the term; the custodial term and the extension are stated apart.",
    ),
    "follows-later-sentence": CatalogEntry.warning(
        "Consecutive to a later sentence",
        "A sentence can only follow one that had been passed by then.",
        "Check the relation and the days.",
    ),
    "follows-released-sentence": CatalogEntry.warning(
        "Consecutive to a sentence from which the person had been released",
        "The law forbids it. The sentence is taken to run from its own day.",
        "Check the relation, and the days that end the earlier spell of custody.",
    ),
    "remand-overlaps": CatalogEntry.warning(
        "Remand counted twice",
        "Two stretches of remand share a day, and each is credited. A day counts once.",
        "Take the shared days out of one of them.",
    ),
    "absences-overlap": CatalogEntry.warning(
        "Days at large counted twice",
        "Two absences share a day.",
        "Take one of them out.",
    ),
}

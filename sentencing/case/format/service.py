"""Keys of sentences as served: kinds, provisions, recalls, adjustments of days, movements."""

from __future__ import annotations

from sentencing.case import service
from sentencing.case.format.lists import OneRef
from sentencing.case.format.notation import NOTE
from sentencing.case.format.scalars import DATE, DAYS, ID, choice_of
from sentencing.case.format.tables import Field, Table

SENTENCE_KINDS = (
    "standard",
    "extended",
    "extended, automatic release",
    "particular concern",
    "training order",
    "default of fine",
    "breach of supervision",
)
PROVISIONS = choice_of(
    "provision",
    "what the law attaches to offense and offender",
    "SDS+",
    "SDS+ if passed today",
    "section 250",
    "under 18",
    "sexual",
    "violent",
    "domestic abuse",
    "national security",
    "terrorism",
    "sexual, since December 2024",
    "domestic abuse, since December 2024",
    "murder, since December 2024",
    "schedule 13 part 3",
    "progression schedule",
)
ADJUSTMENT_KINDS = (
    "remand",
    "tagged bail",
    "remand on recall",
    "tagged bail on recall",
    "unlawfully at large",
    "added days",
    "restored days",
)
REASONS = (
    "escape",
    "recall",
    "release in error",
    "sentenced in absence",
    "immigration detention",
)
RECALL_KINDS = ("standard", "fixed, 14 days", "fixed, 28 days", "fixed, 56 days", "from curfew")
MOVES = (
    "release date",
    "curfew",
    "end of custody licence",
    "removal",
    "parole",
    "training order",
    "after recall",
    "immigration bail",
    "sentence",
    "remand",
    "recall",
    "recall from curfew",
    "return after removal",
    "removal failed",
)

RECALL = Table(
    record=service.Recall,
    name="recall_record",
    help="a recall from licence",
    fields=(
        Field("kind", choice_of("recall_kind", "kind of recall", *RECALL_KINDS), "its kind"),
        Field("revoked", DATE, "day on which the licence was revoked"),
        Field("returned", DATE, "day of return to custody, if not the same for all"),
    ),
    shorthand="kind",
)
ADJUSTMENT = Table(
    record=service.Adjustment,
    name="adjustment_record",
    help="days that count towards a sentence, or that are added",
    fields=(
        Field("id", ID, "name of the record in scenarios and output"),
        Field(
            "kind",
            choice_of("adjustment_kind", "what sort of days", *ADJUSTMENT_KINDS),
            "their kind",
        ),
        Field("days", DAYS, "how many; those from first to last unless said"),
        Field("from", DATE, "first day, counted", attribute="first"),
        Field("to", DATE, "last day, counted", attribute="last"),
        Field("on", DATE, "day of the award, or of the sentence that is credited"),
        Field("judgment", OneRef(), "the judgment that it was recorded for"),
        Field("reason", choice_of("absence", "why the person was away", *REASONS), "why"),
        Field("source", NOTE, "who says so: an id from `sources`"),
        Field("note", NOTE, "a remark for the reader"),
    ),
)

"""The field table of the format `sentencing/1`: every key, its notation and its meaning.

This one table drives the reader, the JSON Schema, the help and the addressing of names in
scenarios. A new fact of the model becomes known to all of them by one line here.
"""

from __future__ import annotations

from sentencing.case import expectations, model
from sentencing.case.format.lists import Many, OneRef, Refs
from sentencing.case.format.notation import NOTE, TEXT
from sentencing.case.format.relation import Relation
from sentencing.case.format.scalars import (
    CHARGE,
    CREDITED,
    DATE,
    DAYS,
    DEBT,
    DEBTOR,
    ID,
    JUDGMENT_ID,
    LENGTH,
    MONEY,
    NUMBER,
    PERCENT,
    SOVEREIGN,
    TERM,
    URL,
    WAY,
    YES_NO,
)
from sentencing.case.format.scalars import choice_of as _choice
from sentencing.case.format.service import ADJUSTMENT, MOVES, PROVISIONS, RECALL, SENTENCE_KINDS
from sentencing.case.format.tables import (
    Assignments,
    Expectations,
    ExpectedValue,
    Field,
    Named,
    Records,
    Table,
)

FORMAT = "sentencing/1"

CUSTODY_KINDS = ("detention", "home detention", "halfway house", "release on conditions")
EVENT_KINDS = (
    "surrender",
    "reception",
    "relinquishment",
    "designation",
    "detainer",
    "release",
    "release on appeal",
    "erroneous release",
    "escape",
    "contempt",
    "imprisonment",
    "admission",
    "compassionate release",
    "commutation",
    "clemency",
    "prisoner exchange",
    "treaty transfer",
    "transfer",
    "death",
)
GRADES = (
    "felony",
    "misdemeanor",
    "class A misdemeanor",
    "class B misdemeanor",
    "class C misdemeanor",
    "infraction",
)


_SOURCE_OF_RECORD = Field("source", NOTE, "who says so: an id from `sources`", bears="nothing")
_NOTE = Field("note", NOTE, "a remark for the reader", bears="nothing")
_ID = Field("id", ID, "name of the record in relations, scenarios and output")

SOURCE = Table(
    record=model.Source,
    name="source_record",
    help="a publication or document that supports facts",
    fields=(
        Field("title", NOTE, "title of the publication", bears="nothing"),
        Field("publisher", NOTE, "who published it", bears="nothing"),
        Field("author", NOTE, "who wrote it", bears="nothing"),
        Field("published", DATE, "when it was published", bears="nothing"),
        Field("read", DATE, "when it was read", bears="nothing"),
        Field("url", URL, "where it can be read", bears="nothing"),
        _NOTE,
    ),
)
CUSTODY = Table(
    record=model.Custody,
    name="custody_record",
    help="a stretch of days in custody or under conditions",
    fields=(
        _ID,
        Field("from", DATE, "first day, counted", attribute="first", required=True),
        Field("to", DATE, "last day, counted; left out while it goes on", attribute="last"),
        Field("holder", SOVEREIGN, "the sovereign that held the person; us-federal unless said"),
        Field("kind", _choice("custody_kind", "what sort of custody", *CUSTODY_KINDS), "what sort"),
        Field("on_writ_from", SOVEREIGN, "the sovereign that lent the person to the holder"),
        Field(
            "on_request_of", SOVEREIGN, "the sovereign at whose request the holder held the person"
        ),
        Field(
            "for",
            Refs(CHARGE),
            "the judgments to whose charges it belongs; a charge outside of the case in words",
            attribute="for_judgments",
        ),
        Field(
            "credited_to",
            CREDITED,
            "the judgment that the days were credited to; a sentence outside of the case in words",
        ),
        _SOURCE_OF_RECORD,
        _NOTE,
    ),
    core=("from", "to", "holder"),
    owner="custody",
)
RUNS = Table(
    record=model.Runs,
    name="relation_record",
    help="how a sentence runs with others",
    fields=(
        Field("concurrent_with", Refs(), "sentences that it runs alongside"),
        Field("consecutive_to", Refs(), "sentences that it begins after"),
        Field(
            "for", TERM, "the part of the term that the named relation covers", attribute="portion"
        ),
        Field("rest", WAY, "how the remaining part runs"),
        Field("among", WAY, "how several counts of one entry run with each other"),
    ),
)
RELATION = Relation(RUNS)
RESTITUTION = Table(
    record=model.Restitution,
    name="restitution_record",
    help="an order to pay the victims",
    fields=(
        Field("amount", MONEY, "the amount ordered", bears="money"),
        Field(
            "joint_and_several_with",
            Many(DEBTOR),
            "others who owe the same debt; the id of a judgment of this case makes both orders one",
            bears="money",
        ),
        Field(
            "debt", DEBT, "a name shared by orders that are one and the same debt", bears="money"
        ),
        Field(
            "interest",
            _choice("interest", "waived", "waived"),
            "whether interest is waived",
            bears="money",
        ),
        Field("payee", NOTE, "who is to be paid", bears="nothing"),
        Field(
            "deferred_to",
            DATE,
            "the day by which the court is to fix an open amount",
            bears="money",
        ),
        Field(
            "united_states",
            MONEY,
            "how much of it is owed to the United States, paid last",
            bears="money",
        ),
    ),
    shorthand="amount",
)
COUNT = Table(
    record=model.Count,
    name="count_record",
    help="a count of a judgment, or several alike",
    fields=(
        _ID,
        Field("times", NUMBER, "how many counts the entry stands for"),
        Field("offense", TEXT, "the offense, with its statute: 18 USC 1343"),
        Field("offense_date", DATE, "when it was committed; a range for a course of conduct"),
        Field("grade", _choice("grade", "grade of the offense", *GRADES), "felony unless said"),
        Field("plea", NOTE, "guilty, not guilty, ...", bears="nothing"),
        Field("verdict", NOTE, "what was found", bears="nothing"),
        Field("term", LENGTH, "the term imposed on the count"),
        Field("runs", RELATION, "how the term runs with others"),
        Field("supervised_release", LENGTH, "supervised release imposed on the count"),
        Field("vacated", DATE, "the day since which the count no longer stands"),
        Field("kind", _choice("sentence_kind", "kind of sentence", *SENTENCE_KINDS), "its kind"),
        Field("extension", TERM, "extension of the licence, beyond the custodial term"),
        Field("provisions", Many(PROVISIONS), "what the law attaches to offense and offender"),
        Field("offense_code", TEXT, "the custodian's code of the offense"),
        Field("default_of", MONEY, "the fine in whose default the term is served"),
        Field("supervision_end", DATE, "end on record of the supervision that was breached"),
        Field("recall", RECALL, "that the sentence was recalled from licence"),
        _NOTE,
    ),
    core=("term", "runs"),
    owner="count",
)
DATES = Table(
    record=model.Dates,
    name="dates_record",
    help="a sentence under a law that is not encoded, by its own dates",
    fields=(
        Field("from", DATE, "its first day", attribute="first"),
        Field("full_term", DATE, "its last day, credits taken off"),
        Field("release", DATE, "when the person leaves, or left, its custody"),
    ),
)
JUDGMENT = Table(
    record=model.Judgment,
    name="judgment_record",
    help="what one court imposed on one day",
    fields=(
        _ID,
        Field("jurisdiction", SOVEREIGN, "whose sentence it is; the case's own unless said"),
        Field("court", TEXT, "the court", bears="nothing"),
        Field("docket", TEXT, "its number of the case", bears="nothing"),
        Field("imposed", DATE, "day of the sentence", required=True),
        Field("commences", DATE, "day the custodian counts as the first, if known"),
        Field("dates", DATES, "its own dates, for a sentence under a law that is not encoded"),
        Field("replaces", OneRef(), "the judgment that it takes the place of, as on resentencing"),
        Field("revokes", OneRef(), "the judgment whose supervised release it revokes"),
        Field("vacated", DATE, "the day since which it no longer stands"),
        Field("term", LENGTH, "one term over all counts, or the total of the counts' terms"),
        Field("runs", RELATION, "how it runs with other judgments; silent: the law's default"),
        Field("counts", Records(COUNT), "the counts of conviction"),
        Field("restitution", RESTITUTION, "what the victims are to be paid", bears="money"),
        Field("fine", MONEY, "a fine", bears="money"),
        Field(
            "assessment",
            MONEY,
            "the special assessment, if it was not the usual one",
            bears="money",
        ),
        Field("costs", MONEY, "costs of the prosecution", bears="money"),
        Field(
            "forfeiture", MONEY, "a forfeiture; apart from what is owed to victims", bears="money"
        ),
        Field("supervised_release", LENGTH, "supervised release after prison"),
        _SOURCE_OF_RECORD,
        _NOTE,
    ),
    core=("imposed", "term", "runs"),
    owner="judgment",
)
EVENT = Table(
    record=model.Event,
    name="event_record",
    help="something that happened",
    fields=(
        _ID,
        Field("kind", _choice("event_kind", "what happened", *EVENT_KINDS), "what happened"),
        Field("holder", SOVEREIGN, "the sovereign concerned"),
        Field("term", LENGTH, "what a sentence was commuted to"),
        Field("reason", _choice("movement", "how the person moved", *MOVES), "how, of a movement"),
        Field("interrupts", YES_NO, "whether the sentence stood still meanwhile"),
        Field("on", DATE, "the day"),
        Field("from", DATE, "first day, counted", attribute="first"),
        Field("to", DATE, "last day, counted", attribute="last"),
        Field(
            "judgment",
            Refs(JUDGMENT_ID),
            "the judgments it concerns; all unless said",
            attribute="judgments",
        ),
        _SOURCE_OF_RECORD,
        _NOTE,
    ),
    core=("kind", "on"),
    owner="event",
)
CONDUCT_EVENT = Table(
    record=model.ConductEvent,
    name="conduct_event_record",
    help="good conduct time lost or restored",
    fields=(
        _ID,
        Field(
            "kind",
            _choice("conduct_kind", "what was done", "disallowed", "forfeited", "restored"),
            "disallowed, forfeited or restored",
        ),
        Field("days", DAYS, "how many days"),
        Field("on", DATE, "the day of the decision"),
        _SOURCE_OF_RECORD,
        _NOTE,
    ),
)
GOOD_CONDUCT = Table(
    record=model.GoodConduct,
    name="good_conduct_record",
    help="good conduct time",
    fields=(
        Field("disallowed", DAYS, "days lost, all in all"),
        Field("events", Records(CONDUCT_EVENT), "days lost or restored, one by one"),
        Field(
            "education",
            _choice("education", "progress to a diploma", "satisfactory", "unsatisfactory"),
            "whether progress to a diploma was satisfactory, as it is unless said",
        ),
    ),
)
TIME_CREDITS = Table(
    record=model.TimeCredits,
    name="time_credits_record",
    help="First Step Act time credits",
    fields=(
        Field(
            "risk",
            _choice("risk", "risk level", "minimum", "low", "medium", "high"),
            "risk level",
        ),
        Field("eligible", YES_NO, "whether the custodian found the person eligible"),
        Field("earning_from", DATE, "first day of earning"),
        Field("arrived", DATE, "day of arrival at the designated facility"),
        Field("removal_order", YES_NO, "whether a final order of removal stands"),
        Field("petition", YES_NO, "whether the warden approved a petition at a higher risk"),
        Field("left_over", DAYS, "days earned that could not be applied before release"),
    ),
)
DRUG_PROGRAM = Table(
    record=model.DrugProgram,
    name="drug_program_record",
    help="the residential drug abuse program",
    fields=(
        Field(
            "status",
            _choice("program_status", "how far it is", "completed", "expected", "eligible"),
            "completed, expected or eligible",
        ),
        Field("reduction", TERM, "the reduction granted; the ceiling by length unless said"),
    ),
)
CREDITS = Table(
    record=model.Credits,
    name="credits_record",
    help="reductions that depend on conduct and participation",
    fields=(
        Field("good_conduct", GOOD_CONDUCT, "good conduct time"),
        Field("time_credits", TIME_CREDITS, "First Step Act time credits"),
        Field("drug_program", DRUG_PROGRAM, "the residential drug abuse program"),
    ),
)
PAYMENT = Table(
    record=model.Payment,
    name="payment_record",
    help="money paid towards what the judgments order",
    fields=(
        _ID,
        Field("on", DATE, "the day"),
        Field("amount", MONEY, "the amount", bears="money"),
        Field("judgment", OneRef(), "the judgment whose debts it is for; all unless said"),
        Field("by", NOTE, "who paid, if another who owes the same debt", bears="money"),
        Field(
            "recovered",
            YES_NO,
            "compensation that a victim recovered elsewhere for the loss",
            bears="money",
        ),
        _SOURCE_OF_RECORD,
        _NOTE,
    ),
)
RATE = Table(
    record=model.Rate,
    name="rate_record",
    help="a weekly average one-year constant maturity Treasury yield",
    fields=(
        _ID,
        Field("week", DATE, "first day of the calendar week", bears="money"),
        Field("percent", PERCENT, "the average", bears="money"),
    ),
)
PAYMENTS = Table(
    record=model.PaymentHistory,
    name="payments_record",
    help="what is known of payments",
    fields=(
        Field("made", Records(PAYMENT), "payments made", bears="money"),
        Field("rates", Records(RATE), "Treasury yields, for interest", bears="money"),
        Field(
            "rates_from",
            NOTE,
            "a CSV file beside the case with more of them: week,percent",
            bears="money",
        ),
        Field(
            "plan",
            Table(
                record=model.Plan,
                name="plan_record",
                help="instalments to come",
                fields=(
                    Field("amount", MONEY, "of each", bears="money"),
                    Field(
                        "every",
                        _choice("every", "how often", "month", "quarter", "year"),
                        "how often",
                        bears="money",
                    ),
                    Field("from", DATE, "when the first is due", attribute="first"),
                ),
            ),
            "instalments to come",
        ),
    ),
)
OFFICIAL = Table(
    record=expectations.Official,
    name="official_record",
    help="a published figure",
    fields=(
        Field("value", NOTE, "the figure"),
        Field("source", NOTE, "who published it", bears="nothing"),
        _NOTE,
    ),
    shorthand="value",
)
EXPECTATION = Table(
    record=expectations.Expectation,
    name="expectation_record",
    help="a figure that the computation should give",
    fields=(
        Field("value", ExpectedValue(), "the figure"),
        Field("date", ExpectedValue(), "the figure, where it is a date", attribute="value"),
        Field("within", DAYS, "tolerance in days"),
        Field("source", NOTE, "where the figure comes from", bears="nothing"),
        _NOTE,
    ),
    shorthand="value",
)
EXPECTED = Expectations(EXPECTATION)
WHAT_IF = Table(
    record=expectations.WhatIf,
    name="what_if_record",
    help="a scenario: the case with some names assigned",
    fields=(
        Field("title", NOTE, "what the scenario supposes", bears="nothing"),
        Field("set", Assignments(), "names and the values to give them"),
        Field("expect", EXPECTED, "figures that the scenario should give", bears="nothing"),
    ),
)
CASE = Table(
    record=model.Case,
    name="case",
    help="everything known of one person's sentences",
    fields=(
        Field("format", TEXT, f"the format of the file: {FORMAT}", bears="nothing"),
        Field("title", TEXT, "a title for people", bears="nothing"),
        Field("jurisdiction", TEXT, "whose law applies: us-federal", required=True),
        Field("as_of", DATE, "day of the computation: what has happened, which law is in force"),
        Field("law_as_of", DATE, "day on whose knowledge of enacted law to rely"),
        Field("note", NOTE, "a remark for the reader", bears="nothing"),
        Field("sources", Named(SOURCE), "publications and documents, by id", bears="nothing"),
        Field(
            "others",
            Many(TEXT),
            "sovereigns that the law of the case does not know by name: [Navajo Nation]",
            bears="nothing",
        ),
        Field("custody", Records(CUSTODY), "every stretch in custody, whoever held the person"),
        Field("judgments", Records(JUDGMENT), "the judgments", required=True),
        Field("born", DATE, "day of birth, where a rule depends on age"),
        Field("sex_offender", YES_NO, "whether the person is subject to notification as one"),
        Field("early_removal", YES_NO, "whether early removal from the country is worked out"),
        Field("adjustments", Records(ADJUSTMENT), "days that count or are added"),
        Field("returned", DATE, "day of return to custody after recall"),
        Field("recall_recorded", DAYS, "length of a fixed-term recall as it was recorded"),
        Field("events", Records(EVENT), "what happened since"),
        Field("credits", CREDITS, "reductions that depend on conduct and participation"),
        Field("payments", PAYMENTS, "what is known of payments", bears="money"),
        Field(
            "official",
            Named(OFFICIAL),
            "published figures, to be held against the computed",
            bears="nothing",
        ),
        Field("assume", Assignments(), "names of readings, parameters or facts, with values"),
        Field("what_if", Named(WHAT_IF), "scenarios, by id", bears="nothing"),
        Field("expect", EXPECTED, "figures that the computation should give", bears="nothing"),
    ),
    owner="case",
)

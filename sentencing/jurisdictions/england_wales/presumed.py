"""What is presumed of an offence of which the case says nothing, and of days on remand."""

from __future__ import annotations

from collections.abc import Iterator

from sentencing.case.model import Case, Count
from sentencing.case.paths import value_of
from sentencing.core.terms import Term
from sentencing.jurisdictions.england_wales.sentences import STANDARD
from sentencing.kit.presumed import Otherwise, Presumed

_PRESUMED_CLASS = "an offence that nothing excludes from early release, and not serious (SDS+)"
_EXCLUDED = Otherwise("sexual", "excluded from the 40 per cent, as a sexual offence is")
_SERIOUS = Otherwise("SDS+", "serious enough for release at two thirds")
_SERIOUS_FROM_MONTHS = 48
"""No offence makes a shorter sentence one of release at two thirds (CJA 2003, s.244ZA)."""


def _without_class(case: Case) -> Iterator[str]:
    """The standard sentences of whose offence the case says nothing that decides its class."""
    for judgment in case.judgments:
        if judgment.jurisdiction not in (None, case.jurisdiction):
            continue
        with_terms = [count for count in judgment.counts if count.term is not None]
        if not with_terms and isinstance(judgment.term, Term) and not judgment.counts:
            yield f"judgments.{judgment.id}.counts.1"
        for count in with_terms:
            if _is_silent(count):
                yield f"judgments.{judgment.id}.counts.{count.id}.provisions"


def _is_silent(count: Count) -> bool:
    standard = count.kind in (None, STANDARD) and "kind" not in _open(count)
    return standard and not count.provisions and "provisions" not in _open(count)


def _open(count: Count) -> set[str]:
    return {fact for fact, origin in count.origins.items() if origin.open}


def _classes(case: Case, name: str) -> Iterator[Otherwise]:
    """The other classes of an offence, as values of its fact."""
    term = value_of(case, f"{name.removesuffix('.provisions')}.term")
    if term is None:
        term = value_of(case, f"{name.partition('.counts')[0]}.term")
    serious = isinstance(term, Term) and term.whole_months >= _SERIOUS_FROM_MONTHS
    for other in (_EXCLUDED, *((_SERIOUS,) if serious else ())):
        stated = f"[{other.value}]"
        if not name.endswith(".provisions"):
            stated = f"{{term: {term}, provisions: {stated}}}"
        yield Otherwise(stated, other.words)


def _no_remand(case: Case) -> Iterator[str]:
    if not (case.custody or case.adjustments) and "adjustments" not in case.origins:
        yield "adjustments"


PRESUMED = (
    Presumed(
        names=_without_class,
        value=_PRESUMED_CLASS,
        basis="nothing is said of the offence that decides its class",
        otherwise=_classes,
    ),
    Presumed(
        names=_no_remand,
        value="none",
        basis="no day on remand is stated",
        rate="each such day brings release one day forward (Criminal Justice Act 2003, s.240ZA)",
    ),
)

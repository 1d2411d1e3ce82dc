"""Jurisdictions: what a law declares of itself, and the declaration of a code.

`sentencing.core.plugins` says how a package brings one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

import msgspec

from sentencing.case.format.own import OwnKeys
from sentencing.case.format.tables import Owner
from sentencing.case.model import Case
from sentencing.case.sovereigns import Sovereign
from sentencing.core import plugins
from sentencing.core.diagnostics import CatalogEntry
from sentencing.kit.corners import Corners
from sentencing.kit.law import Chapter, Law, Lawbook, Rule, rules_in
from sentencing.kit.milestones import MilestoneSpec
from sentencing.kit.presumed import Presumed
from sentencing.kit.reads import Reads
from sentencing.kit.result import Outcome
from sentencing.kit.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from types import ModuleType


class Compute(Protocol):
    """What a jurisdiction does: a case, under a law, to an outcome."""

    def __call__(self, case: Case, law: Law, trace: Trace) -> Outcome:
        """Compute the case; problems are part of the outcome, never raised."""
        ...


class Supposition(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a case file may lack or have wrong.

    Attributes:
        kind: what sort of thing it is. title: what it supposes.
        set: names and values that put it into the case.
        cost: how far-fetched it is; 1 for what is most at hand.
    """

    kind: str
    title: str
    set: Mapping[str, object]
    cost: int


class EndsSuffice(Protocol):
    """What a jurisdiction knows of its own rules: where they turn no corner."""

    def __call__(self, case: Case, doubtful: AbstractSet[str]) -> Mapping[str, str]:
        """The facts of which the first and last value give the extremes of every milestone.

        Args:
            case: the case.
            doubtful: the names that are not known.

        Returns:
            Names out of `doubtful`, each with the reason. It must hold under every reading.
        """
        ...


class Jurisdiction(msgspec.Struct, frozen=True, kw_only=True):
    """A legal system whose sentences can be computed.

    Attributes:
        code: as case files name it.
        name: for people.
        problems: the problem codes of its own, with what the catalogue says of them.
        lawbook: its law.
        compute: its rules.
        chapters: the modules beside that of `compute` which state its rules, in the order of
            reading; none if it states them itself.
        reads: the facts that its rules ask for; None if it does not say, and then nothing is unread.
        presumes: what it takes of a fact that matters where a case is silent.
        corners: where its results turn, so that open facts are tried with enough values.
        ends_suffice: where its rules are monotone; nowhere unless said.
        suppositions: what official dates of its custodian often rest on.
        fields: the keys that it adds to records of a case: for each, the class of its own record
            of what they state, and the keys.
        milestones: the days that it gives. figures: the names of the numbers of days, lengths and
            sums beside them. Where it declares neither, a case may use any name.
        edges: what the edges of its window mean, in its own words.
        also: other names by which case files call it as a sovereign.
        sovereigns: those that its rules meet, by the names that case files may use.
    """

    code: str
    name: str
    lawbook: Lawbook
    compute: Compute
    problems: Mapping[str, CatalogEntry] = {}
    chapters: tuple[str, ...] = ()
    ends_suffice: EndsSuffice | None = None
    suppositions: Callable[[Case], Iterable[Supposition]] | None = None
    fields: Mapping[Owner, OwnKeys] = {}
    milestones: tuple[MilestoneSpec, ...] = ()
    figures: tuple[str, ...] = ()
    edges: Mapping[str, str] = {}
    also: tuple[str, ...] = ()
    sovereigns: tuple[Sovereign, ...] = ()
    corners: Corners = Corners()
    reads: Reads | None = None
    presumes: tuple[Presumed, ...] = ()


def chapters(code: str) -> list[Chapter]:
    """The rules of a jurisdiction, a chapter for each module that states some.

    A rule that several modules use belongs to the first of them.
    """
    jurisdiction = find(code)
    if jurisdiction is None:
        return []
    found: list[Chapter] = []
    seen: set[Rule] = set()
    for module in _modules(jurisdiction):
        rules = tuple(one for one in rules_in(module) if one not in seen)
        seen.update(rules)
        if rules:
            title = (module.__doc__ or module.__name__).strip().splitlines()[0].rstrip(".")
            found.append(Chapter(module.__name__.rpartition(".")[2], title, rules))
    return found


def _modules(jurisdiction: Jurisdiction) -> Iterator[ModuleType]:
    """The modules that hold the rules of a jurisdiction, in the order in which it names them."""
    own = import_module(jurisdiction.compute.__module__)
    if not jurisdiction.chapters:
        yield own
    for name in jurisdiction.chapters:
        yield import_module(f"{own.__package__}.{name}")


def template_of(code: str) -> str | None:
    """A case file to start from, if the package of a jurisdiction has a `template.yaml`."""
    from importlib.resources import files

    jurisdiction = find(code)
    package = import_module(jurisdiction.compute.__module__).__package__ if jurisdiction else None
    template = files(package).joinpath("template.yaml") if package else None
    return template.read_text("utf-8") if template and template.is_file() else None


def known() -> list[str]:
    """The codes of all jurisdictions, our own and those that packages add."""
    return plugins.codes()


def find(code: str) -> Jurisdiction | None:
    """The jurisdiction of a code, loaded now if it was not before; None if there is none.

    Raises:
        PluginError: what a package declares under the code cannot be used.
    """
    declared = plugins.find(code)
    if declared is None or isinstance(declared, Jurisdiction):
        return declared
    message = f"the law {code} is declared by {declared!r}, which is no Jurisdiction"
    raise plugins.PluginError(message)

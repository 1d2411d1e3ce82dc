"""Keys of one law: what a law adds to the records of a case file, and where its keys are known.

A law declares `fields`: for a record that it adds keys to, the class of its own record and the
fields of it. In a file, and in the names of a scenario, its keys stand flat among the common ones:
in a judgment and its counts those of the law of the judgment, in the case, its events and its
custody those of every law that the file names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import msgspec

from sentencing.case.format.fields import CASE, COUNT, CUSTODY, EVENT, JUDGMENT
from sentencing.case.format.notation import UNKNOWN
from sentencing.case.format.tables import Field, Known, Owner, Table, known_in
from sentencing.case.format.yaml_nodes import Node
from sentencing.case.model import Case, Judgment
from sentencing.case.provenance import Record
from sentencing.case.sovereigns import Sovereigns
from sentencing.core import plugins

OWN: Mapping[Owner, Table] = {t.owner: t for t in (CASE, JUDGMENT, COUNT, EVENT, CUSTODY)}
"""The common keys of the records to which laws can add keys."""

OwnKeys: TypeAlias = tuple[type[Record], *tuple[Field, ...]]
"""What a law adds to a record of the case: the class of its own record, and its fields."""


class Laws:
    """The laws whose keys are known at a place in a case.

    Args:
        main: the code of the law that a judgment is under unless it says otherwise.
        codes: of the laws whose keys are known.
    """

    __slots__ = ("_codes", "_known", "main")

    def __init__(self, main: str, codes: tuple[str, ...]) -> None:
        self.main = main
        self._codes = codes
        self._known: dict[Owner, Known] = {}

    def known_in(self, table: Table) -> Known:
        """The keys that are known in a record, the common ones first."""
        known = self._known.get(table.owner)
        if known is None:
            tables = (own_tables(code).get(table.owner) for code in self._codes)
            known = self._known[table.owner] = known_in((table, *filter(None, tables)))
        return known

    def under(self, judgment: Judgment | None) -> Laws:
        """The laws in a judgment of the case; in none that there is yet, that of the case."""
        return _laws(self.main, (_law_of(judgment, self.main) if judgment else self.main,))

    def inside(self, owner: Owner, node: Node) -> Laws:
        """The laws inside a record that is written at a node."""
        return _laws(self.main, (_law_at(node, self.main),)) if owner == "judgment" else self

    def whose(self, owner: str, key: str) -> list[str]:
        """The codes of the installed laws that have a key in a record."""
        return [code for code, table in _all(owner) if key in table.by_key]


def laws_of(case: Case) -> Laws:
    """The laws of a case."""
    main = _said(case) or ""
    codes = (_law_of(judgment, main) for judgment in case.judgments)
    return _laws(main, tuple(dict.fromkeys((main, *codes))))


def laws_in(root: Node) -> Laws:
    """The laws of a case file, before it is read."""
    main = _written(root) or ""
    judgments = root.get("judgments")
    codes = (_law_at(judgment, main) for judgment in (judgments.items if judgments else ()))
    return _laws(main, tuple(dict.fromkeys((main, *codes))))


def _law_of(judgment: Judgment, main: str) -> str:
    """The code of the law of a judgment; empty where that is unknown or lost."""
    said = _said(judgment)
    return main if said is None else _code(said, main)


def _law_at(node: Node, main: str) -> str:
    """The same of a judgment before it is read."""
    said = _written(node)
    return main if said is None else _code(said, main)


def _said(record: Case | Judgment) -> str | None:
    """What a record says of its jurisdiction: nothing, what is unknown or lost (empty), or a name."""
    origin = record.origins.get("jurisdiction")
    return record.jurisdiction or ("" if origin and origin.open else None)


def _written(node: Node) -> str | None:
    """The same of a record before it is read."""
    found = [value for key, value in node.pairs if key.text == "jurisdiction"]
    if len(found) != 1:
        return "" if found else None
    text = (found[0].get("value") or found[0]).text.strip()
    return "" if text in UNKNOWN else text


@plugins.remembered
def _code(name: str, main: str) -> str:
    """The code of the law that goes by a name in a case under a law; the name if there is none."""
    if name == main or plugins.find(name):
        return name
    return Sovereigns(Case(jurisdiction=main)).named(name) or name


@plugins.remembered
def _laws(main: str, codes: tuple[str, ...]) -> Laws:
    return Laws(main, codes)


# -- What laws declare -----------------------------------------------------------------------------


@plugins.remembered
def own_tables(code: str) -> Mapping[Owner, Table]:
    """The keys that a law adds, by the record that it adds them to.

    Raises:
        PluginError: the law cannot be loaded, or what it declares cannot be.
    """
    declared: Mapping[Owner, OwnKeys] = getattr(plugins.find(code), "fields", {})
    return {owner: _own_table(code, owner, keys) for owner, keys in declared.items()}


def _own_table(code: str, owner: Owner, keys: OwnKeys) -> Table:
    record, *fields = keys
    common = OWN.get(owner)
    wrong = list(_wrong(common, record, fields)) if common else [f"there is no {owner!r} to add to"]
    if wrong or common is None:
        message = f"the law {code} declares keys that cannot be: {'; '.join(wrong)}"
        raise plugins.PluginError(message)
    whole = f"{common.help}, with the keys of {code}"
    name = f"{code}.{owner}"
    return Table(record=record, name=name, help=whole, fields=tuple(fields), law=code)


def _wrong(common: Table, record: type[msgspec.Struct], fields: Iterable[Field]) -> Iterator[str]:
    """What is wrong with the keys that a law adds to a record."""
    if not issubclass(record, Record):
        yield f"{record.__name__} is no Record"
    elif any(given is msgspec.NODEFAULT for given in record.__struct_defaults__):
        yield f"{record.__name__} has attributes without a default"
    for field in fields:
        for key in filter(None, (field.key, field.spelling)):
            if key in common.by_key:
                yield f"`{key}` is a key that every {common.owner} has"
        if field.name not in record.__struct_fields__ or field.name in Record.__struct_fields__:
            yield f"{record.__name__} has no attribute for `{field.key}`"


def _all(owner: str) -> Iterator[tuple[str, Table]]:
    """The keys that the installed laws add to a record; a law that cannot be used adds none."""
    try:
        codes = plugins.codes()
    except plugins.PluginError:
        return
    for code in codes:
        try:
            tables = own_tables(code)
        except plugins.PluginError:
            continue
        for name, table in tables.items():
            if name == owner:
                yield code, table

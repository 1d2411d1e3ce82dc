"""Laws as plug-ins: found by their code, loaded when used.

A law comes in by an entry point of the group `sentencing.jurisdictions`, whose name is the code of
the law and whose object is its declaration. Our own are declared so too, and are found without
asking the installation: each module or package of `sentencing.jurisdictions` is the law whose code
is its name with hyphens, and `JURISDICTION` is its declaration. So a plain copy of the folder has
them, and a command about one of them does not pay for a search through all that is installed.

What a declaration is, this module does not know: the kit does. It knows only that a declaration may
have `problems`, the codes of the law's own with what the catalogue says of them; they join the
catalogue when the law is loaded.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from sentencing.core.diagnostics import CatalogEntry
from sentencing.core.kernel_problems import KERNEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from importlib.metadata import EntryPoint

GROUP = "sentencing.jurisdictions"
_FOLDER = "sentencing.jurisdictions"
_DECLARATION = "JURISDICTION"
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_P = ParamSpec("_P")
_T = TypeVar("_T")
_forgotten: list[Callable[[], None]] = []

PROBLEMS: dict[str, CatalogEntry] = {}
"""The problem codes of the laws that are loaded; read them through `sentencing.core.catalogue`."""
_OWNERS: dict[str, str] = {}


class PluginError(Exception):
    """A law that is installed and cannot be used: a fault of the package that brings it."""


def remembered(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """A function whose results are kept until `forget`, for they follow from what is installed."""
    kept = cache(function)
    _forgotten.append(kept.cache_clear)
    return cast("Callable[_P, _T]", kept)


def codes() -> list[str]:
    """The codes of all laws that are installed, none of them loaded."""
    return sorted({*_own(), *_others()})


def ours() -> Iterable[str]:
    """The codes of our own laws, known without a search through what is installed."""
    return _own()


@remembered
def find(code: str) -> object | None:
    """The declaration of the law of a code, loaded now if it was not before; None without one.

    A code is small letters, digits and hyphens: `Texas` is the code of no law, and is not looked for.

    Raises:
        PluginError: the law is installed and cannot be loaded.
    """
    declaration = _declaration(code)
    _register(code, getattr(declaration, "problems", {}))
    return declaration


@remembered
def load_all() -> None:
    """Load every law that is installed, for its problem codes.

    One that cannot be loaded has none to give; whoever asks for that law is told why.
    """
    for code in codes():
        with suppress(PluginError):
            find(code)


def forget() -> None:
    """Look again at what is installed, after it has changed."""
    for clear in _forgotten:
        clear()
    PROBLEMS.clear()
    _OWNERS.clear()


@cache
def _own() -> Mapping[str, str]:
    """Our own laws: code and module."""
    from pkgutil import iter_modules

    folder = import_module(_FOLDER).__path__
    return {
        module.name.replace("_", "-"): f"{_FOLDER}.{module.name}" for module in iter_modules(folder)
    }


@remembered
def _others() -> Mapping[str, Sequence[EntryPoint]]:
    """What other packages declare, by code; more than one for a code is a fault of theirs."""
    from importlib.metadata import entry_points

    found: dict[str, dict[str, EntryPoint]] = {}
    for entry in entry_points(group=GROUP):
        if entry.name not in _own():
            found.setdefault(entry.name, {})[entry.value] = entry
    return {code: tuple(entries.values()) for code, entries in found.items()}


def _declaration(code: str) -> object | None:
    module = _own().get(code)
    if module is not None:
        declaration: object = getattr(import_module(module), _DECLARATION)
        return declaration
    entries = _others().get(code, ()) if _CODE.fullmatch(code) else ()
    if len(entries) > 1:
        places = " and ".join(entry.value for entry in entries)
        message = f"two packages bring the law {code}: {places}"
        raise PluginError(message)
    return _load(entries[0]) if entries else None


def _load(entry: EntryPoint) -> object:
    try:
        return entry.load()
    except Exception as error:
        message = f"the law {entry.name} ({entry.value}) cannot be loaded: {error}"
        raise PluginError(message) from error


def _register(law: str, problems: Mapping[str, CatalogEntry]) -> None:
    """Put the problem codes of a law into the catalogue.

    Raises:
        PluginError: the kernel or another law has one of them, and says something else of it.
    """
    for code, said in problems.items():
        if {**KERNEL, **PROBLEMS}.get(code, said) != said:
            owner = _OWNERS.get(code, "the kernel")
            message = f"the law {law} registers the problem code {code}, which {owner} has already"
            raise PluginError(message)
    PROBLEMS.update(problems)
    _OWNERS.update(dict.fromkeys(problems, law))

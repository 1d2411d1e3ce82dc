"""Laws as plug-ins: found by their code, loaded when used.

A law comes in by an entry point of the group `sentencing.jurisdictions`, whose name is the code of
the law and whose object is its declaration. Our own are declared so too, and are found without
asking the installation: each module or package of `sentencing.jurisdictions` is the law whose code
is its name with hyphens, and `JURISDICTION` is its declaration. So a plain copy of the folder has
them, and a command about one of them does not pay for a search through all that is installed.

What a declaration is, this module does not know: the kit does.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.metadata import EntryPoint

GROUP = "sentencing.jurisdictions"
_FOLDER = "sentencing.jurisdictions"
_DECLARATION = "JURISDICTION"


class PluginError(Exception):
    """A law that is installed and cannot be used: a fault of the package that brings it."""


def codes() -> list[str]:
    """The codes of all laws that are installed, none of them loaded."""
    return sorted({*_own(), *_others()})


def ours() -> Iterable[str]:
    """The codes of our own laws, known without a search through what is installed."""
    return _own()


@cache
def find(code: str) -> object | None:
    """The declaration of the law of a code, loaded now if it was not before; None without one.

    Raises:
        PluginError: the law is installed and cannot be loaded.
    """
    module = _own().get(code)
    if module is not None:
        declaration: object = getattr(import_module(module), _DECLARATION)
        return declaration
    entry = _others().get(code)
    return None if entry is None else _load(entry)


def forget() -> None:
    """Look again at what is installed, after it has changed."""
    find.cache_clear()
    _others.cache_clear()


@cache
def _own() -> Mapping[str, str]:
    """Our own laws: code and module."""
    from pkgutil import iter_modules

    folder = import_module(_FOLDER).__path__
    return {
        module.name.replace("_", "-"): f"{_FOLDER}.{module.name}" for module in iter_modules(folder)
    }


@cache
def _others() -> Mapping[str, EntryPoint]:
    """The laws that other packages declare, by code."""
    from importlib.metadata import entry_points

    found: dict[str, EntryPoint] = {}
    for entry in entry_points(group=GROUP):
        if entry.name in _own():
            continue
        other = found.setdefault(entry.name, entry)
        if other.value != entry.value:
            message = f"two packages bring the law {entry.name}: {other.value} and {entry.value}"
            raise PluginError(message)
    return found


def _load(entry: EntryPoint) -> object:
    try:
        return entry.load()
    except PluginError:
        raise
    except Exception as error:
        message = f"the law {entry.name} ({entry.value}) cannot be loaded: {error}"
        raise PluginError(message) from error

"""The catalogue of problem codes: those of the kernel, and those of the laws that are installed.

Most files need the kernel's and those of one law. Only a code that neither has makes us ask every
law that is installed.
"""

from __future__ import annotations

from collections.abc import Mapping

from sentencing.core import plugins
from sentencing.core.diagnostics import CatalogEntry
from sentencing.core.kernel_problems import KERNEL

UNREGISTERED = CatalogEntry.error(
    "A problem that no law explains",
    "A law reports a problem under a code that it does not register.",
    "Read the message, and tell the author of the law.",
)
"""What is said of a code that nobody has."""


def entry(code: str) -> CatalogEntry:
    """What is said of a code, whoever has it."""
    return find(code) or UNREGISTERED


def find(code: str, law: str = "") -> CatalogEntry | None:
    """What the kernel or a law says of a problem code; None if nobody has it.

    Args:
        code: of a problem.
        law: the code of the law that is to be asked first.
    """
    found = KERNEL.get(code) or plugins.PROBLEMS.get(code)
    if found is None and law:
        plugins.find(law)
        found = plugins.PROBLEMS.get(code)
    return every().get(code) if found is None else found


def every() -> Mapping[str, CatalogEntry]:
    """The whole catalogue, every law that is installed loaded for it."""
    plugins.load_all()
    return {**KERNEL, **plugins.PROBLEMS}

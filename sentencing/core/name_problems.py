"""Codes of problems with names: of sovereigns, and of what may stand outside of the case.

Each is its severity, a title, the meaning, and what to do; `diagnostics` takes them into the catalogue.
"""

from __future__ import annotations

NAME_PROBLEMS: dict[str, tuple[str, str, str, str]] = {
    "unknown-sovereign": (
        "error",
        "A sovereign that is not known",
        (
            "Who holds a person, and whose sentence it is, decides when a term begins and which days "
            "count. This is no law that is installed, none of those whom the law of the case knows by "
            "name, and not declared by the case. The fact is taken as not known."
        ),
        (
            "Correct the name; a county or city holds for its State, so name the State. If it is right, "
            "add it to `others` of the case."
        ),
    ),
    "outside-the-case": (
        "warning",
        "Perhaps meant for a judgment of this case",
        (
            "Custody can be for a charge, and days can be credited to a sentence, that is not in the "
            "file. This may be one, or a slip for an id; it is taken as outside of the case."
        ),
        (
            "Use the id of the judgment, or describe in words what is outside, such as `a charge since "
            "dismissed` or `another sentence of Texas`."
        ),
    ),
    "unknown-figure": (
        "error",
        "A published figure of no name",
        (
            "`official` names a milestone or figure that this law does not give, so nothing can be held "
            "against it."
        ),
        "Use a name that `sentencing explain --format json` shows.",
    ),
}

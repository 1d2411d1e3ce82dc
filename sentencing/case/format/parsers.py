"""The words of a case file: parsers of the notations that have no module of their own."""

from __future__ import annotations

import re
from collections.abc import Callable

from sentencing.case.model import Runs
from sentencing.case.provenance import ALL, Ref
from sentencing.core.diagnostics import NotationError, did_you_mean

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:/[A-Za-z0-9][A-Za-z0-9_-]*)?", re.ASCII)
_REFS = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+", re.ASCII)


def text(words: str) -> str:
    """Printable text.

    Raises:
        NotationError: code `bad-text`.
    """
    if not words.strip():
        raise NotationError("bad-text", "the text is empty")
    if not words.replace("\n", "").isprintable():
        raise NotationError("bad-text", "the text holds characters that cannot be printed")
    return words.strip()


def url(words: str) -> str:
    """A web address.

    Raises:
        NotationError: code `bad-text`.
    """
    if not words.startswith(("https://", "http://")) or not words.isprintable() or " " in words:
        raise NotationError("bad-text", f"{short(words)!r} is not a web address")
    return words


def identifier(words: str) -> str:
    """An id.

    Raises:
        NotationError: code `bad-id`.
    """
    if not ID.fullmatch(words):
        message = f"{short(words)!r} is not usable as an id"
        raise NotationError("bad-id", message, "letters, digits, - and _")
    return words


def reference(words: str) -> Ref:
    """The id of another record, `ga` or `ga/1-10`.

    Raises:
        NotationError: code `bad-relation`.
    """
    if not _REF.fullmatch(words):
        raise NotationError("bad-relation", f"{short(words)!r} is not the id of a record")
    return Ref(words)


def charge(words: str) -> Ref:
    """The id of a judgment, or a charge or sentence outside of the case, described in words.

    Raises:
        NotationError: code `bad-relation`.
    """
    if " " not in words.strip():
        return reference(words)
    return Ref(text(words))


def whole_number(words: str) -> int:
    """A whole number, zero or more.

    Raises:
        NotationError: code `bad-number`.
    """
    bare = words.replace("_", "").replace(",", "")
    longest = 9
    if not (bare.isascii() and bare.isdecimal()) or len(bare) > longest:
        raise NotationError("bad-number", f"{short(words)!r} is not a whole number")
    return int(bare)


def yes_or_no(words: str) -> bool:
    """A yes or a no.

    Raises:
        NotationError: code `bad-choice`.
    """
    answers = {"true": True, "yes": True, "false": False, "no": False}
    if words.lower() not in answers:
        raise NotationError(
            "bad-choice", f"{short(words)!r} is no yes or no", "write true or false"
        )
    return answers[words.lower()]


def percentage(words: str) -> int:
    """A percentage with up to four places, in ten-thousandths of a percent: `5.0231%`.

    Raises:
        NotationError: code `bad-number`.
    """
    whole, _, places = words.strip().removesuffix("%").strip().partition(".")
    digits = whole + places
    exact = len("0000")
    if not (digits.isascii() and digits.isdecimal()) or len(places) > exact or len(whole) > exact:
        message = f"{short(words)!r} is not a percentage with at most four places"
        raise NotationError("bad-number", message, "write 5.03%")
    return int(whole + places.ljust(exact, "0"))


def choice(*words: str) -> Callable[[str], str]:
    """A parser for one of some words."""

    def parse(written: str) -> str:
        if written not in words:
            message = f"{short(written)!r} has no meaning here"
            raise NotationError("bad-choice", message, did_you_mean(written, list(words)))
        return written

    return parse


def runs_in_words(words: str) -> Runs:
    """A relation in words: `concurrent with wa, ga`, `consecutive to wa`; clauses join with `;`.

    Raises:
        NotationError: code `bad-relation`.
    """
    refs: dict[str, tuple[Ref, ...]] = {"concurrent": (), "consecutive": ()}
    for clause in words.split(";"):
        way, _, rest = clause.strip().partition(" ")
        way = way.lower().removesuffix("ly")
        if way not in refs:
            raise NotationError(
                "bad-relation",
                f"{short(words)!r} does not begin with concurrent or consecutive",
                "write `concurrent with ID` or `consecutive to ID`",
            )
        rest = rest.strip()
        preposition, _, names = rest.partition(" ")
        if rest and (preposition not in ("with", "to") or not names.strip()):
            raise NotationError(
                "bad-relation",
                f"{short(words)!r} names no sentence after {way}",
                "write `concurrent with ID` or `consecutive to ID`",
            )
        listed = [name for name in _REFS.split(names.strip()) if name] if rest else [ALL]
        refs[way] += tuple(reference(name) for name in listed)
    return Runs(concurrent_with=refs["concurrent"], consecutive_to=refs["consecutive"])


def short(words: str) -> str:
    """Words from a file as a message may quote them: not long, nothing unprintable."""
    longest = 40
    printable = "".join(c if c.isprintable() else "?" for c in words[: longest + 1])
    return printable if len(words) <= longest else f"{printable[:longest]}..."

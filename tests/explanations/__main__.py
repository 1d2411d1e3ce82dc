"""Write the explanations anew."""

from __future__ import annotations

from tests.explanations import FOLDER, chosen, kept_in, text_of

if __name__ == "__main__":
    for old in FOLDER.rglob("*.txt"):
        old.unlink()
    for path in chosen():
        kept = kept_in(path)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(text_of(path), "utf-8")

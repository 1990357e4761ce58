"""The first draft of a sidecar, for an editor to work off."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

from dossier.check.wording import page_markup
from dossier.edit.guesses import Guesses, guesses
from dossier.evidence.suggestions import settling
from dossier.model.base import LANGS
from dossier.model.statements import TextQuoteSelector
from dossier.text.folding import FoldedText, fold, without_accents
from dossier.text.languages import probable_language
from dossier.text.markdown import flow

_SIDECAR = Template(Path(__file__).with_name("sidecar.yml").read_text("utf-8"))
_GUESS = "  # a guess"
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


def draft(content: bytes, name: str) -> str:
    """The sidecar proposed for the article of that content and file name.

    What is guessed says so, what is not told is left empty. Raises UnicodeDecodeError.
    """
    text = content.decode("utf-8-sig")
    found = guesses(text)
    return _SIDECAR.substitute(
        id=proposed_id(name),
        sha256=hashlib.sha256(content).hexdigest(),
        language=found.language or f"{_GUESS}: neither French nor English",
        title=_title(found),
        published=_guessed(_flow(found, "published").strip('"')),
        publisher=_guessed(_flow(found, "publisher")),
        url=_guessed(_flow(found, "url")),
        not_prose="".join(_not_prose(text, found)) or " []",
    )


def proposed_id(name: str) -> str:
    """An id of the words of a file's name, without accents and the number it begins with."""
    bare = without_accents(name.lower().removesuffix(".txt").translate(_LETTERS))
    return re.sub(r"^[^a-z]+", "", "-".join(re.findall(r"[a-z0-9]+", bare))) or "article"


def doubts(content: bytes) -> Iterator[str]:
    """The things an editor should look at first."""
    text = content.decode("utf-8-sig")
    if probable_language(text) is None:
        yield "The article is probably in neither French nor English."
    if match := page_markup(text):
        yield f"The article looks like HTML: {match.group()}. Copy it as a browser shows it."


def _title(found: Guesses) -> str:
    """The title in the article's language; the other one is the editor's."""
    title = _flow(found, "title")
    french, english = (title if found.language == lang else "" for lang in LANGS)
    return _guessed(title and f"{{fr: {french}, en: {english}}}") or "{fr: , en: }"


def _flow(found: Guesses, key: str) -> str:
    return flow(found.said[key]) if key in found.said else ""


def _guessed(value: str) -> str:
    return value and f"{value}{_GUESS}"


def _not_prose(text: str, found: Guesses) -> Iterator[str]:
    """An item of `not_prose` for each passage, with what tells its quote from others like it."""
    folded = FoldedText(text)
    for role, span in found.marked:
        exact = text[slice(*span)]
        places = folded.find(TextQuoteSelector(exact=exact)) if fold(exact) else []
        settled = {place.start: around for place, around in settling(text, places)}
        around = settled.get(span.start, "") if places[1:] else ""
        parts = filter(None, (f"exact: {flow(exact)}", around, f"role: {role}"))
        if places:
            yield f"\n  - {{{', '.join(parts)}}}{_GUESS}"

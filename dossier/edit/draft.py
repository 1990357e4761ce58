"""Drafts the sidecar of an article, for an editor to complete."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

from dossier.edit.guesses import Guesses, guesses
from dossier.evidence.suggestions import unique_contexts
from dossier.model.base import LANGS, Lang
from dossier.text.folding import FoldedText, without_accents
from dossier.text.markdown import flow

_SIDECAR = Template(Path(__file__).with_name("sidecar.yml").read_text("utf-8"))
_GUESS = "  # a guess"
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


def draft(content: bytes, name: str) -> str:
    """The sidecar proposed for the article of that content and file name, as YAML.

    Guesses are marked as such, what is not known is left empty. Raises UnicodeDecodeError.
    """
    text = content.decode("utf-8-sig")
    found = guesses(text)
    said = {name: flow(words) for name, words in found.said.items()}
    return _SIDECAR.substitute(
        id=proposed_id(name),
        sha256=hashlib.sha256(content).hexdigest(),
        language=found.language or f"{_GUESS}: neither French nor English",
        title=_title(said.get("title", ""), found.language),
        published=_guessed(found.said.get("published", "")),
        publisher=_guessed(said.get("publisher", "")),
        url=_guessed(said.get("url", "")),
        not_prose="".join(_not_prose(text, found)) or " []",
    )


def proposed_id(name: str) -> str:
    """An id made of a file's name, without accents and the number it begins with."""
    bare = without_accents(name.lower().removesuffix(".txt").translate(_LETTERS))
    return re.sub(r"^[^a-z]+", "", "-".join(re.findall(r"[a-z0-9]+", bare))) or "article"


def _title(title: str, language: Lang | None) -> str:
    """The value of `title` with the article's language filled in; the editor adds the other."""
    french, english = (title if language == lang else "" for lang in LANGS)
    return _guessed(title and f"{{fr: {french}, en: {english}}}") or "{fr: , en: }"


def _guessed(value: str) -> str:
    return value and f"{value}{_GUESS}"


def _not_prose(text: str, found: Guesses) -> Iterator[str]:
    """An item of `not_prose` for each passage, with a prefix or suffix if it stands repeatedly."""
    folded = FoldedText(text)
    exacts = {text[slice(*span)] for _, span in found.marked}
    places = {exact: folded.find(exact) for exact in exacts}
    around = {
        (exact, place.start): words
        for exact, spans in places.items()
        for place, words in unique_contexts(text, spans)
    }
    for role, span in found.marked:
        exact = text[slice(*span)]
        context = around.get((exact, span.start))
        parts = filter(None, (f"exact: {flow(exact)}", context, f"role: {role}"))
        if places[exact]:
            yield f"\n  - {{{', '.join(parts)}}}{_GUESS}"

"""The first draft of a sidecar, for an editor to work off."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from dossier.check.wording import page_markup
from dossier.edit.guesses import Guesses, guesses
from dossier.evidence.suggestions import settling
from dossier.model.base import LANGS
from dossier.model.statements import TextQuoteSelector
from dossier.text.folding import FoldedText, fold, without_accents
from dossier.text.languages import probable_language
from dossier.text.markdown import flow
from dossier.text.sentences import Span

_HOW_TO_SET_ASIDE = """\
# What no statement quotes, with a reason: off-topic, repeated, background or {fr: …, en: …}
#   - {exact: …, reason: off-topic}
#   - {from: …, to: …, reason: background}
#   - rest: {fr: …, en: …}"""
_LEFT_OUT = (
    "draft: true  # leaves the article out of the site: remove this line when all is filled in"
)
_HOW_TO_DIVIDE = """\
# Where a sentence is cut in two, words from both parts; where two are one, the second's first words
# joined: [{exact: …}]
# divided: [{exact: …}]"""
_GUESS = "  # a guess"
_NO_LANGUAGE = f"{_GUESS}: neither French nor English"
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


def draft(content: bytes, name: str) -> str:
    """The sidecar proposed for the article of that content and file name.

    What is guessed says so, what is not told is left empty. Raises UnicodeDecodeError.
    """
    text = content.decode("utf-8-sig")
    found, folded = guesses(text), FoldedText(text)
    marked = [(role, span) for role, span in found.marked if fold(text[slice(*span)])]
    not_prose = [_item(text, folded, span, role) for role, span in marked]
    return f"""\
# yaml-language-server: $schema=../schemas/sidecar.json
{_LEFT_OUT}
id: {proposed_id(name)}
sha256: {hashlib.sha256(content).hexdigest()}
language: {found.language or _NO_LANGUAGE}
title: {_title(found)}
title_is_ours: false
published: {_guessed(found.published)}
publisher: {_guessed(found.publisher and flow(found.publisher))}
url: {_guessed(found.url and flow(found.url))}
display: full

not_prose:{"".join(not_prose) or " []"}

{_HOW_TO_DIVIDE}

{_HOW_TO_SET_ASIDE}
unused: []
"""


def proposed_id(name: str) -> str:
    """An id of the words of a file's name, without accents and the number it begins with."""
    bare = without_accents(name.lower().removesuffix(".txt").translate(_LETTERS))
    words = re.findall(r"[a-z]+[a-z0-9]*|\d+", bare)
    while words and words[0].isdigit():
        words.pop(0)
    return "-".join(words) or "article"


def doubts(content: bytes) -> Iterator[str]:
    """What an editor should look at first."""
    text = content.decode("utf-8-sig")
    if probable_language(text) is None:
        yield "The article is probably in neither French nor English."
    if match := page_markup(text):
        yield f"The article looks like HTML: {match.group()}. Copy it as a browser shows it."


def _title(found: Guesses) -> str:
    """The title in the article's language; the other one is the editor's."""
    if not found.title:
        return "{fr: , en: }"
    french, english = (flow(found.title) if found.language == lang else "" for lang in LANGS)
    return f"{{fr: {french}, en: {english}}}{_GUESS}"


def _guessed(value: str) -> str:
    return f"{value}{_GUESS}" if value else ""


def _item(text: str, folded: FoldedText, span: Span, role: str) -> str:
    exact = text[slice(*span)]
    places = folded.find(TextQuoteSelector(exact=exact))
    settled = {place.start: more for place, more in settling(text, places)} if places[1:] else {}
    addition = f", {settled[span.start]}" if span.start in settled else ""
    return f"\n  - {{exact: {flow(exact)}{addition}, role: {role}}}{_GUESS}"

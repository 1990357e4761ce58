"""The first draft of a sidecar, for an editor to work off."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from dossier.evidence.suggestions import settling
from dossier.model.base import Lang
from dossier.model.statements import TextQuoteSelector
from dossier.text.folding import FoldedText
from dossier.text.sentences import Span, paragraphs
from dossier.text.yaml_flow import flow

_METADATA = re.compile(r"\s*(date (\d{4}-\d\d(?:-\d\d)?))\b")
_FRENCH = re.compile(r"\b(?:le|la|les|des|du|et|une|est|dans|pour)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|and|of|to|is|was|for|with|that)\b", re.IGNORECASE)
_LONGEST_HEADING = 80
_STOP = re.compile(r"""[.!?…][»”"'’)\s]*$""")


def draft(content: bytes, name: str) -> str:
    """The sidecar proposed for the article of that content and file name.

    What the file cannot tell is left empty: the build names what is still to be done. Raises
    UnicodeDecodeError.
    """
    text = content.decode("utf-8-sig")
    folded = FoldedText(text)
    marked = list(_not_prose(text))
    not_prose = [_item(text, folded, span, f"role: {role}") for role, span in marked]
    metadata = _METADATA.match(text)
    return f"""\
# yaml-language-server: $schema=../schemas/sidecar.json
id: {_id(name)}
sha256: {hashlib.sha256(content).hexdigest()}
language: {_language(text)}
title: {{fr: , en: }}
title_is_ours: false
published: {metadata[2] if metadata else ""}
publisher:
url:
display: full

not_prose:{"".join(not_prose) or " []"}

{_HOW_TO_SET_ASIDE}
unused: []
"""


_HOW_TO_SET_ASIDE = """\
# What no statement quotes, with a reason: off-topic, repeated, background or {fr: …, en: …}
#   - {exact: …, reason: off-topic}
#   - {from: …, to: …, reason: background}
#   - rest: {fr: …, en: …}"""


def _id(name: str) -> str:
    words = re.findall(r"[a-z]+[a-z0-9]*|\d+", name.lower().removesuffix(".txt"))
    while words and words[0].isdigit():
        words.pop(0)
    return "-".join(words) or "article"


def _language(text: str) -> Lang:
    return "fr" if len(_FRENCH.findall(text)) >= len(_ENGLISH.findall(text)) else "en"


def _not_prose(text: str) -> Iterator[tuple[str, Span]]:
    start = 0
    if metadata := _METADATA.match(text):
        yield "metadata", Span(*metadata.span(1))
        start = metadata.end()
    for number, paragraph in enumerate(paragraphs(text)):
        words = text[slice(*paragraph)]
        bar = words.find(" | ")
        if number == 0 and bar > 0:
            yield "caption", Span(paragraph.start, paragraph.start + bar)
            yield "credit", Span(paragraph.start + bar + 1, paragraph.end)
        elif (
            paragraph.start >= start and len(words) <= _LONGEST_HEADING and not _STOP.search(words)
        ):
            yield "heading", paragraph


def _item(text: str, folded: FoldedText, span: Span, more: str) -> str:
    exact = text[slice(*span)]
    places = folded.find(TextQuoteSelector(exact=exact))
    settled = dict(settling(text, places)) if len(places) > 1 else {}
    addition = f", {settled[span]}" if span in settled else ""
    return f"\n  - {{exact: {flow(exact)}{addition}, {more}}}"

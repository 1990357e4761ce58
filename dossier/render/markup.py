"""Text as HTML: escaped once, remembered, and read back as text where a page needs that."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup, escape

from dossier.text.languages import attributes
from dossier.text.markdown import shown

_TAG = re.compile(r"<[^>]*>")
_ENDS = 4  # words of a quote that tell it
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@lru_cache(maxsize=65536)  # both editions show the same articles
def html(text: str) -> Markup:
    """A text as HTML that shows it to the letter."""
    return escape(shown(text))


def finalized(value: object) -> Markup:
    """A template's value as HTML: markup as it is, anything else escaped."""
    return value if isinstance(value, Markup) else html(str(value).strip(" "))


@lru_cache(maxsize=4096)
def address(target: str) -> Markup:
    """An address elsewhere, percent-encoded but nothing of it twice, for an attribute."""
    return escape(quote(_LONE_PERCENT.sub("%25", target), safe="%/:?#@!$&*+,;=~"))


def fragment(text: str) -> str:
    """A quote as a text fragment names it, by its first and its last words: what stands between
    may be set otherwise where it is published."""
    words = text.split()
    ends = [words] if len(words) <= 2 * _ENDS else [words[:_ENDS], words[-_ENDS:]]
    return ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)


def in_language(text: str, lang: str) -> Markup:
    """Words in another language than those around them; just the words where `lang` is empty."""
    return Markup(f"<span {attributes(lang)}>{html(text)}</span>") if lang else html(text)  # noqa: S704


def plain(markup: object) -> Markup:
    """A piece of HTML without its elements, still escaped."""
    return Markup(_TAG.sub("", finalized(markup)))  # noqa: S704 - escaped


def slug(text: str) -> str:
    """The id of a heading, as Python-Markdown's `toc` makes it."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())

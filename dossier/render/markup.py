"""Writes text as HTML: escaped words, addresses, ids of headings."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup, escape

from dossier.text.languages import attributes
from dossier.text.markdown import percent_encoded, shown

_ENDS = 4  # words of a quote that tell it


@lru_cache(maxsize=4096)  # a page and its translation show the same article
def html(text: str) -> Markup:
    """The text as HTML that shows it to the letter."""
    return escape(shown(text))


def finalized(value: object) -> Markup:
    """A template's value as HTML: markup as it is, anything else escaped."""
    return value if isinstance(value, Markup) else html(str(value).strip(" "))


@lru_cache(maxsize=4096)
def address(target: str) -> Markup:
    """An address elsewhere, percent-encoded and escaped for an attribute."""
    return escape(percent_encoded(target))


def external(target: str) -> str:
    """The attributes of a link to an address elsewhere."""
    return f'href="{address(target)}" rel="external noopener"'


def fragment(text: str) -> str:
    """The quote as the directive of a text fragment, by its first and last four words: the words
    between may be set otherwise where it is published."""
    words = text.split()
    ends = [words] if len(words) <= 2 * _ENDS else [words[:_ENDS], words[-_ENDS:]]
    return ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)


def in_language(text: str, lang: str) -> Markup:
    """Words in another language than those around them; just the words where `lang` is empty."""
    return Markup(f"<span {attributes(lang)}>{html(text)}</span>") if lang else html(text)  # noqa: S704


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """The id of a heading, as Python-Markdown's `toc` makes it."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())

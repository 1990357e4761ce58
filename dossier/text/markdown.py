"""What text becomes on its way into a Markdown page: escaped words and front matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from dossier.text.yaml_flow import flow

# Always escaped: whatever some Markdown dialect gives a meaning anywhere in a line.
# Escaped by position: what has a meaning only at the start, doubled, or stuck to a word.
_MARKUP = re.compile(
    r"""[\\`*_{}\[\]<>&"\#+|~^=$@]"""
    r"""|^[ ]?\d*[-:.!?)%/;]"""
    r"""|(?<!\w)-|-(?!\w)|(?<=:)/|/(?=/)|:(?=\S)"""
    r"""|[!?](?=[!?])|(?<=[!?])[!?]"""
    r"""|(?<=www)\."""
)
_PERHAPS_MARKUP = re.compile(
    r"""[\\`*_{}\[\]<>&"\#+|~^=$@:/!?]|\B-|-\B|^[ ]?\d*[-.)%;]|(?<=www)\."""
)
_PLAIN = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ÿ][ ',0-9A-Za-zÀ-ÖØ-öø-ÿ«»’\u00a0\u202f]*|")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_UNSEEN = re.compile(r"[^\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff]")
_JOINERS = "\u200c\u200d\u2060\ufe0f"


def escape(value: object) -> Markup:
    """The value as text that shows to the letter in Markdown and in HTML alike.

    Special characters become numeric entities, which no Markdown dialect reads again; runs of
    breaking white space become one space; characters that show nothing or turn the direction of
    the line become visible names. Markup passes as it is.
    """
    if isinstance(value, Markup):
        return value
    text = str(value)
    if not _PLAIN.fullmatch(text):  # most values are, and it is quicker to see than to escape
        text = one_line(visible(text))
        if _PERHAPS_MARKUP.search(text):
            text = _MARKUP.sub(_entities, text)
    return Markup(text)  # noqa: S704 - nothing in it has a meaning anywhere


def one_line(text: str) -> str:
    """The text with each run of breaking white space as one space."""
    return re.sub(r"[ \t\r\n\f\v\u0085\u2028\u2029\x1c-\x1f]+", " ", text)


def visible(text: str) -> str:
    """The text with a name in place of each character that would show nothing."""
    return _UNSEEN.sub(_name_unseen, text)


def _entities(match: re.Match[str]) -> str:
    return re.sub(r"[^\d ]", lambda special: f"&#{ord(special.group())};", match.group())


def _name_unseen(match: re.Match[str]) -> str:
    character = match.group()
    if character in "\t\r\n\f\v\x85\u2028\u2029" or character in _JOINERS:
        return character
    if unicodedata.category(character) in _INVISIBLE:
        return f"⟨U+{ord(character):04X}⟩"
    return character


def front_matter(data: Mapping[str, Any]) -> Markup:
    """The inside of a front matter block and its end; MkDocs would not notice a broken one."""
    lines = "".join(f"{key}: {flow(value)}\n" for key, value in data.items())
    return Markup(f"{lines}---\n")  # noqa: S704 - every value is quoted


def link(text: object, target: str) -> Markup:
    return Markup(f"[{escape(text)}]({target})")
